"""The cast of all tests, and a coverage for them to work in.

Ada runs the desk (editor), Ben reports (reporter), Cleo only reads (no role).
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as profile

from dateline.journal.changes import Change
from dateline.journal.fold import CoverageFold, fold
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Assignment, Coverage, Journal, Post, User
from dateline.newsroom.publishing import open_coverage, publish_post
from dateline.newsroom.reading import changes_after
from tests.running import run_dateline

# pytest --hypothesis-profile=thorough looks for longer.
FINE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
profile.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=FINE)
profile.register_profile("thorough", max_examples=1000, deadline=None, suppress_health_check=FINE)
profile.load_profile("quick")


@pytest.fixture(autouse=True)
def settings_for_tests(settings, tmp_path) -> None:
    """No test keeps a photograph in the data folder, or waits for a password to be hashed well."""
    settings.DATELINE_PICTURES = tmp_path / "pictures"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def used_folder(tmp_path_factory) -> Path:
    """A data folder as the first command leaves it; making its tables takes more than a second."""
    folder = tmp_path_factory.mktemp("used") / "data"
    assert run_dateline(folder, "user", "list").returncode == 0
    return folder


@pytest.fixture
def ada(db) -> User:
    """Ada runs the desk."""
    return _person("ada", Assignment.Role.EDITOR)


@pytest.fixture
def ben(db) -> User:
    """Ben reports."""
    return _person("ben", Assignment.Role.REPORTER)


@pytest.fixture
def cleo(db) -> User:
    """Cleo only reads: she can sign in, and has no role."""
    return User.objects.create(username="cleo")


def _person(name: str, role: str) -> User:
    person = User.objects.create(username=name)
    Assignment.objects.create(user=person, role=role)
    return person


@pytest.fixture
def coverage(ada) -> Coverage:
    """A live coverage, opened by Ada."""
    return open_coverage(headline="Storm on the coast", time_zone="Europe/Oslo", by=ada)


@pytest.fixture
def publish(coverage, ben) -> Callable[..., Post]:
    """``publish("The ferry is late.", …)``: a post of one paragraph by Ben, in the coverage or ``to``."""

    def publish(text: str = "The ferry is late.", *, to: Coverage = coverage, **asked) -> Post:
        usual = {"id": new_id(), "body": document(paragraph(text)), "by": ben}
        return publish_post(to, **usual | asked)

    return publish


@pytest.fixture
def journal(coverage) -> Callable[..., list[Change]]:
    """``journal()``: every change of the coverage, or ``of`` another one, as followers are given them."""

    def read(of: Coverage = coverage) -> list[Change]:
        return changes_after(str(of.pk), 0, 100_000)

    return read


@pytest.fixture
def site_journal(db) -> Callable[[], list[Change]]:
    """``site_journal()``: every change of the site's journal."""
    return lambda: changes_after(Journal.SITE, 0, 100_000)


@pytest.fixture
def page(coverage, journal) -> Callable[..., CoverageFold]:
    """``page()``: the coverage, or ``of`` another one, as readers have it: its journal, folded."""

    def read(of: Coverage = coverage) -> CoverageFold:
        return fold(journal(of))

    return read
