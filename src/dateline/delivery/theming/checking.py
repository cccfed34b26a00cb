"""What a theme's style sheet may not do, found before a reader does. Every refusal names the line."""

import re
from collections.abc import Collection

from dateline.delivery.theming.refusing import ThemeRefused, meant
from dateline.delivery.theming.stylesheets import Declaration, Piece, declared, pieces

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\", re.IGNORECASE)
USED = re.compile(r"var\(\s*(--[\w-]+)")


def check_style_sheet(css: str, files: Collection[str], known: Collection[str]) -> None:
    """``files`` are the theme's own; ``known`` are the properties that the page has a use for."""
    _check_braces(css)
    for piece in pieces(css):
        if piece.text.lower() == "@import":
            _refuse(piece, "imports another style sheet: write what it says into theme.css.")
        if piece.kind == "url":
            _check_address(piece, files)
    _check_properties(css, known)


def _check_braces(css: str) -> None:
    open_since: list[Piece] = []
    for piece in pieces(css):
        if piece.text == "/" and css.count("/*") > css.count("*/"):
            _refuse(piece, "begins a comment that does not end.")
        if piece.text == "{":
            open_since.append(piece)
        if piece.text == "}":
            if not open_since:
                _refuse(piece, "closes a “}” that nothing opened.")
            open_since.pop()
    if open_since:
        _refuse(open_since[-1], "opens a “{” that nothing closes.")


def _check_address(piece: Piece, files: Collection[str]) -> None:
    address = piece.address
    if ELSEWHERE.match(address):
        _refuse(
            piece,
            f"loads “{address[:60]}”: a page loads nothing from elsewhere, so put the file into"
            " the theme's folder and give its place there, such as faces/ours.woff2.",
        )
    if _place(address) not in files:
        hint = meant(address, files, "put it there, or leave it out")
        _refuse(piece, f"loads “{address}”, which is not in the theme's folder: {hint}")


def _place(address: str) -> str:
    return address.removeprefix("./").partition("?")[0].partition("#")[0]


def _check_properties(css: str, known: Collection[str]) -> None:
    """One that nothing uses does nothing, so it is probably written wrongly."""
    used = set(USED.findall(css)) | set(known)
    for said in declared(css):
        if said.name not in used:
            hint = meant(said.name, known, "docs/how-to/theme.md lists those that there are")
            _refuse(said, f"sets {said.name}, which nothing uses: {hint}")


def _refuse(at: Piece | Declaration, what: str) -> None:
    raise ThemeRefused(f"theme.css, line {at.line}, {what}")
