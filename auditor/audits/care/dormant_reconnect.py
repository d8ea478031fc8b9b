"""Do I revive old ties?

People one lost sight of know other things by now, and trust does not lapse as fast as talk does.
"""

import numpy as np
import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.facts.ties import LONG_YEARS, YEAR
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal

_QUARTER = 90  # days
_PLACE = ["site", "partner"]


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """People who were dormant ties (exchanged before, nothing for 12 months) when I wrote them a composed message, per
    90 days. People never to be suggested are left out."""
    refused = pl.col("partner").is_in(expectations.not_this_person)
    ties = facts["ties"].filter(~refused)
    woken = facts.within("revivals").filter(~refused).unique(_PLACE, keep="first", maintain_order=True)
    dormant = ties.filter(pl.col("kind_before") == "dormant").select(_PLACE)
    n, k = pl.concat([dormant, woken.select(_PLACE)]).unique().height, woken.height
    days = np.bincount(((woken["at"] - facts.start) // DAY).to_numpy(), minlength=round(facts.days))
    asleep = _asleep(facts, ties.join(woken, on=_PLACE, how="anti"))
    return Measure(
        value=k / facts.days * _QUARTER,
        n=n,
        samples=tuple(float(count * _QUARTER) for count in days),
        words=f"{k} of {n} people you had lost touch with heard from you",
        observation=f"Of {n} people you once wrote with and had not for a year, {k} heard from you in the last "
        f"{facts.days:.0f} days{_after_long(woken['long'])}.",
        credit="You did write to some of them." if k else "",
        details=_shown(facts, asleep, woken),
        action=f"Write to {naming.people(asleep['name'].head(3).to_list(), 'or')} and ask what they are busy with."
        if asleep.height
        else None,
    )


def _after_long(long: pl.Series) -> str:
    """How many of them had been silent for three years, the span of the studies; nothing where that cannot be told."""
    told = long.drop_nulls()
    if told.is_empty():
        return ""
    return f", {int(told.sum())} of them after three years of silence or more" + (
        f" (of {long.null_count()} it is not known)" if long.null_count() else ""
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
        Row(name, f"{count} messages between you", None if at is None else facts.window.day(at), site)
        for name, count, at, site in asleep.head(20).select("name", "messages", "at", "site").iter_rows()
    )
    did = tuple(
        Row(facts.name(site, who), "", day, site, (message,))
        for site, who, day, message in woken.head(20).select(*_PLACE, "day", "id").iter_rows()
    )
    tables = (
        Table(
            f"Some you could write to, those you knew less well first ({long} silent for three years or more)",
            could,
            more=max(0, asleep.height - 20),
        ),
        Table("Who heard from you", did, more=max(0, woken.height - 20)),
    )
    return tuple(table for table in tables if table.rows)


AUDIT = Audit(
    id="dormant-reconnect",
    question="Do I revive old ties?",
    title="Old ties are revived now and then",
    mixed_title="Old ties are revived less often than they could be",
    failure_title="Old ties are left asleep",
    points_to=(PointsTo.HABIT,),
    unit="people in 90 days",
    minimum=Minimum(20, "people you once wrote with and had not for a year", days=365),
    facts=("ties", "revivals"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    curve=LogNormal(good=4, fair=1),
    roles={Role.ACAD: Override(curve=LogNormal(good=2, fair=0.5))},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Executives who asked dormant ties for advice got more new and useful advice than from current ones, "
        "most of "
        "all from those they knew less well, whom they would not have chosen. Being written to is welcome more often "
        "than one thinks.",
        sources=("levin-2011", "walter-2015", "liu-2023"),
    ),
    advice=Advice(
        reason="If new information or a second opinion is what you came for, people you lost sight of tend to have it.",
        choice="You could write to one of them, or leave the past where it is: some ties rest for good reasons.",
        action="Write to one person you liked working with three or more years ago and ask what they are busy with.",
        minutes=10,
    ),
    caveats="The studies are of executives who sought advice. Say “not this person” to any name, without a reason.",
    measure=measure,
)
