"""The address that a coverage would have, shown before there is one."""

import pytest

from dateline.newsroom import publishing

ADDRESSES = "/api/addresses"


@pytest.mark.parametrize(
    ("asked", "slug", "wrong"),
    [
        ({"headline": "Storm at Vik"}, "storm-at-vik", ""),
        ({"headline": "Flood"}, "flood-2", ""),
        ({"headline": "Audit"}, "audit-2", ""),
        ({"slug": "storm"}, "storm", ""),
        ({"slug": "flood"}, "flood", "There is a coverage “flood” already"),
        ({"slug": "Storm!"}, "Storm!", "cannot be an address"),
        ({"slug": "people"}, "people", "is the desk's own"),
    ],
)
def test_it_says_whether_it_can_be_taken(ada, flood, asked, slug, wrong):
    answer = ada.get(ADDRESSES, asked).json()
    assert answer["slug"] == slug
    assert answer["url"].endswith(f"/live/{slug}/")
    assert wrong in answer["wrong"]
    assert bool(answer["wrong"]) == bool(wrong)


def test_what_it_proposes_is_taken(ada, flood):
    publishing.open_coverage(slug="flood-2", headline="Flood")
    slug = ada.get(ADDRESSES, {"headline": "Flood"}).json()["slug"]
    asked = {"headline": "Flood", "slug": slug}
    assert (
        ada.post("/api/coverages", asked, content_type="application/json").json()["slug"]
        == "flood-3"
    )
