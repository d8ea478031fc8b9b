"""Steps and trials as a calendar (RFC 5545): what was taken up, on the day of its reminder or else on the day it was
taken up, and what was put off, on the day it comes again; the weeks of trials, and the day of their result. What is
done or lapsed is left out by whoever gives them. Whole days, so that no zone is needed."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from auditor.translatable import visible
from server.rendering.trials import head_of, what_is_tried
from server.standing.trials import over_on, week_of
from server.store.steps import Step
from server.store.trials import KeptTrial
from server.translations import gettext, ngettext

MIMETYPE = "text/calendar; charset=utf-8"
#: Octets of a line without its end (RFC 5545, 3.1).
_LONGEST = 75
_ESCAPED = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}

#: Control characters that end no line.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def calendar(steps: Iterable[Step], zone: ZoneInfo, trials: Iterable[KeptTrial] = ()) -> bytes:
    """The steps that are taken up or put off, and the weeks and the end of each trial, as a file for calendars; days
    are those of ``zone``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Steps//EN", "CALSCALE:GREGORIAN"]
    name = gettext("Steps of Rapport")
    lines += [f"X-WR-CALNAME:{_text(name)}", "X-PUBLISHED-TTL:PT6H"]
    for step in steps:
        lines += _step(step, zone)
    for kept in trials:
        lines += _trial(kept)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _step(step: Step, zone: ZoneInfo) -> Iterator[str]:
    if step.state not in ("taken", "later") or (step.state == "later" and step.until is None):
        return
    begun = datetime.fromtimestamp(step.begun / 1000, UTC)
    day = step.until or begun.astimezone(zone).date()
    told = gettext("You took this step up.") if step.state == "taken" else gettext("You put this step off until today.")
    yield from _event(step.id, begun, (day, day + timedelta(days=1)), step.action, told)


def _trial(kept: KeptTrial) -> Iterator[str]:
    """Each week of a trial by weeks, or the day on which one by recipient begins; and the day of the result."""
    trial, begun = kept.trial, datetime.fromtimestamp(kept.begun / 1000, UTC)
    tried, one = what_is_tried(trial), timedelta(days=1)
    if trial.unit == "week":
        for index in range(len(trial.drawn)):
            week = week_of(kept, index)
            days = week.since, week.since + 7 * one
            yield from _event(f"{kept.id}-{week.number}", begun, days, head_of(week), tried)
    else:
        told = ngettext(
            "Your trial, %(num)s week: before you write to somebody, look them up.",
            "Your trial, %(num)s weeks: before you write to somebody, look them up.",
            trial.weeks,
        )
        yield from _event(f"{kept.id}-1", begun, (trial.first, trial.first + one), told, tried)
    end = over_on(trial)
    where = gettext("It stands on the page of steps in Rapport.")
    words = gettext("The result of your trial is there.")
    yield from _event(f"{kept.id}-end", begun, (end, end + one), words, f"{tried} {where}")


def _event(name: str, begun: datetime, days: tuple[date, date], summary: str, told: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(name)}@rapport.invalid"
    yield f"DTSTAMP:{begun:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_date(days[0])}"
    yield f"DTEND;VALUE=DATE:{_date(days[1])}"
    yield f"SUMMARY:{_text(summary)}"
    yield f"DESCRIPTION:{_text(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _date(day: date) -> str:
    return day.strftime("%Y%m%d")


def _text(words: str) -> str:
    """A text as a value: what has a meaning there is escaped, and whatever some programs take for the end of a line is
    one of ours."""
    plain = "\n".join(visible(_CONTROL.sub(" ", line)) for line in words.splitlines())
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
