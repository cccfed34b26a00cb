"""Whether everybody can read what a theme colours, reckoned from its properties.

Source: WCAG 2.2, 1.4.3 (of text), 1.4.6 (more), 1.4.11 (of what is no text), and “relative luminance” there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from dateline.delivery.theming.stylesheets import Declaration, declared

TEXT, SIGNS = 4.5, 3.0
MORE = 7.0  # of text for those who asked for more contrast: WCAG's level AAA

SEEN = (
    ("--ink", "--paper", TEXT),
    ("--quiet", "--paper", TEXT),
    ("--link", "--paper", TEXT),
    ("--key", "--paper", TEXT),
    ("--ink", "--tint", TEXT),
    ("--quiet", "--tint", TEXT),
    ("--link", "--tint", TEXT),
    ("--on-live", "--live", TEXT),
    ("--on-float", "--float", TEXT),
    ("--mast-ink", "--mast-paper", TEXT),
    ("--mast-quiet", "--mast-paper", TEXT),
    ("--focus", "--paper", SIGNS),
    ("--unread", "--paper", SIGNS),
    ("--float", "--paper", SIGNS),
)
"""What stands on what, and how much contrast it needs."""

STRENGTH = {":root": 0, "html": 0, "html:root": 1}
"""Of the selectors by which a theme sets its properties."""

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
NAMED = {"white": "#ffffff", "black": "#000000"}


@dataclass(frozen=True, slots=True)
class Wish:
    """How a reader has set up the device: ``scheme`` is ``light`` or ``dark``."""

    scheme: str
    more: bool = False

    @property
    def conditions(self) -> set[str]:
        asked = {"screen", f"(prefers-color-scheme:{self.scheme})"}
        return asked | ({"(prefers-contrast:more)"} if self.more else set())


WISHES = tuple(Wish(scheme, more) for scheme, more in product(("light", "dark"), (False, True)))


@dataclass(frozen=True, slots=True)
class Sight:
    """One colour on another, for a reader with a wish. ``contrast`` is from 1 to 21."""

    wish: Wish
    colour: str
    ground: str
    contrast: float
    least: float

    def __str__(self) -> str:
        more = " with more contrast" if self.wish.more else ""
        return (
            f"{self.colour} on {self.ground} has a contrast of {self.contrast:.1f}:1 in the"
            f" {self.wish.scheme} scheme{more}, and needs {self.least:g}:1"
        )


def sights(style_sheet: str) -> Iterator[Sight]:
    """Every pair of colours that a reader sees, but those whose values are more than a plain colour."""
    said = list(declared(style_sheet))
    for wish in WISHES:
        values = _values(said, wish)
        for colour, ground, least in SEEN:
            above, below = _colour(colour, values), _colour(ground, values)
            if above and below:
                needed = MORE if wish.more and least == TEXT else least
                yield Sight(wish, colour, ground, contrast(above, below), needed)


def faint(style_sheet: str) -> list[Sight]:
    """Those that some readers cannot make out."""
    return [sight for sight in sights(style_sheet) if sight.contrast < sight.least]


def _values(said: list[Declaration], wish: Wish) -> dict[str, str]:
    """What each property is in the end, for a reader with this wish."""
    there = [one for one in said if one.selector in STRENGTH and _holds(one.within, wish)]
    return {one.name: one.value for one in sorted(there, key=lambda one: STRENGTH[one.selector])}


def _holds(within: tuple[str, ...], wish: Wish) -> bool:
    for rule in within:
        name, _, asked = rule.partition(" ")
        wanted = {part.replace(" ", "") for part in asked.split(" and ")}
        if name != "@media" or not wanted <= wish.conditions:
            return False
    return True


def _colour(name: str, values: dict[str, str]) -> str | None:
    """The plain colour that a property comes down to."""
    value = values.get(name, "")
    for _ in values:
        if found := VAR.fullmatch(value):
            value = values.get(found[1], "")
    value = NAMED.get(value, value)
    if not HEX.fullmatch(value):
        return None
    return value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])


def contrast(one: str, other: str) -> float:
    """Of two colours such as ``#16181d``."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
