"""The hub follows journals: a wake-up is a hint, and a source that is away comes back."""

import logging

import pytest

from dateline.delivery import hub
from tests.delivery.reading import wait_until


@pytest.fixture
def site(start_site, monkeypatch):
    """A site for one test, whose slow timer is quick."""
    monkeypatch.setattr(hub, "SLOW_SECONDS", 0.05)
    return start_site()


@pytest.fixture
def unheard(storm):
    """The storm, followed; nobody says from now on that anything happened in it."""
    storm.told = lambda: None
    return storm


def test_a_wake_up_that_was_lost_is_made_good(cleo, unheard):
    with cleo.follows(unheard, "?after=1") as stream:
        unheard.publish()
        assert stream.seqs(1) == [2]


def test_a_page_that_nobody_was_told_of_is_made_good_too(cleo, unheard):
    cleo.gets(unheard.page)
    post = unheard.publish()
    wait_until(lambda: post in cleo.gets(unheard.page).posts)


def test_a_coverage_that_nobody_was_told_of_is_found(cleo, ada):
    ada.told = lambda: None
    storm = ada.opens()
    wait_until(lambda: cleo.gets(storm.page).status == 200)


def test_a_withdrawal_that_nobody_was_told_of_is_made_good(cleo, unheard):
    post = unheard.publish("A name")
    wait_until(lambda: post in cleo.gets(unheard.page).posts)
    unheard.withdraw(post)
    wait_until(lambda: cleo.gets(f"{unheard.page}post/{post}/").status == 410)
    assert "A name" not in cleo.gets(unheard.page).text


def test_wake_ups_for_nothing_do_no_harm(cleo, storm, site):
    storm.told = site.wake
    with cleo.follows(storm, "?after=1") as stream:
        for _ in range(50):
            site.wake()
        storm.publish()
        for _ in range(50):
            site.wake()
        storm.publish()
        assert stream.seqs(2) == [2, 3]


def test_readers_are_served_while_the_source_is_away(cleo, unheard, site, caplog):
    unheard.publish("Before")
    wait_until(lambda: cleo.head_of(unheard)["seq"] == 2)
    with caplog.at_level(logging.ERROR), cleo.follows(unheard, "?after=2") as stream:
        site.journals.away = True
        unheard.publish("Meanwhile")
        wait_until(lambda: "The journals could not be read; trying again." in caplog.text)
        assert "Before" in cleo.gets(unheard.page).text
        assert cleo.gets("/").status == 200
        assert cleo.gets(f"{unheard.page}journal/1/1-2.json").status == 200
        site.journals.away = False
        assert stream.seqs(1) == [3]
    assert "Meanwhile" in cleo.gets(unheard.page).text


def test_what_is_not_in_memory_while_the_source_is_away_is_refused_in_words(cleo, ada, site):
    storm = ada.opens()
    site.journals.away = True
    page, stream = cleo.gets(storm.page), cleo.gets(f"{storm.page}stream")
    site.journals.away = False
    for answer in (page, stream):
        assert (answer.status, answer.headers["retry-after"]) == (503, "5")
        assert answer.json["detail"].startswith("The newsroom's database cannot be read at the mom")
    assert cleo.gets(storm.page).status == 200


def test_a_source_that_is_behind_its_own_head_takes_nobody_back(cleo, storm, site):
    """The head speaks of a new edition before the changes can be read."""
    post = storm.publish_many(3)[0]
    cleo.gets(storm.page)
    storm.told = lambda: None
    with cleo.follows(storm, "?after=4") as stream:
        site.journals.hide_after = 2
        storm.withdraw(post)
        site.catch_up()
        assert cleo.head_of(storm)["seq"] == 4
        site.journals.hide_after = None
        assert stream.seqs(1) == [5]
    assert cleo.head_of(storm)["edition"] == 2


def test_a_coverage_is_read_when_it_is_first_asked_for(cleo, ada):
    storm = ada.opens()
    storm.publish_many(3)
    with cleo.follows(storm, "?after=2") as stream:
        assert stream.seqs(2) == [3, 4]
