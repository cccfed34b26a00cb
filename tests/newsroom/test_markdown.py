"""Markdown to a body: what a reporter types, and what it becomes."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.newsroom.documents import check_document, plain_text
from dateline.newsroom.errors import BodyRefused, Refused
from dateline.newsroom.markdown import document_from_markdown


def blocks(text, find_asset=None):
    return document_from_markdown(text, find_asset)["content"]


def words(text, *marks):
    return {"type": "text", "text": text} | ({"marks": list(marks)} if marks else {})


def line(*content):
    return {
        "type": "paragraph",
        "content": [words(c) if isinstance(c, str) else c for c in content],
    }


def bullets(*items):
    return {
        "type": "bullet_list",
        "content": [{"type": "list_item", "content": list(item)} for item in items],
    }


def quote(*lines, speaker="", role=""):
    attrs = {"speaker": speaker, "role": role}
    return {"type": "quote", "attrs": attrs, "content": list(lines)}


def link(href):
    return {"type": "link", "attrs": {"href": href}}


BOLD, ITALIC = {"type": "bold"}, {"type": "italic"}
BREAK = {"type": "hard_break"}


@pytest.mark.parametrize(
    ("text", "level"), [("# A", 3), ("## A", 3), ("### A", 3), ("#### A", 4), ("###### A", 4)]
)
def test_a_heading_stands_below_the_headlines_of_the_page(text, level):
    assert blocks(text) == [{"type": "heading", "attrs": {"level": level}, "content": [words("A")]}]


def test_a_line_end_in_a_paragraph_is_a_blank():
    assert blocks("one\ntwo\n\nthree") == [line("one", " ", "two"), line("three")]


@pytest.mark.parametrize("text", ["one  \ntwo", "one\\\ntwo"])
def test_a_hard_break_stays_one(text):
    assert blocks(text) == [line("one", BREAK, "two")]


def test_bold_and_italic():
    assert blocks("a **b *c***") == [line("a ", words("b ", BOLD), words("c", BOLD, ITALIC))]


def test_bold_in_bold_is_bold():
    assert blocks("****a****") == [line(words("a", BOLD))]


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[a](https://example.org/b?c=1)", "https://example.org/b?c=1"),
        ('[a](http://example.org "Title")', "http://example.org"),
        ("[a](mailto:desk@example.org)", "mailto:desk@example.org"),
        ("[a]\n\n[a]: https://example.org", "https://example.org"),
    ],
)
def test_a_link(text, href):
    assert blocks(text) == [line(words("a", link(href)))]


@pytest.mark.parametrize("href", ["/live/", "page.html", "#top", "ftp://example.org", "tel:1881"])
def test_a_link_that_would_lead_nowhere_for_a_reader_is_dropped(href):
    assert blocks(f"[a]({href})") == [line("a")]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_would_run_something_stays_as_it_was_typed(href):
    assert plain_text(document_from_markdown(f"[a]({href})")) == f"[a]({href})"


@pytest.mark.parametrize("text", ["- one\n- two", "* one\n* two", "- one\n\n- two"])
def test_a_list(text):
    assert blocks(text) == [bullets([line("one")], [line("two")])]


def test_a_numbered_list_begins_where_it_was_said():
    (found,) = blocks("4. four\n5. five")
    assert (found["type"], found["attrs"]) == ("ordered_list", {"start": 4})


def test_a_list_in_a_list():
    assert blocks("- one\n  - two\n    - three") == [
        bullets([line("one"), bullets([line("two"), bullets([line("three")])])])
    ]


def test_an_item_without_words_is_an_empty_one():
    assert blocks("-\n- two") == [bullets([line()], [line("two")])]


def test_what_cannot_stand_in_a_list_is_kept_as_paragraphs():
    text = "- # Head\n\n  > Said.\n  >\n  > — Marit Aas, harbour master\n\n  ![Waves](pier.jpg)"
    lines = [line("Head"), line("Said."), line("— Marit Aas, harbour master"), line("Waves")]
    assert blocks(text) == [bullets(lines)]


def test_a_quotation():
    assert blocks("> one\n>\n> two") == [quote(line("one"), line("two"))]


@pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "—"])
def test_a_quotation_whose_last_line_begins_with_a_dash_has_a_speaker(dash):
    said = quote(line("We are safe."), speaker="Marit Aas", role="harbour master, Skagen")
    assert blocks(f"> We are safe.\n>\n> {dash}Marit Aas, harbour master, Skagen") == [said]


def test_a_speaker_in_arabic_is_parted_from_their_role_by_an_arabic_comma():
    said = quote(line("وصل."), speaker="نورة السعدي", role="معلمة من واحة السدرة")
    assert blocks("> وصل.\n>\n> — نورة السعدي، معلمة من واحة السدرة") == [said]


@pytest.mark.parametrize("end", ["", "\\", "  "])
def test_the_speaker_may_stand_in_the_line_below(end):
    assert blocks(f"> one\n> two{end}\n> — Marit *Aas*") == [
        quote(line("one", " ", "two"), speaker="Marit Aas")
    ]


def test_a_quotation_of_one_line_has_no_speaker():
    assert blocks("> — and then it was dark") == [quote(line("— and then it was dark"))]


def test_what_cannot_stand_in_a_quotation_is_kept_as_paragraphs():
    assert blocks("> # Head\n> - one\n>   - two") == [quote(line("Head"), line("one"), line("two"))]


def test_a_picture_is_an_image_block_between_the_lines_around_it():
    image = {"type": "image", "attrs": {"alt": "Waves", "caption": "The pier"}}
    assert blocks('one ![Waves](pier.jpg "The pier") two') == [line("one "), image, line(" two")]


def test_a_picture_is_looked_for_by_whoever_files():
    (image,) = blocks("![](a%20b.jpg)", lambda name: {"asset": "ab" * 32, "caption": name})
    assert image["attrs"] == {"asset": "ab" * 32, "caption": "a%20b.jpg"}


def test_what_was_typed_stands_over_what_the_picture_says():
    (image,) = blocks('![Waves](a.jpg "Typed")', lambda name: {"alt": "x", "credit": "Ada"})
    assert image["attrs"] == {"alt": "Waves", "caption": "Typed", "credit": "Ada"}


def test_a_picture_that_is_not_found_is_said_to_be_so():
    def find(name):
        raise Refused(f"There is no {name}.")

    with pytest.raises(Refused, match=r"There is no pier\.jpg\."):
        blocks("![](pier.jpg)", find)


def test_a_table():
    (table,) = blocks("| a | **b** |\n|---|---|\n| c | |")
    header, row = table["content"]
    assert [cell["type"] for cell in header["content"]] == ["table_header", "table_header"]
    assert [cell["content"] for cell in row["content"]] == [[words("c")], []]
    assert header["content"][1]["content"] == [words("b", BOLD)]


def test_raw_html_stays_text():
    assert blocks("<script>alert(1)</script>") == [line("<script>alert(1)</script>")]
    assert plain_text(document_from_markdown("a <b onclick=x>c</b>")) == "a <b onclick=x>c</b>"


def test_a_code_block_is_paragraphs():
    assert blocks("```\none  two\nthree\n\nfour\n```") == [line("one two three"), line("four")]
    assert blocks("    indented") == [line("indented")]


def test_code_in_a_line_is_text():
    assert blocks("a `b`") == [line("a ", "b")]


def test_a_rule_is_a_divider():
    assert blocks("one\n\n---\n\ntwo") == [line("one"), {"type": "divider"}, line("two")]


@pytest.mark.parametrize("text", ["", " \n", "#", "\x00", "[a]: https://example.org"])
def test_nothing_is_an_empty_paragraph(text):
    assert blocks(text) == [line()]


@pytest.mark.parametrize("text", ["\x1b[0m", "\ud800", "- " * 20 + "a"], ids=ascii)
def test_what_cannot_stand_in_the_schema_is_refused(text):
    with pytest.raises(BodyRefused):
        document_from_markdown(text)


def test_bold_that_nests_without_end_is_refused_before_the_stack_ends():
    with pytest.raises(BodyRefused, match="nest at most 16 deep"):
        document_from_markdown("**" * 3000 + "a" + "**" * 3000)


MARKUP = st.sampled_from(
    ["\n", "\n\n", "  ", "- ", "1. ", "> ", "# ", "*", "**", "_", "`", "```\n", "    ", "|", "|-|",
     "[", "](", ")", "!", "https://a.b", "<", "—", "\\", "&amp;", "&#0;", "---", "\t", "\x00"]
)  # fmt: skip
TYPED = st.lists(MARKUP | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=300)
@given(TYPED | st.text())
@example("[\\](https://[)")
@example("[<http://a>](http://b)")
def test_any_text_is_a_sound_body_or_is_refused(text):
    try:
        body = document_from_markdown(text)
    except BodyRefused:
        return
    assert check_document(body) is body


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["> ", "- ", "# ", "one", "two", "\n", "\n\n", "| ", "  "])))
def test_no_word_is_lost(pieces):
    typed = "".join(pieces)
    try:
        said = plain_text(document_from_markdown(typed))
    except BodyRefused:
        return
    assert [said.count(word) for word in ("one", "two")] == [
        typed.count(word) for word in ("one", "two")
    ]
