"""Whom an audit's advice names, and how people are named in a sentence: the first few by name."""

from collections.abc import Sequence

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.translatable import gettext, listed

SHOWN = 3


def proposable(people: pl.DataFrame, expectations: Expectations, person: str = "partner") -> pl.DataFrame:
    """Those of some people, by the column of their id, or of their ids, whom advice may name."""
    never = sorted(expectations.never_proposed)
    if people.schema[person] == pl.List(pl.String):
        return people.filter(pl.col(person).list.set_intersection(never).list.len() == 0)
    return people.filter(~pl.col(person).is_in(never).fill_null(False))


def either(names: Sequence[str]) -> str:
    """The first few of some names, of which one is enough: "Ana, Ben or Cem". Empty for no names."""
    return listed(list(dict.fromkeys(names))[:SHOWN], "or")


def some(names: Sequence[str], shown: int) -> str:
    """The first few of some names, and that there are more: "Ana, Ben and others"."""
    first = ", ".join(names[:shown])
    return gettext("%(names)s and others", names=first) if len(names) > shown else first
