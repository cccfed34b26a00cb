"""The site's journal: which posts stand out, and how they leave it again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.journal.changes import Kind, encode
from dateline.journal.fold import SiteFold
from dateline.journal.proof import prove
from dateline.newsroom import publishing
from dateline.newsroom.models import Coverage, Journal, Post, Story
from dateline.newsroom.publishing.journals import list_anew
from dateline.newsroom.publishing.listing import MOST_TAGS


@pytest.fixture
def listed(site_journal, coverage):
    """``listed()``: the coverage's posts that the site's journal has, by id."""

    def read() -> dict:
        folded = SiteFold()
        for change in site_journal():
            folded.apply(change)
        return folded.listed.get(str(coverage.pk), {})

    return read


def test_a_key_moment_is_listed_with_its_headline(publish, listed, coverage):
    post = publish(headline="The weir holds", key=True, tags=["weir"])
    assert listed() == {
        str(post.pk): {
            "coverage": str(coverage.pk),
            "headline": "The weir holds",
            "tags": ["weir"],
            "published_at": listed()[str(post.pk)]["published_at"],
            "position": post.position,
            "key": True,
        }
    }


def test_an_ordinary_post_is_not_listed(publish, listed, site_journal):
    before = site_journal()
    publish(headline="It rains")
    assert site_journal() == before


def test_a_post_that_is_marked_is_listed_and_kept_up_to_date(publish, listed):
    post = publish(headline="It rains")
    publishing.mark_key_moment(post)
    publishing.revise_post(post, headline="It pours")
    assert listed()[str(post.pk)]["headline"] == "It pours"
    publishing.unmark_key_moment(post)
    assert not listed()[str(post.pk)]["key"]


def test_the_first_post_that_brings_a_tag_is_listed_and_no_later_one(publish, listed):
    first = publish(tags=["ferries"])
    publish(tags=["ferries"])
    third = publish(tags=["ferries", "harbor"])
    assert set(listed()) == {str(first.pk), str(third.pk)}


def test_after_a_withdrawal_another_post_may_bring_its_tag(publish, listed):
    first = publish(tags=["ferries"])
    publishing.withdraw_post(first, reason="Wrong.")
    assert listed() == {}
    second = publish(tags=["ferries"])
    assert set(listed()) == {str(second.pk)}


def test_a_withdrawal_takes_every_word_out_of_the_sites_journal(publish, site_journal, listed):
    post = publish(headline="A child's name", tags=["a child"], key=True)
    publishing.revise_post(post, headline="Her name")
    before = Journal.objects.get(name="site").edition
    publishing.withdraw_post(post, reason="The family had not been told.")
    said = b"".join(map(encode, site_journal()))
    assert not any(word in said for word in (b"child", b"Her name", b"been told"))
    assert listed() == {}
    assert site_journal()[-1].kind == Kind.WITHDRAW
    assert Journal.objects.get(name="site").edition == before + 1
    assert prove(site_journal()).seq == len(site_journal())


def test_withdrawing_twice_says_it_once(publish, site_journal):
    post = publish(key=True, headline="The weir")
    publishing.withdraw_post(post, reason="Wrong.")
    before = site_journal()
    publishing.withdraw_post(post, reason="Wrong.")
    assert site_journal() == before


@given(st.lists(st.lists(st.sampled_from([f"t{n}" for n in range(9)]), max_size=4), max_size=8))
def test_listed_posts_bring_every_tag_of_the_coverage(coverage, publish, listed, tags):
    for some in tags:
        publish(tags=some)
    every = {tag for some in tags for tag in some}
    assert every <= {tag for state in listed().values() for tag in state["tags"]}


def test_tags_have_a_bound(publish, coverage, listed):
    for first in range(0, 80, 20):
        publish(tags=[f"tag {first + n}" for n in range(20)])
    assert len(Coverage.objects.get(pk=coverage.pk).tags) == MOST_TAGS
    assert len(listed()) == MOST_TAGS // 20


def test_a_journal_of_an_earlier_version_is_made_to_say_what_this_one_says(
    publish, coverage, listed, site_journal
):
    key = publish(headline="The weir holds", key=True)
    tagged = publish(tags=["ferries"])
    publish(tags=["ferries"])
    said = listed()
    Post.objects.update(listed=False)
    Coverage.objects.update(tags=[])
    site = Journal.objects.get(name="site")
    site.rows.filter(seq__gt=1).delete()
    site.seq, site.digest = 1, site.rows.get().digest
    site.save()
    list_anew()
    assert listed() == said
    assert set(said) == {str(key.pk), str(tagged.pk)}
    before = site_journal()
    list_anew()
    assert site_journal() == before


class TestEditStory:
    @pytest.fixture
    def story(self, coverage) -> Story:
        opened = publishing.open_coverage(headline="Friday", story="winter-storms")
        return opened.story

    def test_the_background_is_tidied_into_paragraphs(self, story, site_journal):
        publishing.edit_story(story, background=" The third\nin a month. \r\n\r\n\n It rains. \n")
        said = site_journal()[-1].state
        assert said["background"] == "The third in a month.\n\nIt rains."

    def test_a_new_title_is_told_to_its_coverages(self, story, page):
        publishing.edit_story(story, title="Storms of winter")
        [friday] = story.coverages.all()
        assert page(friday).coverage["story"] == {
            "slug": "winter-storms",
            "title": "Storms of winter",
        }

    def test_the_same_again_appends_nothing(self, story, site_journal):
        publishing.edit_story(story, background="It rains.")
        before = [json.loads(encode(change)) for change in site_journal()]
        publishing.edit_story(story, background="It rains.", title=story.title)
        assert [json.loads(encode(change)) for change in site_journal()] == before
