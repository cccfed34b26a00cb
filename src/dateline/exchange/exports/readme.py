"""README.txt: what an export is, and how to prove it whole, also in fifty years and without Dateline."""

from collections.abc import Mapping
from typing import Any

TEXT = """\
{headline}

This is live coverage by {site}, as a folder of plain files. It needs no server: open index.html in a
browser. It is the coverage as it stood after change {seq} of its journal, which was made at
{at}. The coverage itself is, or was, at

    {url}


What is here

index.html      the coverage's page: the newest posts. Older ones follow page by page, in before/.
key/            its key moments, if it has any
post/           a page for each post. One that was withdrawn has a page that says so, and nothing more.
feed.*, key.*   its feeds, and those of its key moments, as Atom, RSS and JSON
media/          photographs, each in several sizes and formats
assets/         the pages' style sheet and icon
coverage.json   the coverage as data: its head, its posts in the order of the page, what was withdrawn
journal.jsonl   the journal: everything that was ever published, a change on each line. The text of
                withdrawn posts was taken out of it.
head.json       where the journal ends
journal/        the same changes in the files that clients of Dateline's protocol ask for. Put on a file
                server at its old address, this folder answers them, and every old link, as it did.
manifest.json   every file here but itself, with its size and SHA-256; where the journal ends; and a
                seal, the SHA-256 over all that the manifest says


How to prove that it is whole

    dateline verify ./FOLDER

says whether a file is missing, was added or was altered, whether each change of the journal follows from
the one before it, and whether coverage.json is what the journal adds up to. It prints the journal's last
digest and the manifest's seal. Whoever wrote down either of them on the day of the export can tell whether
this is that export. The journal's last digest is

    {digest}

Without Dateline, with nothing but Python, in this folder:

    import hashlib, json, pathlib

    def sha256(data):
        return hashlib.sha256(data).hexdigest()

    def canonical(value):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    manifest = json.loads(pathlib.Path("manifest.json").read_bytes())
    seal = manifest.pop("seal")
    assert sha256(canonical(manifest)) == seal
    here = {{path.as_posix() for path in pathlib.Path().rglob("*") if path.is_file()}}
    assert here == {{"manifest.json", *manifest["files"]}}
    for name, listed in manifest["files"].items():
        assert sha256(pathlib.Path(name).read_bytes()) == listed["sha256"], name

    digest = "0" * 64
    for line in pathlib.Path("journal.jsonl").read_bytes().splitlines():
        change = json.loads(line)
        if change["state"] is not None:
            assert sha256(canonical(change["state"])) == change["state_digest"]
        header = {{name: change[name] for name in ("at", "kind", "seq", "state_digest", "subject")}}
        digest = sha256(bytes.fromhex(digest) + canonical(header))
        assert digest == change["digest"], change["seq"]
    assert digest == manifest["journal"]["digest"]
    print("Sound:", digest, seal)
"""


def readme(site: str, coverage: Mapping[str, Any], *, seq: int, at: str, digest: str) -> bytes:
    """``coverage`` is the manifest's; ``at`` is that of the last change."""
    headline, url = coverage["headline"], coverage["url"]
    text = TEXT.format(headline=headline, site=site, url=url, seq=seq, at=at, digest=digest)
    return text.encode()
