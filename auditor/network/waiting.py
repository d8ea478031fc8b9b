"""Who waits for me: for an answer, to what is no pitch and was not answered, from the first hour on; or for something
that I said I would do."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from re import findall
from typing import Any, NamedTuple

import polars as pl
from msgspec.structs import replace

from auditor.activities.activity import Subject
from auditor.activities.acts import ACTS, Act, has
from auditor.answers.expectations import Expectations
from auditor.ego_network import Waiting
from auditor.facts.conversations import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.messages import holds, in_company
from auditor.facts.window import DAY
from auditor.network.meeting import told_to_meet, whom
from auditor.network.promises import is_due, open_promises
from auditor.report import Role

_PLACE = ["site", "partner"]
#: Days after which something is waited for that I said I would do. Most promises are for a day soon to come, tomorrow
#: or on Sunday (our convention, grade E). One that names a later day is waited for from that day on.
PROMISED_DAYS = 7
#: Outcomes that come from people one does not know yet (our convention, grade E).
_SOURCES = "sources and tips"
_FROM_NEW = frozenset({_SOURCES, "new clients", "commissions", "sales", "invitations to speak"})
#: Outcomes that are reached where somebody orders work or gives a stage.
_FROM_A_COMMISSION = frozenset({"commissions", "new clients", "sales", "invitations to speak"})
#: Outcomes that begin with a post that somebody offers, be it a recruiter.
_FROM_A_POST = frozenset({"job offers", "interviews", "future mobility"})
_MANY_OPENED = 5  # conversations; of fewer their share that pitches says nothing (our convention, grade E)
_ASKING = Act.ASK | Act.QUESTION
_BEARING = frozenset({"ask", "question", "offer"})
_STEM = 5  # letters by which words for a field are told to be akin
LONGER_DAYS = 365  # beyond which nobody is said to wait any more (our convention, grade E)
MOST = 50  # people; nobody reads a longer list, and a report stays small


def waiting(families: Families, expectations: Expectations, role: Role | None = None) -> tuple[Waiting, ...]:
    """One entry a person, for what came within the last 90 days, those away not counted, in the order of Waiting.
    Strangers come last, or nobody would find their own people among them; but for those who bear on what I want, as new
    people do where sources are.

    Only of sites that tell what I send: elsewhere everybody would seem to wait. Left out are groups, pitches, but for
    those that offer me a post where that is what I hope for, whom I asked to leave out, and what I marked as not for
    me, as answered elsewhere or as wanting no answer, with all that the same person wrote before. Of who waits for an
    answer to what they asked after I promised them something, that promise is told too.
    """
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    end = families.window.end
    waits = _unanswered(families, sites, expectations, families.away.since(end, LATE_DAYS))
    promised = open_promises(families, sites, expectations).filter(
        pl.col("unfollowed") | pl.col("introduces") | pl.col("asked_again"),
        families.away.after(pl.col("since"), PROMISED_DAYS) < end,
        is_due(families).fill_null(True),
    )
    waits, promised = _reminded(waits, promised)
    waits = _whom_they_ask_for(families, waits)
    return _in_order(families, waits, promised, Wanted.of(families, expectations, role))


def bearing_on(
    families: Families, waits: Sequence[Waiting], expectations: Expectations, role: Role | None
) -> tuple[Waiting, ...]:
    """The same people, of whom those are marked who bear on the goals of these answers."""
    wanted = Wanted.of(families, expectations, role)
    return tuple(replace(each, sought=wanted.has(each)) for each in waits)


def waited_longer(families: Families, expectations: Expectations) -> tuple[Waiting, ...]:
    """Who asked for something or asked a question more than 90 days ago and within a year, or was promised something
    then by my last words to them, and is not among those who wait; in the order of Waiting."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    end = families.window.end
    waits = _unanswered(families, sites, expectations, end - LONGER_DAYS * DAY)
    late = families.away.since(end, LATE_DAYS)
    lately = families.everywhere(waits.filter(pl.col("last_at") >= late))
    asked = waits.filter(holds(Act.ASK | Act.QUESTION, "last_acts").fill_null(False), ~holds(Act.PITCH, "last_acts"))
    promised = open_promises(families, sites, expectations, LONGER_DAYS).filter("unfollowed", pl.col("until") < late)
    long, kept = (each.join(lately, on=_PLACE, how="anti", maintain_order="left") for each in (asked, promised))
    return _in_order(families, long, kept, Wanted.of(families, expectations, None))


def _in_order(families: Families, waits: pl.DataFrame, promised: pl.DataFrame, wanted: "Wanted") -> tuple[Waiting, ...]:
    """One entry a person, of those who wait for an answer before those to whom something was promised."""
    told = ["asked_at", "last_at", "last_id", "last_acts"]
    says = ["urgent", "wanted_by", "wants", "post", "commission", "offered"]
    columns = ["site", "partner", "new", "unwritten", *told, *says, "conversation"]
    meeting = ["said_on", "to_meet", "by_one_name"]
    told_of = promised.select(*columns, *meeting, "due", promised=pl.lit(True))
    owed = families.everywhere(promised.select(*_PLACE, "due", owed_at="at")).group_by(_PLACE).agg(
        pl.col("owed_at").max(), pl.col("due").sort_by("owed_at").last()
    )  # fmt: skip
    still = (pl.col("owed_at") < pl.col("last_at")) & holds(_ASKING, "last_acts")
    asking = waits.join(owed, on=_PLACE, how="left", maintain_order="left").select(
        *columns,
        *(name for name in meeting if name in waits.columns),
        promised=pl.lit(False),
        owed_at=pl.when(still).then("owed_at"),
        due=pl.when(still).then("due"),
    )
    found = pl.concat([asking, told_of], how="diagonal")
    people = families.as_one(found.with_row_index("row"))
    first = people.unique(_PLACE, keep="first", maintain_order=True)
    refused = families.expectations.never_proposed
    entries = [_entry(families, row, wanted, refused) for row in found[first["row"].to_list()].iter_rows(named=True)]
    last = families.window.day(families.window.end - 1)
    return tuple(sorted(entries, key=lambda each: each.order(last))[:MOST])


def _unanswered(families: Families, sites: list[str], expectations: Expectations, since: int) -> pl.DataFrame:
    """One row per person and site who wrote after ``since``: when they wrote what was first left unanswered
    (``asked_at``), their last message and all that those unanswered do."""
    posts = pl.col("vacancy").any().over(_PLACE) & Wanted.post(expectations)
    dismissed = [message for message, meant in expectations.relevant.items() if not meant]
    sent = families.everywhere(families["messages"].filter("mine", pl.col("partner").is_not_null()))
    mine = sent.group_by(_PLACE).agg(
        wrote_at=pl.col("at").max(), refused_only=(pl.col("acts") & int(Act.DECLINE) != 0).fill_null(False).all()
    )
    connected = families.people.select("site", "connected_at", partner="id")
    met = families.everywhere(in_company(families["messages"])).select(*_PLACE, refused_there=pl.lit(False)).unique()
    return (
        families["conversations"]
        .filter(
            pl.col("waits") & ~pl.col("group") & (~pl.col("pitched").fill_null(False) | posts),
            pl.col("site").is_in(sites),
            pl.col("partner").is_not_null() & ~pl.col("partner").is_in(expectations.not_this_person),
            pl.col("last_at") >= since,
            ~pl.col("first_id").is_in(dismissed),
            ~pl.col("last_id").is_in(dismissed),
            ~pl.col("elsewhere") & ~pl.col("excused"),
        )
        .join(mine, on=_PLACE, how="left")
        .filter(pl.col("wrote_at").fill_null(0) < pl.col("last_at"))
        .sort("last_at", "last_id")
        .group_by(_PLACE, maintain_order=True)
        .agg(
            asked_at=pl.coalesce(
                pl.col("asked_at").filter(pl.col("asked_at") > pl.col("wrote_at").fill_null(0)).min(),
                pl.col("last_at").min(),
            ),
            at=pl.col("at").min(),
            last_acts=pl.col("last_acts").drop_nulls().bitwise_or(),
            refused_only=pl.col("refused_only").last(),
            urgent=pl.col("urgent").any(),
            wanted_by=pl.col("wanted_by").min(),
            wants=pl.col("wants").any(),
            post=pl.col("vacancy").any(),
            commission=pl.col("commission").any(),
            offered=pl.col("offers_introduction").any(),
            last_at=pl.col("last_at").last(),
            last_id=pl.col("last_id").last(),
            conversation=pl.col("conversation").last(),
        )
        .join(connected, on=_PLACE, how="left", maintain_order="left")
        .join(met, on=_PLACE, how="left", maintain_order="left")
        .with_columns(refused_only=pl.coalesce("refused_only", "refused_there"))
        .with_columns(
            unwritten=pl.col("refused_only").fill_null(True),
            new=pl.col("refused_only").fill_null(
                # Whom I have been connected with for long is no new person, though I never wrote to them.
                (pl.col("connected_at") > pl.col("at") - LATE_DAYS * DAY).fill_null(True)
            ),
        )
        .sort("new", "last_at", "last_id", descending=[False, True, True])
    )


def _whom_they_ask_for(families: Families, waits: pl.DataFrame) -> pl.DataFrame:
    """Those who wait, with whom they ask to be introduced to, or offer to introduce me to, where their words say so."""
    asks = holds(Act.TO_INTRODUCE) & ~holds(Act.PROMISE)
    asked = families["messages"].filter(~pl.col("mine"), asks.fill_null(False) | pl.col("offers_introduction"))
    latest = (
        asked.select(*_PLACE, said_at="at", said_on="site", **told_to_meet())
        .drop_nulls("to_meet")
        .sort("said_at")
        .unique(_PLACE, keep="last", maintain_order=True)
    )
    found = waits.join(latest, on=_PLACE, how="left", maintain_order="left")
    known = (pl.col("said_at") >= pl.col("asked_at")).fill_null(False)
    return found.with_columns(pl.when(known).then("to_meet").alias("to_meet"))


def _reminded(waits: pl.DataFrame, promised: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Both, with who asks what came of an introduction that I promised them among the promises, not among the
    unanswered: it reminds me of the promise."""
    reminds = waits.filter(((pl.col("last_acts") & int(Act.OUTCOME_QUESTION)) != 0).fill_null(False))
    asked = reminds.select(*_PLACE, reminded_at="last_at", reminder="last_id")
    found = promised.join(asked, on=_PLACE, how="left", maintain_order="left")
    again = pl.col("introduces") & (pl.col("reminded_at") > pl.col("last_at"))
    found = found.with_columns(
        last_at=pl.when(again).then("reminded_at").otherwise("last_at"),
        reminder=pl.when(again).then("reminder"),
    )
    return waits.filter(~pl.col("last_id").is_in(found["reminder"].drop_nulls().to_list())), found


class Wanted(NamedTuple):
    """Who bears on what I want: ``people``, by site and id, whose work is of those I say I want it from, and, where new
    people are what I want, ``new`` people too; where these are sources, whoever offers something (``offers``), and of
    those who have told or given me something before (``sources``) whoever asks, too: they may say no more unanswered.
    ``doubtful``: most of what new people write to me are pitches, so that more may be. ``posts``: a post is what I
    hope for, ``commissions``: to be asked for work or a stage."""

    people: frozenset[tuple[str, str]]
    new: bool
    offers: bool
    sources: frozenset[tuple[str, str]]
    doubtful: bool
    posts: bool
    commissions: bool

    @staticmethod
    def post(expectations: Expectations) -> bool:
        """Whether a goal begins with a post that somebody offers."""
        goals = (expectations.goal, expectations.further_goal)
        return any(goal is not None and goal.outcome in _FROM_A_POST for goal in goals)

    @classmethod
    def of(cls, families: Families, expectations: Expectations, role: Role | None) -> "Wanted":
        """As the goals, each as much as the other, and the role say."""
        stated = [goal for goal in (expectations.goal, expectations.further_goal) if goal]
        words = _stems(" ".join(goal.audience or "" for goal in stated))
        outcomes = {goal.outcome for goal in stated}
        offers = (role or expectations.role) is Role.MEDIA or _SOURCES in outcomes
        new = offers or not outcomes.isdisjoint(_FROM_NEW)
        works = families.people.select("site", "id", "position", "employer").iter_rows() if words else ()
        people = ((site, person) for site, person, *work in works if words & _stems(" ".join(filter(None, work))))
        sources = _sources(families) if _SOURCES in outcomes else frozenset()
        commissions = not outcomes.isdisjoint(_FROM_A_COMMISSION)
        doubtful, posts = _mostly_pitches(families), cls.post(expectations)
        return cls(frozenset(people), new, offers, sources, doubtful, posts, commissions)

    def has(self, each: Waiting) -> bool:
        """Whether somebody is one of them; of new people only who asks or offers, or writes about a post."""
        if self.hopes_for(each):
            return True
        if each.new and _BEARING.isdisjoint(each.acts):
            return False
        known = (each.site, each.person) in self.sources and not _BEARING.isdisjoint(each.acts)
        offers = not each.new and ((self.offers and "offer" in each.acts) or known)
        return (each.new and self.new) or offers or (each.site, each.person) in self.people

    def hopes_for(self, each: Waiting) -> bool:
        """Whether they write about a post, order work or give a stage, and that is what I hope for."""
        return (self.posts and each.post) or (self.commissions and each.commission)


def _sources(families: Families) -> frozenset[tuple[str, str]]:
    """Who ever offered or gave me something that was no pitch, under every site on which they are."""
    told = families["messages"].filter(
        ~pl.col("mine"), pl.col("partner").is_not_null(), pl.col("gives") | holds(Act.OFFER), ~pl.col("pitch")
    )
    return frozenset(families.everywhere(told.select(_PLACE)).iter_rows())


def _mostly_pitches(families: Families) -> bool:
    """Whether most of the conversations that new people opened with me lately are read as pitches."""
    opened = families["conversations"].filter(
        ~pl.col("started") & ~pl.col("group") & pl.col("first_ever") & pl.col("pitched").is_not_null(),
        pl.col("at") >= families.window.end - LATE_DAYS * DAY,
    )
    return opened.height >= _MANY_OPENED and int(opened["pitched"].sum()) * 2 > opened.height


def _stems(text: str) -> frozenset[str]:
    """The beginnings of its longer words: one word for a field has many endings, in most languages."""
    return frozenset(word[:_STEM].casefold() for word in findall(r"\w+", text) if len(word) >= _STEM)


def _entry(families: Families, row: dict[str, Any], wanted: Wanted, refused: Collection[str]) -> Waiting:
    site, person, acts = row["site"], row["partner"], row["last_acts"]
    since, last = families.window.day(row["asked_at"]), families.window.day(row["last_at"])
    likely = wanted.doubtful and row["unwritten"] and not row["commission"] and (site, person) not in wanted.people
    pitches = has(acts, Act.PITCH) or likely
    each = Waiting(
        site,
        person,
        families.name(site, person),
        _moment(row["asked_at"]),
        since,
        row["last_id"],
        tuple(act.name.lower() for act in ACTS if act.name and has(acts, act)),
        None if row["conversation"].startswith(("with ", "among ")) else row["conversation"],
        new=row["new"],
        promised=row["promised"],
        again_at=_moment(row["last_at"]) if row["asked_at"] < row["last_at"] else None,
        again=last if since < last else None,
        urgent=row["urgent"],
        wanted_by=row["wanted_by"],
        wants=row["wants"],
        to_meet=whom(families, row, refused),
        owed=families.window.day(row["owed_at"]) if row["owed_at"] else None,
        post=row["post"],
        away=_days_away(families, row["last_at"]),
        due=row["due"],
        offered=row["offered"],
        commission=row["commission"],
    )
    if has(acts, Act.PITCH) and not wanted.hopes_for(each):
        each = replace(each, urgent=False, wanted_by=None, wants=False)  # the day is the seller's
    return replace(each, sought=wanted.has(each), doubtful=pitches and not wanted.hopes_for(each))


def _days_away(families: Families, since: int) -> int:
    end = families.window.end
    return round((end - since) / DAY - families.away.days(since, end))


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)
