"""Whom an audit's advice names, and how people are named in a sentence: the first few by name."""

from collections.abc import Sequence

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.facts import Facts
from auditor.translatable import gettext, listed

SHOWN = 3


def proposable(people: pl.DataFrame, expectations: Expectations, person: str = "partner") -> pl.DataFrame:
    """Those of some people, by the column of their id, or of their ids, whom advice may name."""
    never = sorted(expectations.never_proposed)
    if people.schema[person] == pl.List(pl.String):
        return people.filter(pl.col(person).list.set_intersection(never).list.len() == 0)
    return people.filter(~pl.col(person).is_in(never).fill_null(False))


def whom(facts: Facts, people: pl.DataFrame, expectations: Expectations, person: str = "partner") -> str:
    """The first few of some people, or the first of some groups, whom advice may name; empty where there is nobody."""
    free = proposable(people, expectations, person)
    if people.schema[person] == pl.List(pl.String):
        group = free.head(1).select("site", person).explode(person)
        return listed([facts.name(site, who) for site, who in group.iter_rows()])
    return either([facts.name(site, who) for site, who in free.select("site", person).head(SHOWN).iter_rows()])


def either(names: Sequence[str]) -> str:
    """The first few of some names, of which one is enough: "Ana, Ben or Cem". Empty for no names."""
    return listed(list(dict.fromkeys(names))[:SHOWN], "or")


def some(names: Sequence[str], shown: int) -> str:
    """The first few of some names, and that there are more: "Ana, Ben and others"."""
    first = ", ".join(names[:shown])
    return gettext("%(names)s and others", names=first) if len(names) > shown else first
