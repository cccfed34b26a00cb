"""A journal, folded: the page as it stands."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.journal.changes import Kind
from dateline.journal.errors import GapFound
from dateline.journal.fold import CoverageFold, SiteFold, fold
from tests.journal.strategies import journal_of, journals, redacted

PLACES = st.integers(0, 20)


def post(subject: str, position: int, **state):
    return Kind.POST, subject, {"position": position} | state


def withdrawal(subject: str, position: int):
    return Kind.WITHDRAW, subject, {"withdrawn_at": "2022-01-21", "position": position}


def order(folded: CoverageFold) -> list[str]:
    return [subject for subject, _ in folded.standing()]


@given(journals(), PLACES)
def test_folding_in_two_goes_is_folding_at_once(journal, place):
    assert fold(journal[place:], onto=fold(journal[:place])) == fold(journal)


@given(journals(), st.lists(PLACES, max_size=5))
def test_folding_in_any_number_of_goes_is_folding_at_once(journal, places):
    folded = CoverageFold()
    for begin, end in zip([0, *sorted(places)], [*sorted(places), None], strict=True):
        fold(journal[begin:end], onto=folded)
    assert folded == fold(journal)


@given(journals(), PLACES, PLACES)
def test_a_change_that_comes_twice_changes_nothing(journal, back, place):
    folded = fold(journal[:place])
    assert fold(journal[max(0, place - back) :], onto=folded) == fold(journal)


@given(journals(least=1))
def test_all_changes_that_come_twice_are_answered_with_no(journal):
    folded = fold(journal)
    before = deepcopy(folded)
    assert not any(folded.apply(change) for change in journal)
    assert folded == before


@given(journals(least=2))
def test_a_gap_is_never_guessed_over(journal):
    with pytest.raises(GapFound, match=r"Change 2 arrived where 1 was due\.") as gap:
        CoverageFold().apply(journal[1])
    assert (gap.value.expected, gap.value.found) == (1, 2)


@given(journals(least=3))
def test_a_gap_leaves_the_fold_as_it_was(journal):
    folded = fold(journal[:1])
    with pytest.raises(GapFound):
        folded.apply(journal[2])
    assert folded == fold(journal[:1])


@given(journals())
def test_a_redacted_journal_folds_to_the_same_page(journal):
    gone = fold(journal).withdrawn
    assert fold(redacted(journal, *gone)) == fold(journal)


@given(journals(), PLACES)
def test_a_page_from_before_the_redaction_goes_on_with_the_redacted_journal(journal, place):
    gone = fold(journal).withdrawn
    assert fold(redacted(journal, *gone)[place:], onto=fold(journal[:place])) == fold(journal)


@given(journals())
def test_posts_stand_by_position_and_then_by_id(journal):
    folded = fold(journal)
    places = [(state["position"], subject) for subject, state in folded.standing()]
    assert places == sorted(places, reverse=True)
    assert set(order(folded)) == folded.posts.keys()


@given(journals())
def test_what_is_withdrawn_does_not_stand(journal):
    folded = fold(journal)
    assert not folded.posts.keys() & folded.withdrawn.keys()


@given(journals())
def test_the_place_of_a_post_parts_the_page_in_two(journal):
    folded = fold(journal)
    for index, subject in enumerate(order(folded)):
        below = [other for other, _ in folded.below(folded.place_of(subject))]
        assert below == order(folded)[index + 1 :]


@given(journals())
def test_it_knows_where_the_journal_stands(journal):
    folded = fold(journal)
    assert folded.seq == len(journal)
    assert folded.digest == (journal[-1].digest if journal else "0" * 64)


def test_the_higher_position_stands_higher():
    assert order(fold(journal_of(post("low", 1), post("high", 3), post("middle", 2)))) == [
        "high",
        "middle",
        "low",
    ]


def test_a_revised_post_stands_in_its_new_place_with_its_new_text():
    folded = fold(journal_of(post("a", 1), post("b", 2), post("a", 3, html="new")))
    assert order(folded) == ["a", "b"]
    assert folded.posts["a"]["html"] == "new"


def test_the_seq_at_which_a_post_was_first_published_stays():
    journal = journal_of(post("a", 1), post("b", 2), post("a", 3), withdrawal("b", 2))
    assert fold(redacted(journal, "b")).first_seq == {"a": 1, "b": 2}


def test_a_post_that_comes_back_stands_and_is_not_withdrawn():
    folded = fold(journal_of(post("a", 1), withdrawal("a", 1), post("a", 2)))
    assert (order(folded), folded.withdrawn) == (["a"], {})


def test_a_withdrawn_post_leaves_its_place_behind():
    folded = fold(journal_of(post("a", 1), post("b", 2), post("c", 3), withdrawal("b", 2)))
    assert folded.place_of("b") == (2, "b")
    assert [subject for subject, _ in folded.below(folded.place_of("b"))] == ["a"]


def test_what_never_was_has_no_place():
    assert fold(journal_of(post("a", 1))).place_of("b") is None


def test_the_last_head_is_the_pages_head():
    heads = [(Kind.COVERAGE, "c", {"headline": line}) for line in ("Storm", "After the storm")]
    assert fold(journal_of(*heads)).coverage == {"headline": "After the storm"}


def test_the_site_finds_a_coverage_by_its_slug():
    site = SiteFold()
    for change in journal_of(
        (Kind.COVERAGE, "id-1", {"slug": "storm", "state": "live"}),
        (Kind.STORY, "winter", {"slug": "winter", "title": "Winter"}),
        (Kind.COVERAGE, "id-1", {"slug": "storm", "state": "ended"}),
    ):
        site.apply(change)
    assert site.coverages[site.ids["storm"]]["state"] == "ended"
    assert site.stories == {"winter": {"slug": "winter", "title": "Winter"}}


def test_the_site_passes_over_what_was_redacted():
    site = SiteFold()
    (change,) = journal_of((Kind.COVERAGE, "id-1", {"slug": "storm"}))
    assert site.apply(change.redacted())
    assert site == SiteFold(seq=1, digest=change.digest, began_at=change.at, changed_at=change.at)


def test_whichever_changed_last_comes_first():
    folded = fold(journal_of(post("a", 1), post("b", 2), post("c", 3), post("a", 1, key=True)))
    assert [subject for subject, _ in folded.changed_last()] == ["a", "c", "b"]


@given(journals())
def test_what_changed_last_is_what_stands(journal):
    folded = fold(journal)
    assert {subject for subject, _ in folded.changed_last()} == set(order(folded))


@given(journals(least=1), st.data())
def test_what_stands_above_and_below_a_post_is_all_the_others(journal, data):
    folded = fold(journal)
    if not folded.order:
        return
    place = data.draw(st.sampled_from(folded.order))
    above = [subject for subject, _ in folded.above(place)]
    below = [subject for subject, _ in folded.below(place)]
    assert [*above[::-1], place[1], *below] == order(folded)


def test_it_says_when_its_journal_began_and_last_changed():
    journal = journal_of(post("a", 1), post("b", 2))
    folded = fold(journal)
    assert (folded.began_at, folded.changed_at) == (journal[0].at, journal[-1].at)
