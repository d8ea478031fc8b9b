"""Do I show up steadily?

Ties lapse when nothing is heard for long, and networking pays as something done over years. A week missed costs
little here, and there are no streaks.
"""

from datetime import timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.away import weeks_away
from auditor.report import Days, PointsTo, Role
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

WEEKS = 12
LEAST_WEEKS = 6  # of the twelve, once holidays are taken out (our convention)
_AIMED = [Subject.MESSAGE_SENT, Subject.COMMENT, Subject.INVITATION_SENT, Subject.RECOMMENDATION]
_RARER = Override(curve=LogitShare(good=0.60, fair=0.25))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Of the last 12 whole calendar weeks (Monday to Sunday, local) that are no holidays: weeks with at least one post,
    or one message, comment, invitation or recommendation of five own words or more ÷ all."""
    after = facts.window.day(facts.end)
    after -= timedelta(days=after.weekday())
    mondays = [after - timedelta(weeks=back) for back in range(WEEKS, 0, -1)]
    holidays = weeks_away(expectations.holidays)
    counting = [monday for monday in mondays if monday not in holidays]
    posts = facts["contributions"].filter(pl.col("subject") != Subject.COMMENT)
    aimed = facts["own_words"].filter(pl.col("subject").is_in(_AIMED) & pl.col("composed"))
    seen = (
        pl.concat([posts.select("day"), aimed.select("day")])
        .filter(pl.col("day").is_between(mondays[0], after, closed="left"))
        .group_by(pl.col("day").dt.truncate("1w"))
        .len()
    )
    acts = dict(seen.iter_rows())
    n, k = len(counting), sum(monday in acts for monday in counting)
    left_out = ngettext("%(num)s holiday week is left out.", "%(num)s holiday weeks are left out.", WEEKS - n)
    wrote = gettext("In %(k)s of the last %(n)s weeks you wrote to someone or posted.", k=k, n=n)
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s weeks with something of yours in them", k=k, n=n),
        observation=" ".join((wrote, left_out)) if n < WEEKS else wrote,
        credit=gettext("You are there more weeks than not.") if n and k / n > 0.5 else "",
        details=(
            Days(
                gettext("Posts and words to someone, by week (its Monday)"),
                tuple((monday, acts.get(monday, 0)) for monday in counting),
                gettext("posts, messages and comments"),
            ),
        ),
        note=left_out if n < WEEKS else None,
    )


AUDIT = Audit(
    id="contribution-consistency",
    question=N_("Do I show up steadily?"),
    title=N_("Most weeks hold something of yours"),
    mixed_title=N_("Some weeks hold something of yours"),
    failure_title=N_("Many weeks pass without a word of yours"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(LEAST_WEEKS, N_("weeks that were no holidays"), days=7 * WEEKS),
    facts=("contributions", "own_words"),
    needs=(Subject.POST, Subject.COMMENT, Subject.MESSAGE_SENT),
    curve=LogitShare(good=0.80, fair=0.40),
    roles={
        Role.CREA: Override(curve=LogitShare(good=0.92, fair=0.60)),
        Role.CORP: _RARER,
        Role.ACAD: _RARER,
    },
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "Networking as a behaviour over years predicted the level and growth of salaries; bridging ties mostly "
            "lapse within a year. That weekly posting lifts engagement is a claim of vendors."
        ),
        sources=("burt-2002", "wolff-moser-2009"),
    ),
    advice=Advice(
        reason=N_("If you would like ties to last, a little now and then keeps them better than a lot once."),
        choice=N_("You could give it a fixed place in your week, or decide that a few good weeks a year suit you."),
        action=N_("Tie one small networking act to something you already do every Tuesday."),
        minutes=10,
    ),
    caveats=N_(
        "No streaks: a missed week costs little. Weeks of holidays, illness or care can be left out under “Your "
        "answers”. What you did elsewhere is not seen."
    ),
    answers=("holidays",),
    in_part=True,
    measure=measure,
)
