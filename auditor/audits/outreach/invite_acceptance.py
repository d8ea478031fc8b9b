"""Do people say yes to my invitations?

It can be raised by inviting friends only, so it is read beside how far one's ties reach. Some exports list mainly the
invitations that are still open: where the source holds only the recent ones, a rate would be wrong, and none is shown.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext, say

_SETTLED_DAYS = 21
_PENDING_DAYS = 30
#: Invitations with a note, and without, from which on the two stand side by side (our convention, grade E).
LEAST_EACH = 10


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Invitations sent at least 21 days ago that led to a connection ÷ all of these. Ones open for over 30 days are
    listed; with a note and without are told beside each other where there are ten of both."""
    sent = facts.within("invitations").filter("mine", pl.col("at") + _SETTLED_DAYS * DAY <= facts.end)
    partial = facts.partial(Subject.INVITATION_SENT)
    if partial and sent["accepted_at"].count() < sent.height / 10:
        return Missing(
            what=" ".join(
                (
                    say(partial.note),
                    gettext("Those that were accepted are mostly gone from it, so the rest would look refused."),
                )
            ),
            remedy=say(partial.remedy) or gettext("The browser extension sees invitations and answers from now on."),
        )
    n, k = sent.height, int(sent["accepted_at"].count())
    pending = sent.filter(pl.col("accepted_at").is_null(), pl.col("at") + _PENDING_DAYS * DAY <= facts.end)
    rows = tuple(
        Row(facts.name(site, who), gettext("still open"), day, site, (invitation,))
        for site, who, day, invitation in pending.sort("at").head(20).select("site", "partner", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("Your invitations"), ((gettext("accepted"), float(k)), (gettext("not, so far"), float(n - k)))
    )
    beside = _side_by_side(sent)
    still_open = Table(gettext("Open for over a month"), rows, more=max(0, pending.height - 20))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=ngettext(
            "%(num)s of %(n)s invitations were accepted", "%(num)s of %(n)s invitations were accepted", k, n=n
        ),
        observation=ngettext(
            "Of %(n)s invitations you sent over three weeks ago, %(num)s were accepted.",
            "Of %(n)s invitations you sent over three weeks ago, %(num)s were accepted.",
            k,
            n=n,
        ),
        details=(bar, *beside, still_open) if rows else (bar, *beside),
        note=_depends(beside=bool(beside)),
    )


def _side_by_side(sent: pl.DataFrame) -> tuple[Table, ...]:
    """Invitations with a note beside those without, where of both there are enough to be looked at."""
    counts = [
        (said, sent.filter(pl.col("note") == noted))
        for said, noted in ((gettext("with a note"), True), (gettext("without"), False))
    ]
    if any(each.height < LEAST_EACH for _, each in counts):
        return ()
    rows = tuple(
        Row(said, ngettext("%(num)s of %(n)s accepted", "%(num)s of %(n)s accepted", yeses, n=each.height))
        for said, each in counts
        for yeses in (int(each["accepted_at"].count()),)
    )
    return (Table(gettext("With a note and without, side by side"), rows, (gettext("what"), gettext("how many"))),)


def _depends(*, beside: bool) -> str:
    depends = gettext("Whether people accept depends on them and on how they are placed as well.")
    if not beside:
        return depends
    return " ".join((depends, gettext("Those who got a note may be those you chose with more care.")))


_COLD = Override(curve=LogitShare(good=0.42, fair=0.20))

AUDIT = Audit(
    id="invite-acceptance",
    question=N_("Do people say yes to my invitations?"),
    title=N_("Most people say yes to your invitations"),
    mixed_title=N_("Some people say yes to your invitations"),
    failure_title=N_("Many invitations stay without a yes"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(20, N_("invitations sent over 21 days ago")),
    facts=("invitations",),
    needs=(Subject.INVITATION_SENT, Subject.CONNECTION),
    period=365,
    curve=LogitShare(good=0.65, fair=0.30),
    roles={
        Role.SALES: _COLD,
        Role.FOUND: _COLD,
        Role.FREE: _COLD,
        Role.JOB: Override(curve=LogitShare(good=0.55, fair=0.25)),
    },
    grounds=Grounds(
        direction="D",
        threshold=N_("D for cold, E for known"),
        why=N_(
            "Vendors of outreach report 26 to 31 in a hundred for strangers, 19 for heads of companies, 39 for "
            "managers. LinkedIn restricts accounts with many open or ignored invitations."
        ),
        sources=("vendors-invitations", "linkedin-help-invitations"),
    ),
    advice=Advice(
        reason=N_("If you want a yes, a first exchange under a post or by a friend makes it likely."),
        choice=N_("You could invite after a first exchange, or accept that strangers say yes three times in ten."),
        action=N_("Invite people after a first exchange rather than before it."),
        minutes=10,
    ),
    caveats=N_(
        "Vendors' figures come from automated selling. Inviting only friends raises this and narrows your circle."
    ),
    by_site=True,
    measure=measure,
)
