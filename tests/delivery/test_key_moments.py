"""``/live/<slug>/key/``: the key moments of the whole coverage, however long it is, page by page."""

import re

import pytest

from dateline.delivery.pages import KEY_MOMENTS


def page_by_page(cleo, address):
    """The key moments on each page that is met by going on, and the pages' addresses."""
    pages, addresses = [], []
    while address:
        assert address not in addresses
        addresses.append(address)
        page = cleo.gets(address)
        pages.append(page.posts)
        address = page.older
    return pages, addresses


def rail(page):
    return re.search(r'(?s)<nav class="rail".*?</nav>', page.text)[0]


@pytest.fixture
def moments(storm):
    """Fifty key moments among other posts, the latest first."""
    found = []
    for number in range(50):
        storm.publish(f"Report {number}")
        found.insert(0, storm.publish(f"Key {number}", key=True))
    return found


def test_all_of_fifty_are_met_from_the_live_page_exactly_once(cleo, storm, moments):
    live = cleo.gets(storm.page)
    assert f'<a href="{storm.page}key/">All key moments</a>' in rail(live)
    pages, _ = page_by_page(cleo, f"{storm.page}key/")
    assert [post for page in pages for post in page] == moments


def test_the_rail_leads_nowhere_as_long_as_it_has_all(cleo, storm):
    for number in range(KEY_MOMENTS):
        storm.publish(f"Key {number}", key=True)
    assert f"{storm.page}key/" not in rail(cleo.gets(storm.page))
    storm.publish("One more", key=True)
    assert f"{storm.page}key/" in rail(cleo.gets(storm.page))


def test_one_that_is_withdrawn_is_gone_from_its_page_and_the_others_stay(cleo, storm, moments):
    _, addresses = page_by_page(cleo, f"{storm.page}key/")
    storm.withdraw(moments[7])
    assert all("Key 42<" not in cleo.gets(address).text for address in addresses)
    pages, _ = page_by_page(cleo, f"{storm.page}key/")
    assert [post for page in pages for post in page] == moments[:7] + moments[8:]


def test_below_one_that_was_withdrawn_are_those_below_where_it_stood(cleo, storm, moments):
    storm.withdraw(moments[4])
    assert cleo.gets(f"{storm.page}key/before/{moments[4]}/").posts == moments[5:10]


def test_the_pages_stand_in_a_row(cleo, storm, moments):
    _, addresses = page_by_page(cleo, f"{storm.page}key/")
    said = [cleo.gets(address).said for address in addresses]
    assert [s.get("prev") for s in said] == [None, *([a] for a in addresses[:-1])]
    assert [s["canonical"][0].partition("/live/")[2] for s in said] == [
        address.partition("/live/")[2] for address in addresses
    ]


def test_a_cache_can_be_told_to_drop_them_with_their_coverage(cleo, storm):
    assert cleo.gets(f"{storm.page}key/").headers["cache-tag"] == f"coverage-{storm.id}"


def test_without_any_it_says_so(cleo, storm):
    storm.publish("A report")
    page = cleo.gets(f"{storm.page}key/")
    assert (page.status, page.posts) == (200, [])
    assert "There are no key moments yet." in page.text


def test_below_a_post_that_there_is_not_is_nothing(cleo, storm):
    unknown = "017e7f7d-a4c0-7000-8000-ffffffffffff"
    assert cleo.gets(f"{storm.page}key/before/{unknown}/").status == 404
