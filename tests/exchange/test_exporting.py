"""``dateline export``: a coverage as a folder of plain files that needs no server."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser
import pytest

from dateline.journal.segments import ranges_after
from tests.delivery.reading import Links
from tests.exchange.exported import SITE


@pytest.fixture
def folder(exported) -> Path:
    return exported.folder


def refusal(done) -> str:
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.strip().splitlines()
    return line


def addresses(page: Path) -> list[str]:
    links = Links()
    text = page.read_text()
    links.feed(text)
    sets = re.findall(r'srcset="([^"]*)"', text)
    links.addresses += [one.split()[0] for each in sets for one in each.split(",")]
    return links.addresses


def test_every_address_leads_to_a_file_or_to_the_site(folder):
    ours = urlsplit(SITE).netloc
    for page in folder.rglob("*.html"):
        for address in addresses(page):
            whole = urlsplit(urldefrag(urljoin(page.as_uri(), address)).url)
            if whole.scheme == "file" and not address.startswith("/storms/live/"):  # data-live
                assert Path(whole.path).is_file(), f"{page}: {address}"
            else:
                assert whole.netloc in (ours, ""), f"{page}: {address}"


def test_every_post_is_met_once_by_turning_pages(exported):
    met, page = [], exported.folder / "index.html"
    while page:
        text = page.read_text()
        met += re.findall(r'<article class="post[^"]*" id="post-([0-9a-f-]{36})"', text)
        older = re.search(r'class="button"(?: id="older")? rel="next" href="([^"]*)"', text)
        page = older and (page.parent / older[1]).resolve()
    assert met == list(reversed(exported.posts))


def test_a_withdrawn_post_has_a_notice_and_its_text_is_nowhere(exported):
    notice = exported.folder / "post" / exported.withdrawn / "index.html"
    assert "This update has been withdrawn" in notice.read_text()
    for file in exported.folder.rglob("*"):
        assert file.is_dir() or b"A name." not in file.read_bytes()


def test_other_coverages_and_the_story_are_where_the_site_is(folder):
    there = addresses(folder / "index.html")
    assert {f"{SITE}/live/rain/", f"{SITE}/story/brae/", f"{SITE}/"} <= set(there)


def test_no_script_comes_along(folder):
    assert list(folder.rglob("*.js")) == []
    run = re.compile(r'<script(?! type="application/ld\+json")')  # what is read by machines stays
    assert all(not run.search(page.read_text()) for page in folder.rglob("*.html"))


def test_a_client_finds_the_journal_where_the_protocol_has_it(folder):
    head = json.loads((folder / "head.json").read_bytes())
    asked = ranges_after(0, head["seq"], head["segment_size"])
    files = [folder / f"journal/{head['edition']}/{of}.json" for of in asked]
    read = [change for file in files for change in json.loads(file.read_bytes())["changes"]]
    lines = (folder / "journal.jsonl").read_bytes().splitlines()
    assert read == list(map(json.loads, lines))
    assert read[-1]["digest"] == head["digest"]


def test_its_feeds_are_there_and_can_be_read(exported):
    for name, number in (("feed", len(exported.posts)), ("key", 1)):
        for form in ("atom", "rss"):
            feed = feedparser.parse((exported.folder / f"{name}.{form}").read_bytes())
            assert (feed.bozo, len(feed.entries)) == (False, number)
        feed = json.loads((exported.folder / f"{name}.json").read_bytes())
        assert len(feed["items"]) == number


def test_the_coverage_is_there_as_data(exported):
    data = json.loads((exported.folder / "coverage.json").read_bytes())
    assert [post["id"] for post in data["posts"]] == list(reversed(exported.posts))
    assert [post["id"] for post in data["withdrawn"]] == [exported.withdrawn]
    assert data["coverage"]["closing"] == "Good night."


def test_it_is_what_the_newsroom_prints(exported):
    printed = exported.typed("journal", "flood", "--json").stdout
    assert (exported.folder / "journal.jsonl").read_text() == printed


def test_the_readmes_own_proof_runs_and_holds(folder):
    script = dedent((folder / "README.txt").read_text().split("in this folder:\n")[1])
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Sound: ")


def test_exporting_again_replaces_the_folder_and_changes_nothing(exported, tmp_path):
    before = (exported.folder / "manifest.json").read_bytes()
    done = exported.typed("export", "flood", "--to", str(exported.folder), "--json")
    assert (exported.folder / "manifest.json").read_bytes() == before
    assert json.loads(done.stdout)["seal"] == json.loads(before)["seal"]
    assert [path.name for path in exported.folder.parent.glob(".flood*")] == []


def test_a_copy_of_coverage_that_goes_on_says_so(exported, tmp_path):
    exported.typed("open", "wind", "--headline", "Wind")
    assert exported.typed("export", "wind", "--to", str(tmp_path / "w")).returncode == 0
    assert "A copy of this page as it was at" in (tmp_path / "w/index.html").read_text()
    assert "A copy of this page" not in (exported.folder / "index.html").read_text()


def test_an_empty_folder_is_taken(exported, tmp_path):
    (tmp_path / "here").mkdir()
    assert exported.typed("export", "rain", "--to", str(tmp_path / "here")).returncode == 0
    assert exported.typed("verify", f"{tmp_path}/here").stdout.startswith("Sound: ")


def strange(target: Path) -> str:
    (target / "notes.txt").write_text("mine")
    return "holds something else than an export of this coverage"


def another(target: Path) -> str:
    strange(target)
    (target / "manifest.json").write_text("{}")
    return "holds something else than an export of this coverage"


def a_file(target: Path) -> str:
    target.rmdir()
    target.write_text("mine")
    return "is not a folder"


def nowhere(target: Path) -> str:
    target.rmdir()
    target.parent.rmdir()
    return "cannot be written (No such file or directory)"


def locked(target: Path) -> str:
    if (
        os.getuid() == 0
    ):  # no mode of a folder holds root back, and there is nothing here to see then
        pytest.skip("root may write everywhere")
    target.parent.chmod(0o500)
    return "cannot be written (Permission denied)"


@pytest.mark.parametrize("what", [strange, another, a_file, nowhere, locked])
def test_what_is_there_is_never_written_over(exported, tmp_path, what):
    target = tmp_path / "parent" / "target"
    target.mkdir(parents=True)
    sentence = what(target)
    before = sorted(tmp_path.rglob("*"))
    assert sentence in refusal(exported.typed("export", "rain", "--to", str(target)))
    assert sorted(tmp_path.rglob("*")) == before
    target.parent.exists() and target.parent.chmod(0o700)


def test_an_export_of_another_coverage_is_left_alone(exported):
    sentence = refusal(exported.typed("export", "rain", "--to", str(exported.folder)))
    assert "holds something else than an export of this coverage" in sentence
    assert exported.typed("verify", f"{exported.folder}/").returncode == 0


def test_a_file_that_somebody_put_into_an_export_is_not_lost(exported):
    (exported.folder / "post" / "notes.txt").write_text("mine")
    try:
        sentence = refusal(exported.typed("export", "flood", "--to", str(exported.folder)))
    finally:
        (exported.folder / "post" / "notes.txt").unlink()
    assert "holds post/notes.txt, which is not of the export" in sentence


def test_coverage_that_there_is_not_is_refused(exported, tmp_path):
    sentence = refusal(exported.typed("export", "floods", "--to", str(tmp_path / "f")))
    assert sentence == "dateline: There is no coverage “floods”. Did you mean “flood”?"


def test_what_is_withdrawn_since_is_gone_when_it_is_exported_again(exported, tmp_path):
    exported.typed("open", "hail", "--headline", "Hail")
    words = ("export", "hail", "--to", str(tmp_path / "hail"))
    typed = exported.typed
    post = json.loads(typed("post", "hail", "--json", text="A child’s name.").stdout)["id"]
    typed(*words)
    typed("withdraw", "hail", post, "--reason", "Wrong.")
    assert typed(*words).returncode == 0
    files = [file for file in (tmp_path / "hail").rglob("*") if file.is_file()]
    assert all("A child’s name.".encode() not in file.read_bytes() for file in files)


def test_the_faces_of_a_theme_come_along(tmp_path, exported):
    look = tmp_path / "look"
    look.mkdir()
    (look / "ours.woff2").write_bytes(b"wOF2")
    (look / "theme.css").write_text('@font-face { font-family: "Ours"; src: url(ours.woff2) }')
    target = tmp_path / "flood"
    done = exported.typed("export", "flood", "--to", str(target), THEME=str(look))
    assert done.returncode == 0, done.stderr
    [style_sheet] = (target / "assets").glob("page-*.css")
    [face] = re.findall(r'url\("([^"]+)"\)', style_sheet.read_text())
    assert (target / "assets" / face).read_bytes() == b"wOF2"
