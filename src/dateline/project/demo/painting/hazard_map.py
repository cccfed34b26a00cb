"""A map of the island: heights, the lava, the closed zone, and the way out by sea."""

from math import pi, sin

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from dateline.project.demo.painting.canvas import (
    SIZE,
    Colour,
    finish,
    veil,
)
from dateline.project.demo.painting.land import Point, draw_dot, mask_streams, rough_line
from dateline.project.demo.painting.relief import paint_relief

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
    image = _close_zone(paint_relief(), (720, 600), 300)
    streams = mask_streams(STREAMS)
    image = veil(image, streams.filter(ImageFilter.GaussianBlur(1)), (200, 52, 28))
    inner = streams.filter(ImageFilter.MinFilter(9)).filter(ImageFilter.GaussianBlur(2))
    image = veil(image, inner, (240, 132, 60))
    _draw_signs(ImageDraw.Draw(image))
    return finish(image, 8, 0.04)


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
