"""Cleo reads in her own language: every word of the page, its direction, its plurals and its clocks."""

import json
import re
import tomllib
from string import Formatter

import pytest
from babel import Locale

from dateline.delivery.times import TimeStyle
from dateline.delivery.wording import CATALOGUES, languages, wording_for

COMPLETE = ("ar", "de", "en", "es", "fr", "he", "uk")
UP_TO = 1_000  # updates that a coverage is likely to have


def catalogue(language: str) -> dict:
    return tomllib.loads((CATALOGUES / f"{language}.toml").read_text(encoding="utf-8"))


def flat(words: dict, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str | dict]:
    """Each word by its path; the forms of a plural together."""
    found: dict = {}
    for name, said in words.items():
        if isinstance(said, str) or "other" in said:
            found[*path, name] = said
        else:
            found |= flat(said, (*path, name))
    return found


def filled_in(said: str | dict) -> set[str | None]:
    forms = [said] if isinstance(said, str) else [said["other"]]
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


ENGLISH = flat(catalogue("en"))


def test_the_promised_languages_are_there():
    assert languages() >= set(COMPLETE)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_catalogue_has_every_word_and_fills_in_the_same(language):
    words = flat(catalogue(language))
    assert words.keys() == ENGLISH.keys()
    assert {path: filled_in(said) for path, said in words.items()} == {
        path: filled_in(said) for path, said in ENGLISH.items()
    }


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_number_finds_the_form_that_its_language_has_for_it(language):
    needed = {Locale.parse(language).plural_form(number) for number in range(1, UP_TO)}
    for path, said in flat(catalogue(language)).items():
        if not isinstance(said, str):
            assert needed <= said.keys(), path


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_page_in_a_language_says_nothing_in_another(cleo, ada, language):
    storm = ada.opens(language=language, summary=["."], closing=".", headline=".", lead=None)
    storm.publish(headline=".", text=".", key=True, pinned=True)
    text = re.sub(
        r"<(script|template|title)\b.*?</\1>", "", cleo.gets(storm.page).text, flags=re.DOTALL
    )
    said = set(re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>", " ", text)))
    own = " ".join(str(word) for word in flat(catalogue(language)).values())
    strangers = {word for word in said if word not in own}
    assert strangers <= {"Daily", *_words_of_dates(language)}


def _words_of_dates(language: str) -> set[str]:
    months = Locale.parse(language).months["format"]["wide"].values()
    return {word for month in months for word in re.findall(r"\w+", month)}


@pytest.mark.parametrize(("language", "zone"), [("ar", "Asia/Beirut"), ("he", "Asia/Jerusalem")])
def test_arabic_and_hebrew_are_read_from_right_to_left(cleo, ada, language, zone):
    storm = ada.opens(language=language, time_zone=zone)
    storm.publish()
    assert f'<html lang="{language}" dir="rtl">' in cleo.gets(storm.page).text


def test_what_is_listed_has_its_languages_own_comma(cleo, ada):
    storm = ada.opens(language="ar", time_zone="Asia/Beirut")
    post = storm.publish(
        "عاصفة", bylines=[{"name": "Ada Quist"}, {"name": "Ben Okri"}], place="صور"
    )
    page = cleo.gets(f"{storm.page}post/{post}/")
    assert '</span>، <span class="date">21 يناير 2022' in page.text
    assert '<span class="place" data-comma="، ">صور' in page.text
    framed = cleo.gets(f"/embed/{storm.slug}/post/{post}/").text
    assert '<span class="place" data-comma="، ">صور' in framed


def test_a_coverage_in_another_language_keeps_it_in_a_list(cleo, ada):
    ada.opens(slug="asifa", language="ar", headline="عاصفة", time_zone="Asia/Beirut")
    text = cleo.gets("/").text
    card = re.search(
        r'<article class="card-coverage live" lang="ar" dir="rtl">(.*?)</article>', text, re.DOTALL
    )
    assert "مباشر" in card[1]
    assert "، <span" in card[1]


def test_a_language_without_words_has_its_own_times_and_english_words(cleo, ada):
    storm = ada.opens(language="nb", time_zone="Europe/Oslo")
    storm.publish()
    text = cleo.gets(storm.page).text
    assert "21. januar 2022" in text
    assert "1 update<" in text


def test_the_script_is_given_the_words_of_the_page(cleo, ada):
    storm = ada.opens(language="uk", headline="</script>")
    said = re.search(r'id="words">(.*?)</script>', cleo.gets(storm.page).text)
    assert said
    assert json.loads(said[1]) == wording_for("uk").for_script


@pytest.mark.parametrize(
    ("style", "clock"),
    [(None, "4:44 p.m. ET"), (TimeStyle.HOURS_24, "16:44 ET"), (TimeStyle.LOCALE, "4:44 PM ET")],
)
def test_the_newsroom_writes_clocks_in_one_style(start_site, style, clock):
    site = start_site(time_style=style)
    storm = site.ada.opens()
    storm.publish()
    assert clock in site.cleo.gets(storm.page).text
