"""Exporting: delivery is asked for every address of a coverage, as a reader would, and the answers kept.

Here, because it is where delivery's pages meet the exchange's folders.
"""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from urllib.parse import urldefrag, urljoin

from dateline.delivery.answers import Answer
from dateline.delivery.app import Delivery
from dateline.delivery.hub import Hub
from dateline.delivery.requests import Request
from dateline.delivery.site import Site
from dateline.delivery.source import SITE
from dateline.delivery.tails import CoverageTail, head_of
from dateline.delivery.theming.stylesheets import addresses_in
from dateline.delivery.times import written
from dateline.delivery.wording import wording_for
from dateline.exchange.exports.folder import Folder, new_folder
from dateline.exchange.exports.manifest import Manifest
from dateline.exchange.exports.readme import readme
from dateline.exchange.exports.structure import (
    COVERAGE,
    HEAD,
    JOURNAL,
    README,
    coverage_json,
    journal_lines,
)
from dateline.exchange.exports.turning import Page
from dateline.journal.changes import Change, Head
from dateline.journal.segments import ranges_after

EVERYWHERE = ("/assets/", "/media/")  # what pages load from beside the coverage's own address
MEMORY = 16 * 1024 * 1024  # nobody asks twice for what is exported


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many files, how many bytes they have together, and what proves them."""

    files: int
    size: int
    manifest: Manifest


class Held:
    """A source of changes that were read before, all at one moment."""

    def __init__(self, journals: Mapping[str, tuple[Head, list[Change]]]) -> None:
        self._journals = journals

    async def heads(self, names: Collection[str]) -> Mapping[str, Head]:
        return {name: self._journals[name][0] for name in names if name in self._journals}

    async def changes(self, name: str, after: int, limit: int) -> Sequence[Change]:
        return self._journals[name][1][after : after + limit]


def export_coverage(
    name: str,
    target: Path,
    site: Site,
    journals: Mapping[str, tuple[Head, list[Change]]],
    on_post: Callable[[], None] = lambda: None,
) -> Exported:
    """Write the coverage whose journal has this name, and which is among ``journals``, to ``target``."""
    with new_folder(target, name) as folder:
        manifest = asyncio.run(_export(name, folder, site, journals, on_post))
        return Exported(len(folder.files) + 1, folder.size, manifest)


async def _export(
    name: str,
    folder: Folder,
    site: Site,
    journals: Mapping[str, tuple[Head, list[Change]]],
    on_post: Callable[[], None],
) -> Manifest:
    changes = journals[name][1]
    site = replace(site, memory_bytes=MEMORY, notice=_notice(site, changes))
    hub = Hub(Held(journals), site)
    await hub.catch_up()
    tail = await hub.read_coverage(hub.site.folded.coverages[name]["slug"])
    if tail is None:
        raise LookupError(f"The site's journal does not say where the coverage {name} is.")
    asking = _Asking(Delivery(hub, site), site, head_of(tail)["slug"], folder)
    for address in _addresses(tail, site.segment_size):
        await asking.take_with_all_it_leads_to(address)
        if address.startswith("post/"):
            on_post()
    coverage = _named(tail, site)
    _write_structure(folder, site, coverage, tail, changes)
    head = tail.head
    return folder.seal(coverage, {"edition": head.edition, "seq": head.seq, "digest": head.digest})


def _addresses(tail: CoverageTail, segment_size: int) -> Iterator[str]:
    """What is asked for, below the coverage's address; what a page there links to comes by itself."""
    yield from ("", HEAD)
    for asked in ranges_after(0, tail.seq, segment_size):
        yield f"journal/{tail.edition}/{asked}.json"
    for post in (*tail.folded.posts, *tail.folded.withdrawn):
        yield f"post/{post}/"
    if tail.folded.keys:
        yield "key/"  # the page of a story may lead there, though the coverage's own does not


class _Asking:
    """Asks for addresses, each once, and writes the answers under names that keep their order."""

    def __init__(self, delivery: Delivery, site: Site, slug: str, folder: Folder) -> None:
        self._delivery = delivery
        self._site = site
        self._live = f"/live/{slug}/"
        self._folder = folder
        self._names: dict[str, str | None] = {}
        self._pages: list[tuple[str, Page]] = []

    async def take_with_all_it_leads_to(self, address: str) -> None:
        await self._take(self._live + address)
        while self._pages:
            path, page = self._pages.pop()
            for linked in page.addresses:
                await self._take(self._path(path, linked))
            turned = page.turned(partial(self._turned, path))
            self._folder.write(str(self._names[path]), turned.encode())

    async def _take(self, path: str) -> None:
        """Keep what is at a path of the site, if it belongs to the coverage and is there."""
        if path in self._names or not path.startswith((self._live, *EVERYWHERE)):
            return
        answer = await self._delivery.respond(Request("GET", path, {}, {}))
        if not isinstance(answer, Answer) or answer.status not in (200, 410):
            self._names[path] = None
            return
        name = self._names[path] = path.removeprefix(self._live).removeprefix("/")
        if not path.endswith("/"):
            self._folder.write(name, answer.body)
            await self._take_what_it_loads(path, answer.body)
            return
        self._names[path] = f"{name}index.html"
        self._pages.append((path, Page(answer.body.decode())))

    async def _take_what_it_loads(self, path: str, body: bytes) -> None:
        """Faces and pictures of a style sheet, which are beside it there as here."""
        if path.endswith(".css"):
            for address in addresses_in(body.decode()):
                await self._take(self._path(path, address))

    def _path(self, page: str, address: str) -> str:
        """The path from the site's root that an address on a page leads to; empty for another site's."""
        whole = urldefrag(urljoin(self._site.url + page, address)).url
        return whole.removeprefix(self._site.url) if whole.startswith(f"{self._site.url}/") else ""

    def _turned(self, page: str, address: str) -> str:
        """From file to file where that is possible, and else to the site itself."""
        if address.startswith("#"):
            return address
        whole = urljoin(self._site.url + page, address)
        name = self._names.get(self._path(page, address))
        if name is None:
            return whole
        fragment = urldefrag(whole).fragment
        from_here = relpath(name, dirname(str(self._names[page])) or ".")
        return f"{from_here}#{fragment}" if fragment else from_here


def _named(tail: CoverageTail, site: Site) -> dict[str, Any]:
    head = head_of(tail)
    url = site.absolute(site.live(head["slug"]))
    return {"id": tail.name, "slug": head["slug"], "headline": head["headline"], "url": url}


def _write_structure(
    folder: Folder, site: Site, coverage: dict[str, Any], tail: CoverageTail, changes: list[Change]
) -> None:
    last = changes[-1]
    folder.write(JOURNAL, journal_lines(changes))
    folder.write(COVERAGE, coverage_json(tail.folded))
    text = readme(site.name, coverage, seq=last.seq, at=last.at, digest=last.digest)
    folder.write(README, text)


def _notice(site: Site, changes: list[Change]) -> str:
    """A copy that says “Live” must say that it is one."""
    heads = [change.state for change in changes if change.kind == "coverage" and change.state]
    head, last = heads[-1], changes[-1]
    if head["state"] == "ended":
        return ""
    language = head["language"]
    moment = written(last.at, head["time_zone"], language, site.style_for(language))
    url = site.absolute(site.live(head["slug"]))
    said = {"clock": moment.clock, "date": moment.date, "url": url}
    return wording_for(language)("is_copy", **said)


def read_journals(*names: str) -> dict[str, tuple[Head, list[Change]]]:
    """These journals and the site's, whole, all as they stood at one moment."""
    from dateline.newsroom.reading import changes_after, heads
    from dateline.project.database import one_moment

    with one_moment():
        return {
            name: (head, changes_after(name, 0, head.seq))
            for name, head in heads([SITE, *names]).items()
        }
