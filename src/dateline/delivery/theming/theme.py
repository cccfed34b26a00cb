"""A theme: the style sheet that its pages have, its other files, and its templates.

Every theme is broadsheet's properties, the page's own rules, and then what the theme says itself. So it says
only what is to be otherwise, and may be empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline.delivery.answers import Answer
from dateline.delivery.files import built, unchanging
from dateline.delivery.theming.checking import check_style_sheet
from dateline.delivery.theming.folder import (
    TEMPLATES,
    files_of,
    served_name,
    served_names,
    style_sheet_of,
)
from dateline.delivery.theming.refusing import ThemeRefused
from dateline.delivery.theming.stylesheets import declared, squeezed
from dateline.delivery.theming.templates import check_templates

SHIPPED = Path(str(files("dateline.delivery.theming"))) / "themes"
BROADSHEET = "broadsheet"
PAGE = "page.css"
LOGOS = ("logo.svg", "logo.png", "logo.webp", "logo.avif", "logo.jpg")
DARK_LOGOS = tuple(name.replace("logo", "logo-dark") for name in LOGOS)
ICONS = ("icon.svg", "icon.png")


@dataclass(frozen=True, slots=True)
class Theme:
    """``names`` says under which name below ``/assets/`` each file is, by its place in the theme's folder;
    ``answers`` are by those names."""

    folder: Path
    style_sheet: str
    names: Mapping[str, str]
    answers: Mapping[str, Answer] = field(repr=False)

    @property
    def templates(self) -> Path:
        return self.folder / TEMPLATES

    @property
    def logo(self) -> str | None:
        """The place of the newsroom's logo, for the masthead."""
        return self._first_of(LOGOS)

    @property
    def dark_logo(self) -> str | None:
        return self._first_of(DARK_LOGOS)

    @property
    def icon(self) -> str:
        return self._first_of(ICONS) or ICONS[0]

    def _first_of(self, places: tuple[str, ...]) -> str | None:
        return next((place for place in places if place in self.names), None)


def shipped_themes() -> list[str]:
    return sorted(path.name for path in SHIPPED.iterdir() if (path / "theme.css").is_file())


def place_of_theme(named: str) -> Path | None:
    """The folder of a theme that is shipped, or the folder of this path, if there is one."""
    path = SHIPPED / named if named in shipped_themes() else Path(named).expanduser().absolute()
    return path if path.is_dir() else None


@cache
def theme_in(folder: Path) -> Theme:
    """The theme in a folder, as it is at start; ThemeRefused for whatever makes no sense in it."""
    try:
        return _read(folder)
    except ThemeRefused as refused:
        raise ThemeRefused(f"The theme in {folder} cannot be used: {refused}") from refused


def _read(folder: Path) -> Theme:
    said, files = style_sheet_of(folder), files_of(folder)
    check_style_sheet(said, files, properties())
    check_templates(folder / TEMPLATES)
    names = served_names(files)
    style_sheet = _whole(folder, squeezed(said, lambda address: _turned(address, names)))
    names[PAGE] = served_name(PAGE, style_sheet.encode())
    bodies = {**files, PAGE: style_sheet.encode()}
    answers = {name: unchanging(bodies[place], Path(name).suffix) for place, name in names.items()}
    return Theme(folder, style_sheet, names, answers)


def broadsheet() -> Theme:
    """The theme of whoever has chosen none."""
    return theme_in(SHIPPED / BROADSHEET)


@cache
def properties() -> frozenset[str]:
    """Every property that a theme can set: those that broadsheet does."""
    return frozenset(said.name for said in declared(style_sheet_of(SHIPPED / BROADSHEET)))


def _whole(folder: Path, own: str) -> str:
    base = squeezed(style_sheet_of(SHIPPED / BROADSHEET))
    rules = built(PAGE).decode()
    return base + rules + ("" if folder == SHIPPED / BROADSHEET else own)


def _turned(address: str, names: Mapping[str, str]) -> str:
    """Style sheet and files are beside each other under ``/assets/``."""
    path = address.removeprefix("./")
    place = path.partition("?")[0].partition("#")[0]
    return names[place] + path[len(place) :]
