"""Every kind of fault that a schedule may hold."""

from tests.faults.fault import Fault
from tests.faults.network_faults import (
    AnswersCut,
    CacheLate,
    Dribbled,
    Stalled,
    StreamsCut,
    StreamsRefused,
)
from tests.faults.process_faults import (
    NewsroomKilled,
    ServerKilled,
    ServerLeaves,
    WakeUpsTroubled,
)
from tests.faults.reader_faults import Slept, StalePage, Switched

KINDS: tuple[type[Fault], ...] = (
    ServerKilled,
    ServerLeaves,
    NewsroomKilled,
    StreamsCut,
    AnswersCut,
    Stalled,
    Dribbled,
    StreamsRefused,
    CacheLate,
    StalePage,
    Slept,
    Switched,
    WakeUpsTroubled,
)
