"""What somebody said in a group that they would do for me: where they called me by name or answered me, or where it
came right after I had asked for something there, with nobody asking in between.

A group hears of much that is done without a word, so what is said to all is promised to nobody, and neither is to come,
nor to do what I advise.
It ends where they do it, refuse it, or write to me alone, or where I thank on a later day.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.network.following import after_advice, follows
from auditor.network.promised_in_groups import written_in_groups
from auditor.network.promises import due, introduces, is_due, is_over, may_come_yet, of_a_thing

_PLACE = ["site", "partner"]
_GROUP = ["site", "conversation"]
_ASKS = Act.ASK | Act.QUESTION
_GIVES = Act.DECLINE | Act.INTRODUCTION | Act.BARE_NAME | Act.OFFER
_ANSWERED_DAYS = 1  # in which what follows an ask of mine answers it (our convention, grade E)


def owed_in_groups(families: Families, sites: list[str], expectations: Expectations) -> pl.DataFrame:
    """The latest words of each person in groups that promise me something and are open, whenever they were said; none
    that may not be due. Columns: site, partner, at, id, due, introduces."""
    messages = families["messages"].filter(~pl.col("comment"), pl.col("site").is_in(sites))
    several = written_in_groups(families, sites)
    if several.is_empty():
        return several.select(*_PLACE, "at", "id", due=due(), introduces=introduces())
    theirs = _after_an_ask(several).pipe(after_advice, _GROUP, mine=True).filter(~pl.col("mine"))
    to_me = pl.col("mentioned").fill_null(value=False)
    promises = theirs.with_columns(due=due(), introduces=introduces()).filter(
        holds(Act.PROMISE).fill_null(value=False),
        to_me | (pl.col("answers_me") & ~pl.col("in_talk")),
        ~pl.col("in_silence"),
        ~(pl.col("in_talk") & pl.col("due").is_not_null()),
        ~is_over(families),
        ~follows(),
        ~holds(Act.PITCH | Act.HYPE).fill_null(value=False) & ~(pl.col("promoted") | pl.col("spam")),
        is_due(families).fill_null(value=True),
        ~may_come_yet(families.window.until),
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("id").is_in(sorted(expectations.marked)),
    )
    if promises.is_empty():
        return promises.select(*_PLACE, "at", "id", "due", "introduces")
    latest = promises.unique(_PLACE, keep="last", maintain_order=True)
    found = latest.with_columns(thing=(of_a_thing() | says("hands_over") | pl.col("introduces")).fill_null(value=False))
    found = found.join(_ended_there(several), on=[*_GROUP, "partner"], how="left", maintain_order="left")
    found = found.join(_thanked_there(several), on=_GROUP, how="left", maintain_order="left")
    found = found.join(_between_us(families, messages), on=_PLACE, how="left", maintain_order="left")
    since = pl.max_horizontal(
        "gave_at", pl.when(~pl.col("thing")).then(pl.col("wrote_at") - DAY), pl.col("thanked_at") - DAY, "alone_at"
    )
    return found.filter(~(since > pl.col("at")).fill_null(value=False)).select(*_PLACE, "at", "id", "due", "introduces")


def _after_an_ask(several: pl.DataFrame) -> pl.DataFrame:
    """The messages of groups in order, with ``answers_me``: who asked last there is I, no longer ago than a day."""
    asks = holds(_ASKS).fill_null(value=False)
    asked_at = pl.when(asks).then("at").forward_fill().over(_GROUP)
    i_asked = pl.when(asks).then("mine").forward_fill().over(_GROUP).fill_null(value=False)
    recent = (pl.col("at") - asked_at <= _ANSWERED_DAYS * DAY).fill_null(value=False)
    return several.with_columns(answers_me=~pl.col("mine") & i_asked & recent)


def _ended_there(several: pl.DataFrame) -> pl.DataFrame:
    """When each person last gave, refused or introduced something in a group (``gave_at``), and wrote there at all."""
    ends = (holds(_GIVES) & ~holds(Act.PROMISE)).fill_null(value=True) | pl.col("gives") | pl.col("settled")
    told = several.filter(~pl.col("mine"))
    return told.group_by(*_GROUP, "partner").agg(gave_at=pl.col("at").filter(ends).max(), wrote_at=pl.col("at").max())


def _thanked_there(several: pl.DataFrame) -> pl.DataFrame:
    """When I last thanked in each group."""
    thanks = several.filter("mine", holds(Act.THANKS).fill_null(value=True))
    return thanks.group_by(_GROUP).agg(thanked_at=pl.col("at").max())


def _between_us(families: Families, messages: pl.DataFrame) -> pl.DataFrame:
    """When each person last wrote to me alone, or I thanked them so (``alone_at``)."""
    alone = messages.filter(
        pl.col("audience") == "person",
        pl.col("partner").is_not_null(),
        ~pl.col("mine") | holds(Act.THANKS).fill_null(value=True),
    )
    return families.everywhere(alone.select(*_PLACE, "at")).group_by(_PLACE).agg(alone_at=pl.col("at").max())
