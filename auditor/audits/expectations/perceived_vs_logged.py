"""Do I know how much I use it?

Almost nobody does: time is mostly guessed too high and visits too low. So this is a curiosity, not a fault.
"""

from datetime import timedelta
from math import log

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title, watched
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.audits.logged import days, lack, thin_spent
from auditor.facts import Facts
from auditor.report import Days, Missing, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, listed, number, short

_DAYS = 7
_LEAST_MINUTES = 1.0  # under it both numbers are taken for this, so that the ratio stays finite


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """|ln(guessed ÷ logged minutes a day)| over the seven days up to the last one logged; the same for
    visits is shown, not scored. Not told where a site that is logged is left out of the report: the guess is of all."""
    seen = facts["spent"]
    if lacking := lack(AUDIT, facts, seen, _DAYS):
        return lacking
    last = days(seen)[-1]
    if last < facts.window.day(facts.end - 1) - timedelta(days=_DAYS):
        return Missing(
            what=gettext("Your time on the site was last logged on %(day)s, more than a week ago.", day=last),
            remedy=gettext("See whether the browser extension is switched on and connected."),
        )
    guess = expectations.minutes_a_day
    if guess is None:
        return NeedsAnswer(
            gettext("Over the last seven days, about how long a day were you actively on the site?"), "minutes_a_day"
        )
    if unseen := [site for site in facts.other_sites if watched(site)]:
        return Missing(
            what=gettext(
                "Your guess covers all your sites, and this report leaves out %(sites)s.",
                sites=listed([title(site) for site in unseen]),
            ),
            remedy=gettext("A report of all your sites can say more."),
        )
    unscored = thin_spent(seen, expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    week = [last - timedelta(days=back) for back in reversed(range(_DAYS))]
    sessions = facts["sessions"].filter((pl.col("seconds") > 0) & pl.col("day").is_in(week))
    visits = sessions.height / _DAYS
    by_day = dict(seen.group_by("day").agg(pl.col("seconds").sum() / 60).iter_rows())
    minutes = sum(by_day.get(day, 0.0) for day in week) / _DAYS
    in_browser = seen["logged"].first() == "browser"  # a phone counts minutes, not visits
    guessed_visits = expectations.visits_a_day if in_browser else None
    by_site = seen.filter(pl.col("day").is_in(week)).group_by("site").agg(minutes=pl.col("seconds").sum() / 60 / _DAYS)
    told = [(title(site), each) for site, each in by_site.sort("minutes", "site", descending=[True, False]).iter_rows()]
    return Measure(
        value=abs(log(max(guess, _LEAST_MINUTES) / max(minutes, _LEAST_MINUTES))),
        n=_DAYS,
        words=gettext(
            "you guessed %(guess)s minutes a day; logged were %(minutes)s", guess=round(guess), minutes=round(minutes)
        )
        if guessed_visits is None
        else gettext(
            "you guessed %(guess)s minutes a day; logged were %(minutes)s. Visits: you guessed %(guessed_visits)s a "
            "day, logged were %(visits)s",
            guess=round(guess),
            minutes=round(minutes),
            guessed_visits=short(guessed_visits),
            visits=number(visits, 1),
        ),
        observation=gettext(
            "You guessed %(guess)s minutes a day; in the last seven days %(minutes)s a day were logged.",
            guess=round(guess),
            minutes=round(minutes),
        ),
        details=(
            Days(
                gettext("Minutes a day"),
                tuple((day, round(by_day.get(day, 0.0), 1)) for day in week),
                gettext("minutes"),
            ),
            *(
                [
                    Table(
                        gettext("Minutes a day, by site"),
                        tuple(Row(name, number(each, 1)) for name, each in told),
                        (gettext("site"), gettext("minutes")),
                    )
                ]
                if len(told) > 1
                else ()
            ),
        ),
        informative=unscored,
    )


AUDIT = Audit(
    id="perceived-vs-logged",
    question=N_("Do I know how much I use it?"),
    title=N_("The guess of time spent is close to the log"),
    mixed_title=N_("The guess of time spent is some way from the log"),
    failure_title=N_("The guess of time spent is far from the log, as most people's is"),
    points_to=(PointsTo.EXPECTATION,),
    unit="log ratio",
    minimum=Minimum(_DAYS, N_("logged days"), logged=_DAYS),
    facts=("spent", "sessions"),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=0.25, fair=0.80),
    grounds=Grounds(
        direction="B/C",
        threshold="E",
        why=N_(
            "What people say and what is logged agree only moderately; under 10 %% of guesses come within 5 %%. Time "
            "is overestimated, visits are underestimated."
        ),
        sources=("parry-2021", "ernala-2020", "sewall-2020"),
    ),
    advice=Advice(
        reason=N_("If you are curious how well you know your own day, a guess before a look shows it."),
        choice=N_("You could guess again next week, or leave it at that; nearly everyone is wrong."),
        action=N_("Guess first, look second, and laugh at the difference."),
        minutes=2,
    ),
    caveats=N_(
        "Almost everyone guesses wrong, all the more with much use, and the error goes with how one feels. Of the "
        "phone we see what it counted, once that is imported, but not single visits."
    ),
    answers=("browser_share", "minutes_a_day", "visits_a_day"),
    measure=measure,
)
