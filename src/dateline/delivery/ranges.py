"""The head of a journal, and its changes by range, for clients that poll and for whoever catches up."""

import json

from dateline.delivery import caching
from dateline.delivery.answers import FROM_ANYWHERE, Answer, problem
from dateline.delivery.tails import CoverageTail, head_of, is_over, tags_of
from dateline.journal.segments import Range, is_addressable

ENDED_POLL_SECONDS = 30  # corrections and withdrawals still reach an open page of an ended coverage


def head_answer(tail: CoverageTail, segment_size: int, poll_seconds: int) -> Answer:
    """Where the journal stands, and how to ask for what is missing."""
    head, pace = tail.head, poll_seconds
    if is_over(tail):
        pace = max(ENDED_POLL_SECONDS, poll_seconds)
    said = {
        "edition": head.edition,
        "seq": head.seq,
        "state": head_of(tail)["state"],
        "digest": head.digest,
        "segment_size": segment_size,
        "poll_seconds": pace,
    }
    body = json.dumps(said, separators=(",", ":")).encode()
    return Answer(body, "application/json", caching.HEAD, extra=for_anyone(tail))


def range_answer(tail: CoverageTail, edition: int, asked: Range, segment_size: int) -> Answer:
    """Those changes, exactly; refused where the edition is gone, or there is no answer yet."""
    if edition < tail.edition:
        # Whoever read an old head asks for this in the second after a withdrawal: a cache may answer.
        gone = f"Edition {edition} is gone; head.json says which one is current."
        return problem(410, gone, cache=caching.BRIEFLY)
    if edition > tail.edition:
        return problem(404, f"There is no edition {edition} yet.", cache=caching.BRIEFLY)
    if not is_addressable(asked, tail.seq, segment_size):
        return problem(
            404,
            f"There is no range {asked} in a journal of {tail.seq} changes; a range lies within "
            f"one segment of {segment_size}.",
            cache=caching.BRIEFLY,
        )
    changes = b",".join(tail.record.within(asked))
    opening = f'{{"edition":{edition},"first":{asked.first},"last":{asked.last},"changes":['
    body = opening.encode() + changes + b"]}"
    return Answer(body, "application/json", caching.FOREVER, extra=for_anyone(tail))


def for_anyone(tail: CoverageTail) -> dict[str, str]:
    """For scripts of any page, and for caches that can drop a coverage by its tag."""
    return FROM_ANYWHERE | tags_of(tail)
