"""Publishing what was a draft: once, and never over a colleague's text."""

import pytest

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import publish_draft, publish_text, submit_draft
from dateline.newsroom.errors import Collision, Conflict, Refused
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Draft, Post
from dateline.newsroom.publishing import end_coverage, revise_post
from tests.newsroom.drafts import kept, text

HERE = document(paragraph("The ferry is here."))


def test_readers_see_it_under_the_draft_s_id(coverage, ben, page):
    draft = kept(coverage, ben)
    publish_draft(draft, by=ben)
    assert page().posts[str(draft.pk)]["html"] == "<p>The ferry is late.</p>"
    assert Draft.objects.get().stage == "published"


def test_ada_publishes_what_ben_submitted(coverage, ada, ben):
    draft = submit_draft(kept(coverage, ben), by=ben)
    assert publish_draft(draft, by=ada).pk == draft.pk


def test_twice_is_once(coverage, ben, journal):
    draft = kept(coverage, ben)
    publish_draft(draft, by=ben)
    before = len(journal())
    assert publish_draft(draft, by=ben).pk == draft.pk
    assert len(journal()) == before


def test_an_empty_draft_stays_a_draft(coverage, ben):
    draft = kept(coverage, ben, "")
    with pytest.raises(Refused, match="The post is empty"):
        publish_draft(draft, by=ben)
    assert Draft.objects.get().stage == "draft"
    assert not Post.objects.exists()


def test_a_draft_in_a_coverage_that_has_ended_stays_a_draft(coverage, ben):
    draft = kept(coverage, ben)
    end_coverage(coverage)
    with pytest.raises(Conflict, match="has ended"):
        publish_draft(draft, by=ben)
    assert Draft.objects.get().stage == "draft"


def test_a_change_becomes_the_next_revision(coverage, ben, publish, page):
    post = publish()
    change = kept(coverage, ben, "The ferry is here.", post=post)
    assert publish_draft(change, by=ben).revision == 2
    assert page().posts[str(post.pk)]["html"] == "<p>The ferry is here.</p>"


def test_a_change_that_corrects_says_so_to_readers(coverage, ben, publish, page):
    post = publish()
    corrected = text("The ferry is here.", correction="It was on time.")
    publish_text(coverage, id=new_id(), text=corrected, post=post, began_from=1, by=ben)
    assert page().posts[str(post.pk)]["correction"]["text"] == "It was on time."


def test_a_change_to_what_was_revised_since_collides(coverage, ada, ben, publish):
    post = publish()
    change = kept(coverage, ben, "The ferry is lost.", post=post)
    revise_post(post, body=HERE, by=ada)
    with pytest.raises(Collision, match="Revision 2 of this post was published since") as found:
        publish_draft(change, by=ben)
    assert found.value.current.revision == 2
    assert Draft.objects.get().stage == "draft"


def test_a_text_is_published_as_it_stands_on_the_screen(coverage, ben, page):
    draft = kept(coverage, ben)
    publish_text(coverage, id=draft.pk, text=text("The ferry is here."), version=1, by=ben)
    assert page().posts[str(draft.pk)]["html"] == "<p>The ferry is here.</p>"
    assert Draft.objects.get().stage == "published"


def test_a_text_that_was_never_kept_is_published_too(coverage, ben):
    chosen = new_id()
    assert publish_text(coverage, id=chosen, text=text(), by=ben).pk == chosen
    assert not Draft.objects.exists()


def test_a_text_over_a_draft_that_a_colleague_has_changed_collides(coverage, ada, ben):
    draft = kept(coverage, ben)
    kept(coverage, ada, "The ferry is here.", id=draft.pk, version=1)
    with pytest.raises(Collision):
        publish_text(coverage, id=draft.pk, text=text("The ferry is lost."), version=1, by=ben)
    assert not Post.objects.exists()


def test_a_retry_after_a_lost_answer_is_the_same_post(coverage, ada, ben, publish):
    post, change = publish(), new_id()
    asked = {"id": change, "text": text("The ferry is here."), "post": post, "began_from": 1}
    kept(coverage, ben, "The ferry is here.", id=change, post=post)
    publish_text(coverage, **asked, by=ben)
    revise_post(post, body=document(paragraph("The ferry has left.")), by=ada)
    assert publish_text(coverage, **asked, by=ben).revision == 3
