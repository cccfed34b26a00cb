from dateline.exchange.sources import saved_text
from dateline.exchange.sources.saved_text import NotALivePage, TimesUnknown


def test_the_public_face_is_what_it_says():
    assert set(saved_text.__all__) == {
        "NotALivePage", "Remark", "SavedPage", "SavedPost", "TimesUnknown", "read_saved_page",
    }  # fmt: skip
    assert all(hasattr(saved_text, name) for name in saved_text.__all__)


def test_every_refusal_is_caught_as_one():
    assert issubclass(TimesUnknown, NotALivePage)
    assert issubclass(NotALivePage, ValueError)
