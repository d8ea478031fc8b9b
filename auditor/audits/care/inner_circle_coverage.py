"""Am I in touch with the people who matter to me?

Only the person can say who they are. The list stays on this machine.
"""

from collections import defaultdict
from unicodedata import combining, normalize

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.facts import Facts
from auditor.facts.ties import partners
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare

_LEAST = 15


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """People I named with contact both ways in the period, or whom I ticked as in touch elsewhere in it ÷ all I named,
    without those who are not among my contacts and whom I never ticked: of them nothing is known."""
    circle = expectations.inner_circle
    if len(circle) < _LEAST:
        first_of_all = " Begin with people where you work." if role is Role.CORP else ""
        return NeedsAnswer(
            f"Who are the 15 to 50 people you want to be in touch with? ({len(circle)} named){first_of_all}",
            "inner_circle",
        )
    both = partners(facts.within("interactions")).filter(pl.col("sent") > 0, pl.col("received") > 0)
    met = set(both.select("site", "partner").iter_rows())
    last = {(site, who): at for site, who, at in facts["ties"].select("site", "partner", "at").iter_rows()}
    named = defaultdict(list)
    for site, who in last:
        named[_plain(facts.name(site, who))].append((site, who))
    first = facts.window.day(facts.start)
    silent: list[tuple[int, Row]] = []
    unknown = []
    for person in circle:
        places = [place for place in last if place == (person.site, person.id)] or named[_plain(person.name)]
        if met.intersection(places) or (person.in_touch and person.in_touch >= first):
            continue
        if not places and person.in_touch is None:
            unknown.append(person.name)
            continue
        at = max((last[place] or 0 for place in places), default=0)
        row = Row(person.name, "last contact" if at else "no message known", facts.window.day(at) if at else None)
        silent.append((at, row))
    n = len(circle) - len(unknown)
    if n < _LEAST:
        return NeedsAnswer(
            f"{len(unknown)} of the {len(circle)} people you named are not found among your contacts: when were you "
            f"last in touch with {', '.join(unknown[:5])}{' and others' if len(unknown) > 5 else ''}?",
            "inner_circle",
        )
    k = n - len(silent)
    rows = tuple(row for _, row in sorted(silent, key=lambda pair: pair[0]))
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=f"in touch with {k} of the {n} people you named",
        observation=f"In the last {facts.days:.0f} days you and {k} of the {n} people who matter to you were in touch "
        "with each other.",
        credit="You keep up with most of them." if k / n >= 0.5 else "",
        action=f"Write to {naming.people([row.label for row in rows[:3]], 'or')} this week." if rows else None,
        details=(Table("Longest silent first", rows[:20], more=max(0, len(rows) - 20)),) if rows else (),
        note=f"{len(unknown)} you named are not found among your contacts and are left out: "
        f"{', '.join(unknown[:5])}{' and others' if len(unknown) > 5 else ''}. You can tick them when you are in touch."
        if unknown
        else None,
    )


def _plain(name: str) -> str:
    """A name without accents, case, marks and double spaces, by which two spellings of it are one."""
    letters = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return " ".join("".join(one if one.isalnum() else " " for one in letters.casefold()).split())


AUDIT = Audit(
    id="inner-circle-coverage",
    question="Am I in touch with the people who matter to me?",
    title="The people who matter to you and you are in touch",
    mixed_title="You are in touch with many of the people who matter to you",
    failure_title="Many of the people who matter to you have not been in touch",
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
