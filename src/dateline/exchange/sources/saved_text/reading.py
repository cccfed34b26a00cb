"""A saved page read from top to bottom. Each step is a module; this is their order."""

from collections.abc import Sequence
from datetime import datetime

from dateline.exchange.sources.saved_text.closings import is_closing
from dateline.exchange.sources.saved_text.clues import Clues, tell_moments
from dateline.exchange.sources.saved_text.cutting import Cutter, Pieces
from dateline.exchange.sources.saved_text.forms import choose_stamps, find_stamps
from dateline.exchange.sources.saved_text.head import Head, read_head
from dateline.exchange.sources.saved_text.lines import Line, read_lines
from dateline.exchange.sources.saved_text.moments import Timed
from dateline.exchange.sources.saved_text.page import NotALivePage, SavedPage, SavedPost
from dateline.exchange.sources.saved_text.page_days import copyright_year
from dateline.exchange.sources.saved_text.page_zone import PageZone, choose_zone
from dateline.exchange.sources.saved_text.posts import Words, read_words
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.tidying import without_furniture
from dateline.exchange.sources.saved_text.turning import turn_headlines
from dateline.exchange.sources.saved_text.zone_doubts import remark_on_zones

NO_POST = "There is no post of a live page in this file: no line in it is the time of one."
NO_HEADLINE = "Live coverage"
NO_ZONE = "No time zone is named on the page and none was given; its times were read as UTC."

Told = tuple[Timed, Words]


def read_saved_page(
    text: str,
    *,
    time_zone: str | None = None,
    saved_at: datetime | None = None,
    file_date: datetime | None = None,
) -> SavedPage:
    """The coverage that the text of a saved live page shows; NotALivePage if it shows none.

    ``time_zone`` (a name of the tz database) is the page's, where it does not say so itself or says
    it in letters that several countries use. ``saved_at`` is what "17 hr 44 min ago" counts from;
    without an offset it is in the page's zone. ``file_date``, when the file was last written, stands
    in for it where nothing else tells the day of any post, and a remark says so.
    """
    remarks = Remarks()
    lines = read_lines(text)
    pieces = _cut(lines, remarks)
    head = _read_head(pieces, remarks)
    told = _tell_posts(pieces, remarks)
    headline = head.headline or _headline_of_posts(told, remarks)
    zone = _learn_zone(told, pieces, time_zone, remarks)
    clues = Clues(zone, saved_at, file_date, copyright_year(lines))
    moments = _learn_moments(told, pieces, clues, remarks)
    return SavedPage(
        headline=headline,
        state="ended" if head.closing else "live",
        closing=head.closing,
        summary=tuple(head.points),
        time_zone=zone.name,
        posts=tuple(_post(*each) for each in zip(told, moments, strict=True)),
        remarks=remarks.in_order(),
    )


def _cut(lines: Sequence[Line], remarks: Remarks) -> Pieces:
    stamps = find_stamps(lines)
    kept = without_furniture(lines, stamps, remarks)
    pieces = Cutter(kept, stamps, choose_stamps(kept, stamps), remarks).cut()
    turn_headlines(pieces)
    return pieces


def _read_head(pieces: Pieces, remarks: Remarks) -> Head:
    """The page's head. Its closing line may also stand at the foot of the page, or in the top post."""
    head = read_head(pieces.head, remarks)
    top, foot = pieces.posts[:1], pieces.posts[-1:]
    for post in foot:
        if not head.closing and len(post.lines) > 1 and is_closing(post.lines[-1].text):
            head.closing = post.lines.pop().text
    for post in top:
        said = next((line for line in post.all_lines if is_closing(line.text)), None)
        if said and not head.closing:
            head.closing = said.text
            remarks.add(said, "Read as the page's closing line; it also stays in its post.")
    return head


def _tell_posts(pieces: Pieces, remarks: Remarks) -> list[Told]:
    told: list[Told] = []
    for piece in pieces.posts:
        if words := read_words(piece):
            told.append((piece.timed, words))
        else:
            for line in piece.all_lines:
                remarks.add(line, "A time with no post under it; not kept.")
    if not told:
        raise NotALivePage(NO_POST)
    return told


def _headline_of_posts(told: Sequence[Told], remarks: Remarks) -> str:
    """A coverage needs a headline: that of the first post that has one will do."""
    remarks.add(told[0][0].line, "No headline of the page stands above its first post.")
    return next((words.headline for _, words in told if words.headline), NO_HEADLINE)


def _learn_zone(
    told: Sequence[Told], pieces: Pieces, given: str | None, remarks: Remarks
) -> PageZone:
    timed = [*(each for each, _ in told), *pieces.head_stamps]
    zone = choose_zone([each.stamp.zone for each in timed], given)
    if zone is None:
        remarks.add(told[0][0].line, NO_ZONE)
    elif not given and zone.stands_for_offset:
        remarks.add(told[0][0].line, f"The page names offsets only; {zone.name} stands for them.")
    return zone or PageZone("UTC")


def _learn_moments(
    told: Sequence[Told], pieces: Pieces, clues: Clues, remarks: Remarks
) -> list[datetime]:
    timed = [each for each, _ in told]
    moments = tell_moments(timed, pieces.head_stamps, clues, remarks)
    remark_on_zones(timed, moments, clues.zone, remarks)
    return moments


def _post(told: Told, published_at: datetime) -> SavedPost:
    timed, words = told
    return SavedPost(
        headline=words.headline,
        published_at=published_at,
        bylines=words.bylines,
        updated=timed.stamp.updated,
        blocks=words.blocks,
        line=timed.line.number,
    )
