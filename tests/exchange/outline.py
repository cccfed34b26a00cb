"""A saved page as an outline that a person can check against the page itself."""

from collections.abc import Iterator

from dateline.exchange.sources.saved_text import SavedPage, SavedPost
from dateline.newsroom.documents import plain_text


def outline(page: SavedPage) -> str:
    return "\n".join(_lines(page)) + "\n"


def _lines(page: SavedPage) -> Iterator[str]:
    yield f"headline: {page.headline}"
    yield f"state: {page.state}"
    yield f"closing: {page.closing}"
    yield f"zone: {page.time_zone}"
    for point in page.summary:
        yield f"point: {point}"
    for post in page.posts:
        yield ""
        yield from _post(post)
    yield ""
    for remark in page.remarks:
        mark = "furniture" if remark.furniture else "remark"
        yield f"{mark}, line {remark.line}: {remark.why}"


def _post(post: SavedPost) -> Iterator[str]:
    updated = " updated" if post.updated else ""
    yield f"{post.published_at.isoformat()} line {post.line}{updated}"
    yield f"  headline: {post.headline}"
    if post.bylines:
        yield f"  by: {' + '.join(post.bylines)}"
    for block in post.blocks:
        yield from _block(block, "  ")


def _block(block: dict, indent: str) -> Iterator[str]:
    kind, attrs = block["type"], block.get("attrs", {})
    if kind == "image":
        assert (attrs["asset"], attrs["source"], attrs["alt"]) == (None, "", "")
        yield f"{indent}image: {attrs['caption']} ({attrs['credit']})"
    elif kind == "paragraph":
        yield f"{indent}p: {plain_text(block)}"
    else:
        said = " | ".join(str(value) for value in attrs.values() if value != "")
        yield f"{indent}{kind}: {said}".rstrip()
        for child in block["content"]:
            yield from _block(child, indent + "  ")
