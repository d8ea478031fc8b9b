"""Who may have died, by what messages say: asked of the person, and until then nobody is reminded of them."""

from collections.abc import Sequence

import polars as pl
from msgspec.structs import replace

from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.report.ego_network import Mourned

_PLACE = ["site", "partner"]


def mourned(families: Families, expectations: Expectations) -> tuple[Mourned, ...]:
    """Of whom a message says that they died, the latest news first: one entry a person with a name. Not who was heard
    from after it, unless by the chat in which it was told, as others write from a telephone that is left to them; nor
    of whom I said whether it is so; nor who is never to be suggested anyway."""
    messages = families["messages"]
    news = messages.filter(pl.col("reading").str.contains('"died":[', literal=True).fill_null(value=False))
    if news.is_empty():
        return ()
    of_whom = news.select(
        "at",
        "id",
        told_in=pl.concat_str("site", "partner", separator=" "),
        site=pl.col("reading").str.json_path_match("$.died[0]"),
        partner=pl.col("reading").str.json_path_match("$.died[1]"),
    )
    elsewhere = pl.col("told_in").is_null() | (pl.col("told_in") != pl.concat_str("site", "partner", separator=" "))
    asked = families.as_one(of_whom.with_columns(elsewhere=elsewhere))
    heard = families.as_one(messages.filter(~pl.col("mine"), pl.col("partner").is_not_null()).select(*_PLACE, "at"))
    since = heard.group_by(_PLACE).agg(heard_at=pl.col("at").max())
    latest = (
        asked.join(since, on=_PLACE, how="left", maintain_order="left")
        .filter(
            ~(pl.col("elsewhere") & (pl.col("heard_at") > pl.col("at"))).fill_null(value=False),
            ~pl.col("partner").is_in([*expectations.died, *expectations.not_this_person]),
        )
        .sort("at", "id", descending=True)
        .unique(_PLACE, keep="first", maintain_order=True)
    )
    return tuple(
        Mourned(site, person, families.names[site, person], families.window.day(at), activity)
        for site, person, at, activity in latest.select(*_PLACE, "at", "id").iter_rows()
        if (site, person) in families.names
    )


def at_rest(families: Families, expectations: Expectations, asked: Sequence[Mourned]) -> Expectations:
    """The same answers, by which nobody is reminded of those who may have died."""
    ids = (id_ for each in asked for _, id_ in families.history.identities.all((each.site, each.person)))
    return replace(expectations, not_this_person=tuple(dict.fromkeys((*expectations.not_this_person, *ids))))
