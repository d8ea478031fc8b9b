"""Do I follow up once we are connected?

A connection is a door, not a visit. One line that wants nothing is what most new connections never get.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming, overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.facts.invitations import FOLLOW_UP_DAYS
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import share_but
from auditor.translatable import N_, gettext, ngettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """New connections whose 14 days are over: with a message or reply of mine in that time that does not pitch ÷ all.
    Imported address books, people I wrote with before and those who only ever pitched to me are left out; a message
    that we cannot read counts as one that does not pitch. Where pitches were found, some may have been overlooked,
    which is in the interval."""
    sellers = facts["messages"].filter("cold", pl.col("pitch").fill_null(False)).select("site", "partner").unique()
    new = (
        facts.within("connections")
        .filter(~pl.col("bulk"), ~pl.col("known_before"), pl.col("at") + FOLLOW_UP_DAYS * DAY <= facts.end)
        .join(sellers, on=["site", "partner"], how="anti", maintain_order="left")
    )
    n, k = new.height, int(new["followed_up_at"].count())
    silent = new.filter(pl.col("followed_up_at").is_null()).sort("at", descending=True)
    sold = int(((new["pitch_acts"].fill_null(0) & int(Act.PITCH)) != 0).sum())
    mine = facts.within("messages").filter("mine")
    may_pitch = overlooked.missed_among(
        sold, int((new["followed_up_at"].is_not_null() & ~new["follow_up_unread"]).sum()), mine
    )
    unread = int(new["follow_up_unread"].sum())
    rows = tuple(
        Row(facts.name(site, who), gettext("connected, no word yet"), day, site, (connection,))
        for site, who, day, connection in silent.head(20).select("site", "partner", "day", "id").iter_rows()
    )
    silent_names = [row.label for row in rows[:3]]
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=share_but(k, n, may_pitch, AUDIT.id),
        words=ngettext(
            "%(num)s of %(n)s new connections heard from you within two weeks",
            "%(num)s of %(n)s new connections heard from you within two weeks",
            k,
            n=n,
        ),
        observation=ngettext(
            "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
            "them heard from you within two weeks.",
            "Of your new connections of the last %(days)s days, %(n)s were made two weeks ago or earlier; %(num)s of "
            "them heard from you within two weeks.",
            k,
            days=round(facts.days),
            n=n,
        ),
        credit=gettext("Some of them got a word that wanted nothing.") if k else "",
        details=(Table(gettext("New connections without a word"), rows, more=max(0, silent.height - 20)),)
        if rows
        else (),
        action=gettext(
            "Send %(names)s one line on why you are glad to be connected.", names=naming.either(silent_names)
        )
        if silent_names
        else None,
        note=ngettext(
            "%(num)s of these first words is in a language we cannot read yet, so it may sell something.",
            "%(num)s of these first words are in a language we cannot read yet, so they may sell something.",
            unread,
        )
        if unread
        else None,
    )


_SPARING = Override(curve=LogitShare(good=0.35, fair=0.12))

AUDIT = Audit(
    id="followup-after-connect",
    question=N_("Do I follow up once we are connected?"),
    title=N_("New connections hear from you"),
    mixed_title=N_("Some new connections hear from you"),
    failure_title=N_("Most new connections do not hear from you within two weeks"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(10, N_("new connections")),
    facts=("connections", "messages"),
    needs=(Subject.CONNECTION, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogitShare(good=0.60, fair=0.25),
    roles={Role.CORP: _SPARING, Role.ACAD: _SPARING, Role.CREA: _SPARING},
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "People grow closer by what they write to each other, less by one click; keeping contacts up is the part "
            "of networking that went with growing pay over three waves. Both are correlations."
        ),
        sources=("burke-kraut-2014", "wolff-moser-2009"),
    ),
    advice=Advice(
        reason=N_(
            "If you connected because you would like to know someone, the first line is the cheapest one to write."
        ),
        choice=N_("You could greet the last few, or decide that a list of names is enough for now."),
        action=N_("Send one line on why you are glad to be connected, with nothing attached."),
        minutes=5,
    ),
    caveats=N_("A connection made at a meeting may have been followed up there."),
    by_site=True,
    measure=measure,
)
