"""A proxy that keeps streams back, as many do that newsrooms did not set up: the script notices, and asks."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reading
from tests.browser.reading import wait_for_headline
from tests.installed import needs
from tests.running import PATIENCE, free_port

pytestmark = pytest.mark.browser

QUIET_MS = (
    75_000  # longer than an open stream may be silent before the script checks (following.ts)
)
CONFIGURATION = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/kept;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://127.0.0.1:{server};
      proxy_http_version 1.1;
      proxy_buffering on; proxy_buffers 8 64k;
      proxy_ignore_headers X-Accel-Buffering;  # by which the server asks for the contrary
    }}
  }}
}}
"""


@pytest.fixture
def behind(server, tmp_path) -> Iterator[str]:
    """The server's address behind an nginx that buffers whatever comes."""
    port = free_port()
    file = tmp_path / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=tmp_path, port=port, server=server.port))
    process = subprocess.Popen([needs("nginx"), "-c", file, "-p", tmp_path])
    try:
        wait_until_up(tmp_path / "pid", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_until_up(pid: Path, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + PATIENCE
    while not pid.exists():
        assert process.poll() is None, "nginx left"
        assert monotonic() < until, "nginx did not come up"
        sleep(0.02)


@pytest.fixture
def buffered(browser, behind) -> Iterator[Page]:
    """Cleo behind that proxy; her clock can be put forward."""
    reading = Reading(behind.removeprefix("http://"))
    context = browser.new_context(base_url=behind)
    page = reading.watch(context.new_page())
    page.clock.install()
    yield page
    context.close()
    assert reading.wrong == []


def test_what_the_stream_does_not_bring_is_asked_for(buffered, ada, slug):
    streams = []
    buffered.on("request", lambda request: "/stream?" in request.url and streams.append(request))
    buffered.goto(f"/live/{slug}/")
    buffered.wait_for_selector("#connection.up")
    for headline in ("The first is late", "So is the second"):
        ada.publish_post(slug, headline=headline, text="Held by the proxy.")
        buffered.clock.fast_forward(QUIET_MS)
        wait_for_headline(buffered, headline)
    tried = len(streams)
    ada.publish_post(slug, headline="From now on it asks", text="Every few seconds.")
    wait_for_headline(buffered, "From now on it asks")
    assert len(streams) == tried  # it has let go of streaming, for minutes
    assert buffered.locator("#connection.up").inner_text() == "Live"
