"""Dating a post back."""

from datetime import timedelta

from dateline.newsroom.publishing import redate_post


def order(page) -> list[str]:
    posts = page().posts
    return sorted(posts, key=lambda id: -posts[id]["position"])


def test_it_stands_where_its_time_puts_it(publish, page, ada):
    first, second = publish("First."), publish("Second.")
    redate_post(second, published_at=first.published_at - timedelta(hours=1), by=ada)
    assert order(page) == [str(first.pk), str(second.pk)]


def test_it_can_stay_where_it_stands(publish, page, ada):
    first, second = publish("First."), publish("Second.")
    earlier = first.published_at - timedelta(hours=1)
    redate_post(second, published_at=earlier, in_place=True, by=ada)
    assert order(page) == [str(second.pk), str(first.pk)]
    assert (
        page().posts[str(second.pk)]["published_at"] < page().posts[str(first.pk)]["published_at"]
    )


def test_the_same_time_changes_nothing(publish, journal, ada):
    post = publish()
    before = len(journal())
    redate_post(post, published_at=post.published_at, by=ada)
    assert len(journal()) == before
