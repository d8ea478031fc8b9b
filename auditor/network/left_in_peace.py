"""Who asked me not to write to them: for a while nothing sends me there, unless they write again."""

import polars as pl
from msgspec.structs import replace

from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY

#: Days for which they are left in peace (our convention, grade E): few name the day until which they want it.
PEACE_DAYS = 120
_PLACE = ["site", "partner"]


def in_peace(families: Families) -> frozenset[str]:
    """Their ids, on every site where they are known."""
    return families.once(_in_peace)


def _in_peace(families: Families) -> frozenset[str]:
    lately = pl.col("at") > families.window.until - PEACE_DAYS * DAY
    heard = families["messages"].filter(lately, ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null())
    if not heard.filter(says("wants_no_word")).height:
        return frozenset()
    last = families.as_one(heard.select(*_PLACE, "at", "id", asked=says("wants_no_word").fill_null(value=False)))
    last = last.sort("at", "id").unique(_PLACE, keep="last", maintain_order=True).filter("asked")
    everywhere = families.history.identities.all
    return frozenset(id_ for place in last.select(*_PLACE).iter_rows() for _, id_ in everywhere(place))


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
