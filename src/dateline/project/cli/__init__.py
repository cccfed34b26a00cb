"""The command line. Each command is a few lines: read what was typed, say the verb, say what happened."""

import sys

import click

import dateline
from dateline.journal.errors import DatelineError
from dateline.project.cli import coverages, exchange, journals, people, serving


class OneSentence(click.Group):
    """Says what was refused in one line, and leaves with status 2, as for a wrong argument."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            click.echo(f"dateline: {error}", err=True)
            sys.exit(2)


@click.group(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dateline.__version__, prog_name="dateline")
def main() -> None:
    """Live coverage for developing stories: the page a newsroom opens when something is happening."""


for room in (serving, coverages, journals, exchange, people):
    for command in room.COMMANDS:
        main.add_command(command)
