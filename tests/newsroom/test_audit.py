"""The audit record: who did what, when, from where; and nobody can change it."""

import pytest
from django.db import DatabaseError, transaction

from dateline.newsroom import publishing
from dateline.newsroom.audit import Origin, coming_from
from dateline.newsroom.drafting import publish_draft, submit_draft
from dateline.newsroom.errors import Refused
from dateline.newsroom.models import AuditEntry, Story
from dateline.newsroom.templates import keep_template
from dateline.newsroom.tokens import issue_token
from tests.newsroom.drafts import kept


def verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def test_it_says_who_did_what_to_what(coverage, ben, publish):
    post = publish()
    entry = AuditEntry.objects.get(verb="publish_post")
    assert (entry.by, entry.coverage, entry.subject) == (ben, coverage, str(post.pk))


def test_it_says_from_where(publish):
    with coming_from(Origin("desk", "127.0.0.9")):
        publish()
    entry = AuditEntry.objects.get(verb="publish_post")
    assert (entry.way, entry.address) == ("desk", "127.0.0.9")


def test_what_the_operator_does_came_from_the_command_line(coverage):
    publishing.pause_coverage(coverage)
    entry = AuditEntry.objects.get(verb="pause_coverage")
    assert (entry.by, entry.way) == (None, "command line")


def test_every_verb_that_changes_something_is_in_it(coverage, ada, ben, publish):
    story = Story.objects.create(slug="storms", title="Storms")
    begun = len(verbs())
    post, other = publish(), publish()
    said = [
        lambda: publishing.revise_post(post, headline="Late", by=ada),
        lambda: publishing.pin_post(post, by=ada),
        lambda: publishing.unpin_post(post, by=ada),
        lambda: publishing.mark_key_moment(post, by=ada),
        lambda: publishing.unmark_key_moment(post, by=ada),
        lambda: publishing.move_post(post, above=other, by=ada),
        lambda: publishing.redate_post(post, published_at=coverage.started_at, by=ada),
        lambda: publishing.withdraw_post(post, reason="It was wrong.", by=ada),
        lambda: publishing.edit_coverage(coverage, headline="Storm", by=ada),
        lambda: publishing.edit_story(story, background="It began in May.", by=ada),
        lambda: publishing.pause_coverage(coverage, by=ada),
        lambda: publishing.resume_coverage(coverage, by=ada),
        lambda: publishing.end_coverage(coverage, by=ada),
        lambda: publishing.reopen_coverage(coverage, by=ada),
        lambda: publishing.continue_coverage(coverage, headline="Day two", by=ada),
        lambda: submit_draft(kept(coverage, ben), by=ben),
        lambda: publish_draft(kept(coverage, ben), by=ben),
        lambda: issue_token(ben, name="Phone", scope="file", days=7),
        lambda: keep_template(name="Storm", by=ada),
    ]
    for say in said:
        say()
    assert verbs()[begun:] == [
        "publish_post",
        "publish_post",
        "revise_post",
        "pin_post",
        "unpin_post",
        "mark_key_moment",
        "unmark_key_moment",
        "move_post",
        "redate_post",
        "withdraw_post",
        "edit_coverage",
        "edit_story",
        "pause_coverage",
        "resume_coverage",
        "end_coverage",
        "reopen_coverage",
        "open_coverage",
        "save_draft",
        "submit_draft",
        "save_draft",
        "publish_post",
        "publish_draft",
        "issue_token",
        "keep_template",
    ]


def test_what_was_refused_is_not_in_it(coverage, ada, publish):
    post = publish()
    before = verbs()
    with pytest.raises(Refused):
        publishing.withdraw_post(post, reason="", by=ada)
    assert verbs() == before


def test_what_changed_nothing_is_not_in_it(coverage, ada):
    before = verbs()
    publishing.resume_coverage(coverage, by=ada)
    assert verbs() == before


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_it(coverage, verb):
    entry = AuditEntry.objects.filter(pk=AuditEntry.objects.first().pk)
    change = entry.delete if verb == "delete" else lambda: entry.update(verb="nothing")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert entry.get().verb == "open_coverage"
