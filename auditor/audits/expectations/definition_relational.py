"""What do I think networking is?

Getting what one needs, or relationships with help both ways: what one takes it for decides what one looks for. Both
ends are legitimate, so this is shown and never scored.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.report import PointsTo, Role
from auditor.translatable import N_, gettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """The answer on a scale from 1 (getting something I need) to 7 (relationships in which help goes both ways)."""
    said = expectations.definition
    if said is None:
        return NeedsAnswer(gettext("For me, networking is mainly …"), "definition")
    own = (expectations.definition_words or "").strip()
    return Measure(
        value=said,
        n=1,
        words=gettext(
            "%(said)s on a scale from 1 (getting something I need) to 7 (help goes both ways); in your words: "
            "“%(own)s”",
            said=said,
            own=own,
        )
        if own
        else gettext("%(said)s on a scale from 1 (getting something I need) to 7 (help goes both ways)", said=said),
        observation=gettext(
            "On the way from “getting something I need” to “help goes both ways”, networking is at %(said)s of 7 for "
            "you.",
            said=said,
        ),
    )


AUDIT = Audit(
    id="definition-relational",
    question=N_("What do I think networking is?"),
    title=N_("You have your own definition of networking"),
    mixed_title=N_("You have your own definition of networking in part"),
    failure_title=N_("You have no definition of networking of your own yet"),
    points_to=(PointsTo.EXPECTATION,),
    unit="of 7",
    minimum=Minimum(1, N_("answers"), one=N_("answer")),
    grounds=Grounds(
        direction="C/D",
        threshold=N_("no threshold"),
        why=N_("Professionals differ in their stance to networking. One's own definition comes before any advice."),
        sources=("teten-allen-2004", "bensaou-2014"),
    ),
    advice=Advice(
        reason=N_("If you wonder what you do it for, your own words and your own messages tell best."),
        choice=N_("You could compare the two, or leave the word alone and keep to the people."),
        action=N_("Write your own one-line definition and compare it with your last ten messages."),
        minutes=15,
    ),
    caveats=N_("Both ends of the scale are legitimate. An attitude is not a result, and is not scored."),
    answers=("definition", "definition_words"),
    measure=measure,
)
