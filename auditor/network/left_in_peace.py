"""Who asked me not to write to them: for a while nothing sends me there, unless they write again."""

import polars as pl
from msgspec.structs import replace

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.network.kept import ASKS

#: Days for which they are left in peace (our convention, grade E): few name the day until which they want it. Who names
#: a day of the week or the week is so for fewer, and who wants none ever again until they write.
PEACE_DAYS, FEW_DAYS = 120, 10
_PLACE = ["site", "partner"]


def in_peace(families: Families) -> frozenset[str]:
    """Their ids, on every site where they are known."""
    return families.once(_in_peace)


def _in_peace(families: Families) -> frozenset[str]:
    heard = families["messages"].filter(~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null())
    if not heard.filter(says("wants_no_word")).height:
        return frozenset()
    wants_answer = holds(ASKS | Act.TO_INTRODUCE).fill_null(False) | says("asks_by_mark")
    only_polite = holds(Act.THANKS).fill_null(False) | says("needs_none")
    told = families.as_one(
        heard.select(
            *_PLACE,
            "at",
            "id",
            "day",
            asked=says("wants_no_word"),
            ever=says("for_ever"),
            lasts=pl.when(says("for_days")).then(pl.lit(FEW_DAYS * DAY)).otherwise(pl.lit(PEACE_DAYS * DAY)),
            wants_answer=wants_answer,
            polite=only_polite,
        )
    )
    last = told.filter("asked").sort("at", "id").unique(_PLACE, keep="last", maintain_order=True)
    lasts = pl.col("ever") | (pl.col("at") > families.window.until - pl.col("lasts"))
    since = told.filter(~pl.col("asked")).join(last.select(*_PLACE, asked_at="at", asked_on="day"), on=_PLACE)
    another_day = (pl.col("day") != pl.col("asked_on")) & ~pl.col("polite")
    again = since.filter(pl.col("at") > pl.col("asked_at"), pl.col("wants_answer") | another_day)
    left = last.filter(lasts).join(again, on=_PLACE, how="anti")
    everywhere = families.history.identities.all
    return frozenset(id_ for place in left.select(*_PLACE).iter_rows() for _, id_ in everywhere(place))


def nobody_sent_to(families: Families, expectations: Expectations) -> Expectations:
    """The same answers, by which nothing suggests those who are left in peace."""
    ids = sorted(in_peace(families))
    if not ids:
        return expectations
    return replace(expectations, not_this_person=tuple(dict.fromkeys((*expectations.not_this_person, *ids))))


def refused(families: Families, expectations: Expectations) -> list[str]:
    """Whom nothing may suggest, without those who are only left in peace: who they are, and whether they are to be kept
    apart, may be told all the same."""
    return [id_ for id_ in expectations.not_this_person if id_ not in in_peace(families)]
