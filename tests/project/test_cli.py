"""The command line, as it is typed."""

import json

import pytest


def said(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refusal(done) -> str:
    """The one sentence of a refusal."""
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_ada_opens_a_coverage(typed):
    assert (
        said(typed("open", "flood", "--headline", "The river rises", "--json"))["slug"] == "flood"
    )


def test_ben_files_on_standard_input(typed, flood):
    said(typed("post", flood, "--headline", "Sandbags arrive", "--json", text="At **the school**."))
    assert "Sandbags arrive" in typed("journal", flood).stdout


def test_ben_files_from_a_file(typed, flood, tmp_path):
    (tmp_path / "post.md").write_text("Sandbags at the school.", encoding="utf-8")
    assert said(typed("post", flood, str(tmp_path / "post.md"), "--json"))["id"]


def test_a_retry_with_the_same_id_is_the_same_post(typed, flood):
    first = said(typed("post", flood, "--json", text="Once."))
    again = said(typed("post", flood, "--id", first["id"], "--json", text="Once."))
    assert again == first
    assert len(typed("journal", flood).stdout.splitlines()) == 2


def test_ada_withdraws_and_the_text_is_nowhere_in_the_journal(typed, flood):
    post = said(typed("post", flood, "--json", text="A name that should not be here."))["id"]
    said(typed("withdraw", flood, post, "--reason", "The family had not been told.", "--json"))
    journal = typed("journal", flood, "--json").stdout
    assert "should not be here" not in journal
    assert "had not been told" not in journal


def test_a_journal_verifies_after_a_withdrawal(typed, flood):
    post = said(typed("post", flood, "--json", text="A name."))["id"]
    typed("withdraw", flood, post, "--reason", "Wrong.")
    assert said(typed("verify", flood, "--json"))["sound"]


def test_a_journal_in_a_file_verifies(typed, flood, tmp_path):
    (tmp_path / "journal").write_text(typed("journal", flood, "--json").stdout, encoding="utf-8")
    assert said(typed("verify", "--file", str(tmp_path / "journal"), "--json"))["seq"] == 1


def test_a_journal_that_was_tampered_with_does_not_verify(typed, flood, tmp_path):
    changed = typed("journal", flood, "--json").stdout.replace("rises", "falls")
    (tmp_path / "journal").write_text(changed, encoding="utf-8")
    done = typed("verify", "--file", str(tmp_path / "journal"), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["seq"] == 1


def test_ada_ends_a_coverage(typed, flood):
    assert said(typed("end", flood, "--closing", "Good night.", "--json"))["state"] == "ended"


def test_ada_gives_a_story_its_title_and_its_background(typed):
    typed("open", "friday", "--headline", "Friday", "--story", "storms")
    words = ("--title", "Winter storms", "--background", "-", "--json")
    assert said(typed("story", "storms", *words, text="The third.\n\nIn a month.\n")) == {
        "slug": "storms",
        "title": "Winter storms",
        "background": "The third.\n\nIn a month.",
    }
    assert refusal(typed("story", "storm")) == "dateline: There is no story “storm”."


def test_ada_lets_ben_sign_in(typed):
    done = typed(
        "user", "add", "ben", "--role", "reporter", "--password-stdin", text="a long password\n"
    )
    assert done.stdout.startswith("ben can sign in at ")


@pytest.fixture
def ben(typed) -> str:
    words = ("--role", "reporter", "--password-stdin")
    typed("user", "add", "ben", *words, text="a long password\n")
    return "ben"


def people(typed) -> dict:
    return {one["name"]: one for one in said(typed("user", "list", "--json"))["people"]}


def test_the_operator_sees_who_can_sign_in(typed, ben):
    assert typed("user", "list").stdout.split() == ["ben", "reporter"]
    assert people(typed) == {
        "ben": {"name": "ben", "active": True, "role": "reporter", "coverages": {}}
    }


def test_disables_and_enables_ben(typed, ben):
    assert typed("user", "disable", ben).stdout == "ben can no longer sign in.\n"
    assert "(disabled)" in typed("user", "list").stdout
    typed("user", "enable", ben)
    assert people(typed)["ben"]["active"]


def test_gives_ben_a_role_and_takes_it(typed, ben, flood):
    typed("user", "role", ben, "editor", "--coverage", flood)
    assert people(typed)["ben"]["coverages"] == {flood: "editor"}
    typed("user", "role", ben, "none", "--coverage", flood)
    assert typed("user", "role", ben, "none").stdout == "ben has no role everywhere.\n"
    assert people(typed)["ben"] == {"name": "ben", "active": True, "role": None, "coverages": {}}


def test_does_not_lose_the_last_managing_editor(typed):
    typed("user", "add", "mia", "--password-stdin", text="a long password\n")
    assert "mia is the last managing editor" in refusal(typed("user", "disable", "mia"))
    assert "mia is the last managing editor" in refusal(typed("user", "role", "mia", "editor"))


def test_gives_ben_a_new_password_or_a_link_to_choose_one(typed, ben):
    done = typed("user", "password", ben, "--password-stdin", text="another long password\n")
    assert done.stdout == "ben has a new password.\n"
    assert "too short" in refusal(
        typed("user", "password", ben, "--password-stdin", text="short\n")
    )
    assert (
        "/desk/account/password/new/"
        in said(typed("user", "password", ben, "--link", "--json"))["link"]
    )


def test_somebody_who_is_not_there_is_not_found(typed):
    assert refusal(typed("user", "disable", "ole")).endswith("There is no person “ole”.")


def test_a_weak_password_is_refused(typed):
    sentence = refusal(typed("user", "add", "ben", "--password-stdin", text="password\n"))
    assert "too short" in sentence


def test_an_unknown_slug_is_refused_and_the_nearest_is_named(typed, flood):
    sentence = refusal(typed("post", "floods", text="Hello."))
    assert sentence == "dateline: There is no coverage “floods”. Did you mean “flood”?"


def test_a_bad_time_zone_is_refused_and_nothing_is_opened(typed):
    sentence = refusal(typed("open", "flood", "--headline", "H", "--timezone", "Middle/Earth"))
    assert "There is no time zone “Middle/Earth”; use a name from the tz database" in sentence
    assert refusal(typed("journal", "flood"))


def test_an_address_that_is_taken_is_refused(typed, flood):
    sentence = refusal(typed("open", flood, "--headline", "Another"))
    assert "There is a coverage “flood” already" in sentence


def test_a_file_that_is_no_text_is_refused(typed, flood, tmp_path):
    (tmp_path / "photo").write_bytes(b"\x89PNG\xff\xfe")
    assert "is not UTF-8 text" in refusal(typed("post", flood, str(tmp_path / "photo")))


def test_an_empty_post_is_refused(typed, flood):
    assert "The post is empty" in refusal(typed("post", flood, text="  \n"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["post"], "dateline: Missing argument 'SLUG'; see dateline post --help."),
        (["open", "flood"], "dateline: Missing option '--headline'; see dateline open --help."),
        (["publish"], "dateline: No such command 'publish'; see dateline --help."),
    ],
)
def test_what_is_typed_wrongly_is_said_in_one_line(typed, words, sentence):
    assert refusal(typed(*words)) == sentence


def test_a_moment_that_is_none_is_refused_in_one_line(typed, tmp_path):
    sentence = refusal(typed("import", "page.txt", "--saved-at", "yesterday"))
    assert "“yesterday” is not a time; write it as 2022-01-22T10:30-05:00" in sentence


def test_a_setting_that_makes_no_sense_is_refused_by_name(tmp_path, monkeypatch):
    import subprocess

    from tests.running import DATELINE, environment

    bad = environment(DATA=str(tmp_path), SEGMENT_SIZE="many")
    done = subprocess.run(
        [*DATELINE, "journal", "site"], capture_output=True, text=True, env=bad, check=False
    )
    assert refusal(done) == (
        "dateline: The setting DATELINE_SEGMENT_SIZE is “many”: use a whole number from 1 to 1000."
    )


def test_a_data_folder_that_cannot_be_is_refused(typed, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    sentence = refusal(typed("journal", "site", "--data", str(tmp_path / "file" / "data")))
    assert "cannot be used (Not a directory)" in sentence


def test_a_database_that_is_none_is_refused(typed, tmp_path):
    (tmp_path / "data" / "dateline.sqlite3").write_bytes(b"this is no database at all" * 100)
    assert "cannot be opened" in refusal(typed("journal", "site"))
