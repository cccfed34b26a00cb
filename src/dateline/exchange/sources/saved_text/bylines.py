"""Who wrote it: "From the desk's Ada Lorn and Ben Aske", "By Ada Lorn, Ben Aske in Selmouth"."""

import re

from dateline.exchange.sources.saved_text.sentences import ends_sentence, is_capitalised

LONGEST = 240
LONGEST_NAME = 100
BEGINS = re.compile(
    r"(?:from|by|reporting by|written by|posted by|analysis by)\b:? ", re.IGNORECASE
)
# "the desk's", "CNN's", "The Selmouth Gazette’s": whose the writers are, and no part of their names.
OWNER = re.compile(r"(?:[^\s,]{1,24} ){0,4}[^\s,]{1,24}(?:['’]s|s['’]) ")
BETWEEN = re.compile(r", and |, & | and | & |, |; ")
# Words of a byline that name no one but may stand with a name, or for one: "From CNN staff".
COLLECTIVE = re.compile(r" ?\b(?:staff|reporters?|correspondents?|writers?|teams?|agencies)$")
ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|producer|analyst|chief|columnist)s?\b"
)
OUTLET = re.compile(r"[A-Z]{2,6}(?:\.com)?")
WHEREABOUTS = re.compile(r" (?:in|at|near|reporting from|for) [A-Z].{0,80}$")


def read_byline(text: str) -> tuple[str, ...]:
    """The names on a byline; none, if the line is something else."""
    begins = BEGINS.match(text)
    if begins is None or len(text) > LONGEST or ends_sentence(text):
        return ()
    names: list[str] = []
    after_place = False
    for piece in filter(None, BETWEEN.split(text[begins.end() :])):
        name = _name(piece, first=not names)
        if not name and not ROLE.search(piece):
            return ()
        if name and not (names and _is_place_or_outlet(name, after_place)):
            names.append(name)
        after_place = WHEREABOUTS.search(piece) is not None
    return tuple(dict.fromkeys(names))


def _name(piece: str, *, first: bool) -> str:
    """The bare name in one piece of a byline, or nothing if it holds none."""
    owner = OWNER.match(piece)
    bare = WHEREABOUTS.sub("", piece[owner.end() :] if owner else piece).strip()
    proper = COLLECTIVE.sub("", bare)
    if len(bare) > LONGEST_NAME or (proper and not is_capitalised(proper, most=6)):
        return ""
    # "By Friday", "From Selmouth": one word is no writer, unless it is an agency or has an owner.
    doubtful = first and not owner and (" " not in bare and not OUTLET.fullmatch(bare))
    return "" if doubtful or not (proper or owner) else bare


def _is_place_or_outlet(name: str, after_place: bool) -> bool:
    """ "Ada Lorn in Selmouth, Norland"; "Ada Lorn and Ben Aske, SNB"."""
    return (after_place and " " not in name) or OUTLET.fullmatch(name) is not None
