"""The real thing: ``dateline serve`` on a data folder, and a newsroom that types in other processes."""

import json
import re
import signal
import socket
import subprocess

import pytest

from dateline.journal.changes import decode
from dateline.journal.digest import verify
from dateline.project.server import LEAVE_SECONDS
from tests.delivery.reading import Cleo, wait_until
from tests.running import DATELINE, Newsroom, environment, free_port, run_dateline


class Serving:
    """``dateline serve``, and what it says; a warning in it is an error."""

    def __init__(self, data, port=0, **settings):
        said = environment(DATA=str(data), **settings) | {"PYTHONWARNINGS": "error"}
        self._process = subprocess.Popen(
            [*DATELINE, "serve", "--port", str(port)],
            env=said,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self._process.stdout.readline().removeprefix("Readers: ").strip()
        self.port = port or int(re.search(r":(\d+)/$", self.url)[1])
        self.cleo = Cleo(self.port)

    def kill(self):
        """As a power cut would: no word to anybody."""
        return self._end(signal.SIGKILL)

    def leave(self):
        """Its status, and what it said to the operator; it must not take long."""
        return self._end(signal.SIGTERM)

    def _end(self, word):
        self.cleo.leave()
        if self._process.poll() is None:
            self._process.send_signal(word)
        said = self._process.communicate(timeout=LEAVE_SECONDS + 10)[1]
        return self._process.returncode, said


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def serve(data):
    """Starts a server on the data folder; whatever still runs at the end is killed."""
    running = []

    def start(port=0, **settings):
        running.append(Serving(data, port, **settings))
        return running[-1]

    yield start
    for server in running:
        server.kill()


@pytest.fixture
def typed(data):
    """``typed("end", "flood")``: what the command prints, as JSON."""

    def run(*words, text=""):
        done = run_dateline(data, *words, "--json", text=text)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="module")
def newsroom(data):
    """The newsroom's verbs, said to a process of its own."""
    newsroom = Newsroom(data)
    yield newsroom
    newsroom.close()


class Flood(str):
    """The slug of a coverage, which knows its page."""

    @property
    def page(self):
        return f"/live/{self}/"


@pytest.fixture
def flood(newsroom, request):
    """An open coverage of this test's own."""
    slug = request.node.name.removeprefix("test_").replace("_", "-")
    return Flood(newsroom.open_coverage(slug=slug, headline="The river rises"))


def journal_of(cleo, coverage):
    """The whole journal, as somebody who polls fetches it."""
    head = cleo.head_of(coverage)
    address = f"{coverage.page}journal/{head['edition']}/1-{head['seq']}.json"
    return cleo.gets(address).json["changes"]


def test_what_is_typed_elsewhere_reaches_the_readers(typed, serve):
    """Every command is a process of its own; the server hears of each by itself."""
    cleo = serve().cleo
    flood = Flood("flood")
    typed("open", flood, "--headline", "The river rises", "--story", "floods")
    wait_until(lambda: cleo.gets(flood.page).status == 200)
    with cleo.follows(flood) as early, cleo.follows(flood) as late:
        post = typed("post", flood, "--headline", "Sandbags", text="At **the school**.")["id"]
        assert early.event().change["state"]["headline"] == "The river rises"
        assert early.event().change["state"]["html"] == "<p>At <strong>the school</strong>.</p>"
        assert "At <strong>the school</strong>." in cleo.gets(flood.page).text
        typed("withdraw", flood, post, "--reason", "Not confirmed.")
        assert early.event().change["kind"] == "withdraw"
        assert cleo.gets(f"{flood.page}post/{post}/").status == 410
        assert "the school" not in cleo.gets(flood.page).text
        typed("end", flood, "--closing", "Good night.")
        assert [event.name for event in early.rest()] == ["change", "ended"]
        assert [event.id for event in late.rest()] == ["1", "2", "3", "4", "4"]
    assert cleo.gets(f"{flood.page}stream?after=4").status == 204
    assert flood.page in cleo.gets("/story/floods/").links
    tip = typed("verify", flood)
    assert (tip["seq"], tip["digest"]) == (4, cleo.head_of(flood)["digest"])


def test_what_is_fetched_is_what_the_newsroom_keeps(data, newsroom, serve, flood):
    for number in range(3):
        newsroom.publish_post(flood, text=f"Report {number}")
    kept = run_dateline(data, "journal", flood, "--json").stdout.splitlines()
    fetched = journal_of(serve().cleo, flood)
    assert fetched == list(map(json.loads, kept))
    assert verify(map(decode, fetched)).seq == 4


def test_nothing_is_missed_or_doubled_when_the_server_is_killed(newsroom, serve, flood):
    server, seen = serve(), [1]
    for _ in range(3):
        with server.cleo.follows(flood, last_event_id=str(seen[-1])) as stream:
            newsroom.publish_post(flood, text="While she reads.")
            seen += stream.seqs(1)
            newsroom.publish_post(flood, text="On its way when the server is killed.")
            server.kill()
        newsroom.publish_post(flood, text="While nobody serves.")
        server = serve(server.port)
        with server.cleo.follows(flood, last_event_id=str(seen[-1])) as stream:
            seen += stream.seqs(2)
    assert seen == list(range(1, 11))
    assert server.cleo.head_of(flood)["seq"] == 10


def test_a_page_that_is_older_than_a_crash_goes_on(newsroom, serve, flood):
    server = serve()
    newsroom.publish_post(flood, text="Before")
    seq = re.search(r'data-seq="(\d+)"', server.cleo.gets(flood.page).text)[1]
    server.kill()
    newsroom.publish_post(flood, text="Meanwhile")
    server = serve(server.port)
    with server.cleo.follows(flood, f"?after={seq}") as stream:
        assert stream.event().change["state"]["html"] == "<p>Meanwhile</p>"


def test_a_server_that_leaves_tells_its_readers_and_is_gone(serve, flood):
    server = serve()
    streams = [server.cleo.follows(flood, "?after=1") for _ in range(5)]
    assert server.leave() == (-signal.SIGTERM, "")  # nobody had to be cut off
    for stream in streams:
        with stream:
            [event] = stream.rest()
        assert event.name == "bye"
        assert 2_000 <= int(event.retry) < 7_000


def test_a_reader_who_does_not_read_does_not_hold_it_up(newsroom, serve, flood):
    """What she is sent fills every buffer, and the server waits for her, but not for long."""
    server = serve()
    for _ in range(12):
        newsroom.publish_post(flood, text="x" * 250_000)
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", server.port))
        deaf.sendall(f"GET {flood.page}stream HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert deaf.recv(1)
        assert server.leave()[0] == -signal.SIGTERM


def test_a_reader_who_comes_back_after_a_restart_goes_on(newsroom, serve, flood):
    server = serve()
    with server.cleo.follows(flood) as stream:
        stream.seqs(1)
        server.leave()
        assert [event.name for event in stream.rest()] == ["bye"]
    newsroom.publish_post(flood, text="Meanwhile")
    with serve(server.port).cleo.follows(flood, last_event_id="1") as stream:
        assert stream.seqs(1) == [2]


def test_it_says_where_readers_find_it(serve, flood):
    server = serve()
    assert server.url == f"http://127.0.0.1:{server.port}/"
    page = server.cleo.gets(flood.page).text
    assert f'<link rel="canonical" href="{server.url}live/{flood}/">' in page


def test_a_site_in_a_path_has_its_desk_there_too(serve, flood):
    cleo = serve(free_port(), URL="https://a.example/news").cleo
    assert cleo.gets(f"/news{flood.page}").status == 200
    for path in ("/news/desk", "/news/desk/"):
        assert cleo.gets(path).headers["location"].startswith("/news/desk/")
    page = cleo.gets("/news/desk/sign-in/")
    assert page.status == 200
    assert all(link.startswith(("/news/", "#")) for link in page.links)


def refusal(data, *words):
    """The one sentence of a server that does not start."""
    done = run_dateline(data, "serve", *words)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    return line


def test_a_port_that_is_taken_is_refused_in_a_sentence(data, serve):
    port = serve().port
    assert refusal(data, "--port", str(port)) == (
        f"dateline: Dateline cannot listen on 127.0.0.1:{port} (Address already in use); "
        "choose another with --port."
    )


def test_a_data_folder_that_cannot_be_used_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    folder = tmp_path / "file" / "data"
    assert refusal(folder, "--port", "0") == (
        f"dateline: The data folder {folder} cannot be used (Not a directory); "
        "name one that you may write to with --data or DATELINE_DATA."
    )


def test_a_database_that_is_none_is_refused_in_a_sentence(tmp_path):
    database = tmp_path / "dateline.sqlite3"
    database.write_text("This is no database. " * 100)
    assert refusal(tmp_path, "--port", "0") == (
        f"dateline: The database {database} cannot be opened (file is not a database)."
    )
