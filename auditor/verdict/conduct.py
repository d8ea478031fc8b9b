"""What is known of one's own part where the verdict cannot tell: what was hoped for, what was asked for, who was
answered, who heard a word. Only what the report says anyway, and nothing that explains anything.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from auditor.answers.expectations import Goal
from auditor.report import AuditResult, Value
from auditor.translatable import gettext, ngettext, short
from auditor.verdict.goals import named

#: Hopes that do not come by way of people one deals with.
_NOT_BY_PEOPLE = ("citations", "reach", "staying in touch")


def conduct(goal: Goal | None, results: Sequence[AuditResult], last: date, days: int) -> tuple[str, ...]:
    """Sentences, the hope first. ``last``: the report's last day, ``days``: how many it has."""
    if goal is None or goal.outcome is None:
        return ()
    said = [_hope(goal, last)]
    if goal.outcome not in _NOT_BY_PEOPLE:
        found = {each.id: (each.value, each.days or days) for each in results if each.value and not each.muted}
        said += [say(*found[audit]) for audit, say in _SAID.items() if audit in found]
    return tuple(filter(None, said))


def _hope(goal: Goal, last: date) -> str:
    """What was hoped for and what came; a hope of one whose days still run has not failed."""
    if goal.outcome is None or goal.amount is None or goal.by is None:
        return ""
    told: dict[str, str | date] = {"amount": short(goal.amount), "outcome": named(goal.outcome), "day": goal.by}
    if goal.so_far is None:
        return gettext("You hope for %(amount)s (%(outcome)s) by %(day)s.", **told)
    if goal.so_far:
        return gettext(
            "You hope for %(amount)s (%(outcome)s) by %(day)s; so far you had %(came)s.",
            **told,
            came=short(goal.so_far),
        )
    if goal.amount <= 1 and goal.by > last:
        return gettext(
            "You hope for %(amount)s (%(outcome)s) by %(day)s. None has come yet, and the time for it still runs: that "
            "is no failure.",
            **told,
        )
    return gettext("You hope for %(amount)s (%(outcome)s) by %(day)s; none has come so far.", **told)


def _asked(value: Value, days: int) -> str:
    if not value.n:
        return gettext("In the last %(days)s days no clear request of yours was seen.", days=days)
    return ngettext(
        "In the last %(days)s days you asked clearly for something once.",
        "In the last %(days)s days you asked clearly for something %(num)s times.",
        value.n,
        days=days,
    )


def _answered(value: Value, days: int) -> str:
    if value.k is None:
        return ""
    return gettext("In the last %(days)s days: %(words)s.", days=days, words=value.words)


def _greeted(value: Value, days: int) -> str:
    if value.k is None:
        return ""
    return ngettext(
        "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
        "them heard from you within two weeks.",
        "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
        "them heard from you within two weeks.",
        value.k,
        days=days,
        n=value.n,
    )


#: By the audit that measured it: what is said, of its value and of how many days it is.
_SAID: Mapping[str, Callable[[Value, int], str]] = {
    "clear-asks": _asked,
    "reply-rate": _answered,
    "followup-after-connect": _greeted,
}
