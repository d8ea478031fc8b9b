"""Conversations that others begin: no channel of the outcome model, as nobody acts to have them, and yet much of what
comes. Where they are seen, the verdict must not call them unseen, and it says where they were left to wait.
"""

from collections.abc import Iterable

import polars as pl

from auditor.activities.sites import title
from auditor.answers.expectations import BY_A_COMMISSION, BY_A_POST, Expectations, Outcome
from auditor.facts import Facts
from auditor.facts.conversations import personal
from auditor.report.waiting import Waiting
from auditor.translatable import gettext, listed

#: From so many late answers on a site, and where they are at least as many as those in time, it is said
#: (our convention, grade E).
LEAST_LATE = 3


def answered(facts: Facts, start: int, end: int, expectations: Expectations) -> pl.DataFrame:
    """Conversations of two that somebody began with me between two moments, with no pitch, and that have my answer, be
    it elsewhere; of nobody whom I asked to leave out, and nothing that I marked as not for me."""
    # By mark, as the start page counts them: what was answered elsewhere has its answer, and nobody knows that it came
    # late; whoever needs no answer never waited. Who was put off until later waits still, and who is kept apart waits
    # as anybody does, unnamed: neither is left out.
    asked = facts["conversations"].filter(pl.col("at").is_between(start, end, closed="left"))
    elsewhere = (pl.col("turns") == 1) & pl.col("elsewhere")
    return asked.filter(
        personal().fill_null(False),
        pl.col("answered_at").is_not_null() | elsewhere,
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("first_id").is_in(expectations.irrelevant),
    ).with_columns(late=pl.col("late").fill_null(False) & ~pl.col("first_id").is_in(expectations.marked))


def waited(begun: pl.DataFrame | None) -> str | None:
    """Where what others began was left to wait, if anywhere."""
    return None if begun is None else left_to_wait(begun)


def left_to_wait(begun: pl.DataFrame) -> str | None:
    """A sentence on the sites where most of them waited for over two weeks; None where there is none. Whoever has an
    answer was worth one, so that no pitch that was overlooked accuses anybody."""
    by_site = begun.group_by("site").agg(pl.len().alias("all"), pl.col("late").sum()).sort("site")
    slow = by_site.filter(pl.col("late") >= LEAST_LATE, 2 * pl.col("late") >= pl.col("all"))
    if slow.is_empty():
        return None
    where = [
        gettext("%(late)s of %(all)s on %(site)s", late=late, all=count, site=title(site))
        for site, count, late in slow.iter_rows()
    ]
    return gettext(
        "Of what others began with you and you answered, much waited for more than two weeks (%(where)s); what comes "
        "to you counts too.",
        where=listed(where),
    )


def one_more(bear: Iterable[Waiting]) -> bool:
    """Whether somebody waits with the very thing that is hoped for, an order, a post or an introduction, which is worth
    a word though nothing is wanting."""
    return any(each.sought and not each.doubtful and _brings(each) for each in bear)


def _brings(each: Waiting) -> bool:
    return each.post or each.commission or each.offered


def _is_asked_for(each: Waiting, outcome: Outcome | None) -> bool:
    """Whether they want of me, or offer me, the very thing that is hoped for."""
    return (each.commission and outcome in BY_A_COMMISSION) or (each.post and outcome in BY_A_POST)


def who_matters(
    waits: Iterable[Waiting], any_conversation: bool, outcome: Outcome | None = None
) -> tuple[Waiting, ...]:
    """Those who bear on what is hoped for, which all do but strangers where ``any_conversation`` is, and but for whom
    something was promised: "I will come back to you" answers nobody, and a recipe that was promised is no such
    conversation. Who is of those it is hoped for from comes first, and of them who asks for, or offers, the very thing
    that is hoped for (``outcome``), then who orders work, writes of a post or offers an introduction, before who asks.
    Who may only pitch is told of where nobody else bears on it."""
    bear = [each for each in waits if each.sought or (any_conversation and not each.new and not each.promised)]
    sure = [each for each in bear if not each.doubtful]
    return tuple(sorted(sure or bear, key=lambda each: _place(each, outcome)))


def _place(each: Waiting, outcome: Outcome | None) -> tuple[bool, bool, bool]:
    return not each.sought, not _is_asked_for(each, outcome), not _brings(each)


def several(bear: Iterable[Waiting]) -> bool:
    """Whether more than one of those who bear on what is hoped for is of those it is hoped for from."""
    return sum(each.sought and not each.doubtful for each in bear) > 1
