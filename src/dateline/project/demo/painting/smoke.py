"""Ash and steam: a column built of hundreds of soft balls, each lit from one side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from random import Random

from PIL import Image

from dateline.project.demo.painting.canvas import Colour, curve, mix

BALL = 128  # pixels of the ball from which all others are scaled
COARSE = 4  # sizes are rounded to this, so that a few dozen scaled balls serve a thousand puffs

Rise = Callable[[float], tuple[float, float, float]]
Colours = Callable[[float], tuple[Colour, Colour]]


@dataclass(frozen=True)
class Puff:
    """One ball of a column: where, how large, and its colours in the shade and in the light."""

    x: float
    y: float
    radius: float
    shade: Colour
    light: Colour


def rising_column(
    seed: int, foot: tuple[float, float], rise: Rise, colours: Colours, count: int
) -> Iterator[Puff]:
    """Puffs of a column, the high and far ones first.

    ``rise`` says, for a height from 0 to 1, how far right and up of the foot the middle is, and how
    wide the column is there; ``colours`` gives the shade and the light at that height.
    """
    random = Random(seed)
    for height in sorted((random.random() ** 0.9 for _ in range(count)), reverse=True):
        across, up, width = rise(height)
        angle, out = random.uniform(0, 2 * pi), random.random() ** 0.5 * width
        shade, light = colours(height)
        tone = random.uniform(-9, 9)
        yield Puff(
            x=foot[0] + across + cos(angle) * out,
            y=foot[1] - up + sin(angle) * out * 0.6,
            radius=width * random.uniform(0.22, 0.5) + 4,
            shade=_toned(shade, tone),
            light=_toned(light, tone),
        )


def paint_puffs(image: Image.Image, puffs: Iterator[Puff], towards: float) -> Image.Image:
    """The puffs over the image, in their order; the light comes from an angle (0 is the right)."""
    painted = image.copy()
    for puff in puffs:
        side = max(1, round(puff.radius * 2 / COARSE)) * COARSE
        ball = Image.new("RGB", (side, side), puff.shade)
        ball.paste(puff.light, (0, 0), _lit_side(side, towards))
        painted.paste(ball, (round(puff.x - side / 2), round(puff.y - side / 2)), _outline(side))
    return painted


def fade(near: Colour, far: Colour, share: float, dim: float = 1.0) -> Colour:
    """A colour on the way from the foot of a column to its top, perhaps in less light."""
    return mix((0, 0, 0), mix(near, far, share), dim)


def _toned(colour: Colour, tone: float) -> Colour:
    red, green, blue = (round(min(255, max(0, part + tone))) for part in colour)
    return red, green, blue


@lru_cache(maxsize=512)
def _outline(side: int) -> Image.Image:
    ball = curve(Image.radial_gradient("L"), lambda value: 255 * (172 - value) / 70)
    return ball.resize((side, side))


@lru_cache(maxsize=512)
def _lit_side(side: int, towards: float) -> Image.Image:
    """Bright where the light meets the ball: a fall of light whose middle is moved towards it."""
    fall = Image.radial_gradient("L").resize((BALL * 2, BALL * 2))
    left, top = BALL // 2 - round(cos(towards) * 40), BALL // 2 + round(sin(towards) * 40)
    window = fall.crop((left, top, left + BALL, top + BALL))
    return curve(window, lambda value: 255 * (1 - value / 190)).resize((side, side))
