"""Pitches: which of what others write to me is one, and who never had more from me than a refusal."""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import BY_A_POST
from auditor.facts.acts import COMPOSED_WORDS, holds, refuses
from auditor.facts.families import Families
from auditor.facts.numbered import numbered
from auditor.facts.window import DAY, HOUR

#: A word later than that answers nothing, as long as a conversation lasts (our convention, grade E).
_ANSWER_DAYS = 14
SEVERAL = 2  # pitches, of which it can be said that somebody mostly pitches (our convention, grade E)
#: So many pitches to each other message tell who hardly does anything else, and so many in all do where no refusal was
#: read: kind ones often are not (our convention, grade E).
_MANY = 3
#: Days after which who pitched may write of something else; most sellers remind sooner (our convention, grade E).
_SILENCE_DAYS = 60
#: Hours within which a no is taken; later words remind (our convention, grade E).
_TAKEN_HOURS = 12
_PLACE = ["site", "partner"]
_NEEDED = [*_PLACE, "id", "at", "mine", "acts", "words", "unwanted", "counted", "among", "grave", "by_a_day"]
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


def without_posts(families: Families, aimed: pl.DataFrame) -> pl.DataFrame:
    """Messages in which no post that is offered is taken for a pitch, where the person hopes for one: it is what they
    want, be it a recruiter's. What was paid for, promises quick money or I read so myself stays."""
    told = families.expectations
    if not any(goal is not None and goal.outcome in BY_A_POST for goal in (told.goal, told.further_goal)):
        return aimed
    unwanted = pl.col("promoted") | pl.col("spam") | holds(Act.HYPE).fill_null(value=True)
    offered = ~pl.col("mine") & pl.col("vacancy") & ~unwanted & ~pl.col("id").is_in(list(told.readings))
    return aimed.with_columns(acts=pl.when(offered).then(pl.col("acts") & ~int(Act.PITCH)).otherwise("acts"))


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
    a refusal, all that is written within a while of a message read as a pitch is one: sellers remind, and not every
    reminder can be read as what it is. From then on what is not read as one is none: whoever was helped and says thanks
    sells nothing. Nor is, of whom I ever wrote to, what comes after a long silence: whoever sold something in spring
    may have something else to tell in summer. Who pitched and reminded and never had a word of mine sells still, unless
    they tell of something grave. Nor is what is said in a group and was not paid for, nor does it make a pitch of what
    comes later: a coach sells tickets to the whole team. Nor is what tells of something grave, nor what is read as no
    pitch and asks or wants something by a day, by whom I have written to, be it a refusal: a cousin who sells oils has
    a mother. With whom words were exchanged in a while without pitches, that holds of whatever they ask. Of anybody who
    pitched several times and heard a no to that, what is read as a pitch after a long silence is one, whatever we
    talked of between, and whatever is said in a group: a cousin is no stranger, and sells again. A word that I
    declined exchanges nothing between such pitches. Who takes a no in a few words within hours sells nothing by it;
    nor does who asks a question beside the pitch, of the family or as I said of it myself; nor whoever asks one after
    a long silence, before anything is offered anew, where I answer it with more than a refusal: whether I saw the photo
    of our grandmother.

    What was written before the activities held counts as much, so that two windows tell the same of one message: with
    whom there were few, each message is known, of others how many there were, and there words were exchanged.
    """
    unwanted = pl.col("promoted") | pl.col("spam")
    between_two = (pl.col("audience") == "person") & pl.col("partner").is_not_null() & ~unwanted
    named = pl.col("urgent") | pl.col("wanted_by").is_not_null()
    by_a_day = pl.col("wants") | (holds(Act.ASK | Act.QUESTION).fill_null(False) & named)
    among = pl.col("audience") == "group"
    held = aimed.with_columns(unwanted=unwanted, counted=between_two, among=among, by_a_day=by_a_day).select(_NEEDED)
    told = _told(families, pl.concat([families.once(_before), held]))
    return told.tail(aimed.height).select("pitch", "cold", "unmet", "refused", "of_else")


def refused_before(families: Families) -> pl.DataFrame:
    """Whose pitches I only ever refused or left, of those who wrote before the activities held. Columns: site,
    partner."""
    before = families.once(_before)
    wrote = families.as_one(before.select(_PLACE))
    if wrote.is_empty():  # as most often
        return wrote
    return wrote.filter(_told(families, before)["refused"]).unique(_PLACE, maintain_order=True)


def _before(families: Families) -> pl.DataFrame:
    said = {"unwanted": False, "counted": True, "among": False, "grave": False, "by_a_day": False}
    return families.written_before.with_columns(**{name: pl.lit(each) for name, each in said.items()}).select(_NEEDED)


@cache
def _asks() -> pl.Expr:
    """Whether a message of mine asks something, and refuses nothing."""
    return pl.col("mine") & holds(Act.ASK | Act.QUESTION).fill_null(False) & ~refuses()


@cache
def _is_kind() -> pl.Expr:
    """Whether a message of mine to somebody who had written does no more than thank, or say a few words."""
    acts, heard = pl.col("acts"), (~pl.col("mine")).cum_sum().over("person") > 0
    brief = (acts & ~int(Act.GREETING | Act.PROMISE) == 0) & (pl.col("words").fill_null(0) <= _BRIEF_WORDS)
    return (pl.col("mine") & heard & ~holds(_MORE) & (holds(Act.THANKS) | brief)).fill_null(False)


@cache
def _is_small_talk() -> pl.Expr:
    """Whether a message greets, thanks or asks back in a few words, or is a word or two, and does no more."""
    words, acts = pl.col("words").fill_null(0), pl.col("acts")
    does_no_more = acts & ~int(Act.GREETING | Act.THANKS | Act.QUESTION) == 0
    few = (words <= _BRIEF_WORDS) & ((acts != 0) | (words < COMPOSED_WORDS))
    return (few & does_no_more).fill_null(False)


def _told(families: Families, lines: pl.DataFrame) -> pl.DataFrame:
    """As ``pitches``, of these lines in their order."""
    ordered = numbered(families.as_one(lines.with_row_index("line")).sort("at", "id"), "person", _PLACE)
    counted = (
        ordered.pipe(_looked_at)
        .pipe(_exchanged, list(families.expectations.readings))
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
    read_as_one = (~exchanged & pl.col("read")).any().over("person", "spell")
    near_one = pl.col("offers").any().over("person", "spell")
    never_more = (pl.col("ours").max().over("person") == 0) & ~sent_before
    pitch = (
        pl.when(pl.col("mine"))
        .then(False)
        .when("unwanted")
        .then(True)
        .when(pl.col("of_else"))
        .then(False)
        .when("again")
        .then(True)
        .when(exchanged)
        .then(False)
        .when("among")
        .then(pl.when(pl.col("acts").is_not_null()).then(False))
        .when(pl.col("takes_a_no") | pl.col("asks_anew"))
        .then(False)
        .when(pl.col("sells") & near_one)
        .then(True)
        .when((read_as_one & ~(pl.col("plain") & ours)) | (pl.col("unanswered") & ~sent_before))
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


def _looked_at(ordered: pl.DataFrame) -> pl.DataFrame:
    """Messages by person, in order, with what each is by itself and by what came before it. What several of these ask
    for is a column by then, as each expression would otherwise find it anew.

    Columns beside theirs: ``read`` as a pitch; ``shown``, likewise, to a group; ``offers``, or was paid for or
    unwanted; ``plain``, of theirs that is none of these; ``refuses``, ``kind``, ``more`` and ``asks``, of mine;
    ``pause`` since the message before; ``soon`` enough to answer it (mine may answer what is older: whoever answers
    late exchanges a word all the same); ``spell``, a number for what is written without a long silence, and
    ``alone_spell``, without one between us two; ``pitched`` and ``offered``, how many offer, in all and until then;
    ``leads_up`` to the first of them ("how are you?" is how many begin); ``of_its_own``, of mine that is more than a
    refusal or kindness and answers no pitch; ``after_a_no`` of mine, ``declined`` by my next word, or ``taken_up``.
    """
    mine = pl.col("mine")
    return (
        ordered.with_columns(
            read=~mine & ~pl.col("among") & holds(Act.PITCH).fill_null(False),
            shown=~mine & pl.col("among") & holds(Act.PITCH).fill_null(False),
            refuses=refuses(),
            kind=_is_kind(),
            more=holds(_MORE).fill_null(False),
            asks=_asks(),
            small_talk=_is_small_talk(),
            pause=pl.col("at").diff().over("person"),
            alone_at=pl.when(~pl.col("among")).then("at").forward_fill().over("person"),
            after_mine=mine.shift(1).over("person"),
            after_a_no=pl.col("mine").shift(1).over("person") & refuses().shift(1).over("person"),
            declined=(~mine & refuses().shift(-1).over("person")).fill_null(value=False),
            taken_up=(mine & ~refuses()).shift(-1).over("person").fill_null(value=False),
        )
        .with_columns(
            offers=~mine & (pl.col("unwanted") | pl.col("read")),
            silence=(pl.col("pause") > _SILENCE_DAYS * DAY).fill_null(False),
            soon=mine | (pl.col("pause") <= _ANSWER_DAYS * DAY),
        )
        .with_columns(
            plain=~mine & ~pl.col("offers") & ~pl.col("shown"),
            pitched=pl.col("offers").sum().over("person"),
            offered=pl.col("offers").cum_sum().over("person"),
            after_pitch=(pl.col("offers").shift(1).over("person") & (pl.col("pause") <= _SILENCE_DAYS * DAY)).fill_null(
                False
            ),
            spell=pl.col("silence").cum_sum().over("person"),
            alone_spell=(pl.col("alone_at").diff().over("person") > _SILENCE_DAYS * DAY)
            .fill_null(value=False)
            .cum_sum()
            .over("person"),
        )
        .with_columns(
            leads_up=(pl.col("offered") == 0) & (pl.col("pitched") > 0) & pl.col("small_talk"),
            of_its_own=mine & ~pl.col("refuses") & ~pl.col("kind") & ~pl.col("after_pitch"),
        )
    )


def _is_of_else(readings: list[str]) -> pl.Expr:
    """Whether somebody to whom I have written, and who pitched to me before or since, writes of something else, be it
    beside a pitch: it asks a question, too, or I said of it myself that it asks one (``readings``)."""
    mine, spell = pl.col("mine"), ["person", "spell"]
    without = ~pl.col("offers").any().over(spell)
    both = without & pl.col("plain").any().over(spell) & (mine & ~pl.col("refuses")).any().over(spell)
    sells_nothing = pl.col("plain") & ~holds(Act.HYPE).fill_null(True)
    asks = holds(Act.ASK | Act.QUESTION).fill_null(False) & both.any().over("person")
    wrote = (mine.cum_sum().over("person") > 0) & (pl.col("pitched") > 0)
    no_scheme = ~holds(Act.HYPE).fill_null(value=True)
    beside = no_scheme & (pl.col("read") & holds(Act.QUESTION)).fill_null(value=False)
    said = pl.col("id").is_in(readings) & holds(Act.QUESTION).fill_null(value=False)
    told = pl.col("grave") | (sells_nothing & (pl.col("by_a_day") | asks)) | beside
    return ~mine & ~pl.col("unwanted") & ((wrote & told) | said)


@cache
def _takes_a_no() -> pl.Expr:
    """Whether somebody answers my no within hours in a few words that ask and offer nothing: "What a pity, but I
    understand". Who reminds me waits for another day."""
    asks = holds(Act.ASK | Act.QUESTION | Act.OFFER | Act.HYPE).fill_null(value=True)
    few = pl.col("words").fill_null(0) <= _BRIEF_WORDS
    return (pl.col("plain") & pl.col("after_a_no") & (pl.col("pause") <= _TAKEN_HOURS * HOUR) & few & ~asks).fill_null(
        value=False
    )


@cache
def _asks_anew() -> pl.Expr:
    """Whether somebody who pitched before asks a question, before they offer anything in this spell, and I answer it
    with more than a refusal."""
    so_far = pl.col("offers").cum_sum().over("person", "spell") == 0
    asks = pl.col("plain") & holds(Act.QUESTION).fill_null(value=False) & ~holds(Act.HYPE).fill_null(value=True)
    return asks & so_far & (pl.col("offered") > 0) & pl.col("taken_up")


def _exchanged(seen: pl.DataFrame, readings: list[str]) -> pl.DataFrame:
    """These messages, with how many were exchanged with each person until then (``theirs``, ``ours``), whether one of
    us had answered the other with something else than a pitch (``answered``), and whether they do little but pitch
    (``sells``), or nothing (``only_sells``), and how many are held of each side."""
    mine, plain, pitched = pl.col("mine"), pl.col("plain"), pl.col("pitched")
    says_more = plain | pl.col("of_its_own") | (mine & ~pl.col("refuses") & pl.col("more"))
    long_before = pl.col("spell") < pl.col("spell").filter(pl.col("offers")).min().over("person")
    began = pl.col("of_its_own") & ~pl.col("leads_up") & (pl.col("after_mine") | pl.col("silence")).fill_null(True)
    follows = (plain & pl.col("of_its_own").shift(1).over("person") & pl.col("soon")).fill_null(False)
    told = seen.with_columns(
        said=says_more & ~pl.col("leads_up"),
        long_before=long_before,
        until_then=(pitched >= SEVERAL) & (pl.col("offered") > plain.cum_sum().over("person")),
        other=(plain & ~pl.col("leads_up")).sum().over("person"),
        refused=pl.col("refuses").any().over("person"),
        turned_down=(pl.col("refuses") & pl.col("after_pitch")).any().over("person"),
        plain_in_spell=(plain & ~pl.col("among") & ~pl.col("declined")).cum_sum().over("person", "alone_spell") > 0,
        talked=(~pl.col("leads_up") & (follows | pl.col("asks"))).any().over("person"),
        begun=began.sum().over("person"),
    ).with_columns(
        only_sells=(pitched >= pl.when("refused").then(SEVERAL).otherwise(_MANY))
        & (pitched >= _MANY * pl.col("other"))
        & ~pl.col("talked")
        & (pl.col("begun") < SEVERAL),
        answers=pl.col("said")
        & ~pl.col("long_before")
        & pl.col("said").shift(1).over("person")
        & (mine != pl.col("after_mine"))
        & pl.col("soon"),
        of_else=_is_of_else(readings),
        takes_a_no=_takes_a_no(),
        asks_anew=_asks_anew(),
    )
    kindly = (pl.col("until_then") & pl.col("kind")) | (pl.col("leads_up") & pl.col("only_sells"))
    return told.select(
        "line", *_PLACE, "person", "id", "mine", "acts", "unwanted", "spell", "read", "offers", "plain", "only_sells",
        "of_else", "among", "takes_a_no", "asks_anew",
        unanswered=~mine
        & ~mine.any().over("person")
        & (pl.col("read").any().over("person", "spell").cum_sum().over("person") >= SEVERAL)
        & ~pl.col("grave").fill_null(value=False),
        again=pl.col("read") & pl.col("turned_down") & (pitched >= SEVERAL) & ~pl.col("plain_in_spell"),
        theirs=plain.cum_sum().over("person") - plain,
        ours=(mine & ~pl.col("refuses") & ~kindly).cum_sum().over("person"),
        answered=pl.col("answers").fill_null(False).cum_sum().over("person") > 0,
        sells=(pl.col("refused") & (pitched >= SEVERAL) & (pitched > pl.col("other"))) | pl.col("only_sells"),
        held_sent=(mine & pl.col("counted")).sum().over("person"),
        held_received=(~mine & pl.col("counted")).sum().over("person"),
    )  # fmt: skip
