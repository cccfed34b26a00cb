"""A body as HTML: whole strings, hostile text, and nothing of ours lost on the way out."""

from collections import Counter
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given

from dateline.newsroom.documents import document, paragraph, walk
from dateline.newsroom.rendering import ATTRIBUTES, TAGS, render_document, render_picture
from tests.newsroom.strategies import documents

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'single' </p><img src=x onerror=alert(1)>"
ESCAPED = (
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"quoted\" 'single' "
    "&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;"
)
IN_ATTRIBUTE = ESCAPED.replace('"', "&quot;")


def text(words, *marks):
    return {"type": "text", "text": words, "marks": list(marks)}


def block(kind, *content, **attrs):
    return {"type": kind, "attrs": attrs, "content": list(content)}


def link(href):
    return {"type": "link", "attrs": {"href": href}}


BOLD, ITALIC = {"type": "bold"}, {"type": "italic"}
WORD, LINE = text("word"), paragraph("A line.")
ITEM = block("list_item", LINE)
WEB = "https://example.org/?a=1&b='2'"

RENDERED = {
    "a paragraph": (LINE, "<p>A line.</p>"),
    "an empty paragraph": (paragraph(""), "<p></p>"),
    "a line break": (
        block("paragraph", text("one"), {"type": "hard_break", "marks": [BOLD]}, text("two")),
        "<p>one<br>two</p>",
    ),
    "bold": (block("paragraph", text("word", BOLD)), "<p><strong>word</strong></p>"),
    "italic, then bold": (
        block("paragraph", text("word", ITALIC, BOLD)),
        "<p><em><strong>word</strong></em></p>",
    ),
    "a bold link": (
        block("paragraph", text("word", link(WEB), BOLD)),
        "<p><a href=\"https://example.org/?a=1&amp;b='2'\" "
        'rel="noopener noreferrer"><strong>word</strong></a></p>',
    ),
    "a mail link": (
        block("paragraph", text("word", link("mailto:desk@example.org"))),
        '<p><a href="mailto:desk@example.org" rel="noopener noreferrer">word</a></p>',
    ),
    "a heading": (block("heading", WORD), "<h3>word</h3>"),
    "a smaller heading": (block("heading", WORD, level=4), "<h4>word</h4>"),
    "a list": (
        block("bullet_list", ITEM, ITEM),
        "<ul><li><p>A line.</p></li><li><p>A line.</p></li></ul>",
    ),
    "a numbered list": (block("ordered_list", ITEM), '<ol start="1"><li><p>A line.</p></li></ol>'),
    "a list numbered from below nought": (
        block("ordered_list", ITEM, start=-4),
        '<ol start="-4"><li><p>A line.</p></li></ol>',
    ),
    "a quote": (
        block("quote", LINE),
        '<figure class="quote"><blockquote><p>A line.</p></blockquote></figure>',
    ),
    "a quote with speaker and role": (
        block("quote", LINE, speaker="Marit Aas", role="harbour master"),
        '<figure class="quote"><blockquote><p>A line.</p></blockquote>'
        '<figcaption><span class="speaker">Marit Aas</span>, '
        '<span class="role">harbour master</span></figcaption></figure>',
    ),
    "a quote with speaker and role in Arabic": (
        block("quote", LINE, speaker="نورة السعدي", role="معلمة"),
        '<figure class="quote"><blockquote><p>A line.</p></blockquote>'
        '<figcaption><span class="speaker">نورة السعدي</span>، '
        '<span class="role">معلمة</span></figcaption></figure>',
    ),
    "a quote with a role": (
        block("quote", LINE, role="harbour master"),
        '<figure class="quote"><blockquote><p>A line.</p></blockquote>'
        '<figcaption><span class="role">harbour master</span></figcaption></figure>',
    ),
    "an absent picture with caption and credit": (
        block("image", asset=None, caption="The pier", credit="Ada Quist", source="The Herald"),
        '<figure class="photo absent"><figcaption>The pier '
        '<span class="credit">Ada Quist / The Herald</span></figcaption></figure>',
    ),
    "an absent picture": (
        block("image", asset="ab" * 32),
        '<figure class="photo absent"></figure>',
    ),
    "a gallery": (
        block("gallery", block("image", caption="One"), caption="The day"),
        '<figure class="gallery"><figure class="photo absent"><figcaption>One</figcaption>'
        "</figure><figcaption>The day</figcaption></figure>",
    ),
    "a timeline": (
        block("timeline", block("timeline_entry", LINE, when="9 a.m.")),
        '<dl class="timeline"><div><dt>9 a.m.</dt><dd><p>A line.</p></dd></div></dl>',
    ),
    "a fact box": (block("fact_box", LINE), '<aside class="fact-box"><p>A line.</p></aside>'),
    "a fact box with a title": (
        block("fact_box", LINE, title="The ferry"),
        '<aside class="fact-box" aria-label="The ferry"><h3>The ferry</h3><p>A line.</p></aside>',
    ),
    "a table": (
        block(
            "table",
            block("table_row", block("table_header", WORD), block("table_header")),
            block("table_row", block("table_cell", WORD), block("table_cell")),
        ),
        '<div class="table" role="region" aria-label="word" tabindex="0"><table><tbody>'
        '<tr><th scope="col">word</th><th scope="col"></th></tr>'
        "<tr><td>word</td><td></td></tr></tbody></table></div>",
    ),
    "a table with a caption": (
        block("table", block("table_row", block("table_cell", WORD)), caption="Depths"),
        '<div class="table" role="region" aria-label="Depths" tabindex="0"><table>'
        "<caption>Depths</caption><tbody><tr><td>word</td></tr></tbody></table></div>",
    ),
    "an embed": (
        block("embed", url="https://video.example/7"),
        '<p class="card"><a href="https://video.example/7" rel="noopener noreferrer">'
        "https://video.example/7</a></p>",
    ),
    "an embed with everything": (
        block(
            "embed",
            url="https://video.example/7",
            title="The pier, live",
            description="Waves.",
            provider="Video",
            author="Ada",
        ),
        '<p class="card"><a href="https://video.example/7" rel="noopener noreferrer">'
        'The pier, live</a><span class="author">Ada</span>'
        '<span class="description">Waves.</span><span class="provider">Video</span></p>',
    ),
    "a divider": (block("divider"), "<hr>"),
}


@pytest.mark.parametrize("name", RENDERED)
def test_a_block_is_rendered_to_the_letter(name):
    node, html = RENDERED[name]
    assert render_document(document(node)) == html


def test_blocks_follow_one_another():
    assert render_document(document(LINE, LINE)) == "<p>A line.</p><p>A line.</p>"


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (paragraph(HOSTILE), f"<p>{ESCAPED}</p>"),
        (block("paragraph", text(HOSTILE, BOLD)), f"<p><strong>{ESCAPED}</strong></p>"),
        (
            block("quote", LINE, speaker=HOSTILE),
            '<figure class="quote"><blockquote><p>A line.</p></blockquote><figcaption>'
            f'<span class="speaker">{ESCAPED}</span></figcaption></figure>',
        ),
        (
            block("image", caption=HOSTILE),
            f'<figure class="photo absent"><figcaption>{ESCAPED}</figcaption></figure>',
        ),
        (
            block("fact_box", LINE, title=HOSTILE),
            f'<aside class="fact-box" aria-label="{IN_ATTRIBUTE}"><h3>{ESCAPED}</h3>'
            "<p>A line.</p></aside>",
        ),
        (
            block("timeline", block("timeline_entry", LINE, when=HOSTILE)),
            f'<dl class="timeline"><div><dt>{ESCAPED}</dt><dd><p>A line.</p></dd></div></dl>',
        ),
        (
            block("embed", url="https://a.example/\"onclick='x'", title="{}{0}%s"),
            '<p class="card"><a href="https://a.example/&quot;onclick=\'x\'"'
            ' rel="noopener noreferrer">{}{0}%s</a></p>',
        ),
    ],
    ids=["text", "bold", "speaker", "caption", "title", "time", "address"],
)
def test_hostile_text_is_text(node, html):
    assert render_document(document(node)) == html


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_hole_in_the_schema_would_not_be_a_hole_in_the_page(href):
    html = render_document(document(block("paragraph", text("word", link(href)))))
    assert html == '<p><a rel="noopener noreferrer">word</a></p>'


def shown(photo, *, sizes="(min-width: 44rem) 41rem, 100vw", alt="", focus="") -> str:
    here = f"/media/{photo.pk}/80"
    return (
        f'<figure class="photo"><picture>'
        f'<source type="image/avif" srcset="{here}.avif 80w" sizes="{sizes}">'
        f'<source type="image/webp" srcset="{here}.webp 80w" sizes="{sizes}">'
        f'<img src="{here}.jpg" srcset="{here}.jpg 80w" sizes="{sizes}" width="80" height="60" '
        f'alt="{alt}"{focus} loading="lazy" decoding="async"></picture></figure>'
    )


def test_a_photograph_has_its_size_so_that_the_page_does_not_jump(photo):
    html = render_document(document(block("image", asset=photo.pk, alt="A grey sea")))
    assert html == shown(photo, alt="A grey sea")


def test_a_photograph_says_what_a_crop_keeps_without_a_style(photo):
    photo.focus = [71, 18]
    photo.save()
    html = render_document(document(block("image", asset=photo.pk)))
    assert html == shown(photo, focus=' class="focus-x-70 focus-y-20"')


ROW = "(min-width: 44rem) 20rem, (min-width: 31rem) 50vw, 100vw"
ACROSS = "(min-width: 44rem) 41rem, 100vw"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_in_a_gallery_two_stand_in_a_row_and_an_odd_one_goes_across(photo, count):
    images = [block("image", asset=photo.pk) for _ in range(count)]
    widths = [ACROSS if count % 2 else ROW, *[ROW] * (count - 1)]
    html = render_document(document(block("gallery", *images)))
    inside = "".join(shown(photo, sizes=sizes) for sizes in widths)
    assert html == f'<figure class="gallery">{inside}</figure>'


def test_a_photograph_is_found_where_the_sites_root_is(photo, settings):
    settings.DATELINE_ROOT_PATH = "/news"
    html = render_picture({"asset": photo.pk})
    assert f'src="/news/media/{photo.pk}/80.jpg"' in html
    assert f'srcset="/news/media/{photo.pk}/80.avif 80w"' in html


def test_the_picture_at_the_head_is_fetched_at_once(photo):
    html = render_picture({"asset": photo.pk})
    assert 'fetchpriority="high" decoding="async"' in html
    assert 'sizes="(min-width: 64rem) 30rem, 100vw"' in html
    assert "loading" not in html


class Outline(HTMLParser):
    """The elements, words and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.words = ""
        self.links: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements[tag] += 1
        self.links += [value for name, value in attrs if (tag, name) == ("a", "href")]

    def handle_data(self, data):
        self.words += data


ELEMENTS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "quote": "blockquote",
    "timeline": "dl",
    "timeline_entry": "dd",
    "fact_box": "aside",
    "table": "table",
    "table_row": "tr",
    "table_header": "th",
    "table_cell": "td",
    "divider": "hr",
    "hard_break": "br",
    "bold": "strong",
    "italic": "em",
}


def things_in(body):
    for node in walk(body):
        yield node
        yield from node.get("marks", []) if node["type"] == "text" else []


@given(documents())
def test_cleaning_lets_all_of_our_own_markup_through(body):
    html = render_document(body)
    kinds = Counter(thing["type"] for thing in things_in(body))
    elements = Outline(html).elements
    assert {tag: elements[tag] for tag in ELEMENTS.values()} == {
        tag: kinds[kind] for kind, tag in ELEMENTS.items()
    }


@given(documents())
def test_every_word_and_every_link_is_on_the_page(body):
    outline = Outline(render_document(body))
    words = iter(outline.words)
    texts = "".join(node["text"] for node in walk(body) if node["type"] == "text")
    assert all(letter in words for letter in texts)  # in this order, with captions between them
    wanted = [thing["attrs"] for thing in things_in(body) if thing["type"] in ("link", "embed")]
    assert outline.links == [attrs.get("href") or attrs["url"] for attrs in wanted]


@given(documents())
def test_cleaning_it_again_changes_nothing(body):
    html = render_document(body)
    schemes = {"http", "https", "mailto"}
    assert nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=schemes) == html
