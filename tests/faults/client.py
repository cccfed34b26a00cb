"""How a reader asks: one connection, kept for as long as it lasts."""

from collections.abc import Iterator
from gzip import decompress

from tests.faults.wire import Answer, Broken, Condition, Wire

PATIENCE = 3.0  # seconds for one answer


class Refused(Exception):
    """An answer that is none of those that were hoped for."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"{answer.status} {answer.body[:200]!r}")
        self.status = answer.status
        self.after = float(answer.headers.get("retry-after", "0"))


class Client:
    """Asks for what is at a coverage's addresses."""

    def __init__(self, port: int, live: str, *, packs: bool) -> None:
        self._port, self._live = port, live
        self._headers = {"accept-encoding": "gzip"} if packs else {}
        self._wire: Wire | None = None

    def get(self, path: str) -> Answer:
        """A whole answer; Refused when it is none of 200."""
        answer = self._ask(path, self._headers)
        if answer.headers.get("connection") == "close":
            self.hang_up()
        if answer.headers.get("content-encoding") == "gzip":
            answer = Answer(answer.status, answer.headers, decompress(answer.body))
        if answer.status != 200:
            raise Refused(answer)
        return answer

    def stream(self, place: int, *, by_header: bool) -> Answer:
        """The head of the stream's answer; the place is said in a header or in the address."""
        if by_header:
            return self._ask("stream", {"last-event-id": str(place)})
        return self._ask(f"stream?after={place}", {})

    def events(self, wanted: Condition, silence: float) -> Iterator[dict[str, str]]:
        """What the stream says, for as long as it is wanted; Broken when it ends."""
        if self._wire is None:
            raise Broken("there is no stream")
        return map(fields, self._wire.blocks(wanted, silence))

    def hang_up(self) -> None:
        if self._wire:
            self._wire.close()
        self._wire = None

    def _ask(self, path: str, headers: dict[str, str]) -> Answer:
        self._wire = self._wire or Wire(self._port, PATIENCE)
        return self._wire.ask("GET", f"{self._live}{path}", headers)


def fields(block: str) -> dict[str, str]:
    """An event's fields; a comment's name is empty."""
    named: dict[str, str] = {}
    for line in block.split("\n"):
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        named[name] = f"{named[name]}\n{value}" if name in named else value
    return named
