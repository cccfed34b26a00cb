"""Nothing is lost: readers live through anything, and have every change once and in order."""

from tests.faults.schedule import schedule_of


def test_readers_live_through_anything(world, seed, request):
    schedule = schedule_of(seed)
    browser = request.getfixturevalue("browser") if schedule.has_chromium else None
    try:
        world.live_through(schedule, browser)
    except BaseException as failure:
        failure.add_note(str(schedule))
        raise
