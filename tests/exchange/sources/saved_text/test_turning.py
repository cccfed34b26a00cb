from dateline.exchange.sources.saved_text import read_saved_page

BELOW = """The storm at Selmouth
Quay shut
By Ada Lorn
16:44 GMT, 3 May 2021
One sentence.
Pier shut
15:44 GMT, 3 May 2021
Another sentence.
"""


def test_headlines_above_their_times_are_given_back():
    page = read_saved_page(BELOW)
    assert page.headline == "The storm at Selmouth"
    assert [(post.headline, post.bylines) for post in page.posts] == [
        ("Quay shut", ("Ada Lorn",)), ("Pier shut", ()),
    ]  # fmt: skip


def test_headlines_below_their_times_stay_there():
    text = "The storm\n16:44 GMT, 3 May 2021\nQuay shut\nNo stop at the end\n15:44 GMT\nPier shut\nOne."
    assert [post.headline for post in read_saved_page(text).posts] == ["Quay shut", "Pier shut"]


def test_posts_without_headlines_take_none_from_above():
    text = "The storm\n16:44 GMT, 3 May 2021\nOne sentence.\n15:44 GMT\nAnother sentence."
    page = read_saved_page(text)
    assert page.headline == "The storm"
    assert [post.headline for post in page.posts] == [None, None]


def test_writers_names_below_the_time_are_not_taken_for_headlines():
    text = BELOW.replace("One sentence.", "Ada Lorn\nOne sentence.")
    assert [post.headline for post in read_saved_page(text).posts] == ["Quay shut", "Pier shut"]


def test_points_at_the_end_of_a_post_are_not_taken_for_headlines():
    text = (
        "The storm\n16:44 GMT, 3 May 2021\nQuay Shut\n• One\n• Two\n15:44 GMT\nPier Shut\n• Three"
    )
    assert [post.headline for post in read_saved_page(text).posts] == ["Quay Shut", "Pier Shut"]
