"""``journal/<edition>/<first>-<last>.json``: those changes, exactly, and the same ones for ever."""

import pytest

from dateline.journal.changes import decode
from dateline.journal.digest import Tip, verify
from dateline.journal.segments import ranges_after


@pytest.fixture
def long(storm):
    """A coverage of ten changes: two sealed segments of four, and two changes more."""
    storm.publish_many(9)
    return storm


def address(coverage, first, last, edition=1):
    return f"{coverage.page}journal/{edition}/{first}-{last}.json"


def seqs(answer):
    return [change["seq"] for change in answer.json["changes"]]


@pytest.mark.parametrize(
    ("first", "last"), [(1, 4), (5, 8), (9, 10), (9, 9), (10, 10), (2, 3), (1, 1), (8, 8)]
)
def test_it_has_those_changes_exactly(cleo, long, first, last):
    answer = cleo.gets(address(long, first, last))
    assert answer.status == 200
    assert seqs(answer) == list(range(first, last + 1))
    assert {**answer.json, "changes": []} == {
        "edition": 1,
        "first": first,
        "last": last,
        "changes": [],
    }


def test_it_may_be_kept_for_ever(cleo, long):
    answer = cleo.gets(address(long, 1, 4))
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_it_answers_the_same_bytes_when_the_journal_has_grown(cleo, long):
    sealed, open_end = cleo.gets(address(long, 1, 4)), cleo.gets(address(long, 9, 10))
    long.publish_many(5)
    assert cleo.gets(address(long, 1, 4)).data == sealed.data
    assert cleo.gets(address(long, 9, 10)).data == open_end.data


def test_the_changes_verify_up_to_the_digest_of_the_head(cleo, long):
    head, tip = cleo.head_of(long), Tip()
    for asked in ranges_after(0, head["seq"], head["segment_size"]):
        changes = cleo.gets(address(long, *asked)).json["changes"]
        tip = verify(map(decode, changes), tip)
    assert (tip.seq, tip.digest) == (head["seq"], head["digest"])


def test_a_redacted_journal_verifies_too(cleo, long):
    for post in list(long.posts)[:3]:
        long.withdraw(post)
    head, tip = cleo.head_of(long), Tip()
    for asked in ranges_after(0, head["seq"], head["segment_size"]):
        changes = cleo.gets(address(long, *asked, edition=4)).json["changes"]
        tip = verify(map(decode, changes), tip)
    assert (tip.seq, tip.digest) == (head["seq"], head["digest"])


@pytest.mark.parametrize(("first", "last"), [(11, 11), (9, 11), (9, 12), (101, 104)])
def test_a_range_past_the_end_is_not_there_yet(cleo, long, first, last):
    answer = cleo.gets(address(long, first, last))
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=1")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json == {
        "status": 404,
        "detail": f"There is no range {first}-{last} in a journal of 10 changes; "
        "a range lies within one segment of 4.",
    }


def test_a_range_past_the_end_is_there_when_the_journal_has_grown(cleo, long):
    assert cleo.gets(address(long, 9, 12)).status == 404
    long.publish_many(2)
    assert seqs(cleo.gets(address(long, 9, 12))) == [9, 10, 11, 12]


@pytest.mark.parametrize(("first", "last"), [(1, 5), (4, 5), (3, 10), (1, 10), (3, 2)])
def test_a_range_across_a_border_has_no_address(cleo, long, first, last):
    assert cleo.gets(address(long, first, last)).status == 404


@pytest.mark.parametrize("name", ["0-3", "01-04", "1-04", "1", "1-", "-4", "1-4-4", "a-b", "١-٤"])
def test_what_is_no_range_is_not_found(cleo, long, name):
    answer = cleo.gets(f"{long.page}journal/1/{name}.json")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("edition", ["0", "01", "-1", "x"])
def test_what_is_no_edition_is_not_found(cleo, long, edition):
    assert cleo.gets(address(long, 1, 4, edition)).status == 404


def test_an_edition_that_is_to_come_is_not_there_yet(cleo, long):
    answer = cleo.gets(address(long, 1, 4, edition=2))
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=1")
    assert answer.json["detail"] == "There is no edition 2 yet."


def test_an_edition_that_was_is_gone(cleo, long):
    long.withdraw(long.publish())
    answer = cleo.gets(address(long, 1, 4, edition=1))
    assert (answer.status, answer.headers["cache-control"]) == (410, "public, max-age=1")
    assert answer.json == {
        "status": 410,
        "detail": "Edition 1 is gone; head.json says which one is current.",
    }


def test_a_sealed_range_stays_in_memory_until_something_in_its_journal_is_withdrawn(
    cleo, storm, site
):
    post, *_ = storm.publish_many(8)
    sealed, newest = (f"{storm.page}journal/1/{r}.json" for r in ("1-4", "9-9"))
    before = [cleo.gets(address).data for address in (sealed, newest)]
    storm.publish()
    assert site.is_ready(sealed)
    assert not site.is_ready(newest)
    assert [cleo.gets(address).data for address in (sealed, newest)] == before
    storm.withdraw(post)
    assert not site.is_ready(sealed)
    assert cleo.gets(sealed).status == 410


def test_where_there_is_no_coverage_there_is_no_range(cleo):
    answer = cleo.gets("/live/none/journal/1/1-1.json")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
