from dateline.exchange.sources.saved_text.cutting import Piece
from dateline.exchange.sources.saved_text.moments import Timed
from dateline.exchange.sources.saved_text.posts import read_words
from dateline.exchange.sources.saved_text.stamps import read_whole
from tests.exchange.sources.saved_text.reading_lines import lines


def words(*texts):
    stamp, *rest = lines("16:44", *texts)
    return read_words(Piece(Timed(read_whole("16:44"), stamp), lines=rest))


def test_headline_and_byline_come_first_in_either_order():
    for texts in (("Quay shut", "By Ada Lorn"), ("By Ada Lorn", "Quay shut")):
        post = words(*texts, "Text.")
        assert (post.headline, post.bylines, len(post.blocks)) == ("Quay shut", ("Ada Lorn",), 1)


def test_only_the_first_such_line_is_the_headline():
    post = words("Quay shut", "Pier open", "Text.")
    assert (post.headline, len(post.blocks)) == ("Quay shut", 2)


def test_a_sentence_is_no_headline():
    assert words("The quay is shut.", "So it is").headline is None


def test_neither_are_photographs_lists_timelines_and_times():
    for first in ("Waves. (Ada Lorn/AP)", "• one", "9:15 AM · Jan 21, 2022", "Photo: Ada Lorn"):
        assert words(first, "Text.").headline is None
    assert words("2013: One", "2014: Two").headline is None
    assert words("2013: the year it began", "Text.").headline == "2013: the year it began"


def test_a_headline_alone_has_an_empty_body():
    post = words("Quay shut")
    assert (post.headline, post.blocks) == ("Quay shut", [{"type": "paragraph", "content": []}])


def test_no_words_are_no_post():
    assert words() is None
    assert words("By Ada Lorn") is None
