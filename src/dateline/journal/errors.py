"""The errors of Dateline, as one tree. Its root and the journal's own branch are here.

DatelineError
├── JournalError
│   ├── ChangeMalformed       a change that does not have the form spec/protocol.md gives
│   ├── GapFound              a change that does not follow the one before it
│   └── ChainBroken           a digest that does not follow from what it stands over
└── NewsroomError             see newsroom/errors.py

Every message is one sentence that says what was wrong and, where it can be said, what would be right.
"""


class DatelineError(Exception):
    """The root: whatever Dateline itself refuses, or finds broken, is one of these."""


class JournalError(DatelineError):
    """Something is wrong with a journal or with a change in it."""


class ChangeMalformed(JournalError):
    """A change lacks a field, or has one of the wrong type."""


class GapFound(JournalError):
    """A change arrived before the one that must come first; whoever folds must fetch what is missing."""

    def __init__(self, *, expected: int, found: int) -> None:
        super().__init__(f"Change {found} arrived where {expected} was due.")
        self.expected = expected
        self.found = found


class ChainBroken(JournalError):
    """The chain does not hold at ``seq``: something before or in it was altered, dropped or moved."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"The chain is broken at change {seq}: {why}.")
        self.seq = seq
        self.why = why
