"""What is said of the number hoped for beside the cause that is named: that it could be larger, or that not even the
plan of good practice would bring it.
"""

from auditor.report import Part
from auditor.translatable import gettext
from auditor.verdict.attribution import Attribution
from auditor.verdict.wording import spread


def larger(habits: Part) -> str:
    """That the number hoped for is less than the plan makes likely. Nothing is said by it of how often others say yes:
    the plan has the same rates, and the person may well expect too much of them."""
    if habits.low > 1:
        return gettext(
            "The number itself could well be larger: the plan of good practice makes more likely, because more goes "
            "out, not because more people would say yes."
        )
    return gettext("The number itself could well be larger: the plan of good practice makes more likely.")


def beyond_the_plan(found: Attribution, as_others: Attribution | None = None) -> str | None:
    """That the number hoped for is clearly more than the plan on a neutral site makes likely, though something else is
    named or nothing is. None where it is not, or where it is only because people answer this person less than others
    (``as_others``: if they answered alike)."""
    if not all(_beyond(each) for each in (found, as_others or found)):
        return None
    return gettext(
        "But the number is high, too: even with the plan of good practice, %(reachable)s would be likely in that time.",
        reachable=spread(found.reachable),
    )


def _beyond(found: Attribution) -> bool:
    return any(part.cause == "expectations" and part.low > 1 for part in found.parts())
