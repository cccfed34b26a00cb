"""Storks on their way south over a valley, early in the day."""

from math import cos, sin, tau
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    Colour,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import Point, mask_below, paint_slope, rough_line

SKY = [
    (0.0, (112, 154, 194)), (0.35, (176, 200, 214)), (0.6, (244, 222, 190)), (0.72, (250, 206, 158)),
    (1.0, (206, 178, 150)),
]  # fmt: skip
# Ridges behind one another, each with how much of the morning's mist lies before it.
RIDGES = (
    (61, [(-10, 742), (340, 690), (760, 728), (1180, 674), (1610, 716)], (184, 176, 180)),
    (62, [(-10, 806), (420, 770), (880, 812), (1300, 762), (1610, 800)], (132, 138, 142)),
    (63, [(-10, 930), (380, 872), (820, 940), (1220, 890), (1610, 918)], (70, 84, 78)),
)
COLUMN = (1010, 590)  # the foot of the warm air in which they climb
CLIMBING, GLIDING = 230, 84


def paint_storks() -> Image.Image:
    """A pillar of birds climbing in warm air, and the long line of those that glide away from its top."""
    image = veil(
        paint_gradient(SKY), stretch(paint_noise(71, (4, 12), 6), 128, 300), (252, 240, 224)
    )
    image = glow(image, (1180, 700), (620, 240), (120, 84, 40))
    for seed, line, colour in RIDGES:
        lower: Colour = (colour[0] // 2 + 40, colour[1] // 2 + 44, colour[2] // 2 + 44)
        mask = mask_below(rough_line(seed, line, 0.05))
        image = paint_slope(image, mask, [(0.6, colour), (1.0, lower)], seed, 0.12 * (seed - 60))
    return finish(_let_fly(image), 15)


def _let_fly(image: Image.Image) -> Image.Image:
    random, birds = Random(77), Image.new("L", SIZE)
    draw = ImageDraw.Draw(birds)
    for _ in range(CLIMBING):
        height = random.random() ** 0.8
        turn, reach = random.uniform(0, tau), 30 + 120 * height
        x = COLUMN[0] - 120 * height + reach * cos(turn)
        y = COLUMN[1] - 470 * height + reach * 0.34 * sin(turn)
        _draw_bird(draw, (x, y), 7 + 12 * height * random.random(), turn, random)
    for place in range(GLIDING):
        share = place / GLIDING
        x = 880 - 900 * share + random.gauss(0, 16)
        y = 118 + 210 * share**1.4 + random.gauss(0, 30)
        _draw_bird(draw, (x, y), 12 + 26 * share * random.uniform(0.7, 1.2), 0.3, random)
    return veil(image, birds.filter(ImageFilter.GaussianBlur(0.7)), (30, 32, 40))


def _draw_bird(
    draw: ImageDraw.ImageDraw, at: Point, span: float, heading: float, random: Random
) -> None:
    """Two wings, a little bent, and a neck stretched out before them."""
    x, y = at
    lift, tilt = span * random.uniform(0.1, 0.3), span * 0.22 * sin(heading)
    wing = [
        (x - span, y - lift + tilt),
        (x - span * 0.4, y - lift * 1.1),
        (x, y),
        (x + span * 0.4, y - lift * 1.1),
        (x + span, y - lift - tilt),
    ]
    draw.line(wing, fill=235, width=max(1, round(span / 11)), joint="curve")
    draw.line(
        (x - span * 0.34, y + span * 0.05, x + span * 0.2, y),
        fill=235,
        width=max(1, round(span / 12)),
    )
