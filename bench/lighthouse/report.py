"""The two tables: the scores, which README quotes, and what they are made of."""

from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

from bench.filing_report import priority
from bench.lighthouse.asking import CATEGORIES, Visit
from bench.ratios import Figure
from bench.tables import aligned

NAMES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
FIGURES = {
    "first-contentful-paint": ("first contentful paint, ms", "{:,.0f}"),
    "largest-contentful-paint": ("largest contentful paint, ms", "{:,.0f}"),
    "total-blocking-time": ("total blocking time, ms", "{:,.0f}"),
    "cumulative-layout-shift": ("cumulative layout shift", "{:.3f}"),
    "total-byte-weight": ("all that the page fetched, KB", "{:,.0f}"),
}
BEST = 100
ABOUT = """\
`make lighthouse`, {when}{priority}: Lighthouse {lighthouse}, Chromium {chromium}, {rounds} visits
each; medians, and in brackets the least and the greatest. Lighthouse reckons how long a phone on a slow line
would take from what this machine took, which it rated at {machine:,.0f} meanwhile, where a quiet laptop has
1,500 and more: who else is busy on the machine costs points of performance."""


def scores(visits: Sequence[Visit]) -> str:
    """The median of each score, by form of device."""
    lines = [["", *(NAMES[name] for name in CATEGORIES)]]
    for form in forms(visits):
        found = [visit.scores for visit in visits if visit.form == form]
        lines.append([form, *(f"{median(s[name] for s in found):.0f}" for name in CATEGORIES)])
    return aligned(lines)


def wanting(visits: Sequence[Visit]) -> list[str]:
    """What is below a hundred, by form of device: README promises a hundred of everything."""
    return [
        f"{NAMES[name]} is {found:.0f} on a {form}"
        for form in forms(visits)
        for name in CATEGORIES
        if (found := median(v.scores[name] for v in visits if v.form == form)) < BEST
    ]


def details(visits: Sequence[Visit]) -> str:
    """When and how it was asked, and the figures behind the scores."""
    lines = [["", *forms(visits)]]
    lines += [
        [
            NAMES[name],
            *(
                written([v.scores[name] for v in visits if v.form == form], "{:.0f}")
                for form in forms(visits)
            ),
        ]
        for name in CATEGORIES
    ]
    for name, (title, form_of) in FIGURES.items():
        cells = ([v.figures[name] for v in visits if v.form == form] for form in forms(visits))
        lines.append([title, *(written(found, form_of) for found in cells)])
    about = ABOUT.format(
        when=f"{datetime.now(UTC):%B %-d, %Y}",
        priority=priority(),
        lighthouse=visits[0].lighthouse,
        chromium=visits[0].chromium,
        rounds=len(visits) // len(forms(visits)),
        machine=median(visit.machine for visit in visits),
    )
    return f"{about}\n\n{aligned(lines)}"


def forms(visits: Sequence[Visit]) -> list[str]:
    return list(dict.fromkeys(visit.form for visit in visits))


def written(found: Sequence[float], form: str) -> str:
    return Figure.of(found).written(form)
