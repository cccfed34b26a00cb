"""The manifest of an export: each file with its size and SHA-256, the journal's end, a seal over it all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from dateline.journal.changes import canonical
from dateline.journal.errors import ChangeMalformed

MANIFEST = "manifest.json"
FORM = 1  # of the folder; a reader of another form says so


class ManifestUnsound(Exception):
    """What a manifest says of itself does not hold; its text says why, as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the manifest has it: its size in bytes, and its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``coverage`` has its id, slug, headline and url; ``journal`` its edition, seq and last digest."""

    coverage: Mapping[str, Any]
    journal: Mapping[str, Any]
    files: Mapping[str, Listed]

    @property
    def seal(self) -> str:
        """SHA-256, in hex, over all else that the manifest says."""
        return sha256(canonical(self._said())).hexdigest()

    def written(self) -> bytes:
        """The one way to write it, so that every byte of the file is accounted for."""
        said = self._said() | {"seal": self.seal}
        return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"

    def _said(self) -> dict[str, Any]:
        files = {
            path: {"size": file.size, "sha256": file.sha256}
            for path, file in sorted(self.files.items())
        }
        return {
            "form": FORM,
            "coverage": {name: self.coverage[name] for name in ("id", "slug", "headline", "url")},
            "journal": {name: self.journal[name] for name in ("edition", "seq", "digest")},
            "files": files,
        }


def read_manifest(raw: bytes) -> Manifest:
    """The manifest that a file holds; ManifestUnsound when it is none, or was altered."""
    try:
        said = json.loads(raw)
        if said["form"] != FORM:
            raise ManifestUnsound(
                f"is of form {said['form']!r}, and this version reads form {FORM}"
            )
        files = {path: Listed(**listed) for path, listed in said["files"].items()}
        manifest = Manifest(said["coverage"], said["journal"], files)
        is_as_written = manifest.written() == raw
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ChangeMalformed) as e:
        raise ManifestUnsound("does not have the form of a manifest") from e
    if not is_as_written:
        raise ManifestUnsound("was altered: what it says and its seal do not agree")
    return manifest
