"""Do I make the introduction or just hand over a name?

A name handed over leaves both with the hard part: one has to write to a stranger, the other to guess why. Three lines
to both do it for all three.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming, unread
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, listed


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Introductions I made to both people at once ÷ (those + bare names, numbers or links I gave as a referral). A name
    told while asking whether an introduction is wanted, or followed by one within 30 days, is not bare. A number or an
    address that they had asked for, or that is an office's, is no referral. For MEDIA, what I marked as protecting a
    source does not count, and for nobody what went to a source whom I keep apart."""
    wrote = facts.within("messages").filter("mine", pl.col("words") > 0)
    unreadable = wrote["acts"].null_count()
    if missing := unread.too_many(unreadable, wrote.height, "messages of yours"):
        return missing
    referred = facts.within("referrals").sort("at", "id", descending=True)
    if role is Role.MEDIA:
        referred = referred.filter(~pl.col("id").is_in(expectations.protected_sources))
    if expectations.kept_apart:  # to introduce a source is to tell of them
        exposing = pl.col("people").list.set_intersection(list(expectations.kept_apart)).list.len() > 0
        referred = referred.filter(~exposing)
    bare = referred.filter(~pl.col("introduced"))
    n, k = referred.height, referred.height - bare.height
    rows = tuple(
        Row(listed([facts.name(site, person) for person in people]), gettext("got a name"), day, site, (message,))
        for site, people, day, message in bare.head(20).select("site", "people", "day", "id").iter_rows()
    )
    named = naming.whom(facts, bare, expectations, "people")
    bar = ShareBar(
        gettext("How you brought people together"),
        ((gettext("introduced both"), float(k)), (gettext("gave a name"), float(n - k))),
    )
    table = Table(gettext("Names you gave"), rows, more=max(0, bare.height - 20))
    notes = (
        unread.left_out(unreadable, wrote.height, "messages of yours"),
        gettext("Names you gave so as to keep a source out of sight can be left out in your answers.")
        if role is Role.MEDIA and rows
        else None,
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s referrals were introductions you made yourself", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you brought people together %(n)s times; %(k)s times you wrote to both.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("You think of who could help whom.") if n else "",
        details=(bar, table) if rows else (bar,),
        action=gettext("Write to %(name)s and the person you named, both in one message.", name=named)
        if named
        else None,
        note=" ".join(note for note in notes if note) or None,
    )


AUDIT = Audit(
    id="intro-made-yourself",
    question=N_("Do I make the introduction or just hand over a name?"),
    title=N_("You make introductions yourself"),
    mixed_title=N_("You make some introductions yourself and hand over some names"),
    failure_title=N_("Names are handed over where an introduction would help all three"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(5, N_("referrals")),
    facts=("referrals", "messages"),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION, Act.BARE_NAME),
    period=365,
    curve=LogitShare(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="C/D",
        threshold="E",
        why=N_(
            "Making the introduction yourself whenever possible is better for all three, say those who do it much; "
            "people who join others together are more involved in what is new."
        ),
        sources=("teten-allen-2004", "obstfeld-2005"),
    ),
    advice=Advice(
        reason=N_(
            "A name leaves the hard part to others: one has to write to a stranger, the other to guess why. If you "
            "want the two to meet, a few words of yours to both are worth more to all three than any number you pass "
            "on."
        ),
        choice=N_(
            "You could write to both, ask first the one who would give the time, or keep to a name where a source has "
            "to be protected."
        ),
        action=N_("Replace your next “you should call X” with a three-line message to both."),
        minutes=5,
    ),
    caveats=N_("Introductions in person or by phone are not seen. Some people like to make the first step themselves."),
    answers=("kept_apart", "not_this_person", "protected_sources"),
    measure=measure,
)
