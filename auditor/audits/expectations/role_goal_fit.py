"""Does my role offer the benefit I expect?

Who has nothing to sell wins no sales, and who is written to by everyone has no lack of contacts. What a role does give
is often something else than what was hoped for.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.expectations.benefits import UNLISTED, USUALLY_NOT, benefit, plausible
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext
from auditor.verdict.goals import named

_VALUE = {"plausible": 1.0, "partly": 0.6, "usually not": 0.2}
_WORDS = {
    "plausible": N_("“%(outcome)s” is something your role can well give: %(note)s (grade %(grade)s)"),
    "usually not": N_("“%(outcome)s” is something your role seldom gives: %(note)s (grade %(grade)s)"),
}
_OBSERVATIONS = {
    "plausible": N_("You hope for “%(outcome)s”, which is something your role can well give."),
    "usually not": N_("You hope for “%(outcome)s”, which is something your role seldom gives."),
}
_TITLES = {
    Role.CORP: N_("What tends to come of it (corporate)"),
    Role.MEDIA: N_("What tends to come of it (media)"),
    Role.SALES: N_("What tends to come of it (sales)"),
    Role.FOUND: N_("What tends to come of it (founder)"),
    Role.JOB: N_("What tends to come of it (job-seeker)"),
    Role.FREE: N_("What tends to come of it (freelancer)"),
    Role.ACAD: N_("What tends to come of it (academic)"),
    Role.CREA: N_("What tends to come of it (creator)"),
    Role.PRIVATE: N_("What tends to come of it (private)"),
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Whether what is hoped for is a plausible benefit of the role: plausible 1, in part 0.6, usually not 0.2. Where
    nothing is known of it for the role, that is told, and not scored."""
    if role is None:
        return NeedsAnswer(gettext("Which of these describes you best?"), "role")
    outcome = expectations.goal.outcome if expectations.goal else None
    if outcome is None:
        return NeedsAnswer(gettext("What would you like to have come from it?"), "goal")
    found = benefit(role, outcome)
    rows = [
        Row(named(name), gettext("%(note)s (grade %(grade)s)", note=gettext(told.note), grade=told.grade))
        for name, told in plausible(role).items()
    ]
    if role in USUALLY_NOT:
        note, grade, _ = USUALLY_NOT[role]
        rows.append(Row(gettext("usually not"), gettext("%(note)s (grade %(grade)s)", note=gettext(note), grade=grade)))
    table = Table(gettext(_TITLES[role]), tuple(rows), (gettext("what"), gettext("how")))
    if found is UNLISTED:
        return Measure(
            value=_VALUE[found.fit],
            n=1,
            words=gettext("nothing is known of “%(outcome)s” for your role", outcome=named(outcome)),
            observation=gettext(
                "You hope for “%(outcome)s”, of which nothing is known for your role.", outcome=named(outcome)
            ),
            details=(table,),
            informative=gettext("Nobody has studied this for your role, so it is told, not scored."),
        )
    return Measure(
        value=_VALUE[found.fit],
        n=1,
        words=gettext(_WORDS[found.fit], outcome=named(outcome), note=gettext(found.note), grade=found.grade),
        observation=gettext(_OBSERVATIONS[found.fit], outcome=named(outcome)),
        details=(table,),
    )


AUDIT = Audit(
    id="role-goal-fit",
    question=N_("Does my role offer the benefit I expect?"),
    title=N_("Your role can give what you hope for"),
    mixed_title=N_("Your role can give what you hope for, at times"),
    failure_title=N_("Your role seldom gives what you hope for"),
    points_to=(PointsTo.EXPECTATION, PointsTo.CONTEXT),
    unit="fit",
    minimum=Minimum(1, N_("stated goals"), one=N_("stated goal")),
    curve=Piecewise(good=0.9, fair=0.5),
    roles={Role.CORP: Override(weight=2.0), Role.MEDIA: Override(weight=2.0)},
    grounds=Grounds(
        direction="B/D",
        threshold="E",
        why=N_(
            "Disappointment gathers where nothing is to be won directly: among people in large companies who do not "
            "sell, and in media. For employees ties outside go with the use of LinkedIn, while keeping up ties inside "
            "is what goes with salary growth."
        ),
        sources=("teten-allen-2004", "utz-breuer-2019", "wolff-moser-2009"),
    ),
    advice=Advice(
        reason=N_("If what you hope for rarely comes in your role, another benefit may be worth more to you."),
        choice=N_("You could choose one the role can give, or keep yours and allow it more time."),
        action=N_(
            "Choose a benefit your role can give, such as early information, learning or visibility inside your "
            "organisation."
        ),
        minutes=10,
    ),
    caveats=N_(
        "Roles change, and the table is coarse. It offers other aims; it does not say that this is not for you."
    ),
    answers=("goal",),
    measure=measure,
)
