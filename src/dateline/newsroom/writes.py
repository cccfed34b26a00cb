"""Being told that somebody writes to a folder, by the kernel, so that nobody has to keep looking."""

import ctypes
import os
import struct
from pathlib import Path

MODIFIED, MADE = 0x002, 0x100  # <sys/inotify.h>: IN_MODIFY, IN_CREATE
HEAD = struct.Struct("iIII")  # which watch, what, a cookie, and how long the name is that follows
MOST_BYTES = 65_536


class NoInotify(OSError):
    """This system tells nobody of writes: it is no Linux, or has no watches left."""


class Writes:
    """The writes to files of one name in a folder, as a descriptor that is ready when there are some.

    Source: inotify(7). The file itself may come and go: SQLite removes its log when the last process
    closes the database.
    """

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        try:
            self.descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            folder = os.fsencode(path.absolute().parent)
            watch = libc.inotify_add_watch(self.descriptor, folder, MODIFIED | MADE)
        except AttributeError as error:
            raise NoInotify("This system has no inotify.") from error
        if self.descriptor < 0 or watch < 0:
            number = ctypes.get_errno()
            self.close()
            raise NoInotify(number, os.strerror(number))
        self._name = os.fsencode(path.name)

    def taken(self) -> bool:
        """Whether the file was written to, as far as has been told; what was told is used up."""
        try:
            told = os.read(self.descriptor, MOST_BYTES)
        except BlockingIOError:
            return False
        return self._name in names_in(told)

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def names_in(told: bytes) -> set[bytes]:
    """The names in a run of ``struct inotify_event``, each padded with zeros to its length."""
    names, place = set(), 0
    while place < len(told):
        *_, length = HEAD.unpack_from(told, place)
        place += HEAD.size + length
        names.add(told[place - length : place].rstrip(b"\0"))
    return names
