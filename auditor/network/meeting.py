"""Whom a promised introduction is to, where the promise or what was asked before it says so."""

from collections.abc import Collection
from typing import Any

import polars as pl

from auditor.activities.names import untitled
from auditor.facts.families import Families
from auditor.facts.said import says


def told_to_meet(before: str = "") -> dict[str, pl.Expr]:
    """Of messages the columns ``to_meet``, the id of whom they speak of introducing, and ``by_one_name``, whether by a
    first or last name alone; ``before`` begins their names."""
    return {
        f"{before}to_meet": pl.col("reading").str.json_path_match("$.to_meet"),
        f"{before}by_one_name": says("by_one_name"),
    }


def or_whom_was_asked_for(asked: pl.Expr) -> dict[str, pl.Expr]:
    """The same columns of promises; where a promise names nobody and answers what was ``asked``, as that says."""
    instead = pl.col("to_meet").is_null() & asked.fill_null(False)
    return {name: pl.when(instead).then(f"asked_{name}").otherwise(name) for name in ("to_meet", "by_one_name")}


def whom(families: Families, row: dict[str, Any], refused: Collection[str]) -> str:
    """What to call the person to whom a promised introduction is, of a line with ``said_on``, the site where it was
    said, and the columns above; empty where that is not known, or not any more: they may have been forgotten, be one
    whom I asked to leave out, or share by now with others the one name by which they were meant."""
    if row["to_meet"] is None or is_withheld(families, row, refused):
        return ""
    place = families.history.identities.on_site((row["said_on"], row["to_meet"]))
    if (name := families.names.get(place)) is None:
        return ""
    others = (other for each, other in families.names.items() if each[0] == place[0] and each != place)
    return "" if row["by_one_name"] and any(_shares(name, other) for other in others) else name


def is_withheld(families: Families, row: dict[str, Any], refused: Collection[str]) -> bool:
    """Whether the introduction is to one whom I asked to leave out, so that it is never to be proposed."""
    if row["to_meet"] is None:
        return False
    place = families.history.identities.on_site((row["said_on"], row["to_meet"]))
    return not {row["to_meet"], place[1]}.isdisjoint(refused)


def _shares(name: str, other: str) -> bool:
    """Whether two are called by the same first or last name."""
    one, another = (
        {words[0], words[-1]} if (words := untitled(each.casefold().split())) else set() for each in (name, other)
    )
    return not one.isdisjoint(another)
