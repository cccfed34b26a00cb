"""A village street under falling ash, and two people who walk out of it."""

from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    texture,
    veil,
)
from dateline.project.demo.painting.houses import draw_church, paint_row
from dateline.project.demo.painting.land import drop_ash, mask_below
from dateline.project.demo.painting.people import CHILD, draw_person, new_mask

SKY = [
    (0.0, (74, 68, 66)), (0.3, (122, 110, 100)), (0.55, (176, 156, 134)), (0.66, (196, 176, 150)),
    (1.0, (120, 110, 104)),
]  # fmt: skip
GROUND = [
    (0.0, (196, 178, 156)),
    (0.6, (190, 172, 150)),
    (0.75, (162, 148, 134)),
    (1.0, (108, 100, 96)),
]
# Rows of houses, the far ones first: size, distance from the middle, colour, mist over them.
ROWS = (
    (1.0, 0, (150, 134, 118), 34), (1.4, 110, (122, 108, 98), 26), (2.2, 180, (92, 82, 78), 18),
    (3.5, 290, (62, 56, 56), 10), (5.6, 450, (38, 35, 38), 0),
)  # fmt: skip


def paint_street() -> Image.Image:
    """Few windows are lit; the church tower is almost gone in the fall."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(51, (4, 6), 6), 90, 310), (84, 74, 70))
    image = glow(image, (760, 560), (460, 330), (120, 90, 50))
    random = Random(5)
    for size, gap, colour, mist in ROWS:
        if gap == 110:
            draw_church(ImageDraw.Draw(image), colour)
        image = paint_row(image, random, size, gap, colour)
        image = veil(image, Image.new("L", SIZE, mist), (178, 158, 138))
    image = _add_walkers(_paint_ground(image))
    image = drop_ash(image, 71, 2600, 3.4, (226, 214, 198))
    image = drop_ash(image, 72, 260, 7.5, (236, 226, 212))
    return finish(veil(image, stretch(paint_noise(73, (5, 5), 4), 120, 600), (196, 178, 158)), 6)


def _paint_ground(image: Image.Image) -> Image.Image:
    """Ash lies on everything: pale in the trodden middle, in the shade of the houses at the sides."""
    ash = texture(paint_gradient(GROUND), paint_noise(61, (110, 150), 5), 0.5)
    ash = texture(ash, paint_noise(62, (6, 16), 3), 0.22)
    line = [
        (-10, 800),
        (430, 724),
        (700, 650),
        (740, 638),
        (820, 638),
        (860, 650),
        (1120, 724),
        (1610, 800),
    ]
    whole = Image.composite(ash, image, mask_below(line, soft=5))
    road, draw = new_mask()
    draw.polygon([(738, 630), (822, 630), (1300, 1090), (250, 1090)], fill=255)
    shade = Image.eval(
        road.filter(ImageFilter.GaussianBlur(40)), lambda value: 90 - value * 90 // 255
    )
    below = Image.composite(shade, Image.new("L", SIZE), mask_below(line, soft=12))
    return _tread(veil(whole, below, (60, 54, 54)))


def _tread(image: Image.Image) -> Image.Image:
    """The wheel tracks of the last cars, and the footprints between them."""
    tracks, draw = new_mask()
    for side in (-1, 1):
        draw.line(
            [(780 + side * 10, 640), (780 + side * 96, 820), (780 + side * 250, 1090)],
            fill=70,
            width=12,
        )
    for step in range(30):
        near = step / 30
        x, y, size = 792 + (-1) ** step * (3 + near * 13), 646 + near**1.6 * 190, 1.5 + near * 5
        draw.ellipse((x - size, y - size * 0.45, x + size, y + size * 0.45), fill=150)
    return veil(image, tracks.filter(ImageFilter.GaussianBlur(2.5)), (92, 82, 78))


def _add_walkers(image: Image.Image) -> Image.Image:
    mask, draw = new_mask()
    random = Random(2)
    draw_person(draw, (790, 846), 190, random, "case")
    draw_person(draw, (852, 842), 118, random, head=CHILD)
    draw.pieslice((690, 600, 890, 760), 180, 360, fill=255)
    for rib in range(4):
        draw.pieslice((690 + rib * 50, 668, 740 + rib * 50, 692), 180, 360, fill=0)
    draw.line((790, 592, 790, 604), fill=255, width=4)
    draw.line((790, 660, 790, 760), fill=255, width=3)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(0.9)), (30, 27, 30))
