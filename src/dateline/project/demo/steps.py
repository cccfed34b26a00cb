"""What the script can say, and the newsroom's verb that each word calls."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from dateline.newsroom import publishing
from dateline.newsroom.errors import NotFound
from dateline.newsroom.models import Coverage, Post
from dateline.project.demo.bodies import write_body
from dateline.project.demo.fiction import Step, words_of
from dateline.project.demo.opening import FOUND, post_id

Perform = Callable[[Coverage, Step, int], object]


def _publish(coverage: Coverage, step: Step, cycle: int) -> None:
    id = post_id(coverage, step.post, cycle)
    if Post.objects.filter(pk=id).exists():
        return  # published, and perhaps revised, before the demo was started again
    words = words_of(step.given)
    publishing.publish_post(
        coverage,
        id=id,
        headline=words.headline,
        body=_body(coverage, words.body),
        bylines=words.bylines,
        place=words.place,
        tags=words.tags,
        key=step.given.get("key", False),
    )


def _revise(coverage: Coverage, step: Step, cycle: int) -> None:
    given: dict[str, Any] = dict(step.given)
    if "body" in given:
        given["body"] = _body(coverage, given["body"])
    publishing.revise_post(_post(coverage, step.post, cycle), **given)


def _withdraw(coverage: Coverage, step: Step, cycle: int) -> None:
    publishing.withdraw_post(_post(coverage, step.post, cycle), **step.given)


def _move(coverage: Coverage, step: Step, cycle: int) -> None:
    above = _post(coverage, step.given["above"], cycle)
    publishing.move_post(_post(coverage, step.post, cycle), above=above)


def _about_a_post(verb: Callable[[Post], object]) -> Perform:
    return lambda coverage, step, cycle: verb(_post(coverage, step.post, cycle))


def _about_the_page(verb: Callable[..., object]) -> Perform:
    return lambda coverage, step, _: verb(coverage, **step.given)


def _post(coverage: Coverage, name: str, cycle: int) -> Post:
    """The post of that name in this cycle, or the one that was there from the beginning."""
    ids = [post_id(coverage, name, cycle), post_id(coverage, name, FOUND)]
    found = Post.objects.filter(pk__in=ids).select_related("coverage").first()
    if found is None:
        raise NotFound(f"The demo's post “{name}” has not been published.")
    return found


def _body(coverage: Coverage, parts: Any) -> Any:
    return write_body(parts, datetime.now(UTC), coverage.time_zone)


VERBS: dict[str, Perform] = {
    "publish": _publish,
    "revise": _revise,
    "correct": _revise,
    "withdraw": _withdraw,
    "move": _move,
    "pin": _about_a_post(publishing.pin_post),
    "unpin": _about_a_post(publishing.unpin_post),
    "mark_key_moment": _about_a_post(publishing.mark_key_moment),
    "unmark_key_moment": _about_a_post(publishing.unmark_key_moment),
    "edit": _about_the_page(publishing.edit_coverage),
    "pause": _about_the_page(publishing.pause_coverage),
    "resume": _about_the_page(publishing.resume_coverage),
    "end": _about_the_page(publishing.end_coverage),
}
