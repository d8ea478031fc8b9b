"""Open loops: what was offered, asked or owed and has not come to its end, as far as messages tell.

What somebody said they would do for me is open where neither of us wrote anything after it but a short yes or thanks;
what they said they would send or give, what they promised for a day and talk alone does not keep, and an introduction
they said they would make, through all chat, until they make it, hand over, give or decline something, or I thank them
another day or for what they wrote later, or say that it is not needed. What they offer meanwhile if I like, and that I
ask for it again, ends nothing. What waits for something else to happen is not owed before that may have come. Who
promised no more than to write again has done so where they ask or offer something on a later day. A short yes to advice
of mine promises me nothing, nor does a mere “will do” to what wants nothing. What I said I would do is open likewise,
but for what follows advice of theirs.
So is an ask of mine, if the other had written to me before: a stranger who does not answer owes nothing. An
introduction that I asked somebody about, in words that speak of somebody else, and to which they did not say no, is
promised until I make it, be it in a message to one person alone; one that was made is open until somebody tells or asks
what came of it. Readings of messages are right usually, not always, so this is a list to look at and no list of debts.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import polars as pl
from msgspec.structs import replace

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.conversations import AGREED_WORDS
from auditor.facts.families import Families
from auditor.facts.numbered import numbered
from auditor.facts.said import says
from auditor.facts.window import DAY, HOUR
from auditor.network.bereavement import but_before
from auditor.network.following import WANTS, after_advice
from auditor.network.kept import ends
from auditor.network.meeting import whom
from auditor.network.open_introductions import introductions, promised_introductions
from auditor.network.open_loop import UNTIL_DAYS, lately, open_loop
from auditor.network.owed_in_groups import owed_in_groups
from auditor.network.promised_in_groups import introductions_in_groups, promised_in_groups
from auditor.network.promises import (
    due,
    for_a_day,
    introduces,
    is_due,
    is_over,
    may_come_yet,
    of_a_thing,
    open_promises,
    weighs_an_offer,
)
from auditor.report.ego_network import Alike, Loop, OpenLoop

#: Until which an introduction that somebody said they would make is, apart from the others (likewise): it comes seldom,
#: and whoever still hopes for it knows whom to ask again, or that it is better to ask somebody else.
INTRODUCTION_DAYS = 365
MOST = 20
_PLACE = ["site", "partner"]
#: What I advise with, and what I want of somebody.
_ADVICE = Act.BARE_NAME | Act.OFFER | Act.INTRODUCTION
_POLITE = Act.THANKS | Act.GREETING
#: What somebody comes back with.
_BRINGS = Act.ASK | Act.QUESTION | Act.OFFER
_GIVES = Act.DECLINE | Act.INTRODUCTION | Act.BARE_NAME
#: What somebody's words come to who says that they will introduce me.
_SAYS_SO = pl.col("acts") | int(Act.TO_INTRODUCE)


def loops(families: Families, expectations: Expectations, alike: Sequence[Alike] = ()) -> tuple[OpenLoop, ...]:
    """The latest first. Of a source whom I keep apart no more than what I promised them. ``alike``: who may be one
    person, though nobody has said so yet: of an introduction, what was written at either place may have been told."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    refused = set(expectations.not_this_person)
    between_two = _between_two(families, sites)
    lines = _after_what(ends(between_two))
    found = [
        *_asks(families, between_two),
        *_owed(families, between_two),
        *_owed_through_chat(families, lines, "owed", _to_hand_over() | _for_a_day(), Act.THANKS),
        *_owed_through_chat(families, lines, "owed-introduction", introduces(), Act(0), INTRODUCTION_DAYS),
        *_owed_in_groups(families, sites, expectations),
        *_own(families, sites, expectations),
        *_in_groups(families, sites, expectations),
        *promised_introductions(families, sites, expectations),
        *introductions(families, sites, alike),
    ]
    owed = {each.activity for each in found if each.kind == "own-introduction"}
    wanted = [
        each
        for each in but_before(families, found)
        if each.person not in refused
        and (each.promised or each.person not in expectations.kept_apart)
        and not (each.kind == "promised" and each.activity in owed)
    ]
    return tuple(sorted(wanted, key=lambda each: (each.day, each.activity), reverse=True)[:MOST])


def _asks(families: Families, lines: pl.DataFrame) -> Iterator[OpenLoop]:
    """My last words to somebody, where they asked and nothing was written since."""
    known = families.people.filter(pl.col("received") > 0).select("site", partner="id")
    last = lines.sort("at", "id").unique(_PLACE, keep="last", maintain_order=True).filter(lately(families))
    last = last.join(known, on=_PLACE, how="semi", maintain_order="left")
    for row in last.filter("mine", holds(Act.ASK | Act.QUESTION)).iter_rows(named=True):
        yield open_loop(families, "asked", row["site"], row["partner"], row["at"], row["id"])


def _owed(families: Families, lines: pl.DataFrame) -> Iterator[OpenLoop]:
    """Somebody's last words to me, where they promise something, be it no thing to give, and nothing was written since
    but thanks or a short yes of mine within the day, but for what is promised for a day to come; none of a seller, and
    no short yes to advice of mine, which they follow for themselves."""
    sellers = families["messages"].filter("cold").select("id")
    last = _last(families, lines).join(sellers, on="id", how="anti", maintain_order="left")
    promised = last.with_columns(due=due()).filter(
        ~pl.col("mine"),
        holds(Act.PROMISE),
        ~introduces(),
        ~_to_hand_over(),
        ~for_a_day(),
        ~_own_errand(),
        ~pl.col("in_silence"),
        ~is_over(families),
    )
    owed = promised.filter(is_due(families).fill_null(True), ~may_come_yet(families.window.until))
    for row in owed.iter_rows(named=True):
        yield replace(open_loop(families, "owed", row["site"], row["partner"], row["at"], row["id"]), due=row["due"])


def _owed_through_chat(
    families: Families, lines: pl.DataFrame, kind: Loop, of: pl.Expr, received: Act, until: int = UNTIL_DAYS
) -> Iterator[OpenLoop]:
    """The last words of somebody, no seller, in ``until`` days that promise me something (``of``), since which they
    neither gave nor declined anything, nor made an introduction, nor, if they said they would write again, asked or
    offered something on a later day; nor I told them what came of it or said by an act of ``received`` that it
    came: from the next day on, or after they had written again, an hour later or more. ``lines``: all messages,
    with what ends a promise and what they came after."""
    # What came before cannot settle what was promised since, and an older promise is not told.
    lines = lines.filter(pl.col("at") >= families.away.since(families.window.end, until))
    sellers = families["messages"].filter("cold").select("id")
    theirs = lines.filter(~pl.col("mine")).join(sellers, on="id", how="anti", maintain_order="left")
    promises = (
        theirs.with_columns(due=due())
        .filter(of, holds(Act.PROMISE), ~pl.col("in_silence"), is_due(families).fill_null(True), ~is_over(families))
        .filter(~may_come_yet(families.window.until))
        .sort("at", "id")
        .unique(_PLACE, keep="last", maintain_order=True)
    )
    if promises.is_empty():
        return
    returns = ~pl.col("mine") & (
        holds(_BRINGS).fill_null(False) | pl.any_horizontal("vacancy", "commission", "offers_introduction")
    )
    # Thanks for what they offered since are for that.
    offered = pl.when(~pl.col("mine")).then(_only_offers()).forward_fill().over("person").fill_null(False)
    came = pl.col("mine") & holds(received).fill_null(False) & ~says("not_come") & ~pl.col("heard_offer")
    heard_at = pl.when(~pl.col("mine")).then("at").forward_fill().over("person")
    # Neither are thanks before the day of a promise that answer something else of theirs for it.
    due_at = pl.col("due").cast(pl.Datetime("ms")).dt.epoch("ms")
    for_it = (pl.col("at") >= due_at).fill_null(True) | (pl.col("heard_at") <= pl.col("promised_at"))
    settled = (
        lines.with_columns(heard_at=heard_at, heard_offer=offered)
        .join(promises.select(*_PLACE, "due", promised_at="at"), on=_PLACE, how="inner", maintain_order="left")
        .group_by(_PLACE)
        .agg(
            settled_at=pl.col("at").filter(_settles()).max(),
            returned_at=pl.col("at").filter(returns).max() - DAY,
            came_at=pl.max_horizontal(
                pl.col("at").filter(came & for_it).max() - DAY, pl.col("heard_at").filter(came & for_it).max() - HOUR
            ),
        )
    )
    made = (
        families["introductions"]
        .filter(~pl.col("mine"))
        .select(site="connector_site", made_at="at", partner="connector")
    )
    introduced = families.as_one(made.filter(pl.col("partner").is_not_null())).group_by(_PLACE)
    still = (
        promises.join(settled, on=_PLACE, how="left", maintain_order="left")
        .join(introduced.agg(pl.col("made_at").max()), on=_PLACE, how="left", maintain_order="left")
        .filter(
            lately(families, until=until),
            ~(pl.max_horizontal("settled_at", "came_at", "made_at") > pl.col("at")).fill_null(False),
            ~(pl.col("comes_back") & (pl.col("returned_at") > pl.col("at")).fill_null(False)),
        )
    )
    late = families.away.since(families.window.end, UNTIL_DAYS)
    for row in still.iter_rows(named=True):
        found = open_loop(families, kind, row["site"], row["partner"], row["at"], row["id"])
        yield replace(found, due=row["due"], longer=row["at"] < late)


def _owed_in_groups(families: Families, sites: list[str], expectations: Expectations) -> Iterator[OpenLoop]:
    """What somebody said in a group that they would do for me."""
    found = owed_in_groups(families, sites, expectations).filter(lately(families))
    for row in found.iter_rows(named=True):
        kind: Loop = "owed-introduction" if row["introduces"] else "owed"
        yield replace(open_loop(families, kind, row["site"], row["partner"], row["at"], row["id"]), due=row["due"])


def _own(families: Families, sites: list[str], expectations: Expectations) -> Iterator[OpenLoop]:
    """What I said I would do, from the next day on: of each person the latest, and the latest introduction."""
    promised = open_promises(families, sites, expectations).filter(~weighs_an_offer() | holds(Act.PROMISE))
    open_ones = families.as_one(promised)
    for row in open_ones.unique([*_PLACE, "introduces"], keep="first", maintain_order=True).iter_rows(named=True):
        kind: Loop = "own-introduction" if row["introduces"] else "own"
        found = open_loop(families, kind, row["site"], row["partner"], row["at"], row["id"])
        met = whom(families, row, expectations.never_proposed) if row["introduces"] else ""
        yield replace(found, due=row["due"], others=(met,) if met else (), offered=row["offered"])


def _in_groups(families: Families, sites: list[str], expectations: Expectations) -> Iterator[OpenLoop]:
    """What I said in a group that I would do for somebody, or to an introduction that they asked for there."""
    asked_there = introductions_in_groups(families, sites, expectations)
    for row in asked_there.iter_rows(named=True):
        yield open_loop(families, "own-introduction", row["site"], row["partner"], row["at"], row["id"])
    told = {row["id"] for row in asked_there.iter_rows(named=True)}
    for row in promised_in_groups(families, sites, expectations).iter_rows(named=True):
        if row["id"] not in told:
            yield replace(open_loop(families, "own", row["site"], row["partner"], row["at"], row["id"]), due=row["due"])


@cache
def _to_hand_over() -> pl.Expr:
    """Whether somebody's promise is to give me a thing, be it meant by a pronoun: "I'll bring them along"."""
    return of_a_thing() | (says("hands_over") & ~introduces())


@cache
def _settles() -> pl.Expr:
    """Whether their words give, decline or introduce, be it something else, but for an offer that waits for my yes; or
    mine tell what came of it, say that it is not needed, or refuse the promise itself: who says "no rush" does not. To
    ask for it once more, or to refuse something else, settles nothing; nor does a day later what reads like a no: it
    may complain of what has not come."""
    theirs = pl.col("ends").fill_null(True) & ~_only_offers()
    refuses = holds(Act.DECLINE) & pl.col("ends") & (pl.col("at") - pl.col("heard_at") < DAY) & ~says("at_leisure")
    told = (holds(Act.OUTCOME_REPORT) | refuses).fill_null(pl.col("composed"))
    return pl.when("mine").then((told & ~says("not_come")) | says("needless")).otherwise(theirs | pl.col("gives"))


@cache
def _only_offers() -> pl.Expr:
    """Whether words do no more than offer what waits for a yes."""
    return (says("if_liked") | pl.col("offers_introduction")) & ~pl.col("gives") & ~holds(_GIVES).fill_null(False)


@cache
def _for_a_day() -> pl.Expr:
    """Whether somebody's promise is for a day, and neither an introduction nor an errand of their own."""
    return for_a_day() & ~introduces() & ~_own_errand()


@cache
def _own_errand() -> pl.Expr:
    """Whether somebody's words are a short yes to advice of mine (``to_advice``), which they follow themselves; or no
    more than “will do” to words of mine that want nothing, as not all advice can be read as such."""
    to_advice = (pl.col("words") <= AGREED_WORDS) & (holds(_ADVICE, "to") | pl.col("to_advice"))
    wants = holds(WANTS, "to") & ~pl.col("to_advice")
    return ((to_advice | ~pl.col("composed")) & ~wants).fill_null(False)


def _last(families: Families, lines: pl.DataFrame) -> pl.DataFrame:
    """The last message with each person, but for mine that within a day of theirs do no more than thank for it, or are
    a word or two that say nothing; of those that were written lately but not just now. ``to``: the acts of all that I
    last wrote before they did, if it is theirs."""
    heard_at = pl.when(~pl.col("mine")).then("at").forward_fill().over("person")
    polite = (pl.col("acts") & ~int(_POLITE)) == 0
    only_thanks = (~pl.col("composed") & polite.fill_null(True)) | (holds(Act.THANKS) & polite).fill_null(False)
    thanks = pl.col("mine") & only_thanks & (pl.col("at") - pl.col("heard_at") < DAY).fill_null(False)
    return (
        lines.sort("at", "id")
        .with_columns(heard_at=heard_at)
        .filter(~thanks)
        .pipe(_after_what)
        .unique(_PLACE, keep="last", maintain_order=True)
        .filter(lately(families))
    )


def _after_what(lines: pl.DataFrame) -> pl.DataFrame:
    """Messages in order, with ``to``: the acts of all that I wrote last in a row until then, and ``to_advice``.
    Where somebody says that they will, right after I answered an introduction
    that they had offered with no “no” and no question, or asked them for one, and they name nothing else, that is what
    their ``acts`` promise."""
    return (
        after_advice(lines, ["person"], mine=True)
        .with_columns(of_turn=pl.col("acts").fill_null(0).bitwise_or().over("person", "turn"))
        .with_columns(to=pl.when("mine").then("of_turn").forward_fill().over("person"))
        .with_columns(acts=pl.when(_promises_an_introduction()).then(_SAYS_SO).otherwise("acts"))
    )


@cache
def _promises_an_introduction() -> pl.Expr:
    """Whether words of theirs promise the introduction that was just talked of, though they do not name it."""
    offered = pl.when(~pl.col("mine") & pl.col("offers_introduction")).then("turn").forward_fill().over("person")
    agreed = (pl.col("turn") == offered + 2) & ~holds(Act.DECLINE | Act.ASK | Act.QUESTION, "to")
    asked = holds(Act.TO_INTRODUCE, "to") & holds(Act.ASK | Act.QUESTION, "to")
    will = ~pl.col("mine") & holds(Act.PROMISE) & ~holds(Act.OFFER) & ~pl.col("names_its_thing")
    return (will & (agreed.fill_null(False) | asked)).fill_null(False)


def _between_two(families: Families, sites: list[str]) -> pl.DataFrame:
    """Messages between me and one other person on some sites, by person."""
    lines = families["interactions"].filter(pl.col("site").is_in(sites), ~pl.col("comment"))
    told = families.as_one(
        lines.select(
            "id", "at", "day", *_PLACE, "mine", "acts", "words", "reading", "composed", "gives", "vacancy",
            "commission", "offers_introduction", "comes_back", "in_talk", "on_condition", "in_silence",
            "names_its_thing",
        )
    )  # fmt: skip
    return numbered(told, "person", _PLACE)
