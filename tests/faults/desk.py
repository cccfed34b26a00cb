"""The desk of a schedule: deeds are done and said again until they are acknowledged."""

import json
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from dateline.newsroom.ids import new_id
from tests.faults.deeds import Deed
from tests.faults.processes import KillableNewsroom
from tests.faults.wire import Broken, Wire
from tests.running import run_dateline

PASSWORD = "correct horse battery"
PATIENCE = 60.0  # for one deed to be acknowledged
ANSWER_PATIENCE = 2.0


class Ben:
    """Publishes over HTTP, by whichever port leads to the server."""

    def __init__(self, data: Path, url: str) -> None:
        run_dateline(
            data, "user", "add", "ben", "--role", "reporter", "--password-stdin", text=PASSWORD
        )
        jar = CookieJar()
        desk = build_opener(HTTPCookieProcessor(jar))
        with desk.open(f"{url}/desk/sign-in/"):
            pass
        form = {"username": "ben", "password": PASSWORD, "csrfmiddlewaretoken": _token(jar)}
        with desk.open(f"{url}/desk/sign-in/", urlencode(form).encode()):
            pass
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        self._headers = {"cookie": cookies, "x-csrftoken": _token(jar)}

    def publish(self, port: int, slug: str, post: dict[str, Any]) -> bool:
        """Whether it was acknowledged: a status of 200, whole."""
        try:
            wire = Wire(port, ANSWER_PATIENCE)
        except Broken:
            return False
        headers = self._headers | {"content-type": "application/json"}
        try:
            answer = wire.ask(
                "POST", f"/api/coverages/{slug}/posts", headers, json.dumps(post).encode()
            )
        except Broken:
            return False
        finally:
            wire.close()
        assert answer.status == 200 or answer.status >= 500, answer
        return answer.status == 200


class Desk:
    """Ada's newsroom and Ben, at work on one coverage. Used by one thread at a time."""

    def __init__(self, data: Path, port: int, ben: Ben) -> None:
        self.acknowledged: list[Deed] = []
        self.ids: dict[int, str] = {}
        self.doing: Deed | None = None
        self._data, self._port, self._ben = data, port, ben
        self._newsroom = KillableNewsroom(data)
        self._slug = ""

    def open(self, slug: str) -> None:
        """A new coverage; what was done in others is forgotten, but for a kill after their last deed."""
        self.acknowledged, self.ids, self._slug = [], {}, slug
        said = {"slug": slug, "headline": "The river rises at Brae", "time_zone": "Europe/Oslo"}
        opened = self._tell("open_coverage", **said) or self._tell("open_coverage", **said)
        assert opened == slug

    def do(self, deeds: list[Deed]) -> None:
        for deed in deeds:
            self.doing = deed
            self._do(deed)
        self.doing = None

    def publishes(self, *, by_http: bool) -> bool:
        """Whether a post is being published right now, in this way."""
        deed = self.doing
        return deed is not None and deed.verb == "publish_post" and deed.by_http == by_http

    def kill_newsroom(self) -> None:
        """From another thread, whatever this one is doing."""
        self._newsroom.kill()

    def close(self) -> None:
        self._newsroom.close()

    def _do(self, deed: Deed) -> None:
        until = monotonic() + PATIENCE
        while not self._say(deed):
            if deed.once:
                return
            assert monotonic() < until, f"nobody acknowledged: {deed}"
            sleep(0.02)
        self.acknowledged.append(deed)

    def _say(self, deed: Deed) -> bool:
        """Whether it was acknowledged. Said again it has the same id, and the same words."""
        if deed.verb == "publish_post":
            self.ids.setdefault(deed.post, str(new_id()))
        if deed.by_http:
            return self._ben.publish(self._port, self._slug, self._post(deed))
        words = dict(deed.words)
        words |= {"id": self.ids[deed.post]} if deed.verb == "publish_post" else {}
        words |= {"above": self.ids[deed.above]} if deed.above else {}
        about_post = deed.post and deed.verb != "publish_post"
        subject = [self._slug, self.ids[deed.post]] if about_post else [self._slug]
        return self._tell(deed.verb, *subject, **words) is not None

    def _tell(self, verb: str, *subject: str, **words: Any) -> str | None:
        """What the newsroom answers; None when it was killed, and there is another one now."""
        answer = self._newsroom.says(verb, *subject, **words)
        if answer is None:
            self._newsroom.bury()
            self._newsroom = KillableNewsroom(self._data)
        return answer

    def _post(self, deed: Deed) -> dict[str, Any]:
        words = dict(deed.words)
        text = {"type": "text", "text": words.pop("text")}
        body = {"type": "doc", "content": [{"type": "paragraph", "content": [text]}]}
        return {"id": self.ids[deed.post], "body": body, **words}


def _token(jar: CookieJar) -> str:
    return next(cookie.value or "" for cookie in jar if cookie.name == "dateline_csrf")
