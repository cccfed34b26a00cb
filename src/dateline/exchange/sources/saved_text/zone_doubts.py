"""What there is to say about the zones of a page: unknown names, guesses, names out of season."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateline.exchange.sources.saved_text.moments import Timed
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.zones import WrittenZone


def remark_on_zones(
    posts: Sequence[Timed], moments: Sequence[datetime], zone: PageZone, remarks: Remarks
) -> None:
    """One remark for each doubtful name, at the first line that has it."""
    for timed, moment in zip(posts, moments, strict=True):
        written = timed.stamp.zone
        if written and (doubt := _doubt(written, moment, zone)):
            remarks.once(f"zone {written.name}", timed.line, doubt)


def _doubt(written: WrittenZone, moment: datetime, zone: PageZone) -> str:
    if not written.known:
        return f"The zone “{written.name}” is not known; the time was read in {zone.name}."
    if zone.is_a_guess(written):
        return (
            f"Several zones are called {written.name}; it was read as the one of {written.place}. "
            "If that is wrong, give the page's time zone."
        )
    if _is_out_of_season(written, moment):
        return (
            f"{written.place} does not keep {written.name} on that day; it was taken at its word."
        )
    return ""


def _is_out_of_season(written: WrittenZone, moment: datetime) -> bool:
    if written.place is None or written.minutes is None:
        return False
    kept = moment.astimezone(ZoneInfo(written.place)).utcoffset()
    return kept != timedelta(minutes=written.minutes)
