"""Does my role offer the benefit I expect?

Who has nothing to sell wins no sales, and who is written to by everyone has no lack of contacts. What a role does give
is often something else than what was hoped for.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.expectations.benefits import USUALLY_NOT, benefit, plausible
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import Piecewise

_VALUE = {"plausible": 1.0, "partly": 0.6, "usually not": 0.2}
_SAID = {
    "plausible": "is something your role can well give",
    "partly": "is something your role may give in part",
    "usually not": "is something your role seldom gives",
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Whether what is hoped for is a plausible benefit of the role: plausible 1, in part 0.6, usually not 0.2."""
    if role is None:
        return NeedsAnswer("Which best describes how you use this site?", "role")
    outcome = expectations.goal.outcome if expectations.goal else None
    if outcome is None:
        return NeedsAnswer("What would you like to have come from it?", "goal")
    found = benefit(role, outcome)
    rows = [Row(name, f"{told.note} (grade {told.grade})") for name, told in plausible(role).items()]
    if role in USUALLY_NOT:
        note, grade, _ = USUALLY_NOT[role]
        rows.append(Row("usually not", f"{note} (grade {grade})"))
    return Measure(
        value=_VALUE[found.fit],
        n=1,
        words=f"“{outcome}” {_SAID[found.fit]}: {found.note} (grade {found.grade})",
        observation=f"You hope for “{outcome}”, which {_SAID[found.fit]}.",
        details=(Table(f"What tends to come of it ({role.value})", tuple(rows), ("what", "how")),),
    )


AUDIT = Audit(
    id="role-goal-fit",
    question="Does my role offer the benefit I expect?",
    title="What is hoped for is something the role can give",
    mixed_title="What is hoped for is something the role can give at times",
    failure_title="What is hoped for is something the role seldom gives",
    points_to=(PointsTo.EXPECTATION, PointsTo.CONTEXT),
    unit="fit",
    minimum=Minimum(1, "stated goals"),
    curve=Piecewise(good=0.9, fair=0.5),
    roles={Role.CORP: Override(weight=2.0), Role.MEDIA: Override(weight=2.0)},
    grounds=Grounds(
        direction="B/D",
        threshold="E",
        why="Disappointment gathers where nothing is to be won directly: in large companies outside sales, and in "
        "media. For employees ties outside go with the use of LinkedIn, while keeping up ties inside is what goes with "
        "salary growth.",
        sources=("teten-allen-2004", "utz-breuer-2019", "wolff-moser-2009"),
    ),
    advice=Advice(
        reason="If what you hope for rarely comes in your role, another benefit may be worth more to you.",
        choice="You could choose one the role can give, or keep yours and allow it more time.",
        action="Choose a benefit your role can give, such as early information, learning or visibility inside.",
        minutes=10,
    ),
    caveats="Roles change, and the table is coarse. It offers other aims; it does not say that this is not for you.",
    measure=measure,
)
