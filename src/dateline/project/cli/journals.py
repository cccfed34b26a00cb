"""``dateline journal`` and ``dateline verify``: the record, shown and proved."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dateline.journal.changes import Change, decode, encode
from dateline.journal.digest import Tip
from dateline.journal.digest import verify as verify_chain
from dateline.journal.errors import ChainBroken, ChangeMalformed
from dateline.journal.redactions import justified
from dateline.project.cli.newsroom import (
    as_json,
    data_option,
    newsroom_command,
    open_newsroom,
    say,
)

BATCH = 500


@click.command()
@click.argument("slug")
@click.option("--after", default=0, metavar="N", type=click.IntRange(0), help="Begin after seq N.")
@click.option("--json", "as_json", is_flag=True, help="Print one change a line, as JSON.")
@newsroom_command
def journal(slug: str, after: int, as_json: bool) -> None:
    """Print the journal of the coverage at SLUG ("site" for the site's own)."""
    for change in changes_of(journal_name(slug), after):
        click.echo(encode(change).decode() if as_json else _line(change))


@click.command()
@click.argument("slug", required=False)
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='A file made by "dateline journal --json", instead of SLUG.',
)
@as_json
@data_option
def verify(slug: str | None, file: Path | None, as_json: bool, data: str | None) -> None:
    """Prove that the journal of the coverage at SLUG is whole ("site" for the site's own)."""
    if (slug is None) == (file is None):
        raise click.UsageError("Say which journal: either SLUG or --file FILE")
    try:
        tip = _walk(read_changes(file)) if file else _verify_kept(str(slug), data)
    except ChainBroken as broken:
        say(f"Broken: {broken}", {"sound": False, "seq": broken.seq, "why": broken.why}, as_json)
        raise SystemExit(1) from broken
    say(f"Sound: {tip.seq} changes, digest {tip.digest}", {"sound": True, **asdict(tip)}, as_json)


def _verify_kept(slug: str, data: str | None) -> Tip:
    """Walk a journal of this newsroom, which must end where the newsroom says that it ends."""
    open_newsroom(data)
    from dateline.newsroom.reading import heads
    from dateline.project.database import one_moment

    with one_moment():
        name = journal_name(slug)
        tip, head = _walk(changes_of(name, 0)), heads([name]).get(name)
    _compare(tip, Tip(head.seq, head.digest) if head else Tip())
    return tip


def _walk(changes: Iterable[Change]) -> Tip:
    """The end of a whole journal; ChainBroken where it is not whole, whatever is wrong with it."""
    tip = Tip()
    for change in justified(changes):
        try:
            tip = verify_chain([change], tip)
        except (ChangeMalformed, RecursionError) as error:
            why = f"it cannot have been published ({str(error).rstrip('.')})"
            raise ChainBroken(tip.seq + 1, why) from error
    return tip


def _compare(tip: Tip, kept: Tip) -> None:
    if tip.seq < kept.seq:
        raise ChainBroken(tip.seq + 1, f"it is missing, and so is all up to change {kept.seq}")
    if tip.seq > kept.seq:
        raise ChainBroken(kept.seq + 1, "the journal was to end before it")
    if tip.digest != kept.digest:
        raise ChainBroken(tip.seq, "its digest is not the one that the newsroom noted")


def journal_name(slug: str) -> str:
    """The name of a coverage's journal, or of the site's."""
    from dateline.newsroom.access import coverage_at
    from dateline.newsroom.models import Journal

    return Journal.SITE if slug == Journal.SITE else str(coverage_at(slug).pk)


def changes_of(name: str, after: int) -> Iterator[Change]:
    """A journal's changes, read in batches so that a long one does not fill the memory."""
    from dateline.newsroom.reading import changes_after

    while batch := changes_after(name, after, BATCH):
        yield from batch
        after = batch[-1].seq


def read_changes(file: Path) -> Iterator[Change]:
    """Changes from a file with one on each line; ChainBroken at the first line that is none."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                change = decode(json.loads(line))
            except (ValueError, TypeError, RecursionError, ChangeMalformed) as error:
                why = f"line {number} of {file} is no change ({str(error).rstrip('.')})"
                raise ChainBroken(number, why) from error
            yield change


def _line(change: Change) -> str:
    state = change.state
    said = "(redacted)" if state is None else state.get("headline") or state.get("title") or ""
    return f"{change.seq:>6}  {change.at}  {change.kind:<8}  {change.subject}  {said}"


COMMANDS = [journal, verify]
