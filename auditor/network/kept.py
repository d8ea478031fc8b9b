"""What brings a promise of mine to its end, as far as messages tell: what I gave, handed over, refused or said to be
done since, an introduction that I made, and what they wrote: thanks, that it is settled, or what came of it."""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.introductions import CONSENT_DAYS
from auditor.facts.numbered import gathered
from auditor.facts.said import says
from auditor.facts.window import DAY, HOUR
from auditor.history.done import FEW

_PLACE = ["site", "partner"]
#: Days after a word of mine, or the day of a promise, in which thanks are taken to be for what was promised (our
#: convention, grade E).
_THANKED_DAYS = 7
_NIGHT = 6 * HOUR  # after which thanks of another day are no answer to the promise itself (our convention, grade E)
#: Words that bring a promise to its end whatever they answer, and those that do unless they answer a question or an ask
#: that came after it: whoever says no to another evening withdraws nothing.
_END = Act.INTRODUCTION | Act.BARE_NAME | Act.OUTCOME_QUESTION
_END_UNASKED = Act.OFFER | Act.DECLINE
END = _END | _END_UNASKED
ASKS = Act.ASK | Act.QUESTION | Act.OUTCOME_QUESTION
#: What of theirs a word that something is done answers, if it is about an introduction.
_OF_IT = Act.TO_INTRODUCE | Act.OUTCOME_QUESTION


def ends(lines: pl.DataFrame) -> pl.DataFrame:
    """Messages between me and others, with ``ends``: whether one may keep or withdraw what its writer promised before;
    null where it could not be read. A refusal or an answer does not where the other asked for something just before;
    ``asked_else``: what the other asked for just before, if anything, is no introduction."""
    other = (pl.col("whose") != pl.col("whose").shift(1)) | (pl.col("mine") != pl.col("mine").shift(1))
    ordered = gathered(lines.sort("at", "id"), "whose", _PLACE).with_columns(turn=other.fill_null(True).cum_sum())
    asked = (
        ordered.group_by("turn", maintain_order=True)
        .agg(pl.col("whose").first(), asks=holds(ASKS).any(), for_it=holds(_OF_IT).any(), for_more=holds(Act.ASK).any())
        .select(
            "turn",
            asked=pl.col("asks").shift(1).over("whose").fill_null(False),
            asked_else=(pl.col("for_more") & ~pl.col("for_it")).shift(1).over("whose").fill_null(False),
        )
    )
    told = ordered.join(asked, on="turn", how="left", maintain_order="left")
    return told.with_columns(ends=holds(_END) | (holds(_END_UNASKED) & ~pl.col("asked"))).drop("whose", "turn", "asked")


def introduced(families: Families) -> pl.DataFrame:
    """When I introduced each person to somebody last. Columns: site, partner, made_at."""
    made = families["introductions"].filter("mine").select("site", made_at="at", partner="people").explode("partner")
    return families.everywhere(made).group_by(_PLACE).agg(pl.col("made_at").max())


def gave(families: Families) -> pl.DataFrame:
    """When I last wrote to each person what may end a promise of mine (``gave_at``), or hands something over as well
    (``handed_at``); what could not be read may, and so does where I say that it is done: of an introduction, if they
    had not just asked for something else. ``told_at``: when I last told them that I called, asked, wrote or went;
    ``answered_at``: when I last wrote more than a few words that neither ask nor promise."""
    told = families.once(_given).with_columns(done=says("tells_done") | says("told_of_them") | says("hands_on"))
    answers = (pl.col("words") > FEW) & ~holds(ASKS | Act.PROMISE).fill_null(False)
    told = told.select(
        *_PLACE,
        "at",
        gave=pl.col("ends") | _of_an_introduction(),
        handed=pl.col("ends") | pl.col("gives") | "done",
        deed=says("tells_deed"),
        answers=answers,
    )
    return (
        families.everywhere(told)
        .group_by(_PLACE)
        .agg(
            gave_at=pl.col("at").filter("gave").max(),
            handed_at=pl.col("at").filter("handed").max(),
            told_at=pl.col("at").filter("deed").max(),
            answered_at=pl.col("at").filter("answers").max(),
        )
    )


def said_done(families: Families) -> pl.DataFrame:
    """When I told somebody that an introduction is made. Columns: site, partner, at."""
    return families.everywhere(families.once(_given).filter(_of_an_introduction()).select(*_PLACE, "at"))


def came_of_an_introduction(families: Families) -> pl.DataFrame:
    """What they wrote that thanks for an introduction or tells what came of something, where I had handed nothing else
    over to them in two months. Columns: site, partner, at, id, told (what came of it)."""
    hands = (pl.col("gives") | holds(Act.BARE_NAME)).fill_null(False) & ~says("told_of_them")
    given = families.everywhere(families.once(_given).filter(hands).select(*_PLACE, "at", given_at="at")).sort("at")
    report = holds(Act.OUTCOME_REPORT).fill_null(False)
    told = to_me(families).filter(~pl.col("comment"), report | says("for_introducing"))
    told = families.everywhere(told.select(*_PLACE, "at", "id", told=report, thanks=says("for_introducing"))).sort("at")
    found = told.join_asof(given, on="at", by=_PLACE, tolerance=CONSENT_DAYS * DAY, check_sortedness=False)
    return found.filter(pl.col("given_at").is_null() | pl.col("thanks")).select(*_PLACE, "at", "id", "told")


def _given(families: Families) -> pl.DataFrame:
    """My messages between two, with whether they may end a promise."""
    between_two = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    lines = between_two.select("id", "at", *_PLACE, "mine", "acts", "gives", "reading", "words")
    return ends(families.as_one(lines)).filter("mine").with_columns(pl.col("ends").fill_null(True))


@cache
def _of_an_introduction() -> pl.Expr:
    """Whether words of mine say that an introduction is made."""
    return says("told_of_them") | (says("tells_done") & ~pl.col("asked_else"))


def heard(families: Families) -> pl.DataFrame:
    """When each person last thanked me within a week of a word of mine (``thanked_at``, on ``thanked_on``): thanks of
    long after are for something else; when they last thanked for an introduction or told what came of it
    (``came_at``), asked for something (``asked_last``) or what came of it (``outcome_asked_at``), and last wrote that
    all is settled, or thanked for a call (``settled_at``); what could not be read may thank."""
    mine = families["messages"].filter("mine", ~pl.col("comment"), pl.col("partner").is_not_null())
    wrote = families.everywhere(mine.select(*_PLACE, "at", wrote_at="at")).sort("at")
    theirs = families.everywhere(to_me(families).select(*_PLACE, "at", "day", "settled", "acts")).sort("at")
    theirs = theirs.join_asof(wrote, on="at", by=_PLACE, tolerance=_THANKED_DAYS * DAY, check_sortedness=False)
    told = theirs.select(
        *_PLACE,
        "at",
        "day",
        "settled",
        thanks=holds(Act.THANKS).fill_null(True) & pl.col("wrote_at").is_not_null(),
        asks=holds(ASKS).fill_null(False),
        outcome=holds(Act.OUTCOME_QUESTION).fill_null(False),
    )
    came = families.once(came_of_an_introduction).group_by(_PLACE).agg(came_at=pl.col("at").max() - DAY)
    found = told.group_by(_PLACE).agg(
        thanked_at=pl.col("at").filter("thanks").max(),
        thanked_on=pl.col("day").filter("thanks").max(),
        asked_last=pl.col("at").filter("asks").max(),
        outcome_asked_at=pl.col("at").filter("outcome").max(),
        settled_at=pl.col("at").filter("settled").max(),
    )
    return found.join(came, on=_PLACE, how="left")


def with_thanks(promised: pl.DataFrame, families: Families) -> pl.DataFrame:
    """Promises with ``thanked``: whether they thanked a day or more after it; where it names a day, be it within a week
    of that; or the next morning, where it is for no day to come and waits for nothing."""
    thanks = to_me(families).filter(holds(Act.THANKS).fill_null(True)).select(*_PLACE, "at")
    then = families.everywhere(thanks).sort("at").select(*_PLACE, until="at", thanked_then="at")
    found = promised.sort("until").join_asof(
        then, on="until", by=_PLACE, strategy="forward", tolerance=_THANKED_DAYS * DAY, check_sortedness=False
    )
    named = pl.when(pl.col("due").is_not_null()).then("thanked_then")
    later = pl.max_horizontal("thanked_at", named) > pl.col("at") + DAY
    next_morning = (
        (pl.col("thanked_on") > pl.col("day"))
        & (pl.col("thanked_at") > pl.col("at") + _NIGHT)
        & (pl.col("due") < pl.col("thanked_on")).fill_null(True)
        & ~pl.col("on_condition")
    )
    return found.with_columns(thanked=(later | next_morning).fill_null(False)).drop("thanked_then", "thanked_on")


def to_me(families: Families) -> pl.DataFrame:
    """Messages to me."""
    return families.once(_to_me)


def _to_me(families: Families) -> pl.DataFrame:
    return families["messages"].filter(~pl.col("mine"), pl.col("partner").is_not_null())
