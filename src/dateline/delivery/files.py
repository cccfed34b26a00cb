"""Files that never change under their address: the built front end, and the renditions of pictures."""

import json
import mimetypes
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.delivery import caching
from dateline.delivery.answers import Answer

ASSETS = Path(str(files("dateline.delivery"))) / "assets"


@cache
def asset_names() -> dict[str, str]:
    """Where the build put the script, the style sheet and the icon: their names with their hashes."""
    manifest = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))
    return {Path(source).name: entry["file"] for source, entry in manifest.items()}


@cache
def asset(name: str) -> Answer | None:
    """A file of the front end; there are few and they are small, so they stay in memory."""
    return _file(ASSETS / name) if name in asset_names().values() else None


def picture(folder: Path, asset_id: str, name: str) -> Answer | None:
    """A rendition. The caller has matched both names, so they cannot lead out of the folder."""
    return _file(folder / "public" / asset_id / name)


def _file(path: Path) -> Answer | None:
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return None
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Answer(body, kind, caching.FOREVER)
