"""Lava running into the sea, and two people who watch it from the rocks."""

from collections.abc import Iterator
from math import sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    WIDTH,
    Colour,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import (
    draw_flow,
    mask_below,
    paint_lava,
    paint_slope,
    rough_line,
)
from dateline.project.demo.painting.people import draw_person, new_mask
from dateline.project.demo.painting.smoke import Puff, fade, paint_puffs, rising_column
from dateline.project.demo.painting.water import mirror_in_water


def paint_ocean_entry() -> Image.Image:
    """Lava running into the sea, and three people who watch it from the rocks."""
    horizon = 742
    image = paint_gradient([
        (0, (12, 14, 24)), (0.4, (28, 26, 42)), (0.62, (70, 44, 48)), (0.7, (96, 58, 50)), (1, (30, 26, 32)),
    ])  # fmt: skip
    image = veil(image, stretch(paint_noise(81, (4, 9), 6), 120, 340), (40, 34, 50))
    image = _light_stars(image, 8, 420)
    image = glow(image, (740, 700), (660, 480), (190, 66, 24))
    image = paint_puffs(image, _steam(), towards=-1.2)
    image = _paint_cliff(image, horizon)
    image = glow(image, (900, 726), (320, 160), (240, 112, 40))
    image = mirror_in_water(image, horizon, 89, (190, 176, 180), 1.3)
    return finish(_add_watchers(image), 2)


def _light_stars(image, seed, lowest):
    random, draw = Random(seed), ImageDraw.Draw(image)
    for _ in range(170):
        x, y = random.uniform(0, WIDTH), random.uniform(0, lowest)
        light = round(random.uniform(60, 200) * (1 - y / (lowest * 1.1)))
        draw.point((x, y), fill=(40 + light, 40 + light, 52 + light))
    return image


def _steam() -> Iterator[Puff]:
    def rise(height: float) -> tuple[float, float, float]:
        return -(height**1.25) * 520 + sin(height * 7) * 20, height**0.92 * 720, 70 + height * 150

    def colours(height: float) -> tuple[Colour, Colour]:
        up = height * 1.5
        return fade((150, 52, 26), (56, 52, 68), up**0.7), fade((255, 170, 96), (146, 136, 146), up)

    return rising_column(83, (850, 736), rise, colours, 1000)


def _paint_cliff(image, horizon):
    line = rough_line(84, [
        (770, horizon + 4), (790, 690), (836, 640), (880, 560), (960, 520), (1080, 470), (1240, 392),
        (1420, 330), (1610, 250),
    ], 0.14)  # fmt: skip
    rock = [(0, (46, 34, 38)), (0.5, (36, 28, 34)), (0.7, (24, 19, 25)), (1, (12, 12, 18))]
    image = paint_slope(image, mask_below(line, horizon + 2), rock, 85, 1.7)
    streams = Image.new("L", SIZE)
    trunk = [(1560, 300), (1380, 372), (1260, 420), (1120, 512), (1000, 566), (930, 600), (884, 690), (872, 746)]
    draw_flow(streams, 1, trunk, (6, 28))
    draw_flow(streams, 2, [(1260, 420), (1210, 520), (1130, 590), (1060, 640), (1020, 690), (1012, 746)], (4, 16))
    draw_flow(streams, 3, [(930, 600), (960, 660), (948, 746)], (8, 14))
    draw_flow(streams, 4, [(1130, 590), (1180, 650), (1170, 746)], (3, 8))
    return paint_lava(image, streams, 34, 87)


def _add_watchers(image):
    rocks = rough_line(91, [(-10, 880), (120, 900), (260, 938), (420, 1000), (560, 1070)], 0.12)
    image = veil(image, mask_below(rocks), (9, 9, 13))
    mask, draw = new_mask()
    draw_person(draw, (120, 912), 132, Random(4))
    draw_person(draw, (186, 928), 124, Random(6), "pack")
    for foot in (250, 268, 286):
        draw.line((foot, 950, 268, 850), fill=255, width=3)
    draw.rounded_rectangle((252, 832, 290, 854), 4, fill=255)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(0.7)), (9, 9, 13))
