"""``head.json``: where the journal stands, and how to ask for what is missing."""

import pytest

from tests.spec.promise import examples


def test_it_says_where_the_journal_stands(cleo, storm):
    storm.publish()
    change = storm.revise(storm.publish(), key=True)
    assert cleo.head_of(storm) == {
        "edition": 1,
        "seq": 4,
        "state": "live",
        "digest": change.digest,
        "segment_size": 4,
        "poll_seconds": 5,
    }


def test_it_has_the_fields_that_are_promised(cleo, storm):
    assert [list(cleo.head_of(storm))] == [list(head) for head in examples("head")]


def test_it_may_be_kept_for_a_second(cleo, storm):
    answer = cleo.gets(f"{storm.page}head.json")
    assert answer.headers["content-type"] == "application/json"
    assert (
        answer.headers["cache-control"]
        == "public, max-age=1, stale-while-revalidate=5, stale-if-error=60"
    )


def test_a_withdrawal_raises_the_edition(cleo, storm):
    storm.withdraw(storm.publish())
    head = cleo.head_of(storm)
    assert (head["edition"], head["seq"]) == (2, 3)


@pytest.mark.parametrize("state", ["scheduled", "live", "paused"])
def test_it_says_the_state_of_the_coverage(cleo, storm, state):
    storm.edit(state=state)
    head = cleo.head_of(storm)
    assert (head["state"], head["poll_seconds"]) == (state, 5)


def test_an_ended_coverage_is_asked_for_more_seldom(cleo, storm):
    storm.end()
    head = cleo.head_of(storm)
    assert (head["state"], head["poll_seconds"]) == ("ended", 30)


def test_it_is_the_same_until_something_happens(cleo, storm):
    first = cleo.gets(f"{storm.page}head.json")
    again = cleo.gets(f"{storm.page}head.json", if_none_match=first.headers["etag"])
    assert again.status == 304
    storm.publish()
    later = cleo.gets(f"{storm.page}head.json", if_none_match=first.headers["etag"])
    assert later.json["seq"] == 2


def test_where_there_is_no_coverage_a_program_is_told_so(cleo):
    answer = cleo.gets("/live/none/head.json")
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=1")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json == {"status": 404, "detail": "There is no coverage “none” here."}
