"""The island astern, seen over the rail of a ferry."""

from collections.abc import Iterator
from random import Random

from PIL import Image, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    WIDTH,
    Colour,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import mask_below, paint_slope, rough_line
from dateline.project.demo.painting.people import draw_blanket, new_mask
from dateline.project.demo.painting.smoke import Puff, fade, paint_puffs, rising_column
from dateline.project.demo.painting.water import mirror_in_water

HORIZON = 520

SKY = [
    (0.0, (92, 122, 158)), (0.2, (140, 160, 182)), (0.38, (206, 196, 190)), (0.46, (240, 214, 184)),
    (0.5, (246, 222, 186)), (1.0, (120, 140, 160)),
]  # fmt: skip
ISLAND = [
    (180, 520), (300, 500), (420, 452), (520, 416), (560, 408), (592, 414), (700, 462), (820, 490),
    (980, 514), (1040, 521),
]  # fmt: skip
HAZE = [
    (0.0, (120, 124, 142)),
    (0.4, (116, 122, 142)),
    (0.49, (176, 172, 174)),
    (1.0, (172, 168, 170)),
]
GULLS = ((960, 240, 26), (1048, 292, 17), (880, 330, 13), (1180, 214, 20), (1010, 372, 9))


def paint_crossing() -> Image.Image:
    """A grown-up and a child look back."""
    sky = veil(
        paint_gradient(SKY), stretch(paint_noise(101, (3, 22), 6), 120, 300), (250, 240, 228)
    )
    sky = glow(sky, (1180, 505), (620, 240), (110, 74, 36))
    island = mask_below(rough_line(104, ISLAND, 0.08), HORIZON + 1, 1.3)
    water = mirror_in_water(
        paint_slope(sky, island, HAZE, 106, 0.35), HORIZON, 105, (190, 200, 210), 0.8
    )
    above = paint_slope(paint_puffs(sky, _plume(), towards=0.5), island, HAZE, 106, 0.35)
    water.paste(above.crop((0, 0, WIDTH, HORIZON)))
    return finish(_add_rail(_add_gulls(_add_wake(water))), 3, 0.1)


def _plume() -> Iterator[Puff]:
    def rise(height: float) -> tuple[float, float, float]:
        return height**1.4 * 900, height**0.85 * 430, 9 + height * 96

    def colours(height: float) -> tuple[Colour, Colour]:
        return (
            fade((128, 116, 122), (150, 154, 170), height),
            fade((214, 190, 178), (206, 202, 202), height),
        )

    return rising_column(103, (560, 414), rise, colours, 1000)


def _add_wake(image: Image.Image) -> Image.Image:
    """Foam in a band that widens towards the viewer, its edges brighter than its middle."""
    random = Random(12)
    foam, draw = new_mask()
    for _ in range(7000):
        near = random.random() ** 1.4
        if random.random() < 0.45:
            out = random.choice((-1, 1)) * random.gauss(1, 0.09)
        else:
            out = random.gauss(0, 0.34)
        x = 820 - 90 * (1 - near) ** 2 + out * (4 + near**1.25 * 290)
        y = HORIZON + 5 + near * 560
        size = (0.4 + near * 3.2) * random.random()
        box = (x - size * 5, y - size * 0.5, x + size * 5, y + size * 0.5)
        draw.ellipse(box, fill=random.randint(30, 170))
    return veil(image, foam.filter(ImageFilter.GaussianBlur(1.3)), (246, 242, 236))


def _add_gulls(image: Image.Image) -> Image.Image:
    birds, draw = new_mask()
    for x, y, size in GULLS:
        wings = [(-2.0, -0.1), (-1.1, -0.55), (-0.3, -0.2), (0, 0), (0.4, -0.25), (1.2, -0.5), (2.1, 0.1),
                 (1.2, -0.36), (0.4, -0.08), (0, 0.2), (-0.3, -0.02), (-1.1, -0.4)]  # fmt: skip
        draw.polygon([(x + across * size, y + down * size) for across, down in wings], fill=255)
    return veil(image, birds.filter(ImageFilter.GaussianBlur(0.9)), (88, 92, 104))


def _add_rail(image: Image.Image) -> Image.Image:
    rail, draw = new_mask()
    draw.rectangle((0, 1012, WIDTH, HEIGHT), fill=255)
    for y, thick in ((800, 15), (872, 5), (940, 5)):
        draw.rectangle((0, y, WIDTH, y + thick), fill=255)
    for x in range(60, WIDTH, 246):
        draw.rectangle((x, 800, x + 11, 1020), fill=255)
    draw_blanket(draw, (270, 1110), 520)
    return veil(image, rail.filter(ImageFilter.GaussianBlur(1.0)), (32, 36, 48))
