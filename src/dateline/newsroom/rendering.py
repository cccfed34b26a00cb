"""A body as HTML: semantic, theme-neutral, rendered once when it is published, cleaned on the way out.

The renderer escapes everything itself; nh3 stands behind it so that a mistake here is not a hole.
"""

import re
from collections.abc import Mapping
from typing import Any

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dateline.newsroom.documents import Document, plain_text
from dateline.newsroom.picture_addresses import Picture, find_picture

TAGS = {
    *(
        "p",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "figcaption",
        "picture",
        "source",
        "img",
        "div",
        "span",
    ),
    *("dl", "dt", "dd", "aside", "table", "caption", "tbody", "tr", "th", "td", "hr", "br"),
    *("strong", "em", "a"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {
        "src",
        "srcset",
        "sizes",
        "width",
        "height",
        "alt",
        "loading",
        "decoding",
        "fetchpriority",
    },
    "source": {"type", "srcset", "sizes"},
    "ol": {"start"},
    "th": {"scope"},
    "div": {"role", "aria-label", "tabindex"},
    "aside": {"aria-label"},
    "*": {"class"},
}

# How wide the page shows a picture (web/reader/styles/pictures.css): across a column, or two in a row.
ACROSS = "(min-width: 44rem) 41rem, 100vw"
AT_THE_HEAD = "(min-width: 64rem) 30rem, 100vw"
IN_A_ROW = "(min-width: 44rem) 20rem, (min-width: 31rem) 50vw, 100vw"

ARABIC_LETTER = re.compile("[\u0620-\u06ff]")

MARK_TAGS = {"bold": "strong", "italic": "em"}


def render_document(body: Document) -> str:
    """The HTML of a body that the schema allows."""
    return _cleaned(_content(body))


def render_picture(attributes: Mapping[str, Any]) -> str:
    """The HTML of the picture at the head of a page, given its attributes. It is the first to be fetched."""
    return _cleaned(_image({"attrs": attributes}, AT_THE_HEAD, 'fetchpriority="high"'))


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _content(node: Document) -> SafeString:
    return format_html_join("", "{}", ((_node(child),) for child in node.get("content", ())))


def _node(node: Document) -> SafeString:
    kind = node["type"]
    if kind in SIMPLE:
        return format_html(SIMPLE[kind], _content(node))
    return RENDERERS[kind](node)


def _text(node: Document) -> SafeString:
    html: SafeString = format_html("{}", node["text"])
    for mark in reversed(node.get("marks", ())):
        html = _marked(html, mark)
    return html


def _marked(html: SafeString, mark: Mapping[str, Any]) -> SafeString:
    if mark["type"] == "link":
        return format_html('<a href="{}">{}</a>', mark["attrs"]["href"], html)
    tag = mark_safe(MARK_TAGS[mark["type"]])  # noqa: S308 (one of two words of ours)
    return format_html("<{}>{}</{}>", tag, html, tag)


def _heading(node: Document) -> SafeString:
    level = _attribute(node, "level", 3)
    return format_html("<h{}>{}</h{}>", level, _content(node), level)


def _ordered_list(node: Document) -> SafeString:
    start = _attribute(node, "start", 1)
    return format_html('<ol start="{}">{}</ol>', start, _content(node))


def _comma_before(text: str) -> str:
    """The comma of the script that follows: what is rendered does not know the page's language."""
    return "، " if ARABIC_LETTER.match(text) else ", "


def _quote(node: Document) -> SafeString:
    speaker, role = _attribute(node, "speaker"), _attribute(node, "role")
    said_by = format_html('<span class="speaker">{}</span>', speaker) if speaker else ""
    role_line = format_html('<span class="role">{}</span>', role) if role else ""
    between = _comma_before(role) if said_by and role_line else ""
    caption = _if(
        said_by or role_line, "<figcaption>{}{}{}</figcaption>", said_by, between, role_line
    )
    html = '<figure class="quote"><blockquote>{}</blockquote>{}</figure>'
    return format_html(html, _content(node), caption)


def _image(node: Document, sizes: str = ACROSS, when: str = 'loading="lazy"') -> SafeString:
    picture = find_picture(_attribute(node, "asset", None))
    credit = " / ".join(filter(None, [_attribute(node, "credit"), _attribute(node, "source")]))
    caption = _attribute(node, "caption")
    credit_line = _if(credit, '<span class="credit">{}</span>', credit)
    between = " " if caption and credit else ""
    words = _if(caption or credit, "<figcaption>{}{}{}</figcaption>", caption, between, credit_line)
    if picture is None:
        return format_html('<figure class="photo absent">{}</figure>', words)
    shown = _shown(picture, _attribute(node, "alt"), sizes, mark_safe(when))  # noqa: S308 (one of two of ours)
    return format_html('<figure class="photo">{}{}</figure>', shown, words)


def _shown(picture: Picture, alt: str, sizes: str, when: SafeString) -> SafeString:
    """The formats that are smaller first, the one that every browser reads last."""
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source.type, source.source_set, sizes) for source in picture.sources),
    )
    focus = _if(picture.focus, ' class="focus-x-{} focus-y-{}"', *picture.focus or ())
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}'
        ' {} decoding="async"></picture>',
        sources, picture.address, picture.source_set, sizes, picture.width, picture.height, alt,
        focus, when,
    )  # fmt: skip


def _gallery(node: Document) -> SafeString:
    """Two in a row; of an odd number the first goes across."""
    images = node["content"]
    ways = [ACROSS if len(images) % 2 else IN_A_ROW, *[IN_A_ROW] * (len(images) - 1)]
    shown = format_html_join("", "{}", ((_image(*way),) for way in zip(images, ways, strict=True)))
    caption = _attribute(node, "caption")
    words = _if(caption, "<figcaption>{}</figcaption>", caption)
    return format_html('<figure class="gallery">{}{}</figure>', shown, words)


def _timeline_entry(node: Document) -> SafeString:
    return format_html(
        "<div><dt>{}</dt><dd>{}</dd></div>", _attribute(node, "when"), _content(node)
    )


def _fact_box(node: Document) -> SafeString:
    title = _attribute(node, "title")
    if not title:
        return format_html('<aside class="fact-box">{}</aside>', _content(node))
    html = '<aside class="fact-box" aria-label="{}"><h3>{}</h3>{}</aside>'
    return format_html(html, title, title, _content(node))


def _table(node: Document) -> SafeString:
    """The table scrolls in a box of its own on a phone, which a keyboard must be able to reach."""
    title = _attribute(node, "caption")
    caption = _if(title, "<caption>{}</caption>", title)
    box = '<div class="table" role="region" aria-label="{}" tabindex="0">'
    return format_html(
        box + "<table>{}<tbody>{}</tbody></table></div>",
        title or _first_row_of(node),
        caption,
        _content(node),
    )


def _first_row_of(table: Document) -> str:
    """What a table without a caption is called, in whichever language: its columns."""
    rows = (map(plain_text, row["content"]) for row in table["content"])
    return next(filter(None, (", ".join(filter(None, row)) for row in rows)), "")


def _embed(node: Document) -> SafeString:
    """A card that says where it leads and loads nothing until it is followed."""
    url = _attribute(node, "url")
    lines = format_html_join(
        "",
        '<span class="{}">{}</span>',
        [(name, _attribute(node, name)) for name in ("author", "description", "provider")
         if _attribute(node, name)],
    )  # fmt: skip
    html = '<p class="card"><a href="{}">{}</a>{}</p>'
    return format_html(html, url, _attribute(node, "title") or url, lines)


def _attribute(node: Document, name: str, default: Any = "") -> Any:
    return node.get("attrs", {}).get(name, default)


def _if(wanted: object, html: str, *values: object) -> SafeString | str:
    return format_html(html, *values) if wanted else ""


SIMPLE = {
    "paragraph": "<p>{}</p>",
    "bullet_list": "<ul>{}</ul>",
    "list_item": "<li>{}</li>",
    "timeline": '<dl class="timeline">{}</dl>',
    "table_row": "<tr>{}</tr>",
    "table_header": '<th scope="col">{}</th>',
    "table_cell": "<td>{}</td>",
    "divider": "<hr>{}",
    "hard_break": "<br>{}",
}
RENDERERS = {
    "text": _text,
    "heading": _heading,
    "ordered_list": _ordered_list,
    "quote": _quote,
    "image": _image,
    "gallery": _gallery,
    "timeline_entry": _timeline_entry,
    "fact_box": _fact_box,
    "table": _table,
    "embed": _embed,
}
