"""Related coverage, from the newsroom's own record: what shares a tag, a story or words of a headline.

An index over the site's journal, made once for each change of it. Rare terms count for more than
common ones (the inverse document frequency of Sparck Jones, 1972), and the same journal always gives
the same answer.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from math import log

from dateline.delivery.entries import started
from dateline.journal.changes import State
from dateline.journal.fold import SiteFold

MOST = 4
NEWEST = 500  # coverages that are considered
MOST_TAGS = 20  # of a coverage: those that most of its listed posts have
COMMON = 5  # a word that stands in more than one headline of five says nothing
WEIGHTS = {"story": 2.0, "tag": 2.0, "word": 1.0}
ENOUGH_WORDS = 2  # that must be shared where neither a tag nor the story is

Term = tuple[str, str]
"""What sort of term it is, and the term: ``("tag", "ferries")``."""


class Related:
    """The index as it stands at one seq of the site's journal. ``before`` is that of an earlier one."""

    def __init__(self, site: SiteFold, before: "Related | None" = None) -> None:
        self.seq = site.seq
        self._site = site
        known = before if before and before._site is site else None
        entries = [e for e in site.coverages.items() if e[1]["state"] != "scheduled"]
        entries.sort(key=lambda entry: (started(entry[1]), entry[0]), reverse=True)
        self._rank = {id: place for place, (id, _) in enumerate(entries[:NEWEST])}
        self._terms = {id: self._terms_of(id, known) for id in self._rank}
        self._with: defaultdict[Term, list[str]] = defaultdict(list)
        for id, terms in self._terms.items():
            for term in terms:
                self._with[term].append(id)

    def of(self, coverage: str) -> list[State]:
        """The entries of what is related to a coverage, the closest first."""
        scores: Counter[str] = Counter()
        words_shared: Counter[str] = Counter()
        close: set[str] = set()
        for term in _terms(self._site, coverage):
            weight, having = self._weight(term), self._having(term)
            for id in having:
                scores[id] += weight
            if term[0] == "word":
                words_shared.update(having)
            else:
                close.update(having)
        close.update(id for id, shared in words_shared.items() if shared >= ENOUGH_WORDS)
        found = sorted(close - {coverage}, key=lambda id: (-scores[id], self._rank[id]))
        return [self._site.coverages[id] for id in found[:MOST]]

    def is_of(self, site: SiteFold) -> bool:
        """Whether nothing has changed since."""
        return self._site is site and self.seq == site.seq

    def _terms_of(self, id: str, before: "Related | None") -> set[Term]:
        """A coverage's terms, found again only if something was said of it since."""
        if before and id in before._terms and self._site.last_seq.get(id, 0) <= before.seq:
            return before._terms[id]
        return _terms(self._site, id)

    def _having(self, term: Term) -> list[str]:
        """The coverages that have a term, if it says something."""
        found = self._with.get(term, [])
        is_common = term[0] == "word" and len(found) > max(3, len(self._rank) // COMMON)
        return [] if is_common else found

    def _weight(self, term: Term) -> int:
        """In whole thousandths, so that it does not matter in which order they are added up."""
        found = len(self._with.get(term, ())) or 1
        return round(1000 * WEIGHTS[term[0]] * log(1 + len(self._rank) / found))


def _terms(site: SiteFold, coverage: str) -> set[Term]:
    entry = site.coverages[coverage]
    listed = site.listed.get(coverage, {}).values()
    tags = Counter(tag.casefold() for state in listed for tag in state["tags"])
    main = sorted(tags, key=lambda tag: (-tags[tag], tag))[:MOST_TAGS]
    terms = {("tag", tag) for tag in main} | {("word", word) for word in words(entry["headline"])}
    return terms | ({("story", entry["story"]["slug"])} if entry["story"] else set())


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
