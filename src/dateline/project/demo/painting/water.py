"""Water: what stands above the horizon, mirrored, broken into ripples and darkened."""

from random import Random

from PIL import Image, ImageChops, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    WIDTH,
    Colour,
    curve,
    mix,
    paint_gradient,
    paint_noise,
    stretch,
)


def mirror_in_water(
    image: Image.Image, horizon: int, seed: int, tint: Colour, squash: float = 1.6
) -> Image.Image:
    """The image with everything below the horizon turned into water that mirrors what is above.

    ``tint`` is multiplied in: (150, 155, 175) is dusk. ``squash`` above 1 mirrors more of the sky.
    """
    depth = HEIGHT - horizon
    above = image.crop((0, max(0, horizon - round(depth * squash)), WIDTH, horizon))
    mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH, depth))
    shade = paint_gradient([(0, tint), (1, mix(tint, (0, 0, 0), 0.34))], (WIDTH, depth))
    water = ImageChops.multiply(break_into_ripples(mirrored, seed), shade)
    painted = image.copy()
    painted.paste(_add_glints(water, seed), (0, horizon))
    return painted


def break_into_ripples(mirrored: Image.Image, seed: int) -> Image.Image:
    """Strips, thicker towards the viewer, each pushed sideways and up or down a little."""
    random = Random(seed)
    width, depth = mirrored.size
    rippled = mirrored.copy()
    y = 0.0
    while y < depth:
        nearness = y / depth
        thick = 1.5 + 5 * nearness
        source = min(depth - thick - 1, max(0, y + random.gauss(0, 3 + depth * nearness / 16)))
        strip = mirrored.crop((0, round(source), width, round(source + thick) + 1))
        aside = round(random.gauss(0, 2 + 16 * nearness))
        rippled.paste(ImageChops.offset(strip, aside, 0), (0, round(y)))
        y += thick
    return rippled.filter(ImageFilter.BoxBlur((2.5, 0.6)))


def _add_glints(water: Image.Image, seed: int) -> Image.Image:
    """Crests that catch the light of what they mirror, longer when near; troughs between them."""
    near = paint_noise(seed + 1, (14, 90), 3, water.size)
    far = paint_noise(seed + 2, (40, 240), 2, water.size)
    crests = Image.composite(near, far, Image.linear_gradient("L").resize(water.size))
    bright = ImageChops.screen(water, curve(water, lambda value: value * 0.9))
    troughs = curve(water, lambda value: value * 0.78)
    return Image.composite(bright, troughs, stretch(crests, 138, 200))
