"""What one writes first: an ASGI application with a queue for every reader.

    python -m uvicorn bench.peers.asgi_queue:app

No framework, so that what is measured is the queues and uvicorn, and nothing on top of them.
"""

import asyncio

STREAM_HEADERS = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store")]
QUEUES: set["asyncio.Queue[bytes]"] = set()
NUMBER = 1_700_000_000


async def app(scope, receive, send):
    if scope["type"] == "http" and scope["path"] == "/sub":
        await stream(send)
    elif scope["type"] == "http":
        await publish(receive, send)


async def stream(send):
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    QUEUES.add(queue)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        await send({"type": "http.response.body", "body": b": hello\n\n", "more_body": True})
        while True:
            event = await queue.get()
            await send({"type": "http.response.body", "body": event, "more_body": True})
    finally:
        QUEUES.discard(queue)


async def publish(receive, send):
    data, more = b"", True
    while more:
        message = await receive()
        data += message.get("body", b"")
        more = message.get("more_body", False)
    for queue in QUEUES:
        queue.put_nowait(b"id: %d:0\nevent: change\ndata: %s\n\n" % (NUMBER, data))
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})
