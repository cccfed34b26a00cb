"""Land and what flows down it: ridges, slopes, lava, and ash in the air."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    SIZE,
    WIDTH,
    Colour,
    Stop,
    cast_light,
    paint_gradient,
    paint_noise,
    stretch,
    texture,
    veil,
)

Point = tuple[float, float]


def rough_line(seed: int, corners: Sequence[Point], rough: float, halvings: int = 6) -> list[Point]:
    """A line through the corners, each stretch of it halved and shaken again and again."""
    random = Random(seed)
    line = list(corners)
    for _ in range(halvings):
        shaken: list[Point] = []
        for (x1, y1), (x2, y2) in pairwise(line):
            length = abs(x2 - x1) + abs(y2 - y1) / 3
            across, down = random.gauss(0, rough) * length / 4, random.gauss(0, rough) * length
            shaken += [(x1, y1), ((x1 + x2) / 2 + across, (y1 + y2) / 2 + down)]
        line = [*shaken, line[-1]]
    return line


def mask_below(line: Sequence[Point], foot: float = HEIGHT, soft: float = 0.9) -> Image.Image:
    """White between a line and the foot."""
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).polygon([*line, (line[-1][0], foot), (line[0][0], foot)], fill=255)
    return mask.filter(ImageFilter.GaussianBlur(soft))


def paint_slope(
    image: Image.Image, mask: Image.Image, stops: Sequence[Stop], seed: int, rough: float
) -> Image.Image:
    """Rock in the colours of a gradient where the mask is white, lit from the upper left."""
    relief = paint_noise(seed, (18, 22), 6)
    shifted = relief.copy()
    shifted.paste(relief, (6, 4))
    lit = ImageChops.subtract(relief, shifted, 1, 128)
    rock = texture(paint_gradient(stops), lit, rough)
    return Image.composite(rock, image, mask)


Stream = tuple[int, Sequence[Point], tuple[float, float]]


def mask_streams(streams: Sequence[Stream]) -> Image.Image:
    """White where lava flows. Each stream has a seed, corners, and a width at either end."""
    mask = Image.new("L", SIZE)
    draw = ImageDraw.Draw(mask)
    for seed, corners, (source, end) in streams:
        random, line = Random(seed), rough_line(seed, corners, 0.13, 5)
        for index, (here, there) in enumerate(pairwise(line)):
            share = index / len(line)
            width = source + (end - source) * share + random.uniform(-0.12, 0.12) * end
            draw.line((*here, *there), fill=255, width=max(2, round(width)))
            draw_dot(draw, there, width / 2, fill=255)
    return mask


def draw_dot(draw: ImageDraw.ImageDraw, centre: Point, radius: float, fill: int | Colour) -> None:
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)


def paint_lava(image: Image.Image, streams: Image.Image, reach: float, seed: int) -> Image.Image:
    """Glowing rock where the mask is white: its light on the ground, its crust, its bright core."""
    light = streams.filter(ImageFilter.GaussianBlur(reach))
    lit = cast_light(image, light, (205, 54, 14), 2.6)
    lit = veil(lit, streams.filter(ImageFilter.GaussianBlur(1.6)), (240, 96, 30))
    core = streams.filter(ImageFilter.MinFilter(5)).filter(ImageFilter.GaussianBlur(1.4))
    crust = stretch(paint_noise(seed, (80, 60), 4), 112, 160)
    return veil(lit, ImageChops.multiply(core, crust), (255, 214, 128))


def drop_ash(
    image: Image.Image, seed: int, count: int, largest: float, colour: Colour
) -> Image.Image:
    """Flakes in the air between the viewer and the scene."""
    random, flakes = Random(seed), Image.new("L", SIZE)
    draw = ImageDraw.Draw(flakes)
    for _ in range(count):
        place = random.uniform(0, WIDTH), random.uniform(0, HEIGHT)
        radius = random.uniform(0.5, largest) * random.random()
        draw_dot(draw, place, radius, fill=random.randint(70, 220))
    return veil(image, flakes.filter(ImageFilter.GaussianBlur(0.7)), colour)
