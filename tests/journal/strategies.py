"""Journals to try things on: any sequence of changes that a newsroom could have published."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change

BEGIN = datetime(2022, 1, 21, 21, 44, tzinfo=UTC)
NUMBERS = st.integers(-(2**53), 2**53)
NAMES = st.text("abAB_", min_size=1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
STATES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def journal_of(*entries: tuple[Kind, str, dict]) -> list[Change]:
    """A sound journal of these changes, a second apart."""
    changes, tip = [], Tip()
    for seconds, (kind, subject, state) in enumerate(entries):
        moment = BEGIN + timedelta(seconds=seconds)
        change = next_change(tip, at=moment, kind=kind, subject=subject, state=state)
        changes.append(change)
        tip = Tip(change.seq, change.digest)
    return changes


def redacted(journal: list[Change], *posts: str) -> list[Change]:
    """The journal with the payloads of these posts taken out, as a withdrawal does it."""
    gone = [change.kind is Kind.POST and change.subject in posts for change in journal]
    return [c.redacted() if out else c for c, out in zip(journal, gone, strict=True)]


@st.composite
def journals(draw, *, least: int = 0, most: int = 20) -> list[Change]:
    """A journal in which a withdrawn post stays withdrawn, as the newsroom has it."""
    entries, withdrawn = [], set()
    for _ in range(draw(st.integers(least, most))):
        post = draw(st.sampled_from("abcde"))
        place = {"position": draw(st.integers(-5, 5)), "text": draw(TEXT)}
        verb = draw(st.sampled_from([Kind.COVERAGE, Kind.POST, Kind.POST, Kind.WITHDRAW]))
        if verb is Kind.COVERAGE or post in withdrawn:
            entries.append((Kind.COVERAGE, "coverage", {"headline": draw(TEXT)}))
        else:
            entries.append((verb, post, place))
        if verb is Kind.WITHDRAW:
            withdrawn.add(post)
    return journal_of(*entries)
