"""``make lighthouse``, and the end of ``make bench``: the demo's live page, as Lighthouse scores it.

Debian's Chromium opens the page of a demo that is running and publishes; Lighthouse plays a phone on a slow
line, then a laptop, several times over. Renews the tables in docs/benchmark.md and README, and fails below a
hundred.
"""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from bench.lighthouse.asking import ask
from bench.lighthouse.report import details, scores, wanting
from bench.places import filled
from tests.running import PATIENCE, environment, free_port

ROOT = Path(__file__).parents[2]
PAGE = "/live/morvela-eruption/"
ROUNDS = 3
FORMS = ("phone", "laptop")


def main() -> None:
    with TemporaryDirectory(prefix="dateline-lighthouse-") as folder, demo(Path(folder)) as url:
        visits = [ask(url, form) for _ in range(ROUNDS) for form in FORMS]
    blocks = {"scores": scores(visits), "details": details(visits)}
    print(*blocks.values(), sep="\n\n")
    for name in ("README.md", "docs/benchmark.md"):
        page = ROOT / name
        page.write_text(filled(page.read_text(encoding="utf-8"), "lighthouse", blocks), "utf-8")
    if found := wanting(visits):
        sys.exit(f"lighthouse: {'; '.join(found)}; 100 is promised of each.")


@contextmanager
def demo(data: Path) -> Iterator[str]:
    """The address of the live page of a demo, once it is there."""
    port = free_port()
    url = f"http://localhost:{port}{PAGE}"
    command = [sys.executable, "-m", "dateline", "demo", "--data", data, "--port", str(port)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    try:
        wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(url: str) -> None:
    until = monotonic() + 4 * PATIENCE  # its pictures are painted first
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if monotonic() > until:
                sys.exit("lighthouse: the demo did not open within two minutes")
            sleep(0.2)


if __name__ == "__main__":
    main()
