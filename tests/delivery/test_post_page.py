"""``/live/<slug>/post/<id>/``: one post, by itself."""

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
