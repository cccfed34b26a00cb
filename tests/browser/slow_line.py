"""A phone's line at the edge of a cell: 200 kbit/s each way, 100 ms there and back, 2 % of segments lost.

Between Chromium and the server, on loopback, where neither a kernel's own tools nor root are needed.
What a lost segment costs is worked out as TCP pays for it:

- A segment carries 1,448 bytes in a packet of 1,500 (20 of IP, 32 of TCP with its timestamps), and takes
  1,500 x 8 / 200,000 = 60 ms on the line, which all connections share. So at best 24 KB of what is said
  come through in a second: 150 KB take 6.3 s, and 3 MB take 2 minutes and 4 seconds.
- Of a segment that is lost the sender hears after a round trip, if at least three segments of the same
  connection follow it (their acknowledgements repeat: fast retransmit), and else when its timer runs
  out: 200 ms, Linux's least, and the round trip. Then it is sent again, 60 ms more of the line.
- Meanwhile what follows on the same connection is held back, for TCP delivers in order; the other
  connections go on.
- What loss does to the sender's window is left out because it does not bind here: by Mathis's formula
  1.22 x 1,448 / (0.1 s x sqrt(0.02)) is 125 KB/s, five times what the line carries.
"""

import asyncio
import socket
from collections.abc import Coroutine
from random import Random
from threading import Thread
from typing import Any

from tests.faults.wire import small

BITS_A_SECOND = 200_000
LOST = 0.02
ROUND_TRIP = 0.1
PAYLOAD, HEADERS = 1448, 52
ACKNOWLEDGED_AGAIN = 3
TIMER = 0.2
WINDOW = 16 * PAYLOAD  # what is under way of one connection; more would only stand in a queue
PATIENCE = 10.0


class Way:
    """One direction of the line, on which one segment is at a time."""

    def __init__(self, random: Random) -> None:
        self.carried = 0  # bytes, of what was said
        self._random = random
        self._free_at = 0.0

    def send(self, size: int, behind: int, now: float) -> float:
        """When a segment that is sent now has come through; ``behind`` follow it closely."""
        self.carried += size
        on_the_line = (size + HEADERS) * 8 / BITS_A_SECOND
        noticed = ROUND_TRIP if behind >= ACKNOWLEDGED_AGAIN else ROUND_TRIP + TIMER
        there = self._free_at = max(now, self._free_at) + on_the_line
        while self._random.random() < LOST:
            self._free_at += on_the_line  # once more, among what follows it
            there += noticed + on_the_line
        return there + ROUND_TRIP / 2


class SlowLine:
    """Runs in a thread of its own; whoever connects to ``port`` talks with the server behind it."""

    def __init__(self, server_port: int, seed: int = 1) -> None:
        self.up, self.down = Way(Random(seed)), Way(Random(seed + 1))
        self._server_port = server_port
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="slow line", daemon=True)
        self._thread.start()
        self._door = self._do(self._listen(0))
        self.port: int = self._door.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """The phone is in a tunnel: what is under way is lost, and nobody can be reached."""
        self._do(self._close())

    def mend(self) -> None:
        self._door = self._do(self._listen(self.port))

    def stop(self) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def _do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE)

    async def _listen(self, port: int) -> asyncio.Server:
        door = small(socket.create_server(("127.0.0.1", port), reuse_port=False))
        return await asyncio.start_server(self._serve, sock=door, limit=WINDOW)

    async def _close(self) -> None:
        self._door.close()
        for writer in list(self._open):
            writer.transport.abort()
        while self._open:
            await asyncio.sleep(0.01)

    async def _serve(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        self._open.add(to_client)
        try:
            await asyncio.sleep(ROUND_TRIP)  # the handshake
            server, to_server = await asyncio.open_connection(
                "127.0.0.1", self._server_port, limit=WINDOW
            )
            ways = [(client, to_server, self.up), (server, to_client, self.down)]
            tasks = [asyncio.create_task(_carry(*each)) for each in ways]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            to_server.transport.abort()
        except OSError:
            pass
        finally:
            to_client.close()
            self._open.discard(to_client)


async def _carry(source: asyncio.StreamReader, to: asyncio.StreamWriter, way: Way) -> None:
    """All that one side says, in segments; as many are under way at once as a window holds."""
    loop = asyncio.get_running_loop()
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(WINDOW // PAYLOAD)

    async def deliver() -> None:
        while (arriving := await under_way.get())[1]:
            await asyncio.sleep(arriving[0] - loop.time())
            to.write(arriving[1])
            await to.drain()

    delivering = asyncio.create_task(deliver())
    try:
        while said := await source.read(WINDOW):
            segments = [said[at : at + PAYLOAD] for at in range(0, len(said), PAYLOAD)]
            for behind, segment in zip(range(len(segments) - 1, -1, -1), segments, strict=True):
                await under_way.put((way.send(len(segment), behind, loop.time()), segment))
        await under_way.put((0, b""))
        await delivering
    except OSError:
        pass
    finally:
        delivering.cancel()
