"""Messages by the week: what I wrote, and what came, by who wrote it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families
from auditor.facts.foreign import in_foreign
from auditor.facts.messages import in_company
from auditor.facts.seldom import but_of_friends, seldom_sell
from auditor.facts.window import DAY
from auditor.report.ego_network import Week

WEEK = 7 * DAY
#: Thirteen months, so that the same weeks of last year can be seen beside these.
WEEKS = 56
_HALF_A_YEAR = 26 * WEEK


def weeks(families: Families) -> tuple[Week, ...]:
    """The whole weeks up to the window's end, oldest first; none that begins before the history does. Nothing where no
    site tells of messages."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    first = families.history.first_at
    if not sites or first is None:
        return ()
    end = families.window.end
    count = min(WEEKS, (end - first) // WEEK)
    lines = _by_sender(families, sites).filter(pl.col("at") >= end - count * WEEK)
    counted: dict[int, dict[str, int]] = {}
    for week, sender, number in lines.group_by((end - 1 - pl.col("at")) // WEEK, "sender").agg(pl.len()).iter_rows():
        counted.setdefault(week, {})[sender] = number
    return tuple(
        Week(families.window.day(end - (week + 1) * WEEK), **counted.get(week, {})) for week in reversed(range(count))
    )


def pitched_in(families: Families) -> str:
    """The language in which most pitches of the last half year were written; empty where there were none."""
    since = families.window.end - _HALF_A_YEAR
    pitches = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("pitch").fill_null(False), pl.col("at") >= since
    )
    counted = (
        pitches.drop_nulls("language").group_by("language").len().sort("len", "language", descending=[True, False])
    )
    return str(counted["language"][0]) if counted.height else ""


def _by_sender(families: Families, sites: list[str]) -> pl.DataFrame:
    """When each message on these sites was written (``at``), and by whom: ``sender`` is ``wrote`` for mine, else as in
    ego_network.Week; as many of them pitch as pitch-inbound-load counts. Comments are left out. Who wrote among others
    before, or was written to among them, is known, but what they write in a language that is not read is ``unread`` all
    the same."""
    place = ["site", "partner"]
    seen = families["messages"].filter(~pl.col("mine"), ~pl.col("comment"), pl.col("audience") == "group")
    among_others = pl.concat([in_company(families), seen.select(*place, "at").drop_nulls("partner")])
    met = families.as_one(families.everywhere(among_others)).group_by(place).agg(met_at=pl.col("at").min())
    known = families.people.select("site", "sent", partner="id")
    unread = in_foreign(families["messages"])
    told = families["messages"].select(
        *place, "at", "id", "mine", "comment", "pitch", "promoted", "spam", "acts", "words", "language"
    )
    lines = told.filter(~pl.col("comment"), pl.col("site").is_in(sites))
    return (
        families.as_one(but_of_friends(lines, families.once(seldom_sell)))
        .sort("at", "id")
        .with_columns(
            written=pl.col("mine").cast(pl.Int64).cum_sum().over(place), held=pl.col("mine").sum().over(place)
        )
        .join(known, on=place, how="left", maintain_order="left")
        .join(met, on=place, how="left", maintain_order="left")
        .with_columns(
            unread=unread,
            known=(pl.col("written") > 0)
            | (pl.col("sent").fill_null(0) > pl.col("held"))
            | (pl.col("met_at") < pl.col("at")).fill_null(False),
        )
        .select(
            "at",
            sender=pl.when("mine")
            .then(pl.lit("wrote"))
            .when(pl.col("pitch").fill_null(False))
            .then(pl.lit("pitches"))
            .when("unread")
            .then(pl.lit("unread"))
            .when("known")
            .then(pl.lit("known"))
            .when(pl.col("pitch").is_null())
            .then(pl.lit("unread"))
            .otherwise(pl.lit("new")),
        )
    )
