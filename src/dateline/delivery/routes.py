"""Routes: which function answers which address. The modules that answer hold one table each."""

import re
from collections.abc import Awaitable, Callable, Mapping

from dateline.delivery.answers import Answer
from dateline.delivery.requests import Request
from dateline.delivery.serving import Serving
from dateline.delivery.stream import Stream
from dateline.delivery.tails import CoverageTail

Groups = Mapping[str, str]
Respond = Callable[[Serving, Request, Groups], Awaitable[Answer | Stream]]
OfCoverage = Callable[[Serving, Request, Groups, CoverageTail], Answer | Stream]
Route = tuple[re.Pattern[str], Respond]

NUMBER = "[1-9][0-9]{0,14}"  # no zeros in front, so that an address has one form
ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class Routes(list[Route]):
    """Patterns of paths, and who answers them. ``docs/reference/addresses.md`` is checked against these."""

    def at(self, pattern: str) -> Callable[[Respond], Respond]:
        """Answer paths of this form."""

        def add(respond: Respond) -> Respond:
            self.append((re.compile(pattern), respond))
            return respond

        return add

    def of_coverage(self, pattern: str) -> Callable[[OfCoverage], OfCoverage]:
        """Answer paths below a coverage's address; nothing is there where there is no coverage."""

        def add(respond: OfCoverage) -> OfCoverage:
            @self.at(rf"/live/(?P<slug>[a-z0-9-]+)/{pattern}")
            async def respond_or_not_found(
                at: Serving, request: Request, groups: Groups
            ) -> Answer | Stream:
                tail = await at.hub.read_coverage(groups["slug"])
                if tail is None:
                    return at.not_found(request, "no_such_coverage", groups["slug"])
                return respond(at, request, groups, tail)

            return respond

        return add
