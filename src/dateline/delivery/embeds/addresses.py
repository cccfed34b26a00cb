"""The addresses of what stands on other pages."""

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


@ROUTES.at(rf"/embed/(?P<slug>[a-z0-9-]+)/{CHOICE}")
async def embed(at: Serving, request: Request, groups: Groups) -> Answer:
    """What a frame shows, and of what the element is made."""
    tail, extra = await at.hub.read_coverage(groups["slug"]), FOR_OTHERS | frame_security(at.site)
    choice = Choice.of(groups["choice"])
    if tail is None or is_missing(tail, choice):
        word = "no_such_post" if tail else "no_such_coverage"
        page = at.embeds.missing_embed(word, groups["slug"])
        return answers.html(page, cache=caching.BRIEFLY, status=404, extra=extra)
    extra |= tags_of(tail)
    if choice.post in tail.folded.withdrawn:
        page = at.embeds.withdrawn_embed(tail)
        return answers.html(page, cache=caching.BRIEFLY, status=410, extra=extra)
    return at.kept(
        request, lambda: answers.html(at.embeds.embed(tail, choice), extra=extra), tail.name
    )


@ROUTES.at(rf"/live/(?P<slug>[a-z0-9-]+)/fragment/{CHOICE}")
async def fragment(at: Serving, request: Request, groups: Groups) -> Answer:
    tail, choice = await at.hub.read_coverage(groups["slug"]), Choice.of(groups["choice"])
    if tail is None or is_missing(tail, choice):
        # One sentence: whoever includes it unseen should not get a whole page into theirs.
        word = "no_such_post" if tail else "no_such_coverage"
        sentence = at.embeds.missing_fragment(word, groups["slug"])
        return answers.html(sentence, cache=caching.BRIEFLY, status=404, extra=FOR_OTHERS)
    extra = FOR_OTHERS | tags_of(tail)
    if choice.post in tail.folded.withdrawn:
        gone = at.embeds.withdrawn_fragment(tail)
        return answers.html(gone, cache=caching.BRIEFLY, status=410, extra=extra)
    return at.kept(
        request, lambda: answers.html(at.embeds.fragment(tail, choice), extra=extra), tail.name
    )


def is_missing(tail: CoverageTail, choice: Choice) -> bool:
    """Whether there never was the one post that is asked for."""
    return choice.post is not None and tail.folded.place_of(choice.post) is None
