"""No page, feed or refusal in another language has English words of the program's own in it."""

import re
import tomllib
from string import Formatter

import pytest

from dateline.delivery.wording import CATALOGUES, languages

OTHERS = sorted(languages() - {"en"})
LEAST = 4  # letters: shorter words are the same in many languages, or parts of addresses


def catalogue(language: str) -> str:
    return (CATALOGUES / f"{language}.toml").read_text(encoding="utf-8")


def phrases(words: dict) -> set[str]:
    """What a catalogue says, in pieces between the places that are filled in."""
    found: set[str] = set()
    for said in words.values():
        if isinstance(said, dict):
            found |= phrases(said)
        else:
            found |= {text.strip(" ,.:“”") for text, *_ in Formatter().parse(said)}
    return {phrase for phrase in found if len(phrase) >= LEAST}


ENGLISH = phrases(tomllib.loads(catalogue("en")))


def english_in(text: str, language: str) -> set[str]:
    """English phrases in a text, but for those that the language has itself."""
    own = catalogue(language)
    return {
        phrase
        for phrase in ENGLISH
        if phrase not in own and re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text)
    }


@pytest.fixture(scope="module", params=OTHERS)
def abroad(request, start_site):
    """A site all in one language, and its addresses; what a newsroom would write there is dots."""
    language = request.param
    site = start_site(language=language)
    story = site.ada.begins("s-1", "…", background="…")
    head = {"language": language, "headline": "…", "summary": ["…"], "story": story}
    lead = {"slug": "day-2", "headline": "…"}
    ended = site.ada.opens("day-1", **head | {"next": lead})
    ended.publish("…", "…", key=True)
    ended.end()
    site.ada.opens("day-3", **head | {"state": "scheduled", "started_at": None})
    site.ada.opens("day-4", **head | {"state": "paused"})
    live = site.ada.opens("day-2", **head | {"previous": {"slug": "day-1", "headline": "…"}})
    empty = site.ada.opens("day-5", **head)
    correction = {"at": "2022-01-21T18:00:00-05:00", "text": "…"}
    posts = [live.publish("…", "…", key=True, correction=correction) for _ in range(7)]
    live.publish("…", "…", pinned=True)
    live.publish(None, "…")
    gone = live.publish("…", "…")
    live.withdraw(gone)
    unknown = "00000000-0000-7000-8000-000000000000"
    feeds = [
        f"{live.page}{name}.{form}" for name in ("feed", "key") for form in ("atom", "rss", "json")
    ]
    addresses = [
        *("/", "/story/s-1/", "/story/none/", "/live/none/", "/nowhere", live.page, ended.page),
        *(empty.page, "/live/day-3/", "/live/day-4/", f"{live.page}post/{posts[0]}/"),
        *(f"{live.page}post/{gone}/", f"{live.page}post/{unknown}/", f"{live.page}before/{unknown}/"),
        *(f"{live.page}before/{posts[3]}/", f"{live.page}before/1/", f"{live.page}since/3/"),
        *(f"{live.page}key/", f"{empty.page}key/", f"{live.page}key/before/{unknown}/"),
        *(f"{live.page}since/900/", *feeds, "/story/s-1/feed.atom"),
    ]  # fmt: skip
    return site, language, addresses


def test_no_address_answers_in_english(abroad):
    site, language, addresses = abroad
    found = {path: english_in(site.cleo.gets(path).text, language) for path in addresses}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_search_finds_english_where_it_is(start_site):
    """Otherwise the test above could not fail."""
    site = start_site(language="en")
    live = site.ada.opens(headline="…")
    live.publish("…", "…", key=True, pinned=True)
    found = english_in(site.cleo.gets(live.page).text, "fr")
    assert found >= {"Key moments", "Pinned", "All coverage", "Skip to the updates", "Share"}
