"""Do I know what I want from this site?

A goal that names what, how much, by when and from whom can be worked towards and checked. Staying in touch is a whole
goal without any number.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Of four checks (outcome, amount, date, audience) how many the stated goal meets. Staying in touch meets all."""
    goal = expectations.goal
    if goal is None:
        return NeedsAnswer("By when would you like what to have come from it, how much, and from whom?", "goal")
    social = goal.outcome == "staying in touch"
    checks = (
        ("what you would like", goal.outcome is not None),
        ("how much of it", social or goal.amount is not None),
        ("by when", social or goal.by is not None),
        ("from whom", social or bool(goal.audience and goal.audience.strip())),
    )
    met = sum(said for _, said in checks)
    lacking = [what for what, said in checks if not said]
    return Measure(
        value=met / len(checks),
        n=1,
        words=f"your goal says {met} of 4: what, how much, by when, from whom",
        observation=f"Your goal does not yet say {' or '.join(lacking)}." if lacking else "Your goal says all four.",
        credit="You have said what you would like." if goal.outcome and lacking else "",
        details=(Checks("What your goal says", checks),),
    )


AUDIT = Audit(
    id="goal-stated",
    question="Do I know what I want from this site?",
    title="The goal says what, how much, by when and from whom",
    mixed_title="The goal says part of what, how much, by when and from whom",
    failure_title="The goal leaves open what, how much, by when or from whom",
    points_to=(PointsTo.EXPECTATION,),
    unit="share",
    minimum=Minimum(1, "stated goals"),
    curve=Piecewise(good=1.0, fair=0.5),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Specific goals raise performance; how well a job search is regulated goes with how much and how good the "
        "work found is, while sheer intensity does not go with its quality.",
        sources=("locke-latham-2002", "van-hooft-2021"),
    ),
    advice=Advice(
        reason="If you would like to see whether this is worth your time, a goal you can check tells you.",
        choice="You could name what is missing, or decide that you are here to stay in touch, which needs no number.",
        action="Finish the sentence “By … I would like … from …”.",
        minutes=5,
    ),
    caveats="A goal that is too exact can turn people into means; a goal about relationships is as good.",
    measure=measure,
)
