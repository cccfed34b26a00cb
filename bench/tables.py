"""The report's tables, in Markdown, which reads as well on a terminal."""

from collections.abc import Sequence
from statistics import median

from bench.fanout import COMING_BACK
from bench.measure import Run
from bench.pages import NAMES
from bench.peers import CONTENDERS, DATELINE, LIMIT
from bench.peers.nginx import Nginx
from bench.ratios import ratio

ROWS = {
    "core_rate": ("deliveries/s of its core", "{:,.0f}"),
    "rate": ("deliveries/s, one event at a time", "{:,.0f}"),
    "back_to_back": ("deliveries/s, back to back", "{:,.0f}"),
    "p50": ("publish → receipt, p50, ms", "{:,.1f}"),
    "p99": ("publish → receipt, p99, ms", "{:,.1f}"),
    "most": ("publish → receipt, max, ms", "{:,.1f}"),
    "told": ("publish → publisher is told, ms", "{:,.1f}"),
    "reader_bytes": ("memory a reader, bytes", "{:,.0f}"),
    "coming_back": (f"{COMING_BACK:,} readers come back, ms", "{:,.0f}"),
    "readers_busy": ("load generator busy", "{:.0%}"),
    "disturbed": ("cores taken by others", "{:.1%}"),
}
WITHOUT_RATIO = {"told", "reader_bytes", "readers_busy", "disturbed"}
"""The C loop does next to nothing of these, so that a ratio to it says nothing."""


def crowd(run: Run, count: int) -> str:
    names = [peer.name for peer in CONTENDERS]
    lines = [["", *names]]
    for figure, (title, form) in ROWS.items():
        lines.append([title, *(cell(run, count, name, figure, form) for name in names)])
    return aligned(lines)


def cell(run: Run, count: int, name: str, figure: str, form: str) -> str:
    rounds, limit = run.fan_outs.get((count, name)), run.fan_outs.get((count, LIMIT))
    if not rounds:
        return "–"
    value = median(getattr(figures, figure) for figures in rounds)
    if name == LIMIT or not limit or figure in WITHOUT_RATIO:
        return form.format(value)
    return f"{form.format(value)} ({value / median(getattr(r, figure) for r in limit):.2f})"


def pages(run: Run) -> str:
    servers = (DATELINE, Nginx.name)
    heads = [f"{what}, {name}" for what in ("requests/s", "of its core") for name in servers]
    lines = [["", *heads, "ratio of these", "bytes of an answer"]]
    for kind in NAMES:
        ours, theirs = found = [run.served.get((kind, name), []) for name in servers]
        rates = [middle([r.rate for r in served]) for served in found]
        core_rates = [[r.core_rate for r in served] for served in found]
        compared = str(ratio(*core_rates)) if ours and theirs else "–"
        sizes = " and ".join(f"{served[0].size:,.0f}" for served in found if served)
        lines.append([kind, *rates, *map(middle, core_rates), compared, sizes])
    return aligned(lines)


def middle(values: Sequence[float]) -> str:
    return f"{median(values):,.0f}" if values else "–"


def lengths(run: Run) -> str:
    short, long = run.plan.lengths
    lines = [["", f"{short:,} posts", f"{long:,} posts", "ratio"]]
    for name, (of_short, of_long) in run.lengths.items():
        form = "{:,.0f}" if "bytes" in name else "{:,.2f} ms"
        values = [form.format(median(kept)) for kept in (of_short, of_long)]
        lines.append([name, *values, str(ratio(of_long, of_short))])
    return aligned(lines)


def aligned(lines: list[list[str]]) -> str:
    """Columns as wide as their widest cell."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines]
    rule = "|-" + "-|-".join("-" * width for width in widths) + "-|"
    return "\n".join([rows[0], rule, *rows[1:]])
