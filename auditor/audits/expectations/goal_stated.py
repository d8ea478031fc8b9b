"""Do I know what I want from this site?

A goal that names what, how much, by when and from whom can be worked towards and checked. Staying in touch is a whole
goal without any number.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext, listed


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Of four checks (outcome, amount, date, audience) how many the stated goal meets. Staying in touch meets all."""
    goal = expectations.goal
    if goal is None:
        return NeedsAnswer(gettext("What would you like to come of it, how much, from whom, and by when?"), "goal")
    social = goal.outcome == "staying in touch"
    checks = (
        (gettext("what you would like"), goal.outcome is not None),
        (gettext("how much of it"), social or goal.amount is not None),
        (gettext("by when"), social or goal.by is not None),
        (gettext("from whom"), social or bool(goal.audience and goal.audience.strip())),
    )
    met = sum(said for _, said in checks)
    lacking = [what for what, said in checks if not said]
    return Measure(
        value=met / len(checks),
        n=1,
        words=gettext("your goal says %(met)s of 4: what, how much, by when, from whom", met=met),
        observation=gettext("Your goal does not yet say %(lacking)s.", lacking=listed(lacking, "or"))
        if lacking
        else gettext("Your goal says all four."),
        credit=gettext("You have said what you would like.") if goal.outcome and lacking else "",
        details=(Checks(gettext("What your goal says"), checks),),
    )


AUDIT = Audit(
    id="goal-stated",
    question=N_("Do I know what I want from this site?"),
    title=N_("The goal says what, how much, by when and from whom"),
    mixed_title=N_("The goal says part of what, how much, by when and from whom"),
    failure_title=N_("The goal leaves open what, how much, by when or from whom"),
    points_to=(PointsTo.EXPECTATION,),
    unit="share",
    minimum=Minimum(1, N_("stated goals"), one=N_("stated goal")),
    curve=Piecewise(good=1.0, fair=0.5),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Specific goals raise performance; how well a job search is regulated goes with how much and how good the "
            "work found is, while sheer intensity does not go with its quality."
        ),
        sources=("locke-latham-2002", "van-hooft-2021"),
    ),
    advice=Advice(
        reason=N_("If you would like to see whether this is worth your time, a goal you can check tells you."),
        choice=N_(
            "You could name what is missing, or decide that you are here to stay in touch, which needs no number."
        ),
        action=N_("Finish the sentence “By … I would like … from …”."),
        minutes=5,
    ),
    caveats=N_("A goal that is too exact can turn people into means; a goal about relationships is as good."),
    answers=("goal",),
    measure=measure,
)
