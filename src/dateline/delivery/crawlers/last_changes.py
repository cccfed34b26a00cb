"""When coverages last changed, whether or not they are in memory."""

from collections.abc import Collection, Mapping

from dateline.delivery.source import Source


class LastChanges:
    """It remembers each by its seq, so what has not changed is not asked for again."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[str, tuple[int, str]] = {}

    async def of(self, names: Collection[str]) -> Mapping[str, str]:
        """When the newest change of each of these journals was appended, by name."""
        heads = await self._source.heads(names)
        for name, head in heads.items():
            if self._known.get(name, (0, ""))[0] != head.seq:
                newest = await self._source.changes(name, head.seq - 1, 1)
                if newest:
                    self._known[name] = newest[-1].seq, newest[-1].at
        return {name: self._known[name][1] for name in heads if name in self._known}
