"""A sheet from the drum of a seismograph: hours of quiet, then tremor that no longer stops."""

from math import exp, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    SIZE,
    WIDTH,
    curve,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    texture,
    veil,
)
from dateline.project.demo.painting.people import new_mask

ROWS, SPACING = 23, 44
STRONGEST = (15, 690.0, 120.0)  # row, place, size: the moment when the fissure opened
RED_FROM = 19  # rows written after the pen was changed


def paint_seismogram() -> Image.Image:
    """Seen at an angle, with the pen still on the paper."""
    paper = paint_gradient([(0, (240, 234, 220)), (0.6, (236, 229, 212)), (1, (182, 172, 156))])
    paper = texture(paper, paint_noise(301, (300, 200), 3), 0.1)
    draw = ImageDraw.Draw(paper)
    for x in range(0, WIDTH + 1, 100):
        draw.line((x, 0, x, HEIGHT), fill=(208, 194, 172), width=2 if x % 400 == 0 else 1)
    traces = _draw_traces()
    written = veil(paper, traces, (28, 38, 66))
    later = Image.new("L", SIZE)
    later.paste(255, (0, _row(RED_FROM) - SPACING // 2, WIDTH, HEIGHT))
    written = veil(written, ImageChops.multiply(traces, later), (164, 34, 30))
    return finish(_add_pen(_tilt(written)), 9, 0.1)


def _draw_traces() -> Image.Image:
    random = Random(33)
    large = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    draw = ImageDraw.Draw(large)
    for row in range(ROWS):
        quakes = _quakes_of(row, random)
        unrest = 1.1 + 83 * max(0.0, row / ROWS - 0.46) ** 1.9
        swing, line = 0.0, []
        for x in range(WIDTH * 2):
            swing = 0.62 * swing + random.gauss(0, 1)
            size = unrest * (1 + 0.35 * sin(x / 140 + row))
            size += sum(_shaking(x / 2 - place, strength) for place, strength in quakes)
            line.append((x, (_row(row) + swing * size * 0.62) * 2))
        draw.line(line, fill=225, width=3)
    return large.resize(SIZE, Image.Resampling.LANCZOS)


def _quakes_of(row: int, random: Random) -> list[tuple[float, float]]:
    often = random.choice((0, 0, 1, 1, 2, 3)) if row > 2 else 0
    quakes = [
        (random.uniform(40, 1540), random.uniform(6, 30) * (0.5 + row / ROWS)) for _ in range(often)
    ]
    return [*quakes, STRONGEST[1:]] if row == STRONGEST[0] else quakes


def _shaking(since: float, strength: float) -> float:
    """How much the ground still moves, so long after a shock."""
    return strength * exp(-since / (30 + strength * 1.3)) if since >= 0 else 0.0


def _row(row: int) -> int:
    return 36 + row * SPACING


def _tilt(sheet: Image.Image) -> Image.Image:
    """Turned a little, cut inside its edges, and out of focus where it is far."""
    turned = sheet.rotate(-4, Image.Resampling.BICUBIC)
    cut = turned.crop((120, 90, 1480, 997)).resize(SIZE, Image.Resampling.LANCZOS)
    far = curve(Image.linear_gradient("L").resize(SIZE), lambda value: (110 - value) * 2.3)
    return Image.composite(cut.filter(ImageFilter.GaussianBlur(3.4)), cut, far)


def _add_pen(image: Image.Image) -> Image.Image:
    shadow, draw = new_mask()
    draw.line((1640, 640, 1128, 842), fill=150, width=26)
    image = veil(image, shadow.filter(ImageFilter.GaussianBlur(16)), (60, 52, 48))
    pen, draw = new_mask()
    draw.polygon(
        [(1122, 816), (1180, 774), (1640, 560), (1640, 606), (1196, 800), (1136, 824)], fill=255
    )
    steel = [(0, (70, 72, 80)), (0.5, (60, 62, 70)), (0.75, (150, 150, 156)), (1, (90, 90, 96))]
    image.paste(paint_gradient(steel), (0, 0), pen.filter(ImageFilter.GaussianBlur(1)))
    return glow(image, (500, 240), (900, 500), (40, 34, 22))
