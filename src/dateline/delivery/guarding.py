"""What a client may not do to everybody else: ask without end, hold a connection, or never listen.

nginx in front would see to most of it; one process that stands alone has to by itself.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dateline.delivery.answers import Form, problem
from dateline.delivery.progress import Waiting

IDLE_SECONDS = 20.0  # without a request; a page that polls asks every few seconds

MOST_HEAD = 64 * 1024
"""Bytes of a request's line and headers that are read on for, after the piece in which they begin: one
header of 40 MB held everybody up for 12 s, since the parser adds to it piece by piece."""

TOO_LONG = "The request's line and headers are longer than 64 KB; send fewer and shorter ones."
NO_HTTP = "This is no HTTP request: a line such as “GET / HTTP/1.1”, headers and an empty line are."


class GuardedProtocol(HttpToolsProtocol):
    """uvicorn's protocol for one connection, with bounds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_handed_over = False
        self._reads_a_head = False
        self._head_size = 0
        self._waiting: Waiting | None = None

    # uvicorn's protocol asks for a transport that can be written to, asyncio's for any.
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._idle_since = self.loop.time()
        self._idle_check = self.loop.call_later(IDLE_SECONDS, self._close_if_idle)

    def connection_lost(self, exc: Exception | None) -> None:
        self._idle_check.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._reads_a_head:
            self._head_size += len(data)
        if self._head_size > MOST_HEAD:
            self._refuse(431, TOO_LONG)
        else:
            super().data_received(data)

    def send_400_response(self, msg: str) -> None:
        """uvicorn's way out when its parser gives up, be it over what follows a request for a stream."""
        if not self._is_handed_over:
            self._refuse(400, NO_HTTP)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._waiting = Waiting(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        super().resume_writing()
        self._waiting = None

    @property
    def _is_between_responses(self) -> bool:
        """Whether nothing that was asked on this connection is unanswered, or waits to go out."""
        answered = self.cycle is None or self.cycle.response_complete
        return answered and not self.flow.write_paused

    @property
    def _does_not_listen(self) -> bool:
        """Whether nothing of what it asked for goes out any more."""
        size = self.transport.get_write_buffer_size()
        return self._waiting is not None and self._waiting.is_for_nobody(size)

    def _begin_head(self) -> None:
        self._reads_a_head, self._head_size = True, 0
        self._idle_since = self.loop.time()

    def _end_head(self) -> None:
        self._reads_a_head, self._head_size = False, 0

    def _refuse(self, status: int, why: str) -> None:
        """Read nothing more here, and say why; an answer that is on its way is not spoilt by that."""
        if self._is_between_responses:
            self._write(problem(status, why).form(""), with_body=True, stays=False)
        elif self.cycle is None or self.cycle.response_complete or self.cycle.more_body:
            self.transport.close()
        else:
            self.cycle.keep_alive = False  # uvicorn closes when it is out
            self.flow.pause_reading()

    def _write(self, form: Form, *, with_body: bool, stays: bool) -> None:
        lines = [b"%b: %b\r\n" % line for line in self.server_state.default_headers]
        end = b"\r\n" if stays else b"connection: close\r\n\r\n"
        head = b"".join((form.head, *lines, end))
        self.transport.writelines([head, form.body] if with_body and form.body else [head])
        if not stays:
            self.transport.close()

    def _close_if_idle(self) -> None:
        """One timer for the life of a connection: one for each answer cost a tenth of all answers."""
        rest = self._idle_since + IDLE_SECONDS - self.loop.time()
        if self.transport.is_closing():
            return
        if self._does_not_listen:
            self.transport.abort()
        elif self._is_between_responses and rest <= 0 and not self.timeout_keep_alive_task:
            self.transport.close()
        else:
            wait = rest if rest > 0 else IDLE_SECONDS
            self._idle_check = self.loop.call_later(wait, self._close_if_idle)
