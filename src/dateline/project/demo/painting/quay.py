"""People on the ferry quay at night, and the ship that waits for them."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    SIZE,
    WIDTH,
    cast_light,
    curve,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    texture,
    veil,
)
from dateline.project.demo.painting.land import Point, mask_below, paint_slope, rough_line
from dateline.project.demo.painting.people import CHILD, GROWN, draw_person, new_mask

SKY = [
    (0.0, (14, 15, 24)), (0.3, (30, 28, 40)), (0.5, (64, 48, 50)), (0.6, (92, 62, 50)), (1.0, (30, 28, 34)),
]  # fmt: skip
MOUNTAIN = [
    (-10, 560), (140, 500), (300, 432), (372, 436), (520, 520), (760, 590), (1000, 612), (1610, 620),
]  # fmt: skip
SLOPE = [(0.0, (40, 28, 34)), (0.5, (36, 28, 35)), (0.62, (74, 54, 50)), (1.0, (40, 34, 40))]

# The ship, stern towards us: each part's corners, then its colours from the sky down to the water.
HULL = (
    [(640, 516), (1620, 466), (1620, 692), (690, 672), (652, 640)],
    [(0.0, (120, 114, 116)), (0.44, (128, 120, 118)), (0.53, (112, 104, 106)), (0.575, (84, 78, 84)),
     (0.578, (30, 36, 54)), (1.0, (18, 20, 30))],
)  # fmt: skip
DECKS = (
    [(760, 516), (760, 440), (800, 432), (1620, 380), (1620, 476)],
    [(930, 430), (934, 362), (1620, 300), (1620, 386)],
    [(1150, 345), (1156, 300), (1500, 262), (1500, 324)],
)
DECK_COLOURS = [
    (0.0, (150, 142, 140)),
    (0.3, (128, 120, 120)),
    (0.46, (98, 92, 96)),
    (1.0, (60, 60, 70)),
]
FUNNEL = [(1236, 300), (1252, 176), (1352, 164), (1362, 290)]
FUNNEL_TOP = [(1250, 196), (1252, 176), (1352, 164), (1354, 184)]
DOOR = [(664, 560), (742, 554), (746, 655), (684, 650)]
# Rows of windows: the first one's corner, the slope of the deck, width, height, gap.
WINDOWS = (
    ((800, 462), -0.062, 15, 20, 12), ((790, 498), -0.055, 9, 9, 15), ((962, 396), -0.085, 15, 20, 12),
    ((700, 560), -0.036, 9, 9, 17), ((1180, 322), -0.11, 11, 12, 13),
)  # fmt: skip
LAMPS = ((60, 470, 900), (210, 330, 800), (470, 230, 730))  # right, height, foot


def paint_quay() -> Image.Image:
    """A queue that leads to the lit stern door; the mountain glows behind it."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(13, (4, 7), 5), 110, 330), (38, 34, 42))
    image = glow(image, (330, 430), (420, 330), (190, 60, 20))
    image = paint_slope(image, mask_below(rough_line(3, MOUNTAIN, 0.09), soft=1.2), SLOPE, 4, 0.6)
    image = glow(image, (338, 436), (80, 64), (255, 130, 50))
    image = _light_ship(_paint_ship(image))
    image = _paint_ground(image)
    image = _light_lamps(image)
    image = _add_people(image)
    haze = stretch(paint_noise(77, (5, 4), 4), 130, 700)
    return finish(veil(image, haze, (120, 104, 96)), 5)


def _paint_ship(image: Image.Image) -> Image.Image:
    ship = Image.composite(paint_gradient(HULL[1]), image, _shape(HULL[0]))
    for deck in DECKS:
        ship = Image.composite(paint_gradient(DECK_COLOURS), ship, _shape(deck))
    ship = veil(veil(ship, _shape(FUNNEL), (112, 46, 36)), _shape(FUNNEL_TOP), (24, 22, 28))
    whole = ImageChops.lighter(
        _shape(HULL[0]), ImageChops.lighter(_shape(DECKS[0]), _shape(DECKS[1]))
    )
    whole = ImageChops.lighter(whole, ImageChops.lighter(_shape(DECKS[2]), _shape(FUNNEL)))
    into_dark = Image.linear_gradient("L").rotate(90).resize(SIZE)
    ship = veil(
        ship,
        ImageChops.multiply(whole, curve(into_dark, lambda value: (value - 70) * 0.85)),
        (16, 17, 26),
    )
    draw = ImageDraw.Draw(ship)
    for start, end in (
        ((760, 476), (1620, 430)),
        ((640, 534), (1620, 486)),
        ((934, 414), (1620, 342)),
    ):
        draw.line((*start, *end), fill=(78, 72, 76), width=2)
    for x in range(990, 1600, 130):  # lifeboats
        y = 446 - (x - 990) * 0.075
        draw.chord((x, y - 14, x + 78, y + 22), 0, 180, fill=(176, 84, 44))
        draw.line((x, y + 4, x + 78, y + 1), fill=(206, 196, 186), width=3)
    draw.line((1190, 300, 1184, 196), fill=(70, 66, 70), width=4)
    draw.line((1166, 226, 1206, 222), fill=(70, 66, 70), width=3)
    return ship


def _light_ship(image: Image.Image) -> Image.Image:
    random, panes = Random(9), Image.new("L", SIZE)
    draw = ImageDraw.Draw(panes)
    for (x, y), slope, width, height, gap in WINDOWS:
        for step in range((1620 - x) // (width + gap)):
            left, top = x + step * (width + gap), y + step * (width + gap) * slope
            if random.random() < 0.84:
                draw.rounded_rectangle(
                    (left, top, left + width, top + height), 3, fill=random.randint(150, 255)
                )
    lit = veil(image, panes.filter(ImageFilter.GaussianBlur(0.8)), (255, 222, 160))
    lit = cast_light(lit, panes.filter(ImageFilter.GaussianBlur(14)), (255, 200, 130), 1.1)
    lit = veil(lit, _shape(DOOR, 2), (255, 230, 180))
    return glow(lit, (706, 606), (300, 220), (226, 156, 82))


def _paint_ground(image: Image.Image) -> Image.Image:
    """Wet stone: a dull mirror under the lamps."""
    depth = HEIGHT - 676
    mirrored = image.crop((0, 676 - depth, WIDTH, 676)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    smeared = curve(mirrored.filter(ImageFilter.BoxBlur((7, 30))), lambda value: value * 0.78)
    wet = image.copy()
    wet.paste(texture(smeared, paint_noise(23, (90, 110), 4, smeared.size), 0.55), (0, 676))
    ground = mask_below([(-10, 668), (560, 674), (1610, 694)], soft=1.5)
    lit = glow(Image.composite(wet, image, ground), (680, 730), (520, 130), (206, 146, 80))
    return glow(lit, (420, 840), (520, 190), (120, 80, 46))


def _light_lamps(image: Image.Image) -> Image.Image:
    for x, height, foot in LAMPS:
        draw, lamp = ImageDraw.Draw(image), (x + height * 0.12, foot - height)
        draw.line((x, foot, x, lamp[1]), fill=(14, 14, 20), width=max(3, height // 60))
        draw.line((x, lamp[1], lamp[0], lamp[1] - 4), fill=(14, 14, 20), width=max(2, height // 80))
        image = glow(image, lamp, (height * 0.55, height * 0.55), (224, 160, 92))
        image = glow(image, lamp, (height * 0.07, height * 0.07), (255, 240, 210))
        image = glow(image, (lamp[0], foot + 10), (height * 0.7, height * 0.14), (150, 100, 58))
    return image


def _add_people(image: Image.Image) -> Image.Image:
    random = Random(31)
    mask, draw = new_mask()
    for near, x, y in sorted(_places_in_queue(random)):
        height = 50 + near * 132
        child = random.random() < 0.2
        draw_person(
            draw, (x, y), height * (0.62 if child else random.uniform(0.92, 1.06)), random,
            random.choice(("nothing", "case", "case", "pack")), CHILD if child else GROWN,
        )  # fmt: skip
    shadows = curve(mask.filter(ImageFilter.BoxBlur((4, 34))), lambda value: value * 0.8)
    below = Image.new("L", SIZE)
    below.paste(shadows, (0, 62))
    return veil(
        veil(image, below, (10, 10, 14)), mask.filter(ImageFilter.GaussianBlur(0.7)), (13, 13, 18)
    )


def _places_in_queue(random: Random) -> Sequence[tuple[float, float, float]]:
    """How near (0 to 1), and where: a bend from the stern door to the lower left, and stragglers."""
    queue = []
    for step in range(40):
        near = (step / 40) ** 1.5
        x = 706 - 560 * near**0.75 + random.gauss(0, 9 + 62 * near)
        queue.append((near, x, 684 + 230 * near + random.gauss(0, 3 + 20 * near)))
    return queue


def _shape(corners: Sequence[Point], soft: float = 0.8) -> Image.Image:
    mask, draw = new_mask()
    draw.polygon(corners, fill=255)
    return mask.filter(ImageFilter.GaussianBlur(soft))
