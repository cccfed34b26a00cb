"""``dateline open``, ``end``, ``story``, ``post`` and ``withdraw``: the newsroom's verbs, typed."""

import sys
from pathlib import Path
from typing import Any

import click
from django.conf import settings

from dateline.journal.errors import DatelineError
from dateline.project.cli.newsroom import (
    as_json,
    data_option,
    newsroom_command,
    open_newsroom,
    say,
)


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
@click.option("--title", help="What the story is called.")
@click.option(
    "--background",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="A file with its background as plain text, or - for standard input.",
)
@as_json
@newsroom_command
def story(slug: str, title: str | None, background: Path | None, as_json: bool) -> None:
    """Change what the story SLUG is called, and the background that its page gives."""
    from dateline.newsroom.access import story_at
    from dateline.newsroom.publishing import KEEP, edit_story
    from dateline.newsroom.states import story_state

    edited = edit_story(
        story_at(slug),
        title=KEEP if title is None else title,
        background=KEEP if background is None else read_text(background),
    )
    say(f"{edited.title}: {settings.DATELINE_URL}/story/{slug}/", story_state(edited), as_json)


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
@click.option("--to", metavar="URL", help="A newsroom elsewhere, by the address of its site.")
@click.option(
    "--token-file", type=click.Path(path_type=Path), help="The file that holds a token of it."
)
@as_json
@data_option
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
    to: str | None,
    token_file: Path | None,
    data: str | None,
    as_json: bool,
) -> None:
    """Publish a post in the coverage at SLUG, written in Markdown in FILE or on standard input."""
    from dateline.newsroom.ids import new_id

    written: dict[str, Any] = {
        "id": str(post_id or new_id()),
        "headline": headline or "",
        "bylines": bylines,
        "place": place or "",
        "tags": tags,
        "key": key,
    }
    if to:
        address = _publish_elsewhere(to, token_file, slug, file, written)
    else:
        open_newsroom(data)
        address = _publish_here(slug, file, written)
    say(f"Published: {address}", {"id": written["id"], "url": address}, as_json)


def _publish_here(slug: str, file: Path, written: dict[str, Any]) -> str:
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.errors import Conflict
    from dateline.newsroom.markdown import document_from_markdown
    from dateline.newsroom.publishing import publish_post
    from dateline.project.filing import pictures_beside

    coverage = coverage_at(slug)
    body = document_from_markdown(read_text(file), pictures_beside(file))
    published = publish_post(coverage, body=body, **written)
    if published.withdrawn_at:
        raise Conflict(f"The post {published.pk} was published before, and has been withdrawn.")
    return f"{settings.DATELINE_URL}/live/{slug}/post/{published.pk}/"


def _publish_elsewhere(
    to: str, token_file: Path | None, slug: str, file: Path, written: dict[str, Any]
) -> str:
    from dateline.newsroom.markdown import document_from_markdown
    from dateline.project.remote import RemoteNewsroom, RemoteRefused, read_token

    if token_file is None:
        raise RemoteRefused("Say with --token-file which file holds a token of that newsroom.")
    elsewhere = RemoteNewsroom(to, read_token(token_file))
    folder = Path() if str(file) == "-" else file.parent
    body = document_from_markdown(
        read_text(file), lambda name: elsewhere.take_in_picture(folder / name)
    )
    published = elsewhere.publish_post(slug, {**written, "body": body})
    return elsewhere.page_of(slug, published["id"])


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


COMMANDS = [open_, end, story, post, withdraw]
