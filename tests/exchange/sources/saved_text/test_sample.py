"""The page that this project was born from, where it is at hand. It is not ours, so nothing of it is
quoted here but its proper names: counts, times, kinds and hashes say the rest."""

import hashlib
from pathlib import Path

import pytest

from dateline.exchange.sources.saved_text import SavedPage, read_saved_page
from dateline.newsroom.documents import check_document, document, plain_text, walk

REPOSITORY = Path(__file__).parents[4]
SAMPLE = REPOSITORY.parent / "shared" / "samples" / "live-page-2022-01-21.txt"
pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not at hand")

TIMES = ["16:44", "16:31", "14:22", "13:02", "13:33", "12:56", "11:10", "11:06", "10:55"]
LOOKING_BACK, TIMELINE = 6, 7


@pytest.fixture(scope="module")
def page() -> SavedPage:
    return read_saved_page(SAMPLE.read_text(encoding="utf-8"))


def kinds(page: SavedPage, index: int) -> list[str]:
    return [block["type"] for block in page.posts[index].blocks]


def digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def images(page: SavedPage) -> list[dict]:
    blocks = (block for post in page.posts for block in post.blocks)
    return [node["attrs"] for block in blocks for node in walk(block) if node["type"] == "image"]


def test_it_is_one_coverage_that_has_ended(page):
    assert (page.state, page.time_zone, page.summary) == ("ended", "America/New_York", ())
    assert digest(page.headline, page.closing) == "f85b488d233209c9"


def test_its_nine_posts_keep_the_pages_own_order(page):
    assert [post.published_at.strftime("%H:%M") for post in page.posts] == TIMES
    assert page.posts[0].published_at.isoformat() == "2022-01-21T16:44:00-05:00"
    assert {post.published_at.date().isoformat() for post in page.posts} == {"2022-01-21"}


def test_its_headlines_are_the_pages_own(page):
    assert [len(post.headline) for post in page.posts] == [85, 82, 87, 79, 51, 108, 106, 88, 57]
    assert digest(*(post.headline for post in page.posts)) == "6eba21a504defe3a"


def test_its_photographs_have_caption_and_credit(page):
    assert [image["credit"] for image in images(page)] == [
        "Sergei Supinsky/AFP/Getty Images", "Chip Somodevilla/Getty Images",
        "Stan Honda/AFP/Getty Images", "Mary Altaffer/AP", "Miguel Villagran/Getty Images",
        "Harold Cunningham/Getty Images", "Chip Somodevilla/Getty Images",
        "Chip Somodevilla/Getty Images", "Alex Brandon/Pool/AP",
    ]  # fmt: skip
    assert all(image["asset"] is None and image["caption"].endswith(".") for image in images(page))
    assert digest(*(image["caption"] for image in images(page))) == "629e8524d9f44c4c"


def test_photographs_in_a_row_are_a_gallery(page):
    assert kinds(page, LOOKING_BACK) == ["paragraph"] * 3 + ["gallery"]
    assert len(page.posts[LOOKING_BACK].blocks[-1]["content"]) == 7


def test_the_years_are_a_timeline(page):
    assert kinds(page, TIMELINE) == ["paragraph", "timeline"] + ["paragraph"] * 5
    entries = page.posts[TIMELINE].blocks[1]["content"]
    assert [entry["attrs"]["when"] for entry in entries] == ["2013", "2014", "2015"]


def test_its_other_posts_are_paragraphs_and_single_photographs(page):
    with_image = {2, 5}
    for index in set(range(9)) - {LOOKING_BACK, TIMELINE}:
        expected = ["image"] if index in with_image else []
        assert [kind for kind in kinds(page, index) if kind != "paragraph"] == expected
    assert [kinds(page, index).count("paragraph") for index in range(9)] == [
        2,
        4,
        4,
        7,
        4,
        3,
        3,
        6,
        8,
    ]


def test_every_word_of_it_is_there(page):
    texts = [plain_text(block) for post in page.posts for block in post.blocks]
    assert digest(*texts) == "928aaaf90c0bc7b3"


def test_only_furniture_is_left_out(page):
    assert [(remark.line, remark.furniture) for remark in page.remarks] == [
        (1, True), (5, True), (141, True),
    ]  # fmt: skip


def test_the_newsroom_takes_its_bodies(page):
    for post in page.posts:
        check_document(document(*post.blocks))
