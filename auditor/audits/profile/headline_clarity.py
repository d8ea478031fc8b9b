"""Does my headline and about say what to come to me for?

Whether an invitation is accepted or a message answered is often decided on the profile. A few plain words do more
there than adjectives.
"""

from collections.abc import Sequence

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.profile import (
    Looked,
    fallen_behind,
    lacking,
    never_seen,
    seen_on,
    stands_unread,
    unknown,
    unreadable,
)
from auditor.facts import Facts
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext, percent

CHECKS = {
    "what": N_("what you do"),
    "whom": N_("for whom"),
    "plain": N_("in plain words"),
    "help": N_("what you can help with"),
    "seeking": N_("what you are looking for"),
}
LEAST_TOLD = 3  # of the five
#: Steps of roles that offer nothing for sale: a slogan of what one helps with is a seller's.
_OF_ROLES = {
    Role.CORP: N_("Say in your headline what you do, so that somebody outside your organisation understands it."),
    Role.MEDIA: N_("Say in your headline what you report on, and what you would like to hear of."),
    Role.JOB: N_("Say in your headline what you do, and what work you are looking for."),
    Role.ACAD: N_("Say in your headline what you study, in words that somebody of another field understands."),
    Role.CREA: N_("Say in your headline what you make, and for whom."),
    Role.PRIVATE: N_("Say in your headline in a few plain words who you are, or leave it as it is."),
}


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Of five checks on headline and about (what I do, for whom, in plain words, what I can help with, what I am
    looking for) those that hold ÷ those that could be read. Corporate users may leave out what they are looking for.
    With profiles on several sites, the mean. A headline that names a role which the same profile says has ended is told
    as perhaps out of date, unless I said since that all is still true."""
    profiles = facts["profile"].to_dicts()
    if not profiles:
        return never_seen()
    found, details, counted = [], [], list[Looked]()
    for profile in profiles:
        if profile["headline"] is None and profile["about"] is None:
            continue
        checks = {name: profile[name] for name in CHECKS}
        if profile["about"] is None:  # what the headline does not say may stand in the part that was not seen
            checks = {name: check or None for name, check in checks.items()}
        if role is Role.CORP and not checks["seeking"]:
            del checks["seeking"]
        told = [check for check in checks.values() if check is not None]
        said = tuple((gettext(CHECKS[name]), check) for name, check in checks.items())
        details.append(Checks(seen_on(profile), said))
        if len(told) >= LEAST_TOLD:
            found.append((sum(told), len(told)))
            counted.append((profile, said))
    if not found:
        if any(stands_unread(profile, ("headline", "about"), CHECKS) for profile in profiles):
            return unreadable(
                gettext("What was seen of your headline and about stands in a language we cannot read yet.")
            )
        return unknown(gettext("Too little of your headline and about was seen."))
    value = sum(k / n for k, n in found) / len(found)
    missing, behind = lacking(counted), fallen_behind(profiles, expectations.profile_still_true)
    k, n = found[0]
    return Measure(
        value=value,
        n=len(found),
        profiles=tuple(profile["site"] for profile, _ in counted),
        words=gettext("%(k)s of %(n)s checks", k=k, n=n)
        if len(found) == 1
        else gettext("%(share)s of the checks, over %(count)s profiles", share=percent(value), count=len(found)),
        observation=gettext("In your headline and about we did not find: %(lacking)s.", lacking=missing)
        if missing
        else gettext("Your headline and about say all that was looked for."),
        credit=gettext("They do say something of what to come to you for.") if missing and _says(counted) else "",
        details=tuple(details),
        action=gettext("Say in your headline what you do now.") if behind else _action(role, counted),
        note=behind,
        names=False,
    )


def _says(counted: Sequence[Looked]) -> bool:
    """Whether anything of what to come for was found; plain words alone say nothing of it."""
    plain = gettext(CHECKS["plain"])
    return any(there and label != plain for _, said in counted for label, there in said)


def _action(role: Role | None, counted: Sequence[Looked]) -> str | None:
    """The step for the role; nobody is told to drop adjectives who has none. None: the audit's own."""
    if role in _OF_ROLES:
        return gettext(_OF_ROLES[role])
    if any(there is False and label == gettext(CHECKS["plain"]) for _, said in counted for label, there in said):
        return None
    return gettext("Rewrite your headline as “I help … with …”.")


AUDIT = Audit(
    id="headline-clarity",
    question=N_("Does my headline and about say what to come to me for?"),
    title=N_("Your headline and about say what to come to you for"),
    mixed_title=N_("Your headline and about say part of what to come to you for"),
    failure_title=N_("Your headline and about leave open what to come to you for"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(1, N_("profiles of your own"), one=N_("profile of your own")),
    facts=("profile",),
    needs=(Subject.PROFILE,),
    curve=Piecewise(good=0.80, fair=0.40),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_("Whether to accept is often decided on the profile, practitioners and vendors hold; untested."),
        sources=("vendors-invitations",),
    ),
    advice=Advice(
        reason=N_("If you would like the right people to write to you, they need to see in one line what for."),
        choice=N_("You could rewrite the one line, or leave it modest: modest wording is not poor wording."),
        action=N_("Rewrite your headline as “I help … with …” and drop the adjectives."),
        minutes=10,
    ),
    caveats=N_(
        "What reads as clear differs between cultures, and modest wording is not poor wording. The checks look for "
        "phrases and can miss yours."
    ),
    answers=("profile_still_true",),
    measure=measure,
)
