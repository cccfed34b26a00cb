"""Idle readers in a kernel of their own, where "ulimit -Hn" of this machine has no room for them.

    python -m bench.own_kernel READERS

User Mode Linux runs as an ordinary program, on the files of this machine, and whoever is root in it sets the
limits. Every system call takes some ten times as long there, and server and readers share one core: who was
served and what it took of memory is as anywhere, the times are not.
"""

import ctypes
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import asdict
from fcntl import ioctl
from pathlib import Path
from struct import pack

from bench.grounds import Grounds
from bench.idle import Idle, measure_idle
from bench.peers.dateline import environment
from bench.peers.peer import NotServing
from bench.programs import compile_library

PROGRAM = "linux.uml"
MEMORY = "6G"  # at most; 50,000 connections, both ends of them, take one of these
LONGEST_SECONDS = 900
OPENING_AT_ONCE = 64  # as many as a core that is ten times slower can take without being late
SPARE_FILES = 4096
SCRATCH = "/tmp"
PORTS = "/proc/sys/net/ipv4/ip_local_port_range"
SIOCSIFFLAGS, IFF_UP = 0x8914, 1  # <linux/sockios.h>, <linux/if.h>
POWER_OFF = 0x4321FEDC  # <linux/reboot.h>


def missing() -> str | None:
    """What has to be installed, if it is not."""
    return None if shutil.which(PROGRAM) else "apt-get install user-mode-linux"


def measure_in_own_kernel(count: int) -> Idle:
    """Boot, measure, and read what was measured from the console."""
    command = [
        *(PROGRAM, f"mem={MEMORY}", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "rw"),
        *("con=null", "con0=fd:0,fd:1", "quiet", f"init={sys.executable}"),
        *(f"PYTHONPATH={Path(__file__).parents[1]}", "HOME=/tmp", f"PATH={os.environ['PATH']}"),
        *("--", "-m", "bench.own_kernel", str(count)),
    ]
    with tempfile.TemporaryDirectory(prefix="dateline-kernel-") as folder:
        preloaded = {"LD_PRELOAD": str(compile_library("whole_registers", Path(folder)))}
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            env=environment() | preloaded,
            timeout=LONGEST_SECONDS,
        )
    found = [line for line in ran.stdout.splitlines() if line.startswith("{")]
    if not found:
        raise NotServing(f"its own kernel ended with: {ran.stdout[-300:].strip()}")
    return Idle(**json.loads(found[-1]))


def main() -> None:
    """The first program of that kernel; when it ends, so does the kernel."""
    count = int(sys.argv[1])
    try:
        settle(count)
        with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
            ground = Grounds(0, 0, Path(folder)).new()
            print(json.dumps(asdict(measure_idle(ground, count, OPENING_AT_ONCE))), flush=True)
    finally:
        ctypes.CDLL(None).reboot(POWER_OFF)


def settle(count: int) -> None:
    """What an operating system does when it starts, as far as it is needed here."""
    libc = ctypes.CDLL(None)
    for kind, where in ((b"proc", b"/proc"), (b"sysfs", b"/sys"), (b"tmpfs", SCRATCH.encode())):
        libc.mount(kind, where, kind, 0, None)
    with socket.socket() as any_socket:
        ioctl(any_socket, SIOCSIFFLAGS, pack("16sh14x", b"lo", IFF_UP))
    Path(PORTS).write_text("1024 65000", encoding="ascii")
    files = count + SPARE_FILES
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))


if __name__ == "__main__":
    main()
