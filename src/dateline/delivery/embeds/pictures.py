"""Pictures on pages that have no styles for them: no wider than they can be shown."""

import re

from dateline.delivery.photographs import IMG, TAG

SIZES = re.compile(r' sizes="[^"]*"')
WIDTH = re.compile(r' width="([0-9]+)"')
HEIGHT = re.compile(r' height="([0-9]+)"')


def no_wider_than(pixels: int, html: str) -> str:
    """The same HTML with each picture that is wider scaled to this width, by its own attributes."""
    sized = IMG.sub(lambda tag: _scaled(tag[0], pixels), html)
    sizes = f' sizes="(min-width: {pixels}px) {pixels}px, 100vw"'
    return TAG.sub(lambda tag: SIZES.sub(sizes, tag[0]), sized)


def _scaled(tag: str, pixels: int) -> str:
    width, height = WIDTH.search(tag), HEIGHT.search(tag)
    if width is None or height is None or int(width[1]) <= pixels:
        return tag
    high = max(1, round(int(height[1]) * pixels / int(width[1])))
    return HEIGHT.sub(f' height="{high}"', WIDTH.sub(f' width="{pixels}"', tag))
