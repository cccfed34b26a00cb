"""Another newspaper's site, on an origin of its own: pages with coverage embedded in every way.

It has a strict policy, styles that spare nothing, a page into which its server puts a fragment, and a page of
a content system that takes what others embed as WordPress does: by oEmbed, and of that only a frame, in a
sandbox, which it believes to be 200 to 1000 pixels high.
"""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from dateline.outside.page_head import read_page_head

HOSTILE = """
html { font-size: 8px }
* { display: none !important; color: lime !important; background: yellow !important;
    font: 40px/3 fantasy !important; letter-spacing: 9px !important; text-transform: uppercase !important;
    visibility: hidden !important; opacity: 0.1 !important; float: right !important;
    margin: 31px !important; position: relative !important; width: 40px !important;
    height: 17px !important; --paper: lime; --ink: lime }
html, body, main, p, h1, iframe, section { display: block !important; visibility: visible !important;
    width: auto !important; height: auto !important; float: none !important; opacity: 1 !important }
"""
CALM = """
body { margin: 0 auto; max-width: 45rem; padding: 0 1rem; font: 1.1rem/1.5 serif }
iframe { border: 0 }
"""
WORDPRESS = """
addEventListener("message", ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== frame.contentWindow) continue;
    if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
    const asked = data.message === "link" && new URL(data.value);
    if (asked && asked.host === new URL(frame.src).host) top.location.href = data.value;
  }
});
for (const frame of document.querySelectorAll("iframe[data-secret]"))
  frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
"""
SECRET = "aB3dE6gH9j"
KEPT = ("src", "width", "height", "title")  # of a frame's attributes, by whoever does not trust it


class OtherSite:
    """``newsroom`` is the address of the one whose coverage stands here."""

    def __init__(self, newsroom: str) -> None:
        self.newsroom = newsroom
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def policy(self) -> str:
        return (
            f"default-src 'none'; script-src 'self' {self.newsroom}; style-src 'self'; "
            f"connect-src {self.newsroom}; img-src data: {self.newsroom}; frame-src {self.newsroom}"
        )

    def page(self, path: str) -> tuple[str, str]:
        """The type and the text of what is here. ``/hostile/storm/`` is about the coverage ``storm``."""
        files = {"hostile.css": HOSTILE, "calm.css": CALM, "wordpress.js": WORDPRESS}
        name = path.rpartition("/")[2]
        if name in files:
            return ("text/css" if name.endswith("css") else "text/javascript"), files[name]
        _, style, slug, _ = path.split("/")
        return "text/html; charset=utf-8", self._article(style, slug)

    def _article(self, style: str, slug: str) -> str:
        live = f"{self.newsroom}/live/{slug}/"
        return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>The Gazette</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/{style}.css">
<main><h1>The Gazette</h1><p id="before">Our neighbours follow this all day.</p>
<dateline-coverage src="{live}" posts="3"><p id="fallback">Live nearby.</p></dateline-coverage>
<p id="after">And this is what we think of it.</p>
<iframe id="frame" src="{self.newsroom}/embed/{slug}/3/" title="Framed" width="100%" height="150"></iframe>
<section id="included" aria-label="Included">{self.fetched(f"{live}fragment/")}</section>
{self.by_oembed(live)}
</main><script type="module" src="{self.newsroom}/embed.js"></script>
<script src="/wordpress.js"></script></html>"""

    def fetched(self, address: str) -> str:
        """As ``file_get_contents`` has it."""
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            return ""

    def by_oembed(self, address: str) -> str:
        """What a content system makes of a link that an editor pasted."""
        head = read_page_head(self.fetched(address).encode(), "text/html; charset=utf-8")
        if not head.oembed:
            return ""
        said = json.loads(self.fetched(head.oembed))
        attributes = re.findall(
            r'([\w-]+)="([^"]*)"', re.findall(r"<iframe .*?></iframe>", said["html"])[0]
        )
        kept = {name: unescape(value) for name, value in attributes if name in KEPT}
        kept["src"] += f"#?secret={SECRET}"
        kept |= {"sandbox": "allow-scripts", "security": "restricted", "data-secret": SECRET}
        written = (f'{name}="{escape(value)}"' for name, value in kept.items())
        return f"<iframe {' '.join(written)}></iframe>"


class Handler(BaseHTTPRequestHandler):
    def __init__(self, site: OtherSite, *args) -> None:
        self._site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        form, text = self._site.page(urlsplit(self.path).path)
        self.send_response(200)
        self.send_header("content-type", form)
        self.send_header("content-security-policy", self._site.policy)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args) -> None:
        pass


@contextmanager
def other_site(newsroom: str) -> Iterator[OtherSite]:
    site = OtherSite(newsroom)
    yield site
    site.close()
