"""Paper, light and grain: what every painted picture begins and ends with.

All of it is drawn from seeds with Pillow alone, by adding and blending whole images and never by
single pixels: a picture takes less than a second.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = WIDTH, HEIGHT = 1600, 1067

Colour = tuple[int, int, int]
Stop = tuple[float, Colour]


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The first colour with a share from 0 to 1 of the second."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def colour_at(stops: Sequence[Stop], at: float) -> Colour:
    """The colour at a place from 0 to 1 between stops."""
    for (low, first), (high, second) in pairwise(stops):
        if at <= high:
            return mix(first, second, (at - low) / (high - low))
    return stops[-1][1]


def paint_gradient(stops: Sequence[Stop], size: tuple[int, int] = SIZE) -> Image.Image:
    """A vertical gradient: 0 is the top, 1 the bottom."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        column.putpixel((0, y), colour_at(stops, y / max(1, size[1] - 1)))
    return column.resize(size)


def paint_noise(
    seed: int, cells: tuple[int, int], octaves: int = 5, size: tuple[int, int] = SIZE
) -> Image.Image:
    """Clouds of grey: random grids, each twice as fine and half as strong as the one before."""
    random = Random(seed)
    noise = _grid(random, cells, size)
    for octave in range(1, octaves):
        finer = (cells[0] << octave, cells[1] << octave)
        noise = Image.blend(noise, _grid(random, finer, size), 0.5**octave)
    return noise


def _grid(random: Random, cells: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    width, height = min(cells[0], size[0]), min(cells[1], size[1])
    grid = Image.frombytes("L", (width, height), random.randbytes(width * height))
    return grid.resize(size, Image.Resampling.BICUBIC)


def curve(image: Image.Image, bend: Callable[[float], float]) -> Image.Image:
    """Every value of every channel (0 to 255) as ``bend`` makes it."""
    table = [round(min(255.0, max(0.0, bend(value)))) for value in range(256)]
    return image.point(table * len(image.getbands()))


def stretch(grey: Image.Image, low: int, high: int) -> Image.Image:
    """The greys from low to high spread over black to white, the rest cut off."""
    return curve(grey, lambda value: 255 * (value - low) / (high - low))


def veil(image: Image.Image, mask: Image.Image, colour: Colour) -> Image.Image:
    """Mist, smoke or shade of this colour laid over the image where the mask is bright."""
    veiled = image.copy()
    veiled.paste(colour, (0, 0), mask)
    return veiled


def cast_light(image: Image.Image, shape: Image.Image, colour: Colour, gain: float) -> Image.Image:
    """The light of this colour that a shape of white throws on the image round it."""
    lit = Image.new("RGB", image.size)
    lit.paste(colour, (0, 0), curve(shape, lambda value: value * gain))
    return ImageChops.screen(image, lit)


def texture(image: Image.Image, grey: Image.Image, gain: float) -> Image.Image:
    """The image roughened by a grey whose middle, 128, changes nothing."""
    rough = curve(grey, lambda value: 128 + (value - 128) * gain)
    return ImageChops.overlay(image, Image.merge("RGB", (rough, rough, rough)))


def glow(
    image: Image.Image, centre: tuple[float, float], reach: tuple[float, float], colour: Colour
) -> Image.Image:
    """Light of this colour round a centre, which ends at its reach (pixels, sideways and up)."""
    left, top = round(centre[0] - reach[0]), round(centre[1] - reach[1])
    size = max(2, round(reach[0] * 2)), max(2, round(reach[1] * 2))
    light = ImageOps.colorize(_fall_of_light().resize(size), (0, 0, 0), colour)
    under = image.crop((left, top, left + size[0], top + size[1]))
    lit = image.copy()
    lit.paste(ImageChops.screen(under, light), (left, top))
    return lit


@cache
def _fall_of_light() -> Image.Image:
    """White in the middle; black at the edge, where Pillow's gradient has come to 178."""
    fall = Image.radial_gradient("L")
    return curve(fall, lambda value: 255 * max(0.0, 1 - value / 178) ** 2)


def light_stars(image: Image.Image, seed: int, count: int, lowest: int) -> Image.Image:
    """Stars of all strengths, fewer and fainter towards the height at which the air is thick."""
    random, starry = Random(seed), image.copy()
    draw = ImageDraw.Draw(starry)
    for _ in range(count):
        x, y = random.uniform(0, WIDTH), random.uniform(0, lowest)
        light = round((random.random() ** 3 * 210 + 20) * (1 - y / (lowest * 1.07)))
        size = 0 if light < 100 else 1
        draw.ellipse((x, y, x + size, y + size), fill=(24 + light, 26 + light, 40 + light))
    return starry


def finish(image: Image.Image, seed: int, grain: float = 0.14) -> Image.Image:
    """Grain, which also hides the steps of 8-bit gradients, and corners a little darker."""
    noise = Image.frombytes("L", SIZE, Random(seed).randbytes(WIDTH * HEIGHT))
    grained = texture(image, noise.filter(ImageFilter.GaussianBlur(0.8)), grain)
    corners = Image.radial_gradient("L").resize(SIZE)
    return veil(grained, curve(corners, lambda value: (value - 110) * 0.5), (6, 7, 12))
