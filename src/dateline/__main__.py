"""``python -m dateline`` is the command ``dateline``."""

from dateline.project.cli import main

main(prog_name="dateline")
