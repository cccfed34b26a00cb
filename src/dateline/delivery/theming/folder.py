"""A theme's folder: which files it may hold, and what becomes of each."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from dateline.delivery.theming.refusing import ThemeRefused

STYLE_SHEET = "theme.css"
TEMPLATES = "templates"

SERVED = (".avif", ".jpg", ".png", ".svg", ".webp", ".woff", ".woff2")
LEFT = ("", ".md", ".txt", ".toml")  # licences of faces, and notes
HINTS = {
    ".css": "a theme has one style sheet, theme.css",
    ".eot": "use .woff2, which every browser has",
    ".gif": "use .png, .webp or .svg",
    ".html": "templates belong into the folder templates",
    ".jpeg": "call it .jpg",
    ".js": "a theme has no scripts",
    ".otf": "use .woff2, which is half as large",
    ".ttf": "use .woff2, which is half as large",
}
MOST_BYTES = 2 * 1024 * 1024  # of a file: they stay in memory, and readers wait for them


def files_of(folder: Path) -> dict[str, bytes]:
    """The files that pages may load, by their place in the folder; ThemeRefused for one that none may."""
    found = {}
    for place, path in _walk(folder):
        suffix = path.suffix.lower()
        if place == STYLE_SHEET or suffix in LEFT:
            continue
        if suffix not in SERVED:
            hint = HINTS.get(suffix, f"a theme holds theme.css, templates, and {', '.join(SERVED)}")
            raise ThemeRefused(f"{place} is of a kind that a theme cannot have: {hint}.")
        if path.stat().st_size > MOST_BYTES:
            raise ThemeRefused(f"{place} is larger than 2 MB, and readers would wait for it.")
        found[place] = path.read_bytes()
    return found


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file but those that are hidden, and the templates."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not is_hidden and parts[0] != TEMPLATES:
            yield "/".join(parts), path


def style_sheet_of(folder: Path) -> str:
    """The text of ``theme.css``."""
    try:
        return (folder / STYLE_SHEET).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ThemeRefused(f"it has no {STYLE_SHEET}, which may be empty.") from error
    except UnicodeDecodeError as error:
        raise ThemeRefused(f"{STYLE_SHEET} is not UTF-8: save it as that.") from error


def served_name(place: str, body: bytes) -> str:
    """The name under ``/assets/``, which says what the file holds: ``ours-3f2a91c04be7.woff2``."""
    stem, _, suffix = place.rpartition("/")[2].rpartition(".")
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")
    return f"{plain}-{sha256(body).hexdigest()[:12]}.{suffix.lower()}"


def served_names(files: Mapping[str, bytes]) -> dict[str, str]:
    return {place: served_name(place, body) for place, body in files.items()}
