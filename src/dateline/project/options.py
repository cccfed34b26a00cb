"""Every setting of Dateline, as one table. docs/reference/settings.md is checked against it.

A setting is read from the environment at start; one that makes no sense is refused by name, with what
would make sense, before anything else happens.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.delivery.theming.theme import BROADSHEET, place_of_theme, shipped_themes
from dateline.delivery.times import TimeStyle
from dateline.journal.errors import DatelineError
from dateline.newsroom.zones import is_time_zone

HOST = re.compile(r"[\w-]+(\.[\w-]+)*|[0-9a-f:.]*:[0-9a-f:.]*", re.ASCII)
"""A name as browsers send it (xn--…, in ASCII) or an address; never a pattern such as ``*``."""

ORIGIN = re.compile(r"https?://(\*\.)?[\w-]+(\.[\w-]+)*(:[0-9]{1,5})?", re.ASCII)

EMBEDDERS = {"anybody": "*", "nobody": "'none'"}

INDEXNOW_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")


class SettingRefused(DatelineError):
    """A setting has a value that makes no sense."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: its name without ``DATELINE_``, its default as text, how it is read, and why it is."""

    name: str
    default: str
    read: Callable[[str], Any]
    why: str

    @property
    def variable(self) -> str:
        return f"DATELINE_{self.name}"


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("it is empty; leave it out for the default")
    return value.strip()


def _folder(value: str) -> Path:
    return Path(_text(value)).expanduser().absolute()


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise ValueError(f"use a whole number from {least} to {most}")
        return int(value)

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in words:
            raise ValueError(f"use {', '.join(words[:-1])} or {words[-1]}")
        return value

    return read


def _unless_none(read: Callable[[str], str]) -> Callable[[str], str]:
    """``none`` is read as nothing."""
    return lambda value: "" if value == "none" else read(value)


def _address(value: str) -> str:
    if not _is_address(value):
        raise ValueError(
            "use a whole address such as https://news.example or https://a.example/live"
        )
    return value.rstrip("/")


def _is_address(value: str) -> bool:
    """Scheme, host, perhaps a port, perhaps a path, and nothing else: paths are put at its end."""
    try:
        address = urlsplit(value)
        port = address.port  # asking is what checks it
    except ValueError:
        return False
    return (
        address.scheme in ("http", "https")
        and HOST.fullmatch(address.hostname or "") is not None
        and not re.search(r"[?#@\\\s]", value)
        and port != 0
        and not address.netloc.endswith(":")
    )


def origin_of(url: str) -> str:
    """Scheme, host and port as a browser says them in ``Origin``: in small letters, no usual port."""
    address = urlsplit(url)
    usual = {"http": ":80", "https": ":443"}[address.scheme]
    return f"{address.scheme}://{address.netloc.lower().removesuffix(usual)}"


def _time_zone(value: str) -> str:
    if not is_time_zone(value):
        raise ValueError("use a name from the tz database such as Europe/Oslo")
    return value


def _language(value: str) -> str:
    if not value.replace("-", "").isalnum() or not 2 <= len(value.split("-", maxsplit=1)[0]) <= 3:
        raise ValueError("use a language tag such as en or pt-BR")
    return value


def _time_style(value: str) -> TimeStyle | None:
    styles = _one_of("by-language", *TimeStyle)
    return None if styles(value) == "by-language" else TimeStyle(value)


def _theme(value: str) -> Path:
    place = place_of_theme(_text(value))
    if place is None:
        raise ValueError(f"use {', '.join(shipped_themes())} or the path of a theme's folder")
    return place


def _indexnow_key(value: str) -> str:
    if not INDEXNOW_KEY.fullmatch(value):
        raise ValueError("use 8 to 128 letters, digits and hyphens")
    return value


def _embedders(value: str) -> str:
    """As a policy's ``frame-ancestors`` has them."""
    if value in EMBEDDERS:
        return EMBEDDERS[value]
    origins = _text(value).split()
    if not all(map(ORIGIN.fullmatch, origins)):
        raise ValueError(
            "use anybody, nobody, or origins such as https://paper.example and "
            "https://*.paper.example with spaces between"
        )
    return " ".join(origins)


SETTINGS = (
    Setting(
        "DATA", "dateline-data", _folder, "the folder that holds the database and the pictures"
    ),
    Setting("HOST", "127.0.0.1", _text, "the address to listen on; 0.0.0.0 for every network"),
    Setting("PORT", "8000", _number(0, 65535), "the port to listen on; 0 takes a free one"),
    Setting(
        "URL",
        "http://127.0.0.1:8000",
        _address,
        "where readers find the site; a path at its end is where the site's root is on that domain",
    ),
    Setting("SITE_NAME", "Dateline", _text, "the newsroom's name, in the page's masthead"),
    Setting(
        "LOGO",
        "none",
        _unless_none(_address),
        "the whole address of the newsroom's logo, for search engines; without one they get an icon",
    ),
    Setting(
        "THEME",
        BROADSHEET,
        _theme,
        "what pages look like: `broadsheet`, `bulletin`, or the path of a folder with a theme of your own",
    ),
    Setting("TIME_ZONE", "UTC", _time_zone, "the zone of a coverage that is opened without one"),
    Setting(
        "LANGUAGE",
        "en",
        _language,
        "the language of a coverage that is opened without one, and of pages that belong to none",
    ),
    Setting(
        "TIME_STYLE",
        "by-language",
        _time_style,
        "how clocks are written: `ap`, `24-hour`, `locale` (as each language does), or `by-language`: "
        "`ap` for American English, `locale` for others",
    ),
    Setting(
        "PAGE_POSTS",
        "20",
        _number(1, 200),
        "posts on a page before “Older updates”; twenty make a page of about 30 KB",
    ),
    Setting(
        "SEGMENT_SIZE",
        "100",
        _number(1, 1000),
        "changes in a sealed segment; all readers ask for the same few, so a cache answers",
    ),
    Setting(
        "POLL_SECONDS",
        "5",
        _number(1, 300),
        "how often a page that cannot stream asks whether there is something new; more under load",
    ),
    Setting(
        "STREAMS",
        "50000",
        _number(0, 1_000_000),
        "streams open in one process at a time, at 4 KB each; further pages poll, and 0 has all do so",
    ),
    Setting(
        "MEMORY_MB",
        "512",
        _number(16, 1_000_000),
        "what is kept of coverages and pages; those asked for longest ago go first",
    ),
    Setting(
        "INDEXNOW_KEY",
        "none",
        _unless_none(_indexnow_key),
        "a key of your choice, with which search engines are told of pages that changed (IndexNow)",
    ),
    Setting(
        "EMBEDDED_BY",
        "anybody",
        _embedders,
        "on whose pages a frame with coverage may stand: `anybody`, `nobody`, or origins such as "
        "https://paper.example with spaces between",
    ),
    Setting(
        "SECOND_FACTOR",
        "nobody",
        _one_of("nobody", "editors", "everyone"),
        "who must sign in with a second factor: `nobody`, `editors` (managing editors too), `everyone`",
    ),
    Setting(
        "OIDC_ISSUER",
        "none",
        _unless_none(_address),
        "the newsroom's OpenID Connect provider, such as https://id.news.example",
    ),
    Setting("OIDC_CLIENT_ID", "none", _unless_none(_text), "what the provider calls Dateline"),
    Setting("OIDC_CLIENT_SECRET", "none", _unless_none(_text), "what Dateline proves itself with"),
    Setting(
        "OIDC_NAME", "the newsroom", _text, "the provider's name, on the button to sign in by it"
    ),
    Setting(
        "OIDC_MATCH",
        "email",
        _one_of("email", "username"),
        "whom it lets in: `email`, verified there, or `username`, where people cannot choose it",
    ),
)

TOGETHER = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")


def read_settings(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Every setting's value; SettingRefused for the first that makes no sense, or is not known."""
    known = {setting.variable for setting in SETTINGS}
    for name in environment:
        if name.startswith("DATELINE_") and name not in known:
            raise SettingRefused(f"There is no setting {name}; the settings are {_names()}.")
    values = {setting.name: _value(setting, environment) for setting in SETTINGS}
    if len({bool(values[name]) for name in TOGETHER}) > 1:
        missing = next(name for name in TOGETHER if not values[name])
        raise SettingRefused(f"The setting DATELINE_{missing} is missing, and another needs it.")
    return values


def _value(setting: Setting, environment: Mapping[str, str]) -> Any:
    given = environment.get(setting.variable, setting.default)
    try:
        return setting.read(given)
    except ValueError as error:
        raise SettingRefused(f"The setting {setting.variable} is “{given}”: {error}.") from error


def _names() -> str:
    return ", ".join(setting.variable for setting in SETTINGS)
