"""Who waits for an answer of mine: what arrived, is no pitch and was not answered, from the first hour on."""

from datetime import UTC, datetime

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import ACTS, Act, has
from auditor.answers.expectations import Expectations
from auditor.ego_network import Waiting
from auditor.facts.conversations import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.window import DAY

MOST = 50  # people; nobody reads a longer list, and a report stays small


def waiting(families: Families, expectations: Expectations) -> tuple[Waiting, ...]:
    """One entry a person, for what came within the last 90 days: those I have written to before the others, of each
    the latest first. Whoever is written to by many strangers would not find their own people among them otherwise.

    Only of sites that tell what I send: elsewhere everybody would seem to wait. Left out are groups, pitches, whom I
    asked to leave out, and what I marked as not for me, as answered elsewhere or as wanting no answer.
    """
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    dismissed = [message for message, meant in expectations.relevant.items() if not meant]
    sent = families.everywhere(families["messages"].filter("mine", pl.col("partner").is_not_null()))
    mine = sent.group_by("site", "partner").agg(
        wrote_at=pl.col("at").max(), new=(pl.col("acts") & int(Act.DECLINE) != 0).fill_null(False).all()
    )
    found = (
        families["conversations"]
        .filter(
            pl.col("waits") & ~pl.col("group") & ~pl.col("pitched").fill_null(False),
            pl.col("site").is_in(sites),
            pl.col("partner").is_not_null() & ~pl.col("partner").is_in(expectations.not_this_person),
            pl.col("last_at") >= families.window.end - LATE_DAYS * DAY,
            ~pl.col("first_id").is_in(dismissed),
            ~pl.col("last_id").is_in([*dismissed, *expectations.needs_no_answer, *expectations.answered_elsewhere]),
        )
        .join(mine, on=["site", "partner"], how="left")
        .filter(pl.col("wrote_at").fill_null(0) < pl.col("last_at"))
        .with_columns(pl.col("new").fill_null(True))
        .sort("new", "last_at", "last_id", descending=[False, True, True])
    )
    people = families.as_one(found.select("site", "partner", pl.int_range(pl.len()).alias("row")))
    first = people.unique(["site", "partner"], keep="first", maintain_order=True).head(MOST)
    found = found[first["row"].to_list()]
    return tuple(
        Waiting(
            row["site"],
            row["partner"],
            families.name(row["site"], row["partner"]),
            datetime.fromtimestamp(row["last_at"] / 1000, UTC),
            families.window.day(row["last_at"]),
            row["last_id"],
            tuple(act.name.lower() for act in ACTS if act.name and has(row["last_acts"], act)),
            None if row["conversation"].startswith(("with ", "among ")) else row["conversation"],
            row["new"],
        )
        for row in found.iter_rows(named=True)
    )
