"""nginx: with nchan it fans out, and alone it serves a page's bytes from a file.

It runs from a temporary folder on a port of its own, and never touches the nginx of the machine.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from bench.cores import most_files
from bench.peers.dateline import Fetched
from bench.peers.peer import Ground, Peer

MODULE = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")  # libnginx-mod-nchan
NCHAN_MISSING = "apt-get install libnginx-mod-nchan"
OWN_HEADERS = ("content-type", "content-length", "etag", "date", "server", "connection")
MOST_CONNECTIONS = 65536  # nginx makes room for all of them before the first
SCRATCH = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")

CONF = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
worker_processes 1;
worker_rlimit_nofile {files};
{extra}
events {{ worker_connections {files}; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    {scratch}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        {locations}
    }}
}}
"""

FAN_OUT = """
        location = /pub { nchan_publisher; nchan_channel_id news; }
        location = /sub {
            nchan_subscriber eventsource;
            nchan_channel_id news;
            nchan_subscriber_first_message newest;
        }
"""

FILE = """
        location = /{name} {{ default_type "{type}"; root {folder}; {headers} }}"""


class Nginx(Peer):
    """As Debian sets it up (sendfile, tcp_nopush), with one worker and no access log."""

    name = "nginx, from a file"
    files: Mapping[str, Fetched]

    @classmethod
    def missing(cls) -> str | None:
        return None if cls.program() else "apt-get install nginx-light"

    @classmethod
    def program(cls) -> str | None:
        """Debian's /usr/sbin is not on everybody's path."""
        return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

    def command(self) -> list[str | Path]:
        conf = self.ground.folder / "nginx.conf"
        conf.write_text(self.conf())
        return [self.program(), "-p", self.ground.folder, "-e", "stderr", "-c", conf]

    def conf(self) -> str:
        folder = self.ground.folder
        scratch = [f"{name}_temp_path {folder}/{name};" for name in SCRATCH]
        return CONF.format(
            folder=folder,
            files=min(most_files(), MOST_CONNECTIONS),
            extra=self.extra(),
            scratch="\n    ".join(scratch),
            port=self.port,
            locations=self.locations(),
        )

    def extra(self) -> str:
        return "user root;" if os.geteuid() == 0 else ""  # or the worker cannot read our folder

    def locations(self) -> str:
        return "".join(self._location(name, file) for name, file in self.files.items())

    def _location(self, name: str, file: Fetched) -> str:
        """The file with the headers that Dateline sent with it, so that as many bytes are written."""
        sent = {key: value for key, value in file.headers.items() if key not in OWN_HEADERS}
        headers = " ".join(f"add_header {key} '{quoted(value)}';" for key, value in sent.items())
        form = file.headers["content-type"]
        return FILE.format(name=name, type=form, folder=self.ground.folder, headers=headers)


class Nchan(Nginx):
    """Messages are kept, as by default: a reader who comes back must get what he missed."""

    name = "nginx with nchan"

    @classmethod
    def missing(cls) -> str | None:
        return super().missing() or (None if MODULE.exists() else NCHAN_MISSING)

    def extra(self) -> str:
        return f"{super().extra()}\nload_module {MODULE};"

    def locations(self) -> str:
        return FAN_OUT


def serving(ground: Ground, files: Mapping[str, Fetched]) -> Nginx:
    """nginx, started, with these files."""
    for name, file in files.items():
        (ground.folder / name).write_bytes(file.body)
    nginx = Nginx(ground)
    nginx.files = files
    nginx.start()
    return nginx


def quoted(value: str) -> str:
    return value.replace("'", "\\'")
