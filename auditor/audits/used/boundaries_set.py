"""Have I said what I will not do?

A boundary that nobody knows of has to be drawn anew each time. Four small things draw it once.
"""

from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable, Override
from auditor.facts import Facts
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext

_CHECKS = (
    ("topics", N_("topics or a policy are stated somewhere")),
    ("filter", N_("requests from strangers go to a place of their own")),
    ("kind_no", N_("a kind “no” is ready to send")),
    ("alternative", N_("there is somewhere or someone to point to instead")),
)
_SOUGHT = (Role.MEDIA, Role.CREA, Role.FOUND)
_OPTIONAL = Override(weight=0.5)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Of four checks answered with yes: topics stated, a filter or second inbox, a kind standard “no”, an alternative
    to point to."""
    said = expectations.boundaries
    answers = [getattr(said, field) for field, _ in _CHECKS] if said else []
    if not answers or None in answers:
        if role is not None and role not in _SOUGHT and not answers:
            return NotApplicable(
                gettext("This is for people whom many approach. Answer its questions if it concerns you.")
            )
        return NeedsAnswer(
            gettext("What have you set up so that requests do not swamp you? (four questions)"), "boundaries"
        )
    k = sum(answers)
    checks = tuple((gettext(words), answer) for (_, words), answer in zip(_CHECKS, answers, strict=True))
    return Measure(
        value=k / len(_CHECKS),
        n=len(_CHECKS),
        words=gettext("%(k)s of 4 are in place", k=k),
        observation=gettext("You have set up %(k)s of 4 things that keep requests from swamping you.", k=k),
        credit=gettext("You have drawn a line already.") if k >= 2 else "",
        details=(Checks(gettext("What is in place"), checks),),
    )


AUDIT = Audit(
    id="boundaries-set",
    question=N_("Have I said what I will not do?"),
    title=N_("What you take on and what not is said once for all"),
    mixed_title=N_("Part of what you take on is said once for all"),
    failure_title=N_("What you take on has to be said anew each time"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(4, N_("answers")),
    curve=Piecewise(good=1.0, fair=0.5),
    roles={
        Role.CORP: _OPTIONAL,
        Role.SALES: _OPTIONAL,
        Role.JOB: _OPTIONAL,
        Role.FREE: _OPTIONAL,
        Role.ACAD: _OPTIONAL,
    },
    grounds=Grounds(
        direction="C/D",
        threshold="E",
        why=N_(
            "As load rises people answer a smaller part of what reaches them; practitioners agree that a stated line "
            "helps both sides."
        ),
        sources=("kooti-2015",),
    ),
    advice=Advice(
        reason=N_("If saying no costs you time and calm, a kind sentence that is ready costs neither."),
        choice=N_("You could prepare one, or keep answering each from scratch if you like to."),
        action=N_("Save one warm two-sentence “no, but try …” and use it today."),
        minutes=10,
    ),
    caveats=N_("Never let it be sent by itself: automatic refusals can hurt people in need."),
    answers=("boundaries",),
    measure=measure,
)
