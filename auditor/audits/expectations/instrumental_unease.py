"""Does reaching out for work feel wrong to me?

Some people feel uneasy about writing to someone for a reason. That may keep them from good contacts, or from bad
practice; it is theirs to tell, and is not scored.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import Facts
from auditor.report import PointsTo, Role

_OFTEN = {1: "never", 2: "seldom", 3: "sometimes", 4: "often", 5: "nearly always"}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """The answer to one item, from 1 (never uneasy) to 5 (nearly always)."""
    said = expectations.unease
    if said is None:
        return NeedsAnswer("When I contact someone for a work reason, I feel uneasy about why I am doing it.", "unease")
    if not isinstance(said, int):
        return NotApplicable("You preferred not to say, which is fine.")
    return Measure(
        value=said,
        n=1,
        words=f"you {_OFTEN[said]} feel uneasy about why you write to someone for work",
        observation=f"You {_OFTEN[said]} feel uneasy about why you write to someone for a work reason.",
    )


AUDIT = Audit(
    id="instrumental-unease",
    question="Does reaching out for work feel wrong to me?",
    title="Reaching out for work feels all right",
    mixed_title="Reaching out for work feels partly uneasy",
    failure_title="Reaching out for work feels uneasy",
    points_to=(PointsTo.EXPECTATION,),
    unit="of 5",
    minimum=Minimum(1, "answers"),
    grounds=Grounds(
        direction="A⚠/C",
        threshold="no threshold",
        why="The experiments that made the idea known are contested, and a follow-up was retracted. Independent work "
        "finds that beliefs about what is moral and what is useful go with keeping away from networking.",
        sources=("casciaro-2014", "kuwabara-2020"),
    ),
    advice=Advice(
        reason="If the unease keeps you from people you would like to know, what you bring may matter more than "
        "what you want.",
        choice="You could try it once, or trust the unease: it may be sound judgment about a bad practice.",
        action="Begin with what you could give, and notice whether the unease changes.",
        minutes=10,
    ),
    caveats="Unease may be sound judgment about a bad practice. It is nothing to be cured of.",
    measure=measure,
)
