"""What a page says to whoever shows a link to it: Open Graph and cards, its own address, its neighbours'."""

import pytest

from tests.delivery.desk import TIME, photograph


@pytest.fixture
def root(site):
    return f"http://127.0.0.1:{site.port}"


def one(said, **names):
    """These are said, once each."""
    for name, value in names.items():
        assert said.get(name.replace("__", ":")) == [value], name


def test_a_coverage_is_introduced_by_its_headline_and_its_points(cleo, ada, root):
    storm = ada.opens(summary=["Ferries stay in port.", "Two roads are closed."])
    one(
        cleo.gets(storm.page).said,
        og__title="Storm on the coast",
        og__type="article",
        og__url=f"{root}{storm.page}",
        og__site_name="The Daily",
        og__locale="en_US",
        og__description="Ferries stay in port. Two roads are closed.",
        description="Ferries stay in port. Two roads are closed.",
        canonical=f"{root}{storm.page}",
        article__published_time=TIME,
        twitter__card="summary",
    )


def test_a_post_is_introduced_by_what_it_says(cleo, storm, root):
    names = [{"name": "Ada Quist"}, {"name": "Ben Okri"}]
    post = storm.publish("Harbor closes", "Ferries stay in port.", bylines=names, updated_at=TIME)
    said = cleo.gets(f"{storm.page}post/{post}/").said
    one(
        said,
        og__title="Harbor closes",
        og__url=f"{root}{storm.page}post/{post}/",
        og__description="Ferries stay in port.",
        article__modified_time=TIME,
        canonical=f"{root}{storm.page}post/{post}/",
    )
    assert said["article:author"] == ["Ada Quist", "Ben Okri"]


def test_the_picture_is_a_wide_jpeg_with_its_size_and_its_words(cleo, ada, root):
    storm = ada.opens(lead=photograph(alt="Waves")["lead"])
    one(
        cleo.gets(storm.page).said,
        og__image=f"{root}/media/{'a' * 64}/1600.jpg",
        og__image__type="image/jpeg",
        og__image__width="1600",
        og__image__height="900",
        og__image__alt="Waves",
        twitter__card="summary_large_image",
    )


def test_a_post_shows_its_own_picture_and_else_the_coverages(cleo, ada, root):
    storm, own = ada.opens(lead=photograph()["lead"]), photograph("b" * 64)
    plain = storm.publish()
    pictured = storm.publish(html=own["html"], body=own["body"])
    for post, asset in ((plain, "a"), (pictured, "b")):
        said = cleo.gets(f"{storm.page}post/{post}/").said
        one(said, og__image=f"{root}/media/{asset * 64}/1600.jpg")


def test_without_a_lead_the_first_picture_on_the_page_stands_for_it(cleo, storm, root):
    shown = photograph()
    post = storm.publish(html=shown["html"], body=shown["body"])
    one(cleo.gets(storm.page).said, og__image=f"{root}/media/{'a' * 64}/1600.jpg")
    storm.withdraw(post)
    assert "og:image" not in cleo.gets(storm.page).said


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("pt-BR", "pt_BR"),
        ("pt", "pt_BR"),
        ("nb", "nb_NO"),
        ("zh-Hant-TW", "zh_TW"),
        ("en-GB", "en_GB"),
    ],
)
def test_a_language_is_said_with_its_country(cleo, ada, language, locale):
    one(cleo.gets(ada.opens(language=language).page).said, og__locale=locale)


def test_what_is_only_scheduled_is_an_article_too(cleo, ada):
    said = cleo.gets(ada.opens(state="scheduled", started_at=None).page).said
    one(said, og__type="article")
    assert "article:published_time" not in said


def test_every_page_says_its_own_address(cleo, ada, root):
    storm = ada.opens(story=ada.begins("winter", "Winter storms"))
    posts = storm.publish_many(7)
    for path in ("/", "/story/winter/", storm.page, f"{storm.page}before/{posts[3]}/"):
        one(cleo.gets(path).said, canonical=f"{root}{path}")


def test_a_story_is_described_by_its_background(cleo, ada):
    ada.begins("winter", "Winter storms", "Three storms in a week.\n\nThe sea wall held.")
    said = cleo.gets("/story/winter/").said
    one(said, description="Three storms in a week. The sea wall held.")
    one(said, og__description="Three storms in a week. The sea wall held.")


def test_pages_of_older_posts_stand_in_a_row(cleo, storm):
    posts = storm.publish_many(17)
    path, row = storm.page, []
    while path:
        said = cleo.gets(path).said
        row.append((said.get("prev"), path))
        path = said.get("next", [""])[0]
    pages = [storm.page, *(f"{storm.page}before/{posts[n]}/" for n in (12, 7, 2))]
    assert row == list(zip([None, *([page] for page in pages)], pages, strict=False))


def test_the_row_passes_over_pinned_posts(cleo, storm):
    posts = storm.publish_many(12)
    storm.revise(posts[9], pinned=True)
    [first] = cleo.gets(storm.page).said["next"]
    [second] = cleo.gets(first).said["next"]
    assert cleo.gets(second).said["prev"] == [first]
    assert cleo.gets(first).said["prev"] == [storm.page]


def test_a_page_that_is_asked_for_by_a_seq_is_in_no_index(cleo, storm):
    storm.publish_many(3)
    said = cleo.gets(f"{storm.page}before/3/").said
    assert said["robots"] == ["noindex"]
    assert "canonical" not in said
