"""``dateline serve`` and ``dateline demo``."""

import os
import socket

import click

from dateline.project.cli.newsroom import newsroom_command
from dateline.project.options import read_settings


@click.command()
@click.option("--host", help="The address to listen on; or set DATELINE_HOST.")
@click.option("--port", help="The port to listen on, 0 for a free one; or set DATELINE_PORT.")
@newsroom_command
def serve(host: str | None, port: str | None) -> None:
    """Serve readers and the desk, everything in one process."""
    from dateline.project.server import serve as serve_on

    listening = listen(host, port)
    click.echo(f"Readers: {os.environ['DATELINE_URL']}/")
    click.echo(f"Desk:    {os.environ['DATELINE_URL']}/desk/")
    serve_on(listening)


def listen(host: str | None, port: str | None) -> socket.socket:
    """Open the socket, and let the site's address follow from it unless a setting gives one."""
    for name, value in (("DATELINE_HOST", host), ("DATELINE_PORT", port)):
        if value is not None:
            os.environ[name] = value
    from dateline.project.server import open_socket

    options = read_settings()
    listening = open_socket(options["HOST"], options["PORT"])
    os.environ.setdefault("DATELINE_URL", f"http://{_named(listening)}")
    return listening


def _named(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"{shown}:{port}"


COMMANDS = [serve]
