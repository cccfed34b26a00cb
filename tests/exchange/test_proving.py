"""``dateline verify DIR``: whatever was done to an export is found, and said in one sentence."""

import json
import shutil
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exchange.exports.manifest import Listed, Manifest
from dateline.exchange.exports.proving import ExportBroken, prove_export
from tests.running import run_dateline


@pytest.fixture
def whole(exported) -> Path:
    """An export; each test that touches it puts it back."""
    return exported.folder


@pytest.fixture
def folder(whole, tmp_path) -> Path:
    """A copy of it, to touch."""
    return shutil.copytree(whole, tmp_path / "flood")


@pytest.fixture
def typed(tmp_path):
    return partial(run_dateline, tmp_path / "data")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def broken(folder: Path) -> str:
    with pytest.raises(ExportBroken) as found:
        prove_export(folder)
    return str(found.value)


@given(st.data())
def test_any_byte_that_was_changed_is_found(whole, data):
    file = data.draw(st.sampled_from(files(whole)))
    before = file.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    other = before[place] ^ data.draw(st.integers(1, 255))
    try:
        file.write_bytes(before[:place] + bytes([other]) + before[place + 1 :])
        assert broken(whole).startswith(file.relative_to(whole).as_posix())
    finally:
        file.write_bytes(before)


@given(st.data())
def test_any_file_that_was_cut_or_lengthened_is_found(whole, data):
    file = data.draw(st.sampled_from(files(whole)))
    before = file.read_bytes()
    cut = before[: data.draw(st.integers(0, len(before) - 1))]
    try:
        file.write_bytes(data.draw(st.sampled_from([cut, before + b"\n", before * 2])))
        assert broken(whole).startswith(file.relative_to(whole).as_posix())
    finally:
        file.write_bytes(before)


@given(st.data())
def test_any_file_that_was_removed_or_put_elsewhere_is_found(whole, data):
    file = data.draw(st.sampled_from(files(whole)))
    aside = data.draw(st.sampled_from([whole.parent / "aside", file.with_name("elsewhere")]))
    file.rename(aside)
    try:
        assert broken(whole).startswith(f"{file.relative_to(whole).as_posix()} is missing")
    finally:
        aside.rename(file)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=60)


@given(NAMES.filter(lambda name: name.strip(".") != ""), st.binary(max_size=9), st.booleans())
def test_anything_that_was_added_is_found(whole, name, content, as_folder):
    added = whole / "post" / name
    if as_folder:
        added.mkdir()
    else:
        added.write_bytes(content)
    try:
        assert "was added: the manifest does not list it" in broken(whole)
    finally:
        added.rmdir() if as_folder else added.unlink()


def test_an_untouched_export_is_sound(typed, folder):
    done = typed("verify", str(folder), "--json")
    said = json.loads(done.stdout)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert (done.returncode, said["sound"], said["files"]) == (0, True, len(files(folder)))
    assert (said["digest"], said["seal"]) == (manifest["journal"]["digest"], manifest["seal"])
    assert not (folder.parent / "data").exists()  # no newsroom is needed


def test_what_is_wrong_is_said_in_one_sentence(typed, folder):
    page = folder / "index.html"
    page.write_bytes(page.read_bytes().replace(b"The weir", b"The tarn"))
    done = typed("verify", f"{folder}/")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Broken: index.html was altered")
    assert json.loads(typed("verify", str(folder), "--json").stdout)["file"] == "index.html"


def test_a_link_to_the_very_same_file_is_no_file(folder, tmp_path):
    page = folder / "index.html"
    page.rename(tmp_path / "page")
    page.symlink_to(tmp_path / "page")
    assert broken(folder) == "index.html is no plain file"


def sealed_anew(folder: Path, **said) -> None:
    """As a forger would: list whatever is there now."""
    manifest = json.loads((folder / "manifest.json").read_bytes()) | said
    listed = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in files(folder)
        if file.name != "manifest.json"
    }
    forged = {
        name: Listed(len(body), sha256(body).hexdigest()) for name, body in sorted(listed.items())
    }
    written = Manifest(manifest["coverage"], manifest["journal"], forged).written()
    (folder / "manifest.json").write_bytes(written)


def replaced(name: str, old: str, new: str, count: int = -1) -> Callable[[Path], None]:
    def replace(folder: Path) -> None:
        before = (folder / name).read_text()
        assert old in before
        (folder / name).write_text(before.replace(old, new, count))

    return replace


def no_withdrawal(folder: Path) -> None:
    """The journal ends before it."""
    lines = (folder / "journal.jsonl").read_text().splitlines(keepends=True)
    (folder / "journal.jsonl").write_text("".join(lines[:-2]))


def no_page(folder: Path) -> None:
    shutil.rmtree(min((folder / "post").iterdir()))


@pytest.mark.parametrize(
    ("forge", "sentence"),
    [
        (replaced("journal.jsonl", "Report 7", "Report 8"), "journal.jsonl is broken at change 8"),
        (
            replaced("coverage.json", "Report 7", "Report 8"),
            "coverage.json is not what the journal",
        ),
        (replaced("coverage.json", "{", "[", 1), "coverage.json is not JSON"),
        (replaced("head.json", '"seq":29', '"seq":30'), "head.json does not say where"),
        (replaced("head.json", '"segment_size":10', '"segment_size":0'), "head.json is not of the"),
        (replaced("journal/2/11-20.json", "rt 12", "rt 13"), "journal/2/11-20.json does not have"),
        (replaced("journal/2/11-20.json", '"changes"', '"c"'), "journal/2/11-20.json is not of"),
        (no_withdrawal, "journal.jsonl is broken at change"),
        (no_page, "is missing, and the journal has its post"),
    ],
)
def test_a_forger_who_seals_anew_is_found_by_the_journal(folder, forge, sentence):
    forge(folder)
    sealed_anew(folder)
    assert sentence in broken(folder)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"[" * 100_000, b"9" * 5000, b"\xff"])
def test_a_manifest_that_is_none_is_said_to_be_none(folder, raw):
    (folder / "manifest.json").write_bytes(raw)
    assert broken(folder) == "manifest.json does not have the form of a manifest"


def test_a_manifest_of_a_later_form_is_not_guessed_at(folder):
    replaced("manifest.json", '"form": 1', '"form": 2')(folder)
    assert broken(folder) == "manifest.json is of form 2, and this version reads form 1"


def test_a_folder_that_there_is_not_is_refused(typed):
    done = typed("verify", "./nothing")
    assert (done.returncode, done.stderr) == (2, "dateline: There is no folder nothing.\n")


def test_a_folder_called_like_a_slug_is_written_with_a_slash(typed, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert typed("verify", "./flood").stdout.startswith("Sound: ")
    assert typed("verify", "flood").stderr == (
        "dateline: There is no coverage “flood”; the folder of that name is written ./flood.\n"
    )
