"""``dateline verify``: whatever was done to a journal behind the newsroom's back is found."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from threading import Event, Thread

import pytest

from dateline.journal.changes import Change, Kind
from dateline.journal.digest import Tip, next_change
from tests.running import Newsroom


@pytest.fixture
def behind(tmp_path, typed, flood):
    """``behind("DELETE …")``: SQL by somebody who can write to the database of a coverage of two posts."""
    for text in ("Sandbags arrive.", "The weir holds."):
        assert typed("post", flood, text=text).returncode == 0

    def run(sql: str) -> None:
        database = sqlite3.connect(tmp_path / "data" / "dateline.sqlite3")
        journal = "SELECT id FROM newsroom_journal WHERE name != 'site'"
        with database:
            database.execute(f"{sql} AND journal_id = ({journal})")
        database.close()

    return run


@pytest.fixture
def saved(tmp_path, typed, flood) -> Path:
    """The coverage's journal, in a file."""
    file = tmp_path / "journal"
    file.write_text(typed("journal", flood, "--json").stdout, encoding="utf-8")
    return file


def broken(done: CompletedProcess[str], at: int) -> str:
    """Why the journal is broken at that change."""
    assert (done.returncode, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert (found["sound"], found["seq"]) == (False, at)
    return found["why"]


def test_a_journal_whose_newest_change_was_deleted_is_broken(typed, flood, behind):
    behind("DELETE FROM newsroom_journalrow WHERE seq = 3")
    why = broken(typed("verify", flood, "--json"), 3)
    assert why == "it is missing, and so is all up to change 3"


def test_a_journal_that_was_emptied_is_broken(typed, flood, behind):
    behind("DELETE FROM newsroom_journalrow WHERE 1")
    assert "it is missing" in broken(typed("verify", flood, "--json"), 1)


def test_a_state_that_is_gone_and_was_never_withdrawn_breaks_a_journal(typed, flood, behind):
    behind("UPDATE newsroom_journalrow SET state = NULL WHERE seq = 2")
    assert "never withdrawn" in broken(typed("verify", flood, "--json"), 2)


def test_what_was_withdrawn_may_be_gone(typed, flood, behind):
    post = json.loads(typed("post", flood, "--json", text="A name.").stdout)["id"]
    assert typed("withdraw", flood, post, "--reason", "Wrong.").returncode == 0
    assert typed("verify", flood).stdout.startswith("Sound: 5 changes")


def test_a_withdrawal_that_is_gone_itself_justifies_nothing(typed, flood, behind):
    post = json.loads(typed("post", flood, "--json", text="A name.").stdout)["id"]
    assert typed("withdraw", flood, post, "--reason", "Wrong.").returncode == 0
    behind("UPDATE newsroom_journalrow SET state = NULL WHERE kind = 'withdraw'")
    assert "never withdrawn" in broken(typed("verify", flood, "--json"), 4)


def test_a_newest_change_that_was_written_anew_with_its_digest_is_found(typed, flood, behind):
    """The whole chain follows; only the end that the newsroom noted tells."""
    behind("DELETE FROM newsroom_journalrow WHERE seq = 3")
    forged = forge(json.loads(typed("journal", flood, "--json").stdout.splitlines()[-1]))
    columns = "seq, at, kind, subject, state, state_digest, digest, journal_id"
    behind(
        f"INSERT INTO newsroom_journalrow ({columns}) SELECT {forged.seq}, '{forged.at}',"
        f" 'post', 'forged', '{{}}', '{forged.state_digest}', '{forged.digest}', journal_id"
        " FROM newsroom_journalrow WHERE seq = 2"
    )
    assert "noted" in broken(typed("verify", flood, "--json"), 3)


def forge(last: dict) -> Change:
    tip = Tip(last["seq"], last["digest"])
    now = datetime.now(UTC)
    return next_change(tip, at=now, kind=Kind.POST, subject="forged", state={})


def test_a_change_after_the_end_is_found(typed, flood, behind, tmp_path):
    database = sqlite3.connect(tmp_path / "data" / "dateline.sqlite3")
    last = json.loads(typed("journal", flood, "--json").stdout.splitlines()[1])
    with database:
        database.execute(
            "UPDATE newsroom_journal SET seq = 2, digest = ? WHERE name != 'site'",
            [last["digest"]],
        )
    database.close()
    assert "was to end before it" in broken(typed("verify", flood, "--json"), 3)


def test_a_fraction_in_a_state_breaks_a_journal(typed, flood, behind):
    behind("UPDATE newsroom_journalrow SET state = '{\"position\": 0.5}' WHERE seq = 2")
    assert "cannot have been published" in broken(typed("verify", flood, "--json"), 2)
    done = typed("verify", flood)
    assert (done.returncode, done.stdout.startswith("Broken: ")) == (1, True)


def test_a_file_that_is_called_like_the_coverage_is_not_taken_for_it(
    typed, flood, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path(flood).write_text("no journal", encoding="utf-8")
    assert typed("verify", flood).stdout.startswith("Sound: 1 changes")


def test_it_is_sound_while_ben_files_and_withdraws(tmp_path, typed, flood):
    """Each look is at one moment: no withdrawal falls between a journal's rows and its noted end."""
    ben, stop = Newsroom(tmp_path / "data"), Event()

    def file_and_withdraw() -> None:
        while not stop.is_set():
            ben.withdraw_post(flood, ben.publish_post(flood, text="A name."), reason="Wrong.")

    filing = Thread(target=file_and_withdraw)
    filing.start()
    try:
        looks = [typed("verify", flood) for _ in range(5)]
    finally:
        stop.set()
        filing.join()
        ben.close()
    assert [look.stdout[:6] for look in looks] == ["Sound:"] * 5, looks


def test_the_sites_own_journal_verifies(typed, flood):
    assert typed("verify", "site").stdout.startswith("Sound: 1 changes")


def test_a_site_where_nothing_happened_verifies(typed):
    assert typed("verify", "site").stdout.startswith("Sound: 0 changes")


def test_a_file_verifies_where_there_is_no_newsroom(typed, saved, tmp_path):
    done = typed("verify", "--file", str(saved), "--data", str(tmp_path / "none"))
    assert done.stdout.startswith("Sound: 1 changes")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "line", [b"", b"{", b"\xff", b"[]", b'{"seq": 2}', b"[" * 100_000, b"9" * 5000]
)
def test_a_line_that_is_no_change_breaks_a_file(typed, saved, line):
    saved.write_bytes(saved.read_bytes() + line + b"\n")
    assert f"line 2 of {saved} is no change" in broken(
        typed("verify", "--file", str(saved), "--json"), 2
    )


def test_half_a_character_breaks_a_file(typed, saved):
    saved.write_text(saved.read_text().replace("The river", "\\ud800"), encoding="utf-8")
    assert "half a character" in broken(typed("verify", "--file", str(saved), "--json"), 1)


@pytest.mark.parametrize("words", [[], ["flood", "--file", __file__]])
def test_one_thing_is_asked_for(typed, words):
    done = typed("verify", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "dateline: Say what to verify: SLUG, DIR or --file FILE; see dateline verify --help.\n"
    )


def test_a_file_that_is_not_there_is_refused(typed):
    done = typed("verify", "--file", "nothing")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
