"""A withdrawn post: its text is gone from every address, at once."""

import pytest

NAME = "Someone who should not be named"


@pytest.fixture
def story(ada, storm):
    """The storm with a post in its middle that will be withdrawn, everywhere on the site."""
    storm.publish_many(3)
    storm.secret = storm.publish(NAME, f"{NAME} was seen.", key=True, pinned=True)
    storm.revise(storm.secret, headline=f"{NAME} again")
    storm.publish_many(3)
    storm.publish("A key moment above it", key=True)
    return storm


def addresses(coverage, edition):
    """Every address at which a text of this coverage can stand."""
    yield "/"
    yield coverage.page
    yield f"{coverage.page}key/"
    yield f"{coverage.page}head.json"
    for name in ("feed.atom", "feed.rss", "feed.json", "key.atom", "key.rss", "key.json"):
        yield f"{coverage.page}{name}"
    for choice in ("", "50/", "key/", f"post/{coverage.secret}/"):
        yield f"{coverage.page}fragment/{choice}"
        yield f"/embed/{coverage.slug}/{choice}"
    for post in [*coverage.posts, coverage.secret]:
        yield f"{coverage.page}post/{post}/"
        yield f"{coverage.page}before/{post}/"
        yield f"{coverage.page}key/before/{post}/"
    for seq in range(1, 13):
        yield f"{coverage.page}before/{seq}/"
        for last in range(seq, 13):
            yield f"{coverage.page}journal/{edition}/{seq}-{last}.json"


def said(cleo, coverage, edition):
    return [path for path in addresses(coverage, edition) if NAME in cleo.gets(path).text]


def test_its_text_is_gone_from_every_address_at_once(cleo, story):
    assert len(said(cleo, story, 1)) > 5
    story.withdraw(story.secret)
    assert said(cleo, story, 1) == []
    assert said(cleo, story, 2) == []


def test_its_text_is_gone_from_where_it_was_read_before(cleo, story):
    before = {path: cleo.gets(path).headers.get("etag", "") for path in addresses(story, 1)}
    story.withdraw(story.secret)
    for path, tag in before.items():
        answer = cleo.gets(path, if_none_match=tag)
        assert NAME not in answer.text, path
        assert answer.status != 304 or path == "/", path


def test_the_old_edition_is_gone_whole(cleo, story):
    assert cleo.gets(f"{story.page}journal/1/1-4.json").status == 200
    story.withdraw(story.secret)
    assert cleo.gets(f"{story.page}journal/1/1-4.json").status == 410
    assert cleo.gets(f"{story.page}journal/2/1-4.json").status == 200


def test_a_replay_of_the_stream_does_not_say_it(cleo, story):
    story.withdraw(story.secret)
    with cleo.follows(story, "?after=0") as stream:
        changes = [stream.event().change for _ in range(11)]
    assert NAME not in str(changes)
    assert [c["seq"] for c in changes if c["state"] is None] == [5, 6]
    assert changes[-1]["kind"] == "withdraw"


def test_an_open_page_is_told(cleo, story):
    with cleo.follows(story, "?after=10") as stream:
        story.withdraw(story.secret)
        change = stream.event().change
    assert (change["kind"], change["subject"]) == ("withdraw", story.secret)
    assert set(change["state"]) == {"withdrawn_at", "position"}


def test_a_slow_reader_who_is_not_there_yet_does_not_get_it(cleo, ada):
    """More is on the way than all buffers hold, so the secret is still in the server when it goes."""
    storm = ada.opens()
    for number in range(16):
        storm.publish(f"Report {number}", "x" * 1_000_000)
    secret = storm.publish(NAME)
    with cleo.follows(storm, "?after=1") as stream:
        storm.withdraw(secret)
        changes = [stream.event().change for _ in range(18)]
    assert [change["seq"] for change in changes] == list(range(2, 20))
    assert NAME not in str(changes[-2:])
    assert changes[-2]["state"] is None


def test_the_other_posts_stay(cleo, story):
    story.withdraw(story.secret)
    page = cleo.gets(story.page)
    assert page.posts == list(story.posts)[::-1][:5]
    assert story.secret not in page.text


def test_one_withdrawal_after_another(cleo, storm):
    posts = storm.publish_many(4)
    for edition, post in enumerate(posts, 2):
        storm.withdraw(post)
        assert cleo.head_of(storm)["edition"] == edition
        assert cleo.gets(f"{storm.page}post/{post}/").status == 410
    assert cleo.gets(storm.page).posts == []


def test_a_reader_on_the_stream_keeps_their_place_through_it(cleo, story):
    with cleo.follows(story, "?after=10") as stream:
        story.withdraw(story.secret)
        story.publish("Afterwards")
        assert stream.seqs(2) == [11, 12]
