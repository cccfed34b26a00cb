"""Filing from the command line: a Markdown file, with its pictures beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.media.pictures import PictureRefused
from dateline.newsroom.errors import Refused
from dateline.newsroom.pictures import image_attributes, take_in_picture


def pictures_beside(file: Path) -> Callable[[str], dict[str, Any]]:
    """Finds the pictures that a Markdown file names, from the folder that it is in."""
    folder = Path() if str(file) == "-" else file.parent

    def find(name: str) -> dict[str, Any]:
        if "://" in name:
            raise Refused(f"The picture {name} is elsewhere; save it beside the text and name it.")
        try:
            return image_attributes(take_in_picture((folder / name).read_bytes()))
        except OSError as error:
            raise Refused(f"The picture {name} cannot be read ({error.strerror}).") from error
        except PictureRefused as error:
            raise Refused(f"The picture {name} was refused: {error}") from error

    return find
