"""Whatever Ben's file does to a codec, the server goes on, and he hears why in one sentence."""

import os
import signal
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest

from dateline.media.darkroom import Darkroom
from dateline.media.developing import develop_picture
from dateline.media.pictures import PictureRefused
from tests.media.photographs import exif, photograph, xmp
from tests.media.test_pictures import SCRIPT, noisy

MB = 1024 * 1024
ROOT = Path(__file__).parents[2]


@pytest.fixture
def darkroom():
    room = Darkroom()
    yield room
    room.close()


def process_of(room: Darkroom) -> "subprocess.Popen[bytes]":
    room.develop(photograph())
    return room._process


def refusal(room: Darkroom, picture: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        room.develop(picture)
    return str(refused.value)


def black_png(side: int) -> bytes:
    """Black pixels at a bit each: a few kilobytes that become megabytes, and then colours."""
    header = side.to_bytes(4) + side.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    rows = zlib.compress(bytes(1 + side // 8) * side)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
        for name, data in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )


def test_it_makes_what_would_be_made_here(darkroom):
    picture = photograph(
        700,
        500,
        xmp=xmp("<photoshop:City>Brae</photoshop:City>"),
        exif=exif(Artist="Ben; Ida", taken_at="2026:03:09 16:15:00"),
    )
    assert darkroom.develop(picture) == develop_picture(picture)


def test_one_process_develops_many(darkroom):
    first = process_of(darkroom)
    assert refusal(darkroom, b"MZ").startswith("This is not a JPEG")
    assert process_of(darkroom) is first


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", "The file is empty"),
        (b"MZ\x90\0" + b"\0" * 500, "whatever its name says"),
        (SCRIPT, "SVG"),
        (noisy("JPEG")[:3000], "was cut short"),
        (photograph() + b"<script>alert(1)</script>", "a web page or a script"),
        (black_png(8000), "at most 61 million pixels"),
    ],
    ids=["empty", "program", "svg", "cut", "polyglot", "bomb"],
)
def test_what_is_refused_is_refused_in_words(darkroom, sent, why):
    assert why in refusal(darkroom, sent)


def test_a_picture_that_needs_too_much_memory():
    """7,000 by 7,000 pixels are 196 MB in colour, and a file of a few kilobytes."""
    room = Darkroom(memory=250 * MB)
    bomb = black_png(7000)
    assert len(bomb) < MB
    sentence = refusal(room, bomb)
    assert sentence == "This picture needs too much memory to decode; send it smaller."
    assert room.develop(photograph()).made.width == 640
    room.close()


def test_a_picture_that_takes_too_long():
    room = Darkroom(seconds=0)
    assert "takes too long" in refusal(room, photograph())
    room.close()


def test_a_codec_that_crashes(darkroom):
    """A crash is a signal; here it is sent from outside, while a picture is decoded."""
    process = process_of(darkroom)
    os.kill(process.pid, signal.SIGSTOP)
    crash = threading.Timer(0.2, os.kill, (process.pid, signal.SIGKILL))
    crash.start()
    assert "cannot be decoded safely" in refusal(darkroom, photograph())
    crash.join()
    assert darkroom.develop(photograph()).made.width == 640


def test_a_process_that_died_meanwhile_is_replaced(darkroom):
    process = process_of(darkroom)
    process.kill()
    process.wait()
    assert darkroom.develop(photograph()).made.width == 640


def test_it_is_told_no_secrets(darkroom, monkeypatch):
    monkeypatch.setenv("DATELINE_OIDC_CLIENT_SECRET", "hush")
    environment = Path(f"/proc/{process_of(darkroom).pid}/environ").read_bytes()
    assert b"MALLOC_ARENA_MAX" in environment
    assert b"hush" not in environment
    assert b"DATELINE" not in environment


def test_it_can_write_no_file_and_has_bounded_memory(darkroom):
    limits = Path(f"/proc/{process_of(darkroom).pid}/limits").read_text()
    rows = {line[:26].strip(): line[26:].split()[1] for line in limits.splitlines()}
    assert (rows["Max file size"], rows["Max core file size"]) == ("0", "0")
    assert int(rows["Max address space"]) == 1536 * MB


def test_it_ends_with_the_server():
    """Even when the server is killed, and can say nothing."""
    program = (
        "import os, signal; from dateline.media.darkroom import DARKROOM;"
        "from tests.media.photographs import photograph; DARKROOM.develop(photograph());"
        "print(DARKROOM._process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, cwd=ROOT
    )
    darkroom = int(run.stdout)
    ended = threading.Event()
    for _ in range(100):
        if not is_running(darkroom):
            break
        ended.wait(0.1)
    assert not is_running(darkroom)


def is_running(process: int) -> bool:
    """Dead is also what nobody has buried yet: a zombie, in state Z."""
    try:
        said = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"
