"""Can a stranger understand who I am?

Whoever is found, invited or introduced is looked up first. A part left empty is a question the reader has to guess
the answer to.
"""

from typing import Any

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.profile import Looked, lacking, never_seen, seen_on, unknown
from auditor.facts import Facts
from auditor.facts.profile import has_route
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext, percent

LEAST_TOLD = 0.6  # of the weight of all parts


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Weights of the parts that are there ÷ weights of all parts the source tells of: current role 2, headline 2, about
    2, two past roles 1, education 1, three skills 1, a way to reach me 1, and a photo 1 only if the person wants one.
    With profiles on several sites, the mean."""
    profiles = facts["profile"].to_dicts()
    if not profiles:
        return never_seen()
    shares, details, counted = [], [], list[Looked]()
    for profile in profiles:
        parts = _parts(profile, expectations.photo_wanted is True)
        told = sum(weight for _, weight, there in parts if there is not None)
        checks = tuple((label, there) for label, _, there in parts)
        details.append(Checks(seen_on(profile), checks))
        if told >= LEAST_TOLD * sum(weight for _, weight, _ in parts):
            counted.append((profile, checks))
            shares.append((sum(weight for _, weight, there in parts if there), told))
    if not shares:
        return unknown(gettext("Too little of your profile has been seen to say what a stranger finds there."))
    value = sum(have / told for have, told in shares) / len(shares)
    empty = lacking(counted)
    have, told = shares[0]
    return Measure(
        value=value,
        n=len(shares),
        profiles=tuple(profile["site"] for profile, _ in counted),
        words=gettext("%(have)s of %(told)s points", have=have, told=told)
        if len(shares) == 1
        else gettext("%(share)s of what a stranger looks for", share=percent(value)),
        observation=gettext("On your profile these are empty: %(empty)s.", empty=empty)
        if empty
        else gettext("Every part of your profile that was looked at says something."),
        credit=gettext("The rest is there.") if empty and value >= 0.5 else "",
        details=tuple(details),
        informative=gettext("You said that being visible would put you at risk; this is told, not scored.")
        if role is Role.MEDIA and expectations.contact_safety
        else None,
    )


def _parts(profile: dict[str, Any], photo_wanted: bool) -> list[tuple[str, int, bool | None]]:
    def least(name: str, count: int) -> bool | None:
        return None if profile[name] is None else bool(profile[name] >= count)

    # Of what is there in part, the label says what lacks: two past roles are not empty where one stands.
    past_roles = gettext("a second past role") if profile["past_roles"] == 1 else gettext("two past roles")
    skills = {1: gettext("two more skills"), 2: gettext("a third skill")}.get(
        profile["skills"], gettext("three skills")
    )
    return [
        (gettext("current role"), 2, profile["role"]),
        (gettext("headline"), 2, profile["headline"]),
        (gettext("about"), 2, profile["about"]),
        (past_roles, 1, least("past_roles", 2)),
        (gettext("education"), 1, least("education", 1)),
        (skills, 1, least("skills", 3)),
        (gettext("a way to reach you"), 1, has_route(profile)),
        *([(gettext("photo"), 1, profile["photo"])] if photo_wanted else []),
    ]


_MORE = Override(weight=1.5)

AUDIT = Audit(
    id="profile-completeness",
    question=N_("Can a stranger understand who I am?"),
    title=N_("A stranger finds on your profile who you are and what you do"),
    mixed_title=N_("A stranger finds most of who you are and what you do on your profile"),
    failure_title=N_("A stranger finds many empty parts on your profile"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(1, N_("profiles of your own"), one=N_("profile of your own")),
    facts=("profile",),
    needs=(Subject.PROFILE,),
    curve=Piecewise(good=0.90, fair=0.60),
    roles=dict.fromkeys((Role.JOB, Role.FREE, Role.FOUND, Role.SALES), _MORE),
    grounds=Grounds(
        direction=N_("A (bundle)"),
        threshold="E",
        why=N_(
            "A training in using LinkedIn, drawn by lot, raised employment from 70 to 77 %% among more than 1,600 "
            "people, for at least a year. It taught profile, applications and networking together, so this is no proof "
            "for the profile alone."
        ),
        sources=("wheeler-2022",),
    ),
    advice=Advice(
        reason=N_("If people who do not know you are to find or recommend you, they look for these parts first."),
        choice=N_("You could fill one of them, or leave it empty on purpose where you would rather not be known."),
        action=N_("Fill the one empty section a stranger would look for first."),
        minutes=10,
    ),
    caveats=N_(
        "What sites claim of photos and full profiles compares people who differ in much else. A photo is your own "
        "affair, as photos also enable discrimination; it counts only if you say that you want one. In a first job "
        "there are no past roles to name."
    ),
    answers=("contact_safety", "photo_wanted"),
    measure=measure,
)
