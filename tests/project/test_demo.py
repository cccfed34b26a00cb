"""``dateline demo``: a page that publishes itself, for as long as somebody looks."""

import gzip
import re
from datetime import UTC, datetime
from typing import get_args

import pytest
from django.test import Client
from PIL import Image

from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.newsroom import access
from dateline.newsroom.documents import plain_text, walk
from dateline.newsroom.models import Coverage, JournalRow, Post, Revision, User
from dateline.newsroom.people import set_password
from dateline.newsroom.publishing import (
    edit_coverage,
    end_coverage,
    publish_post,
    withdraw_post,
)
from dateline.project.demo import pictures
from dateline.project.demo.fiction import (
    Verb,
    read_fiction,
    read_pages_elsewhere,
    read_script,
)
from dateline.project.demo.opening import post_id
from dateline.project.demo.run import find_place, play, prepare_demo
from dateline.project.demo.steps import VERBS
from dateline.project.demo.welcome import welcome
from tests.project.tails import tail_of

pytestmark = pytest.mark.django_db

SCRIPT = read_script()
ROUND = len(SCRIPT) + 1  # waits in a round: one before each step, and the rest at its end
NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)


class After:
    """Says stop after so many waits, and remembers how long each was."""

    def __init__(self, waits: int) -> None:
        self.left = waits
        self.asked: list[float] = []

    def wait(self, timeout: float) -> bool:
        self.asked.append(timeout)
        self.left -= 1
        return self.left < 0


@pytest.fixture(autouse=True)
def plain_pictures(monkeypatch, settings, tmp_path):
    """Painting takes a second a picture; here each is a flat one, of its own colour."""
    settings.DATELINE_PICTURES = tmp_path
    for number, name in enumerate(pictures.PAINTERS):
        flat = Image.new("RGB", (64, 48), (number * 9, 90, 90))
        monkeypatch.setitem(pictures.PAINTERS, name, lambda flat=flat: flat)


@pytest.fixture
def demo() -> Coverage:
    return prepare_demo(now=NOON)


def run(demo: Coverage, waits: int) -> After:
    stop = After(waits)
    play(demo, pause=6.0, stop=stop)
    demo.refresh_from_db()
    return stop


def read_bodies(coverage: Coverage) -> list[dict]:
    return [revision.body for revision in Revision.objects.filter(post__coverage=coverage)]


def shown(demo: Coverage) -> list[str]:
    """The headlines on the page, from the top."""
    posts = Post.objects.filter(coverage=demo, withdrawn_at=None).order_by("-position")
    return [Revision.objects.get(post=post, number=post.revision).headline for post in posts]


def bodies() -> list:
    return [revision.body for revision in Revision.objects.all()]


def changes() -> int:
    return JournalRow.objects.count()


class TestThePageThatAVisitorFinds:
    def test_it_is_live_and_a_few_hours_old(self, demo):
        assert demo.state == "live"
        assert len(shown(demo)) == len(read_fiction().page.posts) >= 24
        newest = Post.objects.filter(coverage=demo).latest("published_at")
        assert newest.published_at == datetime(2026, 3, 9, 11, 54, tzinfo=UTC)

    def test_the_newest_stands_on_top(self, demo):
        posts = Post.objects.filter(coverage=demo).order_by("-position")
        times = [post.published_at for post in posts]
        assert times == sorted(times, reverse=True)

    def test_it_shows_every_kind_of_block(self, demo):
        kinds = {node["type"] for body in bodies() for node in walk(body)}
        assert kinds >= {
            *("quote", "image", "gallery", "timeline", "fact_box", "table", "bullet_list"),
            *("ordered_list", "embed"),
        }
        assert "link" in str(bodies())

    def test_it_has_marks_a_correction_and_a_picture_at_its_head(self, demo):
        posts = Post.objects.filter(coverage=demo)
        assert posts.filter(pinned=True).count() == 1
        assert posts.filter(key=True).count() > 3
        assert Revision.objects.filter(post__coverage=demo).exclude(correction="").count() == 1
        assert demo.lead["alt"]

    @pytest.mark.parametrize(
        ("slug", "language"), [("sidra-railway", "ar"), ("storks-over-lotem", "he")]
    )
    def test_two_pages_are_read_from_right_to_left(self, demo, slug, language):
        there = Coverage.objects.get(slug=slug)
        bodies = [node for post in read_bodies(there) for node in walk(post)]
        assert (there.language, there.state) == (language, "ended")
        assert there.closing
        assert there.lead["alt"]
        assert {"quote", "image", "fact_box"} <= {node["type"] for node in bodies}
        assert Revision.objects.filter(post__coverage=there).exclude(correction="").count() == 1

    def test_the_page_of_its_twenty_newest_posts_is_light(self, demo, journal, tmp_path):
        site = Site("The Daily", "https://news.example", tmp_path, 20, 100, 5)
        page = Pages(site).live(tail_of(demo, journal(demo)))
        assert len(re.findall(r'id="post-[0-9a-f]{8}-', page)) == 20
        assert len(gzip.compress(page.encode())) <= 30 * 1024

    def test_it_leads_back_to_the_day_before(self, demo):
        assert demo.previous.state == "ended"
        assert demo.previous.closing
        assert demo.previous.ended_at < demo.started_at
        assert demo.previous.story == demo.story

    def test_times_in_the_text_are_those_of_the_story(self, demo):
        body = Revision.objects.get(post=post_id(demo, "order")).body
        assert "read out on the radio at 4:11 a.m." in plain_text(
            body
        )  # 465 + 4 minutes before noon

    def test_no_clock_is_left_unset(self, demo):
        run(demo, ROUND)
        assert not [body for body in bodies() if "{clock" in str(body)]

    def test_preparing_it_again_changes_nothing(self, demo):
        before = changes()
        assert prepare_demo() == demo
        assert changes() == before

    @pytest.mark.parametrize("done", [0, 3, 7, 20])
    def test_killed_halfway_it_goes_on_where_it_was(self, done):
        said = []

        def kill(what):
            said.append(what)
            if len(said) > done:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            prepare_demo(now=NOON, say=kill)
        demo = prepare_demo()
        pages = [read_fiction().page, read_fiction().day_before]
        pages += [elsewhere.page for elsewhere in read_pages_elsewhere()]
        assert Post.objects.count() == sum(len(page.posts) for page in pages)
        assert len(set(shown(demo))) == len(shown(demo))


class TestWhatHappensThen:
    def test_the_script_says_every_verb(self):
        assert {step.do for step in SCRIPT} == set(get_args(Verb))

    def test_every_step_is_taken(self, demo, caplog):
        caplog.set_level("INFO")
        run(demo, ROUND * 2)
        assert not caplog.records

    def test_nothing_happens_before_the_first_pause(self, demo):
        before = changes()
        run(demo, 0)
        assert changes() == before

    def test_it_publishes_on_top(self, demo):
        run(demo, 1)
        assert shown(demo)[0] == SCRIPT[0].given["headline"]

    def test_a_burst_comes_without_a_pause(self, demo):
        assert set(run(demo, ROUND).asked) == {0.0, 6.0, 12.0, 30.0}

    def test_a_withdrawn_post_is_gone(self, demo):
        withdrawn = next(number for number, step in enumerate(SCRIPT, 1) if step.do == "withdraw")
        run(demo, withdrawn)
        headline = "Lava said to have reached the road to the harbour"
        assert headline not in shown(demo)
        assert not [row for row in JournalRow.objects.all() if headline in str(row.state)]

    def test_it_ends_with_a_closing_line(self, demo):
        run(demo, len(SCRIPT))
        assert demo.state == "ended"
        assert demo.closing == SCRIPT[-1].given["closing"]

    def test_it_begins_again_with_new_posts(self, demo):
        found = shown(demo)
        run(demo, ROUND)
        assert (demo.state, demo.headline) == ("live", read_fiction().page.headline)
        assert shown(demo) == found
        assert not Post.objects.filter(coverage=demo, withdrawn_at=None, pinned=True).count() > 1
        run(demo, ROUND + 1)
        assert Post.objects.filter(pk=post_id(demo, SCRIPT[0].post, 2), withdrawn_at=None).exists()

    def test_the_page_does_not_grow_round_by_round(self, demo):
        run(demo, len(SCRIPT))
        after_one = len(shown(demo))
        run(demo, 1 + len(SCRIPT) + ROUND)
        assert find_place(demo, SCRIPT)[0] == 3
        assert len(shown(demo)) <= after_one

    def test_another_player_goes_on_where_one_left_off(self, demo):
        for _ in range(len(SCRIPT) // 3):
            run(demo, 6)
        ids = [post_id(demo, step.post, 1) for step in SCRIPT if step.do == "publish"]
        assert Post.objects.filter(pk__in=ids).count() == len(ids)

    def test_it_respects_what_the_desk_has_withdrawn(self, demo, caplog):
        caplog.set_level("INFO")
        run(demo, 2)
        withdraw_post(Post.objects.get(pk=post_id(demo, "alba", 1)), reason="Ada decided so.")
        run(demo, 4)
        assert "The Alba" not in str(shown(demo))
        assert "passes over a step (revise alba)" in caplog.text

    def test_a_step_that_fails_is_logged_and_the_next_is_taken(self, demo, caplog, monkeypatch):
        def fail(*_):
            raise OSError("The disk is full.")

        before = shown(demo)
        with monkeypatch.context() as broken:
            broken.setitem(VERBS, SCRIPT[0].do, fail)
            run(demo, 1)
        assert shown(demo) == before
        assert "could not take a step" in caplog.text
        assert "The disk is full." in caplog.text
        run(demo, len(SCRIPT))
        assert demo.state == "ended"

    def test_a_beginning_that_fails_is_tried_once_more(self, demo, caplog, monkeypatch):
        tries = []

        def edit(*given, **named):
            tries.append(named)
            if len(tries) == 1:
                raise OSError("The disk is full.")
            return edit_coverage(*given, **named)

        run(demo, len(SCRIPT))
        monkeypatch.setattr("dateline.project.demo.run.edit_coverage", edit)
        assert run(demo, 4).asked[1:3] == [30.0, 30.0]
        assert caplog.text.count("could not begin again") == 1
        assert demo.state == "live"
        assert find_place(demo, SCRIPT)[0] == 2

    def test_what_the_desk_has_ended_rests_and_begins_again(self, demo):
        run(demo, 2)
        end_coverage(demo, closing="Ada decided so.")
        assert run(demo, 1).asked == [6.0, 30.0]
        assert (demo.state, demo.closing) == ("ended", "Ada decided so.")
        run(demo, 3)
        assert demo.state == "live"
        assert shown(demo)[0] == SCRIPT[0].given["headline"]

    def test_a_visitors_own_post_stays(self, demo):
        from dateline.newsroom.documents import document, paragraph
        from dateline.newsroom.ids import new_id

        publish_post(
            demo, id=new_id(), headline="Cleo was here", body=document(paragraph("Hello."))
        )
        run(demo, ROUND + 3)
        assert "Cleo was here" in shown(demo)


class TestWhoCanSignIn:
    def passwords(self, demo, folder) -> dict[str, str]:
        said = welcome(demo, "http://localhost:8000", folder)
        return dict(re.findall(r"^ +(\w+)   (\w{4}-\w{4}-\w{4})   ", said, re.MULTILINE))

    @pytest.mark.parametrize(
        ("name", "may", "may_not"),
        [("ben", "draft", "edit"), ("ada", "edit", "manage"), ("mia", "manage", "burn")],
    )
    def test_each_of_the_three_signs_in_and_may_what_their_role_may(
        self, demo, tmp_path, name, may, may_not
    ):
        password = self.passwords(demo, tmp_path)[name]
        assert Client().login(username=name, password=password)
        person = User.objects.get(username=name)
        assert access.may(person, may, demo)
        assert not access.may(person, may_not, demo)

    def test_started_again_they_sign_in_as_before(self, demo, tmp_path):
        first = self.passwords(demo, tmp_path)
        ada = Client()
        ada.login(username="ada", password=first["ada"])
        assert self.passwords(demo, tmp_path) == first
        assert ada.get("/api/me").status_code == 200

    def test_a_password_that_a_visitor_chose_gives_way(self, demo, tmp_path):
        first = self.passwords(demo, tmp_path)
        set_password(User.objects.get(username="ada"), "a password of my own")
        self.passwords(demo, tmp_path)
        assert Client().login(username="ada", password=first["ada"])

    def test_each_demo_has_its_own_and_nobody_else_reads_them(self, demo, tmp_path):
        here, there = tmp_path / "here", tmp_path / "there"
        here.mkdir()
        there.mkdir()
        both = self.passwords(demo, here), self.passwords(demo, there)
        assert not set(both[0].values()) & set(both[1].values())
        assert (here / "demo-passwords.json").stat().st_mode & 0o077 == 0


class TestTheWriting:
    def words(self) -> list[str]:
        def texts(value):
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                for item in value.values():
                    yield from texts(item)
            elif isinstance(value, (list, tuple)):
                for item in value:
                    yield from texts(item)

        from dataclasses import asdict

        return list(texts([asdict(read_fiction()), [step.given for step in SCRIPT]]))

    def test_nobody_shouts(self):
        assert not [text for text in self.words() if "!" in text]

    def test_no_hour_of_the_day_is_named(self):
        """A visitor comes at any hour."""
        hours = re.compile(
            r"\b(morning|afternoon|evening|tonight|night|noon|dawn|dusk)\b", re.IGNORECASE
        )
        assert not [text for text in self.words() if hours.search(text)]

    def test_marks_of_quotation_are_typographic(self):
        assert not [text for text in self.words() if '"' in text or "'" in text]

    def test_every_name_in_the_script_is_known(self):
        known = {post.name for post in read_fiction().page.posts}
        known |= {step.post for step in SCRIPT if step.do == "publish"}
        assert {step.post for step in SCRIPT if step.post} <= known
