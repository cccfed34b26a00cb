"""Boats: the fishing boats of the island, and the ferry at the quay."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from dateline.project.demo.painting.canvas import (
    Colour,
    glow,
    mix,
)
from dateline.project.demo.painting.land import Point
from dateline.project.demo.painting.water import break_into_ripples

# Outlines in lengths of the hull: right and down of the middle of the waterline.
HULL = ((-0.50, -0.13), (-0.38, -0.10), (0.20, -0.10), (0.42, -0.17), (0.56, -0.23), (0.50, -0.08),
        (0.44, 0.02), (-0.42, 0.04), (-0.50, -0.02))  # fmt: skip
CABIN = ((-0.26, -0.09), (-0.25, -0.29), (-0.04, -0.30), (0.02, -0.22), (0.03, -0.09))
ROOF = ((-0.29, -0.29), (-0.01, -0.31), (-0.01, -0.29), (-0.29, -0.27))
MAST = ((0.14, -0.10), (0.14, -0.70))
ROPES = (((0.14, -0.66), (0.53, -0.22)), ((0.14, -0.66), (-0.46, -0.12)), ((-0.36, -0.10), (-0.36, -0.44)),
         ((0.14, -0.30), (-0.14, -0.50)))  # fmt: skip
WINDOWS = ((-0.20, -0.23), (-0.13, -0.23), (-0.06, -0.23))
LAMPS = ((0.14, -0.71, 0.018), (0.51, -0.24, 0.010))


def paint_fishing_boat(
    image: Image.Image, place: Point, length: float, colour: Colour
) -> Image.Image:
    """A boat, its image in the water, its lamps; ``place`` is the middle of its waterline."""
    tile = _draw_boat(round(length))
    half = tile.height // 2
    left, top = round(place[0] - tile.width / 2), round(place[1] - half)
    painted = image.copy()
    above = tile.crop((0, 0, tile.width, half + round(length * 0.04)))
    below = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    dim = break_into_ripples(below, round(place[0])).point([value * 2 // 3 for value in range(256)])
    painted.paste(mix(colour, (40, 34, 44), 0.3), (left, round(place[1] + length * 0.02)), dim)
    painted.paste(colour, (left, top), tile)
    return _light_lamps(painted, place, length)


def _draw_boat(length: int) -> Image.Image:
    """A mask in which the boat stands on the middle line; drawn twice as large, so it is smooth."""
    scale, width, height = length * 2, length * 5 // 2, length * 4
    tile = Image.new("L", (width, height))
    draw = ImageDraw.Draw(tile)

    def put(points: Sequence[Point]) -> list[Point]:
        return [(width / 2 + x * scale, height / 2 + y * scale) for x, y in points]

    for rope in ROPES:
        draw.line(put(rope), fill=170, width=max(2, length // 150))
    draw.line(put(MAST), fill=255, width=max(3, length // 44))
    for shape in (HULL, CABIN, ROOF):
        draw.polygon(put(shape), fill=255)
    return tile.resize((width // 2, height // 2), Image.Resampling.LANCZOS)


def _light_lamps(image: Image.Image, place: Point, length: float) -> Image.Image:
    lit = image
    for across, down in WINDOWS:
        x, y = place[0] + across * length, place[1] + down * length
        pane = length * 0.022
        ImageDraw.Draw(lit).rectangle(
            (x - pane, y - pane, x + pane, y + pane), fill=(255, 214, 140)
        )
        lit = glow(lit, (x, y), (pane * 3 + 3, pane * 3 + 3), (150, 96, 44))
    for across, down, size in LAMPS:
        x, y, reach = place[0] + across * length, place[1] + down * length, size * length
        lit = glow(lit, (x, y), (reach * 7 + 6, reach * 7 + 6), (200, 140, 76))
        lit = glow(lit, (x, y), (reach * 1.6 + 2, reach * 1.6 + 2), (255, 250, 230))
        lit = glow(
            lit, (x, place[1] + length * 0.3), (reach * 1.6 + 2, length * 0.28), (140, 92, 50)
        )
    return lit
