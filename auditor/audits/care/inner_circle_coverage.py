"""Am I in touch with the people who matter to me?

Only the person can say who they are. The list stays on this machine.
"""

from collections import defaultdict
from collections.abc import Sequence
from unicodedata import combining, normalize

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.audits.away import beside, weeks_left_out
from auditor.facts import DAY, Facts
from auditor.facts.ties import partners
from auditor.facts.together import together
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_LEAST = 15


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """People I named with contact both ways in the period, or whom I ticked as in touch elsewhere in it ÷ all I named,
    without those who are not among my contacts and whom I never ticked: of them nothing is known. Contact is also what
    both write in a group within a day, and among my contacts is whoever writes in a group in which I do. By the days
    away in it the period reaches back further."""
    circle = expectations.inner_circle
    if len(circle) < _LEAST:
        asked = gettext(
            "Who are the 15 to 50 people you want to be in touch with? (%(count)s named)", count=len(circle)
        )
        where = gettext("Begin with people where you work.")
        return NeedsAnswer(" ".join((asked, where)) if role is Role.CORP else asked, "inner_circle")
    since = facts.away.since(facts.end, (facts.end - facts.start) / DAY)
    both = partners(facts["dealings"].filter(pl.col("at").is_between(since, facts.end, closed="left"))).filter(
        pl.col("sent") > 0, pl.col("received") > 0
    )
    met = set(both.select("site", "partner").iter_rows())
    shared = together(facts["messages"]).filter(pl.col("heard_at") < facts.end)
    met |= set(shared.filter(pl.col("both_at") >= since).select("site", "partner").iter_rows())
    last = {(site, who): at for site, who, at in shared.select("site", "partner", "heard_at").iter_rows()}
    for site, who, at in facts["ties"].select("site", "partner", "at").iter_rows():
        last[site, who] = max(at or 0, last.get((site, who), 0))
    named = defaultdict(list)
    for site, who in last:
        named[_plain(facts.name(site, who))].append((site, who))
    first = facts.window.day(since)
    silent: list[tuple[int, Row]] = []
    proposed: dict[str, int] = {}
    unknown = []
    for person in circle:
        places = [place for place in last if place == (person.site, person.id)] or named[_plain(person.name)]
        if met.intersection(places) or (person.in_touch and person.in_touch >= first):
            continue
        if not places and person.in_touch is None:
            unknown.append(person.name)
            continue
        at = max((last[place] for place in places), default=0)
        row = Row(
            person.name,
            gettext("last contact") if at else gettext("no message known"),
            facts.window.day(at) if at else None,
        )
        silent.append((at, row))
        if {person.id, *(who for _, who in places)}.isdisjoint(expectations.never_proposed):
            proposed[person.name] = at
    n = len(circle) - len(unknown)
    if n < _LEAST:
        return NeedsAnswer(
            ngettext(
                "%(num)s of the %(of)s people you named is not found among your contacts: when were you last in touch "
                "with %(names)s?",
                "%(num)s of the %(of)s people you named are not found among your contacts: when were you last in touch "
                "with %(names)s?",
                len(unknown),
                of=len(circle),
                names=naming.some(unknown, 5),
            ),
            "inner_circle",
        )
    k = n - len(silent)
    rows = tuple(row for _, row in sorted(silent, key=lambda pair: pair[0]))
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=gettext("in touch with %(k)s of the %(n)s people you named", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you and %(k)s of the %(n)s people who matter to you were in touch with each "
            "other.",
            days=round(facts.days),
            k=k,
            n=n,
        ),
        credit=gettext("You keep up with most of them.") if k / n >= 0.5 else "",
        action=gettext("Write to %(names)s this week.", names=naming.either(sorted(proposed, key=proposed.__getitem__)))
        if proposed
        else None,
        details=(Table(gettext("Longest silent first"), rows[:20], more=max(0, len(rows) - 20)),) if rows else (),
        note=beside(_left_out(unknown), weeks_left_out(first, facts.window.day(facts.end - 1), expectations.holidays)),
    )


def _left_out(unknown: Sequence[str]) -> str | None:
    if not unknown:
        return None
    return ngettext(
        "%(num)s you named is not found among your contacts and is left out: %(names)s. You can tick them when you "
        "are in touch.",
        "%(num)s you named are not found among your contacts and are left out: %(names)s. You can tick them when "
        "you are in touch.",
        len(unknown),
        names=naming.some(unknown, 5),
    )


def _plain(name: str) -> str:
    """A name without accents, case, marks and double spaces, by which two spellings of it are one."""
    letters = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return " ".join("".join(one if one.isalnum() else " " for one in letters.casefold()).split())


AUDIT = Audit(
    id="inner-circle-coverage",
    question=N_("Am I in touch with the people who matter to me?"),
    title=N_("The people who matter to you and you are in touch"),
    mixed_title=N_("You are in touch with many of the people who matter to you"),
    failure_title=N_("Many of the people who matter to you have not been in touch"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(_LEAST, N_("people you named"), days=90),
    facts=("dealings", "messages", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
    curve=LogitShare(good=0.80, fair=0.45),
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "Nine in ten bridging relations were gone a year later; written words from close people go with better "
            "well-being; and a strong tie is worth more than a weak one, each for each."
        ),
        sources=("burt-2002", "burke-kraut-2016", "gee-2017"),
    ),
    advice=Advice(
        reason=N_("If these are the people you would miss, a date in the calendar holds better than the intention."),
        choice=N_("You could write to a few of them, or tick those you meet anyway."),
        action=N_("Put the five longest-silent names on your list into next week's calendar."),
        minutes=10,
    ),
    caveats=N_("Contact in person or by phone is not seen: tick it. The list never leaves this machine."),
    answers=("holidays", "inner_circle", "kept_apart", "not_this_person"),
    measure=measure,
)
