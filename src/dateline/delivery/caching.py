"""How long an answer may be kept, by whom. One constant for each kind of answer.

Sources: RFC 9111 (caching), RFC 5861 (stale-while-revalidate, stale-if-error), RFC 8246 (immutable).
"""

PAGE = "public, max-age=2, stale-while-revalidate=30, stale-if-error=600"
"""A page may be stale: it says its seq, and its script goes on from there."""

HEAD = "public, max-age=1, stale-while-revalidate=5, stale-if-error=60"

FOREVER = "public, max-age=31536000, immutable"
"""Ranges and files whose address says what they hold."""

HOUR = "public, max-age=3600"
"""What changes with the settings only."""

BRIEFLY = "public, max-age=1"
"""What is not there now may be there in a second."""

NEVER = "no-store"


def tagged(*tags: str) -> dict[str, str]:
    """Headers by which a CDN can be told to drop all that shows a coverage, or the site.

    Two names because there is no standard: ``Cache-Tag`` has commas between tags (Akamai, Bunny,
    Cloudflare, Google), ``Surrogate-Key`` has spaces (Fastly, Varnish, KeyCDN and others).
    """
    return {"cache-tag": ",".join(tags), "surrogate-key": " ".join(tags)}
