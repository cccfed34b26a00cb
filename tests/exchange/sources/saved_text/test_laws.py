"""What holds for every page, whatever is in it."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.exchange.sources.saved_text import NotALivePage, SavedPage, read_saved_page
from dateline.newsroom.documents import check_document, document, plain_text, walk
from tests.exchange.sources.saved_text.pages_made_up import LAYOUTS, STAMPS, jumbles, posts

SAVED = datetime(2022, 1, 22, 9, tzinfo=UTC)


def read_or_none(text: str) -> SavedPage | None:
    read = outcome(text, SAVED)
    return read if isinstance(read, SavedPage) else None


def outcome(text: str, saved_at: datetime | None) -> SavedPage | str:
    try:
        return read_saved_page(text, saved_at=saved_at)
    except NotALivePage as refusal:
        return str(refusal)


def kept_text(page: SavedPage) -> str:
    kept = [page.headline, page.closing, *page.summary]
    for post in page.posts:
        kept += [post.headline or "", *post.bylines]
        for node in (node for block in post.blocks for node in walk(block)):
            kept += [str(value) for value in node.get("attrs", {}).values()]
            kept += [plain_text(node)] if node["type"] == "paragraph" else []
    return "\n".join(kept)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@given(known=st.lists(posts, min_size=2, max_size=6), parted=st.booleans())
def test_known_posts_come_back_from_every_layout(layout, known, parted):
    rendered = [line for post in known for line in layout(post)]
    text = ("\n\n" if parted else "\n").join(["The storm over the harbour of Selmouth", *rendered])
    page = read_saved_page(text)
    assert page.headline == "The storm over the harbour of Selmouth"
    found = [
        (post.headline, post.published_at.replace(tzinfo=None), post.bylines,
         tuple(plain_text(block) for block in post.blocks))
        for post in page.posts
    ]  # fmt: skip
    assert found == [(post.headline, post.when, post.bylines, post.paragraphs) for post in known]


@given(jumbles)
def test_no_line_is_lost(lines):
    page = read_or_none("\n".join(lines))
    if page is None:
        return
    kept = kept_text(page)
    accounted = {remark.line for remark in page.remarks} | {post.line for post in page.posts}
    for number, line in enumerate(lines, start=1):
        marker = f"w{number}w"
        if marker in line:
            assert marker in kept or number in {remark.line for remark in page.remarks}, line
        elif line:
            assert (
                number in accounted or line in kept or ("Ada Lorn" in line and "Ada Lorn" in kept)
            )


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(STAMPS)), max_size=12))
@example(["4:44 p.m. ET, January 21, 2022", "\x00", "(\ud800"])
def test_no_word_of_any_text_is_lost(lines):
    text = "\n".join(lines)
    page = read_or_none(text)
    if page is None:
        return
    kept = set(re.findall(r"\w+", kept_text(page)))
    accounted = {remark.line for remark in page.remarks} | {post.line for post in page.posts}
    for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1):
        if number not in accounted:
            visible = re.sub("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]", "", line)
            missing = set(re.findall(r"[^\W\d_]{3,}", visible)) - kept
            assert not {word for word in missing if not any(word in whole for whole in kept)}


@given(st.one_of(st.text(), jumbles.map("\n".join)), st.sampled_from([None, SAVED]))
def test_no_text_raises_anything_but_a_refusal(text, saved_at):
    """And the same text reads the same twice."""
    first, second = (outcome(text, saved_at) for _ in range(2))
    assert first == second
    assert isinstance(first, SavedPage) or first.endswith(".")


@given(jumbles)
def test_every_body_is_one_that_the_newsroom_takes(lines):
    page = read_or_none("\n".join(lines))
    for post in page.posts if page else ():
        check_document(document(*post.blocks))
        assert str(post.published_at.tzinfo) == page.time_zone
        assert post.headline is None or 0 < len(post.headline) <= 200
