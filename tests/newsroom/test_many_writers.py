"""Seqs are taken under the coverage's lock: four real processes publish into one coverage at once."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.journal.changes import Change, decode
from dateline.journal.digest import verify
from dateline.journal.fold import fold
from tests.running import Newsroom, run_dateline

WRITERS, POSTS = 4, 50


@pytest.fixture
def writers(tmp_path) -> Iterator[list[Newsroom]]:
    """Four processes, each with its own Django, over one data folder."""
    newsrooms = [Newsroom(tmp_path)]
    for slug in ("storm", "election"):
        newsrooms[0].open_coverage(slug=slug, headline=slug)
    newsrooms += [Newsroom(tmp_path) for _ in range(WRITERS - 1)]
    yield newsrooms
    for newsroom in newsrooms:
        newsroom.close()


def journal_in(data, slug: str) -> list[Change]:
    said = run_dateline(data, "journal", slug, "--json").stdout
    return [decode(json.loads(line)) for line in said.splitlines()]


def test_nothing_is_lost_and_every_seq_is_taken_once(writers, tmp_path):
    def write(newsroom: Newsroom) -> list[str]:
        slugs = ["storm"] * POSTS + ["election"] * 5
        return [newsroom.publish_post(slug, text="The ferry is late.") for slug in slugs]

    with ThreadPoolExecutor(WRITERS) as at_once:
        published = list(at_once.map(write, writers))
    storm, election = journal_in(tmp_path, "storm"), journal_in(tmp_path, "election")
    assert verify(storm).seq == len(storm) == 1 + WRITERS * POSTS
    assert verify(election).seq == len(election) == 1 + WRITERS * 5
    assert {*fold(storm).posts, *fold(election).posts} == {id for ids in published for id in ids}
    writing = [next(w for w, ids in enumerate(published) if c.subject in ids) for c in storm[1:]]
    assert writing != sorted(writing), "the four did not write at the same time"
