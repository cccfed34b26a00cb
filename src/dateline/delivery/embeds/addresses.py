"""The addresses of what stands on other pages."""

from dateline.delivery import answers, caching
from dateline.delivery.answers import FROM_ANYWHERE, Answer
from dateline.delivery.embeds.choice import Choice
from dateline.delivery.requests import Request
from dateline.delivery.routes import ID, Groups, Routes
from dateline.delivery.serving import Serving
from dateline.delivery.tails import tags_of

ROUTES = Routes()

CHOICE = rf"(?P<choice>(?:key/)?(?:[1-9]/|[1-4][0-9]/|50/)?|post/{ID}/)"
"""Up to 50 posts: a page of them has 60 KB, and each number is one more address to keep."""

FOR_OTHERS = FROM_ANYWHERE | {"x-robots-tag": "noindex"}
"""A script of any page may fetch it, and no search engine lists it beside the page that it is of."""


@ROUTES.at(rf"/live/(?P<slug>[a-z0-9-]+)/fragment/{CHOICE}")
async def fragment(at: Serving, request: Request, groups: Groups) -> Answer:
    tail = await at.hub.coverage(groups["slug"])
    if tail is None:
        return nothing(at, "no_such_coverage", groups["slug"])
    choice, extra = Choice.of(groups["choice"]), FOR_OTHERS | tags_of(tail)
    if choice.post in tail.folded.withdrawn:
        gone = at.embeds.withdrawn_fragment(tail)
        return answers.html(gone, cache=caching.BRIEFLY, status=410, extra=extra)
    if choice.post and choice.post not in tail.folded.posts:
        return nothing(at, "no_such_post")
    return at.kept(
        request, lambda: answers.html(at.embeds.fragment(tail, choice), extra=extra), tail.name
    )


def nothing(at: Serving, word: str, slug: str = "") -> Answer:
    """One sentence: whoever includes it unseen should not get a whole page into theirs."""
    sentence = at.embeds.nothing(word, slug)
    return answers.html(sentence, cache=caching.BRIEFLY, status=404, extra=FOR_OTHERS)
