"""``dateline journal`` and ``dateline verify``: the record, shown and proved."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dateline.exchange.exports.proving import ExportBroken, prove_export
from dateline.exchange.exports.structure import read_changes
from dateline.journal.changes import Change, encode
from dateline.journal.digest import Tip
from dateline.journal.errors import ChainBroken
from dateline.journal.proof import compare, prove
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
@click.argument("what", metavar="[SLUG|DIR]", required=False)
@click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='A file made by "dateline journal --json", instead of SLUG.',
)
@as_json
@data_option
def verify(what: str | None, file: Path | None, as_json: bool, data: str | None) -> None:
    """Prove that the journal of the coverage at SLUG is whole ("site" for the site's own), or DIR,
    a folder made by "dateline export"; a folder is written with a slash in it, such as ./flood."""
    if (what is None) == (file is None):
        raise click.UsageError("Say what to verify: SLUG, DIR or --file FILE")
    try:
        if what and is_folder(what):
            _say_proved(Path(what), as_json)
            return
        tip = prove(read_changes(file)) if file else _prove_kept(str(what), data)
    except ChainBroken as broken:
        say(f"Broken: {broken}", {"sound": False, "seq": broken.seq, "why": broken.why}, as_json)
        raise SystemExit(1) from broken
    say(f"Sound: {tip.seq} changes, digest {tip.digest}", {"sound": True, **asdict(tip)}, as_json)


def is_folder(what: str) -> bool:
    """Whether this means a folder. What could be a slug always is one, whatever lies beside it."""
    return what in (".", "..") or "/" in what


def _say_proved(folder: Path, as_json: bool) -> None:
    try:
        found = prove_export(folder)
    except ExportBroken as broken:
        place = {"sound": False, "file": broken.file, "why": broken.why}
        say(f"Broken: {broken}.", place, as_json)
        raise SystemExit(1) from broken
    text = (
        f"Sound: {found.files} files, {found.seq} changes, digest {found.digest}, seal {found.seal}"
    )
    say(text, {"sound": True, **asdict(found)}, as_json)


def _prove_kept(slug: str, data: str | None) -> Tip:
    """Walk a journal of this newsroom, which must end where the newsroom says that it ends."""
    open_newsroom(data)
    from dateline.newsroom.reading import heads
    from dateline.project.database import one_moment

    with one_moment():
        name = _name_unless_a_folder_is_meant(slug)
        tip, head = prove(changes_of(name, 0)), heads([name]).get(name)
    compare(tip, Tip(head.seq, head.digest) if head else Tip())
    return tip


def _name_unless_a_folder_is_meant(slug: str) -> str:
    from dateline.newsroom.errors import NotFound

    try:
        return journal_name(slug)
    except NotFound as error:
        if not Path(slug).is_dir():
            raise
        meant = f"There is no coverage “{slug}”; the folder of that name is written ./{slug}"
        raise NotFound(f"{meant}.") from error


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


def _line(change: Change) -> str:
    state = change.state
    said = "(redacted)" if state is None else state.get("headline") or state.get("title") or ""
    return f"{change.seq:>6}  {change.at}  {change.kind:<8}  {change.subject}  {said}"


COMMANDS = [journal, verify]
