"""Packing something large takes a while, which nobody else has to wait for."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import brotli
import pytest

from dateline.delivery.codings import CODINGS
from tests.delivery.reading import PATIENCE, wait_until


@pytest.mark.parametrize("is_in_memory", [False, True])
def test_others_are_answered_while_something_large_is_packed(
    cleo, storm, monkeypatch, is_in_memory
):
    """One packing serves all who want it meanwhile."""
    packings, may_end = [], Event()

    def slowly(body):
        packings.append(len(body))
        assert may_end.wait(PATIENCE)
        return brotli.compress(body)

    monkeypatch.setitem(CODINGS, "br", slowly)
    for _ in range(3):
        storm.publish(text="It rains. " * 20_000)
    large = f"{storm.page}journal/1/1-4.json"
    if is_in_memory:
        cleo.gets(large)
    with ThreadPoolExecutor(3) as askers:
        answers = [askers.submit(cleo.gets, large, accept_encoding="br") for _ in "abc"]
        wait_until(lambda: packings)
        assert cleo.head_of(storm)["seq"] == 4
        may_end.set()
        packed = {answer.result().data for answer in answers}
    assert [brotli.decompress(data) for data in packed] == [cleo.gets(large).data]
    assert len(packings) == 1
