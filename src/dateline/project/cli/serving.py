"""``dateline serve`` and ``dateline demo``."""

import os
import socket
import threading

import click

from dateline.project.cli.newsroom import data_option, open_newsroom
from dateline.project.listening import listen, listens_everywhere

host_option = click.option("--host", help="The address to listen on; or set DATELINE_HOST.")
port_option = click.option("--port", help="The port, 0 for a free one; or set DATELINE_PORT.")


@click.command()
@host_option
@port_option
@data_option
def serve(host: str | None, port: str | None, data: str | None) -> None:
    """Serve readers and the desk, everything in one process."""
    url_given = "DATELINE_URL" in os.environ
    listening = listen(host, port)
    open_newsroom(data)
    from dateline.project.server import serve as serve_on

    click.echo(f"Readers: {os.environ['DATELINE_URL']}/")
    click.echo(f"Desk:    {os.environ['DATELINE_URL']}/desk/")
    _say_who_is_left_out(listening, url_given)
    serve_on(listening)


@click.command()
@host_option
@port_option
@click.option(
    "--seconds", default=6.0, show_default=True, help="Seconds from one step to the next."
)
@click.option(
    "--data",
    metavar="DIR",
    help="The data folder; or set DATELINE_DATA; dateline-demo when neither is given.",
)
def demo(host: str | None, port: str | None, seconds: float, data: str | None) -> None:
    """Open a fictional coverage that publishes, corrects and withdraws by itself, and serve it."""
    os.environ.setdefault("DATELINE_SITE_NAME", "The Morvela Lantern")
    os.environ.setdefault("DATELINE_DATA", "dateline-demo")
    url_given = "DATELINE_URL" in os.environ
    listening = listen(host, port)
    open_newsroom(data)
    from django.conf import settings

    from dateline.project.demo.run import play, prepare_demo
    from dateline.project.demo.welcome import welcome
    from dateline.project.server import serve as serve_on

    coverage = prepare_demo(say=_progress)
    click.echo(welcome(coverage, os.environ["DATELINE_URL"], settings.DATELINE_DATA))
    _say_who_is_left_out(listening, url_given)
    stop = threading.Event()
    player = threading.Thread(
        target=play, args=[coverage], kwargs={"pause": seconds, "stop": stop}, name="demo"
    )
    player.start()
    try:
        serve_on(listening)
    finally:
        stop.set()
        player.join()


def _say_who_is_left_out(listening: socket.socket, url_given: bool) -> None:
    """On every network, nobody but the operator knows the address that readers there will use."""
    if listens_everywhere(listening) and not url_given:
        click.echo("Readers elsewhere need DATELINE_URL: set it to the address that they use.")


def _progress(doing: str) -> None:
    click.echo(f"  {doing}", err=True)


COMMANDS = [serve, demo]
