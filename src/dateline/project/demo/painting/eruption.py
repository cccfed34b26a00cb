"""The mountain and the harbour town from the sea, at dusk."""

from collections.abc import Iterator
from math import sin
from random import Random

from PIL import Image, ImageDraw

from dateline.project.demo.painting.canvas import (
    Colour,
    finish,
    glow,
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
from dateline.project.demo.painting.smoke import Puff, fade, paint_puffs, rising_column
from dateline.project.demo.painting.water import mirror_in_water

HORIZON, PEAK = 812, (930, 474)

SKY = [
    (0.0, (15, 18, 36)), (0.35, (40, 42, 74)), (0.58, (112, 80, 94)), (0.70, (200, 126, 92)),
    (0.76, (228, 164, 112)), (1.0, (60, 50, 60)),
]  # fmt: skip
RIDGE = [
    (-10, 792), (180, 776), (420, 716), (640, 640), (800, 552), (893, 482), (930, 486), (962, 480),
    (1050, 560), (1230, 668), (1420, 742), (1610, 764),
]  # fmt: skip
ROCK = [
    (0.0, (58, 36, 40)), (0.45, (50, 36, 44)), (0.62, (40, 34, 46)), (0.76, (64, 50, 58)),
    (1.0, (16, 16, 26)),
]  # fmt: skip
# Streams of lava: seed, corners, widths at the source and at the end.
STREAMS = (
    (31, [(936, 488), (962, 530), (984, 590), (1030, 640), (1100, 700)], (9, 5)),
    (32, [(920, 488), (902, 530), (862, 560), (846, 606)], (7, 3)),
    (33, [(984, 590), (972, 640), (990, 690)], (4, 3)),
)  # fmt: skip


def paint_eruption() -> Image.Image:
    """Ash leans away to the left; two streams run down; the town's lamps are lit."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(3, (3, 16), 6), 118, 330), (50, 44, 66))
    image = glow(image, (930, 430), (480, 430), (190, 58, 18))
    image = paint_puffs(image, _column(), towards=3.7)
    image = glow(image, (930, 460), (150, 140), (255, 104, 36))
    mountain = mask_below(rough_line(11, RIDGE, 0.10), HORIZON + 2)
    image = paint_slope(image, mountain, ROCK, 8, 1.3)
    image = _light_town(paint_lava(image, mask_streams(STREAMS), 15, 34))
    return finish(mirror_in_water(image, HORIZON, 7, (176, 178, 196), 2.2), 1)


def _column() -> Iterator[Puff]:
    def rise(height: float) -> tuple[float, float, float]:
        return -(height**1.7) * 520 + sin(height * 8) * 16, height * 640, 20 + height**1.25 * 190

    def colours(height: float) -> tuple[Colour, Colour]:
        up, dim = height * 4.2, 1 - 0.38 * height
        return (
            fade((120, 30, 14), (30, 29, 42), up, dim),
            fade((255, 140, 60), (140, 116, 116), up, dim),
        )

    return rising_column(5, PEAK, rise, colours, 1200)


def _light_town(image: Image.Image) -> Image.Image:
    shore = rough_line(21, [(-10, 796), (300, 800), (700, 788), (1100, 792), (1610, 800)], 0.06)
    image = veil(image, mask_below(shore, 814), (17, 16, 24))
    draw, random = ImageDraw.Draw(image), Random(4)
    for _ in range(260):
        x = random.gauss(560, 170)
        y = random.uniform(790, 809) - max(0, 26 - abs(x - 560) / 9)
        lamp = random.choice([(255, 214, 150), (255, 190, 110), (255, 232, 190), (220, 140, 76)])
        draw.rectangle((x, y, x + random.choice((1, 2, 2)), y + random.choice((1, 2))), fill=lamp)
    return glow(image, (560, 800), (420, 46), (96, 62, 32))
