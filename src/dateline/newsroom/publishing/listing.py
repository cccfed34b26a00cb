"""The site's journal: what spans coverages. Which there are, and which of their posts stand out.

A post is listed once it is a key moment, or is the first to bring a tag to its coverage: a story's page
and what is related are made of that, and nobody has to read every journal for it.
"""

from datetime import UTC, datetime

from dateline.journal.changes import Kind
from dateline.newsroom.models import Coverage, Journal, JournalRow, Post, Story, User
from dateline.newsroom.publishing.appending import append, locked_journal, redact
from dateline.newsroom.states import State, listed_state, story_state

MOST_TAGS = 60  # of a coverage: enough to find its kin, and a bound to what a page's memory holds


def append_to_site(kind: Kind, subject: str, state: State, by: User | None) -> None:
    """Say it in the site's journal too, unless that is what it says already."""
    journal = _site()
    latest = JournalRow.objects.filter(journal=journal, subject=subject).order_by("-seq").first()
    if latest is None or latest.state != state:
        append(journal, kind, subject, state, by, datetime.now(UTC))


def append_story(story: Story, by: User | None) -> None:
    append_to_site(Kind.STORY, story.slug, story_state(story), by)


def is_to_be_listed(post: Post, tags: list[str]) -> bool:
    return post.listed or post.key or bool(_brought(post.coverage, tags))


def list_post(post: Post, state: State, by: User | None) -> None:
    """Say in the site's journal how a listed post stands now; its coverage's lock is held."""
    coverage = post.coverage
    if brought := _brought(coverage, state["tags"]):
        coverage.tags = sorted({*coverage.tags, *brought})
        coverage.save(update_fields=["tags"])
    append_to_site(Kind.POST, str(post.pk), listed_state(post, state), by)


def unlist_post(post: Post, tags: list[str], withdrawal: State, by: User | None) -> None:
    """Take what was said of a post out of the site's journal. Its tags may be brought by another."""
    coverage = post.coverage
    coverage.tags = sorted({*coverage.tags} - {*tags})
    coverage.save(update_fields=["tags"])
    journal = _site()
    redact(journal, str(post.pk))
    append(journal, Kind.WITHDRAW, str(post.pk), withdrawal, by, datetime.now(UTC))


def _brought(coverage: Coverage, tags: list[str]) -> set[str]:
    """The tags that no post of the coverage has brought yet."""
    room = MOST_TAGS - len(coverage.tags)
    return set(sorted({*tags} - {*coverage.tags})[:room]) if room > 0 else set()


def _site() -> Journal:
    Journal.objects.get_or_create(name=Journal.SITE)
    return locked_journal(Journal.SITE)
