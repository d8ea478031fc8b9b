"""Talks with one person: words with no pause of more than three days between them, but for answers.

A conversation ends with two weeks of silence. Who writes to a friend every week has one conversation a year, and begins
a talk every week.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.numbered import gathered
from auditor.facts.window import DAY

#: Days without a word after which the next one begins a new talk, unless it is the answer (our convention, E).
PAUSE_DAYS = 3
LEAST_PAUSES = 3  # between talks, from which on it can be said how long they usually are (our convention, E)
_PLACE = ["site", "partner"]


def talks(families: Families) -> pl.DataFrame:
    """One row per talk with one person, under every site on which they are; of each the oldest first.

    Columns: site, partner, at (of its first word), mine (I wrote that), pause (days since the last word before; None:
    there was none). Words after a pause that answer what was said before it, however late, begin no talk.
    """
    runs = (
        gathered(families["dealings"].select(*_PLACE, "at", "mine", "acts"), "person", _PLACE)
        .with_columns(pause=(pl.col("at") // DAY).diff().over("person"))
        .with_columns(run=(pl.col("pause").is_null() | (pl.col("pause") > PAUSE_DAYS)).cum_sum())
        .group_by("run", maintain_order=True)
        .agg(
            pl.col(_PLACE).first(),
            pl.col("at").first(),
            pl.col("mine").first(),
            pl.col("pause").first(),
            last=pl.col("mine").last(),
            alone=pl.col("mine").n_unique() == 1,
            asks=holds(Act.ASK | Act.QUESTION).fill_null(False).last(),
        )
    )
    answers = []
    answer = awaits = asked = False  # of the run before: whether it answered, one side wrote alone, it ends asking
    side = None  # who wrote last
    told = (runs[name].to_list() for name in ("pause", "mine", "last", "alone", "asks"))
    for pause, first, last, alone, asks in zip(*told, strict=True):
        if pause is None:
            answer = False
        else:
            soon = pause <= SILENCE_DAYS
            answer = first != side and ((awaits and (soon or not answer)) or (asked and soon))
        answers.append(answer)
        awaits, asked, side = alone, asks, last
    begun = pl.Series(answers, dtype=pl.Boolean).not_()
    return families.everywhere(runs.filter(begun).select(*_PLACE, "at", "mine", "pause")).sort(*_PLACE, "at")
