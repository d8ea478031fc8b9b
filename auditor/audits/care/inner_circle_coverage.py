"""Am I in touch with the people who matter to me?

Only the person can say who they are. The list stays on this machine.
"""

import polars as pl

from auditor.activity import Subject
from auditor.curves import LogitShare
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.facts.ties import partners
from auditor.report import PointsTo, Role, Row, Table

_LEAST = 15


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """People I named with contact both ways in the period, or whom I ticked as in touch elsewhere ÷ all I named."""
    circle = expectations.inner_circle
    if len(circle) < _LEAST:
        first_of_all = " Begin with people where you work." if role is Role.CORP else ""
        return NeedsAnswer(
            f"Who are the 15 to 50 people you want to be in touch with? ({len(circle)} named){first_of_all}",
            "inner_circle",
        )
    within = partners(facts.within("interactions")).select("site", "partner", "sent", "received")
    ties = (
        facts["ties"].select("site", "partner", "name", "at").join(within, on=["site", "partner"], how="left")
        .select("site", "partner", "name", pl.col("sent", "received").fill_null(0), "at")
    )  # fmt: skip
    by_id = {(site, who): row for site, who, *row in ties.iter_rows()}
    by_name = {name.casefold(): row for _, _, name, *row in ties.filter(pl.col("name").is_not_null()).iter_rows()}
    first = facts.window.day(facts.start)
    silent: list[tuple[int, Row]] = []
    for person in circle:
        found = by_id.get((person.site or "", person.id or ""))
        sent, received, last = found[1:] if found else by_name.get(person.name.casefold(), (0, 0, None))
        if not (sent and received) and not (person.in_touch and person.in_touch >= first):
            said = "last written with" if last else "no message known here"
            silent.append((last or 0, Row(person.name, said, facts.window.day(last) if last else None)))
    n, k = len(circle), len(circle) - len(silent)
    rows = tuple(row for _, row in sorted(silent, key=lambda pair: pair[0]))
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=f"in touch with {k} of the {n} people you named",
        observation=f"In the last {facts.days:.0f} days you and {k} of the {n} people who matter "
        "to you wrote to each other.",
        credit="You keep up with most of them." if k / n >= 0.5 else "",
        details=(Table("Longest silent first", rows[:20], more=max(0, len(rows) - 20)),) if rows else (),
    )


AUDIT = Audit(
    id="inner-circle-coverage",
    question="Am I in touch with the people who matter to me?",
    title="The people who matter to you and you are in touch",
    failure_title="Some people who matter to you have not been in touch",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(_LEAST, "people you named", days=90),
    facts=("interactions", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
    curve=LogitShare(good=0.80, fair=0.45),
    grounds=Grounds(
        direction="B",
        threshold="E",
        why="Nine in ten bridging relations were gone a year later; written words from close people go with better "
        "well-being; and a strong tie is worth more than a weak one, each for each.",
        sources=("burt-2002", "burke-kraut-2016", "gee-2017"),
    ),
    advice=Advice(
        reason="If these are the people you would miss, a date in the calendar holds better than the intention.",
        choice="You could write to a few of them, or tick those you meet anyway.",
        action="Put the five longest-silent names on your list into next week's calendar.",
        minutes=10,
    ),
    caveats="Contact in person or by phone is not seen: tick it. The list never leaves this machine.",
    measure=measure,
)
