"""``/assets/…`` and ``/media/…``: files that never change, and no others."""

import pytest

ASSET = "0f" * 32
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def picture(site):
    """The folder of a picture that was taken in, beside an original that is not for readers."""
    folder = site.pictures / "public" / ASSET
    folder.mkdir(parents=True)
    (folder / "960.webp").write_bytes(b"RIFF webp")
    (folder / "640.jpg").write_bytes(b"JFIF jpg")
    (folder / "960.avif").write_bytes(b"ftypavif")
    (folder / ".960.webp.part").write_bytes(b"half")
    (site.pictures / "originals").mkdir()
    (site.pictures / "originals" / ASSET).write_bytes(b"GPS")
    (site.pictures / "secret.jpg").write_bytes(b"secret")
    return folder


@pytest.fixture
def named(cleo, storm):
    """The files that a page names, by their endings."""
    links = cleo.gets(storm.page).links
    return {link.rsplit(".", 1)[1]: link for link in links if link.startswith("/assets/")}


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("svg", "image/svg+xml"),
    ],
)
def test_a_page_names_its_script_its_styles_and_its_icon(cleo, named, ending, kind):
    answer = cleo.gets(named[ending])
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == FOREVER
    assert answer.data


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("960.avif", "image/avif", b"ftypavif"),
        ("960.webp", "image/webp", b"RIFF webp"),
        ("640.jpg", "image/jpeg", b"JFIF jpg"),
    ],
)
def test_a_picture_is_there_in_each_of_its_forms(cleo, picture, name, kind, body):
    answer = cleo.gets(f"/media/{ASSET}/{name}")
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == FOREVER
    assert answer.data == body


def test_a_picture_can_be_dropped_from_caches_by_its_name(cleo, picture):
    for name in ("960.webp", "640.jpg"):
        headers = cleo.gets(f"/media/{ASSET}/{name}").headers
        assert headers["cache-tag"] == headers["surrogate-key"] == f"picture-{ASSET}"


@pytest.mark.parametrize(
    "path",
    [
        "none.js",
        "manifest.json",
        ".",
        "..",
        "../files.py",
        "..%2ffiles.py",
        "%2e%2e/files.py",
        "..%5cfiles.py",
        "....//files.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "x" * 5000,
        "",
    ],
)
def test_no_other_file_is_an_asset(cleo, path):
    assert cleo.gets(f"/assets/{path}").status == 404


@pytest.mark.parametrize(
    "path",
    [
        f"{ASSET}/961.webp",
        f"{ASSET}/960.png",
        f"{ASSET}/960.webp/",
        f"{ASSET}/0960.webp",
        f"{ASSET}/.960.webp.part",
        f"{ASSET}/{'9' * 300}.webp",
        f"{ASSET}/",
        f"{ASSET}",
        f"{ASSET[:-1]}/960.webp",
        f"{ASSET.upper()}/960.webp",
        f"{'1' * 64}/960.webp",
        f"{ASSET}/../../secret.jpg",
        f"{ASSET}/..%2f..%2fsecret.jpg",
        f"{ASSET}/%2e%2e/%2e%2e/originals/{ASSET}",
        f"../originals/{ASSET}",
        f"originals/{ASSET}",
        "secret.jpg",
        f"{ASSET}/960.webp%00.jpg",
        f"{ASSET}/960%0a.webp",
    ],
)
def test_no_other_file_is_a_picture(cleo, picture, path):
    answer = cleo.gets(f"/media/{path}")
    assert answer.status in (404, 308)
    assert b"GPS" not in answer.data
    assert b"secret" not in answer.data


def test_what_is_asked_for_in_vain_is_not_remembered(cleo):
    from dateline.delivery import files

    before = files._asset.cache_info().currsize
    for number in range(50):
        assert cleo.gets(f"/assets/none-{number}.js").status == 404
    assert files._asset.cache_info().currsize == before
