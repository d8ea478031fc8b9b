"""What I said in a group that I would do for who had asked me by name there, and since when I was silent.

A group hears of much that is done without a word: who says "I'll bring a cake" brings it. So it is told only of who
called me by name or answered me, and asked me and not all of us, on that day or the day before; and where I wrote
nothing there since but a word or two in which nothing is done, as a raised glass to somebody else, nor to them. An
introduction that they asked for there, and to which I said yes, is open through all that is written to all: it is not
made by a word about photographs. What others said there that they would do for me is told elsewhere (`owed_in_groups`).
"""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.history.done import FEW
from auditor.network.kept import END, gave, heard, introduced
from auditor.network.promises import due, is_due, is_over, may_come_yet

_PLACE = ["site", "partner"]
_GROUP = ["site", "conversation"]
_ASKS = Act.ASK | Act.QUESTION | Act.TO_INTRODUCE


def introductions_in_groups(families: Families, sites: list[str], expectations: Expectations) -> pl.DataFrame:
    """My first words in each group, a day old or older, by the end of the day after somebody asked me by name there to
    introduce them, where they say yes and not no, and since which I made no introduction of theirs, gave them no name
    there, nor ended it by what I wrote to them alone or by saying that it is done, nor they said that it is settled,
    thanked for it or told what came of it. Columns as of ``promised_in_groups``; the latest of each person."""
    several = written_in_groups(families, sites)
    asks = ~pl.col("mine") & pl.col("mentioned") & holds(Act.TO_INTRODUCE) & holds(Act.ASK | Act.QUESTION)
    asked = several.filter(asks.fill_null(False), ~says("to_many")).select(
        *_GROUP, "at", asker="partner", asked_at="at", asked_on="day"
    )
    if asked.is_empty():
        return asked.select("site", "at", partner="asker")
    mine, end = several.filter("mine"), families.window.until
    says_yes = (holds(Act.PROMISE | Act.CONSENT) | pl.col("agrees")) & ~holds(Act.DECLINE)
    promises = (
        mine.drop("partner")
        .join_asof(asked, on="at", by=_GROUP, tolerance=2 * DAY, check_sortedness=False)
        .filter(pl.col("asker").is_not_null(), _by_the_next_day())
        .unique([*_GROUP, "asker", "asked_at"], keep="first", maintain_order=True)
        .filter(
            says_yes.fill_null(False),
            pl.col("at").is_between(families.away.since(families.window.end, LATE_DAYS), end - DAY),
            ~pl.col("id").is_in(sorted(expectations.marked)),
            ~pl.col("asker").is_in(sorted(expectations.not_this_person)),
        )
        .select(*_GROUP, "at", "id", due=pl.lit(None, pl.Date), partner="asker")
        .unique(_PLACE, keep="last", maintain_order=True)
    )
    hands = holds(Act.BARE_NAME | Act.INTRODUCTION).fill_null(False) | says("tells_done") | says("told_of_them")
    there = mine.filter(hands).group_by(_GROUP).agg(there_at=pl.col("at").max())
    ended = (
        promises.join(there, on=_GROUP, how="left", maintain_order="left")
        .join(introduced(families), on=_PLACE, how="left", maintain_order="left")
        .join(gave(families), on=_PLACE, how="left", maintain_order="left")
        .join(heard(families), on=_PLACE, how="left", maintain_order="left")
    )
    since = pl.max_horizontal("there_at", "made_at", "gave_at", "settled_at", "came_at") > pl.col("at")
    return ended.filter(~since.fill_null(False)).select("site", "at", "id", "due", "partner")


@cache
def _by_the_next_day() -> pl.Expr:
    """Whether words of mine came on the day of what was asked, or the next."""
    return pl.col("day") - pl.col("asked_on") <= pl.duration(days=1)


def written_in_groups(families: Families, sites: list[str]) -> pl.DataFrame:
    """What was written in groups, in order of time."""
    group = pl.col("audience") == "group"
    return families["messages"].filter(group & ~pl.col("comment"), pl.col("site").is_in(sites)).sort("at", "id")


def promised_in_groups(families: Families, sites: list[str], expectations: Expectations) -> pl.DataFrame:
    """My latest words in each group that promise something to who asked me for it there, a day old or older, since
    which I wrote neither there, but for a word or two, nor to them alone, nor they that it is settled, nor thanked on a
    later day; no visit or call for a day, of which messages need not tell, and nothing that may not be due. Columns:
    site, partner, at, id, due."""
    messages = families["messages"].filter(~pl.col("comment"), pl.col("site").is_in(sites))
    several = written_in_groups(families, sites)
    if several.is_empty():
        return several.select("site", "at", "id", due=due(), partner="partner")
    asks = ~pl.col("mine") & pl.col("mentioned") & holds(_ASKS).fill_null(False)
    asked = several.filter(asks, ~says("to_many")).select(*_GROUP, "at", asker="partner", asked_at="at", asked_on="day")
    does = holds(END | Act.PROMISE | Act.OUTCOME_REPORT).fill_null(False) | pl.col("gives") | says("hands_on")
    chat = (pl.col("words") <= FEW) & ~does & ~says("may_be_done") & ~says("tells_deed")
    last_at = pl.col("at").filter(~chat.fill_null(False)).max().over(_GROUP)
    mine = several.filter("mine").with_columns(due=due(), last_at=last_at)
    end = families.window.until
    promises = (
        mine.filter(
            pl.col("at") == pl.col("last_at"),
            pl.col("at").is_between(families.away.since(families.window.end, LATE_DAYS), end - DAY),
            holds(Act.PROMISE).fill_null(False),
            ~pl.col("in_silence"),
            ~is_over(families),
            ~(pl.col("in_talk") & pl.col("due").is_not_null()),
            is_due(families).fill_null(True),
            ~may_come_yet(end),
            ~pl.col("id").is_in(sorted(expectations.marked)),
        )
        .drop("partner")
        .join_asof(asked, on="at", by=_GROUP, tolerance=2 * DAY, check_sortedness=False)
        .filter(pl.col("asker").is_not_null(), _by_the_next_day())
        .filter(~pl.col("asker").is_in(sorted(expectations.not_this_person)))
        .select("site", "at", "id", "due", partner="asker")
    )
    if promises.is_empty():
        return promises
    wrote = messages.filter("mine", pl.col("partner").is_not_null()).select(*_PLACE, "at", day=pl.lit(0))
    told = pl.col("settled") | holds(Act.THANKS).fill_null(True)
    heard = messages.filter(~pl.col("mine"), told).select(
        *_PLACE, "at", day=pl.when("settled").then(0).otherwise(DAY).cast(pl.Int32)
    )
    since = families.everywhere(pl.concat([wrote, heard], how="vertical_relaxed"))
    ended = since.group_by(_PLACE).agg(ended_at=(pl.col("at") - pl.col("day")).max())
    found = promises.join(ended, on=_PLACE, how="left", maintain_order="left")
    return found.filter(~(pl.col("ended_at") > pl.col("at")).fill_null(False)).drop("ended_at")
