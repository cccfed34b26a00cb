"""``dateline import``: a saved page becomes coverage, whole or not at all."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.running import run_dateline

PAGES = Path(__file__).parent / "pages"
SAMPLE = Path(__file__).parents[3] / "shared/samples/live-page-2022-01-21.txt"

PAGE = """\
Water over the quay at Selmouth

Our live coverage has ended for the night.

4:44 p.m. GMT, January 21, 2022

The pumps are holding

The harbour master says that the pumps are holding, for now.

1:02 p.m. GMT, January 21, 2022

Sandbags arrive

They were brought from the depot at noon.

1:33 p.m. GMT, January 21, 2022

The school is closed

Parents were told at lunch.
"""


@pytest.fixture
def typed(tmp_path, used_folder):
    shutil.copytree(used_folder, tmp_path / "data")
    return partial(run_dateline, tmp_path / "data")


@pytest.fixture
def saved(tmp_path):
    """``saved(text)``: a file that holds a saved page."""

    def save(text: str | bytes = PAGE, name: str = "page.txt") -> str:
        content = text.encode() if isinstance(text, str) else text
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return save


def imported(done) -> dict:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def journal(typed, slug: str) -> list[dict]:
    lines = typed("journal", slug, "--json").stdout.splitlines()
    return [json.loads(line) for line in lines]


def refusal(done) -> str:
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    return line


def test_a_page_becomes_coverage_in_the_pages_own_order(typed, saved):
    slug = imported(typed("import", saved(), "--json"))["slug"]
    assert slug == "water-over-the-quay-at-selmouth"
    posts = [c["state"] for c in journal(typed, slug) if c["kind"] == "post"]
    standing = sorted(posts, key=lambda state: state["position"], reverse=True)
    assert [state["headline"] for state in standing] == [
        "The pumps are holding",
        "Sandbags arrive",
        "The school is closed",
    ]


def test_ended_coverage_ends_with_its_closing_line(typed, saved):
    slug = imported(typed("import", saved(), "--json"))["slug"]
    last = journal(typed, slug)[-1]["state"]
    assert (last["state"], last["closing"]) == (
        "ended",
        "Our live coverage has ended for the night.",
    )


def test_importing_the_same_file_twice_changes_nothing(typed, saved):
    slug = imported(typed("import", saved(), "--json"))["slug"]
    before = journal(typed, slug)
    again = typed("import", saved())
    assert again.stdout == f"Nothing new: coverage “{slug}” has all 3 posts already.\n"
    assert journal(typed, slug) == before


def test_what_was_corrected_since_is_not_undone_by_a_second_import(typed, saved):
    slug = imported(typed("import", saved(), "--json"))["slug"]
    post = next(c["subject"] for c in journal(typed, slug) if c["kind"] == "post")
    typed("withdraw", slug, post, "--reason", "It was wrong.")
    imported(typed("import", saved(), "--json"))
    assert journal(typed, slug)[-1]["kind"] == "withdraw"


def test_another_page_does_not_go_into_coverage_that_is_there(typed, saved):
    typed("open", "flood", "--headline", "Something else")
    assert "holds something else; choose an address with --slug" in refusal(
        typed("import", saved(), "--slug", "flood")
    )


def test_the_story_can_be_named(typed, saved):
    slug = imported(typed("import", saved(), "--story", "selmouth-flood", "--json"))["slug"]
    assert journal(typed, slug)[0]["state"]["story"]["slug"] == "selmouth-flood"


def test_what_could_not_be_understood_is_reported_with_its_line(typed, saved):
    page = PAGE.replace("4:44 p.m. GMT", "4:44 p.m. IST")
    done = typed("import", saved(page))
    assert done.returncode == 0
    assert "Line 5: " in done.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "cannot be imported: "),
        (b"Only a headline and a word.\n", "cannot be imported: "),
        (b"\x7fELF\x00\x01\x02\x03", "is not text; save the page as text and import that."),
        (b"<!doctype html><html><body>Hello", "is HTML; open it in a browser and save it as text."),
    ],
    ids=["empty", "no post", "binary", "html"],
)
def test_a_file_that_is_no_saved_page_is_refused(typed, saved, content, sentence):
    assert sentence in refusal(typed("import", saved(content)))


def test_a_file_that_is_far_too_large_is_refused_unread(typed, tmp_path):
    with (tmp_path / "large").open("wb") as file:
        file.truncate(200_000_000)
    sentence = refusal(typed("import", str(tmp_path / "large")))
    assert sentence.endswith("has 200 MB; a saved page has at most 10 MB.")


def test_a_file_that_is_not_there_is_refused(typed, tmp_path):
    assert "cannot be read (No such file or directory)" in refusal(
        typed("import", str(tmp_path / "nothing"))
    )


def test_a_zone_that_there_is_not_is_refused_and_nothing_is_imported(typed, saved):
    refusal(typed("import", saved(), "--timezone", "Selmouth"))
    assert typed("journal", "site").stdout == ""


def test_a_moment_without_a_zone_is_refused(typed, saved):
    done = typed("import", saved(), "--saved-at", "2022-01-22T10:30")
    assert done.returncode == 2
    assert "says no zone; add its offset, such as -05:00" in done.stderr


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.txt")), ids=lambda page: page.stem)
def test_every_layout_can_be_imported(typed, page):
    done = typed("import", str(page), "--saved-at", "2026-11-22T10:30+00:00", "--json")
    report = imported(done)
    assert report["published"] == report["posts"] > 0


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is not here")
def test_the_sample_page_becomes_nine_posts_that_verify(typed):
    report = imported(typed("import", str(SAMPLE), "--slug", "sample", "--json"))
    assert (report["posts"], report["published"], report["remarks"]) == (9, 9, [])
    assert typed("verify", "sample").returncode == 0


def test_a_device_that_never_ends_is_refused(typed):
    assert refusal(typed("import", "/dev/zero")).endswith(
        "has no end; a saved page has at most 10 MB."
    )


def test_a_page_that_was_live_when_it_was_saved_is_ended(typed, saved):
    page = PAGE.replace("Our live coverage has ended for the night.\n\n", "")
    slug = imported(typed("import", saved(page), "--json"))["slug"]
    assert journal(typed, slug)[-1]["state"]["state"] == "ended"
