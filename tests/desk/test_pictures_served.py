"""From Ben's telephone to Cleo's page: a photograph of its real size, through the real server."""

from io import BytesIO

import httpx
import pytest
from PIL import Image

from dateline.newsroom.documents import document
from dateline.newsroom.ids import new_id
from tests.browser.staff import sessions
from tests.media.photographs import exif
from tests.media.test_pictures import noisy
from tests.running import Server, run_dateline

TOKEN = "a" * 32  # of the desk's form, said twice as its script does


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Ben's connection to the API of a server of its own."""
    data = tmp_path_factory.mktemp("data")
    assert run_dateline(data, "open", "flood", "--headline", "The river rises").returncode == 0
    cookies = {"dateline_session": sessions(data, ben="reporter")["ben"], "dateline_csrf": TOKEN}
    server = Server(data).start()
    headers = {"X-CSRFToken": TOKEN}
    with httpx.Client(base_url=server.url, cookies=cookies, headers=headers, timeout=60) as client:
        yield client
    server.stop()


def send(desk: httpx.Client, picture: bytes) -> httpx.Response:
    return desk.post("/api/pictures", content=picture, headers={"Content-Type": "image/jpeg"})


def test_a_photograph_reaches_readers(desk):
    content = BytesIO()
    noise = Image.effect_noise((4000, 3000), 60).convert("RGB")
    noise.save(content, "JPEG", quality=95, exif=exif(gps=True))
    assert len(content.getvalue()) > 5_000_000
    picture = send(desk, content.getvalue()).raise_for_status().json()
    assert (picture["width"], picture["height"]) == (4000, 3000)
    assert desk.get(picture["address"]).headers["content-type"] == "image/jpeg"
    for_readers = f"/media/{picture['id']}/960.avif"
    assert httpx.get(desk.base_url.join(for_readers)).status_code == 404
    image = {"type": "image", "attrs": picture["attributes"] | {"alt": "Grey noise."}}
    post = {"id": str(new_id()), "headline": "Noise", "body": document(image)}
    desk.post("/api/coverages/flood/posts", json=post).raise_for_status()
    fetched = httpx.get(desk.base_url.join(for_readers))
    assert (fetched.status_code, fetched.headers["content-type"]) == (200, "image/avif")
    assert not dict(Image.open(BytesIO(fetched.content)).getexif())


def test_what_breaks_a_codec_breaks_nothing_else(desk):
    for broken in (noisy("JPEG")[:4000], b"\x89PNG\r\n\x1a\n" + bytes(5000), b"RIFF\0\0\0\0WEBP"):
        answer = send(desk, broken)
        assert (answer.status_code, "was cut short" in answer.json()["detail"]) == (422, True)
    assert desk.get("/api/me").status_code == 200
