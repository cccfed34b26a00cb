"""The addresses of what stands on other pages."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dateline.delivery import answers, caching, files
from dateline.delivery.answers import ON_ANY_PAGE, Answer
from dateline.delivery.embeds.choice import Choice
from dateline.delivery.embeds.security import frame_security
from dateline.delivery.requests import Request
from dateline.delivery.routes import ID, Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.tails import CoverageTail, tags_of

ROUTES = Routes()

CHOICE = rf"(?P<choice>(?:key/)?(?:[1-9]/|[1-4][0-9]/|50/)?|post/{ID}/)"
"""Up to 50 posts: a page of them has 60 KB, and each number is one more address to keep."""

FOR_OTHERS = ON_ANY_PAGE | {"x-robots-tag": "noindex"}
"""A script of any page may fetch it, and no search engine lists it beside the page that it is of."""


@ROUTES.at(r"/embed\.js")
async def script(at: Serving, request: Request, groups: Groups) -> Answer:
    """The one address of a script that never changes: it stands on pages that nobody will edit again."""
    return files.script_of_embeds()


class Makes(NamedTuple):
    """How one kind of embed is made: as it is chosen, for a post that is withdrawn, and where nothing is."""

    whole: Callable[[CoverageTail, Choice], str]
    withdrawn: Callable[[CoverageTail], str]
    missing: Callable[[str, str], str]


@ROUTES.at(rf"/embed/(?P<slug>[a-z0-9-]+)/{CHOICE}")
async def embed(at: Serving, request: Request, groups: Groups) -> Answer:
    """What a frame shows, and of what the element is made."""
    pages = at.embeds
    makes = Makes(pages.embed, pages.withdrawn_embed, pages.missing_embed)
    return await shown(at, request, groups, makes, FOR_OTHERS | frame_security(at.site))


@ROUTES.at(rf"/live/(?P<slug>[a-z0-9-]+)/fragment/{CHOICE}")
async def fragment(at: Serving, request: Request, groups: Groups) -> Answer:
    """HTML without a head. Where nothing is, one sentence: whoever includes it unseen gets no whole page."""
    pages = at.embeds
    makes = Makes(pages.fragment, pages.withdrawn_fragment, pages.missing_fragment)
    return await shown(at, request, groups, makes, FOR_OTHERS)


async def shown(
    at: Serving, request: Request, groups: Groups, makes: Makes, extra: Mapping[str, str]
) -> Answer:
    """What is chosen of a coverage, with these headers besides."""
    slug, choice = groups["slug"], Choice.of(groups["choice"])
    tail = await at.hub.read_coverage(slug)
    if tail is None or is_missing(tail, choice):
        page = makes.missing("no_such_post" if tail else "no_such_coverage", slug)
        return answers.html(page, cache=caching.BRIEFLY, status=404, extra=extra)
    tagged = {**extra, **tags_of(tail)}
    if choice.post in tail.folded.withdrawn:
        page = makes.withdrawn(tail)
        return answers.html(page, cache=caching.BRIEFLY, status=410, extra=tagged)
    return at.kept(
        request, lambda: answers.html(makes.whole(tail, choice), extra=tagged), tail.name
    )


def is_missing(tail: CoverageTail, choice: Choice) -> bool:
    """Whether there never was the one post that is asked for."""
    return choice.post is not None and tail.folded.place_of(choice.post) is None
