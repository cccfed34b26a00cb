"""``dateline open``, ``end``, ``post`` and ``withdraw``: the newsroom's verbs, typed."""

import sys
from pathlib import Path

import click
from django.conf import settings

from dateline.journal.errors import DatelineError
from dateline.project.cli.newsroom import as_json, newsroom_command, say


@click.command("open")
@click.argument("slug")
@click.option("--headline", required=True, help="What the page is headed.")
@click.option("--timezone", help="The story's zone, such as Europe/Oslo.")
@click.option("--language", help="The page's language, such as en or pt-BR.")
@click.option("--story", help="The slug of the story that this is a day of; begun if it is new.")
@click.option("--previous", help="The slug of the coverage that this one carries on from.")
@click.option("--point", "points", multiple=True, help="A summary point; give one for each.")
@as_json
@newsroom_command
def open_(
    *,
    slug: str,
    headline: str,
    timezone: str | None,
    language: str | None,
    story: str | None,
    previous: str | None,
    points: tuple[str, ...],
    as_json: bool,
) -> None:
    """Open a live coverage at SLUG."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.publishing import open_coverage

    coverage = open_coverage(
        slug=slug,
        headline=headline,
        time_zone=timezone,
        language=language,
        story=story,
        summary=points,
        previous=coverage_at(previous) if previous else None,
    )
    address = f"{settings.DATELINE_URL}/live/{coverage.slug}/"
    say(
        f"Open: {address}", {"slug": coverage.slug, "id": str(coverage.pk), "url": address}, as_json
    )


@click.command()
@click.argument("slug")
@click.option("--closing", help="The line that the page closes with.")
@as_json
@newsroom_command
def end(slug: str, closing: str | None, as_json: bool) -> None:
    """End the coverage at SLUG; its page stays."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.publishing import KEEP, end_coverage

    coverage = end_coverage(coverage_at(slug), closing=KEEP if closing is None else closing)
    say(f"Ended: {coverage.headline}", {"slug": slug, "state": coverage.state}, as_json)


@click.command()
@click.argument("slug")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--headline", help="The post's headline.")
@click.option("--by", "bylines", multiple=True, help="Whose name stands over it; one for each.")
@click.option("--place", help="Where it was filed from.")
@click.option("--tag", "tags", multiple=True, help="A tag; give one for each.")
@click.option("--key", is_flag=True, help="Mark it as a key moment.")
@click.option(
    "--id", "post_id", help="Its id, a UUID of version 7; a retry with it changes nothing."
)
@as_json
@newsroom_command
def post(
    *,
    slug: str,
    file: Path,
    headline: str | None,
    bylines: tuple[str, ...],
    place: str | None,
    tags: tuple[str, ...],
    key: bool,
    post_id: str | None,
    as_json: bool,
) -> None:
    """Publish a post in the coverage at SLUG, written in Markdown in FILE or on standard input."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.errors import Conflict
    from dateline.newsroom.ids import new_id
    from dateline.newsroom.markdown import document_from_markdown
    from dateline.newsroom.publishing import publish_post
    from dateline.project.filing import pictures_beside

    coverage = coverage_at(slug)
    published = publish_post(
        coverage,
        id=post_id or new_id(),
        headline=headline,
        body=document_from_markdown(read_text(file), pictures_beside(file)),
        bylines=bylines,
        place=place,
        tags=tags,
        key=key,
    )
    if published.withdrawn_at:
        raise Conflict(f"The post {published.pk} was published before, and has been withdrawn.")
    address = f"{settings.DATELINE_URL}/live/{slug}/post/{published.pk}/"
    say(f"Published: {address}", {"id": str(published.pk), "url": address}, as_json)


@click.command()
@click.argument("slug")
@click.argument("post")
@click.option("--reason", required=True, help="Why; kept for the newsroom, not shown to readers.")
@as_json
@newsroom_command
def withdraw(slug: str, post: str, reason: str, as_json: bool) -> None:
    """Take the post with the id POST away from readers, everywhere."""
    from dateline.newsroom.access import coverage_at, post_in
    from dateline.newsroom.publishing import withdraw_post

    withdrawn = withdraw_post(post_in(coverage_at(slug), post), reason=reason)
    say(f"Withdrawn: {withdrawn.pk}", {"id": str(withdrawn.pk), "slug": slug}, as_json)


class TextUnreadable(DatelineError):
    """What should be published is no text."""


def read_text(file: Path) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise TextUnreadable(f"{file} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise TextUnreadable(f"{file} is not UTF-8 text (byte {error.start}).") from error


COMMANDS = [open_, end, post, withdraw]
