"""A style sheet as pieces: enough of CSS's syntax to find addresses and properties, and to make it smaller.

Source: https://www.w3.org/TR/css-syntax-3/ (4). It is not a parser of values: browsers are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PIECE = re.compile(
    r"""
      (?P<comment>  /\*.*?\*/ )
    | (?P<url>      url\(\s*(?: "[^"\n]*" | '[^'\n]*' | [^"'()\s]* )\s*\) )
    | (?P<string>   "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<at>       @[\w-]+ )
    | (?P<mark>     [{};] )
    | (?P<space>    \s+ )
    | (?P<word>     [^\s{};"'/@u]+ | . )
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """``kind`` is a group of PIECE; ``line`` counts from 1."""

    kind: str
    text: str
    line: int

    @property
    def address(self) -> str:
        """What a piece that is a ``url()`` leads to."""
        return self.text[4:-1].strip().strip("\"'")


def pieces(css: str) -> Iterator[Piece]:
    """The whole text, piece by piece."""
    line = 1
    for match in PIECE.finditer(css):
        yield Piece(str(match.lastgroup), match[0], line)
        line += match[0].count("\n")


def addresses_in(css: str) -> list[str]:
    """Every file that a style sheet loads."""
    return [piece.address for piece in pieces(css) if piece.kind == "url"]


def squeezed(css: str, turn: Callable[[str], str] = str) -> str:
    """The same without comments and needless space, each address turned into another one."""
    said = ""
    for piece in pieces(css):
        if piece.kind == "comment":
            continue
        if piece.kind == "space":
            said += "" if said.endswith((" ", "{", "}", ";")) else " "
        elif piece.kind == "url":
            said += f'url("{turn(piece.address)}")'
        else:
            said = (said.rstrip(" ") if piece.kind == "mark" else said) + piece.text
    return said.strip()


@dataclass(frozen=True, slots=True)
class Declaration:
    """A custom property given a value: within which at-rules, for which selector, in which line."""

    within: tuple[str, ...]
    selector: str
    name: str
    value: str
    line: int


def declared(css: str) -> Iterator[Declaration]:
    """Every custom property that a style sheet sets, in the order in which it does."""
    around: list[str] = []
    said, began = "", 1
    for piece in pieces(css):
        if piece.kind == "comment":
            continue
        if piece.text == "{":
            around.append(" ".join(said.split()))
            said = ""
            continue
        if piece.kind != "mark":
            began = began if said.strip() else piece.line
            said += piece.text
            continue
        name, colon, value = (part.strip() for part in said.partition(":"))
        if colon and name.startswith("--") and around:
            yield Declaration(tuple(around[:-1]), around[-1], name, " ".join(value.split()), began)
        said = ""
        if piece.text == "}" and around:
            around.pop()
