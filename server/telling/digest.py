"""What is told after a self-audit: at most five lines, and nothing at all where nothing is new."""

from typing import NamedTuple

from auditor.ego_network import Waiting
from auditor.report import Report
from server.kept_apart import KeptApart, not_chosen
from server.rendering import changes
from server.rendering.waiting import may_only_pitch, who_waits, wrote
from server.steps import Steps, steps, today
from server.store.store import Store
from server.translations import gettext, ngettext
from server.waiting import still

MOST_LINES = 5
_NAMED = 2


class Digest(NamedTuple):
    """A subject, and lines under it."""

    title: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def digest(store: Store, report: Report, before: Report | None, *, names_people: bool) -> Digest | None:
    """What is new in a report since the one ``before``. None where nobody waits who did not wait then, nothing changed
    beyond chance that had not changed then, and no reminder is due."""
    waiting = still(store, report)
    told = {each.activity for each in before.waiting} if before else set()
    # Nobody is sent word of what may only be a pitch: it is on the page.
    fresh = [each for each in waiting if each.activity not in told and not may_only_pitch(each)]
    changed = {change.of for change in before.changes if not change.perhaps} if before else set()
    news = [change for change in report.changes if change.of not in changed and not change.perhaps]
    said = steps(store, report, waiting)
    due = said.taken if said.taken and said.taken.until and said.taken.until <= today(store) else None
    if not fresh and not news and due is None:
        return None
    apart = KeptApart(store, not_chosen(store, report, before))
    lines = _who(waiting, fresh, apart, names_people=names_people, first=before is None)
    if due is not None:
        lines.append(
            gettext("You wanted to be reminded: %(step)s", step=apart.said(due.action))
            if names_people
            else gettext("You wanted to be reminded of a step.")
        )
    lines += [f"{changes.sentence(change)} ({changes.usual(change)})" for change in news[:2]]
    lines += [changes.away(report)] if news and report.away else []
    lines += _next(said, apart, names_people=names_people)
    return Digest(_title(waiting), (*lines[: MOST_LINES - 1], gettext("More: “rapport open”.")))


def trial() -> Digest:
    """What “send me a test” sends."""
    return Digest(gettext("A test from Rapport"), (gettext("This is how you are told after a self-audit."),))


def _title(waiting: list[Waiting]) -> str:
    if not waiting:
        return gettext("Rapport: something changed")
    return gettext("Rapport: %(who_waits)s", who_waits=who_waits(waiting))


def _who(
    waiting: list[Waiting], fresh: list[Waiting], apart: KeptApart, *, names_people: bool, first: bool
) -> list[str]:
    if names_people:
        named = [(gettext("somebody") if apart.has(each) else apart.said(each.name), each) for each in fresh[:_NAMED]]
        return [f"{name}: {apart.said(wrote(each))}" for name, each in named]
    if first or not fresh:
        return []  # how many wait, the title says
    return [
        ngettext(
            "%(num)s of them is new since the last time.", "%(num)s of them are new since the last time.", len(fresh)
        )
        if len(fresh) < len(waiting)
        else gettext("All of them are new since the last time.")
    ]


def _next(said: Steps, apart: KeptApart, *, names_people: bool) -> list[str]:
    if said.taken or not said.proposed or not names_people:
        return []
    return [gettext("One step: %(step)s", step=apart.said(said.proposed[0].action))]
