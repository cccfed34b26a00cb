"""Headings within a post. They follow on its own, which is the page's title where it has a page to itself."""

import re

from markupsafe import Markup

TAG = re.compile(r"(</?h)([2-6])\b")


def raised(html: str) -> Markup:
    """A post's HTML with its headings a level higher; the script does the same (web/reader/post.ts).

    In what the newsroom renders, text cannot hold a ``<``.
    """
    return Markup(TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) - 1}", html))  # noqa: S704 (it was cleaned)
