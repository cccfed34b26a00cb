"""Pages, heads and segments: requests a second, beside nginx that serves the same bytes from a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bench.cores import end, start_on
from bench.peers.dateline import HEAD, PAGE, SLUG, Dateline, Fetched
from bench.peers.nginx import serving
from bench.peers.peer import Ground, NotServing, Peer
from bench.stretch import Stretch

CONNECTIONS = 64
NAMES = ("page", "head", "segment")


@dataclass(frozen=True, slots=True)
class Served:
    """Requests a second, in all and of the server's own time; bytes with headers; who was in the way."""

    core_rate: float
    rate: float
    size: float
    disturbed: float


def dateline_serving(
    ground: Ground, seconds: float
) -> tuple[dict[str, Served], dict[str, Fetched]]:
    """What Dateline served of each kind of answer, and these answers as files for nginx."""
    dateline = Dateline(ground)
    dateline.start()
    try:
        paths = paths_of(dateline)
        files = {name: dateline.fetch(path) for name, path in paths.items()}
        return {name: ask(dateline, path, seconds) for name, path in paths.items()}, files
    finally:
        dateline.stop()


def paths_of(dateline: Dateline) -> dict[str, str]:
    newest = json.loads(dateline.fetch(HEAD).body)["seq"]
    segment = f"/live/{SLUG}/journal/1/1-{newest}.json"
    return dict(zip(NAMES, (PAGE, HEAD, segment), strict=True))


def nginx_serving(
    ground: Ground, files: Mapping[str, Fetched], seconds: float
) -> dict[str, Served]:
    """What nginx served of these files."""
    nginx = serving(ground, files)
    try:
        return {name: ask(nginx, f"/{name}", seconds) for name in files}
    finally:
        nginx.stop()


def ask(peer: Peer, path: str, seconds: float) -> Served:
    """Kept connections that ask for the same address again and again."""
    ground = peer.ground
    numbers = (CONNECTIONS, seconds)
    command = [ground.programs / "requests", str(peer.port), path, *numbers]
    client = start_on(ground.readers_core, command, ground.errors)
    with Stretch(peer.process.pid, client.pid) as stretch:
        line = client.stdout.readline()
    end(client)
    if not line:
        raise NotServing(f"{path} was not answered: {ground.errors.read_text()[-300:].strip()}")
    counted = json.loads(line)
    answers = counted["answers"]
    return Served(
        core_rate=answers / stretch.server.running,
        rate=answers / counted["seconds"],
        size=counted["bytes"] / answers,
        disturbed=stretch.disturbed,
    )
