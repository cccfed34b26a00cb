"""A train among dunes, its windows lit, at the end of the light."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    Colour,
    cast_light,
    finish,
    glow,
    light_stars,
    paint_gradient,
    veil,
)
from dateline.project.demo.painting.land import mask_below, paint_slope, rough_line

SKY = [
    (0.0, (20, 26, 58)), (0.3, (58, 60, 104)), (0.5, (150, 102, 112)), (0.6, (226, 152, 104)),
    (0.66, (246, 196, 132)), (1.0, (160, 98, 70)),
]  # fmt: skip
FAR = [(-10, 690), (260, 640), (520, 676), (820, 618), (1130, 672), (1400, 632), (1610, 668)]
MIDDLE = [(-10, 742), (300, 716), (700, 738), (1050, 706), (1610, 742)]
NEAR = [(-10, 880), (260, 850), (560, 900), (900, 960), (1240, 905), (1610, 846)]
RAIL = 752
COACHES, LENGTH, GAP, TALL = 8, 148, 8, 50
FIRST = 150


def paint_night_train() -> Image.Image:
    """Eight coaches and an engine with its lamp on, from left to right across the sand."""
    image = light_stars(paint_gradient(SKY), 31, 500, 430)
    image = glow(image, (1180, 660), (640, 260), (255, 170, 96))
    for seed, line, top, foot in (
        (51, FAR, (176, 104, 84), (120, 70, 66)),
        (52, MIDDLE, (116, 70, 62), (64, 42, 48)),
    ):
        image = paint_slope(image, _dune(seed, line), [(0.55, top), (0.8, foot)], seed, 0.5)
    image = _paint_train(image)
    near = [(0.75, (74, 46, 46)), (1.0, (22, 16, 24))]
    return finish(paint_slope(image, _dune(53, NEAR), near, 53, 0.8), 12)


def _dune(seed: int, line: list[tuple[int, int]]) -> Image.Image:
    """Sand lies smooth: the line is hardly shaken, and its corners are rounded."""
    return mask_below(rough_line(seed, line, 0.015, 5), soft=9)


def _paint_train(image: Image.Image) -> Image.Image:
    body, windows = Image.new("L", SIZE), Image.new("L", SIZE)
    draw, lit = ImageDraw.Draw(body), ImageDraw.Draw(windows)
    random = Random(8)
    for coach in range(COACHES):
        left = FIRST + coach * (LENGTH + GAP)
        draw.rounded_rectangle((left, RAIL - TALL, left + LENGTH, RAIL), 7, fill=255)
        draw.rectangle((left, RAIL - 12, left + LENGTH + GAP, RAIL - 6), fill=255)
        for window in range(9):
            x = left + 12 + window * 14.6
            light = random.choice((255, 255, 235, 190))
            lit.rectangle((x, RAIL - 36, x + 9, RAIL - 21), fill=light)
    draw.rectangle((0, RAIL + 3, SIZE[0], RAIL + 5), fill=150)  # the rails
    nose = FIRST + COACHES * (LENGTH + GAP) - GAP
    draw.polygon(
        [
            (nose, RAIL - TALL),
            (nose + 52, RAIL - TALL + 8),
            (nose + 78, RAIL - 12),
            (nose + 78, RAIL),
            (nose, RAIL),
        ],
        fill=255,
    )
    image = cast_light(image, windows.filter(ImageFilter.GaussianBlur(26)), (255, 176, 92), 3.2)
    image = veil(image, body.filter(ImageFilter.GaussianBlur(0.8)), (24, 20, 32))
    image = veil(image, windows.filter(ImageFilter.GaussianBlur(0.9)), (255, 222, 160))
    return _light_the_way(image, (nose + 74, RAIL - 14))


def _light_the_way(image: Image.Image, lamp: tuple[int, int]) -> Image.Image:
    warm: Colour = (255, 240, 206)
    return glow(glow(image, lamp, (210, 70), (200, 150, 96)), lamp, (26, 22), warm)
