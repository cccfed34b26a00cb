"""The board: all coverages that a person may look at, and a way to open one."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dateline.newsroom import access
from dateline.newsroom.errors import NewsroomError, NotAllowed
from dateline.newsroom.publishing import open_coverage


@login_required
def board(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/board.html", _context(request))


@login_required
@require_POST
def open_(request: HttpRequest) -> HttpResponse:
    """Open a coverage; what was typed comes back when it is refused."""
    try:
        if not access.may(request.user, "open"):
            raise NotAllowed("You may not open coverage; ask an editor.")
        opened = open_coverage(
            headline=request.POST.get("headline", ""),
            slug=request.POST.get("slug") or None,
            time_zone=request.POST.get("time_zone") or None,
            by=access.signed_in(request.user),
        )
    except NewsroomError as error:
        messages.error(request, str(error))
        return render(request, "desk/board.html", _context(request) | {"typed": request.POST})
    return redirect("desk:coverage", slug=opened.slug)


def _context(request: HttpRequest) -> dict[str, object]:
    standing = Count("posts", filter=Q(posts__withdrawn_at=None))
    return {
        "coverages": access.coverages_for(request.user).annotate(standing=standing),
        "may_open": access.may(request.user, "open"),
        "default_zone": settings.DATELINE_TIME_ZONE,
        "typed": {},
    }
