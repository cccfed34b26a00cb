"""``/live/<slug>/before/…``: the rest of a coverage, page by page."""

import pytest


def posts_by_following_links(cleo, address):
    """Every post that is met from here on, in the order of meeting it."""
    found, addresses = [], []
    while address:
        assert address not in addresses
        addresses.append(address)
        page = cleo.gets(address)
        assert page.status == 200
        assert page.posts or address == addresses[0]
        found += page.posts
        address = page.older
    return found


@pytest.mark.parametrize("number", [0, 1, 4, 5, 6, 10, 11, 17])
def test_every_post_is_met_exactly_once(cleo, storm, number):
    posts = storm.publish_many(number)
    assert posts_by_following_links(cleo, storm.page) == posts[::-1]


@pytest.mark.parametrize("pinned", [1, 4, 5, 6, 9])
def test_pinned_posts_are_met_once_on_the_first_page(cleo, storm, pinned):
    posts = storm.publish_many(12)
    for post in posts[:pinned]:
        storm.revise(post, pinned=True)
    met = posts_by_following_links(cleo, storm.page)
    assert met == posts[:pinned][::-1] + posts[pinned:][::-1]


def test_pinned_posts_alone_have_nothing_older(cleo, storm):
    for post in storm.publish_many(7):
        storm.revise(post, pinned=True)
    assert cleo.gets(storm.page).older is None


def test_a_first_page_of_one_post_leads_on_too(start_site):
    site = start_site(page_posts=1)
    storm = site.ada.opens()
    posts = storm.publish_many(3)
    storm.revise(posts[1], pinned=True)
    assert posts_by_following_links(site.cleo, storm.page) == [posts[1], posts[2], posts[0]]


def test_before_a_post_are_those_that_stand_below_it(cleo, storm):
    posts = storm.publish_many(4)
    assert cleo.gets(f"{storm.page}before/{posts[2]}/").posts == [posts[1], posts[0]]


def test_before_a_withdrawn_post_are_those_below_where_it_stood(cleo, storm):
    posts = storm.publish_many(4)
    storm.withdraw(posts[2])
    assert cleo.gets(f"{storm.page}before/{posts[2]}/").posts == [posts[1], posts[0]]


def test_before_a_post_that_moved_are_those_below_where_it_stands(cleo, storm):
    posts = storm.publish_many(3)
    storm.revise(posts[0], position=9_000_000)
    assert cleo.gets(f"{storm.page}before/{posts[0]}/").posts == [posts[2], posts[1]]


def test_before_a_seq_are_those_that_were_published_before_it(cleo, storm):
    posts = storm.publish_many(4)  # their seqs are 2, 3, 4 and 5
    storm.revise(posts[0], headline="Seq 6")
    assert cleo.gets(f"{storm.page}before/4/").posts == [posts[1], posts[0]]


def test_before_a_seq_that_is_to_come_are_all(cleo, storm):
    posts = storm.publish_many(2)
    assert cleo.gets(f"{storm.page}before/999999999999999/").posts == posts[::-1]


@pytest.mark.parametrize("seq", [0, 1, 2])
def test_before_the_first_post_there_is_nothing(cleo, storm, seq):
    storm.publish()
    page = cleo.gets(f"{storm.page}before/{seq}/")
    assert (page.status, page.posts, page.older) == (200, [], None)
    assert "There is nothing older than this." in page.text


def test_it_says_which_seq_and_edition_it_shows_and_leads_back(cleo, storm):
    storm.publish_many(2)
    page = cleo.gets(f"{storm.page}before/3/")
    assert 'data-seq="3" data-edition="1"' in page.text
    assert storm.page in page.links


def test_a_page_in_the_middle_goes_on_below_its_last_post(cleo, storm):
    posts = storm.publish_many(9)
    page = cleo.gets(f"{storm.page}before/{posts[8]}/")
    assert page.posts == posts[3:8][::-1]
    assert page.older == f"{storm.page}before/{posts[3]}/"


@pytest.mark.parametrize(
    "mark", ["017e7f7d-a4c0-7000-8000-ffffffffffff", "-1", "x", "1234567890123456", "3.5", "1" * 36]
)
def test_a_place_that_there_is_not_is_not_found(cleo, storm, mark):
    assert cleo.gets(f"{storm.page}before/{mark}/").status == 404


def test_an_address_without_its_slash_leads_to_the_page(cleo, storm):
    answer = cleo.gets(f"{storm.page}before/4")
    assert (answer.status, answer.headers["location"]) == (308, f"{storm.page}before/4/")
