"""changes.schema.json accepts whatever the newsroom publishes, and refuses what is no change."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from PIL import Image

from dateline.journal.changes import encode
from dateline.newsroom import publishing
from dateline.newsroom.documents import document
from tests.newsroom.strategies import documents
from tests.spec.promise import SCHEMA, SPEC, complaints, examples, validator

EARLIER = datetime(2022, 1, 21, 9, 30, tzinfo=UTC)
IMAGE = {"asset": None, "caption": "A grey sea.", "credit": "Ben", "source": "", "alt": "Waves."}


@pytest.fixture
def sound(coverage, journal, site_journal):
    """Asserts that journals are as the schema has them: this coverage's, others', the site's."""

    def check(*others):
        for of in (coverage, *others):
            assert complaints(documents_of(journal(of)), "in-coverage") == []
        assert complaints(documents_of(site_journal()), "in-site") == []

    return check


def documents_of(changes):
    return [json.loads(encode(change)) for change in changes]


@pytest.fixture
def photo(db):
    """A photograph that the newsroom has taken in: the attributes of its block."""
    from dateline.newsroom.pictures import image_attributes

    return image_attributes(a_grey_sea())


def a_grey_sea():
    from dateline.newsroom.pictures import take_in_picture

    file = BytesIO()
    Image.new("RGB", (80, 60), (90, 100, 110)).save(file, "JPEG")
    return take_in_picture(file.getvalue())


def opens(coverage, publish):
    return publishing.open_coverage(
        headline="Friday",
        summary=["One."],
        story="winter-storms",
        previous=coverage,
        time_zone="UTC",
        language="pt-BR",
    )


def edits(coverage, publish):
    publishing.edit_coverage(coverage, headline="Calm", summary=["It is over.", "Ferries run."])
    publishing.edit_coverage(coverage, time_zone="America/New_York", closing="Good night.")


def pauses(coverage, publish):
    publishing.pause_coverage(coverage)


def resumes(coverage, publish):
    publishing.pause_coverage(coverage)
    publishing.resume_coverage(coverage)


def ends(coverage, publish):
    publishing.end_coverage(coverage, closing="That was Thursday.")


def reopens(coverage, publish):
    publishing.end_coverage(coverage)
    publishing.reopen_coverage(coverage)


def publishes(coverage, publish):
    publish()
    publish(tags=["ferries", "harbor"])
    publish(headline="Harbor", bylines=["Ben", "Ada"], place="Bergen", tags=["ferries"], key=True)
    publish(published_at=EARLIER)


def revises(coverage, publish):
    post = publish()
    publishing.revise_post(post, headline="Now with a headline")
    publishing.revise_post(post, place="Oslo", correction="It was Oslo, not Bergen.")


def marks(coverage, publish):
    post = publish()
    for verb in ("pin_post", "mark_key_moment", "unpin_post", "unmark_key_moment"):
        getattr(publishing, verb)(post)


def moves(coverage, publish):
    lower, upper = publish(), publish()
    publishing.move_post(lower, above=upper)
    publishing.move_post(lower, below=upper)


def withdraws(coverage, publish):
    post = publish()
    publishing.revise_post(post, headline="A name")
    publishing.withdraw_post(post, reason="Not confirmed.")


def redates(coverage, publish):
    publishing.redate_post(publish(), published_at=datetime(2026, 1, 2, tzinfo=UTC))


def focuses(coverage, publish):
    asset = a_grey_sea()
    publish(body=document({"type": "image", "attrs": {"asset": asset.pk}}))
    publishing.focus_picture(asset, x=70, y=20)


def starts(coverage, publish):
    soon = datetime.now(UTC) + timedelta(hours=1)
    publishing.start_coverage(publishing.open_coverage(headline="Later", starts_at=soon))


def starts_what_is_due(coverage, publish):
    soon = datetime.now(UTC) + timedelta(hours=1)
    publishing.open_coverage(headline="Later", starts_at=soon)
    publishing.start_due(soon)


def leads_on(coverage, publish):
    publishing.lead_on(coverage, to=publishing.open_coverage(headline="Sunday"))


def continues(coverage, publish):
    publishing.continue_coverage(coverage, headline="Sunday")


def edits_story(coverage, publish):
    opened = publishing.open_coverage(headline="Monday", story="winter-storms")
    publishing.edit_story(opened.story, title="Storms", background="The third.\n\n\nIn a month.")


DONE = {
    "open_coverage": opens,
    "edit_coverage": edits,
    "edit_story": edits_story,
    "pause_coverage": pauses,
    "resume_coverage": resumes,
    "end_coverage": ends,
    "reopen_coverage": reopens,
    "publish_post": publishes,
    "revise_post": revises,
    "pin_post": marks,
    "unpin_post": marks,
    "mark_key_moment": marks,
    "unmark_key_moment": marks,
    "move_post": moves,
    "redate_post": redates,
    "start_coverage": starts,
    "start_due": starts_what_is_due,
    "lead_on": leads_on,
    "continue_coverage": continues,
    "withdraw_post": withdraws,
    "focus_picture": focuses,
}


def test_no_verb_is_left_out():
    assert set(DONE) == set(publishing.__all__) - {"KEEP"}


@pytest.mark.parametrize("verb", list(dict.fromkeys(DONE.values())), ids=lambda verb: verb.__name__)
def test_it_accepts_what_a_verb_publishes(verb, coverage, publish, sound):
    opened = verb(coverage, publish)
    sound(*filter(None, [opened]))


def test_it_accepts_a_redacted_post(coverage, publish, journal, sound):
    withdraws(coverage, publish)
    assert [change.state is None for change in journal()] == [False, True, True, False]
    sound()


@pytest.mark.parametrize("lead", [None, {}, IMAGE, {"caption": "A grey sea."}])
def test_it_accepts_a_head_with_any_picture_or_none(lead, coverage, sound):
    publishing.edit_coverage(coverage, lead=IMAGE | {"alt": "Other waves."})
    publishing.edit_coverage(coverage, lead=lead)
    sound()


def test_it_accepts_a_photograph_in_the_head_and_in_a_post(coverage, publish, photo, sound):
    publishing.edit_coverage(coverage, lead=photo)
    publish(body=document({"type": "image", "attrs": photo}))
    sound()


def test_it_accepts_a_coverage_between_two_others(coverage, publish, journal, sound):
    second = opens(coverage, publish)
    third = publishing.open_coverage(headline="Saturday", previous=second)
    assert journal(second)[-1].state["next"] == {"slug": third.slug, "headline": "Saturday"}
    sound(second, third)


def test_it_accepts_a_moment_before_1970(coverage, publish, journal, sound):
    publish(published_at=EARLIER - timedelta(days=60 * 365))
    assert journal()[-1].state["position"] < 0
    sound()


@given(body=documents())
def test_it_accepts_every_body_that_the_newsroom_allows(body):
    state = examples("change")[1]["state"] | {"body": body}
    assert complaints([examples("change")[1] | {"state": state}], "in-coverage") == []


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def changes_in(value):
    """Whatever in a file of vectors has the form of a change."""
    if isinstance(value, dict):
        if {"seq", "kind", "state_digest"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from changes_in(item)


@pytest.mark.parametrize("file", sorted((SPEC / "vectors").glob("*.json")), ids=lambda f: f.stem)
def test_it_accepts_the_changes_of_the_vectors(file):
    vectors = json.loads(file.read_text(encoding="utf-8"))
    check = validator()
    assert [error.message for c in changes_in(vectors) for error in check.iter_errors(c)] == []


COVERAGE, POST, WITHDRAWAL = examples("change")
STORY, LISTING, LISTED = examples("site change")
EVERY = {"coverage": COVERAGE, "post": POST, "withdraw": WITHDRAWAL}
EVERY |= {"story": STORY, "listing": LISTING, "listed post": LISTED}


def anchor(name):
    return "in-site" if name in ("story", "listing", "listed post") else "in-coverage"


def refuses(name, change):
    return complaints([change], anchor(name)) != [] and not validator().is_valid(change)


@pytest.mark.parametrize("name", EVERY)
def test_it_refuses_a_change_that_lacks_a_field(name):
    for field in EVERY[name]:
        assert refuses(name, {k: v for k, v in EVERY[name].items() if k != field}), field


@pytest.mark.parametrize("name", EVERY)
def test_it_refuses_a_state_that_lacks_a_field(name):
    state = EVERY[name]["state"]
    for field in state:
        less = {k: v for k, v in state.items() if k != field}
        assert refuses(name, EVERY[name] | {"state": less}), field


@pytest.mark.parametrize("name", EVERY)
def test_it_refuses_a_field_too_many(name):
    change = EVERY[name]
    assert refuses(name, change | {"by": "Ada"})
    assert refuses(name, change | {"state": change["state"] | {"draft": True}})


@pytest.mark.parametrize("name", EVERY)
def test_it_refuses_a_field_of_another_type(name):
    for field, value in EVERY[name]["state"].items():
        wrong = 7 if not isinstance(value, int) or isinstance(value, bool) else "seven"
        assert refuses(name, EVERY[name] | {"state": EVERY[name]["state"] | {field: wrong}}), field


@pytest.mark.parametrize("name", ["coverage", "withdraw", "story", "listing"])
def test_it_refuses_null_where_nothing_is_redacted(name):
    assert refuses(name, EVERY[name] | {"state": None})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 0),
        ("seq", "2"),
        ("seq", True),
        ("at", "2022-01-21T21:44:00Z"),
        ("at", "2022-01-21T16:44:00.017-05:00"),
        ("kind", "reaction"),
        ("kind", "story"),
        ("kind", "withdraw"),
        ("subject", "storm-friday"),
        ("subject", "017e7f2b-1a90-4091-8c50-a7020ec947e7"),
        ("subject", "017E7F2B-1A90-7091-8C50-A7020EC947E7"),
        ("state_digest", "deb9"),
        ("digest", "Z" * 64),
    ],
)
def test_it_refuses_a_header_that_is_wrong(field, value):
    assert refuses("post", POST | {field: value})


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("coverage", "slug", "Storm Friday"),
        ("coverage", "slug", "-storm"),
        ("coverage", "headline", ""),
        ("coverage", "headline", "x" * 301),
        ("coverage", "summary", ["x"] * 13),
        ("coverage", "state", "closed"),
        ("coverage", "closing", None),
        ("coverage", "time_zone", "Eastern Time"),
        ("coverage", "language", "English!"),
        ("coverage", "story", {"slug": "winter-storms"}),
        ("coverage", "lead", {"asset": None}),
        ("coverage", "lead", {"asset": "picture.jpg", "html": ""}),
        ("coverage", "started_at", "2022-01-21T11:00:00Z"),
        ("coverage", "ended_at", "yesterday"),
        ("post", "headline", ""),
        ("post", "body", {"type": "paragraph", "content": []}),
        ("post", "body", {"type": "doc", "content": []}),
        ("post", "body", {"type": "doc", "content": [{"type": "image", "attrs": {"width": 0.5}}]}),
        ("post", "bylines", ["Ben Okri"]),
        ("post", "bylines", [{"name": "Ben"}, {"name": "Ben"}]),
        ("post", "tags", ["ferries", "ferries"]),
        ("post", "published_at", None),
        ("post", "position", 0.5),
        ("post", "position", 2**53 + 1),
        ("post", "pinned", None),
        ("post", "correction", {"at": "2022-01-21T16:44:00-05:00", "text": ""}),
        ("withdraw", "position", None),
        ("withdraw", "withdrawn_at", None),
        ("story", "title", ""),
        ("listing", "headline", None),
    ],
)
def test_it_refuses_a_state_that_is_wrong(name, field, value):
    assert refuses(name, EVERY[name] | {"state": EVERY[name]["state"] | {field: value}})


def test_a_listing_is_no_head_and_a_head_no_listing():
    assert complaints([LISTING], "in-coverage")
    assert complaints([COVERAGE], "in-site")
