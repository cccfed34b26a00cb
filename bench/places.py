"""Places in a page that a program fills: what is written there by hand is lost."""

import re
from collections.abc import Mapping


def filled(page: str, program: str, blocks: Mapping[str, str]) -> str:
    """The page with each of this program's blocks between ``<!-- program: name -->`` and ``<!-- end -->``.

    KeyError for a place that there is no block for.
    """
    place = re.compile(rf"(<!-- {program}: (\w+) -->\n)[^<]*(<!-- end -->)")
    return place.sub(lambda found: f"{found[1]}{blocks[found[2]]}\n{found[3]}", page)
