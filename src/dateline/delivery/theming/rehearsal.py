"""Every page, made once at start with a theme's own templates, so that no reader sees one fail first."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from traceback import extract_tb

from dateline.delivery.embeds.choice import Choice
from dateline.delivery.embeds.pages import EmbedPages
from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, Tail
from dateline.delivery.theming.refusing import ThemeRefused
from dateline.journal.changes import Kind, State
from dateline.journal.digest import GENESIS, Tip, next_change
from dateline.journal.fold import CoverageFold, SiteFold

AT = "2022-01-21T16:44:00-05:00"
POST_ID, COVERAGE_ID = (f"017e7f7d-a4c0-7000-8000-00000000000{n}" for n in (1, 2))
LINK = {"slug": "specimen", "headline": "A specimen"}
STORY: State = {"slug": "specimen", "title": "A specimen", "background": "It is one."}
COVERAGE: State = {
    **LINK,
    "summary": ["It is one."],
    "state": "live",
    "closing": "It ends.",
    "time_zone": "Europe/Oslo",
    "language": "en",
    "story": {"slug": "specimen", "title": "A specimen"},
    "previous": LINK,
    "next": LINK,
    "lead": None,
    "started_at": AT,
    "ended_at": None,
}
POST: State = {
    "headline": "A specimen",
    "html": "<p>It is one.</p>",
    "body": {"type": "doc", "content": []},
    "bylines": [{"name": "Ada Quist"}, {"name": "Ben Okri"}],
    "place": "Brae",
    "tags": ["specimen"],
    "published_at": AT,
    "updated_at": AT,
    "position": 1_000_000,
    "pinned": True,
    "key": True,
    "correction": {"at": AT, "text": "It was none."},
}


def rehearse(site: Site) -> None:
    """ThemeRefused for a template by which a page cannot be made."""
    for make in _all_pages(site):
        try:
            make()
        except Exception as error:
            raise ThemeRefused(
                f"The theme in {site.theme.folder} cannot be used: {_place_of(error)}: {error}."
            ) from error


def _all_pages(site: Site) -> Iterator[Callable[[], str]]:
    pages, tail = Pages(site), _tail()
    embeds = EmbedPages(site, pages)
    listed = [COVERAGE, {**COVERAGE, "state": "scheduled", "started_at": None}]
    listed.append({**COVERAGE, "state": "ended", "ended_at": AT})
    running: Mapping[str, CoverageTail] = {"specimen": tail}
    yield lambda: pages.live(tail, "A notice.", listed)
    yield lambda: pages.before(tail, "9", iter(tail.folded.posts.items()))
    yield lambda: pages.since(tail, 0)
    yield lambda: pages.key_moments(tail, "", iter(tail.folded.posts.items()))
    yield lambda: pages.post(tail, POST_ID)
    yield lambda: pages.withdrawn(tail)
    yield lambda: pages.feed_entry(tail, POST)
    for choice in (Choice(), Choice(key=True), Choice(post=POST_ID)):
        yield partial(embeds.embed, tail, choice)
        yield partial(embeds.fragment, tail, choice)
    yield lambda: embeds.withdrawn_embed(tail)
    yield lambda: embeds.withdrawn_fragment(tail)
    yield lambda: embeds.missing_embed("no_such_coverage", "specimen")
    yield lambda: pages.front(listed, running)
    yield lambda: pages.front([], {})
    yield lambda: pages.story(STORY, listed, running, _site())
    yield lambda: pages.missing("It is none.")


def _tail() -> CoverageTail:
    tail = Tail(COVERAGE_ID, CoverageFold)
    _fold(tail.folded, (Kind.COVERAGE, COVERAGE_ID, COVERAGE), (Kind.POST, POST_ID, POST))
    return tail


def _site() -> SiteFold:
    listed = {name: POST[name] for name in ("headline", "tags", "published_at", "position", "key")}
    post = {"coverage": COVERAGE_ID, **listed}
    folded = SiteFold()
    _fold(folded, (Kind.COVERAGE, COVERAGE_ID, COVERAGE), (Kind.POST, POST_ID, post))
    return folded


def _fold(folded: CoverageFold | SiteFold, *said: tuple[Kind, str, State]) -> None:
    tip = Tip(0, GENESIS)
    for kind, subject, state in said:
        change = next_change(tip, at=datetime.now(UTC), kind=kind, subject=subject, state=state)
        folded.apply(change)
        tip = Tip(change.seq, change.digest)


def _place_of(error: Exception) -> str:
    """The template, and the line in it; Jinja writes both into the traceback."""
    frames = [f for f in extract_tb(error.__traceback__) if f.filename.endswith(".html")]
    if not frames:
        return "a page cannot be made"
    name = frames[-1].filename.rpartition("/templates/")[2]
    return f"templates/{name}, line {frames[-1].lineno}"
