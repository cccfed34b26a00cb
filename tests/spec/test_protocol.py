"""protocol.md says what is so: its examples are true, and its tables are those of the code."""

import json
import re
from hashlib import sha256

import pytest

from dateline.delivery import caching, readers
from dateline.journal.changes import Change, Kind, decode
from dateline.journal.digest import verify
from dateline.journal.segments import ranges_after
from tests.spec.promise import PROTOCOL, SCHEMA, blocks, complaints, examples, fields, rows, section

CHANGES = sorted(examples("change") + examples("change redacted"), key=lambda c: c["seq"])
SITE = examples("site change")
STATES = {"2.1": "coverage", "2.2": "post", "2.3": "withdrawal"}


def decoded(documents) -> list[Change]:
    return [decode(document) for document in documents]


def test_there_is_an_example_of_every_kind():
    assert {change["kind"] for change in CHANGES + SITE} == set(Kind)


def test_the_examples_have_the_form_of_the_schema():
    assert complaints(CHANGES, "in-coverage") == []
    assert complaints(SITE, "in-site") == []


@pytest.mark.parametrize("journal", [CHANGES, SITE], ids=["coverage", "site"])
def test_the_examples_are_journals_that_verify(journal):
    assert verify(decoded(journal)).seq == len(journal)


def test_the_redacted_example_is_the_change_that_the_withdrawal_took():
    [redacted], withdrawal = examples("change redacted"), CHANGES[-1]
    assert (redacted["kind"], redacted["state"]) == ("post", None)
    assert (withdrawal["kind"], withdrawal["subject"]) == ("withdraw", redacted["subject"])


def test_the_written_out_digest_is_that_of_the_example():
    [state], [header] = blocks("text state of change 4"), blocks("text header of change 4")
    before, change = CHANGES[2:4]
    assert sha256(state.strip().encode()).hexdigest() == change["state_digest"]
    written = bytes.fromhex(before["digest"]) + header.strip().encode()
    assert sha256(written).hexdigest() == change["digest"]
    for digest in (change["state_digest"], before["digest"], change["digest"]):
        assert f"`{digest}`" in section("5.")


class TestVerifier:
    @pytest.fixture
    def verify(self):
        [source], said = blocks("python verifier"), {}
        exec(source, said)
        return said["verify"]

    def test_it_accepts_what_the_code_accepts(self, verify):
        assert verify(CHANGES) == CHANGES[-1]["digest"]
        assert verify(SITE) == SITE[-1]["digest"]

    def test_it_accepts_a_change_that_was_redacted_since(self, verify):
        assert verify([CHANGES[0] | {"state": None}, *CHANGES[1:]]) == CHANGES[-1]["digest"]

    def test_it_goes_on_from_a_change_that_is_known(self, verify):
        assert verify(CHANGES[2:], 2, CHANGES[1]["digest"]) == CHANGES[-1]["digest"]

    @pytest.mark.parametrize("field", ["seq", "at", "kind", "subject", "state_digest", "digest"])
    def test_it_notices_any_field_that_was_altered(self, verify, field):
        altered = CHANGES[1] | {field: CHANGES[3][field]}
        with pytest.raises(AssertionError):
            verify([CHANGES[0], altered])

    def test_it_notices_a_state_that_was_altered(self, verify):
        altered = CHANGES[1] | {"state": CHANGES[1]["state"] | {"key": False}}
        with pytest.raises(AssertionError):
            verify([CHANGES[0], altered])


def test_the_written_out_ranges_are_those_of_the_code():
    [source], said = blocks("python ranges"), {}
    exec(source, said)
    for size in (1, 2, 3, 5):
        for place in range(12):
            for seq in range(place, 17):
                wanted = [tuple(asked) for asked in ranges_after(place, seq, size)]
                assert list(said["ranges"](place, seq, size)) == wanted


def test_the_example_of_a_head_stands_at_the_end_of_the_example_journal():
    [head] = examples("head")
    assert (head["seq"], head["digest"]) == (CHANGES[-1]["seq"], CHANGES[-1]["digest"])
    assert set(head) == fields("7.2")


def test_the_example_of_a_range_is_of_the_example_journal():
    [found] = examples("range")
    assert found["changes"] == CHANGES[found["first"] - 1 : found["last"]]


def test_a_problem_says_its_status_and_one_sentence():
    [problem] = examples("problem")
    assert set(problem) == {"status", "detail"}


def test_every_field_of_a_change_is_described():
    assert fields("2.") == set(SCHEMA["$defs"]["header"]["properties"])


@pytest.mark.parametrize("number", STATES)
def test_every_field_of_a_state_is_described(number):
    assert fields(number) == set(SCHEMA["$defs"][STATES[number]]["properties"])


def test_the_site_journal_lists_the_fields_that_are_described():
    described = set(re.findall(r"`(\w+)`", section("2.4")))
    listed = [
        name
        for kind in ("listing", "story", "listed_post")
        for name in SCHEMA["$defs"][kind]["properties"]
    ]
    assert set(listed) <= described


def test_every_kind_is_described():
    assert all(f"`{kind}`" in section("2.") for kind in Kind)


def test_every_way_of_caching_is_described():
    kinds = [caching.PAGE, caching.HEAD, caching.FOREVER, caching.BRIEFLY, caching.NEVER]
    assert {f"`{kind}`" for kind in kinds} | {"the same"} == {row[2] for row in rows("7.")}


def test_the_times_of_a_stream_are_those_of_the_code():
    assert f"every {readers.QUIET_SECONDS:.0f} seconds" in section("8.")
    assert f"retry: {readers.RETRY_MS}\n" in blocks("text stream")[0]


def test_the_stream_that_is_shown_has_the_last_change_of_the_example_journal():
    shown = re.search(r"data: \{(.*), …\}", blocks("text stream")[0])[1]
    whole = json.dumps(CHANGES[-1], separators=(",", ":"))
    assert whole.startswith("{" + shown)


def test_the_limits_are_those_of_the_code():
    from dateline.journal.changes import MOST_NUMBER
    from dateline.newsroom import documents, intake
    from dateline.newsroom.models import Story
    from dateline.project.options import SETTINGS

    most = {setting.name: setting.read for setting in SETTINGS}
    assert [row[1] for row in rows("12.")] == [
        str(intake.MOST_SLUG),
        str(intake.MOST_HEADLINE),
        f"{intake.MOST_LINE}; {intake.MOST_POINTS}",
        str(intake.MOST_LINE),
        f"{Story._meta.get_field('title').max_length}; {intake.MOST_BACKGROUND}",
        str(intake.MOST_NAME),
        f"{intake.MOST_TAGS} each",
        str(intake.MOST_LANGUAGE),
        str(intake.MOST_CORRECTION),
        f"{documents.MOST_BYTES // 1024} KB",
        f"within ±2^{MOST_NUMBER.bit_length() - 1}",
        *("1000", "300"),
    ]
    assert intake.MOST_TAGS == intake.MOST_NAMES
    for name, limit in (("SEGMENT_SIZE", "1000"), ("POLL_SECONDS", "300")):
        most[name](limit)
        with pytest.raises(ValueError, match=f"to {limit}"):
            most[name](f"{int(limit) + 1}")


def test_the_schema_has_the_limits_that_are_described():
    limits = {int(word) for row in rows("12.") for word in re.findall(r"\b\d+\b", row[1])}
    known = set(re.findall(r'"max(?:Length|Items)": (\d+)', json.dumps(SCHEMA)))
    assert {int(limit) for limit in known} <= limits


def test_links_within_the_protocol_lead_somewhere():
    headings = re.findall(r"(?m)^#+ (.*)$", PROTOCOL)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", PROTOCOL)) <= anchors
