from dateline.exchange.sources.saved_text.lists import take_list, without_bullet
from dateline.newsroom.documents import plain_text
from tests.exchange.sources.saved_text.reading_lines import lines


def items(*texts):
    taken = take_list(lines(*texts), 0)
    return taken and (
        taken[0]["type"],
        [plain_text(item) for item in taken[0]["content"]],
        taken[1],
    )


def test_bullets_make_a_list():
    assert items("• one", "•two", "Text.") == ("bullet_list", ["one", "two"], 2)
    assert items("- one", "- two") == ("bullet_list", ["one", "two"], 2)


def test_a_sure_bullet_makes_a_list_of_one():
    assert items("• one", "Text.") == ("bullet_list", ["one"], 1)


def test_a_dash_alone_may_be_a_dash():
    assert items("- one", "Text.") is None
    assert items("– one", "- two") is None
    assert items("-5 degrees", "-6 degrees") is None


def test_numbers_that_count_up_make_a_list():
    taken, _ = take_list(lines("3. one", "4) two", "6. three"), 0)
    assert (taken["type"], taken["attrs"]["start"], len(taken["content"])) == ("ordered_list", 3, 2)


def test_other_numbers_do_not():
    assert items("1. one", "3. two") is None
    assert items("1. one") is None
    assert items("2022. one", "2023. two") is None


def test_a_bullet_comes_off():
    assert without_bullet("• one") == "one"
    assert without_bullet("•") is None
    assert without_bullet("one • two") is None
