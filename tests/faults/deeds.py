"""What a newsroom does in a schedule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Deed:
    """One verb, about a post by its number in the schedule, or about the coverage (0).

    ``by_http`` has Ben publish through the server; otherwise Ada's process writes to the data folder.
    What is said ``once`` is not said again when its answer is lost: it may be there or not.
    """

    verb: str
    post: int = 0
    words: Mapping[str, Any] = field(default_factory=dict)
    above: int = 0
    by_http: bool = False
    once: bool = False

    def __str__(self) -> str:
        how = [f"above {self.above}"] * bool(self.above)
        how += ["by HTTP"] * self.by_http + ["once"] * self.once
        return " ".join([self.verb, *[str(self.post)] * bool(self.post), *how])
