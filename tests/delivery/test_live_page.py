"""``/live/<slug>/``: complete in HTML, before any script."""

from tests.delivery.desk import TIME


def test_it_says_which_seq_and_edition_it_shows(cleo, storm):
    storm.publish()
    storm.publish()
    page = cleo.gets(storm.page)
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert 'data-seq="3" data-edition="1"' in page.text
