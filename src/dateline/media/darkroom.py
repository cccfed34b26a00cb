"""The door of the darkroom: pictures are decoded in a process of its own, which may die of them.

A codec is a hundred thousand lines of C that read what anybody sends. Whatever a file does to one, it
does to a process that has no secrets, can write no file, has bounded memory and time, and is replaced.
"""

import atexit
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

from dateline.media.darkroom_messages import Garbled, receive_answer, send
from dateline.media.developing import Developed
from dateline.media.pictures import PictureRefused, check_bytes

LOG = logging.getLogger("dateline.media")

# The largest that are taken, of 61 million pixels with transparency, need 1.0 GB and 3.3 s of processor
# time as WebP, 0.8 GB and 2.9 s as AVIF; a photograph of 24 million as JPEG 0.3 GB and 0.8 s.
MEMORY = 1536 * 1024 * 1024
SECONDS = 30
PATIENCE = 30  # seconds that a picture waits for those before it
PICTURES = 200  # after which a process is replaced, whatever its codecs may have leaked

SOURCES = str(Path(__file__).parents[2])
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL")  # no key, no token, no password


class Darkroom:
    """One process that develops pictures, one after another."""

    def __init__(self, *, memory: int = MEMORY, seconds: int = SECONDS) -> None:
        self._memory, self._seconds = memory, seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._developed = 0

    def develop(self, original: bytes) -> Developed:
        """What a picture says of itself, and its renditions. Raises PictureRefused, whatever happens."""
        check_bytes(original)
        if not self._turn.acquire(timeout=PATIENCE):
            raise PictureRefused("Many pictures are coming in; send this one again in a minute.")
        try:
            return self._develop(original)
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the process; the next picture has a new one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _develop(self, original: bytes) -> Developed:
        process = self._running()
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            process.kill()

        clock = threading.Timer(self._seconds, stop)
        clock.start()
        try:
            send(cast(BinaryIO, process.stdin), original)
            return receive_answer(cast(BinaryIO, process.stdout))
        except (OSError, Garbled) as error:
            self.close()
            size, code = len(original), process.returncode
            LOG.warning("The darkroom ended (%s) over a picture of %s bytes.", code, size)
            raise PictureRefused(_why(overdue.is_set())) from error
        finally:
            clock.cancel()

    def _running(self) -> "subprocess.Popen[bytes]":
        has_ended = self._process is not None and self._process.poll() is not None
        if has_ended or self._developed == PICTURES:
            self.close()
        if self._process is None:
            self._process, self._developed = _start(self._memory, self._seconds), 0
        self._developed += 1
        return self._process


def _start(memory: int, seconds: int) -> "subprocess.Popen[bytes]":
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    program = [sys.executable, "-P", "-B", "-m", "dateline.media.darkroom_process"]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, and two numbers
        [*program, str(memory), str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # glibc sets aside 64 MB of addresses for each thread that asks for memory.
        env=kept | {"PYTHONPATH": SOURCES, "MALLOC_ARENA_MAX": "2"},
        cwd="/",
        start_new_session=True,  # Ctrl-C at the terminal is for the server, which ends this one
    )


def _why(overdue: bool) -> str:
    if overdue:
        return "This picture takes too long to decode; save it anew, as JPEG, and send that."
    return "This picture cannot be decoded safely; save it anew, as JPEG, and send that."


DARKROOM = Darkroom()
atexit.register(DARKROOM.close)
