"""``/live/<slug>/post/<id>/``: one post, by itself."""

import re

import pytest


@pytest.fixture
def post(storm):
    return storm.publish("Harbor closes", "Ferries stay in port.")


@pytest.fixture
def page(storm, post):
    """The address of the post's page."""
    return f"{storm.page}post/{post}/"


def test_it_has_the_post(cleo, page, post):
    answer = cleo.gets(page)
    assert (answer.status, answer.posts) == (200, [post])
    assert ">Harbor closes</h1>" in answer.text
    assert "<p>Ferries stay in port.</p>" in answer.text


def test_it_says_which_seq_and_edition_it_shows(cleo, page):
    assert 'data-seq="2" data-edition="1"' in cleo.gets(page).text


def test_it_leads_to_the_coverage(cleo, page, storm):
    assert storm.page in cleo.gets(page).links


def test_it_shows_the_newest_revision(cleo, storm, page, post):
    cleo.gets(page)
    storm.revise(post, headline="Harbor opens")
    assert "Harbor opens" in cleo.gets(page).text


def beside(page):
    """Which posts its links to the one after it and the one before it lead to."""
    found = re.findall(r'<a rel="(prev|next)" href="[^"]*/post/([^"/]*)/"', page.text)
    return dict(found)


def test_it_leads_to_the_posts_that_stand_above_and_below_it(cleo, storm):
    posts = storm.publish_many(5)
    storm.revise(posts[1], pinned=True)  # its place among the others stays
    pages = [cleo.gets(f"{storm.page}post/{post}/") for post in posts]
    rows = list(zip(posts, [None, *posts], [*posts[1:], None], strict=False))
    assert [beside(page) for page in pages] == [
        {rel: post for rel, post in (("prev", above), ("next", below)) if post}
        for _, below, above in rows
    ]


def test_a_neighbour_that_is_withdrawn_gives_its_place_to_the_next(cleo, storm):
    posts = storm.publish_many(4)
    address = f"{storm.page}post/{posts[1]}/"
    assert beside(cleo.gets(address))["prev"] == posts[2]
    storm.withdraw(posts[2])
    assert beside(cleo.gets(address)) == {"prev": posts[3], "next": posts[0]}
    storm.withdraw(posts[0])
    assert beside(cleo.gets(address)) == {"prev": posts[3]}


def test_a_post_without_a_headline_is_called_by_its_first_words(cleo, storm):
    post = storm.publish(None, "It rains.")
    assert "<title>It rains. · The Daily</title>" in cleo.gets(f"{storm.page}post/{post}/").text


def test_a_withdrawn_post_is_gone_and_a_page_says_so(cleo, storm, page, post):
    storm.withdraw(post)
    answer = cleo.gets(page)
    assert answer.status == 410
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "This update has been withdrawn" in answer.text
    assert "Harbor" not in answer.text
    assert storm.page in answer.links
    assert 'data-seq="3" data-edition="2"' in answer.text


def test_a_post_that_there_never_was_is_not_found(cleo, storm):
    answer = cleo.gets(f"{storm.page}post/017e7f7d-a4c0-7000-8000-ffffffffffff/")
    assert answer.status == 404
    assert "There is no such post in this coverage." in answer.text


def test_a_post_of_another_coverage_is_not_found(cleo, ada, post):
    assert cleo.gets(f"{ada.opens().page}post/{post}/").status == 404


@pytest.mark.parametrize("post", ["harbor", "-" * 36, "1" * 36, "2"])
def test_what_is_no_id_is_not_found(cleo, storm, post):
    assert cleo.gets(f"{storm.page}post/{post}/").status == 404


def test_an_address_without_its_slash_leads_to_the_page(cleo, page):
    answer = cleo.gets(page[:-1])
    assert (answer.status, answer.headers["location"]) == (308, page)
