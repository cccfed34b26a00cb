"""Any picture's colours as every screen shows them alike: sRGB, 8 bits, no transparency."""

from io import BytesIO

from PIL import Image, ImageCms

KEPT_MODES = ("L", "LA", "RGB", "RGBA", "CMYK")
PAPER = (255, 255, 255, 255)  # a drawing on nothing was drawn for white, whatever the page's theme


def to_eight_bits(image: Image.Image) -> Image.Image:
    """The same picture in a mode that can be resized well: no palette, no 16-bit channels."""
    if image.mode.startswith("I"):
        # convert("L") clips at 255: a 16-bit picture would come out white.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in KEPT_MODES and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An RGB picture that needs no colour profile, from one of KEPT_MODES and its own profile."""
    opaque = _on_paper(image)
    if profile:
        try:
            return _through_profile(opaque, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a damaged profile, or one for another mode: the plain numbers are the best guess
    return opaque.convert("RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image
    paper = Image.new("RGBA", image.size, PAPER)
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert converted is not None  # noqa: S101 - None only when converting in place
    return converted
