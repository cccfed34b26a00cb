"""A server takes the files that it is allowed, because every reader is one."""

import resource
import subprocess
from time import monotonic, sleep

from tests.running import DATELINE, PATIENCE, environment

FEW = 256
WITH_FEW_FILES = ["sh", "-c", f'ulimit -S -n {FEW} && exec "$@"', "sh"]


def test_a_server_may_have_as_many_files_as_the_operator_allows(tmp_path):
    _, allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert allowed > FEW
    with subprocess.Popen(
        [*WITH_FEW_FILES, *DATELINE, "serve", "--port", "0"],
        env=environment(DATA=str(tmp_path)) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
    ) as serve:
        try:
            assert serve.stdout.readline(), "it did not come up"  # so the shell has limited it
            wait_until_it_may_have(allowed, serve)
        finally:
            serve.terminate()


def wait_until_it_may_have(count: int, process: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + PATIENCE
    while resource.prlimit(process.pid, resource.RLIMIT_NOFILE) != (count, count):
        assert process.poll() is None, "the server left"
        assert monotonic() < until, "the server kept its few files"
        sleep(0.02)
