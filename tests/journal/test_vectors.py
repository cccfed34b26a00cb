"""spec/vectors, run by Python. web/tests runs the same files in TypeScript."""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dateline.delivery.times import TimeStyle, written, zone_labels
from dateline.journal import sse
from dateline.journal.changes import Change, canonical, decode, encode
from dateline.journal.digest import GENESIS, Tip, verify
from dateline.journal.errors import ChainBroken, ChangeMalformed, GapFound
from dateline.journal.fold import CoverageFold, fold
from dateline.journal.segments import Range, is_addressable, ranges_after

VECTORS = Path(__file__).parents[2] / "spec" / "vectors"


def vectors(file: str, group: str) -> pytest.MarkDecorator:
    """Run a test once with each vector of a group."""
    found = json.loads((VECTORS / f"{file}.json").read_text(encoding="utf-8"))[group]
    return pytest.mark.parametrize("vector", found, ids=[vector["name"] for vector in found])


def changes_of(vector: dict[str, Any]) -> list[Change]:
    return [decode(change) for change in vector["changes"]]


@vectors("canonical", "written")
def test_canonical_json(vector):
    assert canonical(vector["value"]) == vector["canonical"].encode()
    assert sha256(canonical(vector["value"])).hexdigest() == vector["sha256"]


@vectors("canonical", "refused")
def test_what_has_no_canonical_form(vector):
    with pytest.raises(ChangeMalformed):
        canonical(vector["value"])


@vectors("changes", "encoded")
def test_a_change_as_json(vector):
    assert encode(decode(vector["change"])) == vector["json"].encode()


@vectors("changes", "accepted")
def test_json_that_is_taken(vector):
    assert decode(json.loads(vector["json"])) == decode(vector["change"])


@vectors("changes", "refused")
def test_json_that_is_refused(vector):
    with pytest.raises(ChangeMalformed):
        decode(json.loads(vector["json"]))


@vectors("fold", "cases")
def test_what_changes_add_up_to(vector):
    folded, expected = fold(changes_of(vector)), vector["expected"]
    assert (folded.seq, folded.digest) == (expected["seq"], expected["digest"])
    assert folded.coverage == expected["coverage"]
    assert [post for post, _ in folded.standing()] == expected["standing"]
    assert folded.posts == expected["posts"]
    assert folded.withdrawn == expected["withdrawn"]
    assert folded.first_seq == expected["first_seq"]


@vectors("fold", "cases")
def test_folding_in_two_goes(vector):
    changes = changes_of(vector)
    for cut in range(len(changes) + 1):
        assert fold(changes[cut:], onto=fold(changes[:cut])) == fold(changes)


@vectors("fold", "gaps")
def test_gaps(vector):
    folded = CoverageFold()
    with pytest.raises(GapFound) as found:
        fold(changes_of(vector), onto=folded)
    assert (found.value.expected, found.value.found) == (vector["expected"], vector["found"])
    assert folded.seq == vector["seq"]


@vectors("chains", "chains")
def test_chains(vector):
    after, verdict = Tip(**vector["after"]), vector["verdict"]
    if "broken_at" in verdict:
        with pytest.raises(ChainBroken) as broken:
            verify(changes_of(vector), after)
        assert broken.value.seq == verdict["broken_at"]
    else:
        assert verify(changes_of(vector), after) == Tip(**verdict)


def test_the_chains_begin_where_ours_do():
    assert json.loads((VECTORS / "chains.json").read_text(encoding="utf-8"))["genesis"] == GENESIS


@vectors("segments", "ranges")
def test_ranges(vector):
    asked = ranges_after(vector["place"], vector["seq"], vector["size"])
    assert [list(one) for one in asked] == vector["ranges"]


@vectors("segments", "addresses")
def test_addresses(vector):
    asked = Range(vector["first"], vector["last"])
    assert is_addressable(asked, vector["seq"], vector["size"]) is vector["addressable"]


@vectors("segments", "ranges")
def test_every_range_that_is_asked_for_has_an_address(vector):
    for first, last in vector["ranges"]:
        assert is_addressable(Range(first, last), vector["seq"], vector["size"])


@vectors("sse", "events")
def test_events(vector):
    assert sse.event(**vector["event"]) == vector["bytes"].encode()


@vectors("sse", "refused")
def test_events_that_are_refused(vector):
    with pytest.raises(ValueError, match="one line"):
        sse.event(**vector["event"])


@vectors("sse", "comments")
def test_comments(vector):
    assert sse.comment(vector["text"]) == vector["bytes"].encode()


@vectors("sse", "changes")
def test_change_events(vector):
    assert sse.change_event(decode(vector["change"])) == vector["bytes"].encode()


@vectors("times", "times")
def test_times(vector):
    said = written(vector["moment"], vector["zone"], vector["language"], TimeStyle(vector["style"]))
    assert (said.clock, said.date) == (vector["clock"], vector["date"])


@vectors("times", "times")
def test_what_a_zone_is_called_at_each_offset(vector):
    year = datetime.fromisoformat(vector["moment"]).year
    assert zone_labels(vector["zone"], year) == vector["labels"]
