"""Does reaching out for work feel wrong to me?

Some people feel uneasy about writing to someone for a reason. That may keep them from good contacts, or from bad
practice; it is theirs to tell, and is not scored.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import Facts
from auditor.report import PointsTo, Role
from auditor.translatable import N_, gettext

_WORDS = {
    1: N_("you never feel uneasy about why you write to someone for work"),
    2: N_("you seldom feel uneasy about why you write to someone for work"),
    3: N_("you sometimes feel uneasy about why you write to someone for work"),
    4: N_("you often feel uneasy about why you write to someone for work"),
    5: N_("you nearly always feel uneasy about why you write to someone for work"),
}
_OBSERVATIONS = {
    1: N_("You never feel uneasy about why you write to someone for a work reason."),
    2: N_("You seldom feel uneasy about why you write to someone for a work reason."),
    3: N_("You sometimes feel uneasy about why you write to someone for a work reason."),
    4: N_("You often feel uneasy about why you write to someone for a work reason."),
    5: N_("You nearly always feel uneasy about why you write to someone for a work reason."),
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """The answer to one item, from 1 (never uneasy) to 5 (nearly always)."""
    said = expectations.unease
    if said is None:
        return NeedsAnswer(
            gettext("When I contact someone for a work reason, I feel uneasy about why I am doing it."), "unease"
        )
    if not isinstance(said, int):
        return NotApplicable(gettext("You preferred not to say, which is fine."))
    return Measure(
        value=said,
        n=1,
        words=gettext(_WORDS[said]),
        observation=gettext(_OBSERVATIONS[said]),
    )


AUDIT = Audit(
    id="instrumental-unease",
    question=N_("Does reaching out for work feel wrong to me?"),
    title=N_("Reaching out for work feels all right"),
    mixed_title=N_("Reaching out for work feels partly uneasy"),
    failure_title=N_("Reaching out for work feels uneasy"),
    points_to=(PointsTo.EXPECTATION,),
    unit="of 5",
    minimum=Minimum(1, N_("answers"), one=N_("answer")),
    grounds=Grounds(
        direction="A⚠/C",
        threshold=N_("no threshold"),
        why=N_(
            "The experiments that made the idea known are contested, and a follow-up was retracted. Independent work "
            "finds that beliefs about what is moral and what is useful go with keeping away from networking."
        ),
        sources=("casciaro-2014", "kuwabara-2020"),
    ),
    advice=Advice(
        reason=N_(
            "If the unease keeps you from people you would like to know, what you bring may matter more than what you "
            "want."
        ),
        choice=N_("You could try it once, or trust the unease: it may be sound judgment about a bad practice."),
        action=N_("Begin with what you could give, and notice whether the unease changes."),
        minutes=10,
    ),
    caveats=N_("Unease may be sound judgment about a bad practice. It is nothing to be cured of."),
    answers=("unease",),
    measure=measure,
)
