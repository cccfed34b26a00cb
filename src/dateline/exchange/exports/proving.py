"""Proving an export: complete, unaltered, and what its journal adds up to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from dateline.exchange.errors import ExportRefused
from dateline.exchange.exports.folder import files_in
from dateline.exchange.exports.manifest import (
    MANIFEST,
    Listed,
    Manifest,
    ManifestUnsound,
    read_manifest,
)
from dateline.exchange.exports.structure import (
    COVERAGE,
    HEAD,
    JOURNAL,
    coverage_document,
    read_changes,
)
from dateline.journal.changes import Change, decode
from dateline.journal.digest import Tip
from dateline.journal.errors import ChainBroken, ChangeMalformed, JournalError
from dateline.journal.fold import CoverageFold
from dateline.journal.proof import compare, proved
from dateline.journal.segments import ranges_after


class ExportBroken(Exception):
    """An export is not what was exported. ``file`` says where, ``why`` completes the sentence."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file} {why}")
        self.file = file
        self.why = why


@dataclass(frozen=True, slots=True)
class Proved:
    """A sound export. Whoever noted its digest or its seal can tell that it is the one they know."""

    files: int
    seq: int
    digest: str
    seal: str


def prove_export(folder: Path) -> Proved:
    """Prove a folder whole; ExportBroken where it is not, ExportRefused where there is none to read."""
    if not folder.is_dir():
        raise ExportRefused(f"There is no folder {folder}.")
    try:
        manifest = _manifest(folder)
        _check_files(folder, manifest)
        changes, folded = _journal(folder, manifest)
        _check_structure(folder, manifest, changes, folded)
    except OSError as error:
        raise ExportRefused(f"{error.filename} cannot be read ({error.strerror}).") from error
    return Proved(len(manifest.files) + 1, folded.seq, folded.digest, manifest.seal)


def _manifest(folder: Path) -> Manifest:
    file = folder / MANIFEST
    if file.is_symlink() or not file.is_file():
        raise ExportBroken(MANIFEST, "is missing, and without it nothing here can be proved")
    try:
        return read_manifest(file.read_bytes())
    except ManifestUnsound as error:
        raise ExportBroken(MANIFEST, str(error)) from error


def _check_files(folder: Path, manifest: Manifest) -> None:
    here = files_in(folder) - {MANIFEST}
    for name in sorted(manifest.files.keys() - here):
        raise ExportBroken(name, "is missing")
    for name in sorted(here - manifest.files.keys()):
        raise ExportBroken(name, "was added: the manifest does not list it")
    for name, listed in manifest.files.items():
        _check_file(folder / name, name, listed)


def _check_file(file: Path, name: str, listed: Listed) -> None:
    if file.is_symlink() or not file.is_file():
        raise ExportBroken(name, "is no plain file")
    size = file.stat().st_size
    if size != listed.size:
        raise ExportBroken(name, f"was altered: it has {size} bytes, and had {listed.size}")
    with file.open("rb") as content:
        if file_digest(content, "sha256").hexdigest() != listed.sha256:
            raise ExportBroken(
                name, "was altered: its SHA-256 is not the one that the manifest has"
            )


def _journal(folder: Path, manifest: Manifest) -> tuple[list[Change], CoverageFold]:
    folded = CoverageFold()
    try:
        changes = list(proved(read_changes(folder / JOURNAL)))
        for change in changes:
            _take(folded, change)
        noted = manifest.journal
        compare(Tip(folded.seq, folded.digest), Tip(noted["seq"], noted["digest"]))
    except ChainBroken as broken:
        raise ExportBroken(JOURNAL, f"is broken at change {broken.seq}: {broken.why}") from broken
    except FileNotFoundError as error:
        raise ExportBroken(JOURNAL, "is missing") from error
    return changes, folded


def _take(folded: CoverageFold, change: Change) -> None:
    try:
        folded.apply(change)
    except (JournalError, KeyError, TypeError, AttributeError) as error:
        raise ChainBroken(
            change.seq, "its state is not of the form that the protocol has"
        ) from error


def _check_structure(
    folder: Path, manifest: Manifest, changes: list[Change], folded: CoverageFold
) -> None:
    """What the journal leads to has to be here, and to be the same."""
    head = _head(folder)
    noted = manifest.journal
    said = (head.get("edition"), head.get("seq"), head.get("digest"))
    if said != (noted["edition"], folded.seq, folded.digest):
        raise ExportBroken(HEAD, "does not say where the journal ends")
    if folded.coverage is None or manifest.coverage["slug"] != folded.coverage["slug"]:
        raise ExportBroken(MANIFEST, "is of another coverage than the journal")
    if _document(folder, COVERAGE) != coverage_document(folded):
        raise ExportBroken(COVERAGE, "is not what the journal adds up to")
    for asked in ranges_after(0, folded.seq, head["segment_size"]):
        name = f"journal/{noted['edition']}/{asked}.json"
        if _changes(folder, name) != changes[asked.first - 1 : asked.last]:
            raise ExportBroken(name, "does not have the changes that the journal has")
    for name in pages_of(folded):
        if name not in manifest.files:
            raise ExportBroken(name, "is missing, and the journal has its post")


def _head(folder: Path) -> dict[str, Any]:
    head = _document(folder, HEAD)
    if isinstance(head, dict) and type(size := head.get("segment_size")) is int and size > 0:
        return head
    raise ExportBroken(HEAD, "is not of the form that the protocol has")


def _changes(folder: Path, name: str) -> list[Change]:
    try:
        return [decode(change) for change in _document(folder, name)["changes"]]
    except (TypeError, KeyError, ChangeMalformed) as error:
        raise ExportBroken(name, "is not of the form that the protocol has") from error


def pages_of(folded: CoverageFold) -> Iterator[str]:
    """The pages that an export has for certain: the coverage's, and one for each post that was ever in it."""
    yield "index.html"
    for post in (*folded.posts, *folded.withdrawn):
        yield f"post/{post}/index.html"


def _document(folder: Path, name: str) -> Any:
    try:
        return json.loads((folder / name).read_bytes())
    except FileNotFoundError as error:
        raise ExportBroken(name, "is missing") from error
    except (ValueError, RecursionError) as error:
        raise ExportBroken(name, "is not JSON") from error
