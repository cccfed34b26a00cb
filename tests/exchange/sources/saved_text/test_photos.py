from dateline.exchange.sources.saved_text.photos import is_photo, take_photos
from tests.exchange.sources.saved_text.reading_lines import lines


def shown(*texts):
    taken = take_photos(lines(*texts), 0)
    if taken is None:
        return None
    block, end = taken
    images = block.get("content", [block])
    return block["type"], [(i["attrs"]["caption"], i["attrs"]["credit"]) for i in images], end


def test_one_photograph_is_an_image():
    assert shown("Waves. (Ada Lorn/AP)", "Text.") == ("image", [("Waves.", "Ada Lorn/AP")], 1)


def test_several_in_a_row_are_a_gallery():
    kind, images, end = shown("Waves. (Ada Lorn/AP)", "", "Boats. (Ben Aske/AP)", "Text.")
    assert (kind, len(images), end) == ("gallery", 2, 2)


def test_source_and_caption_may_have_lines_of_their_own():
    assert shown("Image source, Norpress", "Image caption, Waves at Selmouth", "Text.") == (
        "image", [("Waves at Selmouth", "Norpress")], 2,
    )  # fmt: skip
    assert shown("Image source, A", "Image source, B") == ("gallery", [("", "A"), ("", "B")], 2)


def test_a_credit_right_below_a_line_belongs_to_it():
    assert shown("Waves at Selmouth", "Ada Lorn/AP", "", "Text.") == (
        "image", [("Waves at Selmouth", "Ada Lorn/AP")], 2,
    )  # fmt: skip


def test_a_credit_apart_from_a_paragraph_leaves_it_alone():
    assert shown("The quay is shut.", "", "Ada Lorn/AP") is None


def test_it_knows_a_photograph_by_one_line():
    assert is_photo("Image source, Norpress")
    assert not is_photo("Images of the day")
