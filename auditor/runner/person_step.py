"""The step that is about one person: who asked and waits, or was promised something.

It comes before the steps of audits, as it needs no sample and nothing is easier to begin with. It is about the first of
those who wait, in the order of auditor.report.waiting. What came only just now is left in peace, unless it is
urgent or grave, and where nothing was written for a month it is no step for today, but for an introduction I promised:
that is one where nobody else waits. Where more people wait than a few who are new to me and stand apart, or who may
only pitch, none of these is the step: which of them deserve an answer is not ours to say (our conventions, grade E).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from auditor.audits.audit import Audit
from auditor.facts.window import PAST_DAYS
from auditor.report import Tip
from auditor.report.ego_network import EgoNetwork
from auditor.report.waiting import Waiting
from auditor.runner.step_words import answer, made
from auditor.translatable import gettext, seen_from

FROM_DAYS = 3
FEW_NEW = 3
MOST_FURTHER = 4  # steps about others, of which one is shown at a time
#: The audits that are about the same habit, and say why.
_ANSWERING, _INTRODUCING = "reply-rate", "intro-made-yourself"


def person_step(
    waiting: Sequence[Waiting],
    network: EgoNetwork | None,
    last: date,
    audits: Mapping[str, Audit],
    muted: Sequence[str] = (),
    today: date | None = None,
    unproposed: Collection[str] = (),
) -> Tip | None:
    """The step as of the report's ``last`` day, or None. How long somebody has waited counts until ``today``, as it
    does wherever they are named: what a source ends with may be of last week. It is about nobody of those ids to
    whom nothing may propose to write (``unproposed``)."""
    today = today or last
    now = today if (today - last).days <= PAST_DAYS else last  # as those who wait are sorted
    waiting = [each for each in waiting if each.person not in unproposed]
    if _ANSWERING in audits and _ANSWERING not in muted:
        begun = [each for each in waiting if (today - each.since).days >= FROM_DAYS or each.pressing or each.grave]
        in_time = [each for each in begun if each.in_time(last)]
        known = [each for each in in_time if not _strange(each)]
        few = sum(map(_strange, waiting)) <= FEW_NEW
        new = [each for each in in_time if _strange(each) and {"ask", "question"} & set(each.acts)] if few else []
        old = [each for each in begun if each.promised and each.introduction]
        if found := known or new or old:
            with seen_from(today):
                return answer(min(found, key=lambda each: each.order(last, now)), audits[_ANSWERING])
    if _INTRODUCING not in audits or _INTRODUCING in muted:
        return None
    promised = [
        loop for loop in (network.loops if network else ()) if loop.kind == "promised" and loop.person not in unproposed
    ]
    if not promised:
        return None
    loop = min(promised, key=lambda each: each.day)
    with seen_from(today):
        asked = gettext(
            "You asked %(name)s about an introduction on %(day)s and have not made it.", name=loop.name, day=loop.day
        )
    return made(
        audits[_INTRODUCING],
        asked,
        gettext(
            "Make the introduction you asked %(name)s about, in one message to both, or say that it will not come.",
            name=loop.name,
        ),
        loop.activity,
    )


def further_steps(
    first: Tip,
    waiting: Sequence[Waiting],
    last: date,
    audits: Mapping[str, Audit],
    muted: Sequence[str] = (),
    today: date | None = None,
    unproposed: Collection[str] = (),
) -> tuple[Tip, ...]:
    """The steps about those who would be next, one a person, for when the ``first`` is done before there is another
    report; otherwise as ``person_step``."""
    found = [first]
    left = list(waiting)
    while len(found) <= MOST_FURTHER:
        done = {each.activity for each in left if each.activity == found[-1].about}
        left = [each for each in left if each.activity not in done]
        another = person_step(left, None, last, audits, muted, today, unproposed) if done else None
        if another is None:
            break
        found.append(another)
    return tuple(found[1:])


def _strange(each: Waiting) -> bool:
    return each.apart or (each.doubtful and not each.pressing)
