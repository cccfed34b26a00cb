"""A map of the island: heights, the lava, the closed zone, and the way out by sea."""

from collections.abc import Sequence
from math import pi, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from dateline.project.demo.painting.canvas import (
    SIZE,
    Colour,
    Stop,
    colour_at,
    curve,
    finish,
    paint_noise,
    stretch,
    texture,
    veil,
)
from dateline.project.demo.painting.land import Point, draw_dot, mask_streams, rough_line

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

INK, PAPER = (44, 44, 52), (246, 243, 233)
RED, BLUE = (166, 36, 28), (30, 74, 120)
ROADS = (
    [(1118, 318), (1010, 330), (880, 322), (720, 336), (560, 400), (440, 520), (372, 640), (400, 760),
     (540, 840), (680, 866)],
    [(1118, 318), (1216, 400), (1206, 520), (1120, 640), (1020, 740), (930, 832)],
)  # fmt: skip
STREAMS = (
    (2, [(742, 640), (762, 700), (790, 760), (806, 830), (836, 892)], (10, 32)),
    (5, [(770, 716), (720, 780), (668, 826)], (8, 15)),
)
TOWNS = (
    ((1118, 310), "Porto Lume", "rm", 33), ((560, 396), "Lomba Alta", "rm", 27),
    ((890, 858), "Ribeira Negra", "lm", 27), ((1020, 742), "Vale dos Cedros", "lm", 27),
    ((384, 700), "Ponta Redonda", "rm", 27),
)  # fmt: skip


def paint_hazard_map() -> Image.Image:
    """The names are written in the font that Pillow carries, which knows no accents."""
    heights = _raise_island()
    image = _paint_sea_and_land(heights)
    image = _close_zone(image, (720, 600), 300)
    streams = mask_streams(STREAMS)
    image = veil(image, streams.filter(ImageFilter.GaussianBlur(1)), (200, 52, 28))
    inner = streams.filter(ImageFilter.MinFilter(9)).filter(ImageFilter.GaussianBlur(2))
    image = veil(image, inner, (240, 132, 60))
    _draw_signs(ImageDraw.Draw(image))
    return finish(image, 8, 0.04)


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


def _paint_sea_and_land(heights: Image.Image) -> Image.Image:
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


def _close_zone(image: Image.Image, centre: Point, radius: float) -> Image.Image:
    box = (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
    zone = Image.new("L", SIZE)
    ImageDraw.Draw(zone).ellipse(box, fill=40)
    closed = veil(image, zone, (190, 40, 30))
    draw = ImageDraw.Draw(closed)
    for start in range(0, 360, 6):
        draw.arc(box, start, start + 3.4, fill=RED, width=4)
    return closed


def _draw_signs(draw: ImageDraw.ImageDraw) -> None:
    for corners in ROADS:
        road = rough_line(len(corners), corners, 0.06, 3)
        draw.line(road, fill=PAPER, width=7, joint="curve")
        draw.line(road, fill=(140, 120, 104), width=3, joint="curve")
    draw.line((700, 596, 752, 650), fill=(120, 16, 10), width=7)  # the fissure
    _draw_route(draw, (1150, 286), (1610, 60))
    for place, name, anchor, size in TOWNS:
        draw_dot(draw, place, 11 if size > 30 else 9, INK)
        draw_dot(draw, place, 7 if size > 30 else 5, PAPER)
        aside = 22 if anchor == "lm" else -22
        _write(draw, (place[0] + aside, place[1]), name, size, anchor)
    draw.polygon([(712, 560), (730, 590), (694, 590)], fill=INK)
    _write(draw, (738, 572), "Pico do Farol 1,840 m", 25, "lm")
    _write(draw, (1424, 228), "Cais Novo, 38 miles", 25, "mm", BLUE)
    draw.line((512, 885, 560, 842), fill=RED, width=3)
    _write(draw, (470, 907), "Closed zone", 25, "mm", RED)
    _draw_scale(draw)


def _draw_route(draw: ImageDraw.ImageDraw, start: Point, end: Point) -> None:
    def at(share: float) -> Point:
        across, down = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        return across, down - 60 * sin(pi * share)

    for dash in range(26):
        draw.line((*at(dash / 26), *at(dash / 26 + 0.022)), fill=BLUE, width=5)


def _draw_scale(draw: ImageDraw.ImageDraw) -> None:
    draw.line((90, 1000, 330, 1000), fill=INK, width=4)
    for x, distance in ((90, "0"), (210, "2.5"), (330, "5 km")):
        draw.line((x, 990, x, 1010), fill=INK, width=4)
        _write(draw, (x, 968), distance, 23, "mm")
    draw.polygon([(150, 90), (172, 150), (150, 136), (128, 150)], fill=INK)
    _write(draw, (150, 178), "N", 28, "mm")


def _write(
    draw: ImageDraw.ImageDraw, place: Point, text: str, size: int, anchor: str, ink: Colour = INK
) -> None:
    font = ImageFont.load_default(size)
    draw.text(place, text, ink, font, anchor, stroke_width=4, stroke_fill=PAPER)
