"""Answers: what delivery sends that is not a stream. Each is packed, tagged and written out once."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from dateline.delivery import caching
from dateline.delivery.codings import CODINGS, PLAIN, best_coding, is_worth_packing
from dateline.delivery.requests import Request

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

Headers = list[tuple[bytes, bytes]]

LARGE = 128 * 1024
"""Bytes from which a body is packed in a thread. Of a hundred changes as JSON, 135 KB took 2.5 ms of the
processor with either coding, 260 KB 4 to 6, 740 KB 12 to 17, and 2.1 MB 50."""


class Form:
    """An answer in one coding: the bytes that go out, but for the date."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status = status
        self.etag = headers.get("etag", "")
        self.headers: Headers = [(n.encode(), v.encode()) for n, v in headers.items() if v]
        self.body = body

    @cached_property
    def head(self) -> bytes:
        """The status line and the headers; the date has to follow, and an empty line."""
        status = f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}\r\n".encode()
        return status + b"".join(b"%b: %b\r\n" % line for line in self.headers)

    @cached_property
    def known(self) -> "Form":
        """What is said instead to a client that has it: 304, which repeats no length and no coding."""
        repeated = {n.decode(): v.decode() for n, v in self.headers if n not in OF_THE_BODY}
        return Form(304, repeated, b"")


OF_THE_BODY = (b"content-type", b"content-length", b"content-encoding")


class Answer:
    """A whole answer. ``etag`` is given where something cheaper than its bytes names them; the answer to
    HEAD for what has no end has neither a tag nor a length."""

    def __init__(
        self,
        body: bytes,
        content_type: str,
        cache: str = caching.NEVER,
        status: int = 200,
        extra: Mapping[str, str] | None = None,
        etag: str = "",
        *,
        has_length: bool = True,
    ) -> None:
        self.body = body
        self.status = status
        self._has_length = has_length and status not in (204, 304)  # RFC 9110, 8.6
        self._packs = is_worth_packing(body, content_type)
        is_whole = status == 200 and has_length
        self._tag = etag or (sha256(body).hexdigest()[:32] if is_whole else "")
        self._headers = {"cache-control": cache, "x-content-type-options": "nosniff"}
        self._headers |= dict(extra or {})
        if self._packs:
            self._headers["vary"] = "accept-encoding"
        if content_type:
            self._headers["content-type"] = content_type
        self._forms: dict[str, Form] = {}
        self._being_made: dict[str, asyncio.Future[Form]] = {}

    @property
    def weight(self) -> int:
        """About how many bytes it takes, with its packed forms."""
        return 2 * len(self.body) + 2048

    def is_ready(self, accepted: str) -> bool:
        """Whether its form for this client can be had without holding the loop up."""
        if len(self.body) < LARGE:
            return True
        coding = self._coding(accepted)
        return coding == PLAIN or coding in self._forms

    async def make_ready(self, accepted: str) -> None:
        """Pack a large body beside the loop; whoever needs it in the same coding shares the one packing."""
        if self.is_ready(accepted):
            return
        coding = self._coding(accepted)
        if coding not in self._being_made:
            making = asyncio.ensure_future(asyncio.to_thread(self._made, coding))
            making.add_done_callback(lambda _: self._being_made.pop(coding))
            self._being_made[coding] = making
        self._forms[coding] = await asyncio.shield(self._being_made[coding])

    def _coding(self, accepted: str) -> str:
        return best_coding(accepted) if self._packs else PLAIN

    def form(self, accepted: str) -> Form:
        """The form for a client that says ``Accept-Encoding: accepted``; each is made once."""
        coding = self._coding(accepted)
        if coding not in self._forms:
            self._forms[coding] = self._made(coding)
        return self._forms[coding]

    def _made(self, coding: str) -> Form:
        """A strong tag names bytes, and packed bytes are others (RFC 9110, 8.8.3)."""
        body = CODINGS[coding](self.body) if coding else self.body
        tag = f'"{self._tag}{"-" if coding else ""}{coding}"' if self._tag else ""
        length = str(len(body)) if self._has_length else ""
        headers = {"etag": tag, "content-encoding": coding, "content-length": length}
        return Form(self.status, self._headers | headers, body)


def html(
    body: str,
    *,
    cache: str = caching.PAGE,
    status: int = 200,
    extra: Mapping[str, str] | None = None,
) -> Answer:
    extra = PAGE_SECURITY | dict(extra or {})
    return Answer(body.encode(), "text/html; charset=utf-8", cache, status, extra)


def problem(
    status: int, detail: str, *, cache: str = caching.NEVER, extra: Mapping[str, str] | None = None
) -> Answer:
    """A refusal a machine can read: RFC 9457 problem details, its ``detail`` one clear sentence."""
    body = json.dumps({"status": status, "detail": detail}, ensure_ascii=False).encode()
    return Answer(
        body, "application/problem+json", cache, status, FROM_ANYWHERE | dict(extra or {})
    )


def redirect(address: str) -> Answer:
    """It says where a page is, for as long as the page itself may be kept."""
    return Answer(b"", "text/plain", caching.PAGE, 308, {"location": address})


FROM_ANYWHERE = {"access-control-allow-origin": "*"}
"""A journal is public: a script of any page on any domain may follow it."""

ON_ANY_PAGE = FROM_ANYWHERE | {"cross-origin-resource-policy": "cross-origin"}
"""What an embed loads: pages that isolate themselves load nothing of others that does not say so."""

PAGE_SECURITY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "referrer-policy": "strict-origin-when-cross-origin",
}


def form_for(answer: Answer, accepted: str, known: str) -> Form:
    """What goes out to a client that takes these codings and has what these tags name.

    RFC 9110, 13.1.2: tags are compared weakly, since proxies weaken them when they pack. The tag is
    that of the form which this client would get: a cache freshens only what has the very tag that a
    304 repeats (RFC 9111, 4.3.4).
    """
    form = answer.form(accepted)
    if known and form.etag:
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        if not tags.isdisjoint({form.etag, "*"}):
            return form.known
    return form


async def send_answer(request: Request, answer: Answer, send: Send) -> None:
    """Send an answer the long way, through ASGI."""
    accepted = request.headers.get("accept-encoding", "")
    await answer.make_ready(accepted)
    form = form_for(answer, accepted, request.headers.get("if-none-match", ""))
    body = b"" if request.method == "HEAD" else form.body
    await send(
        {"type": "http.response.start", "status": form.status, "headers": list(form.headers)}
    )
    await send({"type": "http.response.body", "body": body})
