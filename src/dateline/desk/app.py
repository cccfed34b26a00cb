"""The desk's one page, in which its app opens whatever address it was asked for."""

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

BUILT = Path(__file__).parent / "static/desk/app"
ENTRY = "desk/main.ts"
VIEWS = {  # what an address shows, by its first part; all others are coverages
    "share": "Shared",
    "people": "People",
    "tokens": "Tokens",
    "templates": "Templates",
    "audit": "Audit",
}
GROUND = "#f5f2ec"
SHARED = {  # the fields that web/desk/keeping/sharing.ts reads
    "title": "title",
    "text": "text",
    "url": "url",
    "files": [{"name": "pictures", "accept": ["image/*"]}],
}


@require_safe
@login_required
@ensure_csrf_cookie
def page(request: HttpRequest, slug: str = "", **_where: str) -> HttpResponse:
    """The document; what it shows is the app's business, and what it may show the API's.

    What its view is made of is asked for at once, and not only when the app finds that it needs it.
    """
    view = VIEWS.get(slug, "Coverage") if slug else "Board"
    entry, *others = _needed(ENTRY, f"desk/views/{view}.svelte")
    context = {
        "script": _address(entry["file"]),
        "scripts": [_address(one["file"]) for one in others],
        "styles": [_address(name) for one in (entry, *others) for name in one.get("css", [])],
        "site_name": settings.DATELINE_SITE_NAME,
        "root": settings.DATELINE_ROOT_PATH,
    }
    return render(request, "desk/app.html", context)


@csrf_exempt  # a phone has no proof to show; nothing is read of what it sends, and nothing changes
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Where a phone sends what is shared with the desk. The service worker keeps that on the device
    and lets nothing of it through: what arrives here was sent before there was one, and is asked for
    once more."""
    if request.method == "POST":
        return HttpResponseRedirect(f"{request.path}?missed", status=HTTPStatus.SEE_OTHER)
    return page(request, "share")


@require_safe
def worker(request: HttpRequest) -> FileResponse:
    """The service worker. It stands here and not with the other files because it may serve what is
    below its own address, and nothing else."""
    return FileResponse((BUILT / "worker.js").open("rb"), content_type="text/javascript")


@require_safe
def web_manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to know to keep the desk beside its other apps."""
    desk = f"{settings.DATELINE_ROOT_PATH}/desk/"
    said = {
        "name": f"{settings.DATELINE_SITE_NAME} desk",
        "short_name": "Desk",
        "id": desk,
        "start_url": desk,
        "scope": desk,
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": [
            {"src": static("desk/desk.svg"), "type": "image/svg+xml", "sizes": "any"},
            _icon("desk-192.png", 192),
            _icon("desk-512.png", 512),
            _icon("desk-maskable-512.png", 512) | {"purpose": "maskable"},
        ],
        "share_target": {
            "action": f"{desk}share/",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": SHARED,
        },
    }
    return JsonResponse(said, content_type="application/manifest+json")


def _icon(name: str, pixels: int) -> dict[str, str]:
    return {"src": static(f"desk/{name}"), "type": "image/png", "sizes": f"{pixels}x{pixels}"}


@cache
def _needed(*sources: str) -> list[dict[str, Any]]:
    """What these and all that they import were built into, each once."""
    found: dict[str, dict[str, Any]] = {}
    left = list(sources)
    while left:
        source = left.pop(0)
        if source not in found:
            found[source] = _built()[source]
            left += found[source].get("imports", [])
    return list(found.values())


@cache
def _built() -> dict[str, Any]:
    """What Vite made of each source."""
    found: dict[str, Any] = json.loads((BUILT / "manifest.json").read_text("utf-8"))
    return found


def _address(name: str) -> str:
    return static(f"desk/app/{name}")
