"""The page behind a preview link. Here, because it is the one place where drafts meet delivery's pages.

The page is made and thrown away: delivery's memory, its caches and its streams never see it.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.delivery.pages import Pages
from dateline.delivery.site import Site
from dateline.delivery.tails import CoverageTail, Tail
from dateline.delivery.times import written
from dateline.delivery.wording import wording_for
from dateline.desk.previews import Previewed, opened_by
from dateline.journal.changes import Change, Head
from dateline.journal.fold import CoverageFold
from dateline.media.storage import PictureFolder
from dateline.newsroom.drafting.previewing import previewed_changes
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.errors import NotFound
from dateline.newsroom.models import Asset
from dateline.newsroom.pictures import pictures_in
from dateline.project.asgi import site_from_settings

# No script runs: there is no journal for it to follow. Nobody keeps a copy, and nobody indexes it.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@require_safe
def show_preview(request: HttpRequest, key: str) -> HttpResponse:
    """The coverage's page as it would be."""
    site = site_from_settings()
    pages = Pages(site)
    try:
        opened = opened_by(key)
    except NotFound as error:
        return HttpResponse(pages.missing(str(error)), status=404, headers=HEADERS)
    tail = folded(opened)
    page = pages.live(tail, notice=_notice(opened, site))
    root = settings.DATELINE_ROOT_PATH
    return HttpResponse(
        page.replace(f"{root}/media/", f"{root}/desk/preview/{key}/media/"), headers=HEADERS
    )


@require_safe
def show_previewed_picture(request: HttpRequest, key: str, asset: str, name: str) -> HttpResponse:
    """A picture that the preview shows, which readers perhaps cannot fetch yet; and no other."""
    try:
        is_shown = asset in _pictures(opened_by(key))
    except NotFound:
        is_shown = False
    folder = PictureFolder(Path(settings.DATELINE_PICTURES))
    found = folder.rendition_at_the_desk(asset, name) if is_shown else None
    if found is None:
        return HttpResponse(
            "There is no such picture in this preview.", status=404, headers=HEADERS
        )
    return HttpResponse(found, content_type=TYPES[name.rpartition(".")[2]], headers=HEADERS)


class Previewing:
    """A source of changes that ends with what is not published."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        return dict.fromkeys(names, self.head)

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        return self._changes[after : after + limit]

    @property
    def head(self) -> Head:
        withdrawals = sum(change.kind == "withdraw" for change in self._changes)
        return Head(1 + withdrawals, self._changes[-1].seq, self._changes[-1].digest)


def folded(opened: Previewed) -> CoverageTail:
    """What the changes and the drafts fold to, as a tail that nobody follows."""
    source = Previewing(previewed_changes(opened.coverage, opened.drafts))
    tail = Tail(str(opened.coverage.pk), CoverageFold)
    asyncio.run(tail.advance(source.head, source))
    return tail


def _notice(opened: Previewed, site: Site) -> str:
    """In the language, the zone and the style of the page that it stands on."""
    zone, language = opened.coverage.time_zone, opened.coverage.language
    style = site.style_for(language)
    until = written(opened.expires_at.isoformat(), zone, language, style)
    said = f"{until.clock}, {until.date}"
    return wording_for(language).counted("is_preview", len(opened.drafts), until=said)


def _pictures(opened: Previewed) -> set[str]:
    """What the drafts show, and what the page shows already: its address is the preview's too."""
    of_drafts = (DraftText.kept(draft.text).body for draft in opened.drafts)
    published = Asset.objects.filter(revisions__post__coverage=opened.coverage)
    standing = published.filter(revisions__post__withdrawn_at=None).values_list("pk", flat=True)
    lead = (opened.coverage.lead or {}).get("asset") or ""
    return {*standing, str(lead)}.union(*map(pictures_in, of_drafts))
