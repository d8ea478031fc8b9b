"""Is it clear how to reach me, and for what?

Much of what misses its reader was sent because nobody could know what they want. A sentence on topics, and one on
when to expect an answer, spare both sides.
"""

from typing import Any

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.profile import Looked, lacking, never_seen, seen_on, stands_unread, unknown, unreadable
from auditor.facts import Facts
from auditor.facts.profile import has_route
from auditor.report import Checks, PointsTo, Role
from auditor.scoring.curves import Piecewise
from auditor.translatable import N_, gettext, percent


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Of three checks (a working way to reach me, what to write to me about, when to expect an answer), and for media
    a fourth (how to pitch me), those that hold ÷ those that could be told. What the person says of their topics goes
    before our reading. With profiles on several sites, the mean."""
    profiles = facts["profile"].to_dicts()
    if not profiles:
        return never_seen()
    found, details, counted = [], [], list[Looked]()
    for profile in profiles:
        checks = _checks(profile, expectations.contact_topics, role)
        told = [holds for _, holds in checks if holds is not None]
        details.append(Checks(seen_on(profile), checks))
        if len(told) == len(checks):
            found.append((sum(told), len(told)))
            counted.append((profile, checks))
    if not found:
        if any(stands_unread(profile, ("about", "contact"), ("topics", "response_time")) for profile in profiles):
            return unreadable(gettext("What your profile says of reaching you is in a language we cannot read yet."))
        return unknown(gettext("What your profile says of reaching you was not seen."))
    value = sum(k / n for k, n in found) / len(found)
    missing = lacking(counted)
    k, n = found[0]
    return Measure(
        value=value,
        n=len(found),
        profiles=tuple(profile["site"] for profile, _ in counted),
        words=gettext("%(k)s of %(n)s checks", k=k, n=n)
        if len(found) == 1
        else gettext("%(share)s of the checks, over %(count)s profiles", share=percent(value), count=len(found)),
        observation=gettext("Your profile does not say yet: %(lacking)s.", lacking=missing)
        if missing
        else gettext("Your profile says how to reach you, for what, and when an answer comes."),
        credit=gettext("There is a way to reach you.")
        if all(has_route(profile) for profile, _ in counted) and missing
        else "",
        details=tuple(details),
        informative=gettext("You said that being reachable would put you at risk; this is told, not scored.")
        if expectations.contact_safety
        else None,
    )


def _checks(profile: dict[str, Any], topics: bool | None, role: Role | None) -> tuple[tuple[str, bool | None], ...]:
    return (
        (gettext("a way to reach you"), has_route(profile)),
        (gettext("what to write to you about"), profile["topics"] if topics is None else topics),
        (gettext("when to expect an answer"), profile["response_time"]),
        *(((gettext("how to pitch you"), profile["pitch_route"]),) if role is Role.MEDIA else ()),
    )


AUDIT = Audit(
    id="contact-route",
    question=N_("Is it clear how to reach me, and for what?"),
    title=N_("Your profile says how to reach you and for what"),
    mixed_title=N_("Your profile says part of how to reach you and for what"),
    failure_title=N_("Your profile leaves open how to reach you, or for what"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(1, N_("profiles of your own"), one=N_("profile of your own")),
    facts=("profile",),
    needs=(Subject.PROFILE,),
    curve=Piecewise(good=1.0, fair=0.60),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "79 %% of journalists asked in 2024 reject pitches mainly because they do not fit. Saying what fits goes "
            "to the cause; whether it helps is untested."
        ),
        sources=("muck-rack-2024",),
    ),
    advice=Advice(
        reason=N_(
            "If you would like more of the mail you want and less of the rest, people have to know which is which."
        ),
        choice=N_("You could add one sentence on topics, or stay hard to reach on purpose."),
        action=N_("Add one sentence: “Write to me about …, not about …”."),
        minutes=5,
    ),
    caveats=N_(
        "Safety first: where being reachable puts you at risk, say so under “Your answers” and this is not scored. "
        "Nobody needs to publish a phone number; for creators a business address is enough."
    ),
    answers=("contact_safety", "contact_topics"),
    measure=measure,
)
