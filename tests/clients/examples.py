"""The documented clients, as they stand in docs/reference/clients.md but for the address."""

import re
import shlex
import sys
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/clients.md").read_text(encoding="utf-8")
ADDRESS = "https://news.example/live/storm-friday/"
BEGINNING = 3  # the change after which each of them begins


def example(name: str, live: str) -> str:
    """The example in the code block of this name, as in ```sh curl, on another coverage."""
    code = re.search(rf"(?ms)^```\w+ {re.escape(name)}\n(.*?)^```$", PAGE)[1]
    return code.replace(ADDRESS, live)


def command(name: str, live: str) -> list[str]:
    """What runs an example."""
    code = example(name, live)
    if name.startswith("curl"):
        return shlex.split(code)
    if name == "eventsource":
        node = Path(sys.executable).with_name("node")
        return [str(node), "--input-type=module", "--eval", code]
    if name == "EventSource":
        elsewhere = urljoin(
            live.replace("127.0.0.1", "localhost"), "/"
        )  # another site to a browser
        return [sys.executable, "-m", "tests.clients.in_chromium", elsewhere, code]
    return [sys.executable, "-W", "error", "-c", code]
