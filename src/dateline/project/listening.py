"""The socket that readers connect to, opened before anything else so that a taken port is said at once."""

import os
import socket
from urllib.parse import urlsplit

from dateline.journal.errors import DatelineError
from dateline.project.options import read_settings

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (how such an address is reached from here)


class PortUnusable(DatelineError):
    """The address to listen on is taken, or not ours."""


def listen(host: str | None, port: str | None) -> socket.socket:
    """Open the socket, and let the site's address follow from it unless a setting gives one.

    Must come before Django reads the settings, which hold that address.
    """
    for name, value in (("DATELINE_HOST", host), ("DATELINE_PORT", port)):
        if value is not None:
            os.environ[name] = value
    options = read_settings()
    listening = open_socket(options["HOST"], options["PORT"])
    os.environ.setdefault("DATELINE_URL", f"http://{_named(listening)}")
    return listening


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket; PortUnusable, in a sentence, when there is none to be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        why = str(error.strerror).partition(" (while ")[0]  # create_server says the address again
        raise PortUnusable(
            f"Dateline cannot listen on {host}:{port} ({why}); choose another with --port."
        ) from error


def listens_everywhere(listening: socket.socket) -> bool:
    """Whether it takes connections to any address, so that none of them can be called the site's."""
    return listening.getsockname()[0] in EVERYWHERE


def allowed_hosts(host: str, url: str) -> list[str]:
    """The hosts that the desk answers to: the site's own, the one listened on, and this machine's.

    Never any host: a page made elsewhere could then have the desk answer under a name of its own.
    """
    hosts = {"localhost", "127.0.0.1", "::1", host.lower(), urlsplit(url).hostname or ""}
    return sorted(_in_brackets(name) for name in hosts - EVERYWHERE.keys())


def _named(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"{_in_brackets(EVERYWHERE.get(host, host))}:{port}"


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host else host
