"""Gabled houses on both sides of a street, and a church tower; ash lies on the roofs."""

from collections.abc import Iterator
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import Colour, cast_light, mix, veil
from dateline.project.demo.painting.people import new_mask

ASH = (214, 200, 184)
VANISHING = (780, 612)


def paint_row(
    image: Image.Image, random: Random, size: float, gap: float, colour: Colour
) -> Image.Image:
    """One row: how large its houses are, how far from the middle it begins, its colour."""
    windows, pen = new_mask()
    draw = ImageDraw.Draw(image)
    for x, y, width, height in _houses(random, size, gap):
        tone = mix(colour, random.choice(((70, 50, 50), (40, 44, 56), (96, 84, 66))), 0.16)
        _draw_house(draw, (x, y, width, height), tone)
        _draw_windows(draw, pen, random, (x, y, width, height), mix(tone, (20, 18, 20), 0.45))
    lit = veil(image, windows.filter(ImageFilter.GaussianBlur(0.8)), (255, 196, 112))
    return cast_light(lit, windows.filter(ImageFilter.GaussianBlur(18)), (255, 170, 90), 1.5)


def draw_church(draw: ImageDraw.ImageDraw, colour: Colour) -> None:
    dark = mix(colour, (60, 50, 48), 0.5)
    draw.rectangle((905, 360, 965, 640), fill=colour)
    draw.polygon([(899, 362), (935, 286), (971, 362)], fill=colour)
    draw.line((935, 260, 935, 290), fill=colour, width=4)
    draw.line((925, 271, 945, 271), fill=colour, width=4)
    draw.ellipse((923, 388, 947, 412), fill=dark)
    draw.rectangle((926, 440, 944, 478), fill=dark)


def _houses(random: Random, size: float, gap: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, foot, width, height: outwards from the street on both sides."""
    foot = VANISHING[1] + 12 + 30 * size
    for side in (-1, 1):
        x = VANISHING[0] + side * gap
        for _ in range(5):
            width, height = random.uniform(58, 84) * size, random.uniform(74, 112) * size
            yield (x if side > 0 else x - width, foot, width, height + 20)
            x += side * width * 1.02


def _draw_house(draw: ImageDraw.ImageDraw, box: tuple[float, ...], colour: Colour) -> None:
    x, foot, width, height = box
    eaves, ridge = foot - height, foot - height - width * 0.34
    if width % 3 > 1:
        draw.rectangle((x + width * 0.68, ridge, x + width * 0.78, eaves), fill=colour)
    draw.rectangle((x, eaves, x + width, foot + 60), fill=colour)
    roof = [(x - width * 0.05, eaves), (x + width * 0.5, ridge), (x + width * 1.05, eaves)]
    draw.polygon(roof, fill=colour)
    draw.line(roof, fill=mix(colour, ASH, 0.55), width=max(2, round(width * 0.022)))


def _draw_windows(
    draw: ImageDraw.ImageDraw,
    lit: ImageDraw.ImageDraw,
    random: Random,
    box: tuple[float, ...],
    dark: Colour,
) -> None:
    x, foot, width, height = box
    columns, rows = max(1, round(width / 70)), max(1, round(height / 110))
    wide = width * 0.26 / columns
    for column in range(columns):
        for row in range(rows):
            left = x + width * (column + 0.5) / columns - wide / 2
            top = foot - height + height * (row + 0.28) / rows
            pane = (left, top, left + wide, top + min(height * 0.34 / rows, wide * 1.7))
            if random.random() < 0.27:
                lit.rectangle(pane, fill=random.randint(170, 255))
                lit.line((left + wide / 2, pane[1], left + wide / 2, pane[3]), fill=60, width=2)
            else:
                draw.rectangle(pane, fill=dark)
