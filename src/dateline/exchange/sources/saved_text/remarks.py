"""The remarks of one reading, gathered as they arise."""

from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.page import Remark


class Remarks:
    """What has been said so far. ``once`` says a thing for the first line that gives cause, only."""

    def __init__(self) -> None:
        self._said: list[Remark] = []
        self._topics: set[str] = set()

    def add(self, line: Line, why: str, *, furniture: bool = False) -> None:
        self._said.append(Remark(line.number, line.text, why, furniture))

    def furniture(self, line: Line, what: str) -> None:
        self.add(line, f"Page furniture: {what}.", furniture=True)

    def once(self, topic: str, line: Line, why: str) -> None:
        if topic not in self._topics:
            self._topics.add(topic)
            self.add(line, why)

    def in_order(self) -> tuple[Remark, ...]:
        return tuple(sorted(self._said, key=lambda remark: remark.line))
