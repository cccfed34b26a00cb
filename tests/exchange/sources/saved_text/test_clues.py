from datetime import UTC, datetime

import pytest

from dateline.exchange.sources.saved_text import TimesUnknown
from dateline.exchange.sources.saved_text.clues import (
    DATE_OF_FILE,
    YEAR_OF_COPYRIGHT,
    Clues,
    tell_moments,
)
from dateline.exchange.sources.saved_text.lines import Line
from dateline.exchange.sources.saved_text.moments import Timed
from dateline.exchange.sources.saved_text.page_zone import PageZone
from dateline.exchange.sources.saved_text.remarks import Remarks
from dateline.exchange.sources.saved_text.stamps import read_whole

NOON = datetime(2021, 5, 3, 12, tzinfo=UTC)


def tell(text, *, saved_at=None, file_date=None, year=None):
    post = Timed(read_whole(text), Line(1, text, True))
    remarks = Remarks()
    clues = Clues(PageZone("UTC"), saved_at, file_date, year)
    (moment,) = tell_moments([post], [], clues, remarks)
    return moment.date().isoformat(), [remark.why for remark in remarks.in_order()]


def test_the_page_itself_is_the_surest():
    assert tell("3 May 2019, 09:00", saved_at=NOON, year=2005) == ("2019-05-03", [])


def test_then_the_time_of_saving():
    assert tell("2 May, 09:00", saved_at=NOON, year=2005) == ("2021-05-02", [])


def test_then_the_copyright_line():
    assert tell("2 May, 09:00", file_date=NOON, year=2005) == ("2005-05-02", [YEAR_OF_COPYRIGHT])


def test_then_the_date_of_the_file():
    assert tell("09:00", file_date=NOON, year=2005) == ("2021-05-03", [DATE_OF_FILE])


def test_and_never_the_clock_on_the_wall():
    with pytest.raises(TimesUnknown, match="say when it was saved"):
        tell("09:00")
