"""The command line. Each command is a few lines: read what was typed, say the verb, say what happened."""

import sys
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

import dateline
from dateline.journal.errors import DatelineError
from dateline.project.cli import coverages, exchange, journals, people, serving


class OneSentence(click.Group):
    """Says what was refused, or typed wrongly, in one line, and leaves with status 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            status = super().main(*args, **kwargs | {"standalone_mode": False})
        except NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(2)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "dateline"
            self._refuse(f"{error.format_message().rstrip('.')}; see {command} --help.")
        except DatelineError as error:
            self._refuse(str(error))
        except (click.Abort, KeyboardInterrupt):
            sys.exit(130)
        except Exception as error:
            # Imported here: what was typed may fail before there are any settings.
            from dateline.project.database import hindrance

            sentence = hindrance(error)
            if sentence is None:
                raise
            self._refuse(sentence)
        sys.exit(status if isinstance(status, int) else 0)

    def _refuse(self, sentence: str) -> None:
        click.echo(f"dateline: {sentence}", err=True)
        sys.exit(2)


@click.group(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(dateline.__version__, prog_name="dateline")
def main() -> None:
    """Live coverage for developing stories: the page a newsroom opens when something is happening."""


for room in (serving, coverages, journals, exchange, people):
    for command in room.COMMANDS:
        main.add_command(command)
