"""The report's tables, in Markdown, which reads as well on a terminal."""

from collections.abc import Sequence
from math import isnan
from statistics import median

from bench.bars import Bar
from bench.fanout import COMING_BACK
from bench.pages import NAMES
from bench.peers import CONTENDERS, DATELINE, LIMIT
from bench.peers.nginx import Nginx
from bench.plan import Run
from bench.ratios import figure, over, ratio
from bench.stalled import ONE_IN

ROWS = {
    "core_rate": ("deliveries/s of its core", "{:,.0f}"),
    "rate": ("deliveries/s, one event at a time", "{:,.0f}"),
    "back_to_back": ("deliveries/s, back to back", "{:,.0f}"),
    "p50": ("publish → receipt, p50, ms", "{:,.1f}"),
    "p99": ("publish → receipt, p99, ms", "{:,.1f}"),
    "most": ("publish → receipt, max, ms", "{:,.1f}"),
    "spread": ("first receipt → receipt, p99, ms", "{:,.1f}"),
    "told": ("publish → publisher is told, ms", "{:,.1f}"),
    "event_bytes": ("bytes of an event, as read", "{:,.1f}"),
    "reader_bytes": ("memory a reader, bytes", "{:,.0f}"),
    "coming_back": (f"{COMING_BACK:,} readers come back, ms", "{:,.0f}"),
    "readers_busy": ("load generator busy", "{:.0%}"),
    "disturbed": ("cores taken by others", "{:.1%}"),
}
WITHOUT_RATIO = {"told", "event_bytes", "reader_bytes", "readers_busy", "disturbed"}
"""The C loop does next to nothing of these, so that a ratio to it says nothing."""


AMONG = {
    "p50": ("publish → receipt, p50, ms", 1, "{:,.0f}"),
    "p99": ("publish → receipt, p99, ms", 1, "{:,.0f}"),
    "most": ("publish → receipt, max, ms", 1, "{:,.0f}"),
    "grown": ("server's memory grew by, KB", 1024, "{:,.0f}"),
    "kernel_grown": ("kernel's memory for sockets grew by, KB", 1024, "{:,.0f}"),
    "cut_seconds": ("seconds from the last long post until the stalled were cut", 1, "{:,.0f}"),
    "left": ("then the server's memory had grown by, KB", 1024, "{:,.0f}"),
    "disturbed": ("cores taken by others", 1, "{:.1%}"),
}

IDLE = {
    "opening_seconds": ("seconds until all are open", "{:,.1f}"),
    "reader_bytes": ("memory a reader, bytes", "{:,.0f}"),
    "last": ("publish → last has it, ms", "{:,.0f}"),
    "page": ("the page meanwhile, mean, ms", "{:,.2f}"),
    "longest_page": ("the page meanwhile, longest wait, ms", "{:,.1f}"),
    "comment_seconds": ("seconds until all were sent a comment", "{:,.1f}"),
    "goodbye": ("SIGTERM → last stream has ended, ms", "{:,.0f}"),
    "told_goodbye": ("readers who were told bye", "{:,.0f}"),
    "leaving": ("SIGTERM → process gone, ms", "{:,.0f}"),
    "files": ("open files of the process", "{:,.0f}"),
}


def cleared(found: Sequence[Bar]) -> str:
    lines = [["", "bar", "measured", "cleared"]]
    for bar in found:
        measured = bar.found.written(bar.form) if bar.found else "–"
        lines.append([bar.what, bar.demand, measured, bar.verdict])
    return aligned(lines)


def crowd(run: Run, count: int) -> str:
    names = [peer.name for peer in CONTENDERS]
    lines = [["", *names]]
    for what, (title, form) in ROWS.items():
        lines.append([title, *(cell(run, count, name, what, form) for name in names)])
    return aligned(lines)


def cell(run: Run, count: int, name: str, what: str, form: str) -> str:
    rounds, limit = (run.fan_outs.get((count, who), {}) for who in (name, LIMIT))
    if not rounds:
        return "–"
    written = form.format(median(getattr(r, what) for r in rounds.values()))
    if name == LIMIT or what in WITHOUT_RATIO:
        return written
    compared = over(rounds, limit, what)
    return f"{written} ({compared.middle:.2f})" if compared else written


def naps(run: Run) -> str:
    """What the nap of the load generator changes, of the figures that the bars are about."""
    napping = {
        name: kept for (count, name), kept in run.fan_outs.items() if count == max(run.plan.crowds)
    }
    lines = [["", *(f"{what}, {how}" for what in ("rate", "p99") for how in ("napping", "awake"))]]
    for name in run.awake:
        cells = [
            str(over(crowd.get(name, {}), crowd.get(LIMIT, {}), what) or "–")
            for what in ("core_rate", "p99")
            for crowd in (napping, run.awake)
        ]
        lines.append([f"{name}, over {LIMIT}", *cells])
    return aligned(lines)


def pages(run: Run) -> str:
    servers = (DATELINE, Nginx.name)
    heads = [f"{what}, {name}" for what in ("requests/s", "of its core") for name in servers]
    lines = [["", *heads, "ratio of these", "bytes of an answer"]]
    for kind in NAMES:
        found = [run.served.get((kind, name), {}) for name in servers]
        rates, core_rates, sizes = (
            [middle([getattr(s, what) for s in rounds.values()]) for rounds in found]
            for what in ("rate", "core_rate", "size")
        )
        compared = over(*found, "core_rate") or "–"
        lines.append([kind, *rates, *core_rates, str(compared), " and ".join(sizes)])
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


def among(run: Run) -> str:
    """The crowd of whom all read, and the one with some who do not."""
    count, _ = run.plan.stalled
    stalled = count // ONE_IN
    lines = [["", f"{count:,} readers", f"{count - stalled:,} and {stalled:,} stalled"]]
    for name, (title, unit, form) in AMONG.items():
        rounds = [
            [getattr(a, name) / unit for a in run.among.get(is_stalled, {}).values()]
            for is_stalled in (False, True)
        ]
        lines.append([title, *(figure(r).written(form) if known(r) else "–" for r in rounds)])
    return aligned(lines)


def known(values: Sequence[float]) -> bool:
    return bool(values) and not any(map(isnan, values))


def idle(run: Run) -> str:
    lines = [["", *(f"{count:,} readers" for count in run.idle)]]
    for name, (title, form) in IDLE.items():
        lines.append([title, *(form.format(getattr(idle, name)) for idle in run.idle.values())])
    return aligned(lines)


def aligned(lines: list[list[str]]) -> str:
    """Columns as wide as their widest cell."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines]
    rule = "|-" + "-|-".join("-" * width for width in widths) + "-|"
    return "\n".join([rows[0], rule, *rows[1:]])
