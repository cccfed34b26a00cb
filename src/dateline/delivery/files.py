"""Files that never change under their address: the built front end, and the renditions of pictures."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.delivery import caching
from dateline.delivery.answers import ON_ANY_PAGE, Answer

# Python's own table knows neither AVIF nor WebP before 3.13, and on some machines nothing but that
# table is there.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}

MANIFESTS = ("manifest.json", "embed.json")  # of the pages, and of embeds
ASSETS = Path(str(files("dateline.delivery"))) / "assets"


@cache
def asset_names() -> dict[str, str]:
    """Where the build put the script, the style sheet and the icon: their names with their hashes."""
    found = [json.loads((ASSETS / name).read_text(encoding="utf-8")) for name in MANIFESTS]
    return {
        Path(source).name: entry["file"] for entries in found for source, entry in entries.items()
    }


def built(source: str) -> bytes:
    """What the build made of a source, by the source's name."""
    return (ASSETS / asset_names()[source]).read_bytes()


def asset(name: str) -> Answer | None:
    """A file of the front end, by the name that the build gave it."""
    return _asset(name) if name in asset_names().values() else None


@cache
def _asset(name: str) -> Answer | None:
    """There are few and they are small, so they stay in memory."""
    return _file(ASSETS / name)


@cache
def script_of_embeds() -> Answer:
    """Its address does not say what it holds, so it may be kept for an hour."""
    body = (ASSETS / asset_names()["embed.ts"]).read_bytes()
    return Answer(body, TYPES[".js"], caching.HOUR, extra=ON_ANY_PAGE)


def picture(folder: Path, asset_id: str, name: str) -> Answer | None:
    """A rendition. The caller has matched both names, so they cannot lead out of the folder.

    Its address says what it holds, so its names are its entity tag: nobody has to read it to compute
    one. By the tag for caches a CDN drops all that there is of a picture that was withdrawn.
    """
    etag, tags = f"{asset_id[:20]}-{name}", caching.tagged(f"picture-{asset_id}")
    return _file(folder / "public" / asset_id / name, etag, tags)


def _file(path: Path, etag: str = "", extra: Mapping[str, str] | None = None) -> Answer | None:
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        return None
    return unchanging(body, path.suffix, etag, extra)


def unchanging(
    body: bytes, suffix: str, etag: str = "", extra: Mapping[str, str] | None = None
) -> Answer:
    """A file whose address says what it holds."""
    form = TYPES.get(suffix, "application/octet-stream")
    extra = ON_ANY_PAGE | dict(extra or {})
    return Answer(body, form, caching.FOREVER, extra=extra, etag=etag)
