"""The demo's pictures: how each is painted, and what pictures.toml has the desk write on it."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

from PIL import Image

from dateline.project.demo.labels import Label, write_label
from dateline.project.demo.painting.crossing import paint_crossing
from dateline.project.demo.painting.eruption import paint_eruption
from dateline.project.demo.painting.fishing_boats import paint_fishing_boats
from dateline.project.demo.painting.hazard_map import paint_hazard_map
from dateline.project.demo.painting.night_train import paint_night_train
from dateline.project.demo.painting.ocean_entry import paint_ocean_entry
from dateline.project.demo.painting.quay import paint_quay
from dateline.project.demo.painting.search_party import paint_search_party
from dateline.project.demo.painting.seismogram import paint_seismogram
from dateline.project.demo.painting.storks import paint_storks
from dateline.project.demo.painting.street import paint_street

PAINTERS: dict[str, Callable[[], Image.Image]] = {
    "eruption": paint_eruption,
    "seismogram": paint_seismogram,
    "hazard_map": paint_hazard_map,
    "quay": paint_quay,
    "fishing_boats": paint_fishing_boats,
    "street": paint_street,
    "ocean_entry": paint_ocean_entry,
    "search_party": paint_search_party,
    "crossing": paint_crossing,
    "night_train": paint_night_train,
    "storks": paint_storks,
}


def read_labels() -> dict[str, Label]:
    """The label of each picture, by its name."""
    read = files("dateline.project.demo").joinpath("pictures.toml").read_text(encoding="utf-8")
    return {name: Label(**words) for name, words in tomllib.loads(read).items()}


def paint_picture(name: str) -> bytes:
    """One picture as a JPEG of 1600 by 1067 pixels with its label in it; about a second's work."""
    return write_label(PAINTERS[name](), read_labels()[name])
