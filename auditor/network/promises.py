"""What I said I would do for somebody and have not done, as far as messages tell."""

from collections.abc import Iterator
from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.messages import named_day
from auditor.facts.said import says
from auditor.facts.window import DAY, HOUR
from auditor.history.done import FEW
from auditor.network.following import but_following
from auditor.network.kept import ASKS, END, gave, heard, introduced, said_done, to_me, with_thanks
from auditor.network.meeting import or_whom_was_asked_for, told_to_meet, whom
from auditor.network.offers import AGREED, agreed

_PLACE = ["site", "partner"]
_ASKED_DAYS = 30  # before a promise: what was asked then is what it promises (our convention, grade E)
#: Days in which what a promise waits for, "as soon as I know", may not have come yet (our convention, grade E).
_CONDITION_DAYS = 28
#: Days in which a promise need not be kept where whoever asked, or I, said that there is no hurry: "no rush", "after
#: the holidays is fine" (our convention, grade E).
_LEISURE_DAYS = 60
#: Days before the day by which the other wants it, from which on a promise is waited for (our convention, grade E).
_NEAR_DAYS = 7
#: The acts of a promise, which often does not say again what was asked: "of course, I will". What I answered since, or
#: an introduction I made, is not promised by it; nor by one that names what it will send, bring or make.
_answers_what_was_asked = ~pl.col("names_its_thing") & (
    pl.col("asked_at") > pl.max_horizontal(pl.col("before").fill_null(0), pl.col("made_at").fill_null(0))
)
_with_what_was_asked = (
    pl.when(_answers_what_was_asked).then(pl.col("acts") | int(Act.TO_INTRODUCE)).otherwise(pl.col("acts"))
)


#: Whether they asked since my last words what came of what I promised: what they then mean is the latest of it.
_asked_what_came_of_it = (pl.col("outcome_asked_at") > pl.max_horizontal("latest", "since")).fill_null(False) & (
    pl.col("at") == pl.col("at").max().over(_PLACE)
)


@cache
def introduces(acts: str = "acts") -> pl.Expr:
    """Whether a promise is one of an introduction: it speaks of one and does not ask for it."""
    return holds(Act.TO_INTRODUCE, acts) & ~holds(Act.ASK | Act.QUESTION, acts)


@cache
def promises() -> pl.Expr:
    """Whether a message promises something: it says so, or that there will be an introduction, which it does not make
    itself; not where it gives at once what it says it will, somebody's name with a number or an address of theirs, nor
    where it is kept by saying nothing."""
    gives_at_once = of_a_thing() & holds(Act.BARE_NAME) & pl.col("gives") & due().is_null()
    return (holds(Act.PROMISE) & ~gives_at_once & ~pl.col("in_silence")) | (introduces() & ~holds(Act.INTRODUCTION))


@cache
def of_a_thing() -> pl.Expr:
    """Whether a promise is one to send or give something, which chat about other things does not keep."""
    return holds(Act.OFFER) & ~introduces()


@cache
def _of_a_thing() -> pl.Expr:
    """Whether a promise of mine is one, or names what it will send, bring or make."""
    return of_a_thing() | (pl.col("names_its_thing") & ~introduces("last_acts"))


@cache
def for_a_day() -> pl.Expr:
    """Whether a promise is for a day and not kept by talk, or a visit, of which messages need not tell."""
    return pl.col("due").is_not_null() & ~pl.col("in_talk")


def weighs_an_offer() -> pl.Expr:
    """Whether I said of a post or work that they offered that I will think it over: a decision is owed, where they want
    it by a day."""
    return says("thinks_it_over") & (pl.col("post") | pl.col("commission"))


def is_over(families: Families) -> pl.Expr:
    """Whether a promise is to be somewhere and no more ("I'll be there"), and not on a day to come: that is kept by
    being there, and no message need tell of it."""
    return says("attends") & ~(pl.col("due") > families.window.as_of).fill_null(False)


@cache
def _told_in_talk() -> pl.Expr:
    """Whether a promise that talk keeps is kept: I told since that I called, asked or went; or an hour later or more
    wrote at length, where I had promised no more than to write again; or wrote on the day for which it was."""
    came_back = says("comes_back") & (pl.col("answered_at") > pl.col("at") + HOUR)
    on_the_day = (pl.col("latest_on") >= pl.col("due")) & (pl.col("latest_on") > pl.col("day"))
    return pl.col("in_talk") & (_since("told_at") | came_back.fill_null(False) | on_the_day.fill_null(False))


def may_come_yet(end: int) -> pl.Expr:
    """Whether a promise names no day and waits for something else, which may not have come by ``end``."""
    return pl.col("on_condition") & pl.col("due").is_null() & (pl.col("at") > end - _CONDITION_DAYS * DAY)


def at_leisure(end: int) -> pl.Expr:
    """Whether a promise names no day and there is no hurry, so that it need not be kept by ``end``."""
    return pl.col("at_leisure") & pl.col("due").is_null() & (pl.col("since") > end - _LEISURE_DAYS * DAY)


@cache
def due() -> pl.Expr:
    """The day that a promise names, where one was read."""
    return named_day("due")


def is_due(families: Families) -> pl.Expr:
    """Whether the day that a promise names has come; null where it names none."""
    return pl.col("due") <= families.window.as_of


def is_near(families: Families) -> pl.Expr:
    """Whether the day by which the other wants what I said yes to comes within a week."""
    day = pl.lit(families.window.as_of) + pl.duration(days=_NEAR_DAYS)
    return (pl.col("wished") & (pl.col("due") <= day)).fill_null(False)


def open_promises(
    families: Families, sites: list[str], expectations: Expectations, days: int = LATE_DAYS
) -> pl.DataFrame:
    """My words to somebody in the last ``days``, those away not counted, that promise something, a day old or older,
    and since which I have made no introduction of theirs nor have they written that all is settled: those of the day of
    my last words, where nothing of that day gives, refuses or hands over what was promised (``unfollowed``); those that
    promise an introduction and after which I gave, refused or handed over nothing, nor said that it is done, nor had
    thanks for it or word of what came of it; and those that promise to send or give a thing, or anything for a day that
    talk alone does not keep. None is open where since then somebody thanked me on a later day, within a week of a word
    of mine or of that day, but for an introduction, and for talk that I promised last. Chat about other things keeps no
    promise; what I said I would do, and may have told of by word of mouth, is kept by whatever I write later, but for
    an answer of a word or two in which nothing is done. Nor does chat keep another, after which they asked what came of
    it, and had no word of mine since: the latest of these. To be somewhere is open until its day and no longer. One
    that waits for something else to happen is none before that may have come, and one without hurry none for two
    months. Columns as of those who wait, with ``last`` for mine, ``introduces``, ``due``, the day it names or else by
    which the other had wanted it (``wished``: no earlier than they wanted it), ``until``, when it was waited for, and
    ``asked_again``: they asked for something since. An introduction that I offered, if they like, is promised
    (``offered``) from when they said yes (``since``) on. The latest first."""
    end = families.window.until
    to_talk_last = pl.col("was_last") & pl.col("in_talk")
    lately = families.once(_promised).filter(
        pl.col("site").is_in(sites),
        pl.col("until") >= families.away.since(families.window.end, days),
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("id").is_in(expectations.marked),
    )
    if lately.is_empty():
        return lately
    return lately.filter(
        ~_since("settled_at"),
        ~may_come_yet(end) | pl.col("offered") | _asked_what_came_of_it,
        ~at_leisure(end) | _asked_what_came_of_it,
        ~(pl.col("introduces") & _since("came_at")),
        ~is_over(families),
        ~_told_in_talk() | pl.col("introduces") | _asked_what_came_of_it,
        (pl.col("unfollowed") & ~_since("handed_at") & (to_talk_last | ~pl.col("thanked")))
        | (pl.col("introduces") & ~_since("gave_at"))
        | ((_of_a_thing() | for_a_day()) & ~_since("handed_at") & ~pl.col("thanked"))
        | (_asked_what_came_of_it & ~_since("handed_at")),
    ).sort("at", "id", descending=True)


def introductions_promised(
    families: Families, expectations: Expectations
) -> Iterator[tuple[tuple[str, str], tuple[str, str], int]]:
    """Introductions that I promised and none of mine is seen of: to whom, by site and id, who else is in it, and when I
    said that it is done, or else promised it."""
    made = said_done(families).sort("at").select(*_PLACE, "at", done_at="at")
    promised = families.once(_promised).filter("introduces").sort("since")
    found = promised.join_asof(
        made, left_on="since", right_on="at", by=_PLACE, strategy="forward", check_sortedness=False
    )
    for row in found.iter_rows(named=True):
        if whom(families, row, expectations.never_proposed):
            other = families.history.identities.on_site((row["said_on"], row["to_meet"]))
            yield (row["site"], row["partner"]), other, row["done_at"] or row["since"]


def _promised(families: Families) -> pl.DataFrame:
    """My words to somebody that promise something, a day old or older, and since which I have made no introduction of
    theirs, with the columns of ``open_promises`` and what came since: whether they are still open is told by these. In
    order of time."""
    said = families["messages"].filter(
        "mine", ~pl.col("comment"), pl.col("audience") == "person", pl.col("partner").is_not_null()
    )
    said = said.select(
        "id", "at", *_PLACE, "acts", "reading", "gives", "offers_introduction", "names_its_thing", "in_talk",
        "on_condition", "in_silence", "at_leisure", "conversation", "words", "day",
    )  # fmt: skip
    mine = _but_a_word_or_two(families.as_one(said.with_row_index("row")), families)
    told = mine.select(
        "row", "before", "latest", "latest_on", was_last=pl.col("at").max().over(_PLACE) - pl.col("at") < DAY
    )
    ordered = said[told["row"].to_list()].with_columns(
        told["before"], told["latest"], told["latest_on"], told["was_last"], due=due(), said_on="site", **told_to_meet()
    )
    ordered = _but_their_days(ordered, families)
    ordered = _for_when_it_was_wanted(_what_was_offered(ordered, families), families)
    return (
        ordered.join(agreed(families), on="id", how="left", maintain_order="left")
        .with_columns(offered=pl.col("agreed_at").is_not_null(), since=pl.coalesce("agreed_at", "at"))
        .with_columns(acts=pl.when("offered").then(AGREED).otherwise("acts"))
        .with_columns(
            until=pl.max_horizontal("since", pl.col("due").cast(pl.Datetime("ms")).dt.epoch("ms")),
            unfollowed=(pl.col("latest") - pl.col("at") < DAY).fill_null(True),
        )
        .filter(
            pl.col("at") <= families.window.until - DAY,
            promises().fill_null(False) | (weighs_an_offer() & pl.col("wanted_by").is_not_null()),
            pl.col("offered") | ~(pl.col("offers_introduction") & introduces().fill_null(False)),
        )
        .pipe(_but_kind_words_to_sellers, families)
        .pipe(but_following, families)
        .join(introduced(families), on=_PLACE, how="left", maintain_order="left")
        .join(gave(families), on=_PLACE, how="left", maintain_order="left")
        .join(heard(families), on=_PLACE, how="left", maintain_order="left")
        .pipe(with_thanks, families)
        .filter(pl.col("made_at").fill_null(0) < pl.col("at"))
        .sort("at", "id")
        .join_asof(_asked(families), on="at", by=_PLACE, tolerance=_ASKED_DAYS * DAY, check_sortedness=False)
        .with_columns(**or_whom_was_asked_for(_answers_what_was_asked))
        .with_columns(
            new=pl.lit(False), last_at="since", asked_at="since", last_id="id", last_acts=_with_what_was_asked
        )
        .with_columns(introduces=introduces("last_acts"), asked_again=pl.col("asked_last") > pl.col("since"))
        .with_columns(
            urgent=pl.col("wanted_by").is_not_null(),
            wants=pl.col("wanted_by").is_not_null(),
            last_day=pl.lit(None, pl.Date),
            unwritten=pl.lit(False),
            pitched=pl.lit(False),
        )
    )


def _but_a_word_or_two(mine: pl.DataFrame, families: Families) -> pl.DataFrame:
    """My words in order of time, with when I wrote ``before`` and the ``latest`` word that may keep a promise: not an
    answer of a word or two, in which nothing is done, to what they wrote since; but for what talk between us two keeps,
    as a call or an answer, which whatever I write may."""
    heard = families.everywhere(to_me(families).select(*_PLACE, "at")).sort("at").with_columns(heard_at="at")
    ordered = (
        mine.sort("at", "id")
        .with_columns(before=pl.col("at").shift(1).over(_PLACE))
        .join_asof(heard, on="at", by=_PLACE, check_sortedness=False)
    )
    answers = (pl.col("heard_at") > pl.col("before").fill_null(0)).fill_null(False)
    does = holds(END | Act.PROMISE | Act.OUTCOME_REPORT).fill_null(False) | pl.col("gives")
    chat = answers & (pl.col("words") <= FEW) & ~does & ~says("may_be_done")
    between_us = pl.col("in_talk") & ~says("of_a_third")
    at, on = pl.col("at"), pl.col("day")
    return ordered.with_columns(
        latest=pl.when(between_us).then(at.max().over(_PLACE)).otherwise(at.filter(~chat).max().over(_PLACE)),
        latest_on=on.filter(~chat).max().over(_PLACE),
    ).drop("heard_at")


def _but_their_days(mine: pl.DataFrame, families: Families) -> pl.DataFrame:
    """The same words of mine, but for those that name a day and no more where the other just promised something and
    asked for nothing: these repeat the day of their promise and promise nothing."""
    received = to_me(families).with_columns(
        promised=holds(Act.PROMISE).fill_null(False), asks=holds(ASKS | Act.TO_INTRODUCE).fill_null(False)
    )
    found = mine.sort("at", "id")
    for name in ("promised", "asks"):
        said = families.everywhere(received.filter(name).select(*_PLACE, "at")).sort("at")
        found = found.join_asof(said.with_columns(pl.col("at").alias(name)), on="at", by=_PLACE, check_sortedness=False)
    before = pl.col("before").fill_null(0)
    repeats = says("only_a_day") & (pl.col("promised") > before) & (pl.col("asks").fill_null(0) <= before)
    return found.filter(~repeats.fill_null(False)).drop("promised", "asks")


def _for_when_it_was_wanted(mine: pl.DataFrame, families: Families) -> pl.DataFrame:
    """The same words of mine, of which a promise that names no day is for the one by which the other wanted what I say
    yes to, and is at leisure where they said that there is no hurry; ``wished``: they wanted it by a day, and I
    name none that comes before it; ``wanted_by``: that day, where I name another, or said no more than that I will
    think over what they offered."""
    unhurried = to_me(families).filter("at_leisure")
    leisure = families.everywhere(unhurried.select(*_PLACE, "at", unhurried_at="at")).sort("at")
    mine = mine.sort("at", "id").join_asof(
        leisure, on="at", by=_PLACE, tolerance=_ASKED_DAYS * DAY, check_sortedness=False
    )
    unhurried_since = (pl.col("unhurried_at") > pl.col("before").fill_null(0)).fill_null(False)
    mine = mine.with_columns(at_leisure=pl.col("at_leisure") | unhurried_since).drop("unhurried_at")
    wanted = to_me(families).filter(pl.col("wanted_by").is_not_null())
    days = families.everywhere(wanted.select(*_PLACE, "at", for_day="wanted_by", wanted_at="at")).sort("at")
    found = mine.sort("at", "id").join_asof(
        days, on="at", by=_PLACE, tolerance=_ASKED_DAYS * DAY, check_sortedness=False
    )
    answers = pl.col("wanted_at") > pl.col("before").fill_null(0)
    theirs = pl.when(answers & holds(Act.PROMISE) & ~weighs_an_offer()).then("for_day")
    as_they_want = (pl.col("due") >= theirs).fill_null(theirs.is_not_null() & pl.col("due").is_null())
    another = pl.when(pl.col("due") != theirs).then(theirs)
    beside = pl.when(answers & weighs_an_offer()).then("for_day").otherwise(another)
    found = found.with_columns(due=pl.coalesce("due", theirs), wished=as_they_want, wanted_by=beside)
    return found.drop("wanted_at", "for_day")


def _what_was_offered(mine: pl.DataFrame, families: Families) -> pl.DataFrame:
    """The same words of mine, with what the other had offered within a month before and I have not refused since:
    ``post``, and ``commission``. Who is told "I will come back to you" waits with it."""
    refused_at = pl.when(holds(Act.DECLINE).fill_null(False)).then("at").forward_fill().over(_PLACE)
    found = mine.sort("at", "id").with_columns(refused_at=refused_at)
    for name, column in (("post", "vacancy"), ("commission", "commission")):
        offers = to_me(families).filter(pl.col(column), ~holds(Act.HYPE).fill_null(False))
        said = families.everywhere(offers.select(*_PLACE, "at", offered_at="at")).sort("at")
        found = found.join_asof(said, on="at", by=_PLACE, tolerance=_ASKED_DAYS * DAY, check_sortedness=False)
        found = found.with_columns(
            (pl.col("offered_at") > pl.col("refused_at").fill_null(0)).fill_null(False).alias(name)
        )
        found = found.drop("offered_at")
    return found.drop("refused_at")


def _but_kind_words_to_sellers(promised: pl.DataFrame, families: Families) -> pl.DataFrame:
    """The same, but for what is a kind way to say no: "I will have a look and come back to you", where the conversation
    began with a pitch, or by the trade of who writes to many. A thing that is promised, an introduction or what is for
    a day is owed to them, too, and so is an answer to who offers a post or work."""
    began = families["conversations"].filter(pl.col("partner").is_not_null(), ~pl.col("pitched").is_null())
    sells = (pl.col("pitched") | pl.col("by_trade")) & ~(pl.col("vacancy") | pl.col("commission"))
    told = families.everywhere(began.select(*_PLACE, "at", to_a_seller=sells)).sort("at")
    found = promised.sort("at", "id").join_asof(told, on="at", by=_PLACE, check_sortedness=False)
    more = of_a_thing() | introduces() | pl.col("due").is_not_null() | pl.col("post") | pl.col("commission")
    return found.filter(~pl.col("to_a_seller").fill_null(False) | more.fill_null(False)).drop("to_a_seller")


def _asked(families: Families) -> pl.DataFrame:
    """Each time that somebody asked me for an introduction, the first of them first, with whom it is to."""
    wanted = to_me(families).filter(holds(Act.TO_INTRODUCE), ~holds(Act.PROMISE))
    asked = families.everywhere(wanted.select(*_PLACE, "at", **told_to_meet("asked_"))).sort("at")
    return asked.with_columns(asked_at="at")


@cache
def _since(*moments: str) -> pl.Expr:
    """Whether one of them is later than what was said."""
    return (pl.max_horizontal(*moments) > pl.col("at")).fill_null(False)
