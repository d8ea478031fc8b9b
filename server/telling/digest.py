"""Composes the notification after a self-audit: at most five lines, and none at all if nothing is new."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from auditor.report import Report
from auditor.report.waiting import Waiting
from server.rendering import changes
from server.rendering.kept_apart import KeptApart, not_chosen
from server.rendering.trials import stand
from server.rendering.waiting import count_new, may_only_pitch, waiters, who_waits, wrote
from server.standing.steps import Steps, steps
from server.standing.trials import stands
from server.standing.waiting import still
from server.store.steps import Step
from server.store.store import Store
from server.translations import gettext, ngettext

MOST_LINES = 5
_NAMED = 2
_REMINDERS = 2


class Digest(NamedTuple):
    """A subject, and lines under it. ``reminders``: the steps it reminds of, each with its day, and the trials whose
    state it reports, each with the day since which it is so."""

    title: str
    lines: tuple[str, ...]
    reminders: tuple[tuple[str, date], ...] = ()

    @property
    def body(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def digest(
    store: Store,
    report: Report,
    before: Report | None,
    *,
    names_people: bool,
    reminded: Collection[tuple[str, date]] = (),
) -> Digest | None:
    """What is new in a report since the one ``before``. None where nobody waits who did not wait then, nothing changed
    beyond chance that had not changed then, no reminder is due and no trial stands otherwise but what was told
    (``reminded``)."""
    waiting = still(store, report)
    told = {each.activity for each in before.waiting} if before else set()
    apart = KeptApart(store, not_chosen(store, report, before))
    # Nobody is sent word of what may only be a pitch: it is on the page.
    fresh = [each for each in waiting if each.activity not in told and not may_only_pitch(each)]
    changed = {change.of for change in before.changes if not change.perhaps} if before else set()
    news = [change for change in report.changes if change.of not in changed and not change.perhaps]
    said = steps(store, report, waiting)
    due = [step for step in (*said.due, *said.back) if step.until and (step.id, step.until) not in reminded]
    trials = [each for each in stands(store) if (each.kept.id, each.since) not in reminded][:_REMINDERS]
    due = due[:_REMINDERS]
    if not fresh and not news and not due and not trials:
        return None
    if names_people:  # what is asked for on a day comes on that day, and the subject says that somebody waits
        # Of a source goes out that somebody waits, and neither what they did nor when.
        kept = KeptApart(store)
        lines = _who([each for each in fresh if not kept.has(each)], apart)[
            : max(1, MOST_LINES - 1 - len(trials) - len(due))
        ]
    else:
        lines = _how_many(waiting, fresh, _waited(store, waiting, before), first=before is None)
    lines += [apart.said(stand(store, each, naming=names_people)) for each in trials]
    lines += _reminders(due, apart, names_people=names_people)
    lines += [f"{changes.sentence(change)} ({changes.usual(change)})" for change in news[:2]]
    lines += [changes.away(report)] if news and report.away else []
    lines += _next(said, apart, names_people=names_people)
    return Digest(
        _title(waiting, changed=bool(news), reminded=bool(due)),
        (*lines[: MOST_LINES - 1], gettext("More: “rapport open”.")),
        (
            *((step.id, step.until) for step in due if step.until),
            *((each.kept.id, each.since) for each in trials),
        ),
    )


def trial() -> Digest:
    """The message that “send me a test” sends."""
    return Digest(gettext("A test from Rapport"), (gettext("This is how you are told after a self-audit."),))


def _title(waiting: list[Waiting], *, changed: bool, reminded: bool) -> str:
    if waiting:
        return gettext("Rapport: %(who_waits)s", who_waits=who_waits(waiting))
    if changed:
        return gettext("Rapport: something changed")
    return gettext("Rapport: a reminder") if reminded else gettext("Rapport: how your trial stands")


def _who(fresh: list[Waiting], apart: KeptApart) -> list[str]:
    named = [(gettext("somebody") if apart.has(each) else apart.said(each.name), each) for each in fresh[:_NAMED]]
    return [f"{name}: {apart.said(wrote(each))}" for name, each in named]


def _waited(store: Store, waiting: list[Waiting], before: Report | None) -> set[str]:
    """The activities among ``waiting`` of people who waited before, whatever they wrote since."""
    known = store.same.identities()
    places = {(each.site, each.person) for each in (*before.waiting, *before.waited_longer)} if before else set()
    return {each.activity for each in waiting if not places.isdisjoint(known.all((each.site, each.person)))}


def _how_many(waiting: list[Waiting], fresh: list[Waiting], waited: set[str], *, first: bool) -> list[str]:
    """Lines that say how many of the people in the title are new, or else how many have written again; and how many new
    people wrote, if the title does not count them."""
    if first or not fresh:
        return []  # the title says how many wait
    found = waiters(waiting)
    listed = found.known or found.new
    lines = []
    if new := sum(each.activity not in waited for each in listed):
        few = ngettext(
            "%(num)s of them is new since the last time.", "%(num)s of them are new since the last time.", new
        )
        lines.append(few if new < len(listed) else gettext("All of them are new since the last time."))
    elif again := sum(each in fresh for each in listed):
        lines.append(
            ngettext(
                "There is something new of %(num)s of them since the last time.",
                "There is something new of %(num)s of them since the last time.",
                again,
            )
        )
    if found.known and (strangers := [each for each in found.new if each in fresh and each.activity not in waited]):
        lines.append(count_new(strangers))
    return lines


def _reminders(due: list[Step], apart: KeptApart, *, names_people: bool) -> list[str]:
    if not names_people:
        several = gettext("You wanted to be reminded of two steps.")
        return [several if len(due) > 1 else gettext("You wanted to be reminded of a step.")] if due else []
    return [
        gettext("You wanted to be reminded: %(step)s", step=apart.said(step.action))
        if step.state == "taken"
        else gettext("You put this off until now: %(step)s", step=apart.said(step.action))
        for step in due
    ]


def _next(said: Steps, apart: KeptApart, *, names_people: bool) -> list[str]:
    if said.taken or said.back or not said.proposed or not names_people:
        return []
    return [gettext("One step: %(step)s", step=apart.said(said.proposed[0].action))]
