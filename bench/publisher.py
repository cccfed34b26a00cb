"""The newsroom, for the benchmark: a process of its own that publishes posts on demand.

    python -m bench.publisher DATA

It opens a coverage at ``/live/bench/`` and says how many bytes one of its changes is on the stream. Then,
for each line with two numbers, it publishes so many posts of so many characters one after the other, and
says of each when it was asked for and when it was committed, on the clock that the load generator reads.
"""

import sys
from time import monotonic_ns

from dateline.project.cli.newsroom import open_newsroom

SLUG = "bench"
TEXT = "Water at the mill bridge. "
SHORT = len(TEXT) - 1
"""So short because a change says its text twice, as HTML and as a document, and who, when and where."""


def main() -> None:
    open_newsroom(sys.argv[1])
    from dateline.newsroom import publishing

    coverage = publishing.open_coverage(slug=SLUG, headline="A bridge")
    for _ in range(20):  # a page of twenty posts, to be fetched
        publish_a_post(coverage, SHORT)
    say(f"ready {size_of_the_newest_change(coverage)}")
    for line in sys.stdin:
        times, characters = map(int, line.split())
        for _ in range(times):
            asked = monotonic_ns()
            publish_a_post(coverage, characters)
            say(f"{asked} {monotonic_ns()}")


def publish_a_post(coverage, characters: int) -> None:
    from dateline.newsroom import publishing
    from dateline.newsroom.documents import document, paragraph
    from dateline.newsroom.ids import new_id

    text = (TEXT * (characters // len(TEXT) + 1))[:characters]
    publishing.publish_post(coverage, id=new_id(), body=document(paragraph(text)))


def size_of_the_newest_change(coverage) -> int:
    from dateline.journal import sse
    from dateline.newsroom.reading import changes_after

    return len(sse.change_event(changes_after(str(coverage.pk), 0, 1000)[-1]))


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
