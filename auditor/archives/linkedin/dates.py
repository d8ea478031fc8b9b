"""The ways LinkedIn's export writes times, each file in its own."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache, partial

from auditor.activities.activity import Detail
from auditor.archives import archive
from auditor.archives.archive import Unusable, latest
from auditor.translatable import lazy_gettext

DAY_ONLY, ZONE_UNKNOWN = Detail(day_only=True), Detail(zone_unknown=True)
LAUNCH = datetime(2003, 5, 5, tzinfo=UTC)
LATEST = latest()

_UTC = frozenset({"", " UTC", "Z"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})")
_MONTH = re.compile(r"(?:([A-Za-z]{3})[a-z]*\.? )?(\d{4})")
_LOCAL = re.compile(
    r"(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{2,4})\.?,?\s+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s?([AaPp])\.?\s?[Mm]\.?)?"
)


#: The moment, if LinkedIn stood by then and it has passed.
believable = partial(archive.believable, launch=LAUNCH)


def moment(text: str) -> datetime:
    """``2025-06-01 14:03:22 UTC``, with slashes as well, and without the zone where the file never names one."""
    if text[19:] not in _UTC or len(text) < 19:
        raise unreadable(text)
    try:
        read = datetime.fromisoformat(f"{text[:19]}+00:00")
    except ValueError:
        if "/" not in text:
            raise unreadable(text) from None
        return moment(text.replace("/", "-"))
    return read if LAUNCH <= read <= LATEST else believable(read)


@lru_cache(maxsize=4096)
def day(text: str) -> datetime:
    """``08 Feb 2026`` or ``2026-02-08`` as noon UTC, which is the same day nearly everywhere."""
    text = text.strip()
    try:
        if found := _DAY.fullmatch(text):
            number, name, year = found.groups()
            month = _MONTHS.index(name.casefold()) + 1
            return believable(datetime(int(year) + (2000 if len(year) == 2 else 0), month, int(number), 12, tzinfo=UTC))
        if len(text) == 10:
            return believable(datetime.fromisoformat(f"{text.replace('/', '-')}T12:00:00+00:00"))
    except Unusable:
        raise
    except ValueError:
        pass
    raise unreadable(text)


def day_or_moment(text: str) -> tuple[datetime, Detail | None]:
    """Either of the two, and what is to be known of its precision."""
    text = text.strip()
    if len(text) < 19:
        return day(text), DAY_ONLY
    return moment(text), ZONE_UNKNOWN if len(text) == 19 else None


def month(text: str) -> datetime | None:
    """The start of ``Jan 2024`` or ``2024`` or a day, as positions have them; None for anything else."""
    text = text.strip()
    try:
        if found := _MONTH.fullmatch(text):
            name, year = found.groups()
            return datetime(int(year), _MONTHS.index(name.casefold()) + 1 if name else 1, 1, tzinfo=UTC)
        return day(text)
    except ValueError:
        return None


def unreadable(text: str) -> Unusable:
    """No known way to write a time, or none at all."""
    return archive.unreadable(text) if text.strip() else Unusable(lazy_gettext("it bears no date"))


class LocalTimes:
    """Times as ``1/29/26, 2:37 PM``, written in the way of the account's country, which the file does not name.

    Whether the day or the month comes first is decided by the file as a whole: a number above 12 settles it, as do
    dots (day first) and, where nothing else does, AM and PM in capitals (the American way, month first). A file that
    leaves it open, or contradicts itself, gives no time for the dates that could be either.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        day_first = month_first = capitals = dots = False
        for text in texts:
            if not (found := _LOCAL.fullmatch(text.strip())):
                continue
            a, separator, b, _, _, _, half = found.groups()
            if len(a) <= 2:
                day_first = day_first or int(a) > 12
                month_first = month_first or int(b) > 12
                dots = dots or separator == "."
                capitals = capitals or half in {"A", "P"}
        self.month_first: bool | None = None
        if day_first != month_first:
            self.month_first = month_first
        elif not day_first:
            self.month_first = False if dots else True if capitals else None

    def read(self, text: str) -> datetime:
        """The time as if UTC. Raises Unusable."""
        return self.read_either(text)[0]

    def read_either(self, text: str) -> tuple[datetime, Detail]:
        """The same of a text that may also be a day, with what is to be known of its precision."""
        text = text.strip()
        found = _LOCAL.fullmatch(text)
        if not found:
            read, detail = day_or_moment(text)
            return read, detail or Detail()
        return self._local(text, *found.groups()), ZONE_UNKNOWN

    def _local(self, text: str, a: str, _: str, b: str, c: str, hours: str, minutes: str, half: str | None) -> datetime:
        if len(a) == 4:
            year, month, number = int(a), int(b), int(c)
        else:
            year = int(c) + (2000 if len(c) == 2 else 0)
            month_first = self.month_first
            if month_first is None:
                if int(a) == int(b):
                    month_first = True
                else:
                    raise Unusable(
                        lazy_gettext(
                            "the date “%(date)s” may mean two days: nothing in the file tells which", date=text[:40]
                        )
                    )
            month, number = (int(a), int(b)) if month_first else (int(b), int(a))
        hour = int(hours) if half is None else int(hours) % 12 + (12 if half in "Pp" else 0)
        try:
            return believable(datetime(year, month, number, hour, int(minutes), tzinfo=UTC))
        except Unusable:
            raise
        except ValueError:
            raise unreadable(text) from None
