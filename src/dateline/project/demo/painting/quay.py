"""People on the ferry quay at night, and the ship that waits for them."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    SIZE,
    WIDTH,
    curve,
    finish,
    glow,
    paint_gradient,
    paint_noise,
    stretch,
    texture,
    veil,
)
from dateline.project.demo.painting.ferry import paint_ferry
from dateline.project.demo.painting.land import mask_below, paint_slope, rough_line
from dateline.project.demo.painting.people import CHILD, GROWN, draw_person, new_mask

SKY = [
    (0.0, (14, 15, 24)), (0.3, (30, 28, 40)), (0.5, (64, 48, 50)), (0.6, (92, 62, 50)), (1.0, (30, 28, 34)),
]  # fmt: skip
MOUNTAIN = [
    (-10, 560), (140, 500), (300, 432), (372, 436), (520, 520), (760, 590), (1000, 612), (1610, 620),
]  # fmt: skip
SLOPE = [(0.0, (40, 28, 34)), (0.5, (36, 28, 35)), (0.62, (74, 54, 50)), (1.0, (40, 34, 40))]

LAMPS = ((60, 470, 900), (210, 330, 800), (470, 230, 730))  # right, height, foot


def paint_quay() -> Image.Image:
    """A queue that leads to the lit stern door; the mountain glows behind it."""
    image = veil(paint_gradient(SKY), stretch(paint_noise(13, (4, 7), 5), 110, 330), (38, 34, 42))
    image = glow(image, (330, 430), (420, 330), (190, 60, 20))
    image = paint_slope(image, mask_below(rough_line(3, MOUNTAIN, 0.09), soft=1.2), SLOPE, 4, 0.6)
    image = glow(image, (338, 436), (80, 64), (255, 130, 50))
    image = paint_ferry(image)
    image = _paint_ground(image)
    image = _light_lamps(image)
    image = _add_people(image)
    haze = stretch(paint_noise(77, (5, 4), 4), 130, 700)
    return finish(veil(image, haze, (120, 104, 96)), 5)


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
