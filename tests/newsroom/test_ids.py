"""Ids: UUIDs of version 7, chosen by whoever wrote a thing first."""

from datetime import UTC, datetime
from uuid import UUID, uuid1, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.newsroom.errors import Refused
from dateline.newsroom.ids import checked_id, id_from, new_id

MOMENTS = st.integers(0, 2**48 - 1)
BYTES = st.binary(min_size=10, max_size=32)


def test_a_new_id_says_when_it_was_made():
    made = new_id().int >> 80
    assert abs(made / 1000 - datetime.now(UTC).timestamp()) < 60


def test_new_ids_differ():
    assert len({new_id() for _ in range(1000)}) == 1000


@given(MOMENTS, BYTES)
def test_an_id_is_of_version_7(moment, rest):
    made = id_from(moment, rest)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert checked_id(made) == checked_id(str(made)) == made


@given(MOMENTS, MOMENTS, BYTES, BYTES)
def test_ids_sort_by_the_time_they_were_made(one, other, rest, more):
    if one != other:
        assert (id_from(one, rest) < id_from(other, more)) == (one < other)


@given(MOMENTS, BYTES)
def test_a_second_import_finds_the_first(moment, rest):
    assert id_from(moment, rest) == id_from(moment, rest)


def test_the_example_of_the_standard():
    """RFC 9562, appendix A.6."""
    rest = bytes.fromhex("0cc318c4dc0c0c07398f")
    assert str(id_from(0x017F22E279B0, rest)) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@pytest.mark.parametrize("id", [uuid1(), uuid4(), UUID(int=0)], ids=["1", "4", "none"])
def test_another_version_is_refused(id):
    with pytest.raises(
        Refused, match=f"The id {id} is a UUID of version .*; it must be of version 7"
    ):
        checked_id(str(id))


@pytest.mark.parametrize("value", ["", "7", None, 7, [], "x" * 36, b"0123456789abcdef"], ids=repr)
def test_what_is_no_uuid_is_refused(value):
    with pytest.raises(Refused, match="is not the id of a post; an id is a UUID of version 7"):
        checked_id(value)
