"""Photographs: taken in once, kept by what they are, shown by address."""

from io import BytesIO

import pytest
from PIL import Image

from dateline.media.pictures import PictureRefused
from dateline.newsroom import publishing
from dateline.newsroom.documents import check_document, document
from dateline.newsroom.models import Asset
from dateline.newsroom.picture_addresses import find_picture
from dateline.newsroom.pictures import (
    choose_focus,
    image_attributes,
    sweep_pictures,
    take_in_picture,
)

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_one_asset(jpeg):
    assert take_in_picture(jpeg) == take_in_picture(jpeg)
    assert Asset.objects.count() == 1


def test_the_same_bytes_are_not_developed_twice(photo, jpeg, monkeypatch):
    monkeypatch.setattr("dateline.newsroom.pictures.DARKROOM", None)
    assert take_in_picture(jpeg) == photo


def test_a_rendition_that_was_lost_is_made_again(photo, jpeg, settings):
    lost = settings.DATELINE_PICTURES / "down" / photo.pk / "80.avif"
    lost.unlink()
    take_in_picture(jpeg)
    assert lost.is_file()


def test_the_original_is_kept_apart_from_what_readers_see(photo, jpeg, settings):
    folder = settings.DATELINE_PICTURES
    assert (folder / "originals" / photo.pk).read_bytes() == jpeg
    assert (folder / "down" / photo.pk / "80.webp").is_file()


def test_readers_cannot_fetch_what_nothing_published_shows(coverage, publish, photo, settings):
    assert not is_up(photo, settings)
    publish(body=pier(photo))
    assert is_up(photo, settings)


def test_a_lead_that_is_taken_off_is_taken_down(
    coverage, photo, settings, django_capture_on_commit_callbacks
):
    publishing.edit_coverage(coverage, lead=image_attributes(photo))
    assert is_up(photo, settings)
    with django_capture_on_commit_callbacks(execute=True):
        publishing.edit_coverage(coverage, lead=None)
    assert not is_up(photo, settings)


def test_what_a_crash_left_up_is_taken_down_at_the_next_start(coverage, publish, photo, settings):
    publishing.withdraw_post(
        publish(body=pier(photo)), reason="Wrong."
    )  # and no word after the commit
    assert is_up(photo, settings)
    sweep_pictures()
    assert not is_up(photo, settings)


def test_a_page_is_told_its_size_and_its_addresses(photo):
    picture, here = find_picture(photo.pk), f"/media/{photo.pk}"
    assert (picture.width, picture.height) == (80, 60)
    assert (picture.address, picture.source_set) == (f"{here}/80.jpg", f"{here}/80.jpg 80w")
    assert [(source.type, source.source_set) for source in picture.sources] == [
        ("image/avif", f"{here}/80.avif 80w"),
        ("image/webp", f"{here}/80.webp 80w"),
    ]


def test_a_large_picture_comes_in_several_sizes():
    file = BytesIO()
    Image.new("RGB", (2000, 1000), "grey").save(file, "JPEG")
    picture = find_picture(take_in_picture(file.getvalue()).pk)
    for source_set in (picture.source_set, *(source.source_set for source in picture.sources)):
        sizes = [int(source.split()[1][:-1]) for source in source_set.split(", ")]
        assert sizes == [480, 960, 1600]
    assert (picture.width, picture.height) == (1600, 800)


def test_a_picture_that_was_taken_in_before_there_was_avif_is_shown(photo):
    photo.renditions = [
        {"width": width, "height": 1, "file": f"{width}.{ending}"}
        for width, ending in ((480, "webp"), (960, "webp"), (960, "jpg"))
    ]
    photo.save()
    picture, here = find_picture(photo.pk), f"/media/{photo.pk}"
    assert picture.address == f"{here}/960.jpg"
    assert [s.source_set for s in picture.sources] == [
        f"{here}/480.webp 480w, {here}/960.webp 960w"
    ]


@pytest.mark.parametrize(
    ("point", "step"), [((0, 100), (0, 100)), ((33, 67), (30, 70)), ((4, 96), (0, 100))]
)
def test_the_point_that_a_crop_keeps_is_told_in_tens(photo, ada, point, step):
    assert find_picture(photo.pk).focus is None
    choose_focus(photo, x=point[0], y=point[1], by=ada)
    assert find_picture(photo.pk).focus == step


@pytest.mark.parametrize("asset", [None, "", "ab" * 32])
def test_what_is_not_there_is_not_found(db, asset):
    assert find_picture(asset) is None


def test_an_image_block_is_filled_from_what_the_picture_says(photo):
    photo.metadata |= {"caption": "The pier", "credit": "Ada Quist", "alt": "Waves"}
    attrs = image_attributes(photo)
    assert attrs == {
        "asset": photo.pk,
        "caption": "The pier",
        "credit": "Ada Quist",
        "source": "",
        "alt": "Waves",
    }
    assert check_document(document({"type": "image", "attrs": attrs}))


def test_without_a_credit_its_creators_are_credited(photo):
    photo.metadata |= {"credit": "", "creators": ["Ada Quist", "Ben Okri"]}
    assert image_attributes(photo)["credit"] == "Ada Quist, Ben Okri"


@pytest.mark.parametrize("sent", [b"", b"GIF89a", b"<svg></svg>", b"\xff\xd8\xff" + b"x" * 99])
def test_what_is_no_picture_is_refused_and_nothing_is_kept(settings, sent):
    with pytest.raises(PictureRefused):
        take_in_picture(sent)
    assert not Asset.objects.exists()
    assert not settings.DATELINE_PICTURES.exists()


def is_up(photo, settings) -> bool:
    return (settings.DATELINE_PICTURES / "public" / photo.pk).is_dir()


def pier(photo):
    return document({"type": "image", "attrs": image_attributes(photo)})


def test_a_picture_leaves_with_the_post_that_is_withdrawn(
    coverage, publish, photo, settings, django_capture_on_commit_callbacks
):
    post = publish(body=pier(photo))
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw_post(post, reason="The family asked.")
    assert not is_up(photo, settings)
    assert (settings.DATELINE_PICTURES / "originals" / photo.pk).is_file()


def test_a_picture_that_another_post_shows_stays(
    coverage, publish, photo, settings, django_capture_on_commit_callbacks
):
    post, _ = publish(body=pier(photo)), publish(body=pier(photo))
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw_post(post, reason="Twice.")
    assert is_up(photo, settings)


def test_a_picture_at_the_head_of_a_page_stays(
    coverage, publish, photo, settings, django_capture_on_commit_callbacks
):
    publishing.edit_coverage(coverage, lead=image_attributes(photo))
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw_post(publish(body=pier(photo)), reason="Twice.")
    assert is_up(photo, settings)


def test_a_picture_that_was_taken_down_comes_back_with_a_new_post(
    coverage, publish, photo, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw_post(publish(body=pier(photo)), reason="Wrong caption.")
    publish(body=pier(photo))
    assert is_up(photo, settings)
