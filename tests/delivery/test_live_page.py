"""``/live/<slug>/``: complete in HTML, before any script."""

import re

import pytest

from tests.delivery.desk import TIME


def test_it_says_which_seq_and_edition_it_shows(cleo, storm):
    storm.publish_many(2)
    page = cleo.gets(storm.page)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'data-live="{storm.page}" data-seq="3" data-edition="1"' in page.text


def test_it_shows_a_change_as_soon_as_it_is_there(cleo, storm):
    assert storm.publish() in cleo.gets(storm.page).posts
    assert storm.publish() in cleo.gets(storm.page).posts


def test_it_has_the_head_of_the_coverage(cleo, ada):
    storm = ada.opens(summary=["Ferries stay in port.", "Two roads are closed."])
    text = cleo.gets(storm.page).text
    assert '<h1 id="headline">Storm on the coast</h1>' in text
    assert "<li>Ferries stay in port.</li><li>Two roads are closed.</li>" in text


def test_it_has_the_posts_from_the_top_down(cleo, storm):
    first, second, third = storm.publish_many(3)
    assert cleo.gets(storm.page).posts == [third, second, first]


def test_it_has_all_of_a_post(cleo, storm):
    storm.publish(
        "Harbor closes",
        "Ferries stay in port.",
        bylines=[{"name": "Ada Quist"}, {"name": "Ben Okri"}],
        place="Portsmouth",
        key=True,
        correction={"at": TIME, "text": "It was the harbor, not the airport."},
    )
    text = cleo.gets(storm.page).text
    assert "Harbor closes</a></h2>" in text
    assert "<p>Ferries stay in port.</p>" in text
    assert "Ada Quist and Ben Okri" in text
    assert "Portsmouth" in text
    assert "Key moment" in text
    assert "It was the harbor, not the airport." in text
    assert f'<time datetime="{TIME}">' in text
    assert '<span class="clock">4:44 p.m. ET</span>' in text


def test_it_lists_the_key_moments(cleo, storm):
    storm.publish("Rain")
    key = storm.publish("Harbor closes", key=True)
    storm.publish(None, key=True)
    rail = re.search(r'(?s)<ol class="keys" id="keys">(.*?)</ol>', cleo.gets(storm.page).text)[1]
    assert set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", rail)) == {key}


def test_a_revision_stands_in_its_place(cleo, storm):
    first, second = storm.publish_many(2)
    storm.revise(first, headline="Corrected")
    page = cleo.gets(storm.page)
    assert page.posts == [second, first]
    assert "Corrected</a></h2>" in page.text


def test_a_moved_post_stands_where_the_desk_put_it(cleo, storm):
    first, second = storm.publish_many(2)
    storm.revise(first, position=9_000_000)
    assert cleo.gets(storm.page).posts == [first, second]


def test_a_pinned_post_stands_above_all_others(cleo, storm):
    first, second = storm.publish_many(2)
    storm.revise(first, pinned=True)
    assert cleo.gets(storm.page).posts == [first, second]


def test_a_coverage_without_posts_says_that_nothing_is_there_yet(cleo, storm):
    page = cleo.gets(storm.page)
    assert (page.status, page.posts, page.older) == (200, [], None)
    assert '<p class="nothing" id="nothing">Nothing has been published yet.' in page.text
    assert 'data-seq="1"' in page.text


def test_an_ended_coverage_says_so_and_leads_on(cleo, storm):
    storm.edit(closing="Good night.", next={"slug": "storm-friday", "headline": "Storm, day two"})
    storm.end()
    page = cleo.gets(storm.page)
    assert "Good night." in page.text
    assert "What we covered" in page.text
    assert "Storm, day two" in page.text
    assert "/live/storm-friday/" in page.links


def test_a_scheduled_coverage_has_a_page_before_it_begins(cleo, ada):
    page = cleo.gets(ada.opens(state="scheduled", started_at=None).page)
    assert page.status == 200
    assert "Scheduled" in page.text
    assert "Starts" not in page.text


def test_it_says_when_it_will_begin(cleo, ada):
    storm = ada.opens(state="scheduled", started_at=None, starts_at=TIME)
    said = f'Starts <time datetime="{TIME}"><span class="clock">4:44 p.m. ET</span>, <span'
    assert said in cleo.gets(storm.page).text
    assert said in cleo.gets("/").text


def test_it_speaks_the_language_of_the_coverage(cleo, ada):
    storm = ada.opens(language="pt-BR", time_zone="America/Sao_Paulo")
    storm.publish()
    text = cleo.gets(storm.page).text
    assert '<html lang="pt-BR" dir="ltr">' in text
    assert "21 de janeiro de 2022" in text


def test_it_says_its_own_whole_address(cleo, storm, site):
    canonical = f'<link rel="canonical" href="http://127.0.0.1:{site.port}{storm.page}">'
    assert canonical in cleo.gets(storm.page).text


def test_a_coverage_that_there_is_not_is_not_found(cleo):
    answer = cleo.gets("/live/no-such-storm/")
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=1")
    assert "There is no coverage “no-such-storm” here." in answer.text


def test_an_address_without_its_slash_leads_to_the_page(cleo, storm):
    answer = cleo.gets(storm.page[:-1])
    assert (answer.status, answer.headers["location"]) == (308, storm.page)


def test_it_leads_there_with_what_was_asked_and_for_no_longer_than_a_page_is_kept(cleo, storm):
    answer = cleo.gets(f"{storm.page[:-1]}?utm=1&q=a%20b&q=")
    assert answer.headers["location"] == f"{storm.page}?utm=1&q=a%20b&q="
    assert answer.headers["cache-control"] == cleo.gets(storm.page).headers["cache-control"]


@pytest.mark.parametrize("path", ["/live/no-such-storm", "/story/none", "/live/none/before/2"])
def test_what_is_not_there_is_not_led_to(cleo, path):
    answer = cleo.gets(path)
    assert (answer.status, answer.headers["cache-control"]) == (404, "public, max-age=1")


def test_the_next_of_the_page_is_its_older_posts(cleo, ada):
    near = {"slug": "storm-thursday", "headline": "Thursday"}
    for days in ({}, {"previous": near, "next": near}):
        storm = ada.opens(**days)
        storm.publish_many(7)
        links = re.findall(r"<a [^>]*rel=.?next[^>]*>", cleo.gets(storm.page).text)
        assert [f'href="{storm.page}before/' in link for link in links] == [True]
