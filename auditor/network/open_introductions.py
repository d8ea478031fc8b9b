"""Open loops of introductions: those that I asked somebody about and have not made, and those of which nobody has told
or asked yet what came."""

from collections.abc import Iterator, Sequence

import polars as pl
from msgspec.structs import replace

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.introductions import LOOP_DAYS, SAME_DAYS
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.network.elsewhere import Elsewhere
from auditor.network.meeting import is_withheld, told_to_meet
from auditor.network.open_loop import lately, open_loop
from auditor.report.ego_network import Alike, OpenLoop

_PLACE = ["site", "partner"]


def promised_introductions(families: Families, sites: list[str], expectations: Expectations) -> Iterator[OpenLoop]:
    """Introductions I asked somebody about, who then answered and did not decline, and which I have not made; none to
    whom I asked to leave out.

    Nobody holds whom a message to one person alone names. One of mine that introduces somebody, be it on another site,
    may be the promised one, and within a month of the answer it is taken to be.
    """
    said = [pl.col("site").is_in(sites), ~pl.col("comment")]
    asked = (
        families["interactions"]
        .filter(
            *said,
            "mine",
            holds(Act.CONSENT),
            holds(Act.QUESTION | Act.INTRODUCTION),  # else I agreed to one
            ~holds(Act.ASK) | holds(Act.OFFER | Act.INTRODUCTION),  # “Yes, gladly! When could you ring me?”
            ~says("only_us"),
            lately(families, mine=True),
        )
        .sort("at", "id")
        .unique(_PLACE, keep="last", maintain_order=True)
        .select(*_PLACE, "at", "id", said_on="site", **told_to_meet())
    )
    if asked.is_empty():
        return
    answers = families["traces"].filter(*said, ~pl.col("mine")).select(*_PLACE, said_at="at", no=holds(Act.DECLINE))
    agreed = (
        asked.join(answers, on=_PLACE)
        .filter(pl.col("said_at") > pl.col("at"))
        .group_by("id")
        .agg(declined=pl.col("no").any(ignore_nulls=False), said_at=pl.col("said_at").min())
        .filter(~pl.col("declined"))
    )
    made = families["introductions"].filter("mine").select("site", made_at="at", partner="people").explode("partner")
    kept = asked.join(made, on=_PLACE).filter(pl.col("made_at") > pl.col("at")).select("id")
    alone = families["messages"].filter(
        "mine", ~pl.col("comment"), pl.col("audience") == "person", holds(Act.INTRODUCTION), ~holds(Act.CONSENT)
    )
    named = agreed.join_where(
        alone.select(named_at="at"),
        pl.col("named_at") > pl.col("said_at"),
        pl.col("named_at") <= pl.col("said_at") + SAME_DAYS * DAY,
    ).select("id")
    made_or_named = pl.concat([kept, named])
    for row in asked.join(agreed, on="id").join(made_or_named, on="id", how="anti").iter_rows(named=True):
        if not is_withheld(families, row, expectations.never_proposed):
            yield open_loop(families, "promised", row["site"], row["partner"], row["at"], row["id"])


def introductions(families: Families, sites: list[str], alike: Sequence[Alike]) -> Iterator[OpenLoop]:
    """Introductions that were made, of which nobody told or asked yet what came. ``alike``: who may be one person."""
    elsewhere = Elsewhere(families, alike)
    asked_by = families.away.after(pl.col("at"), LOOP_DAYS / 2)
    made = (
        families["introductions"]
        .filter(pl.col("site").is_in(sites), lately(families, mine=True))
        .with_columns(unasked=asked_by < families.window.until)
    )
    for row in made.iter_rows(named=True):
        people = [person for person in row["people"] if person != row["connector"]]
        if not people:
            continue
        # Null: only a message that could not be read might say so.
        if row["mine"] and row["asked_since"] is False and row["unasked"]:
            if elsewhere.told(row["site"], people, row["at"]):
                continue
            first, *others = people
            yield open_loop(families, "unasked", row["site"], first, row["at"], row["id"], others)
        elif not row["mine"] and row["connector"] and row["met_at"] is None:
            if elsewhere.wrote(row["site"], people, row["at"]):
                continue
            first, *others = people
            found = open_loop(families, "unmet", row["site"], first, row["at"], row["id"], others)
            yield replace(found, others=(families.name(row["connector_site"], row["connector"]), *found.others))
        elif not row["mine"] and row["connector"] and row["reported_since"] is False:
            there, connector = row["connector_site"], row["connector"]
            if elsewhere.wrote(there, [connector], row["at"]):
                continue
            told_of = tuple(families.name(row["site"], person) for person in people)
            yield replace(open_loop(families, "untold", there, connector, row["at"], row["id"]), others=told_of)
