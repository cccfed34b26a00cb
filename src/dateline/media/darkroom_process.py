"""The darkroom itself: ``python -m dateline.media.darkroom_process MEMORY SECONDS``.

It gets a picture on its standard input, says on its standard output what it made of it, and then gets
the next. It can write no file, and the system ends it when it needs too much memory or time.
"""

import os
import resource
import sys
from contextlib import suppress

OPEN_FILES = 32  # the codecs' libraries; no more is ever open
NICE = 10  # readers and reporters are served first


def limit_self(memory: int) -> None:
    """For good: a process cannot raise its hard limits again."""
    limits = {
        resource.RLIMIT_CORE: 0,  # a dump would be a copy of the picture
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_AS: memory,
    }
    for limit, most in limits.items():
        with suppress(ValueError, OSError):  # macOS has no limit on memory
            resource.setrlimit(limit, (most, most))
    os.nice(NICE)


def allow_seconds(seconds: int) -> None:
    """For the next picture; the system counts what the process has used since it began."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most != resource.RLIM_INFINITY:
        until = min(until, most)
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def main(memory: int, seconds: int) -> None:
    limit_self(memory)
    # Only now, so that whatever these load is loaded within the limits.
    from dateline.media.darkroom_messages import receive, send_developed, send_refusal  # noqa: PLC0415
    from dateline.media.developing import develop_picture  # noqa: PLC0415
    from dateline.media.pictures import TOO_LARGE, PictureRefused  # noqa: PLC0415

    source, to = sys.stdin.buffer, sys.stdout.buffer
    while (original := receive(source)) is not None:
        allow_seconds(seconds)
        try:
            send_developed(to, develop_picture(original))
        except PictureRefused as refused:
            send_refusal(to, str(refused))
        except MemoryError:
            send_refusal(to, TOO_LARGE)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
