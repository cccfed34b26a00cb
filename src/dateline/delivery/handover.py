"""The hand-over: a connection that asks for a stream leaves HTTP, and from then on is a reader.

HTTP stays uvicorn's business. When the application accepts a stream, the connection is given another
protocol, as uvicorn itself does for WebSockets. What is left of it is a transport and a few numbers:
no task, no queue, no request.
"""

import asyncio
from collections.abc import MutableMapping
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

EXTENSION = "dateline.hand_over"


class HandOverProtocol(HttpToolsProtocol):
    """uvicorn's protocol; each request's scope has a way to take its connection over."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = cast(Any, {EXTENSION: self._hand_over})

    def _hand_over(self, head: bytes, successor: asyncio.Protocol) -> None:
        """Write the response's head, and let ``successor`` have the connection.

        To uvicorn the response is complete: it neither waits for it nor times it out.
        """
        self._unset_keepalive_if_required()
        self.connections.discard(self)
        self.cycle.response_started = self.cycle.response_complete = True
        self.transport.set_protocol(successor)
        successor.connection_made(self.transport)
        self.transport.write(head)


def take_over(scope: MutableMapping[str, Any], head: bytes, successor: asyncio.Protocol) -> None:
    """Give a request's connection to ``successor``."""
    scope["extensions"][EXTENSION](head, successor)
