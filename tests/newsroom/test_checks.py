"""What Django checks of the database before anything else happens."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command

from dateline.newsroom.checks import check_database


def test_our_own_settings_pass_every_check():
    assert run_checks() == []


@pytest.mark.parametrize("mode", ["DEFERRED", None])
def test_a_database_that_locks_late_is_an_error_that_says_what_to_set(settings, monkeypatch, mode):
    monkeypatch.setitem(settings.DATABASES["default"]["OPTIONS"], "transaction_mode", mode)
    (error,) = check_database()
    assert (error.id, error.msg) == (
        "dateline.E001",
        f"The SQLite option transaction_mode is {mode!r}.",
    )
    assert "DATABASES['default']['OPTIONS']['transaction_mode'] to 'IMMEDIATE'" in error.hint


def test_a_database_without_options_is_an_error(settings, monkeypatch):
    monkeypatch.delitem(settings.DATABASES["default"], "OPTIONS")
    assert [error.id for error in check_database()] == ["dateline.E001"]


def test_another_database_locks_rows(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    monkeypatch.delitem(settings.DATABASES["default"], "OPTIONS")
    assert check_database() == []


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "newsroom", check=True, dry_run=True, verbosity=0)
