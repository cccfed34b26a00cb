"""What agencies write in five languages is noticed, before Ada publishes it."""

import pytest

from dateline.media.demands import demands_in


@pytest.mark.parametrize(
    ("written", "demanded"),
    [
        ("NO SALES; NO ARCHIVES", ["no sales", "no archive"]),
        ("No-resale. Not to be archived.", ["no sales", "no archive"]),
        ("EMBARGOED until 06:00 GMT, MANDATORY CREDIT: Ben Ness", ["an embargo", "a mandatory credit"]),
        ("Not for use after 31 March 2026", ["no use after a date"]),
        ("AUSTRIA OUT, GERMANY OUT", ["no use in some countries"]),
        ("Print use only, no Internet", ["no use on the web"]),
        ("Не для продажу, без архівування", ["no sales", "no archive"]),
        ("Обов’язкове посилання на автора", ["a mandatory credit"]),
        ("Ембарго до 6 ранку; не використовувати після березня", ["an embargo", "no use after a date"]),
        ("Kein Verkauf! Keine Archivierung.", ["no sales", "no archive"]),
        ("Sperrfrist: 6 Uhr. Pflichtvermerk Foto: Ben", ["an embargo", "a mandatory credit"]),
        ("Nutzung bis 31.3.2026", ["no use after a date"]),
        ("Pas d'archivage, vente interdite", ["no sales", "no archive"]),
        ("Sous embargo. Mention obligatoire.", ["an embargo", "a mandatory credit"]),
        ("Ne pas utiliser après le 31 mars", ["no use after a date"]),
        ("Prohibida su venta. No archivar.", ["no sales", "no archive"]),
        ("Embargado hasta las 6; crédito obligatorio", ["an embargo", "a mandatory credit"]),
        ("No usar después del 31 de marzo", ["no use after a date"]),
    ],
)  # fmt: skip
def test_it_is_found(written, demanded):
    assert demands_in(written) == demanded


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Photo: Ben Ness",
        "For editorial use.",
        "The sales figures of the archive",
        "Find out more *",
    ],
)
def test_nothing_is_made_up(written):
    assert demands_in(written) == []
