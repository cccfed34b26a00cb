"""What writers send: made tidy, or refused in one sentence."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.newsroom import intake
from dateline.newsroom.errors import Refused


@given(st.text())
def test_an_address_can_be_made_from_any_headline(headline):
    slug = intake.slug_from(headline)
    assert intake.checked_slug(slug) == slug
    assert len(slug) <= 60


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Storm on the coast", "storm-on-the-coast"),
        ("  Łódź: Été 2022! ", "lodz-ete-2022"),
        ("Ærfugl på Bjørnøya", "aerfugl-pa-bjornoya"),
        ("It's ten o’clock", "its-ten-oclock"),
        ("People", "people-2"),  # an address of the desk's own
        ("津波", "coverage"),
        ("", "coverage"),
        ("word " * 30, "-".join(["word"] * 12)),
    ],
)
def test_an_address_is_the_headlines_words(headline, slug):
    assert intake.slug_from(headline) == slug


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from(" \n\t")))
def test_a_line_is_one_line_with_single_blanks(text):
    line = intake.checked_line(text, "place", most=10_000)
    assert line == " ".join(text.split())
    assert intake.checked_line(line, "place", most=10_000) == line


@given(st.text())
def test_nothing_but_a_refusal_comes_of_any_line(text):
    try:
        line = intake.checked_line(text, "place", most=5, needed=True)
    except Refused:
        return
    assert 1 <= len(line) <= 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The place is empty; write at least a word."),
        (" \n\t", "The place is empty; write at least a word."),
        ("abcdef", "The place has 6 characters; the most is 5."),
        ("a\x00", "The place holds the character U+0000; it is plain text."),
        ("\ud800", "The place holds the character U+D800; it is plain text."),
    ],
    ids=ascii,
)
def test_a_bad_line_is_refused_by_name(text, said):
    with pytest.raises(Refused) as refused:
        intake.checked_line(text, "place", most=5, needed=True)
    assert str(refused.value) == said


@pytest.mark.parametrize("zone", ["Europe/Oslo", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_time_zone_of_the_database_is_taken(zone):
    assert intake.checked_time_zone(zone) == zone


@pytest.mark.parametrize(
    "zone", ["", "Oslo", "europe/oslo", "CET+1", "../etc/passwd", "/etc/localtime", "Europe/"]
)
def test_any_other_is_refused_with_an_example(zone):
    with pytest.raises(Refused, match=r"There is no time zone “.*”; use a name .* “Europe/Oslo”"):
        intake.checked_time_zone(zone)


@pytest.mark.parametrize("tag", ["en", "pt-BR", "nb-NO", "zh-Hans-CN", "sr-Latn", "ja"])
def test_a_language_is_taken(tag):
    assert intake.checked_language(tag) == tag


@pytest.mark.parametrize(
    "tag",
    ["", "xx", "english", "en_US", "en-", "en@euro", "en.<script>", "root", "en US", "en\n"],
)
def test_any_other_language_is_refused_with_an_example(tag):
    with pytest.raises(Refused, match="is no language known here; use a tag such as “en” or"):
        intake.checked_language(tag)


def test_a_language_has_at_most_35_characters():
    with pytest.raises(Refused, match="is no language known here"):
        intake.checked_language("en" + "-abcdefgh" * 4)


def test_names_and_tags_stand_once_in_the_order_that_was_given():
    assert intake.checked_names(["Ben", " Ada ", "Ben"]) == ["Ben", "Ada"]
    assert intake.checked_tags(["sea", "ferry", " sea"]) == ["sea", "ferry"]


@pytest.mark.parametrize(
    ("check", "most", "what"),
    [
        (intake.checked_points, 12, "The summary has 13 points; the most is 12"),
        (intake.checked_tags, 20, "The post has 21 tags; the most is 20"),
        (intake.checked_names, 20, "The post has 21 bylines; the most is 20"),
    ],
)
def test_there_is_a_most_of_everything(check, most, what):
    texts = [str(number) for number in range(most + 1)]
    assert check(texts[:most]) == texts[:most]
    with pytest.raises(Refused, match=what):
        check(texts)


def test_a_moment_with_a_zone_is_taken():
    noon = datetime(2022, 1, 21, 12, tzinfo=UTC)
    assert intake.checked_moment(noon) == noon


def test_a_line_that_nobody_can_see_is_empty():
    with pytest.raises(Refused, match="The headline is empty"):
        intake.checked_headline("\u200b\u2060")
