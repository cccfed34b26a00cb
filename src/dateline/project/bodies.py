"""Requests to the desk, whole or not at all.

A WSGI application takes a broken connection for the end of the body, and would publish half a sentence.
So a body is read here first, on the event loop: one that breaks off is dropped, one that is too large
or too slow is refused, and only a whole one is given a thread of the desk.
"""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from dateline.delivery.answers import Receive, Send, problem, send_answer
from dateline.delivery.requests import Request

MOST_BYTES = 64 * 1024 * 1024  # a photograph of 40 MB, with room
PATIENCE = 60.0  # seconds; a phone on a bad network sends a photograph in less

Scope = MutableMapping[str, Any]


class TooLarge(Exception):
    """The body has more bytes than anything the desk takes."""


class WholeBodies:
    """Wraps an ASGI application so that it meets only requests whose bodies have arrived."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await asyncio.wait_for(_whole_body(receive), PATIENCE)
        except TooLarge:
            await _refuse(413, "That is more than the desk takes: 64 MB.", scope, send)
        except TimeoutError:
            await _refuse(408, "The request did not arrive within a minute.", scope, send)
        else:
            if body is not None:
                await self._app(scope, _replay(body, receive), send)


async def _whole_body(receive: Receive) -> bytes | None:
    """The body, or None when the client left in the middle of it."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise TooLarge
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """What the application then receives: the body in one piece, and whatever comes after it."""
    whole = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_whole() -> MutableMapping[str, Any]:
        return whole.pop() if whole else await receive()

    return receive_whole


async def _refuse(status: int, sentence: str, scope: Scope, send: Send) -> None:
    answer = problem(status, sentence, extra={"connection": "close"})
    await send_answer(Request.from_scope(scope, ""), answer, send)
