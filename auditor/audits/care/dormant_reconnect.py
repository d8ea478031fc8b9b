"""Do I revive old ties?

People one lost sight of know other things by now, and trust does not lapse as fast as talk does.
"""

import polars as pl

from auditor.activity import Subject
from auditor.curves import LogNormal
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.facts.ties import YEAR
from auditor.facts.weeks import weekly
from auditor.report import Missing, PointsTo, Role, Row, Table

_LEAST_DORMANT = 20
_QUARTER = 90 / 7  # weeks


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Dormant ties (exchanged before, nothing for 12 months) to whom I wrote a composed message, per 90 days."""
    dormant = facts["ties"].filter(
        pl.col("kind_before") == "dormant", ~pl.col("partner").is_in(expectations.not_this_person)
    )
    if dormant.height < _LEAST_DORMANT:
        return Missing(
            what=f"This needs {_LEAST_DORMANT} people you once wrote with and have not for a year; there are "
            f"{dormant.height}.",
            remedy="An archive that reaches further back would know more of them.",
            have=dormant.height,
            need=_LEAST_DORMANT,
        )
    revived = (
        facts.within("interactions")
        .filter(pl.col("mine"), pl.col("composed"))
        .join(dormant.select("site", "partner", "last_before"), on=["site", "partner"])
        .unique(["site", "partner"], keep="first", maintain_order=True)
    )
    weeks = weekly(facts, revived["at"])
    value = revived.height / facts.days * 90
    asleep = (
        dormant.join(revived, on=["site", "partner"], how="anti")
        .filter(pl.col("name").is_not_null())
        .sort("at", "partner")
    )
    long_asleep = asleep.filter(pl.col("at") < facts.end - 3 * YEAR).height
    rows = tuple(
        Row(name, "last written with", facts.window.day(at), site)
        for site, name, at in asleep.head(20).select("site", "name", "at").iter_rows()
    )
    return Measure(
        value=value,
        n=dormant.height,
        samples=tuple(count * _QUARTER for count in weeks),
        words=f"{revived.height} of {dormant.height} dormant ties heard from you",
        observation=f"Of {dormant.height} people you once wrote with and had not for a year, {revived.height} heard "
        f"from "
        f"you in the last {facts.days:.0f} days.",
        credit="You did write to some of them." if revived.height else "",
        details=(
            Table(
                f"Some you could write to ({long_asleep} silent for over three years)",
                rows,
                more=asleep.height - len(rows),
            ),
        ),
    )


AUDIT = Audit(
    id="dormant-reconnect",
    question="Do I revive old ties?",
    title="Old ties are revived now and then",
    failure_title="Old ties are left asleep",
    points_to=(PointsTo.HABIT,),
    unit="people in 90 days",
    minimum=Minimum(0, "dormant ties", days=365),
    facts=("ties", "interactions"),
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
