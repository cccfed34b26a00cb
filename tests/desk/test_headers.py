"""What browsers are told, on every page and every answer."""

import json
import re
import subprocess
import sys
from contextlib import closing

import pytest
from django.test import Client

from tests.desk.conftest import PASSWORD
from tests.running import environment

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
}
PAGES = ["/desk/sign-in/", "/desk/account/", "/api/me", "/api/nothing", "/desk/a/b/c/", "/admin/"]


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_policy_and_is_kept_nowhere(db, address):
    headers = Client().get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy == DIRECTIVES
    assert "no-store" in headers["cache-control"]
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "/desk/sign-in/",
        "/desk/account/",
        "/desk/account/app/",
        "/desk/account/passkeys/add/",
        "/desk/account/sessions/",
        "/desk/account/password/",
    ],
)
def test_no_page_of_an_account_has_script_or_style_inside(ada, address):
    client = Client() if "sign-in" in address else ada
    page = client.get(address).content.decode()
    scripts = re.findall(r"<script\b([^>]*)>", page)
    assert all('src="/static/' in one or 'type="application/json"' in one for one in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


def test_static_files_may_be_kept(db):
    with closing(Client().get("/static/desk/desk.css")) as answer:
        assert "no-store" not in answer.headers["cache-control"]


def test_the_scripts_of_passkeys_are_served_from_here(db):
    page = Client().get("/desk/sign-in/").content.decode()
    addresses = re.findall(r'<script src="([^"]+)"', page)
    assert len(addresses) == 4
    for address in addresses:
        with closing(Client().get(address)) as script:
            assert script.headers["content-type"].startswith("text/javascript")


def test_the_session_is_the_servers_and_the_csrf_token_the_scripts(ada):
    client = Client()
    client.get("/desk/sign-in/")
    client.post("/desk/sign-in/", {"username": "ada", "password": PASSWORD})
    session, token = client.cookies["dateline_session"], client.cookies["dateline_csrf"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert (token["httponly"], token["samesite"]) == ("", "Lax")


@pytest.mark.parametrize(("url", "secure"), [("https://a.example", True), ("http://x", False)])
def test_cookies_are_secure_where_the_site_is(url, secure):
    code = "import json, dateline.project.settings as s; \
            print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(URL=url), check=True
    )
    assert json.loads(done.stdout) == [secure, secure]
