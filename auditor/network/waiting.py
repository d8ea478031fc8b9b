"""Who waits for me: for an answer, to what is no pitch and was not answered, from the first hour on; or for something
that I said I would do."""

from collections.abc import Sequence
from functools import cache

import polars as pl
from msgspec.structs import replace

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations, Goal
from auditor.facts.acts import holds
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.messages import in_company
from auditor.facts.pitches import SEVERAL
from auditor.facts.seldom import KNOWN_WORDS, SELDOM, sells
from auditor.facts.trades import tells_many
from auditor.facts.window import DAY
from auditor.network.bereavement import since_then
from auditor.network.days_named import said_elsewhere
from auditor.network.entry import entry
from auditor.network.in_groups import in_groups
from auditor.network.meeting import told_to_meet
from auditor.network.noted import in_invitations
from auditor.network.promises import for_a_day, is_due, is_near, open_promises
from auditor.network.wanted import Wanted
from auditor.report import Role
from auditor.report.waiting import Waiting

_PLACE = ["site", "partner"]
#: Days after which something is waited for that I said I would do and named no day for, or that a call or a visit may
#: have kept (our convention, grade E). Else what was promised for a day is waited for from that day on.
PROMISED_DAYS = 7
LONGER_DAYS = 365  # beyond which nobody is said to wait any more (our convention, grade E)
#: Names that no person has: the short numbers of machines, and what takes no answer.
_NO_PERSON = (
    r"^\d{3,5}$|(?i:\b(no|do|ne|nicht)[-_. ]?(not[-_. ]?|pas[-_. ]?)?(reply|repondre|répondre|antworten|responder)\b)"
)
MOST = 50  # people; nobody reads a longer list, and a report stays small


def waiting(families: Families, expectations: Expectations, role: Role | None = None) -> tuple[Waiting, ...]:
    """One entry a person, for what came within the last 90 days, those away not counted, in the order of Waiting.
    Strangers come last, or nobody would find their own people among them; but for those who bear on what I want, as new
    people do where sources are.

    Only of sites that tell what I send: elsewhere everybody would seem to wait. Left out are groups, but for who asked
    me by name (``in_groups``), pitches, but for those that offer me a post, which seldom comes twice, and those that
    may be a tip where I hope for sources (``_perhaps_tips``), whom I asked to leave out, and what I marked as not for
    me, as answered elsewhere or as wanting no answer, with all that the same person wrote before. Whom I keep apart as
    a source waits with whatever they wrote that is more than thanks, a greeting or a yes. Of who waits for an answer to
    what they asked after I promised them something, that promise is told too, with the post or the work that they had
    offered before. What I promised for a day waits from that day on, what for the day by which they want it from a week
    before; nothing that is older than news of a death which somebody told me lately of one of their own."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    end = families.window.end
    since = families.away.since(end, LATE_DAYS)
    waits = _unanswered(families, sites, expectations, since, role)
    beside = [read(families, sites, expectations, since) for read in (in_invitations, in_groups)]
    owed = since_then(families, open_promises(families, sites, expectations)).filter(
        for_a_day()
        | pl.col("wanted_by").is_not_null()
        | (families.away.after(pl.col("since"), PROMISED_DAYS) < families.window.until),
        is_due(families).fill_null(True) | pl.col("wished"),
    )
    promised = owed.filter(
        pl.col("unfollowed") | pl.col("introduces") | pl.col("asked_again") | for_a_day(),
        is_due(families).fill_null(True) | is_near(families),
    )
    waits, promised = _reminded(waits, promised)
    waits = pl.concat([_whom_they_ask_for(families, waits), *beside], how="diagonal")
    return _in_order(families, waits, promised, Wanted.of(families, expectations, role), owed)


def bearing_on(
    families: Families, waits: Sequence[Waiting], expectations: Expectations, goal: Goal | None, role: Role | None
) -> tuple[Waiting, ...]:
    """The same people, of whom those are marked who bear on one ``goal`` of these answers, whatever they bear on
    beside it. Who tells of something grave is named as of use for no goal."""
    wanted = Wanted.of_goal(families, expectations, goal, role)
    return tuple(replace(each, sought=not each.grave and wanted.has(each)) for each in waits)


def waited_longer(families: Families, expectations: Expectations) -> tuple[Waiting, ...]:
    """Who asked for something or asked a question more than 90 days ago and within a year, or was promised something
    then by my last words to them, or an introduction, which chat since then does not make, and is not among those who
    wait; in the order of Waiting."""
    sites, _ = families.covered((Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT))
    end = families.window.end
    waits = _unanswered(families, sites, expectations, end - LONGER_DAYS * DAY, None).filter(
        ~pl.col("pitched"), ~pl.col("by_trade")
    )
    late = families.away.since(end, LATE_DAYS)
    lately = families.everywhere(waits.filter(pl.col("last_at") >= late))
    asked = waits.filter(holds(Act.ASK | Act.QUESTION, "last_acts").fill_null(False), ~holds(Act.PITCH, "last_acts"))
    promised = open_promises(families, sites, expectations, LONGER_DAYS).filter(
        pl.col("unfollowed") | pl.col("introduces"), pl.col("until") < late
    )
    long, kept = (each.join(lately, on=_PLACE, how="anti", maintain_order="left") for each in (asked, promised))
    return _in_order(families, long, kept, Wanted.of(families, expectations, None), kept)


def _in_order(
    families: Families, waits: pl.DataFrame, promised: pl.DataFrame, wanted: Wanted, owed: pl.DataFrame
) -> tuple[Waiting, ...]:
    """One entry a person, of those who wait for an answer before those to whom something was ``promised``; with what is
    ``owed`` to who wrote since."""
    told = ["asked_at", "last_at", "last_id", "last_acts"]
    says = (
        "urgent", "wanted_by", "wants", "last_day", "post", "commission", "offered", "private", "grave", "quota",
        "withdraws", "foreign", "of_else",
    )  # fmt: skip
    columns = ["site", "partner", "new", "unwritten", "pitched", "by_trade", *told, *says, "conversation"]
    meeting = ["said_on", "to_meet", "by_one_name"]
    promised = promised.with_columns(
        **{name: pl.lit(value=False) for name in ("by_trade", "private", "grave", "quota", "withdraws", "of_else")}
    )
    promised = promised.with_columns(foreign=pl.lit(None, pl.String))
    told_of = promised.select(*columns, *meeting, "due", promised=pl.lit(True))
    told_before = {f"owed_{name}": name for name in (*meeting, "introduces")}
    said = families.everywhere(
        owed.select(*_PLACE, "due", owed_at="at", owed_post="post", owed_work="commission", **told_before)
    )
    latest = said.group_by(_PLACE).agg(
        pl.col("owed_at").max(),
        pl.col("due", *told_before).sort_by("owed_at").last(),
        pl.col("owed_post", "owed_work").any(),
    )
    still = pl.col("owed_at") < pl.col("last_at")
    waits = waits.join(latest, on=_PLACE, how="left", maintain_order="left").with_columns(
        # What was offered before I promised to come back to it is what they still write about.
        post=pl.col("post") | (still & pl.col("owed_post")).fill_null(False),
        commission=pl.col("commission") | (still & pl.col("owed_work")).fill_null(False),
    )
    asking = waits.select(
        *columns,
        *(name for name in (*meeting, "in_group", "of_two", "refused_only") if name in waits.columns),
        "told_at",
        "told_words",
        "offers",
        promised=pl.lit(False),
        owed_at=pl.when(still).then("owed_at"),
        due=pl.when(still).then("due"),
        **{name: pl.when(still).then(name) for name in told_before},
    )
    refused = families.expectations.never_proposed
    found = pl.concat([asking, told_of], how="diagonal")
    # What is offered in the midst of a talk waits where it bears on what I want; else many a talk ends with it.
    offered = (entry(families, row, wanted, refused) for row in found.filter("offers").iter_rows(named=True))
    ends = [each.activity for each in offered if not each.sought]
    found = found.filter(~(pl.col("offers") & pl.col("last_id").is_in(ends)).fill_null(value=False))
    people = families.as_one(found.with_row_index("row"))
    first = people.unique(_PLACE, keep="first", maintain_order=True)
    rows = found[first["row"].to_list()].iter_rows(named=True)
    entries = said_elsewhere(families, (entry(families, row, wanted, refused) for row in rows))
    last = families.window.day(families.window.end - 1)
    return tuple(sorted(entries, key=lambda each: each.order(last, families.window.as_of))[:MOST])


def _unanswered(
    families: Families, sites: list[str], expectations: Expectations, since: int, role: Role | None
) -> pl.DataFrame:
    """One row per person and site who wrote after ``since``: when they first asked for what was left unanswered, or
    else asked a question, or else wrote (``asked_at``), when they first wrote more than a few words that were left so
    (``told_at``), how many words at most (``told_words``), their last message and all that those unanswered do;
    ``pitched``: they pitch, and may yet tell something; ``by_trade``: I never wrote to them, and their trade says that
    they do."""
    tips = _perhaps_tips(families) if expectations.hopes_for_sources(role) else pl.lit(value=False)
    apart = pl.col("partner").is_in(expectations.kept_apart)
    pitched = pl.col("pitched").fill_null(value=False) & ~pl.col("of_else") & ~apart
    posts = pl.col("vacancy").any().over(_PLACE) & Wanted.post(expectations)
    asked_at, unanswered = pl.col("asked_at"), pl.col("asked_at") > pl.col("wrote_at").fill_null(0)
    connected = families.people.select("site", "connected_at", partner="id")
    # Whom I wrote to before all that is held is no new person either, or reports of two lengths would not agree.
    strangers = families["messages"].select("cold", "mine", last_id="id").filter(~pl.col("mine")).drop("mine")
    met = families.everywhere(in_company(families)).select(*_PLACE, refused_there=pl.lit(False)).unique()
    return (
        families["conversations"]
        .with_columns(waits=pl.col("waits") | (apart & pl.col("says_more").fill_null(True)))
        .filter(
            (pl.col("waits") | pl.col("offers")) & ~pl.col("group") & (~pitched | posts | _perhaps_a_post() | tips),
            pl.col("site").is_in(sites),
            pl.col("partner").is_not_null() & ~pl.col("partner").is_in(expectations.not_this_person),
            pl.col("last_at") >= since,
            ~pl.col("first_id").is_in(expectations.irrelevant),
            ~pl.col("last_id").is_in(expectations.irrelevant),
            ~pl.col("elsewhere") & ~pl.col("excused"),
        )
        .join(families.once(_what_i_wrote), on=_PLACE, how="left")
        .filter(pl.col("wrote_at").fill_null(0) < pl.col("last_at"))
        .sort("last_at", "last_id")
        .group_by(_PLACE, maintain_order=True)
        .agg(
            asked_at=pl.coalesce(
                *(asked_at.filter(unanswered, holds(act, "last_acts")).min() for act in (Act.ASK, Act.QUESTION)),
                asked_at.filter(unanswered).min(),
                pl.col("last_at").min(),
            ),
            told_at=pl.col("told_at").filter(pl.col("told_at") > pl.col("wrote_at").fill_null(0)).min(),
            told_words=pl.col("told_words").max(),
            wrote_at=pl.col("wrote_at").first(),
            at=pl.col("at").min(),
            last_acts=pl.col("last_acts").drop_nulls().bitwise_or(),
            refused_only=pl.col("refused_only").last(),
            urgent=pl.col("urgent").any(),
            wanted_by=pl.col("wanted_by").min(),
            wants=pl.col("wants").any(),
            last_day=pl.col("last_day").min(),
            post=pl.col("vacancy").any(),
            commission=pl.col("commission").any(),
            offered=pl.col("offers_introduction").any(),
            private=pl.col("private").all(),
            grave=pl.col("grave").any(),
            quota=pl.col("quota").any(),
            withdraws=pl.col("withdraws").any(),
            foreign=pl.when(pl.col("foreign").is_not_null().all()).then(pl.col("foreign").last()),
            offers=~pl.col("waits").any(),
            pitched=(pitched & ~posts).all(),
            of_else=pl.col("of_else").any(),
            automatic=pl.col("automatic").all(),
            by_trade=(pl.col("by_trade") & pl.col("wrote_at").is_null() & ~apart).all(),
            last_at=pl.col("last_at").last(),
            last_id=pl.col("last_id").last(),
            conversation=pl.col("conversation").last(),
        )
        .join(connected, on=_PLACE, how="left", maintain_order="left")
        .join(met, on=_PLACE, how="left", maintain_order="left")
        .join(strangers, on="last_id", how="left", maintain_order="left")
        .with_columns(
            # Kind thanks to somebody who mostly pitches are no more than a refusal.
            refused_only=pl.when(pl.col("cold").fill_null(True))
            .then(pl.coalesce(pl.when(pl.col("refused_only").is_not_null()).then(True), "refused_there"))
            .otherwise(pl.lit(False))
        )
        .with_columns(
            unwritten=pl.col("refused_only").fill_null(True),
            new=pl.col("refused_only").fill_null(
                # Whom I have been connected with for long is no new person, though I never wrote to them.
                (pl.col("connected_at") > pl.col("at") - LATE_DAYS * DAY).fill_null(True)
            ),
        )
        # Whom I keep apart as a source I know, be it from elsewhere.
        .with_columns(unwritten=pl.col("unwritten") & ~apart, new=pl.col("new") & ~apart)
        .filter(~(pl.col("unwritten") & (pl.col("automatic") | _is_a_machine(families))))
        # Whom I refused before I have judged myself.
        .filter(~pl.col("pitched") | pl.col("refused_only").is_null())
        .pipe(_who_sells_nothing, families)
        .sort("new", "last_at", "last_id", descending=[False, True, True])
    )


def _what_i_wrote(families: Families) -> pl.DataFrame:
    """When I last wrote to each person, and whether I only ever refused. Columns: site, partner, wrote_at,
    refused_only."""
    mine = families["messages"].select(*_PLACE, "at", "acts", "mine").filter("mine", pl.col("partner").is_not_null())
    refuses = (pl.col("acts") & int(Act.DECLINE) != 0).fill_null(False)
    sent = families.everywhere(mine).group_by(_PLACE)
    return sent.agg(wrote_at=pl.col("at").max(), refused_only=refuses.all())


def _is_a_machine(families: Families) -> pl.Expr:
    """Whether the name of who wrote is a short number or says that it takes no answer."""
    return pl.concat_str("site", "partner", separator=" ").is_in(families.once(_machines).implode())


def _machines(families: Families) -> pl.Series:
    machines = families.people.filter(pl.col("name").str.contains(_NO_PERSON))
    return machines.select(place=pl.concat_str("site", "id", separator=" "))["place"]


@cache
def _perhaps_a_post() -> pl.Expr:
    """Whether a conversation offers me a post, and is no advertisement and promises no quick money."""
    unwanted = pl.col("promoted") | pl.col("spam") | holds(Act.HYPE, "last_acts").fill_null(value=True)
    return (pl.col("vacancy") & ~unwanted).any().over(_PLACE)


def _perhaps_tips(families: Families) -> pl.Expr:
    """Whether a conversation that opened with a pitch may be a tip all the same: who tells something and asks whether
    it is of interest sounds like who sells. Not of those whose trade it is to write to many, nor what is marked as
    advertisement or promises quick money."""
    sells = tells_many(families).select(place=pl.concat_str("site", "partner", separator=" "))["place"]
    return (
        ~pl.concat_str("site", "partner", separator=" ").is_in(sells.implode()).fill_null(value=True)
        & ~(pl.col("promoted") | pl.col("spam"))
        & ~holds(Act.HYPE, "last_acts").fill_null(value=False)
    )


def _who_sells_nothing(waits: pl.DataFrame, families: Families) -> pl.DataFrame:
    """The same, in which who asks me something, has written to me often enough before and hardly ever pitched, does
    not pitch now either: a word about prices at work is easily taken for one. Whoever mostly pitched before, and never
    had more from me than a refusal, may pitch now, too, though it is not read as one."""
    told = families["messages"].select(*_PLACE, "at", "mine", "comment", "acts", "promoted", "spam")
    theirs = told.filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null(), pl.col("acts").is_not_null()
    )
    said = families.everywhere(theirs.select(*_PLACE, said_at="at", sells=sells()))
    before = (
        waits.select(*_PLACE, "asked_at")
        .join(said, on=_PLACE)
        .filter(pl.col("said_at") < pl.col("asked_at"))
        .group_by(_PLACE)
        .agg(plain=(~pl.col("sells")).sum(), sold=pl.col("sells").sum())
    )
    found = waits.join(before, on=_PLACE, how="left", maintain_order="left")
    spared = (
        ~pl.col("unwritten")
        & holds(Act.ASK | Act.QUESTION, "last_acts")
        & (pl.col("plain") >= KNOWN_WORDS)
        & (pl.col("sold") * SELDOM <= pl.col("plain"))
    ).fill_null(value=False)
    acts = pl.when(spared).then(pl.col("last_acts") & ~int(Act.PITCH)).otherwise("last_acts")
    sold = pl.col("unwritten") & ~pl.col("of_else") & (pl.col("sold") >= SEVERAL) & (pl.col("sold") > pl.col("plain"))
    pitched = pl.col("pitched") | sold.fill_null(value=False)
    return found.with_columns(last_acts=acts, pitched=pitched).drop("plain", "sold")


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
    known = (pl.col("said_at") > pl.col("wrote_at").fill_null(0)).fill_null(False)
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
