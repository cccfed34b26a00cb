"""What commands say of the site's address: where the server of their data folder listens."""

import json

import pytest

from tests.running import Server, run_dateline


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    try:
        yield server.start()
    finally:
        server.stop()


def address_said(folder, slug, **settings):
    said = run_dateline(
        folder, "open", slug, "--headline", "Storm", "--json", settings=settings
    ).stdout
    return json.loads(said)["url"]


def test_it_is_where_the_server_listens(server, tmp_path):
    assert address_said(tmp_path, "storm") == f"{server.url}/live/storm/"
    published = run_dateline(tmp_path, "post", "storm", text="It rains.").stdout
    assert published.startswith(f"Published: {server.url}/live/storm/post/")


def test_what_a_setting_says_goes_before(server, tmp_path):
    said = address_said(tmp_path, "storm", URL="https://news.example")
    assert said == "https://news.example/live/storm/"


def test_a_server_that_left_or_was_killed_is_not_spoken_of(server, tmp_path):
    server.kill()
    assert address_said(tmp_path, "storm") == "http://127.0.0.1:8000/live/storm/"
    server.start()
    assert address_said(tmp_path, "flood") == f"{server.url}/live/flood/"
    server.stop()
    assert not (tmp_path / "served-at").exists()
    assert address_said(tmp_path, "fire") == "http://127.0.0.1:8000/live/fire/"
