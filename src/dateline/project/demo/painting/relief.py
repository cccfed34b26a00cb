"""An island in relief: a field of heights, coloured, shaded and contoured as on a map."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from dateline.project.demo.painting.canvas import (
    SIZE,
    Stop,
    colour_at,
    curve,
    paint_noise,
    stretch,
    texture,
    veil,
)

SEA_LEVEL = 44  # in the greys of the height field
CONES = (
    ((760, 560), (640, 430), 150), ((700, 600), (330, 260), 105), ((1060, 400), (420, 260), 52),
    ((470, 720), (330, 220), 40),
)  # fmt: skip
LAND: Sequence[Stop] = (
    (0.0, (206, 214, 184)), (0.14, (190, 206, 166)), (0.35, (206, 204, 160)), (0.55, (214, 190, 148)),
    (0.75, (190, 156, 128)), (1.0, (160, 128, 116)),
)  # fmt: skip
SEA: Sequence[Stop] = (
    (0.0, (160, 192, 206)), (0.25, (172, 203, 214)), (0.6, (196, 220, 224)), (1.0, (214, 232, 230)),
)  # fmt: skip


def paint_relief() -> Image.Image:
    """Land and sea, lit from the upper left."""
    heights = _raise_island()
    land = stretch(heights, SEA_LEVEL, SEA_LEVEL + 3)
    shelf = land.reduce(8).filter(ImageFilter.GaussianBlur(9)).resize(SIZE)
    terrain = _in_colours(stretch(heights, SEA_LEVEL, 235), LAND)
    shifted = heights.copy()
    shifted.paste(heights, (4, 4))
    terrain = texture(terrain, ImageChops.subtract(heights, shifted, 0.25, 128), 0.8)
    terrain = veil(terrain, _contours(heights), (120, 92, 70))
    image = Image.composite(terrain, _in_colours(shelf, SEA), land)
    coast = ImageChops.subtract(land.filter(ImageFilter.MaxFilter(3)), land)
    return veil(image, coast.filter(ImageFilter.GaussianBlur(0.5)), (70, 96, 110))


def _raise_island() -> Image.Image:
    """A height field: cones for the mountain and its shoulders, roughened by noise."""
    heights = Image.new("L", SIZE)
    for (x, y), (across, down), top in CONES:
        cone = Image.radial_gradient("L").resize((across * 2, down * 2))
        risen = Image.new("L", SIZE)
        risen.paste(_cone(cone, top), (x - across, y - down))
        heights = ImageChops.add(heights, risen)
    coarse = curve(paint_noise(201, (7, 5), 7), lambda value: value * 0.42)
    fine = curve(paint_noise(202, (22, 15), 6), lambda value: value * 0.18)
    rough = ImageChops.add(ImageChops.add(heights, coarse, 1, -54), fine, 1, -23)
    return rough.filter(ImageFilter.GaussianBlur(2.2))


def _cone(fall: Image.Image, top: int) -> Image.Image:
    return curve(fall, lambda value: top * max(0.0, 1 - value / 180) ** 1.15)


def _in_colours(grey: Image.Image, stops: Sequence[Stop]) -> Image.Image:
    table = [colour_at(stops, value / 255) for value in range(256)]
    return Image.merge("RGB", [grey.point([colour[band] for colour in table]) for band in range(3)])


def _contours(heights: Image.Image) -> Image.Image:
    """Lines of equal height, every fourth one stronger."""
    smooth = heights.filter(ImageFilter.GaussianBlur(3))
    lines = Image.new("L", SIZE)
    for index, level in enumerate(range(SEA_LEVEL + 20, 236, 18)):
        above = smooth.point([255 if value > level else 0 for value in range(256)])
        edge = ImageChops.difference(above, ImageChops.offset(above, 1, 1))
        lines.paste(170 if index % 4 == 0 else 90, (0, 0), edge)
    return lines.filter(ImageFilter.GaussianBlur(0.6))
