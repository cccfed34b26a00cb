"""People as outlines against the light, from behind: nobody in these pictures has a face."""

from itertools import pairwise
from random import Random
from typing import Literal

from PIL import Image, ImageDraw

from dateline.project.demo.painting.canvas import SIZE
from dateline.project.demo.painting.land import Point

Carries = Literal["nothing", "case", "pack"]

GROWN, CHILD = 0.060, 0.082  # half a head, in shares of the height

# The right half of a figure in a coat, from the neck to between the feet: out from the middle and
# down from the crown, in shares of its height.
COAT: tuple[Point, ...] = (
    (0.030, 0.125), (0.034, 0.150), (0.085, 0.175), (0.112, 0.205), (0.126, 0.300), (0.134, 0.400),
    (0.124, 0.490), (0.112, 0.520), (0.110, 0.600), (0.088, 0.620), (0.078, 0.780), (0.064, 0.940),
    (0.090, 0.985), (0.080, 1.000), (0.022, 1.000), (0.018, 0.900), (0.010, 0.640),
)  # fmt: skip
# The same with a blanket over the shoulders.
BLANKET: tuple[Point, ...] = (
    (0.030, 0.125), (0.036, 0.150), (0.100, 0.185), (0.138, 0.230), (0.156, 0.340), (0.164, 0.520),
    (0.172, 0.760), (0.180, 1.000),
)  # fmt: skip


def draw_person(
    draw: ImageDraw.ImageDraw,
    foot: Point,
    height: float,
    random: Random,
    carries: Carries = "nothing",
    head: float = GROWN,
) -> None:
    """A standing figure on a mask."""
    lean = random.uniform(-0.02, 0.02)
    right = _outline(foot, height, 1, random.uniform(0.92, 1.1), lean)
    left = _outline(foot, height, -1, random.uniform(0.92, 1.1), lean)
    draw.polygon([*right, *reversed(left)], fill=255)
    _draw_head(draw, foot, height, head, lean)
    if carries == "case":
        _draw_case(draw, foot, height, random.choice((-1, 1)))
    if carries == "pack":
        x, y = foot[0] + lean * height, foot[1] - height
        box = (x - 0.1 * height, y + 0.13 * height, x + 0.1 * height, y + 0.46 * height)
        draw.rounded_rectangle(box, height * 0.06, fill=255)


def draw_blanket(draw: ImageDraw.ImageDraw, foot: Point, height: float) -> None:
    """A grown-up and a child, close together, with one blanket over their shoulders."""
    child = (foot[0] + height * 0.235, foot[1])
    for place, tall in ((foot, height), (child, height * 0.7)):
        right, left = (_outline(place, tall, side, 1, 0, BLANKET) for side in (1, -1))
        draw.polygon([*right, *reversed(left)], fill=255)
        _draw_head(draw, place, tall, GROWN if place is foot else CHILD, 0)


def new_mask() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A black mask of the picture's size, and a pen for it."""
    mask = Image.new("L", SIZE)
    return mask, ImageDraw.Draw(mask)


def _outline(
    foot: Point,
    height: float,
    side: int,
    wide: float,
    lean: float,
    half: tuple[Point, ...] = COAT,
) -> list[Point]:
    smooth = _round_off(_round_off(half))
    return [
        (foot[0] + height * (side * out * wide + lean * (1 - down)), foot[1] - height * (1 - down))
        for out, down in smooth
    ]


def _round_off(line: tuple[Point, ...]) -> tuple[Point, ...]:
    """Every corner cut (Chaikin): a quarter and three quarters along each stretch."""
    cut: list[Point] = [line[0]]
    for (x1, y1), (x2, y2) in pairwise(line):
        cut.append((x1 + (x2 - x1) / 4, y1 + (y2 - y1) / 4))
        cut.append((x1 + (x2 - x1) * 3 / 4, y1 + (y2 - y1) * 3 / 4))
    return (*cut, line[-1])


def _draw_head(
    draw: ImageDraw.ImageDraw, foot: Point, height: float, size: float, lean: float
) -> None:
    x, top = foot[0] + lean * height, foot[1] - height
    across = size * height * 0.82
    draw.ellipse((x - across, top, x + across, top + size * height * 2.3), fill=255)


def _draw_case(draw: ImageDraw.ImageDraw, foot: Point, height: float, side: int) -> None:
    x, y = foot[0] + side * height * 0.24, foot[1]
    box = (x - height * 0.085, y - height * 0.25, x + height * 0.085, y - height * 0.01)
    draw.rounded_rectangle(box, height * 0.02, fill=255)
    hand = (foot[0] + side * height * 0.115, y - height * 0.5)
    draw.line((x, y - height * 0.25, *hand), fill=255, width=max(1, round(height * 0.016)))
