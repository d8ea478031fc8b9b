"""Steps as a calendar (RFC 5545): what was taken up, on the day of its reminder or else on the day it was taken up, and
what was put off, on the day it comes again. What is done or lapsed is left out by whoever gives them. Whole days, so
that no zone is needed."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from server.store.steps import Step
from server.translations import gettext

MIMETYPE = "text/calendar; charset=utf-8"
#: Octets of a line without its end (RFC 5545, 3.1).
_LONGEST = 75
_ESCAPED = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}
#: What a text may not hold: control characters but the end of a line.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar(steps: Iterable[Step], zone: ZoneInfo) -> bytes:
    """The steps that are taken up or put off, as a file for calendars; days are those of ``zone``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Steps//EN", "CALSCALE:GREGORIAN"]
    name = gettext("Steps of Rapport")
    lines += [f"X-WR-CALNAME:{_text(name)}", "X-PUBLISHED-TTL:PT6H"]
    for step in steps:
        lines += _event(step, zone)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(step: Step, zone: ZoneInfo) -> Iterator[str]:
    if step.state not in ("taken", "later") or (step.state == "later" and step.until is None):
        return
    begun = datetime.fromtimestamp(step.begun / 1000, UTC)
    day = step.until or begun.astimezone(zone).date()
    told = gettext("You took this step up.") if step.state == "taken" else gettext("You put this step off until today.")
    yield "BEGIN:VEVENT"
    yield f"UID:{step.id}@rapport.invalid"
    yield f"DTSTAMP:{begun:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_date(day)}"
    yield f"DTEND;VALUE=DATE:{_date(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(step.action)}"
    yield f"DESCRIPTION:{_text(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _date(day: date) -> str:
    return day.strftime("%Y%m%d")


def _text(words: str) -> str:
    """A text as a value: what has a meaning there is escaped."""
    plain = _CONTROL.sub(" ", words.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(each, each) for each in plain)


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which splits a character; all but the first begin with a space."""
    pieces, piece = [], b""
    for each in line:
        octets = each.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
