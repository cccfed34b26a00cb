"""What holds of every address: caching, packing, what is refused, and what is never said."""

import gzip
import re
from http.client import HTTPConnection

import brotli
import pytest

from dateline.delivery import caching
from tests.spec.promise import rows


@pytest.fixture(scope="module")
def addresses(site):
    """One address of each kind that is answered with 200."""
    storm = site.ada.opens("storm", story=site.ada.begins("storms", "Storms"))
    posts = storm.publish_many(8)
    front = site.cleo.gets("/")
    return {
        "front": "/",
        "story": "/story/storms/",
        "page": storm.page,
        "post": f"{storm.page}post/{posts[0]}/",
        "before a post": f"{storm.page}before/{posts[4]}/",
        "before a seq": f"{storm.page}before/4/",
        "key moments": f"{storm.page}key/",
        "head": f"{storm.page}head.json",
        "range": f"{storm.page}journal/1/1-4.json",
        "style": next(link for link in front.links if link.endswith(".css")),
        "icon": next(link for link in front.links if link.endswith(".svg")),
    }


PAGES = ["front", "story", "page", "post", "before a post", "before a seq", "key moments"]
KINDS = [*PAGES, "head", "range"]
PROMISED = {
    "front": "/",
    "story": "/story/<slug>/",
    "page": "/live/<slug>/",
    "post": "/live/<slug>/post/<id>/",
    "before a post": "/live/<slug>/before/<id>/",
    "before a seq": "/live/<slug>/before/<seq>/",
    "head": "/live/<slug>/head.json",
    "range": "/live/<slug>/journal/<edition>/<first>-<last>.json",
}
FILES = ["style", "icon"]
UNPACKED = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_may_be_kept_briefly(cleo, addresses, kind):
    assert cleo.gets(addresses[kind]).headers["cache-control"] == caching.PAGE


def test_each_answer_is_cached_as_is_promised(cleo, addresses):
    promised, said = {}, ""
    for address, _, cache in rows("7."):
        said = said if cache == "the same" else cache.strip("`")
        promised[address.strip("`")] = said
    for kind, address in PROMISED.items():
        assert cleo.gets(addresses[kind]).headers["cache-control"] == promised[address]


@pytest.mark.parametrize("kind", KINDS + FILES)
def test_whoever_has_it_is_not_sent_it_again(cleo, addresses, kind):
    whole = cleo.gets(addresses[kind])
    assert re.fullmatch(r'"[0-9a-f]{32}"', whole.headers["etag"])
    again = cleo.gets(addresses[kind], if_none_match=whole.headers["etag"])
    assert (again.status, again.data) == (304, b"")
    for name in ("etag", "cache-control", "vary"):
        assert again.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize("coding", UNPACKED)
@pytest.mark.parametrize("kind", KINDS + FILES)
def test_whoever_has_it_packed_is_not_sent_it_again(cleo, addresses, kind, coding):
    whole = cleo.gets(addresses[kind], accept_encoding=coding)
    tag = whole.headers["etag"]
    again = cleo.gets(addresses[kind], accept_encoding=coding, if_none_match=tag)
    assert (again.status, again.data, again.headers["etag"]) == (304, b"", tag)
    assert "content-encoding" not in again.headers


def test_every_form_has_a_tag_of_its_own(cleo, addresses):
    forms = [cleo.gets(addresses["page"], accept_encoding=coding) for coding in ("", *UNPACKED)]
    assert len({form.headers["etag"] for form in forms}) == 3
    crossed = cleo.gets(addresses["page"], if_none_match=forms[1].headers["etag"])
    assert crossed.status == 200


@pytest.mark.parametrize("known", ["W/{}", '"other", {}', '"other",W/{}', "*"])
def test_a_tag_is_known_among_others_and_when_it_was_weakened(cleo, addresses, known):
    tag = cleo.gets(addresses["page"]).headers["etag"]
    assert cleo.gets(addresses["page"], if_none_match=known.format(tag)).status == 304


@pytest.mark.parametrize("known", ['"other"', "", "nonsense", ",,,"])
def test_another_tag_is_answered_in_full(cleo, addresses, known):
    assert cleo.gets(addresses["page"], if_none_match=known).status == 200


@pytest.mark.parametrize("kind", KINDS + FILES)
def test_head_says_what_get_would_say_without_the_body(cleo, addresses, kind):
    for coding in ("identity", "gzip", "br"):
        whole = cleo.gets(addresses[kind], accept_encoding=coding)
        head = cleo.asks("HEAD", addresses[kind], accept_encoding=coding)
        assert (head.status, head.data) == (200, b"")
        said, would_say = dict(head.headers), dict(whole.headers)
        assert {**said, "date": ""} == {**would_say, "date": ""}


@pytest.mark.parametrize("coding", UNPACKED)
@pytest.mark.parametrize("kind", ["page", "range", "style"])
def test_whoever_takes_a_coding_is_sent_it(cleo, addresses, kind, coding):
    plain = cleo.gets(addresses[kind])
    packed = cleo.gets(addresses[kind], accept_encoding=f"deflate, {coding};q=0.8")
    assert packed.headers["content-encoding"] == coding
    assert len(packed.data) == int(packed.headers["content-length"]) < len(plain.data)
    assert UNPACKED[coding](packed.data) == plain.data
    assert plain.headers["vary"] == packed.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    ("taken", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0.9", "gzip"),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("GZIP", "gzip"),
        ("gzip; q=1.0", "gzip"),
        ("*;q=0, gzip", "gzip"),
        ("deflate, *;q=0.1", "br"),
        ("gzip;q=0, *", "br"),
    ],
)
def test_the_coding_that_a_client_likes_best_is_sent(cleo, addresses, taken, sent):
    answer = cleo.gets(addresses["page"], accept_encoding=taken)
    assert answer.headers["content-encoding"] == sent


@pytest.mark.parametrize("kind", ["page", "before a seq"])
def test_lines_of_one_name_are_read_as_one(site, addresses, kind):
    """RFC 9110, 5.3."""
    path = addresses[kind]
    tag = site.cleo.gets(path, accept_encoding="br").headers["etag"]
    question = HTTPConnection("127.0.0.1", site.port)
    question.putrequest("GET", path, skip_accept_encoding=True)
    for name, value in LINES:
        question.putheader(name, value.format(tag))
    question.endheaders()
    answer = question.getresponse()
    question.close()
    assert (answer.status, answer.headers["etag"]) == (304, tag)


LINES = [
    *(("accept-encoding", "br"), ("accept-encoding", "zstd")),
    *(("if-none-match", "{}"), ("if-none-match", '"other"')),
]


@pytest.mark.parametrize(
    "taken", ["identity", "zstd", "gzip;q=0", "br; q=0.0", "*;q=0", "br;q=x", "br;q=nan", ""]
)
def test_a_client_that_takes_none_of_ours_is_sent_it_plain(cleo, addresses, taken):
    answer = cleo.gets(addresses["page"], accept_encoding=taken)
    assert "content-encoding" not in answer.headers
    assert b"<!doctype html>" in answer.data


def test_what_is_small_is_never_packed(cleo, addresses):
    answer = cleo.gets(addresses["head"], accept_encoding="gzip")
    assert "content-encoding" not in answer.headers
    assert "vary" not in answer.headers


@pytest.mark.parametrize("kind", KINDS + FILES)
def test_no_cookie_is_set_and_none_is_looked_at(cleo, addresses, kind):
    answer = cleo.gets(addresses[kind], cookie="dateline_session=ada")
    assert "set-cookie" not in answer.headers
    assert "cookie" not in answer.headers.get("vary", "").lower()
    assert answer.data == cleo.gets(addresses[kind]).data


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("kind", ["page", "head", "range", "front"])
def test_readers_only_read(cleo, addresses, kind, method):
    answer = cleo.asks(method, addresses[kind])
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json == {"status": 405, "detail": "Readers only read: use GET or HEAD."}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_may_load_nothing_from_anywhere_else(cleo, addresses, kind):
    headers = cleo.gets(addresses[kind]).headers
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) <= {"'none'", "'self'"}
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_names_no_other_host(cleo, addresses, kind, site):
    answer = cleo.gets(addresses[kind])
    elsewhere = [link for link in answer.links if "://" in link and str(site.port) not in link]
    assert elsewhere == []
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize("path", ["/none", "/live/none/", "/live/none/head.json", "/live/none"])
def test_refusals_are_as_careful_as_answers(cleo, path):
    answer = cleo.gets(path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    assert "etag" not in answer.headers


@pytest.mark.parametrize("kind", KINDS + FILES)
def test_no_type_is_guessed(cleo, addresses, kind):
    assert cleo.gets(addresses[kind]).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["head.json", "journal/1/1-4.json", "journal/1/9-9.json"])
def test_a_script_of_any_page_anywhere_may_follow_a_journal(cleo, addresses, path):
    answer = cleo.gets(addresses["page"] + path)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_page_is_not_for_scripts_from_elsewhere(cleo, addresses):
    assert "access-control-allow-origin" not in cleo.gets(addresses["page"]).headers


def test_a_query_changes_nothing(cleo, addresses):
    plain = cleo.gets(addresses["page"])
    assert cleo.gets(f"{addresses['page']}?utm_source=x&%ff=%00").data == plain.data
