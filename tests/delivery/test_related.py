"""Related coverage at the foot of a page: from the site's own record, and nothing else."""

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.delivery.related import MOST, NEWEST, Related, words
from dateline.journal.changes import Change, Kind
from dateline.journal.fold import SiteFold
from tests.delivery.desk import HEAD, TIME


@pytest.fixture
def front(start_site):
    return start_site()


def related(page) -> list[str]:
    foot = re.search(r'(?s)<nav class="related".*?</nav>', page.text)
    return re.findall(r'href="(/live/[^"]*)"', foot[0]) if foot else []


def test_coverage_that_shares_a_tag_is_related(front):
    storm, other = front.ada.opens(headline="Storm"), front.ada.opens(headline="Ferries")
    front.ada.opens(headline="Elections")
    for coverage, tag in ((storm, "harbor"), (other, "Harbor")):
        coverage.publish("A post", tags=[tag])
    assert related(front.cleo.gets(storm.page)) == [other.page]


def test_what_shares_a_story_stands_before_what_shares_words(front):
    story = front.ada.begins("storms", "Storms")
    storm = front.ada.opens(headline="Storm floods harbor", story=story)
    by_words = front.ada.opens(headline="Harbor floods again")
    by_story = front.ada.opens(headline="Trains stand still", story=story)
    front.ada.opens(headline="A single harbor")
    assert related(front.cleo.gets(storm.page)) == [by_story.page, by_words.page]


def test_coverage_that_shares_nothing_has_no_foot(front):
    storm = front.ada.opens(headline="Storm")
    front.ada.opens(headline="Elections")
    assert 'class="related"' not in front.cleo.gets(storm.page).text


def test_the_days_before_and_after_are_not_said_twice(front):
    story = front.ada.begins("storms", "Storms")
    first = front.ada.opens("first", story=story)
    second = front.ada.opens(story=story, previous={"slug": "first", "headline": "First"})
    assert related(front.cleo.gets(second.page)) == []
    assert related(front.cleo.gets(first.page)) == [second.page]


def test_what_is_to_come_is_not_related_yet(front):
    story = front.ada.begins("storms", "Storms")
    storm = front.ada.opens(story=story)
    front.ada.opens(story=story, state="scheduled", started_at=None)
    assert related(front.cleo.gets(storm.page)) == []


def test_a_tag_of_a_withdrawn_post_relates_nothing(front):
    storm, other = front.ada.opens(headline="Storm"), front.ada.opens(headline="Ferries")
    storm.publish("A post", tags=["a name"])
    post = other.publish("A post", tags=["a name"])
    assert related(front.cleo.gets(storm.page)) == [other.page]
    other.withdraw(post)
    assert related(front.cleo.gets(storm.page)) == []


def test_a_new_headline_stands_there_at_once(front):
    story = front.ada.begins("storms", "Storms")
    storm, other = front.ada.opens(story=story), front.ada.opens(story=story)
    front.cleo.gets(storm.page)
    other.edit(headline="The ferries sail")
    assert "The ferries sail" in front.cleo.gets(storm.page).text


def site_of(entries) -> SiteFold:
    site = SiteFold()
    for number, (headline, tags) in entries:
        id = f"id-{number}"
        site.coverages[id] = HEAD | {"slug": f"c-{number}", "headline": headline}
        state = {"tags": tags, "key": False, "headline": None, "published_at": TIME}
        site.listed[id] = {f"post-{number}": state}
    return site


HEADLINES = st.lists(st.sampled_from(["storm", "harbor", "ferry", "flood", "vote"]), max_size=4)
TAGS = st.lists(st.sampled_from(["sea", "road", "rain"]), max_size=2)


@given(st.lists(st.tuples(HEADLINES.map(" ".join), TAGS), min_size=1, max_size=5))
def test_the_same_record_gives_the_same_answer_in_whatever_order_it_came(entries):
    numbered = list(enumerate(entries))
    answers = {
        tuple(entry["slug"] for entry in Related(site_of(order)).of("id-0"))
        for order in permutations(numbered)
    }
    assert len(answers) == 1
    [answer] = answers
    assert len(answer) <= MOST
    assert "c-0" not in answer


def change(site: SiteFold, seq: int, kind: Kind, subject: str, state) -> None:
    site.apply(Change(seq, "", kind, subject, state, "", ""))


@given(st.lists(st.tuples(st.integers(0, 4), HEADLINES.map(" ".join), TAGS), max_size=8))
def test_an_index_that_goes_on_from_another_is_as_one_made_anew(steps):
    site, index = SiteFold(), None
    for step, (number, headline, tags) in enumerate(steps):
        head = HEAD | {"slug": f"c-{number}", "headline": headline}
        change(site, 2 * step + 1, Kind.COVERAGE, f"id-{number}", head)
        index = Related(site, index)
        post = {"coverage": f"id-{number}", "tags": tags}
        kind, state = (Kind.POST, post) if tags else (Kind.WITHDRAW, {})
        change(site, 2 * step + 2, kind, f"post-{number}", state)
        index, anew = Related(site, index), Related(site)
        for id in site.coverages:
            assert index.of(id) == anew.of(id)


def test_no_more_than_the_newest_are_considered():
    entries = list(enumerate([("", ["sea"])] * (NEWEST + 50)))
    index = Related(site_of(entries))
    assert len(index.of(f"id-{NEWEST + 49}")) == MOST
    assert sum(map(len, index._with.values())) == NEWEST


def test_a_headline_without_spaces_has_words_too():
    assert words("洪水警報") == {"洪水", "水警", "警報"}
    assert words("The FERRIES’ crew") == {"ferries", "crew"}
