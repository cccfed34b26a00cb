"""The desk stream of a real server: what colleagues do, as it happens, with no gap."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from tests.desk.listening import Journalist, add_person
from tests.running import Server, run_dateline


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("data")
    for name, role in (("ada", "editor"), ("ben", "reporter"), ("mia", "managing editor")):
        add_person(data, name, role)
    return data


@pytest.fixture(scope="module")
def server(data) -> Iterator[Server]:
    server = Server(data).start()
    yield server
    server.stop()


@pytest.fixture
def ada(server) -> Iterator[Journalist]:
    ada = Journalist(server, "ada").sign_in()
    yield ada
    ada.close()


@pytest.fixture
def ben(server) -> Iterator[Journalist]:
    ben = Journalist(server, "ben").sign_in()
    yield ben
    ben.close()


@pytest.fixture
def mia(server) -> Iterator[Journalist]:
    mia = Journalist(server, "mia").sign_in()
    yield mia
    mia.close()


@pytest.fixture
def slug(data, request) -> str:
    """A coverage of this test's own."""
    slug = f"storm-{new_id()}"
    run_dateline(data, "open", slug, "--headline", "Storm")
    return slug


def text(words: str) -> dict:
    return {"headline": "", "body": document(paragraph(words))}


def file(who: Journalist, slug: str, words: str) -> str:
    draft = str(new_id())
    who.say("PUT", f"/coverages/{slug}/drafts/{draft}", {"version": 0, "text": text(words)})
    return draft


def test_ada_sees_what_ben_writes(ada, ben, slug):
    with ada.listens(slug) as events:
        draft = file(ben, slug, "The ferry is late.")
        _, said = events.next("draft")
    assert (said["id"], said["stage"], said["author"]["username"]) == (draft, "draft", "ben")


def test_she_sees_it_published(ada, ben, slug):
    with ada.listens(slug) as events:
        draft = file(ben, slug, "The ferry is late.")
        ben.say("POST", f"/coverages/{slug}/drafts/{draft}/publish")
        seen = [events.next("draft", "change") for _ in range(3)]
    stages = [said["stage"] for name, said in seen if name == "draft"]
    changes = [said["subject"] for name, said in seen if name == "change"]
    assert (stages, changes) == (["draft", "published"], [draft])


def test_whoever_comes_back_is_given_what_they_missed(ada, ben, slug):
    with ada.listens(slug) as events:
        file(ben, slug, "One.")
        events.next("draft")
        place = events.last_id
    missed = [file(ben, slug, f"Missed {number}.") for number in range(3)]
    with ada.listens(slug, after=place) as events:
        assert [events.next("draft")[1]["id"] for _ in range(3)] == missed


def test_nothing_is_missed_when_the_server_is_killed(server, ada, ben, slug):
    with ada.listens(slug) as events:
        file(ben, slug, "One.")
        events.next("draft")
        place = events.last_id
    draft = file(ben, slug, "Two.")
    server.kill()
    server.start()
    with ada.listens(slug, after=place) as events:
        assert events.next("draft")[1]["id"] == draft


def test_ada_sees_who_is_writing_what(ada, ben, slug):
    draft = file(ben, slug, "The ferry")
    with ada.listens(slug) as events:
        here = {"tab": str(new_id()), "subject": draft, "writing": True}
        ben.say("POST", f"/coverages/{slug}/presence", here)
        while not (present := events.next("presence")[1]):
            pass
    assert [(one["username"], one["subject"], one["writing"]) for one in present] == [
        ("ben", draft, True)
    ]


def test_whoever_leaves_is_gone(ada, ben, slug):
    here = {"tab": str(new_id())}
    ben.say("POST", f"/coverages/{slug}/presence", here)
    with ada.listens(slug) as events:
        while not events.next("presence")[1]:
            pass
        ben.say("POST", f"/coverages/{slug}/presence", here | {"gone": True})
        while events.next("presence")[1]:
            pass


def test_somebody_who_is_disabled_hears_no_more(data, ben, slug):
    with ben.listens(slug) as events:
        run_dateline(data, "user", "disable", "ben")
        assert events.next("signed-out", "draft")[0] == "signed-out"
    run_dateline(data, "user", "enable", "ben")


def test_ben_hears_that_reporters_no_longer_publish(ada, ben, slug):
    with ben.listens(slug) as events:
        assert "publish" in events.next("may")[1]["verbs"]
        ada.say("POST", f"/coverages/{slug}/edit", {"reporters_publish": False})
        assert events.next("may")[1] == {"verbs": ["draft", "look"], "reporters_publish": False}


def test_ben_hears_that_he_edits_this_coverage_and_then_no_more(mia, ben, slug):
    role = f"/coverages/{slug}/people/ben"
    with ben.listens(slug) as events:
        before = events.next("may")[1]
        mia.say("PUT", role, {"role": "editor"})
        assert "withdraw" in events.next("may")[1]["verbs"]
        mia.say("DELETE", role)
        assert events.next("may")[1] == before


def test_somebody_whose_only_role_is_taken_hears_no_more(data, server, mia, slug):
    add_person(data, "dan", "reporter")
    mia.say("PUT", f"/coverages/{slug}/people/dan", {"role": "reporter"})
    mia.say("POST", "/people/dan/role", {"role": None})
    dan = Journalist(server, "dan").sign_in()
    with dan.listens(slug) as events:
        events.next("may")
        mia.say("DELETE", f"/coverages/{slug}/people/dan")
        assert events.next("signed-out", "draft")[0] == "signed-out"
    dan.close()


def test_somebody_who_is_not_signed_in_hears_nothing(server, slug):
    with Journalist(server, "ada").listens(slug) as events:
        assert events.status == 401


def test_a_coverage_that_is_not_there_is_said(ada):
    with ada.listens("nowhere") as events:
        assert events.status == 404


def test_everybody_is_told_when_the_process_leaves(server, ada, slug):
    with ada.listens(slug) as events:
        events.next("readers")
        server.stop()
        assert events.next("bye")[0] == "bye"
