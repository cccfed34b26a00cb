"""The states of a coverage: every verb in every state."""

import pytest

from dateline.newsroom.errors import Conflict
from dateline.newsroom.publishing import (
    end_coverage,
    pause_coverage,
    reopen_coverage,
    resume_coverage,
)

pytestmark = pytest.mark.django_db

VERBS = {
    "pause": pause_coverage,
    "resume": resume_coverage,
    "end": end_coverage,
    "reopen": reopen_coverage,
}
INTO = {"live": [], "paused": [pause_coverage], "ended": [end_coverage]}

LEGAL = {
    ("live", "pause"): "paused",
    ("live", "resume"): "live",
    ("live", "end"): "ended",
    ("live", "reopen"): "live",
    ("paused", "pause"): "paused",
    ("paused", "resume"): "live",
    ("paused", "end"): "ended",
    ("ended", "end"): "ended",
    ("ended", "reopen"): "live",
}
ILLEGAL = {(state, verb) for state in INTO for verb in VERBS} - LEGAL.keys()


@pytest.mark.parametrize(("state", "verb"), LEGAL)
def test_a_verb_leads_to_its_state_on_the_page_and_on_the_site(
    coverage, page, site_journal, state, verb
):
    for into in INTO[state]:
        into(coverage)
    done = VERBS[verb](coverage)
    shown = page().coverage["state"], site_journal()[-1].state["state"], done.state
    assert shown == (LEGAL[state, verb],) * 3


@pytest.mark.parametrize(("state", "verb"), [pair for pair in LEGAL if LEGAL[pair] == pair[0]])
def test_a_verb_that_leads_nowhere_appends_nothing(coverage, journal, state, verb):
    for into in INTO[state]:
        into(coverage)
    before = journal()
    VERBS[verb](coverage)
    assert journal() == before


@pytest.mark.parametrize(("state", "verb"), sorted(ILLEGAL))
def test_any_other_is_a_conflict_that_says_why(coverage, everything, state, verb):
    for into in INTO[state]:
        into(coverage)
    before = everything()
    with pytest.raises(Conflict, match=f"“storm-on-the-coast” is {state}; it can be {verb}.* only"):
        VERBS[verb](coverage)
    assert everything() == before
