"""The step that is about one person: who asked and waits, or whom an introduction was promised to.

It comes before the steps of audits, as it needs no sample and nothing is easier to begin with. Who asked for something
comes before who asked a question, and of each who has waited longest; what came only just now is left in peace, and
what is older than a month is not a step for today (our conventions, grade E).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from auditor.audits.audit import Audit
from auditor.ego_network import EgoNetwork, Waiting
from auditor.report import Tip
from auditor.translatable import gettext, ngettext

FROM_DAYS, UNTIL_DAYS = 3, 31
MINUTES = 5
#: The audits that are about the same habit, and say why.
_ANSWERING, _INTRODUCING = "reply-rate", "intro-made-yourself"


def person_step(
    waiting: Sequence[Waiting],
    network: EgoNetwork | None,
    last: date,
    audits: Mapping[str, Audit],
    muted: Sequence[str] = (),
) -> Tip | None:
    """The step as of the report's ``last`` day, or None."""
    if _ANSWERING in audits and _ANSWERING not in muted:
        for act in ("ask", "question"):
            asked = [each for each in waiting if act in each.acts and FROM_DAYS <= _days(each, last) <= UNTIL_DAYS]
            if asked:
                return _answer(min(asked, key=lambda each: each.at), act == "ask", last, audits[_ANSWERING])
    if _INTRODUCING not in audits or _INTRODUCING in muted:
        return None
    promised = [loop for loop in (network.loops if network else ()) if loop.kind == "promised"]
    if not promised:
        return None
    loop = min(promised, key=lambda each: each.day)
    return _made(
        audits[_INTRODUCING],
        gettext(
            "You asked %(name)s about an introduction on %(day)s and have not made it.", name=loop.name, day=loop.day
        ),
        gettext("Write one message to %(name)s and the other person, or say that it will not come.", name=loop.name),
        loop.activity,
    )


def _days(each: Waiting, last: date) -> int:
    return (last - each.since).days


def _answer(each: Waiting, ask: bool, last: date, audit: Audit) -> Tip:
    days = _days(each, last)
    if ask:
        observation = ngettext(
            "%(name)s asked you for something %(num)s day ago. No answer of yours is seen here.",
            "%(name)s asked you for something %(num)s days ago. No answer of yours is seen here.",
            days,
            name=each.name,
        )
        action = gettext("Tell %(name)s today what you will do, even if it is “no”.", name=each.name)
    else:
        observation = ngettext(
            "%(name)s asked you a question %(num)s day ago. No answer of yours is seen here.",
            "%(name)s asked you a question %(num)s days ago. No answer of yours is seen here.",
            days,
            name=each.name,
        )
        action = gettext("Give %(name)s one line today, even if the line is “not now”.", name=each.name)
    return _made(audit, observation, action, each.activity)


def _made(audit: Audit, observation: str, action: str, about: str) -> Tip:
    return Tip(
        audit=audit.id,
        observation=observation,
        reason=gettext(audit.advice.reason),
        choice=gettext(audit.advice.choice),
        action=action,
        minutes=MINUTES,
        gain=1.0,
        named=True,
        about=about,
    )
