"""``/`` and ``/story/<slug>/``: which coverages there are."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.delivery.reading import wait_until


@pytest.fixture
def front(start_site):
    """A site of its own, on which nothing has been covered."""
    return start_site()


def coverages(page):
    return re.findall(r'<h2><a href="(/live/[^"]*/)">', page.text)


def test_a_new_site_says_that_there_is_nothing_yet(front):
    page = front.cleo.gets("/")
    assert (page.status, coverages(page)) == (200, [])
    assert "There is no coverage yet." in page.text


def test_what_is_live_stands_above_what_was(front):
    thursday, friday = front.ada.opens("thursday"), front.ada.opens("friday")
    thursday.end()
    page = front.cleo.gets("/")
    assert coverages(page) == [friday.page, thursday.page]
    assert "Live now" in page.text
    assert "Covered before" in page.text


def test_the_latest_stands_first_and_what_is_to_come_below_it(front):
    early = front.ada.opens(started_at="2022-01-20T23:00:00-05:00")
    late = front.ada.opens(started_at="2022-01-21T03:00:00+00:00")
    to_come = front.ada.opens(state="scheduled", started_at=None)
    shown = coverages(front.cleo.gets("/"))
    assert shown.index(early.page) < shown.index(late.page) < shown.index(to_come.page)


def status(page, coverage):
    """What stands over the coverage's headline, in one line."""
    card = page.text.partition(f'<h2><a href="{coverage.page}">')[0].rpartition("<p class=")[2]
    return " ".join(re.sub(r"<[^>]*>|^[^>]*>", " ", card).split())


def test_what_is_live_says_when_it_was_updated_how_often_and_what_it_is_about(front):
    storm = front.ada.opens(summary=["Ferries stay in port.", "Two roads are closed."])
    storm.publish("Late", published_at="2022-01-21T18:00:00-05:00")
    storm.publish("Early")
    page = front.cleo.gets("/")
    assert status(page, storm) == "Live Updated 6:00 p.m. ET , January 21, 2022 2 updates"
    assert '<p class="point">Ferries stay in port.</p>' in page.text
    assert "Two roads" not in page.text


def test_each_coverage_is_in_its_own_zone_and_every_clock_names_it(front):
    for zone in ("America/New_York", "Asia/Kolkata"):
        front.ada.opens(time_zone=zone).publish("Report", published_at="2022-01-21T18:00:00-05:00")
    clocks = re.findall(r'class="clock">([^<]*)<', front.cleo.gets("/").text)
    assert sorted(clocks) == ["4:30 a.m. IST", "6:00 p.m. ET"]


def test_a_new_post_is_counted_at_once_and_one_that_is_withdrawn_is_not(ada, cleo):
    storm = ada.opens()
    post = storm.publish("One")
    assert "1 update" in status(cleo.gets("/"), storm)
    storm.publish("Two")
    assert "2 updates" in status(cleo.gets("/"), storm)
    storm.withdraw(post)
    assert "1 update" in status(cleo.gets("/"), storm)


def test_what_is_live_is_dropped_from_caches_with_its_coverage(front):
    storm = front.ada.opens(story=front.ada.begins("fires", "Fires"))
    for address in ("/", "/story/fires/"):
        assert f"coverage-{storm.id}" in front.cleo.gets(address).headers["cache-tag"].split(",")


def test_of_what_is_long_past_only_the_name_is_there(start_site):
    site = start_site()
    for day in range(1, 33):
        site.ada.opens(f"day-{day}", started_at=f"2022-01-{day % 28 + 1:02}T06:00:00Z").end()
    page = site.cleo.gets("/")
    assert len(coverages(page)) == 30
    assert {f"/live/day-{day}/" for day in range(1, 33)} <= set(page.links)


def test_a_new_headline_is_there_at_once(ada, cleo):
    storm = ada.opens()
    cleo.gets("/")
    storm.edit(headline="The storm is over")
    assert "The storm is over" in cleo.gets("/").text


def test_a_story_has_its_coverages_and_no_others(ada, cleo):
    story = ada.begins("winter-storms", "Winter storms")
    other = ada.begins("elections", "Elections")
    thursday, friday = ada.opens(story=story), ada.opens(story=story)
    ada.opens(story=other)
    ada.opens()
    page = cleo.gets("/story/winter-storms/")
    assert "<h1>Winter storms</h1>" in page.text
    assert set(coverages(page)) == {thursday.page, friday.page}


def moments(page):
    return re.findall(r'<li><time [^>]*>[^<]*</time> <a href="[^"]*">([^<]*)</a>', page.text)


@pytest.fixture
def story(ada):
    """A story of two days; the first one has ended."""
    story = ada.begins("eruption", "The eruption", "It began in May.\n\nNobody was <hurt>.")
    first = ada.opens(story=story, started_at="2022-01-20T06:00:00-05:00", headline="Day one")
    first.publish("The ground shakes", key=True, published_at="2022-01-20T07:00:00-05:00")
    first.end()
    second = ada.opens(story=story, headline="Day two")
    return first, second


def test_a_story_has_the_key_moments_of_all_its_days_the_latest_first(story, ada, cleo):
    _, second = story
    second.publish("Lava at the road", key=True)
    second.publish("It rains")
    page = cleo.gets("/story/eruption/")
    assert moments(page)[:2] == ["Lava at the road", "The ground shakes"]
    assert page.text.index("Day two") < page.text.index("Day one")
    assert "January 20, 2022" in page.text


def test_a_withdrawn_key_moment_leaves_the_story_at_once(story, cleo):
    _, second = story
    post = second.publish("A name", key=True)
    assert "A name" in cleo.gets("/story/eruption/").text
    second.withdraw(post)
    assert "A name" not in cleo.gets("/story/eruption/").text


def test_a_day_with_many_key_moments_leads_to_the_others(ada, cleo):
    day = ada.opens(story=ada.begins("match", "The match"))
    for number in range(1, 15):
        day.publish(f"Goal {number}", key=True)
    page = cleo.gets("/story/match/")
    assert moments(page) == [f"Goal {number}" for number in range(14, 2, -1)]
    assert f'<a href="{day.page}key/">All 14 key moments</a>' in page.text


def test_a_story_gives_its_background_in_paragraphs(story, cleo):
    page = cleo.gets("/story/eruption/")
    assert "<p>It began in May.</p><p>Nobody was &lt;hurt&gt;.</p>" in page.text


def test_a_day_to_come_stands_in_its_story(ada, cleo):
    to_come = ada.opens(story=ada.begins("vote", "The vote"), state="scheduled", started_at=None)
    assert coverages(cleo.gets("/story/vote/")) == [to_come.page]


def test_a_story_without_coverage_has_a_page(ada, cleo):
    ada.begins("quiet", "A quiet story")
    page = cleo.gets("/story/quiet/")
    assert (page.status, coverages(page)) == (200, [])


def test_a_coverage_leads_to_its_story(ada, cleo):
    story = ada.begins("floods", "Floods")
    assert "/story/floods/" in cleo.gets(ada.opens(story=story).page).links


def test_a_story_that_there_is_not_is_not_found(cleo):
    answer = cleo.gets("/story/none/")
    assert answer.status == 404
    assert "There is no story “none” here." in answer.text


def test_a_story_without_its_slash_leads_to_the_page(cleo):
    answer = cleo.gets("/story/winter-storms")
    assert (answer.status, answer.headers["location"]) == (308, "/story/winter-storms/")


@pytest.mark.parametrize("path", ["/nothing", "/live/", "/live", "/Live/storm/", "//", "/live//"])
def test_an_address_that_there_is_not_is_not_found(cleo, path):
    answer = cleo.gets(path)
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "/" in answer.links


def test_what_begins_soonest_stands_first_of_what_is_to_come(start_site):
    site = start_site()
    for day in ("03", "01", "02"):
        starts = f"2030-01-{day}T09:00:00-05:00"
        site.ada.opens(f"day-{day}", state="scheduled", started_at=None, starts_at=starts)
    links = [link for link in site.cleo.gets("/").links if link.startswith("/live/")]
    assert links == ["/live/day-01/", "/live/day-02/", "/live/day-03/"]


class TestWhileItIsRead:
    """A page that has to wait until journals are read says what is so afterwards, and stays true."""

    @pytest.fixture
    def site(self, start_site):
        return start_site()

    @pytest.fixture
    def slowly(self, site):
        """``slowly(coverage, path, meanwhile)``: asks for a page; its journal comes after ``meanwhile``."""

        def ask(coverage, path, meanwhile):
            slow = site.journals.slow[coverage.id] = Event()
            with ThreadPoolExecutor(1) as cleos:
                asked = cleos.submit(site.cleo.gets, path)
                try:
                    wait_until(lambda: coverage.id in site.journals.waited_for)
                    meanwhile()
                finally:
                    slow.set()
                return asked.result()

        return ask

    def test_a_story_has_the_title_that_it_was_given_meanwhile(self, site, ada, cleo, slowly):
        day = ada.opens(story=ada.begins("big", "The old title"))
        pages = [
            slowly(day, "/story/big/", lambda: ada.begins("big", "The new title")),
            cleo.gets("/story/big/"),
        ]
        assert [re.search("<h1>(.*)</h1>", page.text)[1] for page in pages] == ["The new title"] * 2

    @pytest.mark.parametrize("path", ["/", "/story/big/"])
    def test_what_begins_meanwhile_is_on_the_page_as_it_goes_on(self, ada, cleo, slowly, path):
        story = ada.begins("big", "A story")
        first = ada.opens(story=story, headline="Day one")
        begun = []
        page = slowly(first, path, lambda: begun.append(ada.opens(story=story)))
        assert "0 updates" in status(page, begun[0])
        begun[0].publish("One")
        assert "1 update" in status(cleo.gets(path), begun[0])

    def test_what_could_not_be_read_is_there_when_it_can_be(self, site, ada, cleo):
        storm = ada.opens()
        storm.publish("One")
        site.journals.away = True
        assert "1 update" not in status(cleo.gets("/"), storm)
        site.journals.away = False
        assert "1 update" in status(cleo.gets("/"), storm)
