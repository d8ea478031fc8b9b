"""Pitches: which of what others write to me is one, and who never had more from me than a refusal."""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import COMPOSED_WORDS, holds, refuses
from auditor.facts.families import Families
from auditor.facts.numbered import numbered
from auditor.facts.window import DAY

#: A word later than that answers nothing, as long as a conversation lasts (our convention, grade E).
_ANSWER_DAYS = 14
SEVERAL = 2  # pitches, of which it can be said that somebody mostly pitches (our convention, grade E)
#: So many pitches to each other message tell who hardly does anything else, and so many in all do where no refusal was
#: read: kind ones often are not (our convention, grade E).
_MANY = 3
#: Days after which who pitched may write of something else; most sellers remind sooner (our convention, grade E).
_SILENCE_DAYS = 60
_PLACE = ["site", "partner"]
_NEEDED = [*_PLACE, "id", "at", "mine", "acts", "words", "unwanted", "counted"]
#: What a word of mine does that is more than a kind answer to a seller, who is soon told "thank you, I will see".
_MORE = Act.ASK | Act.QUESTION | Act.OFFER | Act.INTRODUCTION | Act.BARE_NAME | Act.CONSENT | Act.TO_INTRODUCE
#: Of an answer in which nothing is read so many words tell no more than that I saw it (our convention, grade E).
_BRIEF_WORDS = 8


def without_answers(families: Families, aimed: pl.DataFrame) -> pl.DataFrame:
    """Messages in which no answer to a question or an ask of mine is taken for a pitch: until I write again, and as
    long as an answer may take. What I said of a reading myself stays."""
    lines = aimed.select(*_PLACE, "id", "at", "mine", "acts").with_row_index("line")
    ordered = (
        numbered(families.as_one(lines).sort("at", "id"), "person", _PLACE)
        .with_columns(turn=(pl.col("mine") & ~pl.col("mine").shift(1).over("person").fill_null(False)).cast(pl.Int64))
        .with_columns(pl.col("turn").cum_sum().over("person"))
        .with_columns(asked_at=pl.when(_asks()).then("at").forward_fill().over("person", "turn"))
        .sort("line")
    )
    answers = (
        ~ordered["mine"] & (ordered["at"] - ordered["asked_at"] <= _ANSWER_DAYS * DAY).fill_null(value=False)
    ) & ~ordered["id"].is_in(list(families.expectations.readings))
    return aimed.with_columns(acts=pl.when(answers).then(pl.col("acts") & ~int(Act.PITCH)).otherwise("acts"))


def pitches(families: Families, aimed: pl.DataFrame) -> pl.DataFrame:
    """Of each message: ``pitch``, whether it is one to me; ``cold``, whether it is by somebody to whom I have never
    written more than a refusal, or to somebody who mostly pitches kind thanks; ``unmet``, to whom I had written no more
    until then; ``refused``, whether it is between me and somebody whose pitches I only ever refused, thanked for or
    left, as far as can be told: not every refusal can be read as one, and some are answered kindly. So nothing that I
    wrote to somebody who hardly does anything but pitch is held to be more, until they answered with something else
    what I wrote for another reason than a pitch, or I asked them something, or wrote to them first several times; and
    small talk before the first pitch is none of this, nor what was exchanged long before it with whom I refused since.

    A pitch stays one, however often it comes, until both have written something that is none; a refusal of mine is no
    such thing. Of somebody who mostly pitches, and whom I refused, or whose pitches I only ever refused or left, that
    is not enough, as not every pitch can be read as one: until one of us answers the other with something else, I with
    more than thanks or a few words, all that they send within a while of a pitch is one. Until I answer with more than
    a refusal, all that is written within a while of a message read as a pitch is one: sellers remind, and not
    every reminder can be read as what it is. From then on what is not read as one is none: whoever was helped and says
    thanks sells nothing. Nor is, of anybody, what comes after a long silence: whoever sold something in spring may have
    something else to tell in summer.

    What was written before the activities held counts as much, so that two windows tell the same of one message: with
    whom there were few, each message is known, of others how many there were, and there words were exchanged.
    """
    unwanted = pl.col("promoted") | pl.col("spam")
    between_two = (pl.col("audience") == "person") & pl.col("partner").is_not_null() & ~unwanted
    held = aimed.with_columns(unwanted=unwanted, counted=between_two).select(_NEEDED)
    told = _told(families, pl.concat([_before(families), held]))
    return told.tail(aimed.height).select("pitch", "cold", "unmet", "refused")


def refused_before(families: Families) -> pl.DataFrame:
    """Whose pitches I only ever refused or left, of those who wrote before the activities held. Columns: site,
    partner."""
    before = _before(families)
    told = _told(families, before)
    return families.as_one(before.select(_PLACE)).filter(told["refused"]).unique(_PLACE, maintain_order=True)


def _before(families: Families) -> pl.DataFrame:
    return families.written_before.with_columns(unwanted=pl.lit(False), counted=pl.lit(True)).select(_NEEDED)


def _asks() -> pl.Expr:
    """Whether a message of mine asks something, and refuses nothing."""
    return pl.col("mine") & holds(Act.ASK | Act.QUESTION).fill_null(False) & ~refuses()


def _is_kind() -> pl.Expr:
    """Whether a message of mine to somebody who had written does no more than thank, or say a few words."""
    acts, heard = pl.col("acts"), (~pl.col("mine")).cum_sum().over("person") > 0
    brief = (acts & ~int(Act.GREETING | Act.PROMISE) == 0) & (pl.col("words").fill_null(0) <= _BRIEF_WORDS)
    return (pl.col("mine") & heard & ~holds(_MORE) & (holds(Act.THANKS) | brief)).fill_null(False)


def _is_small_talk() -> pl.Expr:
    """Whether a message greets, thanks or asks back in a few words, or is a word or two, and does no more."""
    words, acts = pl.col("words").fill_null(0), pl.col("acts")
    does_no_more = acts & ~int(Act.GREETING | Act.THANKS | Act.QUESTION) == 0
    few = (words <= _BRIEF_WORDS) & ((acts != 0) | (words < COMPOSED_WORDS))
    return (few & does_no_more).fill_null(False)


def _told(families: Families, lines: pl.DataFrame) -> pl.DataFrame:
    """As ``pitches``, of these lines in their order."""
    read = ~pl.col("mine") & holds(Act.PITCH).fill_null(False)
    offers = ~pl.col("mine") & (pl.col("unwanted") | read)
    plain = ~pl.col("mine") & ~offers
    pitched = offers.sum().over("person")
    before = (offers.cum_sum().over("person") == 0) & (pitched > 0)
    leads_up = before & _is_small_talk()  # "how are you?" before the first pitch is how many begin
    pause = pl.col("at").diff().over("person")
    after_pitch = (offers.shift(1).over("person") & (pause <= _SILENCE_DAYS * DAY)).fill_null(False)
    of_its_own = pl.col("mine") & ~refuses() & ~_is_kind() & ~after_pitch
    says_more = plain | of_its_own | (pl.col("mine") & ~refuses() & holds(_MORE).fill_null(False))
    said = says_more & ~leads_up
    # Mine may answer what is older: whoever answers late exchanges a word all the same.
    soon = pl.col("mine") | (pl.col("at").diff().over("person") <= _ANSWER_DAYS * DAY)
    spell = (pause > _SILENCE_DAYS * DAY).fill_null(False).cum_sum().over("person")
    long_before = spell < spell.filter(offers).min().over("person")
    answers = (
        said
        & ~long_before
        & said.shift(1).over("person")
        & (pl.col("mine") != pl.col("mine").shift(1).over("person"))
        & soon
    )
    first = (
        of_its_own
        & ~leads_up
        & (pl.col("mine").shift(1).over("person") | (pause > _SILENCE_DAYS * DAY)).fill_null(True)
    )
    talks = ~leads_up & ((plain & of_its_own.shift(1).over("person") & soon).fill_null(False) | _asks())
    other = (plain & ~leads_up).sum().over("person")
    refused = refuses().any().over("person")
    mostly = (pitched >= SEVERAL) & (pitched > other)
    until_then = (pitched >= SEVERAL) & (offers.cum_sum().over("person") > plain.cum_sum().over("person"))
    only_sells = (
        (pitched >= pl.when(refused).then(SEVERAL).otherwise(_MANY))
        & (pitched >= _MANY * other)
        & ~talks.any().over("person")
        & (first.sum().over("person") < SEVERAL)
    )
    counted = (
        numbered(families.as_one(lines.with_row_index("line")).sort("at", "id"), "person", _PLACE)
        .with_columns(
            theirs=plain.cum_sum().over("person") - plain,
            ours=(pl.col("mine") & ~refuses() & ~(until_then & _is_kind()) & ~(leads_up & only_sells))
            .cum_sum()
            .over("person"),
            answered=answers.fill_null(False).cum_sum().over("person") > 0,
            sells=(refused & mostly) | only_sells,
            only_sells=only_sells,
            held_sent=(pl.col("mine") & pl.col("counted")).sum().over("person"),
            held_received=(~pl.col("mine") & pl.col("counted")).sum().over("person"),
            spell=spell,
        )
        .sort("line")
        .join(
            families.people.select("site", "sent", "received", partner="id"),
            on=_PLACE,
            how="left",
            maintain_order="left",
        )
    )
    sent_before = (pl.col("sent") > pl.col("held_sent")).fill_null(False)
    heard_before = (pl.col("received") > pl.col("held_received")).fill_null(False)
    theirs, ours = (pl.col("theirs") > 0) | heard_before, (pl.col("ours") > 0) | sent_before
    both = theirs & ours & ~pl.col("sells")
    exchanged = both | (pl.col("sells") & pl.col("answered")) | (sent_before & heard_before)
    read_as_one = (~exchanged & read).any().over("person", "spell")
    near_one = offers.any().over("person", "spell")
    never_more = (pl.col("ours").max().over("person") == 0) & ~sent_before
    pitch = (
        pl.when(pl.col("mine"))
        .then(False)
        .when("unwanted")
        .then(True)
        .when(exchanged)
        .then(False)
        .when(pl.col("sells") & near_one)
        .then(True)
        .when(read_as_one & ~(plain & ours))
        .then(True)
        .otherwise(holds(Act.PITCH))
    )
    return counted.with_columns(
        pitch=pitch,
        cold=~pl.col("mine") & never_more,
        unmet=~pl.col("mine") & ~ours,
        never_more=never_more,
    ).with_columns(
        refused=(pl.col("never_more") | (pl.col("only_sells") & ~(sent_before & heard_before)))
        & pl.col("pitch").fill_null(False).any().over("person")
    )
