"""Related coverage, from the newsroom's own record: what shares a tag, a story or words of a headline.

An index over the site's journal, made once for each change of it. Rare terms count for more than
common ones (the inverse document frequency of Sparck Jones, 1972), and the same journal always gives
the same answer.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

from dateline.delivery.entries import started
from dateline.journal.changes import State
from dateline.journal.fold import SiteFold

MOST = 4
NEWEST = 500  # coverages that are considered; their index takes some 20 ms to make
COMMON = 5  # a word that stands in more than one headline of five says nothing
WEIGHTS = {"story": 2.0, "tag": 2.0, "word": 1.0}
ENOUGH_WORDS = 2  # that must be shared where neither a tag nor the story is

Term = tuple[str, str]
"""What sort of term it is, and the term: ``("tag", "ferries")``."""


class Related:
    """The index as it stands at one seq of the site's journal."""

    def __init__(self, site: SiteFold) -> None:
        self._site = site
        entries = [e for e in site.coverages.items() if e[1]["state"] != "scheduled"]
        entries.sort(key=lambda entry: (started(entry[1]), entry[0]), reverse=True)
        self._rank = {id: place for place, (id, _) in enumerate(entries[:NEWEST])}
        self._terms = {id: set(_terms(site, id)) for id in self._rank}
        self._with: defaultdict[Term, list[str]] = defaultdict(list)
        for id, terms in self._terms.items():
            for term in terms:
                self._with[term].append(id)

    def of(self, coverage: str) -> list[State]:
        """The entries of what is related to a coverage, the closest first."""
        terms = self._terms.get(coverage) or set(_terms(self._site, coverage))
        scores: Counter[str] = Counter()
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for term in sorted(terms):
            if self._says_something(term):
                for id in self._with[term]:
                    scores[id] += round(1000 * WEIGHTS[term[0]] * self._rarity(term))
                    shared[id].append(term[0])
        close = [id for id in scores if id != coverage and _is_enough(shared[id])]
        close.sort(key=lambda id: (-scores[id], self._rank[id]))
        return [self._site.coverages[id] for id in close[:MOST]]

    def _rarity(self, term: Term) -> float:
        return log(1 + len(self._terms) / len(self._with[term]))

    def _says_something(self, term: Term) -> bool:
        found = len(self._with.get(term, ()))
        return found > 0 and (term[0] != "word" or found <= max(3, len(self._terms) // COMMON))


def _is_enough(shared: list[str]) -> bool:
    return shared != ["word"] * len(shared) or len(shared) >= ENOUGH_WORDS


def _terms(site: SiteFold, coverage: str) -> Iterator[Term]:
    entry = site.coverages[coverage]
    if entry["story"]:
        yield "story", entry["story"]["slug"]
    yield from (("word", word) for word in words(entry["headline"]))
    for state in site.listed.get(coverage, {}).values():
        yield from (("tag", tag.casefold()) for tag in state["tags"])


def words(headline: str) -> set[str]:
    """The words of a headline that may say what it is about: of four letters and more, in small ones.

    Where a script has no spaces between words, its runs are cut into pairs of characters.
    """
    plain = unicodedata.normalize("NFKC", headline).casefold()
    found = set()
    for run in re.findall(r"\w+", plain):
        if re.match(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]", run):
            found |= {run[n : n + 2] for n in range(len(run) - 1)}
        elif len(run) >= 4:
            found.add(run)
    return found
