"""``dateline journal`` and ``dateline verify``: the record, shown and proved."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dateline.journal.changes import Change, decode, encode
from dateline.journal.digest import verify as verify_chain
from dateline.journal.errors import ChainBroken, ChangeMalformed, DatelineError
from dateline.project.cli.newsroom import as_json, newsroom_command, say

BATCH = 500


@click.command()
@click.argument("slug")
@click.option("--after", default=0, metavar="N", type=click.IntRange(0), help="Begin after seq N.")
@click.option("--json", "as_json", is_flag=True, help="Print one change a line, as JSON.")
@newsroom_command
def journal(slug: str, after: int, as_json: bool) -> None:
    """Print the journal of the coverage at SLUG ("site" for the site's own)."""
    for change in changes_of(slug, after):
        click.echo(encode(change).decode() if as_json else _line(change))


@click.command()
@click.argument("what", metavar="SLUG|FILE")
@as_json
@newsroom_command
def verify(what: str, as_json: bool) -> None:
    """Prove that a journal is whole: a coverage's, or a FILE made by "dateline journal --json"."""
    changes = read_changes(Path(what)) if Path(what).is_file() else changes_of(what, 0)
    try:
        tip = verify_chain(changes)
    except ChainBroken as broken:
        say(f"Broken: {broken}", {"sound": False, "seq": broken.seq, "why": broken.why}, as_json)
        raise SystemExit(1) from broken
    say(f"Sound: {tip.seq} changes, digest {tip.digest}", {"sound": True, **asdict(tip)}, as_json)


def changes_of(slug: str, after: int) -> Iterator[Change]:
    """A journal's changes, read in batches so that a long one does not fill the memory."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.models import Journal
    from dateline.newsroom.reading import changes_after

    name = Journal.SITE if slug == Journal.SITE else str(coverage_at(slug).pk)
    while batch := changes_after(name, after, BATCH):
        yield from batch
        after = batch[-1].seq


def read_changes(file: Path) -> Iterator[Change]:
    """Changes from a file with one on each line."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield decode(json.loads(line))
            except (ValueError, TypeError, ChangeMalformed) as error:
                raise DatelineError(f"Line {number} of {file} is no change: {error}") from error


def _line(change: Change) -> str:
    state = change.state
    said = "(redacted)" if state is None else state.get("headline") or state.get("title") or ""
    return f"{change.seq:>6}  {change.at}  {change.kind:<8}  {change.subject}  {said}"


COMMANDS = [journal, verify]
