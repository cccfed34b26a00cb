"""The caches, as Debian has them, with the very files that docs/scaling.md shows.

Each runs from a temporary folder on a port of its own, and never touches the one of the machine.
"""

import os
import shutil
from pathlib import Path

from bench.peers.nginx import SCRATCH, Nginx
from bench.peers.peer import Ground, Peer

HERE = Path(__file__).parent
ORIGIN = "127.0.0.1:8000"

FRAME = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
worker_processes 1;
worker_rlimit_nofile 8192;
{extra}
events {{ worker_connections 4096; }}
http {{
    access_log off;
    {scratch}
    include {site};
}}
"""


class Cache(Peer):
    """A cache in front of an origin that listens on another port."""

    version_flag = "-V"

    def __init__(self, ground: Ground, origin_port: int) -> None:
        super().__init__(ground)
        self.origin_port = origin_port


class Varnish(Cache):
    name = "Varnish"

    @classmethod
    def missing(cls) -> str | None:
        return None if cls.program() else "apt-get install varnish"

    @classmethod
    def program(cls) -> str | None:
        """Debian's /usr/sbin is not on everybody's path."""
        return shutil.which("varnishd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

    def command(self) -> list[str | Path]:
        folder = self.ground.folder
        port = {'.port = "8000"': f'.port = "{self.origin_port}"'}
        (folder / "varnish.vcl").write_text(fitted("varnish.vcl", port))
        workers = ["-p", "thread_pools=1", "-p", "thread_pool_min=20"]
        jail = ["-j", "none"] if os.geteuid() == 0 else []  # or it cannot read our folder
        where = ["-n", folder / "varnish", "-a", f"127.0.0.1:{self.port}", "-T", "none"]
        what = ["-f", folder / "varnish.vcl", "-s", "malloc,64m"]
        return [self.program(), *jail, "-F", *where, *what, *workers]


class NginxCache(Cache):
    name = "nginx"
    version_flag = "-v"

    @classmethod
    def missing(cls) -> str | None:
        return Nginx.missing()

    @classmethod
    def program(cls) -> str | None:
        return Nginx.program()

    def command(self) -> list[str | Path]:
        folder = self.ground.folder
        places = {
            ORIGIN: f"127.0.0.1:{self.origin_port}",
            "listen 80;": f"listen 127.0.0.1:{self.port} backlog=1024;",
            "/var/cache/nginx/dateline": f"{folder}/cache",
        }
        (folder / "dateline.conf").write_text(fitted("nginx.conf", places))
        scratch = "\n    ".join(f"{name}_temp_path {folder}/{name};" for name in SCRATCH)
        extra = "user root;" if os.geteuid() == 0 else ""  # or the worker cannot read our folder
        frame = FRAME.format(
            folder=folder, extra=extra, scratch=scratch, site=folder / "dateline.conf"
        )
        (folder / "nginx.conf").write_text(frame)
        return [Nginx.program(), "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"]


CACHES: tuple[type[Cache], ...] = (Varnish, NginxCache)


def fitted(name: str, places: dict[str, str]) -> str:
    """A newsroom's configuration with ports and folders of this run, and nothing else changed."""
    text = (HERE / name).read_text(encoding="utf-8")
    for written, here in places.items():
        if written not in text:
            raise LookupError(f"{name} does not say “{written}” any more.")
        text = text.replace(written, here)
    return text
