"""The fishing boats of the island going out in line, at the end of the light."""

from collections.abc import Iterator

from PIL import Image

from dateline.project.demo.painting.canvas import (
    Colour,
    finish,
    glow,
    mix,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import mask_below, rough_line
from dateline.project.demo.painting.smoke import Puff, fade, paint_puffs, rising_column
from dateline.project.demo.painting.vessels import paint_fishing_boat
from dateline.project.demo.painting.water import mirror_in_water

HORIZON = 536

SKY = [
    (0.0, (28, 36, 62)), (0.2, (58, 60, 92)), (0.36, (128, 92, 104)), (0.45, (214, 138, 100)),
    (0.49, (240, 180, 120)), (0.55, (226, 150, 110)), (1.0, (70, 64, 80)),
]  # fmt: skip
ISLAND = [
    (-10, 520), (120, 500), (230, 468), (288, 458), (318, 460), (420, 500), (600, 524), (720, 534),
    (760, 537),
]  # fmt: skip
# Where each boat is, and how long; the far ones first.
BOATS = (
    ((640, 546), 60), ((770, 550), 72), ((530, 556), 84), ((905, 562), 98), ((1060, 586), 150),
    ((740, 604), 172), ((1300, 644), 250), ((440, 668), 270), ((900, 772), 470),
)  # fmt: skip


def paint_fishing_boats() -> Image.Image:
    """Nine boats, lamps lit, with the mountain behind them."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(41, (3, 20), 6), 112, 310), (66, 54, 78))
    image = glow(image, (300, 440), (200, 160), (220, 90, 40))
    image = paint_puffs(image, _plume(), towards=-0.9)
    image = glow(image, (1180, 528), (720, 190), (255, 170, 90))
    image = glow(image, (1180, 524), (60, 52), (255, 236, 190))
    island = mask_below(rough_line(14, ISLAND, 0.07), HORIZON + 1)
    image = glow(veil(image, island, (62, 48, 66)), (304, 460), (60, 40), (240, 96, 30))
    image = mirror_in_water(image, HORIZON, 19, (210, 200, 205), 1.15)
    for place, length in BOATS:
        near = min(1.0, max(0.0, (place[1] - 540) / 200)) ** 0.6
        image = paint_fishing_boat(image, place, length, mix((78, 60, 74), (17, 17, 26), near))
    return finish(image, 4)


def _plume() -> Iterator[Puff]:
    def rise(height: float) -> tuple[float, float, float]:
        return height**1.5 * 900, height**0.8 * 470, 12 + height * 120

    def colours(height: float) -> tuple[Colour, Colour]:
        return (
            fade((70, 54, 66), (56, 56, 80), height),
            fade((190, 130, 112), (132, 110, 126), height),
        )

    return rising_column(6, (300, 462), rise, colours, 800)
