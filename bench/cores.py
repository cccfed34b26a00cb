"""Two cores: one for the server that is measured, the other for everything else.

A server is told from the load on it by the core that it runs on, so the two never share one.
"""

import ctypes
import os
import resource
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LEAVE_SECONDS = 5
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1  # <sys/prctl.h>


class MachineUnfit(Exception):
    """Nothing can be measured here; says what is lacking."""


def two_cores() -> tuple[int, int]:
    """The server's core, and the one for readers and publisher."""
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) < 2:
        raise MachineUnfit("two cores are needed, one for the server and one for its readers")
    return allowed[0], allowed[1]


def most_files() -> int:
    """How many descriptors a process may have here: a reader is one."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[1]


def need_files(count: int) -> None:
    if most_files() < count:
        raise MachineUnfit(f"{count:,} open files are needed, and “ulimit -Hn” is {most_files():,}")


def start_on(
    core: int,
    command: Sequence[str | Path],
    errors: Path,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.Popen[str]":
    """Start a program on this core, its children and threads too. What it complains of goes to a file."""

    def begin() -> None:
        LIBC.prctl(
            PR_SET_PDEATHSIG, signal.SIGTERM
        )  # nothing outlives the benchmark, however it ends
        os.sched_setaffinity(0, {core})
        resource.setrlimit(resource.RLIMIT_NOFILE, (most_files(), most_files()))

    with errors.open("a") as file:
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
            env=environment,
            preexec_fn=begin,  # noqa: PLW1509 (there are no threads here)
        )


def end(process: "subprocess.Popen[str]") -> None:
    """Tell a program that was started here to leave, and see that it does."""
    process.terminate()
    try:
        process.communicate(timeout=LEAVE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
