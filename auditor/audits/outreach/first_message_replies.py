"""Do my first messages get answers?

Few strangers answer anyone. What can be done is short, and ends with one question that can be answered.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.report import Checks, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext

_DAYS = 21
_SHORT = 70  # words, about 400 characters


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """First messages of mine to people I had never written with that were answered within 21 days ÷ those at least 21
    days old. What was written while the record of a site was younger than 90 days is left out: whom it does not know
    yet may be known for long."""
    talks = facts["conversations"].filter(~pl.col("group")).sort("at")
    old_enough = pl.col("at").is_between(facts.start, facts.end - _DAYS * DAY)
    first = talks.filter("started", "first_ever", old_enough, facts.known_new())
    heard = (
        facts["traces"].filter(~pl.col("mine")).select("site", "partner", heard_at="at")
        .join(first.select("site", "partner", "at", "first_id"), on=["site", "partner"])
        .filter(pl.col("heard_at").is_between(pl.col("at"), pl.col("at") + _DAYS * DAY))
    )  # fmt: skip
    answered = first.filter(pl.col("first_id").is_in(heard["first_id"].to_list()))
    n, k = first.height, answered.height
    silent = first.join(answered, on="first_id", how="anti")
    pushed = silent.filter(pl.col("sent") > 2).height
    words = first["opening_words"].median()
    length = float(words) if isinstance(words, int | float) else 0.0
    rows = tuple(
        Row(facts.name(site, who), gettext("no answer seen"), facts.window.day(at), site, (message,))
        for site, who, at, message in silent.tail(20).select("site", "partner", "at", "first_id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s first messages were answered", k=k, n=n),
        observation=gettext("Of %(n)s first messages you wrote, %(k)s were answered within three weeks.", n=n, k=k),
        details=(
            ShareBar(gettext("Your first messages"), ((gettext("answered"), float(k)), (gettext("not"), float(n - k)))),
            Checks(
                gettext("What may help"),
                (
                    (
                        gettext(
                            "half of them have %(length)s words or fewer (under %(short)s is short)",
                            length=round(length),
                            short=_SHORT,
                        ),
                        length < _SHORT,
                    ),
                    (gettext("nobody silent was written to more than twice"), pushed == 0),
                ),
            ),
            Table(gettext("Without an answer"), rows, more=max(0, silent.height - 20)),
        ),
        action=_action(length),
        names=False,
        note=gettext(
            "Some of this may have nothing to do with you: who gets answers depends on who writes, and to whom."
        ),
    )


def _action(length: float) -> str | None:
    """The step for whoever writes short messages already; None: the audit's own."""
    if not 0 < length < _SHORT:
        return None
    return gettext(
        "Yours are short already: write your next first message where others answered you, and say in its first line "
        "what connects you with the person."
    )


_COLD = Override(curve=LogitShare(good=0.12, fair=0.04))
_WARM = Override(curve=LogitShare(good=0.40, fair=0.15))

AUDIT = Audit(
    id="first-message-replies",
    question=N_("Do my first messages get answers?"),
    title=N_("First messages get answers"),
    mixed_title=N_("Some first messages get answers"),
    failure_title=N_("Many first messages stay without an answer"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT, PointsTo.EXPECTATION),
    unit="share",
    minimum=Minimum(15, N_("first messages at least 21 days old")),
    facts=("conversations", "traces"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    curve=LogitShare(good=0.30, fair=0.10),
    roles={Role.SALES: _COLD, Role.ACAD: _WARM, Role.JOB: _WARM},
    grounds=Grounds(
        direction="C",
        threshold="D/E",
        why=N_(
            "People answer 5 to 9 in a hundred messages after connecting, 3 to 9 cold e-mails, 3 pitches to "
            "journalists. Recruiters' messages under 400 characters got 22 %% more answers, the longest 11 %% fewer."
        ),
        sources=("vendors-invitations", "vendors-email", "propel-2024", "linkedin-inmail-2022"),
    ),
    advice=Advice(
        reason=N_("If you would like an answer, make it one that takes a minute."),
        choice=N_("You could write the next one differently, or write to fewer people who do not know you yet."),
        action=N_("Cut your next first message to under 400 characters and end with one answerable question."),
        minutes=5,
    ),
    caveats=N_(
        "Who gets answers differs by race, gender and standing of the writer. Recruiters' figures may not carry over."
    ),
    by_site=True,
    measure=measure,
)
