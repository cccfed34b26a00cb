"""The only gate: who may do what, and to which coverage."""

import pytest
from django.contrib.auth.models import AnonymousUser

from dateline.newsroom.access import coverage_at, coverage_for, coverages_for, may, post_in
from dateline.newsroom.errors import NotAllowed, NotFound
from dateline.newsroom.models import Assignment, Coverage, Token
from dateline.newsroom.publishing import open_coverage

pytestmark = pytest.mark.django_db

REPORTER = {"look", "draft"}
EDITOR = REPORTER | {"publish", "open", "edit", "revise", "mark", "move", "withdraw", "shape"}
RIGHTS = {"reporter": REPORTER, "editor": EDITOR, "managing editor": EDITOR | {"manage"}}
WHERE_REPORTERS_PUBLISH = {role: verbs | {"publish"} for role, verbs in RIGHTS.items()}
EVERY_VERB = RIGHTS["managing editor"]


def rights(person, coverage=None):
    return {verb for verb in EVERY_VERB if may(person, verb, coverage)}


@pytest.fixture
def elsewhere(coverage) -> Coverage:
    return open_coverage(headline="Elsewhere")


@pytest.mark.parametrize("role", RIGHTS)
def test_a_role_held_everywhere(cleo, coverage, role):
    Assignment.objects.create(user=cleo, role=role)
    assert rights(cleo) == RIGHTS[role]
    assert rights(cleo, coverage) == WHERE_REPORTERS_PUBLISH[role]


@pytest.mark.parametrize("role", RIGHTS)
def test_where_reporters_submit_they_do_not_publish(cleo, coverage, role):
    coverage.reporters_publish = False
    Assignment.objects.create(user=cleo, role=role)
    assert rights(cleo, coverage) == RIGHTS[role]


@pytest.mark.parametrize("role", RIGHTS)
def test_a_role_held_for_one_coverage(cleo, coverage, elsewhere, role):
    Assignment.objects.create(user=cleo, role=role, coverage=coverage)
    assert rights(cleo, coverage) == WHERE_REPORTERS_PUBLISH[role]
    assert rights(cleo, elsewhere) == rights(cleo) == set()


def test_whoever_holds_both_has_the_rights_of_both(ben, coverage, elsewhere):
    Assignment.objects.create(user=ben, role="editor", coverage=coverage)
    assert rights(ben, coverage) == RIGHTS["editor"]
    assert rights(ben, elsewhere) == WHERE_REPORTERS_PUBLISH["reporter"]


def test_a_smaller_role_for_one_coverage_takes_nothing_away(ada, coverage):
    Assignment.objects.create(user=ada, role="reporter", coverage=coverage)
    assert rights(ada, coverage) == RIGHTS["editor"]


def test_cleo_may_nothing(cleo, coverage):
    assert rights(cleo) == rights(cleo, coverage) == set()


def test_nor_may_somebody_who_has_not_signed_in(coverage):
    assert rights(AnonymousUser(), coverage) == set()


def test_nor_may_somebody_who_has_left(ada, coverage):
    ada.is_active = False
    assert rights(ada, coverage) == set()


def test_there_is_no_verb_that_nobody_knows(ada):
    assert not may(ada, "burn")


def test_the_gate_gives_the_coverage(ada, coverage):
    assert coverage_for(ada, "storm-on-the-coast", to="withdraw") == coverage


def test_the_gate_is_closed_to_who_may_not(ben, coverage):
    said = "You may not withdraw in coverage “storm-on-the-coast”; ask a managing editor"
    with pytest.raises(NotAllowed, match=said):
        coverage_for(ben, "storm-on-the-coast", to="withdraw")


def test_whose_token_is_narrower_than_they_are_is_told_of_the_token(ada, coverage):
    ada.token = Token(user=ada, name="filing", scope="file")
    said = "You may not withdraw in coverage “storm-on-the-coast”; this token's scope is “file”"
    with pytest.raises(NotAllowed, match=said):
        coverage_for(ada, "storm-on-the-coast", to="withdraw")


@pytest.mark.parametrize("to", ["look", "publish"])
def test_the_gate_is_closed_to_cleo(cleo, coverage, to):
    with pytest.raises(NotAllowed):
        coverage_for(cleo, coverage.slug, to=to)


def test_what_there_is_not_is_not_found(ada, db):
    with pytest.raises(NotFound, match=r"^There is no coverage “storm”\.$"):
        coverage_for(ada, "storm", to="look")


def test_a_slip_of_the_finger_is_noticed(coverage):
    with pytest.raises(NotFound, match=r"Did you mean “storm-on-the-coast”\?"):
        coverage_at("strom-on-the-coast")


def test_a_reporter_sees_every_coverage(ben, coverage, elsewhere):
    assert list(coverages_for(ben)) == [elsewhere, coverage]


def test_whoever_has_one_coverage_sees_that_one(cleo, coverage, elsewhere):
    Assignment.objects.create(user=cleo, role="reporter", coverage=coverage)
    assert list(coverages_for(cleo)) == [coverage]


def test_a_coverage_is_listed_once(ben, coverage):
    Assignment.objects.create(user=ben, role="editor", coverage=coverage)
    assert list(coverages_for(ben)) == [coverage]


def test_cleo_sees_none(cleo, coverage):
    assert not coverages_for(cleo)
    assert not coverages_for(AnonymousUser())


def test_somebody_who_has_left_sees_none(ben, coverage):
    ben.is_active = False
    assert not coverages_for(ben)


def test_a_post_is_found_in_its_coverage(coverage, publish):
    post = publish()
    assert post_in(coverage, str(post.pk)) == post


def test_a_post_is_not_found_in_another_coverage(elsewhere, publish):
    with pytest.raises(NotFound, match="in coverage “elsewhere”"):
        post_in(elsewhere, str(publish().pk))


@pytest.mark.parametrize("id", ["", "7", "nonsense", None, 7, [], "0190-"], ids=repr)
def test_what_is_no_id_is_not_found(coverage, id):
    with pytest.raises(NotFound, match="There is no post"):
        post_in(coverage, id)
