"""``dateline import`` and ``dateline export``."""

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from dateline.journal.changes import Kind
from dateline.project.cli.newsroom import as_json, newsroom_command, say


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="The address to import to; made from the headline if not given.")
@click.option("--timezone", help="The page's zone, where the page does not say or is ambiguous.")
@click.option("--story", help="The slug of the story that this is a day of; begun if it is new.")
@click.option(
    "--saved-at", metavar="TIME", help="When it was saved, such as 2022-01-22T10:30-05:00."
)
@as_json
@newsroom_command
def import_(
    file: Path,
    slug: str | None,
    timezone: str | None,
    story: str | None,
    saved_at: str | None,
    as_json: bool,
) -> None:
    """Import the text of a saved live page as coverage."""
    from dateline.exchange.importing import import_saved_page, read_file

    page = read_file(file, timezone, checked_saved_at(saved_at))
    console = Console(stderr=True)
    with Progress(console=console, disable=as_json or not console.is_terminal) as progress:
        task = progress.add_task("Importing", total=len(page.posts))
        report = import_saved_page(page, slug, story, lambda: progress.advance(task))
    for remark in report.remarks:
        click.echo(f"Line {remark.line}: {remark.why} {remark.text}", err=True)
    say(report.sentence, report.as_data(), as_json)


def checked_saved_at(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(
            f"“{value}” is not a time; write it as 2022-01-22T10:30-05:00.", param_hint="--saved-at"
        ) from error
    if moment.tzinfo is None:
        raise click.BadParameter(
            f"“{value}” says no zone; add its offset, such as -05:00.", param_hint="--saved-at"
        )
    return moment


@click.command()
@click.argument("slug")
@click.option(
    "--to",
    "target",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write: empty, not there yet, or an earlier export of this coverage.",
)
@as_json
@newsroom_command
def export(slug: str, target: Path, as_json: bool) -> None:
    """Write the coverage at SLUG as a folder of plain files that needs no server."""
    from dateline.newsroom.access import coverage_at
    from dateline.project.asgi import site_from_settings
    from dateline.project.exporting import export_coverage, read_journals

    name = str(coverage_at(slug).pk)
    journals = read_journals(name)
    posts = {change.subject for change in journals[name][1] if change.kind == Kind.POST}
    console = Console(stderr=True)
    with Progress(console=console, disable=as_json or not console.is_terminal) as progress:
        task = progress.add_task("Exporting", total=len(posts))
        done = export_coverage(
            name, target, site_from_settings(), journals, lambda: progress.advance(task)
        )
    said = {"slug": slug, "folder": str(target), "files": done.files, "size": done.size}
    journal = {"seq": done.manifest.journal["seq"], "digest": done.manifest.journal["digest"]}
    text = f"Exported: {target} ({done.files} files, {done.size / 1_000_000:.1f} MB)"
    say(text, said | journal | {"seal": done.manifest.seal}, as_json)


COMMANDS = [import_, export]
