"""Do I know how much I use it?

Almost nobody does: time is mostly guessed too high and visits too low. So this is a curiosity, not a fault.
"""

from datetime import timedelta
from math import log

import polars as pl

from auditor.curves import LogNormal
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.expectations import Expectations
from auditor.facts import DAY, Facts
from auditor.report import Days, Missing, PointsTo, Role

_DAYS = 7
_LEAST_COVERAGE = 0.7
_GAP = 5 * 60_000  # a silence that ends a visit (evidence §0.3)
_LEAST_MINUTES = 1.0  # under it both numbers are taken for this, so that the ratio stays finite


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """|ln(guessed ÷ logged minutes a day)| over the last seven days; the same for visits is shown, not scored."""
    views = facts["attention"].sort("at")
    first = views["at"].min() if views.height else None
    logged = 0 if not isinstance(first, int) else (facts.window.day(facts.end - 1) - facts.window.day(first)).days + 1
    if logged < _DAYS:
        return Missing(
            what=f"This needs {_DAYS} days on which your time on the site was logged; there are {logged}.",
            remedy="The browser extension would tell; an archive holds no times of use.",
            have=logged,
            need=_DAYS,
        )
    guess = expectations.minutes_a_day
    if guess is None:
        return NeedsAnswer(
            "Over the last seven days, about how long a day were you actively on the site?", "minutes_a_day"
        )
    if expectations.browser_share is None:
        return NeedsAnswer("About what share of your use is on this browser?", "browser_share")
    week = views.filter(pl.col("at") >= facts.end - _DAYS * DAY)
    minutes = float(week["seconds"].sum()) / 60 / _DAYS
    visits = _visits(week) / _DAYS
    last = facts.window.day(facts.end - 1)
    by_day = dict(week.group_by("day").agg(pl.col("seconds").sum() / 60).iter_rows())
    days = [last - timedelta(days=back) for back in reversed(range(_DAYS))]
    guessed_visits = expectations.visits_a_day
    little = expectations.browser_share < _LEAST_COVERAGE
    return Measure(
        value=abs(log(max(guess, _LEAST_MINUTES) / max(minutes, _LEAST_MINUTES))),
        n=_DAYS,
        words=f"you guessed {guess:.0f} minutes a day; logged were {minutes:.0f}"
        + (
            f". Visits: you guessed {guessed_visits:g} a day, logged were {visits:.1f}"
            if guessed_visits is not None
            else ""
        ),
        observation=f"You guessed {guess:.0f} minutes a day; in the last seven days {minutes:.0f} a day were logged.",
        details=(Days("Minutes a day", tuple((day, round(by_day.get(day, 0.0), 1)) for day in days), "minutes"),),
        informative="Less than 70 % of your use is on this browser, so the log is too thin to be scored."
        if little
        else None,
    )


def _visits(views: pl.DataFrame) -> int:
    """Visits: views with no silence of more than five minutes between them."""
    ended = (pl.col("at") + pl.col("seconds") * 1000).shift(1)
    return int(views.select(((pl.col("at") - ended) > _GAP).fill_null(True).sum()).item())


AUDIT = Audit(
    id="perceived-vs-logged",
    question="Do I know how much I use it?",
    title="The guess of time spent is close to the log",
    failure_title="The guess of time spent is far from the log, as most people's is",
    points_to=(PointsTo.EXPECTATION,),
    unit="log ratio",
    minimum=Minimum(_DAYS, "logged days"),
    facts=("attention",),
    curve=LogNormal(good=0.25, fair=0.80),
    grounds=Grounds(
        direction="B/C",
        threshold="E",
        why="What people say and what is logged agree only moderately; under 10 % of guesses come within 5 %. Time is "
        "overestimated, visits are underestimated.",
        sources=("parry-2021", "ernala-2020", "sewall-2020"),
    ),
    advice=Advice(
        reason="If you are curious how well you know your own day, a guess before a look shows it.",
        choice="You could guess again next week, or leave it at that; nearly everyone is wrong.",
        action="Guess first, look second, and laugh at the difference.",
        minutes=2,
    ),
    caveats="Almost everyone is wrong, heavy users more so, and the error goes with how one feels. The phone is not "
    "seen.",
    measure=measure,
)
