"""Do I revive old ties?

People one lost sight of know other things by now, and trust does not lapse as fast as talk does.
"""

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import hardly_there, weeks_left_out
from auditor.facts import DAY, Facts
from auditor.facts.ties import LONG_YEARS, YEAR
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import frequency
from auditor.translatable import N_, gettext, ngettext

_QUARTER = 90  # days
_PLACE = ["site", "partner"]


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """People who were dormant ties (exchanged before, nothing for 12 months) when I wrote them a composed message, per
    90 days on which I was not away; it needs 28 of them. People never to be suggested are left out."""
    begun, last = facts.window.day(facts.told_from), facts.window.day(facts.told_until - 1)
    if lacking := hardly_there(begun, last, expectations.holidays):
        return lacking
    refused = pl.col("partner").is_in(expectations.not_this_person)
    ties = facts["ties"].filter(~refused)
    woken = facts.within("revivals").filter(~refused).unique(_PLACE, keep="first", maintain_order=True)
    dormant = ties.filter(pl.col("kind_before") == "dormant").select(_PLACE)
    n, k = pl.concat([dormant, woken.select(_PLACE)]).unique().height, woken.height
    there, clock = facts.away.days(facts.told_from, facts.told_until), facts.away.clock
    passed = woken.select((clock(pl.col("at")) - clock(pl.lit(facts.told_from))) // DAY).to_series()
    days = np.bincount(passed.to_numpy(), minlength=round(there))
    low, high = frequency(days.tolist())
    asleep = naming.proposable(_asleep(facts, ties.join(woken, on=_PLACE, how="anti")), expectations)
    return Measure(
        value=k / there * _QUARTER,
        n=n,
        interval=(low * _QUARTER, high * _QUARTER),
        words=ngettext(
            "%(num)s of %(n)s people you had lost touch with heard from you",
            "%(num)s of %(n)s people you had lost touch with heard from you",
            k,
            n=n,
        ),
        observation=_observation(n, k, round(facts.days), woken["long"]),
        credit=gettext("You did write to some of them.") if k else "",
        details=_shown(facts, asleep, woken),
        note=weeks_left_out(begun, last, expectations.holidays),
        action=gettext(
            "Write to %(names)s and ask what they are busy with.",
            names=naming.either(asleep["name"].head(3).to_list()),
        )
        if asleep.height
        else None,
    )


def _observation(n: int, k: int, days: int, long: pl.Series) -> str:
    """How many were written to; and how many of them had been silent for three years, the span of the studies, unless
    that cannot be told of any."""
    told, unknown = int(long.sum()), long.null_count()
    if unknown == long.len():
        return ngettext(
            "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s "
            "days.",
            "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s "
            "days.",
            k,
            n=n,
            days=days,
        )
    if not unknown:
        return ngettext(
            "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s "
            "days, %(long)s of them after three years of silence or more.",
            "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s "
            "days, %(long)s of them after three years of silence or more.",
            k,
            n=n,
            days=days,
            long=told,
        )
    return ngettext(
        "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s days, "
        "%(long)s of them after three years of silence or more (of %(unknown)s it is not known).",
        "Of %(n)s people you once wrote with and had not for a year, %(num)s heard from you in the last %(days)s days, "
        "%(long)s of them after three years of silence or more (of %(unknown)s it is not known).",
        k,
        n=n,
        days=days,
        long=told,
        unknown=unknown,
    )


def _asleep(facts: Facts, others: pl.DataFrame) -> pl.DataFrame:
    """Whom one could write to: those one knew less well first, as their news was worth most."""
    return others.filter(
        pl.col("kind") == "dormant",
        pl.col("name").is_not_null(),
        (pl.col("at") < facts.end - YEAR).fill_null(True),
    ).sort("messages", "at", "partner")


def _shown(facts: Facts, asleep: pl.DataFrame, woken: pl.DataFrame) -> tuple[Table, ...]:
    """Whom one could write to, and who was written to."""
    long = asleep.filter(pl.col("at") < facts.end - LONG_YEARS * YEAR).height
    could = tuple(
        Row(
            name,
            ngettext("%(num)s message between you", "%(num)s messages between you", count),
            None if at is None else facts.window.day(at),
            site,
        )
        for name, count, at, site in asleep.head(20).select("name", "messages", "at", "site").iter_rows()
    )
    did = tuple(
        Row(facts.name(site, who), "", day, site, (message,))
        for site, who, day, message in woken.head(20).select(*_PLACE, "day", "id").iter_rows()
    )
    tables = (
        Table(
            gettext(
                "Some you could write to, those you knew less well first (%(long)s silent for three years or more)",
                long=long,
            ),
            could,
            more=max(0, asleep.height - 20),
        ),
        Table(gettext("Who heard from you"), did, more=max(0, woken.height - 20)),
    )
    return tuple(table for table in tables if table.rows)


AUDIT = Audit(
    id="dormant-reconnect",
    question=N_("Do I revive old ties?"),
    title=N_("Old ties are revived now and then"),
    mixed_title=N_("Old ties are revived less often than they could be"),
    failure_title=N_("Old ties are left asleep"),
    points_to=(PointsTo.HABIT,),
    unit="people in 90 days",
    minimum=Minimum(20, N_("people you once wrote with and had not for a year"), days=365),
    facts=("ties", "revivals"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    by_week=True,
    curve=LogNormal(good=4, fair=1),
    roles={Role.ACAD: Override(curve=LogNormal(good=2, fair=0.5))},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Executives who asked dormant ties for advice got more new and useful advice than from current ones, most "
            "of all from those they knew less well, whom they would not have chosen. Being written to is welcome more "
            "often than one thinks."
        ),
        sources=("levin-2011", "walter-2015", "liu-2023"),
    ),
    advice=Advice(
        reason=N_(
            "If new information or a second opinion is what you came for, people you lost sight of tend to have it."
        ),
        choice=N_("You could write to one of them, or leave the past where it is: some ties rest for good reasons."),
        action=N_(
            "Write to one person you liked working with three or more years ago and ask what they are busy with."
        ),
        minutes=10,
    ),
    caveats=N_(
        "The studies are of executives who sought advice. Press “Never suggest” beside any name; you need no reason."
    ),
    answers=("holidays", "kept_apart", "not_this_person"),
    measure=measure,
)
