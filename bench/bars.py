"""The bars that Dateline has to clear, and whether it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.pages import NAMES
from bench.peers import DATELINE, LIMIT
from bench.peers.nginx import Nchan, Nginx
from bench.plan import Run
from bench.ratios import Figure, figure, over, ratio
from bench.stalled import ONE_IN, Among

READER_BYTES = 5 * 1024
STALLED_BYTES = 128 * 1024
"""Of a stalled reader, in the process: what it was given last, and has not taken."""

CUT_SECONDS = 45
WHOLE, TO_HUNDREDTHS = "{:,.0f}", "{:.2f}"


@dataclass(frozen=True, slots=True)
class Bar:
    """``found`` is None where it was not measured. A floor is to be reached, a ceiling not passed."""

    what: str
    bound: float
    found: Figure | None
    is_floor: bool = False
    form: str = TO_HUNDREDTHS

    @property
    def demand(self) -> str:
        return f"{'≥' if self.is_floor else '≤'} {self.form.format(self.bound)}"

    @property
    def verdict(self) -> str:
        """By the medians; where single rounds say something else, that is said too."""
        if self.found is None:
            return "not measured"
        single = [self._is_cleared_by(value) for value in (self.found.least, self.found.most)]
        if self._is_cleared_by(self.found.middle):
            return "yes" if all(single) else "yes, but not in every round"
        return "no, but in some rounds" if any(single) else "no"

    def _is_cleared_by(self, value: float) -> bool:
        return value >= self.bound if self.is_floor else value <= self.bound


def bars(run: Run) -> list[Bar]:
    return [*of_fan_out(run), *of_pages(run), *of_lengths(run), *of_stalled(run), *of_idle(run)]


def of_fan_out(run: Run) -> Iterator[Bar]:
    count = max(run.plan.crowds)
    said = f"{count:,} readers: "
    ours, limit, nchan = (
        run.fan_outs.get((count, name), {}) for name in (DATELINE, LIMIT, Nchan.name)
    )
    rate = f"{said}deliveries/s of its core, over"
    yield Bar(f"{rate} the C loop", 0.75, over(ours, limit, "core_rate"), is_floor=True)
    yield Bar(f"{rate} nchan", 1.3, over(ours, nchan, "core_rate"), is_floor=True)
    p99 = over(ours, limit, "p99")
    yield Bar(f"{said}publish → receipt, p99, over the C loop", 1.5, p99)
    held = figure([fan_out.reader_bytes for fan_out in ours.values()])
    yield Bar(f"{said}memory a reader, bytes", READER_BYTES, held, form=WHOLE)


def of_pages(run: Run) -> Iterator[Bar]:
    for kind in NAMES:
        ours, theirs = (run.served.get((kind, name), {}) for name in (DATELINE, Nginx.name))
        found = over(ours, theirs, "core_rate")
        yield Bar(f"a {kind}: requests/s of its core, over nginx", 0.4, found, is_floor=True)


def of_lengths(run: Run) -> Iterator[Bar]:
    short, long = run.plan.lengths
    for what in ("publish a post", "render the page", "bytes of the page, gzip"):
        found = run.lengths.get(what)
        compared = ratio(found[1], found[0]) if found else None
        yield Bar(f"{what}: with {long:,} posts, over {short:,}", 1.1, compared)


def of_stalled(run: Run) -> Iterator[Bar]:
    """Only where it was planned: a short run leaves it out."""
    count, _ = run.plan.stalled
    if not count:
        return
    some, none = run.among.get(True, {}), run.among.get(False, {})
    p99 = over(some, none, "p99")
    yield Bar("1 % stalled: p99 of the others, over a crowd without", 1.1, p99)
    grown = figure(grown_by_one([*some.values()], [*none.values()], count // ONE_IN))
    yield Bar("1 % stalled: memory each, bytes", STALLED_BYTES, grown, form=WHOLE)
    cut = figure([among.cut_seconds for among in some.values()])
    yield Bar("1 % stalled: seconds until they are cut", CUT_SECONDS, cut, form=WHOLE)


def grown_by_one(some: Sequence[Among], none: Sequence[Among], stalled: int) -> list[float]:
    """What the server took for each stalled reader, beyond what the posts themselves take."""
    if not none:
        return []
    posts = median(among.grown for among in none)
    return [(among.grown - posts) / stalled for among in some]


def of_idle(run: Run) -> Iterator[Bar]:
    if run.plan.idle:
        held = [idle.reader_bytes for count, idle in run.idle.items() if count == run.plan.idle]
        what = f"{run.plan.idle:,} idle readers: memory a reader, bytes"
        yield Bar(what, READER_BYTES, figure(held), form=WHOLE)
