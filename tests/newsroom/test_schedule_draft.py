"""Drafts that wait for a time: published at it, exactly once."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.newsroom.drafting import (
    publish_draft,
    publish_due,
    schedule_draft,
    submit_draft,
    unschedule_draft,
)
from dateline.newsroom.errors import Refused
from dateline.newsroom.models import Draft, Post
from dateline.newsroom.publishing import end_coverage, withdraw_post
from tests.newsroom.drafts import kept
from tests.running import environment, run_dateline

SIX = datetime.now(UTC) + timedelta(hours=1)
LATER = SIX + timedelta(minutes=1)


@pytest.fixture
def scheduled(coverage, ada, ben) -> Draft:
    return schedule_draft(kept(coverage, ben), at=SIX, by=ada)


def test_it_waits(scheduled):
    assert publish_due() == []
    assert not Post.objects.exists()


def test_it_is_published_when_its_time_has_come(scheduled, page):
    assert [post.pk for post in publish_due(LATER)] == [scheduled.pk]
    assert str(scheduled.pk) in page().posts


def test_it_is_published_once(scheduled, journal):
    publish_due(LATER)
    before = len(journal())
    assert publish_due(LATER) == []
    assert len(journal()) == before


def test_a_clock_that_comes_second_publishes_nothing(scheduled, journal):
    behind = Draft.objects.get()
    publish_due(LATER)
    before = len(journal())
    publish_draft(behind, by=None)
    assert len(journal()) == before


def test_the_earlier_one_comes_first(coverage, ada, ben):
    last = schedule_draft(kept(coverage, ben), at=SIX + timedelta(seconds=2), by=ada)
    first = schedule_draft(kept(coverage, ben), at=SIX, by=ada)
    assert [post.pk for post in publish_due(LATER)] == [first.pk, last.pk]


def test_what_is_unscheduled_is_not_published(scheduled, ada):
    unschedule_draft(scheduled, by=ada)
    assert publish_due(LATER) == []


def test_what_is_submitted_again_waits_for_the_editors(scheduled, ben):
    assert submit_draft(scheduled, by=ben).publish_at is None
    assert publish_due(LATER) == []


def test_a_time_that_has_passed_is_refused(coverage, ada, ben):
    with pytest.raises(
        Refused, match=r"^\d+:\d\d [ap]\.m\., \w+ \d+ has passed; publish it now, or"
    ):
        schedule_draft(kept(coverage, ben), at=datetime.now(UTC), by=ada)


def test_what_cannot_be_published_goes_to_the_editors_with_the_reason(scheduled, coverage):
    end_coverage(coverage)
    assert publish_due(LATER) == []
    draft = Draft.objects.get()
    assert draft.stage == "submitted"
    assert draft.note.startswith(
        "Not published at its time: Coverage “storm-on-the-coast” has ended"
    )


def test_one_that_cannot_be_published_holds_up_no_other(scheduled, ada, ben, publish, coverage):
    post = publish()
    change = schedule_draft(kept(coverage, ben, "Here.", post=post), at=SIX, by=ada)
    withdraw_post(post, reason="It was wrong.")
    assert [done.pk for done in publish_due(LATER)] == [scheduled.pk]
    assert Draft.objects.get(pk=change.pk).stage == "submitted"


BEGIN = "import sys, django; from datetime import datetime; django.setup()\n"
SCHEDULE_FORTY = """
from dateline.newsroom.access import coverage_at
from dateline.newsroom.drafting import schedule_draft
from dateline.newsroom.people import add_person
from tests.newsroom.drafts import kept
ada = add_person("ada", role="editor", password="correct horse battery")
for _ in range(40):
    draft = kept(coverage_at("storm"), ada)
    schedule_draft(draft, at=datetime.fromisoformat(sys.argv[1]), by=ada)
"""
PUBLISH_DUE = """
from dateline.newsroom.drafting import publish_due
print("ready", flush=True)
sys.stdin.readline()
publish_due(datetime.fromisoformat(sys.argv[1]))
"""


def process(data: Path, script: str, when: datetime) -> "subprocess.Popen[str]":
    settings = environment(DATA=str(data)) | {"DJANGO_SETTINGS_MODULE": "dateline.project.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + script, when.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=settings,
        cwd=Path(__file__).parents[2],
    )


def end(of: "subprocess.Popen[str]") -> None:
    of.communicate("now\n", timeout=120)
    assert of.returncode == 0


def test_four_clocks_at_once_publish_each_draft_once(tmp_path):
    run_dateline(tmp_path, "open", "storm", "--headline", "Storm")
    end(process(tmp_path, SCHEDULE_FORTY, SIX))
    clocks = [process(tmp_path, PUBLISH_DUE, LATER) for _ in range(4)]
    for clock in clocks:
        assert clock.stdout.readline() == "ready\n"
    for clock in clocks:
        clock.stdin.write("now\n")
        clock.stdin.flush()
    for clock in clocks:
        end(clock)
    said = run_dateline(tmp_path, "journal", "storm", "--json").stdout
    changes = [json.loads(line) for line in said.splitlines()]
    posts = [change["subject"] for change in changes if change["kind"] == "post"]
    assert len(posts) == len(set(posts)) == 40
