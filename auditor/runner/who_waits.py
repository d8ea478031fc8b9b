"""The step towards a goal that begins with who waits: where several of those it is hoped for from have no answer, no
count of what is to be begun, and no later date, comes before them.
"""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from auditor.audits.naming import SHOWN
from auditor.report import CategoryResult, Tip
from auditor.report.waiting import Waiting
from auditor.translatable import gettext, listed
from auditor.verdict.inbound import several, who_matters

#: The audit that sets what is put in against the goal.
_FEASIBLE = "goal-feasible"
MINUTES = 15


def begun_with(
    categories: Sequence[CategoryResult], bearing: Sequence[Waiting], unnamed: Collection[str] = ()
) -> tuple[CategoryResult, ...]:
    """The categories with that step in the place of the audit's own, where several wait, ``bearing`` of whom the goal
    is hoped for from; it names none of ``unnamed``."""
    bear = [each for each in who_matters(bearing, any_conversation=False) if each.person not in unnamed]
    if not several(bear):
        return tuple(categories)
    return tuple(
        replace(
            category,
            audits=tuple(
                replace(found, tip=_step(found.tip, bear)) if found.id == _FEASIBLE and found.tip else found
                for found in category.audits
            ),
        )
        for category in categories
    )


def _step(tip: Tip, bear: Sequence[Waiting]) -> Tip:
    names = list(dict.fromkeys(each.name for each in bear))[:SHOWN]
    return replace(
        tip,
        reason=gettext(
            "If the goal matters to you as it stands, people who wait for you are nearer to it than those yet to come."
        ),
        choice=gettext("You could also move the date, or be content with a smaller number."),
        action=gettext(
            "Begin with those who wait for you and may matter for this goal: %(names)s.", names=listed(names)
        ),
        minutes=MINUTES,
        named=True,
    )
