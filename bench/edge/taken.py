"""What readers took, looked into: each range that came through a cache, against what was published."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.edge.crowd import NotLevel
from dateline.journal.changes import decode
from dateline.journal.digest import Tip, verify

ADDRESS = re.compile(r".*/journal/(\d+)/(\d+)-(\d+)\.json")
PACKED = b"\x1f\x8b"


def check(folder: Path, digests: Mapping[int, str]) -> int:
    """How many different ranges there were. NotLevel where one does not hold what was published.

    ``digests`` has those of the changes of the story; what was before it is known by its own chain.
    """
    count = 0
    for address, body in ranges(folder / "ranges"):
        edition, first, last = map(int, ADDRESS.fullmatch(address).groups())
        document = json.loads(body)
        changes = [decode(change) for change in document["changes"]]
        if (document["edition"], changes[0].seq, changes[-1].seq) != (edition, first, last):
            raise NotLevel(f"{address} holds another range")
        if first - 1 in digests:
            verify(changes, Tip(first - 1, digests[first - 1]))
        if any(digests.get(change.seq, change.digest) != change.digest for change in changes):
            raise NotLevel(f"{address} holds what was not published")
        count += 1
    return count


def ranges(path: Path) -> Iterator[tuple[str, bytes]]:
    """Addresses and unpacked bodies, as polling.c wrote them."""
    with path.open("rb") as file:
        while line := file.readline():
            address, length = line.decode().split()
            body = file.read(int(length))
            yield address, gzip.decompress(body) if body.startswith(PACKED) else body
