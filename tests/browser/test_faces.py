"""The faces in which a page is set: they come from here, and only those that it has words in."""

import pytest

from tests.browser.conftest import PHONE

NAMED = (
    '400 17px "Source Serif 4"',
    'italic 400 17px "Source Serif 4"',
    '600 15px "Source Sans 3"',
    'italic 600 15px "Source Sans 3"',
)


@pytest.mark.parametrize("face", NAMED)
def test_a_shipped_face_comes_with_the_page(cleo, face) -> None:
    loaded = cleo.evaluate(
        """async (face) => {
            const load = (text) => document.fonts.load(face, text);
            const faces = await Promise.all(["Morvela", "Łódź", "Зведення"].map(load));
            return faces.flat().map((one) => one.status);
        }""",
        face,
    )
    assert loaded == ["loaded"] * len(loaded)
    assert len(loaded) >= 3


def test_what_nothing_on_the_page_is_written_in_is_not_loaded(cleo) -> None:
    cyrillic = cleo.evaluate(
        """async () => {
            await document.fonts.ready;
            const faces = [...document.fonts].filter((one) => /U\\+0?400-0?45F/i.test(one.unicodeRange));
            return faces.map((one) => one.status);
        }"""
    )
    assert cyrillic == ["unloaded"] * 4


def test_a_telephone_reads_in_faces_of_its_own(page, slug) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    assert page.evaluate("document.fonts.size") == 0
