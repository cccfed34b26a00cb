"""What an address on the web asks for: which host, which port, and what of it. Read once, in one way.

Two readers of one address that disagree about its host are how guards are passed, so whatever is not
plainly written is refused here, and only what was read here is connected to.
"""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from dateline.outside.errors import FetchRefused

NO_ADDRESS = "This is not a web address; paste one that begins with https://."
MOST_CHARACTERS = 2000
USUAL_PORTS = {"http": 80, "https": 443}
NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?")
NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\.?")
NOT_PLAIN = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Target:
    """``host`` is a name in ASCII, or an IP address as it is written in full."""

    scheme: str
    host: str
    port: int
    path: str


def read_target(url: str) -> Target:
    """What this address asks for. Raises FetchRefused."""
    if len(url) > MOST_CHARACTERS or NOT_PLAIN.search(url):
        raise FetchRefused(NO_ADDRESS)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchRefused(NO_ADDRESS) from error
    if parts.scheme not in USUAL_PORTS or not host:
        raise FetchRefused("Only addresses that begin with https:// or http:// are fetched.")
    if "@" in parts.netloc:
        raise FetchRefused("The address says who signs in; leave out what is before the @.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._", errors="replace")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]|", errors="replace")
    target = f"{path}?{query}" if query else path
    return Target(parts.scheme, _checked_host(host), port or USUAL_PORTS[parts.scheme], target)


def _checked_host(host: str) -> str:
    """The host in ASCII, in small letters. A number other than a whole IP address is a trick."""
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchRefused("The address names no host that could exist.") from error
    if NUMBER.fullmatch(name.rstrip(".").rpartition(".")[2]):
        raise FetchRefused("The address writes its host as a number; use the host's name.")
    if not NAME.fullmatch(name) or len(name) > 253:
        raise FetchRefused("The address names no host that could exist.")
    return name
