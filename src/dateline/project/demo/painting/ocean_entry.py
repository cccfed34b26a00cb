"""Lava running into the sea, and two people who watch it from the rocks."""

from collections.abc import Iterator
from math import sin
from random import Random

from PIL import Image, ImageFilter

from dateline.project.demo.painting.canvas import (
    Colour,
    finish,
    glow,
    light_stars,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import (
    mask_below,
    mask_streams,
    paint_lava,
    paint_slope,
    rough_line,
)
from dateline.project.demo.painting.people import draw_person, new_mask
from dateline.project.demo.painting.smoke import Puff, fade, paint_puffs, rising_column
from dateline.project.demo.painting.water import mirror_in_water

HORIZON = 742

SKY = [
    (0.0, (12, 14, 24)), (0.4, (28, 26, 42)), (0.62, (70, 44, 48)), (0.7, (96, 58, 50)),
    (1.0, (30, 26, 32)),
]  # fmt: skip
CLIFF = [
    (770, 746), (790, 690), (836, 640), (880, 560), (960, 520), (1080, 470), (1240, 392), (1420, 330),
    (1610, 250),
]  # fmt: skip
ROCK = [(0.0, (46, 34, 38)), (0.5, (36, 28, 34)), (0.7, (24, 19, 25)), (1.0, (12, 12, 18))]
# Streams of lava: seed, corners, widths at the source and at the end.
STREAMS = (
    (1, [(1560, 300), (1380, 372), (1260, 420), (1120, 512), (1000, 566), (930, 600), (884, 690),
         (872, 746)], (6, 28)),
    (2, [(1260, 420), (1210, 520), (1130, 590), (1060, 640), (1020, 690), (1012, 746)], (4, 16)),
    (3, [(930, 600), (960, 660), (948, 746)], (8, 14)),
    (4, [(1130, 590), (1180, 650), (1170, 746)], (3, 8)),
)  # fmt: skip


def paint_ocean_entry() -> Image.Image:
    """Steam, lit from below, leans away over the water."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(81, (4, 9), 6), 120, 340), (40, 34, 50))
    image = light_stars(image, 8, 260, 420)
    image = glow(image, (740, 700), (660, 480), (190, 66, 24))
    image = paint_puffs(image, _steam(), towards=-1.2)
    cliff = mask_below(rough_line(84, CLIFF, 0.14), HORIZON + 2)
    image = paint_slope(image, cliff, ROCK, 85, 1.7)
    image = paint_lava(image, mask_streams(STREAMS), 34, 87)
    image = glow(image, (900, 726), (320, 160), (240, 112, 40))
    image = mirror_in_water(image, HORIZON, 89, (190, 176, 180), 1.3)
    return finish(_add_watchers(image), 2)


def _steam() -> Iterator[Puff]:
    def rise(height: float) -> tuple[float, float, float]:
        return -(height**1.25) * 520 + sin(height * 7) * 20, height**0.92 * 720, 70 + height * 150

    def colours(height: float) -> tuple[Colour, Colour]:
        up = height * 1.5
        return fade((150, 52, 26), (56, 52, 68), up**0.7), fade((255, 170, 96), (146, 136, 146), up)

    return rising_column(83, (850, 736), rise, colours, 1000)


def _add_watchers(image: Image.Image) -> Image.Image:
    rocks = rough_line(91, [(-10, 880), (120, 900), (260, 938), (420, 1000), (560, 1070)], 0.12)
    image = veil(image, mask_below(rocks), (9, 9, 13))
    mask, draw = new_mask()
    draw_person(draw, (120, 912), 132, Random(4))
    draw_person(draw, (186, 928), 124, Random(6), "pack")
    for foot in (250, 268, 286):
        draw.line((foot, 950, 268, 850), fill=255, width=3)
    draw.rounded_rectangle((252, 832, 290, 854), 4, fill=255)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(0.7)), (9, 9, 13))
