"""The plot: horizontal bars in one SVG, written by hand, because four bars need no library."""

from collections.abc import Iterable
from html import escape
from statistics import median
from typing import NamedTuple

from bench.pages import NAMES
from bench.peers import CONTENDERS, DATELINE
from bench.peers.nginx import Nginx
from bench.plan import Run
from bench.ratios import over

WIDTH, LABEL, BAR, LINE, GAP = 760, 200, 440, 22, 46

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #222 }
  .title { font-weight: 600 }
  .bar { fill: #9aa5b1 }
  .ours { fill: #b3261e }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .bar { fill: #6b7683 } .ours { fill: #e46962 } }
"""


class Bar(NamedTuple):
    """A contender's figure, and what is written after it."""

    name: str
    value: float
    written: str


def plot(run: Run, caption: str) -> str:
    panels = [panel for count in run.plan.crowds for panel in of_crowd(run, count)]
    panels.append(("Requests/s, of nginx serving the same bytes from a file", of_pages(run)))
    drawn, top = [], 24
    for title, bars in panels:
        drawn.append(text(0, top, title, "title"))
        drawn += draw(bars, top + 10)
        top += len(bars) * LINE + GAP
    drawn.append(text(0, top, caption))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 10}" role="img">'
    label = "<title>Dateline beside a C loop, nginx with nchan and ordinary ASGI</title>"
    return "\n".join([head, label, f"<style>{STYLE}</style>", *drawn, "</svg>\n"])


def of_crowd(run: Run, count: int) -> Iterable[tuple[str, list[Bar]]]:
    for title, figure, unit in (
        ("deliveries/s of one core", "core_rate", ""),
        ("publish → receipt, p99", "p99", " ms"),
        ("memory a reader", "reader_bytes", " bytes"),
    ):
        yield f"{count:,} readers: {title}", bars_of(run, count, figure, unit)


def bars_of(run: Run, count: int, figure: str, unit: str) -> list[Bar]:
    bars = []
    for peer in CONTENDERS:
        rounds = run.fan_outs.get((count, peer.name), {}).values()
        value = max(0.0, median(getattr(r, figure) for r in rounds)) if rounds else 0.0
        bars.append(Bar(peer.name, value, f"{value:,.0f}{unit}" if rounds else "not measured"))
    return bars


def of_pages(run: Run) -> list[Bar]:
    bars = [Bar(Nginx.name, 1.0, "1")]
    for kind in NAMES:
        ours, theirs = (run.served.get((kind, name), {}) for name in (DATELINE, Nginx.name))
        if found := over(ours, theirs, "core_rate"):
            bars.append(Bar(f"{DATELINE}, {kind}", found.middle, f"{found.middle:.2f}"))
    return bars


def draw(bars: list[Bar], top: int) -> Iterable[str]:
    longest = max(bar.value for bar in bars) or 1.0
    for number, bar in enumerate(bars):
        y, width = top + number * LINE, max(1, round(bar.value / longest * BAR))
        kind = "bar ours" if bar.name.startswith(DATELINE) else "bar"
        yield text(0, y + 13, bar.name)
        yield f'<rect class="{kind}" x="{LABEL}" y="{y + 2}" width="{width}" height="{LINE - 7}"/>'
        yield text(LABEL + width + 8, y + 13, bar.written)


def text(x: int, y: int, words: str, kind: str = "") -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(words)}</text>'
