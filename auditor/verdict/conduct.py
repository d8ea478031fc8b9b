"""What is known of one's own part where the verdict cannot tell: what was hoped for, what was asked for, who was
answered, who heard a word. Only what the report says anyway, and nothing that explains anything.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from re import search

from auditor.answers.expectations import NOT_BY_PEOPLE, Goal
from auditor.report import AuditResult, State
from auditor.translatable import gettext, listed, ngettext, short
from auditor.verdict.goals import named
from auditor.verdict.wording import CLEAR


def conduct(
    goal: Goal | None,
    results: Sequence[AuditResult],
    last: date,
    days: int,
    understood: Sequence[str] = (),
    acquaintance: str = "",
) -> tuple[str, ...]:
    """Sentences, the hope first. ``last``: the report's last day, ``days``: how many it has; ``understood``: the words
    of whom it is hoped for from by which people are looked for; ``acquaintance``: what came by people one knows."""
    if goal is None or goal.outcome is None:
        return ()
    said = [_hope(goal, last)]
    if goal.outcome not in NOT_BY_PEOPLE:
        said.append(acquaintance)
        found = {each.id: each for each in results if each.value and not each.muted}
        said += [say(found[audit], found[audit].days or days) for audit, say in _SAID.items() if audit in found]
        said.append(_audience(goal.audience or "", understood))
    return tuple(filter(None, said))


def _hope(goal: Goal, last: date) -> str:
    """What was hoped for and what came; a hope of one whose days still run has not failed."""
    if goal.outcome is None or goal.amount is None or goal.by is None:
        return ""
    told: dict[str, str | date] = {"amount": short(goal.amount), "outcome": named(goal.outcome), "day": goal.by}
    if goal.so_far is None:
        return gettext("You hope for %(outcome)s (%(amount)s) by %(day)s.", **told)
    if goal.so_far:
        return gettext(
            "You hope for %(outcome)s (%(amount)s) by %(day)s; so far you had %(came)s.",
            **told,
            came=short(goal.so_far),
        )
    if goal.amount <= 1 and goal.by > last:
        return gettext(
            "You hope for %(outcome)s (%(amount)s) by %(day)s. None has come yet, and the time for it still runs: that "
            "is no failure.",
            **told,
        )
    return gettext("You hope for %(outcome)s (%(amount)s) by %(day)s; none has come so far.", **told)


def _audience(audience: str, understood: Sequence[str]) -> str:
    """By which words people are looked for: whoever sees that theirs were not understood can say it otherwise."""
    if not search(r"\w{3}", audience):
        return ""
    if not understood:
        return gettext(
            "You hope for it from: %(audience)s. None of these words says what people do.", audience=audience
        )
    return gettext(
        "You hope for it from: %(audience)s. In what people do, this is looked for: %(words)s.",
        audience=audience,
        words=listed(understood),
    )


def _asked(found: AuditResult, days: int) -> str:
    """What is told and not scored is read too unsurely for a flat number."""
    asked = found.value.n if found.value else 0
    if found.state is State.INFORMATIVE:
        if not asked:
            none = gettext(
                "In the last %(days)s days no clear request of yours was recognised; there may have been some, as many "
                "are overlooked.",
                days=days,
            )
            return f"{none} {gettext(CLEAR)}"
        return ngettext(
            "In the last %(days)s days %(num)s clear request of yours was recognised; there may have been more, as "
            "many are overlooked.",
            "In the last %(days)s days %(num)s clear requests of yours were recognised; there may have been more, as "
            "many are overlooked.",
            asked,
            days=days,
        )
    if not asked:
        none = gettext("In the last %(days)s days no clear request of yours was seen.", days=days)
        return f"{gettext(CLEAR)} {none}"
    return ngettext(
        "In the last %(days)s days you asked clearly for something once.",
        "In the last %(days)s days you asked clearly for something %(num)s times.",
        asked,
        days=days,
    )


def _answered(found: AuditResult, days: int) -> str:
    if found.value is None or found.value.k is None:
        return ""
    said = gettext("In the last %(days)s days: %(words)s.", days=days, words=found.value.words)
    return _as_read(said, found)


def _greeted(found: AuditResult, days: int) -> str:
    value = found.value
    if value is None or value.k is None:
        return ""
    said = ngettext(
        "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
        "them heard from you within two weeks.",
        "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
        "them heard from you within two weeks.",
        value.k,
        days=days,
        n=value.n,
    )
    return _as_read(said, found)


def _as_read(said: str, found: AuditResult) -> str:
    """The same, with a word that the reading under it is not sure, where it is told and not scored for that."""
    if found.state is not State.INFORMATIVE:
        return said
    return gettext("%(said)s That is as it was read, and some of it may be otherwise.", said=said)


#: By the audit that measured it: what is said of it, and of how many days it is.
_SAID: Mapping[str, Callable[[AuditResult, int], str]] = {
    "clear-asks": _asked,
    "reply-rate": _answered,
    "followup-after-connect": _greeted,
}
