"""What Lighthouse said is told as it was said."""

import json
from dataclasses import replace
from pathlib import Path

from bench.lighthouse.asking import CATEGORIES, FIGURES, Visit, visit_in
from bench.lighthouse.report import details, scores, wanting

ROOT = Path(__file__).parents[2]
SAID = {
    "lighthouseVersion": "13.5.0",
    "environment": {"hostUserAgent": "Mozilla/5.0 HeadlessChrome/156.0.0.0", "benchmarkIndex": 900},
    "categories": {name: {"score": 1} for name in CATEGORIES} | {"performance": {"score": 0.98}},
    "audits": {name: {"numericValue": 2048} for name in FIGURES},
}


def visits() -> list[Visit]:
    phone = visit_in(SAID, "phone")
    faster = replace(phone, scores=phone.scores | {"performance": 100})
    return [phone, visit_in(SAID, "laptop"), faster, faster]


def test_scores_are_out_of_a_hundred_and_weights_in_kilobytes():
    visit = visit_in(SAID, "phone")
    assert visit.scores == dict.fromkeys(CATEGORIES, 100) | {"performance": 98}
    assert visit.figures["total-byte-weight"] == 2
    assert visit.chromium == "156"


def test_the_median_counts_and_the_spread_is_said():
    cells = [cell.strip() for cell in scores(visits()).splitlines()[2].split("|")]
    assert cells == ["", "phone", "100", "100", "100", "100", ""]
    assert "| Performance                   | 100 (98 to 100) | 98" in details(visits())


def test_what_is_below_a_hundred_is_named():
    phone, laptop, *_ = visits()
    assert wanting(visits()) == ["Performance is 98 on a laptop"]
    hundred = [replace(visit, scores=dict.fromkeys(CATEGORIES, 100)) for visit in (phone, laptop)]
    assert wanting(hundred) == []


def test_lighthouse_is_locked_by_what_it_is_and_not_by_where_it_was_found():
    lock = json.loads((ROOT / "bench/lighthouse/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: said for name, said in lock["packages"].items() if name}
    assert "node_modules/lighthouse" in packages
    assert all(said["integrity"].startswith("sha512-") for said in packages.values())
    assert not any("resolved" in said for said in packages.values())
