"""Do I add anything of my own?

Who only reads learns what others chose to tell. What one writes oneself brings answers, and with them information
that was not posted for everybody.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.subjects import WORDINGS
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import beside, weeks_left_out
from auditor.facts import Facts
from auditor.facts.away import days_there
from auditor.report import Days, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import frequency
from auditor.translatable import N_, gettext, ngettext, number

WORDS = 15


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Own posts, and comments and shares with at least 15 own words, per week: mean over the whole weeks of seven days,
    counted back from the window's last day that is told of, that history reaches over. Weeks I was away are left out,
    as if what is before and after them were one. Interval: of a frequency that may come in bursts."""
    last = facts.window.day(facts.told_until - 1)
    first = facts.window.day(facts.told_from)
    there = days_there(first, last, expectations.holidays)
    weeks = len(there) // 7
    place = {day: number // 7 for number, day in enumerate(there)}
    written = (
        facts.within("contributions")
        .with_columns(week=pl.col("day").replace_strict(place, default=None, return_dtype=pl.Int64))
        .filter(pl.col("week") < weeks)
    )
    own = written.filter((pl.col("subject") == Subject.POST) | (pl.col("words") >= WORDS))
    shorter = written.filter(pl.col("subject") != Subject.POST, pl.col("words") < WORDS).height
    counted_not = f", {_not_counted(shorter)}" if 2 * shorter >= max(1, own.height) else ""
    counted = dict(own.group_by("week").len().iter_rows())
    counts = [counted.get(week, 0) for week in reversed(range(weeks))]
    value = own.height / weeks if weeks else 0.0
    rows = tuple(
        Row(
            gettext(WORDINGS[Subject(subject)].one),
            "" if words is None else ngettext("%(num)s word", "%(num)s words", words),
            day,
            site,
            (which,),
        )
        for subject, words, day, site, which in own.reverse()
        .head(20)
        .select("subject", "words", "day", "site", "id")
        .iter_rows()
    )
    starts = [there[7 * week + 6] for week in reversed(range(weeks))]
    return Measure(
        value=value,
        n=weeks,
        interval=frequency(counts) if counts else None,
        words=gettext(
            "%(value)s contributions of your own a week, %(num)s in %(weeks)s weeks",
            value=number(value, 1),
            num=own.height,
            weeks=weeks,
        )
        + counted_not,
        observation=ngettext(
            "In the last %(weeks)s weeks you published %(num)s post or comment of some length.",
            "In the last %(weeks)s weeks you published %(num)s posts or comments of some length.",
            own.height,
            weeks=weeks,
        ),
        credit=gettext("You do say things of your own.") if own.height else "",
        details=(
            Days(
                gettext("Posts and longer comments, by week"),
                tuple(zip(starts, counts, strict=True)),
                gettext("contributions"),
            ),
            *(
                (
                    Table(
                        gettext("The latest of them"),
                        rows,
                        (gettext("what"), gettext("length")),
                        max(0, own.height - 20),
                    ),
                )
                if rows
                else ()
            ),
        ),
        note=beside(weeks_left_out(first, last, expectations.holidays), wordless_shares(facts.within("reactions"))),
    )


def _not_counted(shorter: int) -> str:
    """That so many comments and shares of few words are left out, where with them it would be another number: half as
    many again (our convention, grade E)."""
    return ngettext(
        "not counting %(num)s comment or share of fewer than %(least)s words",
        "not counting %(num)s comments or shares of fewer than %(least)s words",
        shorter,
        least=WORDS,
    )


def wordless_shares(reactions: pl.DataFrame) -> str | None:
    """That shares without words are left out of what is one's own; None where there are none."""
    number = reactions.filter(pl.col("subject") == Subject.SHARE).height
    return (
        ngettext(
            "%(num)s share without a word of your own, such as a mere link, is no part of this.",
            "%(num)s shares without a word of your own, such as mere links, are no part of this.",
            number,
        )
        if number
        else None
    )


AUDIT = Audit(
    id="original-contribution",
    question=N_("Do I add anything of my own?"),
    title=N_("Posts and longer comments of your own appear most weeks"),
    mixed_title=N_("Posts and longer comments of your own appear some weeks"),
    failure_title=N_("Posts and longer comments of your own are few"),
    points_to=(PointsTo.HABIT,),
    unit="contributions a week",
    minimum=Minimum(8, N_("whole weeks"), days=56),
    facts=("contributions", "reactions"),
    needs=(Subject.POST, Subject.COMMENT),
    curve=LogNormal(good=2, fair=0.5),
    roles={
        Role.CREA: Override(curve=LogNormal(good=4, fair=1.5)),
        Role.CORP: Override(curve=LogNormal(good=1, fair=0.25)),
        Role.JOB: Override(curve=LogNormal(good=1, fair=0.25)),
        Role.MEDIA: Override(curve=LogNormal(good=1, fair=0.25)),
        Role.PRIVATE: Override(informative=True),
    },
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "People who post about their work and choose their ties report more informational benefits; over four "
            "waves posting and taking part in groups went with more of them than reading did."
        ),
        sources=("utz-2016", "utz-breuer-2016"),
    ),
    advice=Advice(
        reason=N_(
            "If you are here for information or to be found for what you know, people need something of yours to "
            "answer to."
        ),
        choice=N_(
            "You could write one short thing a week, or decide that you would rather listen, and write to people "
            "directly."
        ),
        action=N_("Write down one thing you learned at work this week in four sentences."),
        minutes=20,
    ),
    caveats=N_(
        "A public voice is risky for some, because of harassment or an employer's rules. A quiet networker who is in "
        "touch with the people who matter needs no fix. What a program wrote for you counts as yours: we cannot tell "
        "it apart honestly."
    ),
    answers=("holidays",),
    in_part=True,
    by_week=True,
    measure=measure,
)
