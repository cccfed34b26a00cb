"""IIM: the records that wire services have written into photographs since 1991.

Source: IPTC-NAA Information Interchange Model 4.2. A dataset is ``1C``, record, number, length in
two bytes, value; a length with its highest bit set says how many bytes hold the real length.
"""

import codecs
import re
from collections.abc import Iterator
from datetime import datetime

FIELDS = {
    (2, 120): "caption",
    (2, 105): "headline",
    (2, 80): "creators",
    (2, 110): "credit",
    (2, 115): "source",
    (2, 116): "copyright",
    (2, 40): "instructions",
    (2, 90): "city",
    (2, 95): "state",
    (2, 101): "country",
    (2, 100): "country_code",
    (2, 103): "job",
    (2, 25): "keywords",
}

CHARACTER_SET = (1, 90)
UTF_8 = b"\x1b%G"
DAY, TIME = (2, 55), (2, 60)
REPEATED = ("creators", "keywords")


def read_iim(block: bytes) -> dict[str, list[str]]:
    """Field name to texts, of as many datasets as are whole. Never raises."""
    datasets = list(_datasets(block))
    declared = any(key == CHARACTER_SET and value.startswith(UTF_8) for key, value in datasets)
    found: dict[str, list[str]] = {}
    for key, value in datasets:
        if field := FIELDS.get(key):
            texts = found.setdefault(field, [])
            if not texts or field in REPEATED:
                texts.append(decode_text(value, declared_utf_8=declared))
    values = dict(datasets)
    found["taken_at"] = _moment(values.get(DAY, b""), values.get(TIME, b""))
    return found


def decode_text(value: bytes, *, declared_utf_8: bool = False) -> str:
    """Text that may or may not say its encoding: UTF-8 where it is valid, else cp1252."""
    if declared_utf_8:
        try:
            # Fields are short (a credit has 32 bytes) and software cuts them within a character.
            return codecs.getincrementaldecoder("utf-8")().decode(value, final=False)
        except UnicodeDecodeError:
            pass
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    place = 0
    while place + 5 <= len(block) and block[place] == 0x1C:
        key = (block[place + 1], block[place + 2])
        length = int.from_bytes(block[place + 3 : place + 5])
        place += 5
        if length & 0x8000:
            width = length & 0x7FFF
            length = int.from_bytes(block[place : place + width])
            place += width
        value = block[place : place + length]
        if len(value) < length:
            return
        yield key, value
        place += length


def _moment(day: bytes, time: bytes) -> list[str]:
    """``20260309`` and ``161500+0100`` as RFC 3339; the day alone when the time is not whole."""
    try:
        date = datetime.strptime(day.decode("ascii"), "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return []
    clock = re.fullmatch(rb"(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)", time)
    if not clock:
        return [date.isoformat()]
    hour, minute, second, zone_hours, zone_minutes = (part.decode() for part in clock.groups())
    written = f"{date.isoformat()}T{hour}:{minute}:{second}{zone_hours}:{zone_minutes}"
    try:
        return [datetime.fromisoformat(written).isoformat()]
    except ValueError:
        return [date.isoformat()]
