"""No picture reaches readers before its owner's terms are answered for."""

import pytest

from dateline.newsroom import drafting, publishing
from dateline.newsroom.documents import document
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.errors import BodyRefused, PictureUnready, Refused
from dateline.newsroom.ids import new_id
from dateline.newsroom.picture_checks import check_alt_texts, confirm_rights, demands_of
from dateline.newsroom.pictures import image_attributes


@pytest.fixture
def embargoed(photo):
    photo.metadata |= {"instructions": "EMBARGOED until 6 a.m.", "headline": "The pier"}
    photo.save()
    return photo


def showing(asset, **attrs):
    return document({"type": "image", "attrs": image_attributes(asset) | attrs})


def test_a_picture_without_demands_needs_no_word(publish, photo):
    assert demands_of(photo) == []
    assert publish(body=showing(photo))


@pytest.mark.parametrize("field", ["instructions", "usage_terms"])
def test_demands_are_found_in_what_the_picture_says(photo, field):
    photo.metadata |= {field: "No sales"}
    assert demands_of(photo) == ["no sales"]


def test_a_post_is_not_published_before_the_rights_are_confirmed(publish, embargoed, ada):
    with pytest.raises(Refused, match="The picture “The pier” comes with “an embargo”; an editor"):
        publish(body=showing(embargoed))
    confirm_rights(embargoed, by=ada)
    assert publish(body=showing(embargoed))


def test_nor_is_a_post_revised_to_show_it(publish, embargoed, ben):
    post = publish()
    with pytest.raises(PictureUnready):
        publishing.revise_post(post, body=showing(embargoed), by=ben)


def test_nor_does_it_stand_at_the_head_of_the_page(coverage, embargoed, ada):
    with pytest.raises(PictureUnready):
        publishing.edit_coverage(coverage, lead=image_attributes(embargoed), by=ada)


def test_a_draft_may_show_it(coverage, embargoed, ben):
    text = DraftText.checked(body=showing(embargoed))
    draft = drafting.save_draft(coverage, id=new_id(), version=0, text=text, by=ben)
    with pytest.raises(PictureUnready):
        drafting.publish_draft(draft, by=ben)


def test_the_first_who_confirms_is_kept(embargoed, ada, ben):
    first = confirm_rights(embargoed, by=ada)
    again = confirm_rights(embargoed, by=ben)
    assert again.rights_confirmed_by == ada
    assert again.rights_confirmed_at == first.rights_confirmed_at


def test_a_picture_that_was_never_taken_in_is_refused_with_its_path(publish):
    body = document({"type": "image", "attrs": {"asset": "ab" * 32}})
    with pytest.raises(BodyRefused, match="there is no picture abababababab… here") as refused:
        publish(body=body)
    assert refused.value.path == "content[0].attrs.asset"


def test_a_picture_that_was_lost_needs_no_alt_text():
    check_alt_texts(document({"type": "image", "attrs": {"asset": None, "caption": "The pier"}}))
