"""Strategies for saved pages: known posts rendered in each layout, and any jumble of lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

WORDS = [
    "quay", "pier", "storm", "ferry", "harbour", "mayor", "boats", "crew", "tide", "bridge", "north",
    "light", "morning", "sea",
]  # fmt: skip
SURNAMES = ["Lorn", "Aske", "Vance", "Marsh", "Quill", "Brandt", "Teal", "Osgood"]


@dataclass(frozen=True)
class Known:
    """A post as a page's desk meant it."""

    headline: str
    when: datetime
    bylines: tuple[str, ...]
    paragraphs: tuple[str, ...]


words = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9)
headlines = st.builds(
    lambda picked, end: " ".join(picked).capitalize() + end, words, st.sampled_from(["", "?", "!"])
)
sentences = st.builds(
    lambda picked, end: " ".join(picked).capitalize() + end,
    words,
    st.sampled_from([".", ".”", ":", ". He said so."]),
)
names = st.builds(
    "{} {}".format, st.sampled_from(["Ada", "Ben", "Cleo"]), st.sampled_from(SURNAMES)
)
posts = st.builds(
    Known,
    headline=headlines,
    when=st.integers(0, 40_000).map(lambda n: datetime(2020, 1, 13) + timedelta(minutes=n)),  # noqa: DTZ001
    bylines=st.lists(names, max_size=3, unique=True).map(tuple),
    paragraphs=st.lists(sentences, min_size=1, max_size=4).map(tuple),
)


def time_above(post: Known) -> Sequence[str]:
    stamp = f"{post.when:%I:%M %p} ET, {post.when:%B %d, %Y}".replace("AM", "a.m.").replace(
        "PM", "p.m."
    )
    return [stamp, post.headline, *_byline(post), *post.paragraphs]


def time_behind(post: Known) -> Sequence[str]:
    stamp = f"{post.when:%m/%d/%y}, {post.when:%I:%M %p} ET"
    return [f"{post.headline} — {stamp}", *_byline(post), *post.paragraphs]


def time_before(post: Known) -> Sequence[str]:
    stamp = f"{post.when:%B %d, %Y}, {post.when:%I:%M %p} ET"
    return [f"UPDATE {stamp}: {post.headline}", *_byline(post), *post.paragraphs]


def time_below(post: Known) -> Sequence[str]:
    stamp = f"{post.when:%d %b %Y} - {post.when:%H:%M} ET"
    return [post.headline, stamp, *_byline(post), *post.paragraphs]


LAYOUTS: list[Callable[[Known], Sequence[str]]] = [time_above, time_behind, time_before, time_below]


def _byline(post: Known) -> list[str]:
    if not post.bylines:
        return []
    *most, last = post.bylines
    return [f"From the Courier's {', '.join(most)}{' and ' if most else ''}{last}"]


STAMPS = [
    "4:44 p.m. ET, January 21, 2022", "17 hr 44 min ago", "16:44", "2h ago", "16.44 GMT", "Just now",
    "5/6/21, 18:10 IST", "Updated 5:10 PM", "Published 3 May 2021, 16:44", "yesterday 4 p.m.",
    "Friday 3:10 am", "midnight GMT", "Feb 29, 3:00 p.m. ET", "4 p.m. XQT", "25:61 ET", "January 3",
]  # fmt: skip
PIECES = [
    "Quay {} shut", "The quay {} is shut.", "“Quote {}.”", "— Ada Lorn, mayor {}", "2013: Event {}.",
    "4:30 p.m.: Event {}.", "Caption {}. (Ada Lorn/AP)", "Ada Lorn/AP {}", "• point {}", "1. item {}",
    "2. item {}", "By Ada Lorn", "From SNB's Ada Lorn", "Our live coverage {} has ended.", "Outbrain",
    "What we covered here", "© 2020 Courier {}", "Image source, Norpress {}", "Image caption, Pier {}",
    "UPDATE April 3, 9:34 AM EDT: Pier {}", "Pier {} — 4/15/20, 7:30 a.m. ET", "[16:44 CET] Pier {}",
    "Photo: Ada Lorn", "“Open quote {}", "- dash {}", "Credit...Ada Lorn", "Advertisement",
]  # fmt: skip
lines_of_pages = st.one_of(st.sampled_from(STAMPS), st.sampled_from(PIECES), st.just(""))
jumbles = st.lists(lines_of_pages, max_size=30).map(
    lambda picked: [text.format(f"w{number}w") for number, text in enumerate(picked, start=1)]
)
