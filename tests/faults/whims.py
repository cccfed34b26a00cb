"""What a newsroom does when nobody plans it."""

from itertools import count
from random import Random
from typing import Any

from tests.faults.deeds import Deed
from tests.faults.outcome import Outcome

TEXTS = [
    "The ferry is late.",
    "“Nobody was hurt,” said the harbour master – 港は静か 🌊.",
    "Rain & <hail>.",
]


class Whims:
    """Draws deeds, each possible as things then stand."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._outcome = Outcome()
        self._numbers = count(1)
        self._by_http = 0.0

    def some(self, number: int, *, by_http: float) -> list[Deed]:
        """So many deeds; ``by_http`` is the share of posts that Ben publishes."""
        self._by_http = by_http
        return [self.one() for _ in range(number)]

    def one(self) -> Deed:
        deed = self._drawn()
        if not deed.once:  # nobody can count on it later
            self._outcome.follow(deed)
        return deed

    def last(self) -> list[Deed]:
        """The end of the coverage."""
        over = self._outcome.head["state"] == "ended"
        return [] if over else [Deed("end_coverage", words={"closing": "Good night."})]

    def _drawn(self) -> Deed:
        over = self._outcome.head["state"] == "ended"
        few = len(self._outcome.posts) < 3
        if over and (few or self._random.random() < 0.4):
            return Deed("reopen_coverage")
        if few:
            return self._publish()
        draws = [self._revise] * 3 + [self._mark] * 3 + [self._move, self._withdraw, self._edit]
        return self._random.choice(draws if over else [*draws, *[self._publish] * 9, self._stage])()

    def _publish(self) -> Deed:
        number = next(self._numbers)
        words: dict[str, Any] = {"headline": f"Report {number}", "text": self._text()}
        words |= {"key": True} if self._random.random() < 0.2 else {}
        by_http = self._random.random() < self._by_http
        return Deed(
            "publish_post", number, words, by_http=by_http, once=self._random.random() < 0.15
        )

    def _revise(self) -> Deed:
        post = self._any()
        words = {"headline": f"Report {post}, {self._random.randrange(10**6)}"}
        if self._random.random() < 0.4:
            words |= {"text": self._text()}
        if self._random.random() < 0.4:
            words |= {"correction": f"It was {self._random.randrange(10**6)}."}
        return Deed("revise_post", post, words)

    def _mark(self) -> Deed:
        post = self._any()
        state = self._outcome.posts[post]
        if self._random.random() < 0.5:
            return Deed("unpin_post" if state["pinned"] else "pin_post", post)
        return Deed("unmark_key_moment" if state["key"] else "mark_key_moment", post)

    def _move(self) -> Deed:
        one, other = self._random.sample(list(self._outcome.posts), 2)
        return Deed("move_post", one, above=other)

    def _withdraw(self) -> Deed:
        return Deed("withdraw_post", self._any(), {"reason": "Not so."})

    def _edit(self) -> Deed:
        edits: list[dict[str, Any]] = [
            {"headline": f"The river at {self._random.randrange(10**6)} cm"},
            {"summary": [f"Point {self._random.randrange(10**6)}" for _ in range(2)]},
        ]
        return Deed("edit_coverage", words=self._random.choice(edits))

    def _stage(self) -> Deed:
        if self._outcome.head["state"] == "paused":
            return Deed("resume_coverage")
        return self._random.choice(
            [Deed("pause_coverage"), Deed("end_coverage", words={"closing": "Good night."})]
        )

    def _any(self) -> int:
        return self._random.choice(list(self._outcome.posts))

    def _text(self) -> str:
        return " ".join(self._random.choices(TEXTS, k=self._random.choice([1, 2, 20])))
