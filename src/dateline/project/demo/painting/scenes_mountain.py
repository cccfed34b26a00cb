"""The mountain: from the sea at dusk, where its lava meets the water, and from the last ferry."""

from math import sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from dateline.project.demo.painting.canvas import (
    HEIGHT,
    SIZE,
    WIDTH,
    Colour,
    curve,
    finish,
    glow,
    mix,
    paint_gradient,
    paint_noise,
    stretch,
    veil,
)
from dateline.project.demo.painting.land import (
    draw_flow,
    mask_below,
    paint_lava,
    paint_slope,
    rough_line,
)
from dateline.project.demo.painting.people import draw_blanket, draw_person, new_mask
from dateline.project.demo.painting.smoke import paint_puffs, rising_column
from dateline.project.demo.painting.water import mirror_in_water


def paint_eruption() -> Image.Image:
    """The mountain and the harbour town from the sea, at dusk."""
    horizon, peak = 812, (930, 474)
    sky = paint_gradient([
        (0, (15, 18, 36)), (0.35, (40, 42, 74)), (0.58, (112, 80, 94)), (0.70, (200, 126, 92)),
        (0.76, (228, 164, 112)), (1, (60, 50, 60)),
    ])  # fmt: skip
    clouds = stretch(paint_noise(3, (3, 16), 6), 118, 330)
    image = veil(sky, clouds, (50, 44, 66))
    image = glow(image, (930, 430), (480, 430), (190, 58, 18))
    image = paint_puffs(image, _dusk_column(peak), towards=3.7)
    image = glow(image, (930, 460), (150, 140), (255, 104, 36))
    image = _paint_mountain(image, horizon)
    image = _light_town(image)
    return finish(mirror_in_water(image, horizon, 7, (176, 178, 196), 2.2), 1)


def _dusk_column(peak):
    def rise(height: float) -> tuple[float, float, float]:
        return -(height**1.7) * 520 + sin(height * 8) * 16, height * 640, 20 + height**1.25 * 190

    def colours(height: float, random: Random) -> tuple[Colour, Colour]:
        hot, dim = 1 - height * 4.2, 1 - 0.38 * height
        shade, light = mix((30, 29, 42), (120, 30, 14), hot), mix((140, 116, 116), (255, 140, 60), hot)
        return _shaken(shade, dim, random), _shaken(light, dim, random)

    return rising_column(5, peak, rise, colours, 1200)


def _shaken(colour: Colour, dim: float, random: Random) -> Colour:
    """A colour as one puff of many has it."""
    shake = random.uniform(-9, 9)
    red, green, blue = (round(min(255, max(0, part * dim + shake))) for part in colour)
    return red, green, blue


def _paint_mountain(image, horizon):
    line = rough_line(11, [
        (-10, 792), (180, 776), (420, 716), (640, 640), (800, 552), (893, 482), (930, 486), (962, 480),
        (1050, 560), (1230, 668), (1420, 742), (1610, 764),
    ], 0.10)  # fmt: skip
    rock = [(0, (58, 36, 40)), (0.45, (50, 36, 44)), (0.62, (40, 34, 46)), (0.76, (64, 50, 58)), (1, (16, 16, 26))]
    image = paint_slope(image, mask_below(line, horizon + 2), rock, 8, 1.3)
    streams = Image.new("L", SIZE)
    draw_flow(streams, 31, [(936, 488), (962, 530), (984, 590), (1030, 640), (1100, 700)], (9, 5))
    draw_flow(streams, 32, [(920, 488), (902, 530), (862, 560), (846, 606)], (7, 3))
    draw_flow(streams, 33, [(984, 590), (972, 640), (990, 690)], (4, 3))
    return paint_lava(image, streams, 15, 34)


def _light_town(image):
    shore = rough_line(21, [(-10, 796), (300, 800), (700, 788), (1100, 792), (1610, 800)], 0.06)
    image = veil(image, mask_below(shore, 814), (17, 16, 24))
    draw, random = ImageDraw.Draw(image), Random(4)
    for _ in range(260):
        x = random.gauss(560, 170)
        y = random.uniform(790, 809) - max(0, 26 - abs(x - 560) / 9)
        lamp = random.choice([(255, 214, 150), (255, 190, 110), (255, 232, 190), (220, 140, 76)])
        draw.rectangle((x, y, x + random.choice((1, 2, 2)), y + random.choice((1, 2))), fill=lamp)
    return glow(image, (560, 800), (420, 46), (96, 62, 32))


def paint_ocean_entry() -> Image.Image:
    """Lava running into the sea, and three people who watch it from the rocks."""
    horizon = 742
    image = paint_gradient([
        (0, (12, 14, 24)), (0.4, (28, 26, 42)), (0.62, (70, 44, 48)), (0.7, (96, 58, 50)), (1, (30, 26, 32)),
    ])  # fmt: skip
    image = veil(image, stretch(paint_noise(81, (4, 9), 6), 120, 340), (40, 34, 50))
    image = _light_stars(image, 8, 420)
    image = glow(image, (740, 700), (660, 480), (190, 66, 24))
    image = paint_puffs(image, _steam(), towards=-1.2)
    image = _paint_cliff(image, horizon)
    image = glow(image, (900, 726), (320, 160), (240, 112, 40))
    image = mirror_in_water(image, horizon, 89, (190, 176, 180), 1.3)
    return finish(_add_watchers(image), 2)


def _light_stars(image, seed, lowest):
    random, draw = Random(seed), ImageDraw.Draw(image)
    for _ in range(170):
        x, y = random.uniform(0, WIDTH), random.uniform(0, lowest)
        light = round(random.uniform(60, 200) * (1 - y / (lowest * 1.1)))
        draw.point((x, y), fill=(40 + light, 40 + light, 52 + light))
    return image


def _steam():
    def rise(height: float) -> tuple[float, float, float]:
        return -(height**1.25) * 520 + sin(height * 7) * 20, height**0.92 * 720, 70 + height * 150

    def colours(height: float, random: Random) -> tuple[Colour, Colour]:
        hot = 1 - height * 1.5
        shade, light = mix((56, 52, 68), (150, 52, 26), max(0, hot) ** 1.4), mix((146, 136, 146), (255, 170, 96), hot)
        return _shaken(shade, 1, random), _shaken(light, 1, random)

    return rising_column(83, (850, 736), rise, colours, 1000)


def _paint_cliff(image, horizon):
    line = rough_line(84, [
        (770, horizon + 4), (790, 690), (836, 640), (880, 560), (960, 520), (1080, 470), (1240, 392),
        (1420, 330), (1610, 250),
    ], 0.14)  # fmt: skip
    rock = [(0, (46, 34, 38)), (0.5, (36, 28, 34)), (0.7, (24, 19, 25)), (1, (12, 12, 18))]
    image = paint_slope(image, mask_below(line, horizon + 2), rock, 85, 1.7)
    streams = Image.new("L", SIZE)
    trunk = [(1560, 300), (1380, 372), (1260, 420), (1120, 512), (1000, 566), (930, 600), (884, 690), (872, 746)]
    draw_flow(streams, 1, trunk, (6, 28))
    draw_flow(streams, 2, [(1260, 420), (1210, 520), (1130, 590), (1060, 640), (1020, 690), (1012, 746)], (4, 16))
    draw_flow(streams, 3, [(930, 600), (960, 660), (948, 746)], (8, 14))
    draw_flow(streams, 4, [(1130, 590), (1180, 650), (1170, 746)], (3, 8))
    return paint_lava(image, streams, 34, 87)


def _add_watchers(image):
    rocks = rough_line(91, [(-10, 880), (120, 900), (260, 938), (420, 1000), (560, 1070)], 0.12)
    image = veil(image, mask_below(rocks), (9, 9, 13))
    mask, draw = new_mask()
    draw_person(draw, (120, 912), 132, Random(4))
    draw_person(draw, (186, 928), 124, Random(6), "pack")
    for foot in (250, 268, 286):
        draw.line((foot, 950, 268, 850), fill=255, width=3)
    draw.rounded_rectangle((252, 832, 290, 854), 4, fill=255)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(0.7)), (9, 9, 13))


def paint_crossing() -> Image.Image:
    """The island astern, seen over the rail of the last ferry."""
    horizon = 520
    image = paint_gradient([
        (0, (92, 122, 158)), (0.2, (140, 160, 182)), (0.38, (206, 196, 190)), (0.46, (240, 214, 184)),
        (0.5, (246, 222, 186)), (1, (120, 140, 160)),
    ])  # fmt: skip
    image = veil(image, stretch(paint_noise(101, (3, 22), 6), 120, 300), (250, 240, 228))
    image = glow(image, (1180, 505), (620, 240), (110, 74, 36))
    image = paint_puffs(image, _distant_plume(), towards=0.5)
    island = rough_line(104, [
        (180, 520), (300, 500), (420, 452), (520, 416), (560, 408), (592, 414), (700, 462), (820, 490),
        (980, 514), (1040, 521),
    ], 0.08)  # fmt: skip
    far = [(0, (120, 124, 142)), (0.4, (116, 122, 142)), (0.49, (176, 172, 174)), (1, (172, 168, 170))]
    image = paint_slope(image, mask_below(island, horizon + 1, 1.3), far, 106, 0.35)
    image = mirror_in_water(image, horizon, 105, (190, 200, 210), 1.0)
    return finish(_add_rail(_add_gulls(_add_wake(image, horizon))), 3, 0.1)


def _distant_plume():
    def rise(height: float) -> tuple[float, float, float]:
        return height**1.4 * 760, height**0.85 * 400, 9 + height * 84

    def colours(height: float, random: Random) -> tuple[Colour, Colour]:
        shade, light = mix((128, 116, 122), (158, 160, 172), height), mix((214, 190, 178), (214, 208, 206), height)
        return _shaken(shade, 1, random), _shaken(light, 1, random)

    return rising_column(103, (560, 414), rise, colours, 900)


def _add_wake(image, horizon):
    foam, draw = new_mask()
    random = Random(12)
    for _ in range(9000):
        near = random.random() ** 1.5
        edge = random.random() < 0.5
        out = random.choice((-1, 1)) * (1 - abs(random.gauss(0, 0.10))) if edge else random.gauss(0, 0.3)
        half = 5 + near * 300
        x, y = 800 - 70 * (1 - near) + out * half, horizon + 5 + near * 560
        size = (0.5 + near * 3.4) * random.random()
        draw.ellipse((x - size * 4, y - size * 0.6, x + size * 4, y + size * 0.6), fill=random.randint(40, 190))
    return veil(image, foam.filter(ImageFilter.GaussianBlur(1.4)), (246, 242, 236))


def _add_gulls(image):
    mask, draw = new_mask()
    for x, y, size in ((960, 240, 34), (1060, 300, 22), (880, 330, 17), (1200, 205, 26), (1010, 385, 12)):
        draw.polygon(
            [(x - size * 2, y - size * 0.2), (x - size, y - size * 0.55), (x, y), (x + size * 1.1, y - size * 0.5),
             (x + size * 2, y - size * 0.05), (x + size, y - size * 0.32), (x, y + size * 0.22), (x - size, y - size * 0.36)],
            fill=255)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(0.9)), (78, 82, 94))


def _add_rail(image):
    mask, draw = new_mask()
    draw.rectangle((0, 1012, WIDTH, HEIGHT), fill=255)
    for y, thick in ((800, 15), (872, 5), (940, 5)):
        draw.rectangle((0, y, WIDTH, y + thick), fill=255)
    for x in range(60, WIDTH, 246):
        draw.rectangle((x, 800, x + 11, 1020), fill=255)
    draw_blanket(draw, (330, 1060), 470)
    return veil(image, mask.filter(ImageFilter.GaussianBlur(1.0)), (32, 36, 48))
