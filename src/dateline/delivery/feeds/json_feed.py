"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""

import json
from typing import Any

from dateline.delivery.feeds.entries import Feed, FeedEntry
from dateline.delivery.site import Site

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def as_json_feed(feed: Feed, site: Site) -> bytes:
    """The feed as a JSON document; ``expired`` once nothing more is to come."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": f"{feed.base}.json",
        "language": feed.language,
        "authors": [{"name": site.name, "url": f"{site.url}/"}],
        "expired": feed.is_over or None,
    }
    items = [_item(entry, site) for entry in feed.entries]
    body = json.dumps(_said(document) | {"items": items}, ensure_ascii=False, separators=(",", ":"))
    return body.encode()


def _item(entry: FeedEntry, site: Site) -> dict[str, Any]:
    is_changed = entry.updated > entry.published
    return _said(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.headline,
            "content_html": entry.html,
            "summary": entry.summary,
            "image": next((site.absolute(shown.address) for shown in entry.photographs), None),
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds") if is_changed else None,
            "authors": [{"name": name} for name in entry.authors],
            "tags": list(entry.tags),
            "language": entry.language,
        }
    )


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
