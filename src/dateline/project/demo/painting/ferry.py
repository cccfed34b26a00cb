"""A large white ferry at a quay, seen from astern, her windows lit."""

from collections.abc import Sequence
from functools import reduce
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    cast_light,
    curve,
    glow,
    paint_gradient,
    veil,
)
from dateline.project.demo.painting.land import Point
from dateline.project.demo.painting.people import new_mask

# The ship, stern towards us: each part's corners, then its colours from the sky down to the water.
HULL = (
    [(640, 516), (1620, 466), (1620, 692), (690, 672), (652, 640)],
    [(0.0, (120, 114, 116)), (0.44, (128, 120, 118)), (0.53, (112, 104, 106)), (0.575, (84, 78, 84)),
     (0.578, (30, 36, 54)), (1.0, (18, 20, 30))],
)  # fmt: skip
DECKS = (
    [(760, 516), (760, 440), (800, 432), (1620, 380), (1620, 476)],
    [(930, 430), (934, 362), (1620, 300), (1620, 386)],
    [(1150, 345), (1156, 300), (1500, 262), (1500, 324)],
)
DECK_COLOURS = [
    (0.0, (150, 142, 140)),
    (0.3, (128, 120, 120)),
    (0.46, (98, 92, 96)),
    (1.0, (60, 60, 70)),
]
FUNNEL = [(1236, 300), (1252, 176), (1352, 164), (1362, 290)]
FUNNEL_TOP = [(1250, 196), (1252, 176), (1352, 164), (1354, 184)]
DOOR = [(664, 560), (742, 554), (746, 655), (684, 650)]
# Rows of windows: the first one's corner, the slope of the deck, width, height, gap.
WINDOWS = (
    ((800, 462), -0.062, 15, 20, 12), ((790, 498), -0.055, 9, 9, 15), ((962, 396), -0.085, 15, 20, 12),
    ((700, 560), -0.036, 9, 9, 17), ((1180, 322), -0.11, 11, 12, 13),
)  # fmt: skip


def paint_ferry(image: Image.Image) -> Image.Image:
    """She lies to the right, and her stern door is open towards the middle."""
    ship = Image.composite(paint_gradient(HULL[1]), image, _shape(HULL[0]))
    for deck in DECKS:
        ship = Image.composite(paint_gradient(DECK_COLOURS), ship, _shape(deck))
    ship = veil(veil(ship, _shape(FUNNEL), (112, 46, 36)), _shape(FUNNEL_TOP), (24, 22, 28))
    return _light(_rig(_darken(ship)))


def _darken(ship: Image.Image) -> Image.Image:
    """The farther from the lamps on the quay, the less is seen of her."""
    parts = [_shape(part) for part in (HULL[0], *DECKS, FUNNEL)]
    fall = curve(
        Image.linear_gradient("L").rotate(90).resize(SIZE), lambda value: (value - 70) * 0.85
    )
    return veil(ship, ImageChops.multiply(reduce(ImageChops.lighter, parts), fall), (16, 17, 26))


def _rig(ship: Image.Image) -> Image.Image:
    """The edges of her decks, her lifeboats and her mast."""
    draw = ImageDraw.Draw(ship)
    for line in ((760, 476, 1620, 430), (640, 534, 1620, 486), (934, 414, 1620, 342)):
        draw.line(line, fill=(78, 72, 76), width=2)
    for x in range(990, 1600, 130):
        y = 446 - (x - 990) * 0.075
        draw.chord((x, y - 14, x + 78, y + 22), 0, 180, fill=(176, 84, 44))
        draw.line((x, y + 4, x + 78, y + 1), fill=(206, 196, 186), width=3)
    draw.line((1190, 300, 1184, 196), fill=(70, 66, 70), width=4)
    draw.line((1166, 226, 1206, 222), fill=(70, 66, 70), width=3)
    return ship


def _light(image: Image.Image) -> Image.Image:
    random, panes = Random(9), Image.new("L", SIZE)
    draw = ImageDraw.Draw(panes)
    for (x, y), slope, width, height, gap in WINDOWS:
        for step in range((1620 - x) // (width + gap)):
            left, top = x + step * (width + gap), y + step * (width + gap) * slope
            if random.random() < 0.84:
                draw.rounded_rectangle(
                    (left, top, left + width, top + height), 3, fill=random.randint(150, 255)
                )
    lit = veil(image, panes.filter(ImageFilter.GaussianBlur(0.8)), (255, 222, 160))
    lit = cast_light(lit, panes.filter(ImageFilter.GaussianBlur(14)), (255, 200, 130), 1.1)
    lit = veil(lit, _shape(DOOR, 2), (255, 230, 180))
    return glow(lit, (706, 606), (300, 220), (226, 156, 82))


def _shape(corners: Sequence[Point], soft: float = 0.8) -> Image.Image:
    mask, draw = new_mask()
    draw.polygon(corners, fill=255)
    return mask.filter(ImageFilter.GaussianBlur(soft))
