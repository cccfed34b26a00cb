"""Playing the demo: the script's steps one after another, cycle after cycle, until told to stop."""

import logging
from typing import Protocol

from dateline.newsroom.errors import NewsroomError
from dateline.newsroom.models import Coverage, Post
from dateline.newsroom.publishing import edit_coverage, reopen_coverage, withdraw_post
from dateline.project.demo.fiction import Step, read_fiction, read_script
from dateline.project.demo.opening import post_id, prepare_demo
from dateline.project.demo.steps import VERBS

__all__ = ["play", "prepare_demo"]

REST = 5.0  # pauses between the end of a cycle and the next one

log = logging.getLogger(__name__)


class StopSignal(Protocol):
    """What says when to stop; a ``threading.Event`` does."""

    def wait(self, timeout: float) -> bool:
        """Waits so many seconds, or until it is time to stop; True when it is."""


def play(coverage: Coverage, *, pause: float, stop: StopSignal) -> None:
    """Publishes, revises, corrects and withdraws, a step every ``pause`` seconds, until ``stop``.

    Begins where an earlier player left off. What somebody at the desk does meanwhile is respected: a
    step that no longer fits is passed over, and a coverage that was ended rests as at its own end.
    """
    script = read_script()
    cycle, first = find_place(coverage, script)
    while True:
        for step in script[first:]:
            if stop.wait(pause * step.wait):
                return
            if not _perform(coverage, step, cycle):
                break
        if stop.wait(pause * REST):
            return
        if _begin_again(coverage, script, cycle):
            cycle, first = cycle + 1, 0
        else:
            first = len(script)  # rest, and try once more


def find_place(coverage: Coverage, script: tuple[Step, ...]) -> tuple[int, int]:
    """The cycle that is being played, and the step after the last post that it has published."""
    opener = next(step for step in script if step.do == "publish").post
    cycle = 1
    while _exists(coverage, opener, cycle + 1):
        cycle += 1
    done = [
        number
        for number, step in enumerate(script, 1)
        if step.do == "publish" and _exists(coverage, step.post, cycle)
    ]
    return cycle, max(done, default=0)


def _perform(coverage: Coverage, step: Step, cycle: int) -> bool:
    """Take a step, or say why not; False when the coverage has ended.

    Whatever goes wrong, the demo goes on: a page that says Live and has nobody behind it would lie.
    """
    try:
        if _has_ended(coverage):
            return False
        VERBS[step.do](coverage, step, cycle)
    except NewsroomError as error:
        log.info("The demo passes over a step (%s %s): %s", step.do, step.post, error)
    except Exception:
        log.exception("The demo could not take a step (%s %s) and goes on.", step.do, step.post)
    return True


def _begin_again(coverage: Coverage, script: tuple[Step, ...], cycle: int) -> bool:
    """Set the page back for the next cycle; False when that failed, and was said."""
    try:
        _set_back(coverage, script, cycle)
    except Exception:
        log.exception("The demo could not begin again and will try once more.")
        return False
    return True


def _set_back(coverage: Coverage, script: tuple[Step, ...], cycle: int) -> None:
    """The page as it was before the cycle: its posts go, so that the page never grows long."""
    page = read_fiction().page
    if _has_ended(coverage):
        reopen_coverage(coverage)
    edit_coverage(coverage, headline=page.headline, summary=page.summary)
    names = [step.post for step in script if step.do == "publish"]
    ids = [post_id(coverage, name, cycle) for name in names]
    for post in Post.objects.filter(pk__in=ids, withdrawn_at=None).select_related("coverage"):
        withdraw_post(post, reason="The demo begins again.")


def _has_ended(coverage: Coverage) -> bool:
    return Coverage.objects.filter(pk=coverage.pk, state=Coverage.State.ENDED).exists()


def _exists(coverage: Coverage, name: str, cycle: int) -> bool:
    return Post.objects.filter(pk=post_id(coverage, name, cycle)).exists()
