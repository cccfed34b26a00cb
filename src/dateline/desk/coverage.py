"""Inside a coverage: the composer on top, the posts below, and what can be done to each on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dateline.newsroom import access, publishing
from dateline.newsroom.errors import NewsroomError, NotAllowed, NotFound
from dateline.newsroom.ids import new_id
from dateline.newsroom.markdown import document_from_markdown
from dateline.newsroom.models import Coverage, Post, Revision

SHOWN = 50

STATE_VERBS: dict[str, Callable[..., Coverage]] = {
    "pause": publishing.pause_coverage,
    "resume": publishing.resume_coverage,
    "end": publishing.end_coverage,
    "reopen": publishing.reopen_coverage,
}

POST_VERBS: dict[str, tuple[str, Callable[..., Post]]] = {
    "pin": ("mark", publishing.pin_post),
    "unpin": ("mark", publishing.unpin_post),
    "mark-key-moment": ("mark", publishing.mark_key_moment),
    "unmark-key-moment": ("mark", publishing.unmark_key_moment),
    "withdraw": ("withdraw", publishing.withdraw_post),
}


@login_required
def look(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _coverage(request, slug, to="look"), {"id": new_id()})


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish what was typed. When that is refused, the page comes back with every word of it."""
    typed = request.POST
    try:
        coverage = _coverage(request, slug, to="publish")
    except PermissionDenied:
        return render(request, "desk/kept.html", {"typed": typed, "slug": slug}, status=403)
    try:
        publishing.publish_post(
            coverage,
            id=typed.get("id", ""),
            headline=typed.get("headline"),
            body=document_from_markdown(typed.get("body", "")),
            bylines=filter(None, map(str.strip, typed.get("bylines", "").split(","))),
            key="key" in typed,
            by=access.signed_in(request.user),
        )
    except NewsroomError as error:
        messages.error(request, str(error))
        return _page(request, coverage, typed)
    return redirect("desk:coverage", slug=slug)


@login_required
@require_POST
def change_state(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    """Pause, resume, end or reopen."""
    if verb not in STATE_VERBS:
        raise Http404
    coverage = _coverage(request, slug, to="edit")
    more: dict[str, object] = {"by": access.signed_in(request.user)}
    if verb == "end" and request.POST.get("closing"):
        more["closing"] = request.POST["closing"]
    return _done(request, slug, lambda: STATE_VERBS[verb](coverage, **more))


@login_required
@require_POST
def change_post(request: HttpRequest, slug: str, post_id: UUID, verb: str) -> HttpResponse:
    """Pin, mark as a key moment, withdraw."""
    if verb not in POST_VERBS:
        raise Http404
    needed, change = POST_VERBS[verb]
    coverage = _coverage(request, slug, to=needed)
    with _answered():
        post = access.post_in(coverage, str(post_id))
    more: dict[str, object] = {"by": access.signed_in(request.user)}
    if verb == "withdraw":
        more["reason"] = request.POST.get("reason", "")
    return _done(request, slug, lambda: change(post, **more))


def _done(request: HttpRequest, slug: str, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except NewsroomError as error:
        messages.error(request, str(error))
    return redirect("desk:coverage", slug=slug)


def _coverage(request: HttpRequest, slug: str, *, to: str) -> Coverage:
    """The coverage, through the gate."""
    with _answered():
        return access.coverage_for(request.user, slug, to=to)


@contextmanager
def _answered() -> Iterator[None]:
    """What the gate refuses is answered with a page of the desk that says so."""
    try:
        yield
    except NotFound as error:
        raise Http404(str(error)) from error
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error


def _page(request: HttpRequest, coverage: Coverage, typed: object) -> HttpResponse:
    context = {
        "coverage": coverage,
        "posts": _newest(coverage),
        "typed": typed,
        "name": getattr(getattr(request.user, "contributor", None), "name", ""),
        "page": f"{settings.DATELINE_URL}/live/{coverage.slug}/",
        "may_edit": access.may(request.user, "edit", coverage),
    }
    return render(request, "desk/coverage.html", context)


def _newest(coverage: Coverage) -> list[tuple[Post, Revision]]:
    """The posts from the top of the page down, each with the revision that readers see."""
    posts = coverage.posts.filter(withdrawn_at=None).order_by("-pinned", "-position")[:SHOWN]
    revisions = Revision.objects.filter(post__in=[post.pk for post in posts])
    current = {(revision.post_id, revision.number): revision for revision in revisions}
    return [(post, current[post.pk, post.revision]) for post in posts]
