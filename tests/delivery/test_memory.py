"""What is kept in memory has a bound; what was let go of is read again, and is never old."""

import pytest

ROOM = 1_000_000  # bytes: for about six of the coverages here, and a few of their pages


@pytest.fixture
def site(start_site):
    return start_site(memory_bytes=ROOM)


@pytest.fixture
def storms(ada):
    """Twenty coverages, each with more text than a twentieth of the room."""
    storms = [ada.opens() for _ in range(20)]
    for storm in storms:
        for number in range(5):
            storm.publish(f"Report {number}", "It rains. " * 150)
    return storms


def test_however_many_coverages_are_asked_for_it_does_not_grow(cleo, storms, site):
    for storm in storms:
        assert len(cleo.gets(storm.page).posts) == 5
    assert site.remembered_bytes() < ROOM


def test_the_one_asked_for_last_stays_and_the_first_goes(cleo, storms, site):
    for storm in storms:
        cleo.gets(storm.page)
    assert site.is_ready(storms[-1].page)
    assert not site.is_ready(storms[0].page)


def test_what_is_asked_for_again_and_again_stays(cleo, storms, site):
    favorite, *others = storms
    for storm in others:
        cleo.gets(favorite.page)
        cleo.gets(storm.page)
    assert site.follows(favorite)


def test_what_was_let_go_of_is_there_again_and_not_as_it_was(cleo, storms):
    first, *others = storms
    gone = first.publish("Mistaken")
    cleo.gets(first.page)
    for storm in others:
        cleo.gets(storm.page)
    first.withdraw(gone)
    post = first.publish("Meanwhile")
    page = cleo.gets(first.page)
    assert page.posts[0] == post
    assert gone not in page.posts
    assert cleo.gets(f"{first.page}post/{gone}/").status == 410
    assert cleo.head_of(first) == cleo.head_of(first) | {"seq": 9, "edition": 2}


def test_a_coverage_that_is_streamed_stays(cleo, storms, site):
    first, *others = storms
    with cleo.follows(first, "?after=6") as stream:
        for storm in others:
            cleo.gets(storm.page)
        assert site.follows(first)
        first.publish()
        assert stream.seqs(1) == [7]


def test_a_crawler_of_all_pages_does_not_fill_it(cleo, ada, site):
    storm = ada.opens()
    posts = [storm.publish(f"Report {number}") for number in range(200)]
    for post in posts:
        assert cleo.gets(f"{storm.page}post/{post}/").status == 200
        assert cleo.gets(f"{storm.page}before/{post}/").status == 200
    assert site.remembered_bytes() < 2 * ROOM  # one coverage stays, however large
