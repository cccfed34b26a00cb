"""What Ben writes is never lost, never there twice, and never put over what Ada wrote."""

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.between import Cut
from tests.browser.newsroom import Coverage, House, Tab, bens_browser, words

NUMBERS = count(1)


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("keeping"))
    yield house
    house.close()


@pytest.fixture
def bens(browser, house) -> Iterator[BrowserContext]:
    context = bens_browser(browser, house)
    yield context
    house.between.come_back()
    house.between.cuts.clear()
    context.close()


@pytest.fixture
def coverage(house) -> Coverage:
    return house.open_coverage(f"flood-{next(NUMBERS)}")


@pytest.fixture
def tab(bens, coverage) -> Tab:
    return Tab(bens.new_page(), coverage.slug).open()


def said_in(coverage: Coverage) -> list[list[str]]:
    return [list(words(post["state"]["body"])) for post in coverage.posts]


def test_what_was_typed_a_moment_ago_outlives_its_tab(bens, house, coverage, tab):
    house.between.go_away()
    id = tab.begin("one")
    for word in ("two", "three"):
        tab.type(id, word)
    tab.page.close()
    again = Tab(bens.new_page(), coverage.slug).open()
    house.between.come_back()
    again.act(id, do="publish")
    again.wait_for(id, "published")
    assert said_in(coverage) == [["one", "two", "three"]]


CUTS = [
    Cut("request", 0),
    Cut("request", 0.9),
    Cut("answer", 0),
    Cut("answer", 0.5),
    Cut("answer", 1),
]


@pytest.mark.parametrize("cut", CUTS, ids=str)
def test_a_post_is_published_once_wherever_the_network_is_cut(house, coverage, tab, cut):
    id = tab.begin("one")
    tab.wait_for(id, "saved")
    house.between.cuts.extend([cut, cut])
    tab.type(id, "two")
    tab.act(id, do="publish")
    tab.wait_for(id, "published")
    assert not house.between.cuts
    assert said_in(coverage) == [["one", "two"]]
    assert coverage.drafts == []


def test_what_was_filed_before_a_tunnel_arrives_after_it_though_the_tab_was_closed(
    bens, house, coverage, tab
):
    house.between.go_away()
    first, second = tab.begin("first"), tab.begin("second")
    tab.act(first, do="publish")
    tab.act(second, do="submit", note="Ready")
    tab.page.close()
    house.between.come_back()
    again = Tab(bens.new_page(), coverage.slug).open()
    again.page.wait_for_function("() => !desk.outbox.waiting.length", polling=100)
    assert said_in(coverage) == [["first"]]
    assert [(draft["id"], draft["stage"]) for draft in coverage.drafts] == [(second, "submitted")]


def test_a_server_that_was_killed_has_it_when_it_is_back(house, coverage, tab):
    id = tab.begin("one")
    tab.act(id, do="publish")
    house.server.kill()
    tab.type(id, "two")
    house.server.start()
    tab.settle()
    assert said_in(coverage) == [["one"]]
    [change] = coverage.drafts
    assert (change["post"], list(words(change["text"]["body"]))) == (id, ["one", "two"])


def test_two_tabs_lose_nothing_of_each_other(bens, coverage, tab):
    id = tab.begin("one")
    other = Tab(bens.new_page(), coverage.slug).open()
    other.write("addToHeadline", id, "headline")
    tab.page.wait_for_function("id => desk.text(id).headline === 'headline'", arg=id, polling=100)
    tab.type(id, "two")
    other.page.wait_for_function(
        "id => JSON.stringify(desk.text(id)).includes('two')", arg=id, polling=100
    )
    tab.act(id, do="publish")
    other.wait_for(id, "published")
    [post] = coverage.posts
    assert post["state"]["headline"] == "headline"
    assert said_in(coverage) == [["one", "two"]]


def test_a_laptop_that_slept_goes_on(coverage, tab):
    id = tab.begin("one")
    tab.freeze()
    tab.thaw()
    tab.type(id, "two")
    tab.wait_for(id, "saved")
    [draft] = coverage.drafts
    assert list(words(draft["text"]["body"])) == ["one", "two"]


def test_what_ada_wrote_is_merged_or_shown_and_never_written_over(house, coverage, tab):
    id = tab.begin("one")
    tab.wait_for(id, "saved")
    [draft] = coverage.drafts
    assert coverage.change_draft(draft, {"headline": "Ada's"})
    tab.type(id, "two")
    tab.page.wait_for_function('id => desk.text(id).headline === "Ada\'s"', arg=id, polling=100)
    tab.wait_for(id, "saved")
    house.between.go_away()  # neither hears of the other
    [draft] = coverage.drafts
    assert coverage.change_draft(draft, {"headline": "Ada's second"})
    tab.write_and_act("addToHeadline", id, "and Ben's", do="publish")
    house.between.come_back()
    tab.wait_for(id, "collision")
    assert coverage.posts == []
    tab.settle()
    tab.act(id, do="publish")
    tab.wait_for(id, "published")
    [post] = coverage.posts
    assert post["state"]["headline"] == "Ada's and Ben's Ada's second"


def test_a_proof_that_has_become_old_is_renewed(bens, house, coverage, tab):
    bens.add_cookies([{"name": "dateline_csrf", "value": "d" * 32, "url": house.between.url}])
    id = tab.begin("one")
    tab.act(id, do="publish")
    tab.wait_for(id, "published")


def test_whoever_is_signed_out_signs_in_and_it_is_sent(bens, house, coverage, tab):
    bens.add_cookies([{"name": "dateline_session", "value": "gone", "url": house.between.url}])
    id = tab.begin("one")
    tab.act(id, do="publish")
    tab.page.wait_for_function("() => desk.outbox.signed_out", polling=100)
    session = {"name": "dateline_session", "value": house.sessions["ben"], "url": house.between.url}
    bens.add_cookies([session])
    tab.page.evaluate("desk.retry()")
    tab.wait_for(id, "published")
    assert said_in(coverage) == [["one"]]


def test_nothing_of_bens_is_filed_in_adas_name(bens, house, coverage, tab):
    house.between.go_away()
    id = tab.begin("one")
    tab.act(id, do="publish")
    url = house.between.url
    ada = {"dateline_session": house.sessions["ada"], "dateline_csrf": "a" * 32}
    bens.add_cookies([{"name": name, "value": value, "url": url} for name, value in ada.items()])
    house.between.come_back()
    tab.page.evaluate("desk.retry()")
    tab.page.wait_for_function(
        "() => (desk.outbox.signed_out ?? '').includes('ada is signed in')", polling=100
    )
    assert coverage.posts == []


def test_the_service_worker_sends_what_waits_when_no_tab_is_left(bens, house, coverage, tab):
    tab.page.evaluate("register()")
    house.between.go_away()
    id = tab.begin("one")
    tab.act(id, do="publish")
    tab.wait_for(id, "waiting for the network")
    other = bens.new_page()  # of no site; it holds the browser's end of the protocol
    session = bens.new_cdp_session(other)
    versions = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: versions.extend(told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    tab.page.close()
    house.between.come_back()
    while not versions:
        other.wait_for_timeout(50)
    session.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": house.between.url,
            "registrationId": versions[-1]["registrationId"],
            "tag": "dateline-outbox",
            "lastChance": False,
        },
    )
    while not coverage.posts:
        other.wait_for_timeout(50)
    assert said_in(coverage) == [["one"]]


def test_the_desk_opens_without_a_network(bens, house, coverage, tab):
    tab.page.evaluate("register()")
    while not tab.page.evaluate("caches.match(new URL('/desk/', location)).then(Boolean)"):
        tab.page.wait_for_timeout(50)
    house.between.keeps_files = False
    house.between.go_away()
    page = bens.new_page()
    page.goto("/desk/flood/")
    assert page.locator("#desk").count() == 1
