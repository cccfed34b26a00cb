"""The one guarded door outwards: a public web server is asked or told one thing, within bounds, and no other.

An address comes from whoever writes, and from pages that they name. So the host's addresses are looked
up once, every one of them must be public, and the connection goes to one that was checked, whatever
the name means a moment later (DNS rebinding). TLS is verified against the name. Each redirect goes
through all of it again.
"""

import json
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from dateline import __version__
from dateline.outside.deadlines import Deadline
from dateline.outside.errors import FetchRefused
from dateline.outside.public_addresses import is_public
from dateline.outside.targets import Target, read_target

SECONDS = 8.0  # an editor waits for it
MOST_REDIRECTS = 5
MOST_ADDRESSES = 4  # of one host, tried in turn
REDIRECTS = (301, 302, 303, 307, 308)
CODINGS = ("", "identity", "gzip", "x-gzip")  # whose decoders can be held to a size
CHUNK = 64 * 1024

ASKS = {
    "User-Agent": f"Dateline/{__version__} (makes a card of a linked page)",
    "Accept-Encoding": "gzip",
    "Accept-Language": "*",
    "Connection": "close",
}
TELLS = {
    "User-Agent": f"Dateline/{__version__}",
    "Content-Type": "application/json; charset=utf-8",
    "Connection": "close",
}

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, and from where in the end."""

    url: str
    content_type: str
    content: bytes


def addresses_of(host: str, port: int) -> list[str]:
    """Every IP address of a host, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches from public servers. The arguments are for tests, whose servers are on this machine."""

    def __init__(
        self,
        *,
        is_allowed: Callable[[str], bool] = is_public,
        ports: tuple[int, ...] = (80, 443),
        resolve: Resolve = addresses_of,
        seconds: float = SECONDS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._is_allowed = is_allowed
        self._ports = ports
        self._resolve = resolve
        self._seconds = seconds
        self._tls = tls or ssl.create_default_context()

    def fetch(
        self, url: str, *, types: tuple[str, ...], most_bytes: int, beginning: bool = False
    ) -> Fetched:
        """What is at this address, if it is of these types and not larger than this.

        With ``beginning``, as much as fits of what is larger. Raises FetchRefused.
        """
        deadline = Deadline(self._seconds)
        for _ in range(MOST_REDIRECTS + 1):
            target = read_target(url)
            headers = ASKS | {"Accept": ", ".join(types)}
            with self._answered(target, deadline, "GET", headers) as response:
                onwards = _location(response)
                if onwards is None:
                    form = _checked_form(target, response, types)
                    content = _read(response, most_bytes, deadline, beginning=beginning)
                    return Fetched(url, form, content)
            url = urljoin(url, onwards)
        raise FetchRefused(f"The address leads on more than {MOST_REDIRECTS} times.")

    def tell(self, url: str, document: Mapping[str, Any]) -> int:
        """Send a JSON document to this address, and to no other that it leads on to.

        The status that it is answered with; nothing else of the answer is read. Raises FetchRefused.
        """
        deadline, body = Deadline(self._seconds), json.dumps(document).encode()
        with self._answered(read_target(url), deadline, "POST", TELLS, body) as response:
            return response.status

    @contextmanager
    def _answered(
        self,
        target: Target,
        deadline: Deadline,
        method: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> Iterator[BaseHTTPResponse]:
        """The answer of a server, its body not read yet; whatever goes wrong with it is FetchRefused."""
        try:
            connected = self._connect(target, deadline)
            with deadline.over(connected), _speaking(target, connected, self._tls) as connection:
                connection.request(
                    method, target.path, body, headers=headers, preload_content=False
                )
                with closing(connection.getresponse()) as response:
                    deadline.check()
                    yield response
        except ssl.SSLCertVerificationError as error:
            raise FetchRefused(f"The certificate of {target.host} is not valid.") from error
        except (OSError, HTTPError, HTTPException, ValueError) as error:
            if isinstance(error, FetchRefused):
                raise
            if deadline.has_passed:
                raise FetchRefused(
                    f"{target.host} took longer than {self._seconds:g} seconds."
                ) from error
            raise FetchRefused(f"{target.host} did not answer as a web server does.") from error

    def _connect(self, target: Target, deadline: Deadline) -> socket.socket:
        """A connection to one of the host's addresses, all of which were checked."""
        addresses = self._checked_addresses(target, deadline)[:MOST_ADDRESSES]
        for tried, address in enumerate(addresses):
            try:
                return deadline.connect(address, target.port, share=len(addresses) - tried)
            except OSError:
                continue
        raise FetchRefused(f"{target.host} cannot be reached.")

    def _checked_addresses(self, target: Target, deadline: Deadline) -> list[str]:
        if target.port not in self._ports:
            ports = " and ".join(map(str, self._ports))
            raise FetchRefused(f"Only the ports {ports} are asked, and not {target.port}.")
        try:
            addresses = deadline.wait_for(lambda: self._resolve(target.host, target.port))
        except socket.gaierror as error:
            raise FetchRefused(f"There is no host {target.host}.") from error
        if not all(map(self._is_allowed, addresses)):
            raise FetchRefused(f"{target.host} is not on the public internet, and is not asked.")
        return addresses


@contextmanager
def _speaking(
    target: Target, connected: socket.socket, tls: ssl.SSLContext
) -> Iterator[HTTPConnection]:
    """HTTP over a connection that exists: urllib3 looks nothing up and connects to nothing."""
    connection = (
        HTTPSConnection(target.host, target.port, ssl_context=tls)
        if target.scheme == "https"
        else HTTPConnection(target.host, target.port)
    )
    connection.timeout = connected.gettimeout()
    # The one place where urllib3 connects, and it has no public way to be given a socket. TLS, and the
    # check of the name, come after it.
    connection._new_conn = lambda: connected  # type: ignore[method-assign]
    try:
        yield connection
    finally:
        connection.close()
        connected.close()


def _location(response: BaseHTTPResponse) -> str | None:
    """Where an answer leads on to. A header is bytes, which are read as UTF-8 where they are that."""
    location = response.headers.get("location")
    if response.status not in REDIRECTS or not location:
        return None
    return location.encode("latin-1", "ignore").decode("utf-8", "replace")


def _checked_form(target: Target, response: BaseHTTPResponse, types: tuple[str, ...]) -> str:
    if response.status != 200:
        raise FetchRefused(f"{target.host} answered with {response.status}.")
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in CODINGS:
        raise FetchRefused(f"{target.host} packed its answer in a way that was not asked for.")
    form = str(response.headers.get("content-type", ""))
    if form.partition(";")[0].strip().lower() not in types:
        raise FetchRefused(f"{target.host} answered with something else than {' or '.join(types)}.")
    return form


def _read(response: BaseHTTPResponse, most: int, deadline: Deadline, *, beginning: bool) -> bytes:
    """Decoded as it comes, and never more than the bound: a gzip bomb is a small file."""
    content = bytearray()
    while len(content) <= most:
        chunk = response.read1(CHUNK, decode_content=True)
        deadline.check()
        if not chunk:
            return bytes(content)
        content += chunk
    if beginning:
        return bytes(content[:most])
    raise FetchRefused(f"The answer is larger than {most // 1024} KB.")
