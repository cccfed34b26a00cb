"""A process that takes people on and signs them in: prints the session of each, as JSON."""

import json
import subprocess
import sys
from pathlib import Path

from tests.running import environment


def sessions(data: Path, **roles: str) -> dict[str, str]:
    """Take on these people in these roles; the value of each one's session cookie."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.staff", json.dumps(roles)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
        env=environment(DATA=str(data)),
        cwd=Path(__file__).parents[2],
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _sign_in(roles: dict[str, str]) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    from dateline.newsroom.people import add_person

    found = {}
    for name, role in roles.items():
        client = Client()
        client.force_login(add_person(name, role=role, password="correct horse battery"))
        found[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


if __name__ == "__main__":
    from dateline.project.cli.newsroom import open_newsroom

    open_newsroom()
    json.dump(_sign_in(json.loads(sys.argv[1])), sys.stdout)
