"""Conversations: messages of one thread with no silence of more than 14 days between them, but for late answers (see
`episodes`), and what they tell: who began, what was answered and what waits.
"""

from functools import cache

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.acts import COMPOSED_WORDS, holds
from auditor.facts.away import Away
from auditor.facts.episodes import OPEN, SILENCE_DAYS, in_episodes, settling_what_was_open
from auditor.facts.families import Families
from auditor.facts.settling import with_excuses, with_grave_news
from auditor.facts.trades import tells_many
from auditor.facts.window import DAY, HOUR

#: An opening with one of these and none of OPEN rounds something off, and nobody waits for an answer to it; a no
#: of more than so many words does so only where something of mine had just been open.
_CLOSING = Act.THANKS | Act.OUTCOME_REPORT | Act.DECLINE
_BARE_WORDS = 2
#: So many words tell something new, be no act read in them, to whoever had refused what came before (our convention,
#: grade E).
TELLING_WORDS = 15
#: So many words of one message tell something also in the midst of a talk, so many where they may only answer or greet,
#: and after so many days it is left unanswered (our convention, grade E).
_TOLD_WORDS, _TOLD_IN_ANSWER, _TOLD_DAYS = 20, 40, 3
AGREED_WORDS = 8  # a longer answer to a promise than that says more than yes (our convention, grade E)
_PLACE = ["site", "partner"]
_MESSAGES = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
#: Of so many conversations that strangers of such a trade opened, most are to be read as pitches before any other is
#: taken for one (our convention, grade E).
_MANY_OPENED = 5
#: What tells whether a conversation waits, and no more.
_ON_THE_WAY = (
    "episode", "first_at", "last_mine", "after_mine", "open", "agrees", "insists", "may_ask", "exchanged", "wishes",
    "tells", "opens_grave", "asked", "tells_more", "takes_back", "refused_before", "to_anybody", "passed_on",
    "nothing_open", "polite",
)  # fmt: skip


@cache
def personal() -> pl.Expr:
    """Conversations that another person opened with me alone, and not with a pitch nor by trade. If a stranger opened
    one in words we cannot read, this is null."""
    return ~pl.col("started") & ~pl.col("group") & ~pl.col("pitched") & ~pl.col("by_trade")


@cache
def unreadable() -> pl.Expr:
    """Conversations that may or may not be personal: we could not read how they opened."""
    return ~pl.col("group") & pl.col("pitched").is_null()


def conversations(families: Families) -> pl.DataFrame:
    """One row per conversation of messages (comments are not counted in), oldest first.

    Columns: site, conversation, partner (None in a group), at (of its first message), last_at, started (by me), group,
    first_id, last_id, opening_acts (union over the first turn; None if nothing of it could be read), opening_words,
    closes (its opening asks for no answer: it only thanks, tells what came of something or says no to what I had asked
    or offered, wishes well for a day, or is a word in passing where I had written last, but for signs without a word,
    and tells of nothing grave), first_ever (the first contact with who opened it, whole past), sent, received, turns
    (runs of one side), answered_at (first message of the side that did not start), undated (nobody knows at what time
    it opened), answer_hours (None where it is undated), settled (the 14 days are over, of mine to answer those away not
    counted, answered or not: a quick answer must not count sooner than a silence, nor what came as the record ended as
    unanswered), answered (within 14 days), late (answered after more than 14 days), waits (the other side wrote last
    and has no answer: to its opening, unless that asks for none, or to a question, an offer of an introduction, of a
    post, of work or a stage, or an ask or what it wants by a day or says is over after one, unless that is a short yes
    to what I promised, or at some length after no more than a refusal of mine, or some days ago at length, or of
    something grave, or with a question mark or at some length in words that could not be read; not where all of it is
    for anybody and nothing was open, or is passed on), says_more (the other side wrote last, and more than thanks, a
    greeting or a yes), offers (the other side offered something in the midst of a talk, and has no answer), grave (what
    has none tells of a death, a dismissal, a threat or an illness), quota (likewise asks for people to be named for a
    number or a reward), withdraws (likewise takes something back), automatic (a machine sent all of it), foreign (the
    language in which it is written, where none of it could be read), opened_in (likewise of its opening), last_acts (of
    the last turn, after what its writer said was settled), asked_at (where that first asks for something, or else asks
    a question, or else begins: a word in jest before a request is not what was asked), told_at (where it first says
    more than a few words), told_words (how many it says), urgent (it says so, or by which day), wanted_by (the first
    such day), wants (the words that name one say that something is wanted), last_day (the first after which it says
    that it is over), vacancy (it offers me a post), commission (and likewise work or a stage), offers_introduction (or
    an introduction), private (to nobody but who works for private lives), promoted, spam, pitched (another's opening
    that pitches, or no more than what a machine sent, to whom I never wrote more than a refusal; None: one that could
    not be read, by someone with whom nothing else was exchanged, nor was it answered with more than a few words),
    of_else (somebody who pitched wrote last, of something else), by_trade (opened by somebody whose trade it is to
    write to many: until I had written them more than a refusal, and later where it is read as a pitch; where most of
    what strangers of such a trade opened is), elsewhere (I said that I answered it, or what the same person wrote
    later, in another place), excused (I said likewise that it wants no answer, or they said later that it was settled),
    unowed (their last word says that it needs no answer, or they are a seller whom I only ever refused)."""
    messages = families["messages"].filter(~pl.col("comment")).pipe(with_grave_news)
    written = settling_what_was_open(messages, families)
    told = in_episodes(written).group_by("episode", maintain_order=True)
    known = families.people.select("site", pl.col("id").alias("partner"), "first_at")
    due, took = _due_and_took(families.away)
    return (
        told.agg(*_of_the_whole(), *_of_the_opening(), *_of_what_is_left())
        .join(known, on=_PLACE, how="left")
        .with_columns(
            closes=(_rounds_off(pl.col("opening_acts")) | _asks_nothing(pl.col("opening_acts")))
            & ~pl.col("opens_grave"),
            first_ever=(pl.col("at") <= pl.col("first_at")).fill_null(True),
            pitched=pl.coalesce("pitched", pl.when("exchanged").then(False)),
            answer_hours=pl.when(~pl.col("undated")).then(took / HOUR),
            answered=(pl.col("answered_at") <= due).fill_null(False),
        )
        .with_columns(
            settled=due <= families.told_end(_MESSAGES),
            late=pl.col("answered_at").is_not_null() & ~pl.col("answered"),
            waits=_waits(families.window.until),
            says_more=~pl.col("last_mine") & pl.col("open") & ~pl.col("polite") & ~_for_anybody(),
        )
        .with_columns(
            partner=pl.when(~pl.col("group")).then("partner"),
            offers=pl.col("offers") & ~pl.col("last_mine") & ~pl.col("waits") & ~pl.col("to_anybody"),
        )
        .pipe(_with_trades, families)
        .drop(_ON_THE_WAY)
        .pipe(with_excuses, written, families)
        .sort("at", "first_id")
    )


@cache
def _of_the_whole() -> tuple[pl.Expr, ...]:
    mine = pl.col("mine")
    refuses = holds(Act.DECLINE).fill_null(False)
    unwanted = pl.col("promoted").any() | pl.col("spam").any()
    by_a_machine = (pl.col("automatic") & pl.col("cold")).fill_null(False).all()
    pitches = pl.col("pitch").filter("opening").any(ignore_nulls=False) | unwanted | by_a_machine
    return (
        pl.col("site", "conversation").first(),
        pl.col("partner").drop_nulls().first(),
        pl.col("at").first(),
        pl.col("at").last().alias("last_at"),
        pl.col("started", "after_mine", "nothing_open", "asked", "undated", "unmet").first(),
        (pl.col("audience") == "group").any().alias("group"),
        pl.col("id").first().alias("first_id"),
        pl.col("id").last().alias("last_id"),
        mine.sum().alias("sent"),
        (~mine).sum().alias("received"),
        mine.last().alias("last_mine"),
        pl.col("turn").max().alias("turns"),
        pl.col("at").filter(pl.col("turn") == 2).first().alias("answered_at"),
        pl.col("promoted", "spam").any(),
        pl.when(~mine.first()).then(pitches).otherwise(False).first().alias("pitched"),
        (_exchanges() & ~mine.first()).alias("exchanged"),
        (refuses & ~mine & (pl.col("left") > 0)).any().alias("refused_before"),
    )


@cache
def _of_the_opening() -> tuple[pl.Expr, ...]:
    opening = pl.col("opening")
    return (
        pl.col("acts").filter(opening).drop_nulls().bitwise_or().alias("opening_acts"),
        pl.col("words").filter(opening).sum().alias("opening_words"),
        pl.col("wishes", "tells_more").filter(opening).any(),
        pl.col("grave").filter(opening).any().alias("opens_grave"),
        _not_read(opening).alias("opened_in"),
    )


@cache
def _of_what_is_left() -> tuple[pl.Expr, ...]:
    """Of the last turn, after what its writer said was settled; of what is for anybody only where nothing else is: a
    wait does not begin at a chain letter."""
    last, words = pl.col("live"), pl.col("words")
    live = last & (~pl.col("to_anybody") | (pl.col("to_anybody") | ~last).all())
    asked_at = (pl.col("at").filter(live & holds(act).fill_null(False)).first() for act in (Act.ASK, Act.QUESTION))
    asked_before = holds(Act.ASK | Act.QUESTION).fill_null(False).filter("before").any()
    promised_before = holds(Act.PROMISE).fill_null(False).filter("before").last().fill_null(False)
    short = words.filter(live).sum() <= AGREED_WORDS
    only_greets = holds(Act.GREETING).filter(live).any()
    enough = pl.when(asked_before | only_greets).then(_TOLD_IN_ANSWER).otherwise(_TOLD_WORDS)
    at_length = words.filter(live).sum() >= TELLING_WORDS
    takes_back = holds(Act.DECLINE).fill_null(False) & ~pl.col("asked") & ~holds(Act.PROMISE | Act.PITCH)
    return (
        live.any().alias("open"),
        pl.col("acts").filter(live).drop_nulls().bitwise_or().alias("last_acts"),
        pl.coalesce(*asked_at, pl.col("at").filter(live).first()).alias("asked_at"),
        pl.col("at").filter(live & (words > AGREED_WORDS)).first().alias("told_at"),
        words.filter(live).sum().alias("told_words"),
        pl.col("wanted_by", "last_day").filter(live).min(),
        pl.col("urgent", "wants", "vacancy", "commission", "offers_introduction", "grave", "quota", "withdraws")
        .filter(live)
        .any(),
        pl.col("automatic", "to_anybody", "passed_on").filter(live).all(),
        (pl.col("private") | ~pl.col("offers_introduction")).filter(live).all().alias("private"),
        (pl.col("of_else").filter(live).any() & ~pl.col("mine").last()).alias("of_else"),
        _not_read(live).alias("foreign"),
        takes_back.filter(live).any().alias("takes_back"),
        (promised_before & pl.col("agrees").filter(live).first() & short).fill_null(False).alias("agrees"),
        (pl.col("cold").filter(live).any() & at_length).alias("insists"),
        (pl.col("asks_by_mark").filter(live).any() | at_length).alias("may_ask"),
        _is_polite().filter(live).all().alias("polite"),
        (words.filter(live & _may_tell()).max() >= enough).alias("tells"),
        (live & _may_tell() & holds(Act.OFFER) & (words > AGREED_WORDS)).any().alias("offers"),
    )


def _waits(until: int) -> pl.Expr:
    """Whether the other side wrote last and has no answer to what asks for one."""
    opened = (pl.col("turns") == 1) & ~_rounds_off(pl.col("last_acts")) & ~_asks_nothing(pl.col("last_acts"))
    withdrew = pl.col("takes_back") & ~pl.col("refused_before") & (pl.col("told_words") >= COMPOSED_WORDS)
    asks = _says(Act.QUESTION) | (_says(Act.ASK) & ~pl.col("agrees"))
    wants = (pl.col("wants") & ~pl.col("agrees")) | pl.col("last_day").is_not_null()
    hires = (pl.col("vacancy") | pl.col("commission")) & ~_closes(pl.col("last_acts")) & ~pl.col("agrees")
    insists = pl.col("insists") & ~_closes(pl.col("last_acts"))
    unread = pl.col("foreign").is_not_null() & pl.col("may_ask")
    tells = pl.col("tells").fill_null(False) & (pl.col("last_at") <= until - _TOLD_DAYS * DAY)
    return (
        ~pl.col("last_mine")
        & pl.col("open")
        & ~_for_anybody()
        & (
            opened
            | withdrew
            | asks
            | wants
            | hires
            | insists
            | unread
            | tells
            | pl.col("offers_introduction")
            | pl.col("grave")
        )
    )


@cache
def _for_anybody() -> pl.Expr:
    """Whether all of it is for anybody, and nobody waits for an answer to it."""
    return pl.col("to_anybody") & (pl.col("nothing_open") | pl.col("passed_on"))


@cache
def _is_polite() -> pl.Expr:
    """Whether a message only thanks, greets or says yes in a few words, or is a single word or sign."""
    words, acts = pl.col("words").fill_null(0), pl.col("acts")
    rest = acts & ~int(Act.THANKS | Act.GREETING | Act.CONSENT | Act.PROMISE) == 0
    yes = pl.col("agrees") & (words <= AGREED_WORDS)
    thanks = (acts != 0) & (words <= AGREED_WORDS) & ~pl.col("tells_more")
    return ((words < _BARE_WORDS) & (acts == 0)) | (rest & (yes | thanks))


@cache
def _says(act: Act) -> pl.Expr:
    return ((pl.col("last_acts") & int(act)) != 0).fill_null(False)


def _with_trades(found: pl.DataFrame, families: Families) -> pl.DataFrame:
    """Conversations with ``by_trade``. Reading overlooks some of what is sent to many, and nobody owes an answer to
    it, whoever answers some of it; whether most of it pitches is told by what was read."""
    trades = families.everywhere(tells_many(families)).unique().with_columns(trade=True)
    told = found.join(trades, on=_PLACE, how="left", maintain_order="left").with_columns(
        trade=pl.col("trade").fill_null(False) & ~pl.col("started")
    )
    read = told.filter("trade", "unmet", pl.col("pitched").is_not_null())["pitched"]
    mostly = read.len() >= _MANY_OPENED and int(read.sum()) * 2 > read.len()
    sells = pl.col("unmet") | holds(Act.PITCH, "opening_acts").fill_null(False)
    return told.with_columns(by_trade=pl.lit(mostly) & pl.col("trade") & sells).drop("trade", "unmet")


@cache
def _exchanges() -> pl.Expr:
    """Whether I wrote more than a few words in it, none read as a refusal: a stranger's pitch gets less."""
    refuses = holds(Act.DECLINE).fill_null(False).filter("mine").any()
    return ~refuses & (pl.col("words").filter("mine").sum() > AGREED_WORDS)


@cache
def _may_tell() -> pl.Expr:
    """Whether a message may tell something new: one that thanks, agrees, refuses or promises ends what was talked
    of."""
    ends = int(Act.PROMISE | Act.CONSENT | Act.PITCH) | int(_CLOSING)
    return ((pl.col("acts") & ends) == 0).fill_null(False) & ~pl.col("agrees") & ~pl.col("wishes")


def _not_read(part: pl.Expr) -> pl.Expr:
    """The language of the last of a part of a conversation, where it has words and none of them could be read."""
    read = (part & pl.col("acts").is_not_null()).any()
    return pl.when(~read).then(pl.col("language").filter(part & pl.col("unread")).last())


def _closes(acts: pl.Expr) -> pl.Expr:
    """Whether nothing is open: who would rather not agrees to nothing, be it in words of agreeing."""
    open_ = pl.when((acts & int(Act.DECLINE)) != 0).then(int(OPEN & ~Act.CONSENT)).otherwise(int(OPEN))
    return (((acts & int(_CLOSING)) != 0) & ((acts & open_) == 0)).fill_null(False)


def _rounds_off(acts: pl.Expr) -> pl.Expr:
    """Whether an opening closes what was open: not where it says no to nothing that I had asked or offered, as who
    withdraws does, nor where it goes on to tell something else."""
    refuses = ((acts & int(Act.DECLINE)) != 0).fill_null(False)
    takes_back = refuses & ~(pl.col("asked") & pl.col("after_mine")) & (pl.col("opening_words") > _BARE_WORDS)
    return _closes(acts) & ~takes_back & ~pl.col("tells_more")


def _in_passing(acts: pl.Expr) -> pl.Expr:
    """Good night, or a few words that ask and offer nothing: where nothing was open, no answer is missed."""
    greets = (acts == int(Act.GREETING)) & (pl.col("opening_words") <= AGREED_WORDS)
    return (greets | ((acts == 0) & (pl.col("opening_words") < COMPOSED_WORDS))).fill_null(False)


def _asks_nothing(acts: pl.Expr) -> pl.Expr:
    """A word in passing where nothing was open; or good wishes for a day, or congratulations, and nothing told at
    length beside them, also where nothing was written before."""
    rest = (acts & ~int(Act.GREETING | Act.THANKS)) == 0
    wishes = (pl.col("wishes") & rest & (pl.col("opening_words") < TELLING_WORDS)).fill_null(False)
    return wishes | (_in_passing(acts) & pl.col("after_mine"))


def _due_and_took(away: Away) -> tuple[pl.Expr, pl.Expr]:
    """When the 14 days of an answer are over, and how long it took; days away are not counted of what is mine to
    answer."""
    at, answered_at = pl.col("at"), pl.col("answered_at")
    return (
        pl.when("started").then(at + SILENCE_DAYS * DAY).otherwise(away.after(at, SILENCE_DAYS)),
        pl.when("started").then(answered_at - at).otherwise(away.clock(answered_at) - away.clock(at)),
    )
