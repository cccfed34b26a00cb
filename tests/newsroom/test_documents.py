"""The body of a post: what the schema allows, and the exact place of what it does not."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.newsroom.documents import check_document, document, paragraph, plain_text, walk
from dateline.newsroom.errors import BodyRefused
from tests.newsroom.strategies import MARKS, NODES, documents

ASSET = "ab" * 32
WORD = {"type": "text", "text": "word"}
LINE = paragraph("A line.")
ITEM = {"type": "list_item", "content": [LINE]}
IMAGE = {"type": "image", "attrs": {"asset": ASSET, "caption": "The pier", "alt": "Waves"}}
ENTRY = {"type": "timeline_entry", "attrs": {"when": "9 a.m."}, "content": [LINE]}
CELL = {"type": "table_cell", "content": [WORD]}
HEADER = {"type": "table_header", "content": [WORD]}

BLOCKS = {
    "paragraph": LINE,
    "empty paragraph": {"type": "paragraph"},
    "heading": {"type": "heading", "attrs": {"level": 4}, "content": [WORD]},
    "bullet list": {"type": "bullet_list", "content": [ITEM, ITEM]},
    "ordered list": {"type": "ordered_list", "attrs": {"start": 4}, "content": [ITEM]},
    "list in a list": {
        "type": "bullet_list",
        "content": [
            {
                "type": "list_item",
                "content": [LINE, {"type": "ordered_list", "content": [ITEM]}, LINE],
            }
        ],
    },
    "quote": {
        "type": "quote",
        "attrs": {"speaker": "Marit Aas", "role": "harbour master"},
        "content": [LINE, LINE],
    },
    "image": IMAGE,
    "image that is absent": {"type": "image", "attrs": {"asset": None}},
    "gallery": {"type": "gallery", "attrs": {"caption": "The day"}, "content": [IMAGE, IMAGE]},
    "timeline": {"type": "timeline", "content": [ENTRY]},
    "fact box": {
        "type": "fact_box",
        "attrs": {"title": "The ferry"},
        "content": [{"type": "heading", "content": [WORD]}, LINE],
    },
    "table": {
        "type": "table",
        "attrs": {"caption": "Depths"},
        "content": [
            {"type": "table_row", "content": [HEADER, HEADER]},
            {"type": "table_row", "content": [CELL, {"type": "table_cell"}]},
        ],
    },
    "embed": {
        "type": "embed",
        "attrs": {"url": "https://video.example/7", "title": "The pier, live"},
    },
    "divider": {"type": "divider"},
    "hard break": {"type": "paragraph", "content": [WORD, {"type": "hard_break"}, WORD]},
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_taken_as_it_is(name):
    body = document(BLOCKS[name])
    assert check_document(body) is body


def test_every_node_of_the_schema_is_tried_here():
    tried = {node["type"] for block in BLOCKS.values() for node in walk(document(block))}
    assert tried == NODES.keys()


LINK = {"type": "link", "attrs": {"href": "https://example.org/?a=1&b=2"}}
MAIL = {"type": "link", "attrs": {"href": "mailto:desk@example.org"}}


@pytest.mark.parametrize(
    "marks", [[{"type": "bold"}], [{"type": "italic"}], [LINK], [MAIL], [LINK, {"type": "bold"}]]
)
@pytest.mark.parametrize("inline", [WORD, {"type": "hard_break"}])
def test_text_and_line_breaks_take_marks(inline, marks):
    check_document(document({"type": "paragraph", "content": [inline | {"marks": marks}]}))


def test_every_mark_of_the_schema_is_tried_here():
    assert {"bold", "italic", LINK["type"]} == MARKS.keys()


@given(documents())
def test_whatever_the_schema_file_describes_is_taken(body):
    assert check_document(body) is body


def in_paragraph(*content):
    return document({"type": "paragraph", "content": list(content)})


def linked(href):
    return in_paragraph(WORD | {"marks": [{"type": "link", "attrs": {"href": href}}]})


REFUSED = [
    (None, "its root", "a node is an object"),
    ([], "its root", "a node is an object"),
    ("text", "its root", "a node is an object"),
    ({}, "type", "no node of type None"),
    ({"type": []}, "type", "no node of type []"),
    ({"type": "script"}, "type", "no node of type “script”"),
    (LINE, "type", "begins with “doc”"),
    ({"type": "doc"}, "content", "“doc” holds block+, and here is nothing"),
    (document(), "content", "“doc” holds block+, and here is nothing"),
    ({"type": "doc", "content": {}}, "content", "a list of nodes"),
    ({"type": "doc", "content": None}, "content", "a list of nodes"),
    (document(LINE, None), "content[1]", "a node is an object"),
    (document(WORD), "content", "“doc” holds block+, and here is text"),
    (document(ITEM), "content", "holds block+, and here is list_item"),
    (document(document(LINE)), "content", "holds block+, and here is doc"),
    (document(LINE | {"style": "x"}), "content[0].style", "no such key"),
    (document(LINE | {"text": "x"}), "content[0].text", "no such key"),
    (document(LINE | {"attrs": None}), "content[0].attrs", "attributes are an object"),
    (document(LINE | {"attrs": {"id": 1}}), "content[0].attrs.id", "no such attribute"),
    (document(LINE | {"marks": [{"type": "bold"}]}), "content[0].marks", "only text and line"),
    (document(LINE | {"marks": {}}), "content[0].marks", "in a list"),
    (document({"type": "divider", "content": [LINE]}), "content[0].content", "holds nothing"),
    (document({"type": "divider", "text": ""}), "content[0].text", "no such key"),
    (in_paragraph({"type": "text"}), "content[0].content[0].text", "at least one character"),
    (paragraph("") | {"content": [{}]}, "content[0].type", "no node of type None"),
    (in_paragraph({"type": "text", "text": ""}), "content[0].content[0].text", "at least one"),
    (in_paragraph({"type": "text", "text": 7}), "content[0].content[0].text", "at least one"),
    (in_paragraph(WORD | {"attrs": {}}), "content[0].content[0].attrs", "no such key"),
    (in_paragraph(WORD | {"content": []}), "content[0].content[0].content", "no such key"),
    (in_paragraph(LINE), "content[0].content", "“paragraph” holds inline*"),
    (in_paragraph(WORD | {"marks": "bold"}), "content[0].content[0].marks", "in a list"),
    (in_paragraph(WORD | {"marks": ["bold"]}), "content[0].content[0].marks[0]", "a mark is one"),
    (
        in_paragraph(WORD | {"marks": [{"type": []}]}),
        "content[0].content[0].marks[0]",
        "a mark is one of bold, italic, link",
    ),
    (
        in_paragraph(WORD | {"marks": [{"type": "bold"}, {"type": "blink"}]}),
        "content[0].content[0].marks[1]",
        "a mark is one of bold, italic, link",
    ),
    (
        in_paragraph(WORD | {"marks": [{"type": "bold"}, {"type": "bold"}]}),
        "content[0].content[0].marks[1]",
        "marked “bold” already",
    ),
    (
        in_paragraph(WORD | {"marks": [{"type": "bold", "style": ""}]}),
        "content[0].content[0].marks[0].style",
        "no such key",
    ),
    (
        in_paragraph(WORD | {"marks": [{"type": "bold", "attrs": {"a": 1}}]}),
        "content[0].content[0].marks[0].attrs.a",
        "no such attribute",
    ),
    (
        in_paragraph(WORD | {"marks": [{"type": "link"}]}),
        "content[0].content[0].marks[0].attrs.href",
        "this attribute is needed",
    ),
    (
        document({"type": "heading", "attrs": {"level": 1}}),
        "content[0].attrs.level",
        "one of 3, 4, not 1",
    ),
    (
        document({"type": "heading", "attrs": {"level": True}}),
        "content[0].attrs.level",
        "must be number, not True",
    ),
    (
        document({"type": "heading", "attrs": {"level": 3.0}}),
        "content[0].attrs.level",
        "must be number, not 3.0",
    ),
    (
        document({"type": "ordered_list", "attrs": {"start": 2**53}, "content": [ITEM]}),
        "content[0].attrs.start",
        "too large",
    ),
    (
        document({"type": "bullet_list", "content": [LINE]}),
        "content[0].content",
        "“bullet_list” holds list_item+, and here is paragraph",
    ),
    (
        document({"type": "bullet_list", "content": [{"type": "list_item", "content": [IMAGE]}]}),
        "content[0].content[0].content",
        "“list_item” holds paragraph",
    ),
    (
        document({"type": "quote", "attrs": {"speaker": None}, "content": [LINE]}),
        "content[0].attrs.speaker",
        "must be string, not None",
    ),
    (document({"type": "quote"}), "content[0].content", "“quote” holds paragraph+"),
    (
        document({"type": "image", "attrs": {"asset": "../secret"}}),
        "content[0].attrs.asset",
        "“../secret” is not the id of an asset",
    ),
    (
        document({"type": "image", "attrs": {"src": "https://example.org/a.jpg"}}),
        "content[0].attrs.src",
        "no such attribute",
    ),
    (document({"type": "gallery"}), "content[0].content", "“gallery” holds image+"),
    (
        document(LINE, LINE, {"type": "timeline", "content": [ENTRY, ENTRY | {"attrs": {}}]}),
        "content[2].content[1].attrs.when",
        "this attribute is needed",
    ),
    (
        document({"type": "timeline", "content": [{"type": "timeline_entry", "content": [LINE]}]}),
        "content[0].content[0].attrs.when",
        "this attribute is needed",
    ),
    (
        document({"type": "fact_box", "content": [IMAGE]}),
        "content[0].content",
        "“fact_box” holds",
    ),
    (
        document({"type": "table", "content": [CELL]}),
        "content[0].content",
        "“table” holds table_row+, and here is table_cell",
    ),
    (
        document({"type": "embed"}),
        "content[0].attrs.url",
        "this attribute is needed",
    ),
    (
        document({"type": "embed", "attrs": {"url": "mailto:desk@example.org"}}),
        "content[0].attrs.url",
        "not an address that begins with https://",
    ),
]


@pytest.mark.parametrize(("body", "path", "why"), REFUSED, ids=lambda value: ascii(value)[:120])
def test_what_is_refused_is_refused_at_its_exact_place(body, path, why):
    with pytest.raises(BodyRefused) as refused:
        check_document(body)
    assert (refused.value.path or "its root") == path
    assert why in refused.value.why


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org/",
        "/live/",
        "relative",
        "",
        "https://",
        "https:example.org",
        "https:///path",
        "https://[::1",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://exa%mple.org/",
        "https://example.org/a b",
        "https://example.org/a\u00a0b",
        "mailto:nobody",
        "mailto:",
    ],
    ids=ascii,
)
def test_a_link_leads_to_the_web_or_to_a_mailbox(href):
    with pytest.raises(BodyRefused) as refused:
        check_document(linked(href))
    assert refused.value.path == "content[0].content[0].marks[0].attrs.href"


@pytest.mark.parametrize(
    "href",
    ["http://example.org", "HTTPS://example.org:8080/a?b#c", "https://[::1]/", "https://æ.no"],
)
def test_an_address_of_the_web_is_taken(href):
    check_document(linked(href))


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\ud800"])
def test_a_character_that_is_no_text_is_named(character):
    code = f"U\\+{ord(character):04X}"
    with pytest.raises(BodyRefused, match=rf"content\[0\]\.content\[0\]\.text: .*{code}"):
        check_document(document(paragraph(f"a{character}b")))
    with pytest.raises(BodyRefused, match=rf"content\[0\]\.attrs\.speaker: .*{code}"):
        check_document(document(BLOCKS["quote"] | {"attrs": {"speaker": character}}))


def nested(lists: int, innermost: dict) -> dict:
    block = innermost
    for _ in range(lists):
        lines = [LINE, block] if block["type"] == "bullet_list" else [block]
        block = {"type": "bullet_list", "content": [{"type": "list_item", "content": lines}]}
    return document(block)


def test_text_in_seven_lists_is_sixteen_deep_and_taken():
    check_document(nested(7, LINE))


@pytest.mark.parametrize("lists", [8, 400])
def test_deep_nesting_is_refused_before_the_stack_ends(lists):
    with pytest.raises(BodyRefused, match="nodes nest at most 16 deep"):
        check_document(nested(lists, paragraph("")))


def test_a_value_that_nests_deep_is_refused_too():
    value = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(BodyRefused, match="must be string"):
        check_document(document(BLOCKS["quote"] | {"attrs": {"speaker": value}}))


def test_a_body_of_a_long_read_is_taken():
    check_document(document(*[paragraph("x" * 600)] * 100))


@pytest.mark.parametrize(
    "body",
    [
        document(paragraph("x" * 300_000)),
        document(paragraph("ø" * 150_000)),
        document(*[paragraph("")] * 20_000),
    ],
    ids=["long", "two bytes a letter", "many"],
)
def test_a_huge_body_is_refused(body):
    with pytest.raises(BodyRefused, match="at most 256 KB"):
        check_document(body)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
KEYS = st.sampled_from(["type", "content", "attrs", "marks", "text", "href", "level"])
KINDS = st.sampled_from([*NODES, *MARKS])
NEARLY = st.recursive(
    KINDS | ANYTHING,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.fixed_dictionaries({"type": KINDS}, optional={"content": st.lists(inner, max_size=3)})
    ),
)


@settings(max_examples=300)
@given(ANYTHING | NEARLY | NEARLY.map(lambda node: {"type": "doc", "content": [node]}))
def test_nothing_but_a_refusal_comes_of_any_json(body):
    with suppress(BodyRefused):
        assert check_document(body) is body


@given(documents(), st.data())
def test_one_wrong_key_anywhere_is_found_where_it_is(body, data):
    node = data.draw(st.sampled_from(list(walk(body))))
    node["onclick"] = "alert(1)"
    with pytest.raises(BodyRefused) as refused:
        check_document(body)
    *steps, key = re.findall(r"\w+", refused.value.path)
    found = body
    for step in steps:
        found = found[int(step) if step.isdigit() else step]
    assert (found, key) == (node, "onclick")


def test_plain_text_is_the_words_alone():
    quote = BLOCKS["quote"] | {"content": [paragraph("We are safe."), paragraph("All of us.")]}
    assert plain_text(document(LINE, quote, BLOCKS["image"])) == "A line.\nWe are safe.\nAll of us."


def test_a_line_break_parts_words():
    assert plain_text(document(BLOCKS["hard break"])) == "word\nword"


def test_walking_is_in_reading_order():
    kinds = [node["type"] for node in walk(document(BLOCKS["quote"], LINE))]
    assert kinds == ["doc", "quote", "paragraph", "text", "paragraph", "text", "paragraph", "text"]
