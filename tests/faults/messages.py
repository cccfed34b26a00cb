"""HTTP/1.1 as far as a proxy must understand it: where a message begins, what it is, how long it is."""

from asyncio import IncompleteReadError, StreamReader
from dataclasses import dataclass, field


@dataclass
class Message:
    """A request or an answer. ``raw`` is its head as it came, and for a request the body too."""

    first: list[str]
    headers: dict[str, str]
    raw: bytes
    body: list[bytes] = field(default_factory=list)

    @property
    def method(self) -> str:
        return self.first[0]

    @property
    def path(self) -> str:
        return self.first[1]

    @property
    def status(self) -> int:
        return int(self.first[1])

    @property
    def is_stream(self) -> bool:
        """An answer without a length goes on until its connection ends."""
        return self.status == 200 and "content-length" not in self.headers

    @property
    def length(self) -> int:
        return int(self.headers.get("content-length", "0"))

    @property
    def is_last(self) -> bool:
        return self.headers.get("connection", "").lower() == "close"


async def read_request(client: StreamReader) -> Message | None:
    """The next request, whole; None when there are no more."""
    try:
        request = await read_head(client)
    except IncompleteReadError as end:
        if end.partial:
            raise
        return None
    request.raw += await client.readexactly(request.length)
    return request


async def read_head(source: StreamReader) -> Message:
    raw = await source.readuntil(b"\r\n\r\n")
    first, *lines = raw.decode("latin-1").strip().split("\r\n")
    named = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in named}
    assert "transfer-encoding" not in headers
    return Message(first.split(" ", 2), headers, raw)
