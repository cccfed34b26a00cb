"""What an export has beside its pages: the journal, and the coverage that it folds to, as data."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.journal.changes import Change, decode, encode
from dateline.journal.errors import ChainBroken, ChangeMalformed
from dateline.journal.fold import CoverageFold

JOURNAL = "journal.jsonl"
COVERAGE = "coverage.json"
HEAD = "head.json"
README = "README.txt"


def journal_lines(changes: Iterable[Change]) -> bytes:
    """A change on each line, each as on the wire."""
    return b"".join(encode(change) + b"\n" for change in changes)


def read_changes(file: Path) -> Iterator[Change]:
    """Changes from a file with one on each line; ChainBroken at the first line that is none."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                change = decode(json.loads(line))
            except (ValueError, TypeError, RecursionError, ChangeMalformed) as error:
                why = f"line {number} of {file} is no change ({str(error).rstrip('.')})"
                raise ChainBroken(number, why) from error
            yield change


def coverage_document(folded: CoverageFold) -> dict[str, Any]:
    """The coverage as it stands after its last change: its head, its posts from the top of the page to
    its foot, and where withdrawn ones stood. States are those of the protocol."""
    first = folded.first_seq
    return {
        "seq": folded.seq,
        "digest": folded.digest,
        "coverage": folded.coverage,
        "posts": [
            {"id": id, "first_seq": first[id], "state": state} for id, state in folded.standing()
        ],
        "withdrawn": [
            {"id": id, "first_seq": first.get(id), "state": state}
            for id, state in folded.withdrawn.items()
        ],
    }


def coverage_json(folded: CoverageFold) -> bytes:
    return json.dumps(coverage_document(folded), ensure_ascii=False, indent=1).encode() + b"\n"
