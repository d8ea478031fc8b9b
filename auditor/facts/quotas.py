"""Who asks for people to be named for a number, and asks again after a no: a reminder seldom says what it is of."""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import COMPOSED_WORDS, holds, refuses
from auditor.facts.window import DAY

#: Days after which an ask may be about something else (our convention, grade E), as with a pitch.
_SILENCE_DAYS = 60
_PLACE = ["site", "conversation"]
#: What may be done beside reminding; a message that does anything else is about that.
_REMINDS = Act.ASK | Act.CLEAR_ASK | Act.GREETING | Act.PITCH
#: What a reminder does not say.
_ELSE = ("settled", "met", "gives", "vacancy", "commission", "offers_introduction", "wishes", "grave", "automatic")


def reminded(aimed: pl.DataFrame) -> pl.DataFrame:
    """Messages of which those are ``quota``, too, that remind of one: the next of theirs within two months, where all
    that I wrote since was a no; it asks for something without a question beside it, or nothing is read in it though it
    says something; and so on, as long as I write nothing else."""
    asking = aimed.filter(pl.col("quota") & ~pl.col("mine"), pl.col("audience") == "person")
    if asking.is_empty():
        return aimed
    talks = aimed.join(asking.select(_PLACE).unique(), on=_PLACE, how="semi").sort("at", "id")
    asks, nothing = holds(Act.ASK), ((pl.col("acts") & ~int(_REMINDS)) == 0) & (pl.col("words") >= COMPOSED_WORDS)
    reminds = ((pl.col("acts") & ~int(_REMINDS)) == 0) & (asks | nothing) & ~pl.any_horizontal(_ELSE)
    rows = talks.select(
        *_PLACE, "id", "at", "mine", "quota", no=refuses(), reminds=reminds.fill_null(value=False)
    )  # fmt: skip
    found: list[str] = []
    since: dict[tuple[str, str], tuple[int, bool]] = {}  # when it was asked for last, and whether I said no since
    for site, talk, id_, at, mine, quota, no, again in rows.iter_rows():
        last, refused = since.get((site, talk), (0, False))
        if not mine and quota:
            since[site, talk] = (at, False)
        elif not last:
            continue
        elif mine and no:
            since[site, talk] = (last, True)
        elif not mine and again and refused and at - last <= _SILENCE_DAYS * DAY:
            found.append(id_)
            since[site, talk] = (at, True)
        else:
            since[site, talk] = (0, False)
    return aimed.with_columns(quota=pl.col("quota") | pl.col("id").is_in(found)) if found else aimed
