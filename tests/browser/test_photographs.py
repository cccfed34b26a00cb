"""Photographs on Cleo's page: the smallest format, no jump, and a crop that keeps what matters."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page

from dateline.newsroom.documents import document

pytestmark = pytest.mark.browser


@pytest.fixture
def tall(tmp_path) -> Path:
    """A tall picture: a face in red at its top, and blue below."""
    image = Image.new("RGB", (600, 900), (20, 20, 220))
    image.paste((220, 20, 20), (0, 0, 600, 300))
    image.save(tmp_path / "tall.png")
    return tmp_path / "tall.png"


def gallery(picture: Path, count: int) -> dict:
    asset = hashlib.sha256(picture.read_bytes()).hexdigest()
    image = {"type": "image", "attrs": {"asset": asset, "alt": "A face."}}
    return document({"type": "gallery", "content": [image] * count})


def open_with_pictures(page: Page, slug: str, count: int) -> Locator:
    page.goto(f"/live/{slug}/")
    shown = page.locator(".gallery img")
    assert shown.count() == count
    for image in shown.all():
        image.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.images].every(image => image.complete)")
    return shown


def colour_in_the_middle(image: Locator) -> tuple[int, int, int]:
    seen = Image.open(BytesIO(image.screenshot())).convert("RGB")
    return seen.getpixel((seen.width // 2, seen.height // 2))


def test_the_browser_takes_avif(page, ada, slug, tall):
    ada.publish_post(slug, picture=str(tall))
    page.goto(f"/live/{slug}/")
    image = page.locator(".photo img")
    image.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.photo img').naturalWidth > 0")
    assert image.evaluate("image => image.currentSrc").endswith(".avif")


def test_a_crop_keeps_the_point_that_the_desk_chose(page, ada, slug, tall):
    ada.publish_post(slug, picture=str(tall), focus=[50, 10])
    ada.publish_post(slug, body=gallery(tall, 2))
    for image in open_with_pictures(page, slug, 2).all():
        red, _, blue = colour_in_the_middle(image)
        assert red > 150 > blue


def test_without_one_it_keeps_the_middle(page, ada, slug, tmp_path, tall):
    other = tmp_path / "other.png"
    Image.open(tall).rotate(180).save(other)  # other bytes: another picture
    ada.publish_post(slug, picture=str(other))
    ada.publish_post(slug, body=gallery(other, 2))
    red, _, blue = colour_in_the_middle(open_with_pictures(page, slug, 2).first)
    assert blue > 150 > red


@pytest.mark.parametrize(("count", "across"), [(1, 1), (2, 0), (3, 1), (4, 0)])
def test_an_odd_picture_goes_across_and_the_others_stand_in_rows(
    page, ada, slug, tall, count, across
):
    ada.publish_post(slug, picture=str(tall))
    ada.publish_post(slug, body=gallery(tall, count))
    boxes = [image.bounding_box() for image in open_with_pictures(page, slug, count).all()]
    widest = page.locator(".gallery").bounding_box()["width"]
    assert [box["width"] > 0.9 * widest for box in boxes].count(True) == across
    rows = boxes[across:]
    for left, right in zip(rows[::2], rows[1::2], strict=True):
        assert (left["y"], left["height"]) == (right["y"], right["height"])
        assert left["width"] == pytest.approx(1.5 * left["height"], abs=1)


def test_a_picture_that_has_not_come_yet_has_its_place(page, ada, slug, tall):
    ada.publish_post(slug, picture=str(tall))
    ada.publish_post(slug, body=gallery(tall, 3))
    with_pictures = [i.bounding_box() for i in open_with_pictures(page, slug, 3).all()]
    page.route("**/media/**", lambda route: None)  # never answered
    page.goto(f"/live/{slug}/", wait_until="domcontentloaded")
    waiting = [i.bounding_box() for i in page.locator(".gallery img").all()]
    sizes = [[(box["width"], box["height"]) for box in boxes] for boxes in (with_pictures, waiting)]
    assert sizes[0] == sizes[1]
