"""Whatever an address leads to, no server that is not public is asked, and nobody waits for long."""

import gzip
import socket
import ssl
import subprocess
import threading

import pytest

from dateline.outside.errors import FetchRefused
from dateline.outside.fetching import Fetcher
from tests.installed import needs
from tests.outside.conftest import PAGE, PRIVATE, PUBLIC, fetcher
from tests.outside.servers import packed, redirect, reply, serving

NEWS = "news.example"


def refusal(fetch, url: str, **more) -> str:
    with pytest.raises(FetchRefused) as refused:
        fetch(url, **more)
    return str(refused.value)


def test_a_page_is_fetched_by_its_name(fetch):
    with serving(reply("<title>Hello</title>")) as server:
        fetched = fetch(f"http://{NEWS}:{server.port}/a?b=c")
    assert fetched.content == b"<title>Hello</title>"
    assert fetched.content_type == "text/html; charset=utf-8"
    (asked,) = server.asked
    assert asked.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert f"Host: {NEWS}:{server.port}\r\n" in asked


def test_nothing_of_the_desk_is_told(fetch):
    with serving(reply()) as server:
        fetch(f"http://{NEWS}:{server.port}/")
    assert not {"cookie", "authorization", "referer"} & {
        line.partition(":")[0].lower() for line in server.asked[0].splitlines()
    }


def test_a_packed_page_is_unpacked(fetch):
    with serving(packed("<title>Hello</title>")) as server:
        assert fetch(f"http://{NEWS}:{server.port}/").content == b"<title>Hello</title>"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/", "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_what_is_not_public_is_not_asked(url):
    """The fetcher as the desk has it, and the system's own look-up."""
    with pytest.raises(FetchRefused, match="is not on the public internet, and is not asked"):
        Fetcher().fetch(url, **PAGE)


def test_only_the_usual_ports_are_asked():
    with pytest.raises(FetchRefused, match="Only the ports 80 and 443 are asked, and not 25"):
        Fetcher().fetch("http://1.1.1.1:25/", **PAGE)


def test_a_host_with_one_private_address_among_others_is_not_asked(fetch):
    with serving(reply()) as server:
        url = f"http://{NEWS}:{server.port}/"
        said = refusal(fetch, url, resolve=lambda host, port: [PUBLIC, PRIVATE])
    assert "not on the public internet" in said
    assert server.asked == []


def test_a_name_that_means_something_else_a_moment_later(fetch):
    """DNS rebinding: the name is looked up once, and what was checked is what is connected to."""
    answers = iter([[PUBLIC], [PRIVATE], [PRIVATE]])
    with serving(reply("public")) as server:
        found = fetch(f"http://{NEWS}:{server.port}/", resolve=lambda host, port: next(answers))
    assert found.content == b"public"
    assert next(answers) == [PRIVATE]


def test_a_name_that_turns_private_between_two_redirects(fetch):
    answers = iter([[PUBLIC], [PRIVATE]])
    with serving(redirect("/again")) as server:
        url = f"http://{NEWS}:{server.port}/"
        said = refusal(fetch, url, resolve=lambda host, port: next(answers))
    assert "not on the public internet" in said
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 T", "308 P"])
def test_a_redirect_is_followed(fetch, status):
    with serving({"/": redirect("/there", status), "/there": reply("here")}) as server:
        found = fetch(f"http://{NEWS}:{server.port}/")
    assert (found.content, found.url) == (b"here", f"http://{NEWS}:{server.port}/there")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://127.0.0.2:{port}/", "not on the public internet"),
        ("//127.0.0.2:{port}/", "not on the public internet"),
        ("http://[::1]:{port}/", "not on the public internet"),
        ("http://2130706434:{port}/", "as a number"),
        ("file:///etc/passwd", "https:// or http://"),
        ("http://ada:secret@news.example:{port}/", "before the @"),
    ],
)
def test_a_redirect_to_what_is_not_public_is_not_followed(to, why):
    by_itself = fetcher(resolve=lambda host, port: [PUBLIC if host == NEWS else host])
    with (
        serving(reply("secret"), address=PRIVATE) as private,
        serving(redirect(to.format(port=private.port))) as server,
        pytest.raises(FetchRefused, match=why),
    ):
        by_itself.fetch(f"http://{NEWS}:{server.port}/", **PAGE)
    assert private.asked == []


def test_five_redirects_are_followed_and_not_six(fetch):
    steps = {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": reply("here")}
    with serving(steps) as server:
        assert fetch(f"http://{NEWS}:{server.port}/1").content == b"here"
        assert "more than 5 times" in refusal(fetch, f"http://{NEWS}:{server.port}/0")


NOT_TAKEN = {
    "an error": (reply(status="404 Not Found"), "answered with 404"),
    "a picture": (reply(form="image/png"), "something else than text/html"),
    "no type": (reply(form=""), "something else than text/html"),
    "broken gzip": (reply(b"\x1f\x8b broken", Content_Encoding="gzip"), "as a web server does"),
    "brotli": (reply(Content_Encoding="br"), "not asked for"),
    "gzip twice": (reply(Content_Encoding="gzip, gzip"), "not asked for"),
    "too large": (reply("x" * 65 * 1024), "larger than 64 KB"),
    "cut short": (reply("short", Content_Length="100"), "as a web server does"),
    "another protocol": (
        lambda connection, path: connection.sendall(b"SSH-2.0-OpenSSH_9\r\n"),
        "as a web server does",
    ),
    "nothing": (lambda connection, path: None, "as a web server does"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_an_answer_that_is_not_taken(fetch, name):
    answer, why = NOT_TAKEN[name]
    with serving(answer) as server:
        assert why in refusal(fetch, f"http://{NEWS}:{server.port}/")


BOMB = gzip.compress(bytes(50 * 1024 * 1024))


def test_a_gzip_bomb_is_not_unpacked(fetch):
    with serving(reply(BOMB, Content_Encoding="gzip")) as server:
        assert "larger than 64 KB" in refusal(fetch, f"http://{NEWS}:{server.port}/")


def test_of_a_gzip_bomb_as_much_is_read_as_was_wanted():
    with serving(reply(BOMB, Content_Encoding="gzip")) as server:
        url = f"http://{NEWS}:{server.port}/"
        assert len(fetcher().fetch(url, **PAGE, beginning=True).content) == 64 * 1024


def drips(first: bytes):
    """A server that is never late with its next byte, and never done."""

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(first)
        waiting = threading.Event()
        while True:
            connection.sendall(b"a")
            waiting.wait(0.05)

    return answer


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Endless: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 60000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n",
    ],
    ids=["status", "header", "body", "body of a length", "chunk"],
)
def test_a_slow_drip_ends_when_the_time_is_up(fetch, first):
    with serving(drips(first)) as server:
        said = refusal(fetch, f"http://{NEWS}:{server.port}/", seconds=0.3)
    assert said == f"{NEWS} took longer than 0.3 seconds."


def test_a_server_that_says_nothing(fetch):
    hold = threading.Event()
    with serving(lambda connection, path: hold.wait(10)) as server:
        assert "took longer" in refusal(fetch, f"http://{NEWS}:{server.port}/", seconds=0.3)
        hold.set()


def test_a_look_up_that_says_nothing(fetch):
    hold = threading.Event()
    said = refusal(
        fetch, f"http://{NEWS}/", seconds=0.3, resolve=lambda host, port: [str(hold.wait(10))]
    )
    assert "took longer" in said
    hold.set()


def test_a_host_that_does_not_exist():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchRefused, match=r"There is no host news\.example\."):
        fetcher(resolve=unknown).fetch("http://news.example/", **PAGE)


def test_a_host_where_nobody_listens(fetch):
    with socket.create_server((PUBLIC, 0)) as free:
        port = free.getsockname()[1]
    assert "cannot be reached" in refusal(fetch, f"http://{NEWS}:{port}/")


def test_the_next_address_is_tried_when_one_is_dead(fetch):
    with serving(reply("here")) as server:
        found = fetch(
            f"http://{NEWS}:{server.port}/",
            resolve=lambda host, port: ["127.0.0.3", PUBLIC],
            is_allowed=lambda address: True,
        )
    assert found.content == b"here"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of news.example, and its key, in files."""
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            needs("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", "/CN=test", "-addext", f"subjectAltName=DNS:{NEWS}",
            "-out", paths[0], "-keyout", paths[1],
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return paths


@pytest.fixture
def encrypted(certificate) -> ssl.SSLContext:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*certificate)
    return server


def test_tls_is_verified_against_the_name_though_the_address_is_pinned(
    fetch, certificate, encrypted
):
    trusting = ssl.create_default_context(cafile=certificate[0])
    with serving(reply("here"), tls=encrypted) as server:
        assert fetch(f"https://{NEWS}:{server.port}/", tls=trusting).content == b"here"
        said = refusal(fetch, f"https://other.example:{server.port}/", tls=trusting)
    assert said == "The certificate of other.example is not valid."


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(fetch, encrypted):
    with serving(reply("here"), tls=encrypted) as server:
        said = refusal(fetch, f"https://{NEWS}:{server.port}/")
    assert said == f"The certificate of {NEWS} is not valid."
    assert server.asked == []


def test_a_slow_drip_under_tls_ends_too(fetch, certificate, encrypted):
    trusting = ssl.create_default_context(cafile=certificate[0])
    with serving(drips(b"HTTP/1.1 200 OK\r\nX-Endless: "), tls=encrypted) as server:
        url = f"https://{NEWS}:{server.port}/"
        assert "took longer" in refusal(fetch, url, seconds=0.5, tls=trusting)


def told(document, **more):
    with serving(reply(status="202 Accepted", **more)) as server:
        status = fetcher().tell(f"http://{NEWS}:{server.port}/now", document)
    return status, server.asked


def test_a_server_is_told_a_document_and_what_it_answers_is_its_status():
    status, (asked,) = told({"host": "æ.example"})
    assert status == 202
    assert asked.startswith("POST /now HTTP/1.1\r\n")
    assert "Content-Type: application/json; charset=utf-8\r\n" in asked
    assert asked.endswith('\r\n\r\n{"host": "\\u00e6.example"}')


def test_what_is_told_goes_to_no_other_server():
    with serving(redirect(f"http://{NEWS}/")) as server:
        assert fetcher().tell(f"http://{NEWS}:{server.port}/", {}) == 302
    assert len(server.asked) == 1


def test_a_server_that_is_not_public_is_told_nothing():
    with pytest.raises(FetchRefused, match="is not on the public internet"):
        Fetcher().tell("http://127.0.0.1/", {})
