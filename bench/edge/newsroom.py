"""The newsroom of an election night: a process of its own that keeps to the hour's schedule.

    python -m bench.edge.newsroom DATA FIRST_MINUTE MINUTES

It opens a coverage with a picture and a page full of posts, and says “ready SEQ”. Told to go, it does what
is due when it is due, and says of each change its seq, when it was asked for (ns), its digest, and how
many bytes it is on a stream; in the end, “over”.
"""

import sys
from random import Random
from time import monotonic_ns, sleep

from bench.edge.story import SEED, Act, stretch
from dateline.journal import sse
from dateline.project.cli.newsroom import open_newsroom

SLUG = "election-night"
PAGE_POSTS = 20
SENTENCES = (
    "The count at the town hall is complete, and the boxes from the islands have arrived.",
    "Turnout in the northern wards stands at 71 percent, four points above the last election.",
    "The two leading candidates are 1,204 votes apart with nine stations still to report.",
    "Lawyers for both campaigns have asked to see the postal votes that were set aside.",
    "Crowds have gathered at the harbor, where the mayor is expected to speak within the hour.",
    "Officials say that the machines in the fourth district are working again after a power cut.",
)
CORRECTION = "An earlier version of this post gave another figure for the turnout."


def main() -> None:
    data, first, minutes = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    open_newsroom(data)
    desk = Desk()
    say(f"ready {desk.seq}")
    sys.stdin.readline()
    begun = monotonic_ns()
    for act in stretch(first, minutes):
        wait_until(begun, act)
        desk.do(act.verb)
    wait_until(begun, Act(minutes * 60, "leave"))
    say("over")


def wait_until(begun: int, act: Act) -> None:
    sleep(max(0.0, act.at - (monotonic_ns() - begun) / 1e9))


class Desk:
    """Whoever publishes: what stands, and a chance that is the same every time."""

    def __init__(self) -> None:
        from dateline.newsroom import publishing

        self._publishing, self._chance = publishing, Random(SEED)
        self._coverage = publishing.open_coverage(
            slug=SLUG, headline="Votes are counted in Brae", summary=["Polls have closed."]
        )
        self._posts: list = []
        self._show_a_picture()
        for _ in range(PAGE_POSTS):
            self._publish()

    @property
    def seq(self) -> int:
        return self._newest().seq

    def do(self, verb: str) -> None:
        asked = monotonic_ns()
        getattr(self, f"_{verb}")()
        change = self._newest()
        say(f"{change.seq} {asked} {change.digest} {len(sse.change_event(change))}")

    def _newest(self):
        from dateline.newsroom.reading import changes_after, heads

        name = str(self._coverage.pk)
        return changes_after(name, heads([name])[name].seq - 1, 1)[0]

    def _show_a_picture(self) -> None:
        from dateline.newsroom.pictures import image_attributes, take_in_picture
        from dateline.project.demo.pictures import paint_picture

        attributes = image_attributes(take_in_picture(paint_picture("street")))
        self._publishing.edit_coverage(self._coverage, lead=attributes)

    def _publish(self) -> None:
        from dateline.newsroom.ids import new_id

        self._posts.append(
            self._publishing.publish_post(
                self._coverage,
                id=new_id(),
                headline=self._sentence().rstrip("."),
                body=self._body(),
                bylines=["Ben Okri"],
                place="Brae",
            )
        )

    def _revise(self) -> None:
        self._publishing.revise_post(self._any_post(), body=self._body())

    def _correct(self) -> None:
        note = f"{CORRECTION} It was off by {self._chance.randrange(10**6)}."
        self._publishing.revise_post(self._any_post(), body=self._body(), correction=note)

    def _mark(self) -> None:
        unmarked = [post for post in self._posts if not post.key]
        post = unmarked[-1]
        self._posts[self._posts.index(post)] = self._publishing.mark_key_moment(post)

    def _head(self) -> None:
        points = [self._sentence() for _ in range(3)]
        self._publishing.edit_coverage(self._coverage, summary=points)

    def _withdraw(self) -> None:
        post = self._posts.pop(self._chance.randrange(len(self._posts)))
        self._publishing.withdraw_post(post, reason="It was another district's count.")

    def _any_post(self):
        return self._chance.choice(self._posts[-PAGE_POSTS:])

    def _body(self):
        from dateline.newsroom.documents import document, paragraph

        texts = [" ".join(self._sentence() for _ in range(2)) for _ in range(2)]
        return document(*map(paragraph, texts))

    def _sentence(self) -> str:
        """No two are the same, so that nothing packs better than a night's posts do."""
        words = self._chance.choice(SENTENCES)
        return f"{words[:-1]}, by {self._chance.randrange(24)}:{self._chance.randrange(60):02}."


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
