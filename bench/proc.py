"""What Linux says of a process and of its children: processor time, waiting, memory."""

import platform
import resource
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PAGE_SIZE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Ran:
    """Seconds that a process ran, and that it could have run but something else had its core."""

    running: float
    waiting: float

    def __sub__(self, earlier: "Ran") -> "Ran":
        return Ran(self.running - earlier.running, self.waiting - earlier.waiting)


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    try:
        children = (PROC / f"{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid] + [found for child in children for found in family(int(child))]


def ran(pid: int) -> Ran:
    """Over all threads of the family: the kernel counts each in nanoseconds (schedstat)."""
    tasks = [task for member in family(pid) for task in (PROC / f"{member}/task").iterdir()]
    counted = [(task / "schedstat").read_text().split() for task in tasks]
    return Ran(sum(int(c[0]) for c in counted) / 1e9, sum(int(c[1]) for c in counted) / 1e9)


def memory(pid: int) -> int:
    """Bytes of the family's memory; what several share is counted once (Pss)."""
    return sum(_pss(member) for member in family(pid))


def _pss(pid: int) -> int:
    for line in (PROC / f"{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def open_files(pid: int) -> int:
    """How many descriptors the process has, connections among them."""
    return len(list((PROC / f"{pid}/fd").iterdir()))


def memory_of_sockets() -> int:
    """Bytes that wait in the kernel's buffers of all TCP connections of this machine."""
    fields = (PROC / "net/sockstat").read_text().partition("TCP:")[2].split()
    return int(fields[fields.index("mem") + 1]) * PAGE_SIZE


def stolen() -> float:
    """Seconds that the host of this virtual machine kept its cores from it, since it started."""
    fields = (PROC / "stat").read_text().splitlines()[0].split()
    return int(fields[8]) / 100


def busy() -> float:
    """Seconds of a core that this machine has been at work, or was kept from it, since it started."""
    fields = [int(field) for field in (PROC / "stat").read_text().splitlines()[0].split()[1:9]]
    user, nice, system, _idle, _iowait, irq, softirq, steal = fields
    return (user + nice + system + irq + softirq + steal) / 100


def processor() -> str:
    """What the machine calls its cores."""
    cpus = (PROC / "cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in cpus if line.startswith("model name")]
    return models[0] if models else platform.machine()
