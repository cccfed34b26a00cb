"""Tokens: what lets a program act for a person, within bounds."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.newsroom.access import coverages_for, may
from dateline.newsroom.errors import Refused
from dateline.newsroom.models import Token
from dateline.newsroom.publishing import open_coverage
from dateline.newsroom.tokens import issue_token, person_with, revoke_token


def acting_for(person, **asked):
    usual = {"name": "Phone", "scope": "file", "days": 7}
    token, secret = issue_token(person, **usual | asked)
    return token, person_with(secret)


def test_it_acts_for_its_person(ben):
    token, person = acting_for(ben)
    assert (person, person.token) == (ben, token)


def test_its_secret_is_kept_nowhere(ben):
    _, secret = issue_token(ben, name="Phone", scope="file", days=7)
    kept = [str(value) for value in Token.objects.values().get().values()]
    assert not any(secret in value for value in kept)


@pytest.mark.parametrize(
    ("scope", "verbs"),
    [
        ("look", {"look"}),
        ("file", {"look", "draft", "publish"}),
        ("run", {"look", "draft", "publish", "revise", "withdraw", "edit"}),
    ],
)
def test_it_does_what_its_scope_says_and_no_more(ada, coverage, scope, verbs):
    _, person = acting_for(ada, scope=scope)
    asked = {"look", "draft", "publish", "revise", "withdraw", "edit", "manage"}
    assert {verb for verb in asked if may(person, verb, coverage)} == verbs


def test_it_does_no_more_than_its_person_may(cleo, coverage):
    _, person = acting_for(cleo, scope="run")
    assert not may(person, "look", coverage)


def test_one_for_a_coverage_reaches_no_other(ada, coverage):
    elsewhere = open_coverage(headline="Elsewhere")
    _, person = acting_for(ada, scope="run", coverage=coverage)
    assert may(person, "publish", coverage)
    assert not may(person, "look", elsewhere)
    assert not may(person, "open")
    assert list(coverages_for(person)) == [coverage]


def test_one_that_is_revoked_is_good_for_nothing(ben):
    token, secret = issue_token(ben, name="Phone", scope="file", days=7)
    revoke_token(token, by=ben)
    assert person_with(secret) is None


def test_one_that_has_expired_is_good_for_nothing(ben):
    _, secret = issue_token(ben, name="Phone", scope="file", days=1)
    Token.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert person_with(secret) is None


def test_nor_is_one_of_somebody_who_is_disabled(ben):
    _, secret = issue_token(ben, name="Phone", scope="file", days=7)
    ben.is_active = False
    ben.save()
    assert person_with(secret) is None


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"scope": "all"}, "There is no scope “all”; there are look, file, run."),
        ({"days": 0}, "A token lasts from 1 to 366 days, not 0."),
        ({"days": 1000}, "A token lasts from 1 to 366 days, not 1000."),
        ({"name": " "}, "The name is empty"),
    ],
)
def test_what_makes_no_sense_is_refused(ben, asked, why):
    with pytest.raises(Refused, match=why.replace(".", r"\.")):
        acting_for(ben, **asked)
