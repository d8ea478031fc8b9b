"""Who wrote to me in the note of an invitation that I have not answered: strangers can write in no other way on some
sites."""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.conversations import AGREED_WORDS, TELLING_WORDS
from auditor.facts.families import Families
from auditor.facts.messages import named_day
from auditor.facts.said import says
from auditor.language.lexicon import lexicons

_PLACE = ["site", "partner"]
#: What a note says that is worth an answer however short it is.
_SAYS = Act.ASK | Act.QUESTION | Act.OFFER


def in_invitations(families: Families, sites: list[str], expectations: Expectations, since: int) -> pl.DataFrame:
    """One row per person whose pending invitation since then, on one of ``sites``, has a note of more than a few words,
    or that asks or offers something, and with whom nothing was written since; with the columns of who waits without an
    answer. A note in a language that is not read is told of where it is long or has a question mark; other such notes
    are left out, as most are a greeting, and so is a pitch, but for one that offers me a post."""
    written = families.everywhere(families["messages"].drop_nulls("partner").select(*_PLACE, written_at="at"))
    latest = written.group_by(_PLACE).agg(pl.col("written_at").max())
    posts = says("vacancy") & ~holds(Act.HYPE).fill_null(value=True)
    tells = ((pl.col("words") > AGREED_WORDS) | holds(_SAYS)).fill_null(value=False)
    foreign = pl.col("acts").is_null() & ~pl.col("language").is_in(list(lexicons()))
    may_ask = (foreign & ((pl.col("words") >= TELLING_WORDS) | says("asks_by_mark"))).fill_null(value=False)
    return (
        families["invitations"]
        .filter(
            ~pl.col("mine") & pl.col("accepted_at").is_null() & ~pl.col("known_before"),
            pl.col("site").is_in(sites),
            pl.col("at") >= since,
            posts | may_ask | (tells & ~holds(Act.PITCH | Act.HYPE).fill_null(value=True)),
            ~pl.col("partner").is_in(expectations.not_this_person),
            ~pl.col("id").is_in(expectations.marked | expectations.irrelevant),
        )
        .join(latest, on=_PLACE, how="left", maintain_order="left")
        .filter(pl.col("written_at").is_null() | (pl.col("written_at") < pl.col("at")))
        .unique(_PLACE, keep="last", maintain_order=True)
        .select(
            *_PLACE,
            asked_at="at",
            last_at="at",
            last_id="id",
            last_acts="acts",
            told_at=pl.lit(None, pl.Int64),
            told_words="words",
            urgent=says("urgent"),
            wanted_by=named_day("wanted_by"),
            wants=says("wants"),
            last_day=named_day("last_day"),
            post=says("vacancy"),
            commission=says("commission"),
            offered=says("offers_introduction"),
            private=says("private"),
            grave=says("grave"),
            quota=says("quota"),
            withdraws=says("withdraws"),
            foreign=pl.when(foreign).then("language"),
            pitched=pl.lit(value=False),
            new=pl.lit(value=True),
            unwritten=pl.lit(value=True),
            conversation="with " + pl.col("partner"),
        )
    )
