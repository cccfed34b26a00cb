"""Keeping drafts: no text is lost, and no colleague's is overwritten."""

from datetime import timedelta

import pytest

from dateline.newsroom.drafting import discard_draft, publish_draft, save_draft
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.errors import BodyRefused, Collision, Conflict
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Draft, DraftVersion
from dateline.newsroom.publishing import open_coverage
from tests.newsroom.drafts import kept, text


def again(draft: Draft, words: str, by, **asked) -> Draft:
    usual = {"id": draft.pk, "version": draft.version, "text": text(words), "by": by}
    return save_draft(draft.coverage, **usual | asked)


def test_readers_are_told_nothing_of_it(coverage, ben, journal):
    before = len(journal())
    kept(coverage, ben)
    assert len(journal()) == before


def test_each_save_is_a_version(coverage, ben):
    draft = again(kept(coverage, ben), "The ferry is here.", ben)
    assert draft.version == 2
    assert draft.text == text("The ferry is here.").to_keep()


def test_a_retry_changes_nothing(coverage, ben):
    draft = kept(coverage, ben)
    assert again(draft, "The ferry is late.", ben, version=0).version == 1
    assert Draft.objects.count() == DraftVersion.objects.count() == 1


def test_a_text_from_an_old_version_collides_and_carries_the_new_one(coverage, ada, ben):
    draft = kept(coverage, ben)
    again(draft, "The ferry is here.", ada)
    with pytest.raises(
        Collision, match="Since your version 1, ada has changed this draft"
    ) as found:
        again(draft, "The ferry is lost.", ben)
    assert found.value.current.text == text("The ferry is here.").to_keep()
    assert Draft.objects.get().text == text("The ferry is here.").to_keep()


def test_a_draft_that_is_published_meanwhile_collides(coverage, ben):
    draft = kept(coverage, ben)
    publish_draft(draft, by=ben)
    with pytest.raises(Collision, match="The draft is published already"):
        again(draft, "The ferry is lost.", ben)


def test_a_draft_that_was_discarded_meanwhile_collides(coverage, ada, ben):
    draft = kept(coverage, ben)
    discard_draft(draft, by=ada)
    with pytest.raises(Collision, match="discarded"):
        again(draft, "The ferry is lost.", ben)


def test_what_two_people_write_is_kept_as_two_versions(coverage, ada, ben):
    draft = kept(coverage, ben)
    again(draft, "The ferry is here.", ada)
    assert [version.by for version in draft.versions.order_by("number")] == [ben, ada]


def test_what_one_person_writes_at_one_sitting_is_one_version(coverage, ben):
    draft = kept(coverage, ben)
    again(draft, "The ferry is here.", ben)
    assert [version.number for version in draft.versions.all()] == [2]


def test_what_one_person_writes_an_hour_later_is_another(coverage, ben):
    draft = kept(coverage, ben)
    first = draft.versions.get()
    first.at -= timedelta(hours=1)
    first.save()
    again(draft, "The ferry is here.", ben)
    assert sorted(version.number for version in draft.versions.all()) == [1, 2]


def test_each_change_of_a_draft_has_the_next_place_on_the_desk(coverage, ben):
    first, second = kept(coverage, ben), kept(coverage, ben)
    assert (first.place_on_desk, second.place_on_desk) == (1, 2)
    assert again(first, "The ferry is here.", ben).place_on_desk == 3


def test_it_may_be_empty(coverage, ben):
    assert kept(coverage, ben, "").stage == "draft"


def test_it_may_not_be_what_no_post_can_be():
    with pytest.raises(BodyRefused, match="there is no node of type “video”"):
        DraftText.checked(body={"type": "doc", "content": [{"type": "video"}]})


def test_an_id_of_another_coverage_is_a_conflict(coverage, ben):
    draft = kept(coverage, ben)
    with pytest.raises(Conflict, match="belongs to coverage “storm-on-the-coast”"):
        kept(open_coverage(headline="Elsewhere"), ben, id=draft.pk)


def test_a_change_to_a_post_has_an_id_of_its_own(coverage, ben, publish):
    post = publish()
    with pytest.raises(Conflict, match="is published; a change to it has an id of its own"):
        kept(coverage, ben, id=post.pk)
    change = kept(coverage, ben, id=new_id(), post=post)
    assert (change.post, change.began_from) == (post, 1)
