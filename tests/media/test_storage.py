"""Pictures are kept by what they are: originals for the newsroom, renditions for Cleo."""

import hashlib
import stat
from pathlib import Path

import pytest

from dateline.media.renditions import make_renditions
from dateline.media.storage import PictureFolder
from tests.media.photographs import photograph

ORIGINAL = photograph(500, 400)


@pytest.fixture
def folder(tmp_path) -> PictureFolder:
    return PictureFolder(tmp_path)


@pytest.fixture
def asset(folder) -> str:
    """A picture that is up."""
    kept = folder.keep(ORIGINAL, make_renditions(ORIGINAL))
    folder.put_up(kept)
    return kept


def files(path: Path) -> list[str]:
    return sorted(str(found.relative_to(path)) for found in path.rglob("*") if found.is_file())


def test_the_id_is_the_digest_of_the_original(asset):
    assert asset == hashlib.sha256(ORIGINAL).hexdigest()


def test_it_keeps_the_original_apart_from_the_renditions(asset, tmp_path):
    assert files(tmp_path) == [
        f"originals/{asset}",
        *sorted(
            f"public/{asset}/{width}.{ending}"
            for width in (480, 500)
            for ending in ("avif", "jpg", "webp")
        ),
    ]


def test_the_original_comes_back_as_it_came(folder, asset):
    assert folder.original(asset) == ORIGINAL


def test_only_the_newsroom_can_read_originals(asset, tmp_path):
    assert stat.S_IMODE((tmp_path / "originals").stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE((tmp_path / "originals" / asset).stat().st_mode) & 0o077 == 0


def test_a_rendition_is_found_by_its_name(folder, asset):
    assert folder.rendition(asset, "480.webp").read_bytes().startswith(b"RIFF")
    assert folder.rendition(asset, "960.webp") is None


@pytest.mark.parametrize(
    ("asset_id", "name"),
    [
        ("..", "480.webp"),
        ("../originals", "480.webp"),
        ("a" * 64, "../../originals/x"),
        ("a" * 64, "480.webp/.."),
        ("a" * 64, "480.svg"),
        ("A" * 64, "480.webp"),
        ("a" * 64 + "\n", "480.webp"),
    ],
)
def test_no_other_name_finds_anything(folder, asset, asset_id, name):
    assert folder.rendition(asset_id, name) is None
    assert folder.original(name) is None


def test_keeping_the_same_picture_twice_does_no_harm(folder, asset, tmp_path):
    before = files(tmp_path)
    assert folder.keep(ORIGINAL, make_renditions(ORIGINAL)) == asset
    assert files(tmp_path) == before


def test_a_crash_leaves_no_half_file(folder, tmp_path, monkeypatch):
    def crash(self, target):
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(OSError, match="no space left"):
        folder.keep(ORIGINAL, make_renditions(ORIGINAL))
    assert files(tmp_path) == []


def test_what_a_crash_left_out_is_kept_the_second_time(folder, asset, tmp_path):
    (tmp_path / "public" / asset / "480.webp").unlink()
    folder.keep(ORIGINAL, make_renditions(ORIGINAL))
    assert folder.rendition(asset, "480.webp") is not None


def test_a_picture_is_not_up_before_it_is_put_up(folder):
    asset = folder.keep(ORIGINAL, make_renditions(ORIGINAL))
    assert folder.rendition(asset, "480.webp") is None
    folder.put_up(asset)
    assert folder.all_up() == [asset]


def test_the_desk_reads_what_is_not_up_and_what_is(folder):
    asset = folder.keep(ORIGINAL, make_renditions(ORIGINAL))
    before = folder.rendition_at_the_desk(asset, "480.avif")
    folder.put_up(asset)
    assert before
    assert folder.rendition_at_the_desk(asset, "480.avif") == before
    assert folder.rendition_at_the_desk(asset, "../../originals/" + asset) is None


def test_it_says_whether_all_of_a_picture_is_there(folder, asset, tmp_path):
    assert folder.holds(asset, ["480.avif", "500.jpg"])
    (tmp_path / "public" / asset / "500.jpg").unlink()
    assert not folder.holds(asset, ["480.avif", "500.jpg"])
    assert not folder.holds("f" * 64, [])


def test_a_picture_that_is_taken_down_stays_with_the_newsroom(folder, asset):
    folder.take_down(asset)
    folder.take_down(asset)
    assert not folder.is_up(asset)
    assert folder.rendition(asset, "480.webp") is None
    assert folder.original(asset) is not None
