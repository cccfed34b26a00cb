"""Ash and steam: a column built of hundreds of soft balls, each lit from one side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageOps

from dateline.project.demo.painting.canvas import Colour

BALL = 128  # pixels of the sprite that all puffs are scaled from


@dataclass(frozen=True)
class Puff:
    """One ball of a column: where, how large, and its shaded and its lit colour."""

    x: float
    y: float
    radius: float
    shade: Colour
    light: Colour


def paint_puffs(image: Image.Image, puffs: Iterator[Puff], towards: float = 2.4) -> Image.Image:
    """The puffs over the image, in their order; the light comes from an angle (0 is right)."""
    painted = image.copy()
    for puff in puffs:
        side = max(4, round(puff.radius * 2))
        lit = _lit_ball(round(cos(towards) * 10), round(-sin(towards) * 10))
        ball = ImageOps.colorize(lit.resize((side, side)), puff.shade, puff.light)
        place = (round(puff.x - puff.radius), round(puff.y - puff.radius))
        painted.paste(ball, place, _round_mask().resize((side, side)))
    return painted


@cache
def _round_mask() -> Image.Image:
    edge = [round(255 * min(1.0, max(0.0, (172 - value) / 70))) for value in range(256)]
    return Image.radial_gradient("L").resize((BALL, BALL)).point(edge)


@cache
def _lit_ball(across: int, down: int) -> Image.Image:
    """Bright where the light meets it: a radial fall whose centre is moved towards the light."""
    fall = Image.radial_gradient("L").resize((BALL * 2, BALL * 2))
    left = BALL // 2 - across * 4
    top = BALL // 2 - down * 4
    window = fall.crop((left, top, left + BALL, top + BALL))
    return window.point([round(255 * max(0.0, 1 - value / 190)) for value in range(256)])


def rising_column(
    seed: int,
    foot: tuple[float, float],
    rise: Callable[[float], tuple[float, float, float]],
    colours: Callable[[float, Random], tuple[Colour, Colour]],
    count: int = 700,
) -> Iterator[Puff]:
    """Puffs of a column, the far and high ones first.

    ``rise`` says for a height from 0 to 1 how far right and up of the foot the middle is, and how
    wide the column is there; ``colours`` gives the shade and the light at that height.
    """
    random = Random(seed)
    heights = sorted((random.random() ** 0.9 for _ in range(count)), reverse=True)
    for height in heights:
        across, up, width = rise(height)
        angle, out = random.uniform(0, 2 * pi), random.random() ** 0.5
        shade, light = colours(height, random)
        yield Puff(
            x=foot[0] + across + cos(angle) * out * width,
            y=foot[1] - up + sin(angle) * out * width * 0.6,
            radius=width * random.uniform(0.22, 0.5) + 4,
            shade=shade,
            light=light,
        )
