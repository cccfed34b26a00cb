"""What a post says, as plain text: for whoever lists it, and shows neither its pictures nor its form."""

from dateline.delivery.photographs import photographs_of
from dateline.journal.changes import State

MOST_TITLE = 110  # characters; what a search engine shows of a headline
MOST_DESCRIPTION = 200

INLINE = ("text", "hard_break")


def plain_text(node: State) -> str:
    """The words of a body or of a node in it; blocks are parted by line ends."""
    if node["type"] == "text":
        return str(node["text"])
    if node["type"] == "hard_break":
        return "\n"
    children = node.get("content", ())
    parts = [plain_text(child) for child in children]
    is_inline = any(child["type"] in INLINE for child in children)
    return ("" if is_inline else "\n").join(filter(None, parts))


def excerpt(text: str, most: int) -> str:
    """The beginning of a text, as one line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    words = line[:most].rpartition(" ")[0] or line[: most - 1]
    return f"{words.rstrip(' ,;:–—-')}…"


def title_of(post: State, head: State) -> str:
    """What a post is called where it needs a name: its headline, or how it begins."""
    return post["headline"] or excerpt(_words_of(post), MOST_TITLE) or head["headline"]


def description_of(post: State) -> str:
    """How a post begins, for whoever shows a link to it. May be empty."""
    return excerpt(_words_of(post), MOST_DESCRIPTION)


def description_of_coverage(head: State) -> str:
    return excerpt(
        " ".join(head["summary"]) or head["closing"] or head["headline"], MOST_DESCRIPTION
    )


def _words_of(post: State) -> str:
    """Its text; of a post that is only pictures, what is said of the first."""
    text = plain_text(post["body"])
    if text.strip():
        return text
    shown = photographs_of(post)
    return shown[0].caption or shown[0].alt if shown else ""
