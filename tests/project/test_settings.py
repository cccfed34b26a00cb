"""The settings: what they make of an address, and which make no sense."""

import json
import subprocess
import sys

import pytest

from dateline.project.listening import allowed_hosts
from dateline.project.options import SettingRefused, origin_of, read_settings
from tests.running import environment, run_dateline

HERE = {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize(
    ("host", "url", "others"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", set()),
        ("127.0.0.1", "https://News.Example/live", {"news.example"}),
        ("0.0.0.0", "https://news.example", {"news.example"}),
        ("::", "http://[::1]:8000", set()),
        ("10.0.0.7", "http://10.0.0.7:8000", {"10.0.0.7"}),
        ("FD00::7", "http://[fd00::8]:8000", {"[fd00::7]", "[fd00::8]"}),
    ],
)
def test_the_desk_answers_to_the_sites_names_and_to_no_other(host, url, others):
    assert set(allowed_hosts(host, url)) == HERE | others


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://news.example", "https://news.example"),
        ("https://News.example:443/live/coverage", "https://news.example"),
        ("https://news.example:8443/live", "https://news.example:8443"),
        ("https://[::1]:8443/live", "https://[::1]:8443"),
    ],
)
def test_an_origin_is_what_a_browser_says(url, origin):
    assert origin_of(url) == origin


def test_django_is_told_the_same():
    code = "import json, dateline.project.settings as s; \
            print(json.dumps([s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS]))"
    given = environment(HOST="0.0.0.0", URL="https://news.example/live")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=given, check=True)
    hosts, origins = json.loads(done.stdout)
    assert set(hosts) == HERE | {"news.example"}
    assert origins == ["https://news.example"]


@pytest.mark.parametrize(
    "url",
    [
        *("https://x/#top", "https://x/#", "https://x/?", "https://x/?a=b", "http://u@x"),
        *("http://u:p@x", "http://x:", "http://x:/live", "http://x:99999", "http://x:0"),
        *("http://x:port", "http://[::1", "http://*", "http://.x", "http://a b", "http://"),
        *("x", "//x", "ftp://x", "https://x\\y", "https://x/\n", "http://:80", "http://æ.no"),
    ],
)
def test_an_address_that_is_not_whole_or_is_more_is_refused(url):
    with pytest.raises(
        SettingRefused, match=r"(?s)DATELINE_URL is .*: use a whole address such as"
    ):
        read_settings({"DATELINE_URL": url})


@pytest.mark.parametrize(
    "url",
    [
        "http://x",
        "https://a.example:8443/live",
        "http://[::1]:8000",
        "https://xn--nyhet-xra.example",
    ],
)
def test_a_whole_address_is_taken(url):
    assert read_settings({"DATELINE_URL": url + "/"})["URL"] == url


@pytest.mark.parametrize("name", ["localtime", "Factory", "posixrules", "EST5EDT", "", "a/b"])
def test_a_zone_that_is_no_place_is_refused(name):
    with pytest.raises(SettingRefused, match="such as Europe/Oslo"):
        read_settings({"DATELINE_TIME_ZONE": name})


@pytest.mark.parametrize("name", ["UTC", "GMT", "Europe/Oslo", "America/Indiana/Knox"])
def test_a_zone_of_a_place_is_taken(name):
    assert read_settings({"DATELINE_TIME_ZONE": name})["TIME_ZONE"] == name


@pytest.mark.parametrize("who", ["nobody", "editors", "everyone"])
def test_who_must_have_a_second_factor(who):
    assert read_settings({"DATELINE_SECOND_FACTOR": who})["SECOND_FACTOR"] == who


@pytest.mark.parametrize("who", ["", "Everyone", "reporters", "true"])
def test_nobody_else_is_a_group_that_must(who):
    with pytest.raises(SettingRefused, match="use nobody, editors or everyone"):
        read_settings({"DATELINE_SECOND_FACTOR": who})


PROVIDER = {
    "DATELINE_OIDC_ISSUER": "https://id.news.example/",
    "DATELINE_OIDC_CLIENT_ID": "dateline",
    "DATELINE_OIDC_CLIENT_SECRET": "a secret",
}


def test_a_provider_is_given_whole():
    read = read_settings(PROVIDER)
    assert read["OIDC_ISSUER"] == "https://id.news.example"
    assert (read["OIDC_CLIENT_ID"], read["OIDC_CLIENT_SECRET"]) == ("dateline", "a secret")


def test_where_there_is_none_there_is_nothing_of_it():
    assert read_settings({})["OIDC_ISSUER"] == ""


@pytest.mark.parametrize("missing", PROVIDER)
def test_a_provider_that_is_given_in_part_is_refused(missing):
    given = {name: value for name, value in PROVIDER.items() if name != missing}
    with pytest.raises(SettingRefused, match=f"The setting {missing} is missing"):
        read_settings(given)


@pytest.mark.parametrize("key", ["short", "with space", "k" * 129, "ключключ", "../robots", ""])
def test_a_key_that_search_engines_would_not_take_is_refused(key):
    with pytest.raises(SettingRefused, match="use 8 to 128 letters, digits and hyphens"):
        read_settings({"DATELINE_INDEXNOW_KEY": key})


def test_a_key_for_search_engines_is_taken_and_there_is_none_without():
    assert (
        read_settings({"DATELINE_INDEXNOW_KEY": "a-key-of-ours"})["INDEXNOW_KEY"] == "a-key-of-ours"
    )
    assert read_settings({})["INDEXNOW_KEY"] == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("anybody", "*"),
        ("nobody", "'none'"),
        (
            "https://paper.example  https://*.coast.example:8443",
            "https://paper.example https://*.coast.example:8443",
        ),
    ],
)
def test_frames_may_stand_on_the_pages_of_those_who_are_named(given, said):
    assert read_settings({"DATELINE_EMBEDDED_BY": given})["EMBEDDED_BY"] == said


@pytest.mark.parametrize("given", ["*", "paper.example", "https://a.example/path", "'self'; x", ""])
def test_what_is_no_origin_may_have_no_frames(given):
    with pytest.raises(SettingRefused, match="DATELINE_EMBEDDED_BY"):
        read_settings({"DATELINE_EMBEDDED_BY": given})


def test_a_theme_is_one_that_is_shipped_or_a_folder(tmp_path):
    assert read_settings({"DATELINE_THEME": str(tmp_path)})["THEME"] == tmp_path
    assert read_settings({"DATELINE_THEME": "bulletin"})["THEME"].name == "bulletin"


@pytest.mark.parametrize("name", ["", "bulletins", "/no/such/folder", __file__])
def test_what_is_neither_is_refused(name):
    with pytest.raises(
        SettingRefused, match="use broadsheet, bulletin or the path of a theme" if name else "empty"
    ):
        read_settings({"DATELINE_THEME": name})


def test_a_server_does_not_start_with_a_theme_that_makes_no_sense(tmp_path):
    (tmp_path / "look").mkdir()
    (tmp_path / "look/theme.css").write_text('@import "more.css";')
    settings = {"THEME": str(tmp_path / "look"), "PORT": "0"}
    done = run_dateline(tmp_path / "data", "serve", settings=settings)
    assert done.returncode == 2
    assert done.stderr.endswith("imports another style sheet: write what it says into theme.css.\n")
