import pytest

from dateline.exchange.sources.saved_text.captions import Photo, read_photo


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Waves at Selmouth on May 3. (Ada Lorn/Norpress/Getty Images)",
         "Waves at Selmouth on May 3.", "Ada Lorn/Norpress/Getty Images"),
        ("Waves at Selmouth (AP Photo/Ada Lorn)", "Waves at Selmouth", "AP Photo/Ada Lorn"),
        ("Waves (big ones) at Selmouth. (Ada Lorn)", "Waves (big ones) at Selmouth.", "Ada Lorn"),
        ("Waves in Selmouth, Norland. Ada Lorn/Pool/AP", "Waves in Selmouth, Norland.",
         "Ada Lorn/Pool/AP"),
        ("Waves at Selmouth. J. Lorn/Norpress", "Waves at Selmouth.", "J. Lorn/Norpress"),
        ("Waves at Selmouth. Photograph: Ada Lorn/AFP", "Waves at Selmouth.", "Ada Lorn/AFP"),
        ("Waves at Selmouth Photograph: Ada Lorn/AFP", "Waves at Selmouth", "Ada Lorn/AFP"),
        ("Waves at Selmouth.Credit...Ada Lorn for The Courier", "Waves at Selmouth.",
         "Ada Lorn for The Courier"),
        ("“Waves!” he cried. Reuters", "“Waves!” he cried.", "Reuters"),
        ("Waves at Selmouth. (Photo by Ada Lorn/AFP)", "Waves at Selmouth.", "Ada Lorn/AFP"),
        ("(Ada Lorn/Reuters)", "", "Ada Lorn/Reuters"), ("Photo: Ada Lorn", "", "Ada Lorn"),
    ],
)  # fmt: skip
def test_caption_and_credit_are_parted(text, caption, credit):
    assert read_photo(text) == Photo(caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "He asked everyone to stay in (and off the wall).", "The pier is shut (for now)",
        "The Northern Union (NU)", "Alarm on the ninth floor (video)", "He told Ada Lorn of AP",
        "The mayor spoke to Reuters.", "Read more at quay.example/news/today", "The pier is shut.",
        "Waves. " * 120 + "(Ada Lorn/AP)", "(", ")", "()", "The storm has gone. (Correction)",
    ],
)  # fmt: skip
def test_paragraphs_stay_paragraphs(text):
    assert read_photo(text) is None
