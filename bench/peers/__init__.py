"""The contenders. Each is started on the server's core, and is told to publish."""

from bench.peers.asgi import AsgiQueue
from bench.peers.dateline import Dateline
from bench.peers.limit import Limit
from bench.peers.nginx import Nchan
from bench.peers.peer import Peer

LIMIT, DATELINE = Limit.name, Dateline.name
CONTENDERS: tuple[type[Peer], ...] = (Limit, Dateline, Nchan, AsgiQueue)
