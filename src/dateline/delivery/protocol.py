"""HTTP as readers speak it: uvicorn's protocol, with two ways past it.

HTTP stays uvicorn's business. But what is ready in memory is written out at once, without a task and
without ASGI: most requests are for the few addresses that everybody asks for. And when the
application accepts a stream, the connection is given another protocol, as uvicorn itself does for
WebSockets: what is left of a reader is a transport and a few numbers.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from dateline.delivery.answers import Answer, form_for
from dateline.delivery.guarding import GuardedProtocol
from dateline.delivery.stream import Stream

HAND_OVER = "dateline.hand_over"
Ready = Callable[[str, str], Answer | Stream | None]
"""What a target in a request line and a ``Last-Event-ID`` ask for, if it is in memory."""

NOT_SIMPLE = (b"content-length", b"transfer-encoding", b"upgrade", b"expect")


class ReaderProtocol(GuardedProtocol):
    """One connection."""

    def __init__(self, *args: Any, ready: Ready, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ready = ready

    def on_message_begin(self) -> None:
        """The scope, for whom it is worth making, is made when the headers are known."""
        self.url, self.headers, self.expect_100_continue = b"", [], False
        self._begin_head()

    def on_headers_complete(self) -> None:
        self._end_head()
        if self._is_handed_over:
            return  # what comes after the request for a stream is passed over
        if self._answer_at_once():
            self.server_state.total_requests += 1
            return
        known = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.headers, self.expect_100_continue = known
        self.scope["headers"] = self.headers
        super().on_headers_complete()
        # Its task has not begun yet; and by the time it has, another request may be the latest.
        self.scope["extensions"] = cast(Any, {HAND_OVER: partial(self._hand_over, self.cycle)})

    def on_body(self, body: bytes) -> None:
        if not self._is_handed_over:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self.cycle is not None and not self._is_handed_over:
            super().on_message_complete()

    def _answer_at_once(self) -> bool:
        """Whether the request was simple, and its answer in memory."""
        method = self.parser.get_method()
        if method not in (b"GET", b"HEAD") or self.parser.get_http_version() != "1.1":
            return False
        given = dict(self.headers)
        is_simple = given.keys().isdisjoint(NOT_SIMPLE) and len(given) == len(self.headers)
        if not is_simple or not self._is_between_responses:
            return False
        place = given.get(b"last-event-id", b"").decode("latin-1").strip(" \t")
        found = self._ready(self.url.decode("latin-1"), place)
        if isinstance(found, Answer):
            accepted = given.get(b"accept-encoding", b"").decode("latin-1")
            if not found.is_ready(accepted):
                return False
            form = form_for(found, accepted, given.get(b"if-none-match", b"").decode("latin-1"))
            stays = self.parser.should_keep_alive()
            self._write(form, with_body=method == b"GET", stays=stays)
        elif found is not None and method == b"GET":
            found.begin(partial(self._hand_over, None))
        else:
            return False
        return True

    def _hand_over(
        self,
        cycle: RequestResponseCycle | None,
        head: bytes,
        begin: Callable[[], asyncio.Protocol],
    ) -> None:
        """Write the response's head, and let another protocol have the connection.

        To uvicorn the response is complete: it neither waits for it nor times it out. Whatever was
        asked after it on this connection is dropped. Who has left meanwhile is nobody's reader.
        """
        if self.transport.is_closing():
            return
        self._idle_check.cancel()
        self._unset_keepalive_if_required()
        self.connections.discard(self)
        self._is_handed_over = True
        self.parser = cast(Any, None)  # it holds this protocol, which nobody needs from now on
        self.pipeline.clear()
        self.flow.resume_reading()
        if cycle is not None:
            cycle.response_started = cycle.response_complete = True
        successor = begin()
        self.transport.set_protocol(successor)
        successor.connection_made(self.transport)
        self.transport.write(head)


def reader_protocol(ready: Ready) -> type[asyncio.Protocol]:
    """What uvicorn is to make of every connection."""
    return cast(type[asyncio.Protocol], partial(ReaderProtocol, ready=ready))
