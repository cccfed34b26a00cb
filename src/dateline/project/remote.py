"""A newsroom elsewhere, spoken to over its API: filing from a machine that has only a token."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import urllib3

from dateline.journal.errors import DatelineError

TRIES = urllib3.Retry(total=3, connect=3, read=3, backoff_factor=1, allowed_methods=None)
"""A post that is sent twice is one post: its id was chosen here."""

TIMEOUT = urllib3.Timeout(connect=10, read=60)
TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


class RemoteRefused(DatelineError):
    """The newsroom elsewhere said no, or could not be reached; the sentence says which."""


class RemoteNewsroom:
    """``url`` is the site's root, ``token`` the secret of one that may file."""

    def __init__(self, url: str, token: str) -> None:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise RemoteRefused(f"“{url}” is no address; use one such as https://news.example.")
        self._url = url.rstrip("/")
        self._headers = {"authorization": f"Bearer {token}", "user-agent": "dateline"}
        self._pool = urllib3.PoolManager(timeout=TIMEOUT, retries=TRIES)

    def publish_post(self, slug: str, post: dict[str, Any]) -> dict[str, Any]:
        """Publish it, and answer it as the newsroom there has it."""
        body = json.dumps(post).encode()
        return self._post(f"/coverages/{slug}/posts", body, "application/json")

    def take_in_picture(self, file: Path) -> dict[str, Any]:
        """Send a photograph; the attributes of an image block that shows it."""
        kind = TYPES.get(file.suffix.lower(), "application/octet-stream")
        found: dict[str, Any] = self._post("/pictures", file.read_bytes(), kind)["attributes"]
        return found

    def page_of(self, slug: str, post_id: str) -> str:
        return f"{self._url}/live/{slug}/post/{post_id}/"

    def _post(self, path: str, body: bytes, kind: str) -> dict[str, Any]:
        headers = self._headers | {"content-type": kind}
        try:
            answer = self._pool.request(
                "POST", f"{self._url}/api{path}", body=body, headers=headers, redirect=False
            )
        except urllib3.exceptions.HTTPError as error:
            raise RemoteRefused(
                f"{self._url} cannot be reached ({type(error).__name__}); nothing was published, "
                "and saying it again with the same --id cannot publish it twice."
            ) from error
        return _said(answer, self._url)


def _said(answer: urllib3.BaseHTTPResponse, url: str) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError as error:
        raise RemoteRefused(f"{url} is no Dateline: it answered {answer.status}.") from error
    if answer.status >= 400 or not isinstance(said, dict):
        raise RemoteRefused(f"{url} refused: {dict(said).get('detail', answer.status)}")
    return said


def read_token(file: Path) -> str:
    """The secret in a file, so that it stands neither in the history of a shell nor among processes."""
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise RemoteRefused(f"The token cannot be read from {file}.") from error
