"""Lanterns on a mountain path at night, and a stone hut with one lit window."""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    finish,
    glow,
    light_stars,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import mask_below, paint_slope, rough_line
from dateline.project.demo.painting.people import draw_person, new_mask

SKY = [
    (0.0, (8, 11, 26)), (0.4, (20, 24, 48)), (0.62, (52, 40, 60)), (0.76, (118, 62, 58)), (1.0, (60, 34, 38)),
]  # fmt: skip
# Three ridges, the far one first: seed, corners, colours at the top and the foot, mist before it.
RIDGES = (
    (121, [(-10, 560), (260, 520), (560, 430), (820, 500), (1100, 470), (1380, 590), (1610, 560)],
     ((46, 34, 48), (96, 62, 66)), (92, 60, 64)),
    (122, [(-10, 700), (300, 690), (640, 600), (900, 640), (1240, 560), (1480, 480), (1610, 470)],
     ((24, 21, 34), (62, 45, 56)), (58, 42, 54)),
    (123, [(-10, 800), (260, 812), (520, 850), (800, 868), (1100, 800), (1350, 740), (1610, 700)],
     ((14, 13, 21), (9, 9, 14)), (30, 25, 34)),
)  # fmt: skip
PATH = ((120, 838), (300, 856), (520, 880), (720, 888), (880, 870), (1000, 842), (1100, 812))
HUT = (1160, 776)


def paint_search_party() -> Image.Image:
    """Seven people with lanterns come up to the hut."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(120, (4, 12), 5), 130, 420), (46, 40, 60))
    image = light_stars(image, 124, 700, 540)
    image = glow(image, (600, 560), (640, 330), (150, 44, 18))
    for seed, corners, (top, foot), mist in RIDGES:
        mask = mask_below(rough_line(seed, corners, 0.07))
        image = paint_slope(image, mask, [(0.40, top), (0.80, foot)], seed + 10, 0.28)
        banks = stretch(paint_noise(seed + 20, (3, 12), 4), 110, 300)
        image = veil(image, ImageChops.multiply(banks, mask), mist)
    return finish(_add_party(_add_hut(image)), 7)


def _add_hut(image: Image.Image) -> Image.Image:
    x, y = HUT
    wall, draw = new_mask()
    draw.polygon(
        [
            (x, y + 70),
            (x, y - 6),
            (x + 70, y - 62),
            (x + 190, y - 62),
            (x + 236, y - 6),
            (x + 236, y + 60),
        ],
        fill=255,
    )
    draw.rectangle((x + 166, y - 92, x + 184, y - 56), fill=255)
    image = veil(image, wall.filter(ImageFilter.GaussianBlur(0.8)), (12, 11, 17))
    ImageDraw.Draw(image).rectangle((x + 118, y + 6, x + 146, y + 34), fill=(255, 214, 140))
    ImageDraw.Draw(image).line((x + 132, y + 6, x + 132, y + 34), fill=(120, 80, 44), width=3)
    image = glow(image, (x + 132, y + 20), (150, 110), (190, 110, 46))
    return glow(image, (x + 110, y + 76), (170, 40), (110, 66, 32))


def _add_party(image: Image.Image) -> Image.Image:
    """Each lantern lights the path and the air; whoever carries it stays dark."""
    random = Random(125)
    people, draw = new_mask()
    for step, (x, y) in enumerate(PATH):
        height = 128 - step * 10
        draw_person(draw, (x, y), height, random, "pack" if step % 2 else "nothing")
        lantern = (x + height * 0.2, y - height * 0.44)
        image = glow(image, lantern, (height * 1.1, height * 0.9), (176, 104, 44))
        image = glow(image, (lantern[0], y + 2), (height * 0.9, height * 0.16), (150, 92, 42))
        image = glow(image, lantern, (height * 0.11, height * 0.11), (255, 244, 214))
    return veil(image, people.filter(ImageFilter.GaussianBlur(0.7)), (9, 8, 12))
