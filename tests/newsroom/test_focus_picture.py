"""Ada chooses the point that a crop keeps, and readers see it where they see the picture already."""

from dateline.newsroom import publishing
from dateline.newsroom.documents import document
from dateline.newsroom.models import Asset, Post
from dateline.newsroom.pictures import image_attributes
from dateline.newsroom.publishing import focus_picture


def showing(photo: Asset) -> dict:
    return document({"type": "image", "attrs": {"asset": photo.pk, "alt": "A grey sea."}})


def test_a_published_post_shows_it_in_place(publish, photo, page, ada):
    post = publish(body=showing(photo))
    publish("Something else.")
    focus_picture(photo, x=70, y=20, by=ada)
    shown = page().posts[str(post.pk)]
    assert "focus-x-70 focus-y-20" in shown["html"]
    assert (shown["updated_at"], Post.objects.get(pk=post.pk).revision) == (None, 1)


def test_the_journal_says_it_once(publish, photo, journal, ada):
    publish(body=showing(photo))
    publish("Something else.")
    before = len(journal())
    for x in (70, 70, 72):  # pages crop by tens
        focus_picture(photo, x=x, y=20, by=ada)
    assert len(journal()) == before + 1


def test_so_does_the_head_of_a_page(coverage, photo, page, ada):
    publishing.edit_coverage(coverage, lead=image_attributes(photo))
    focus_picture(photo, x=0, y=100, by=ada)
    assert "focus-x-0 focus-y-100" in page().coverage["lead"]["html"]


def test_what_was_withdrawn_or_shows_it_no_longer_stays_as_it_is(publish, photo, journal, ada):
    publishing.withdraw_post(publish(body=showing(photo)), reason="Wrong.")
    publishing.revise_post(publish(body=showing(photo)), body=publish().revisions.get().body)
    before = journal()
    focus_picture(photo, x=70, y=20, by=ada)
    assert journal() == before
