"""Introductions that I made or received, with what happened before and after, and names handed over instead.

An introduction is a message to both people at once, or, as is usual where nobody is written to together, one to each on
the same days, each naming the other. Naming a third person to one person alone is a bare name.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.sent_to_me import sent_to_me
from auditor.facts.window import DAY

APART_DAYS = 2  # between the two messages of one introduction (our convention, grade E)
SAME_DAYS = 30  # introducing the same people again this soon is the same introduction (our convention)
CONSENT_DAYS = 60  # an opt-in older than that, or thanks later, were about something else (our convention)
LOOP_DAYS = 30
ASKED_DAYS = 14  # within which what is handed over is what was asked for (our convention, grade E)
_PLACE = ["site", "person"]
_EACH = ["id", "person"]
_ASKS = Act.QUESTION | Act.ASK | Act.TO_INTRODUCE
#: What is told of introductions beside what was written, with what it is told in.
_CAME_OF_IT = {
    "consented": pl.Boolean, "asked": pl.Boolean, "asked_since": pl.Boolean, "met_at": pl.Int64,
    "reported": pl.Boolean, "reported_since": pl.Boolean,
}  # fmt: skip


def introductions(families: Families) -> pl.DataFrame:
    """One row per introduction, oldest first: a message to two or more people besides its writer that introduces them,
    or two of mine to one person each, two days apart at most, that each introduce its reader to whom the other goes to;
    of these the second; or the first message of somebody who says who sent them, where no introduction of the same two
    is on record, on whichever site the one who sent them is known.

    A message that introduces the same people again within 30 days belongs to the first introduction: it may be a
    reminder, or an answer to everybody.

    Columns: id, at, day, site, mine (made by me), connector (who made it; None: me), connector_site (where they are
    known; None: I made it), people (the others in it: those
    introduced if mine; if received, those I was introduced to), checks (of 4, what the message says; None: not told);
    of mine: consented (all of them had opted in, see _consented), asked (I asked one of them how it went, or one of
    them told me, be it only that they got together, within 30 days), asked_since (likewise whenever it was, or one of
    them thanked me on a later day within 60); of received: met_at (my first message to one of them, alone or among
    others), reported (I told the connector what came of it within 30 days), reported_since (whenever it was). Days away
    are not counted among the 30. What is told on another site by the same person counts. consented, asked and reported,
    and the two since, are None if only messages that could not be read might say so.
    """
    everyone = pl.concat_list(pl.col("recipients"), pl.col("partner")).list.drop_nulls().list.unique().list.sort()
    said = families["messages"].filter(holds(Act.INTRODUCTION), ~pl.col("promoted"), ~pl.col("spam"))
    made = (
        pl.concat([said.filter(pl.col("audience") == "group"), _to_each(families, said)])
        .sort("at", "id")
        .with_columns(among=everyone.list.join(", "))
        .with_columns(since=pl.col("at") - pl.col("at").shift(1).over("site", "among", order_by="at"))
        .filter((pl.col("since") > SAME_DAYS * DAY).fill_null(True))
        .select(
            "id", "at", "day", "site", "mine",
            connector=pl.when(~pl.col("mine")).then("partner"),
            connector_site=pl.when(~pl.col("mine")).then("site"),
            people="recipients",
            checks=pl.col("reading").str.json_path_match("$.introduction_checks").cast(pl.Int64, strict=False),
        )
    )  # fmt: skip
    made = pl.concat([made, _sent(families, made)]).sort("at", "id")
    if made.is_empty():
        return made.with_columns(pl.lit(None, kind).alias(name) for name, kind in _CAME_OF_IT.items())
    mine, got = made.filter("mine"), made.filter(~pl.col("mine"))
    with_people = _talk(families, made.select("id", "at", "site", person="people").explode("person"))
    with_connector = _talk(families, got.select("id", "at", site="connector_site", person="connector"))
    after = pl.col("told_at").is_between(pl.col("at"), families.away.after(pl.col("at"), LOOP_DAYS), closed="right")
    since = pl.col("told_at") > pl.col("at")
    outcome = pl.when("by_me").then(holds(Act.OUTCOME_QUESTION)).otherwise(holds(Act.OUTCOME_REPORT) | pl.col("met"))
    # Thanks of the same day are for the introduction, not for what came of it; those of months later for other things.
    soon = (pl.col("told_at") - pl.col("at")).is_between(DAY, CONSENT_DAYS * DAY)
    thanks = ~pl.col("by_me") & pl.col("alone") & holds(Act.THANKS) & soon
    loops = with_people.group_by("id").agg(
        asked=_any(outcome, after),
        asked_since=_any(outcome | thanks, since),
        met_at=pl.col("told_at").filter("by_me", since).min(),
    )
    report = holds(Act.OUTCOME_REPORT) | (pl.col("met") & (says("for_introducing") | pl.col("asked_of_it")))
    reports = (
        _asked_of_it(with_connector)
        .group_by("id")
        .agg(reported=_any(report, after & pl.col("by_me")), reported_since=_any(report, since & pl.col("by_me")))
    )
    found = (
        made.join(_consented(mine, with_people), on="id", how="left")
        .join(loops, on="id", how="left")
        .join(reports, on="id", how="left")
    )
    return found.with_columns(
        pl.when("mine").then("asked"),
        pl.when("mine").then("asked_since"),
        pl.when(~pl.col("mine")).then("met_at"),
        pl.when(~pl.col("mine")).then("reported"),
        pl.when(~pl.col("mine")).then("reported_since"),
    ).sort("at", "id")


def _sent(families: Families, made: pl.DataFrame) -> pl.DataFrame:
    """Introductions to me by those who sent me somebody, but for what a message had introduced in the 60 days before,
    with the columns of those ``made``."""
    main, on_site = families.history.identities.main, families.history.identities.on_site
    before = made.filter(~pl.col("mine")).select("at", "site", person="people").explode("person")
    told = {(site, person): at for at, site, person in before.iter_rows()}
    rows = []
    for row in sent_to_me(families).iter_rows(named=True):
        site, person = row["site"], row["partner"]
        places = families.history.identities.all((row["sender_site"], row["sender"]))
        # Who is known on the same site is best told there.
        there, sender = next((on_site(place) for place in places if place[0] == site), on_site(places[0]))
        last = told.get((site, person))
        again = last is not None and 0 <= row["at"] - last <= CONSENT_DAYS * DAY
        if not again and main((there, sender)) != main((site, person)):
            rows.append((row["id"], row["at"], row["day"], site, False, sender, there, [person], None))
    return pl.DataFrame(rows, schema=made.schema, orient="row")


def _to_each(families: Families, said: pl.DataFrame) -> pl.DataFrame:
    """Of messages that introduce, those of mine to one person that name somebody to whom another went within two days
    before, which names their reader, or whom I told so; as messages to both."""
    alone = said.filter("mine", pl.col("audience") == "person", ~pl.col("comment")).with_columns(
        to_meet=pl.col("reading").str.json_path_match("$.to_meet")
    )
    before = alone.select("site", partner="to_meet", to_meet="partner", said_at="at").drop_nulls()
    told = (
        alone.join(before, on=["site", "partner", "to_meet"])
        .filter(
            (pl.col("at") - pl.col("said_at")).is_between(0, APART_DAYS * DAY), pl.col("partner") != pl.col("to_meet")
        )
        .unique("id", keep="first", maintain_order=True)
    )
    both = pl.concat_list("partner", "to_meet").list.sort()
    each = pl.concat([told, _to_one_and_told_the_other(families, alone)]).unique(
        "id", keep="first", maintain_order=True
    )
    return each.with_columns(recipients=both, partner=pl.lit(None, pl.String)).select(said.columns)


def _to_one_and_told_the_other(families: Families, alone: pl.DataFrame) -> pl.DataFrame:
    """Of my messages to one person ``alone`` that introduce somebody, those that this somebody heard of from me within
    two days: "I've written to Ana, she will be in touch"."""
    heard = families["messages"].filter(
        "mine", pl.col("audience") == "person", ~pl.col("comment"), says("told_of_them") | says("tells_deed")
    )
    told = heard.select("site", to_meet="partner", said_at="at")
    near = (pl.col("at") - pl.col("said_at")).abs() <= APART_DAYS * DAY
    return (
        alone.join(told, on=["site", "to_meet"])
        .filter(near, pl.col("partner") != pl.col("to_meet"))
        .unique("id", keep="first", maintain_order=True)
    )


def referrals(families: Families) -> pl.DataFrame:
    """One row per referral I made, oldest first: introductions, and bare names, numbers or links handed over.

    A name given while asking whether an introduction is wanted is no referral; one that is handed over is, be it with
    leave to say who sent them. (That it asks was overlooked in 1 of 89 messages by other hands in which a name was
    read, so what counts these need not wait until consents are found often enough.) Neither is a name that I followed
    within 30 days with an introduction of the person who got it. Names given to the same people on one day are one
    referral. A number or an address is none that was asked for within the 14 days before, or is an office's: whoever
    got it wanted no introduction, or there is nobody to introduce.

    Columns: id, at, day, site, introduced (True: an introduction to both), people (those introduced, or who got the
    name).
    """
    made = families["introductions"].filter("mine").select("id", "at", "day", "site", "people", introduced=pl.lit(True))
    told = (
        families["messages"]
        .filter("mine", holds(Act.BARE_NAME), ~holds(Act.INTRODUCTION), ~(holds(Act.CONSENT) & holds(_ASKS)))
        .filter(~says("of_an_office"), ~pl.col("id").is_in(_asked_for(families).implode()))
        .select("id", "at", "day", "site", people="recipients", introduced=pl.lit(False))
        .with_columns(to=pl.col("people").list.sort().list.join(", "))
        .unique(["site", "to", "day"], keep="first", maintain_order=True)
    )
    kept = (
        told.select("id", "at", "site", person="people")
        .explode("person")
        .join(made.select("site", made_at="at", person="people").explode("person"), on=_PLACE)
        .filter(pl.col("made_at").is_between(pl.col("at"), pl.col("at") + SAME_DAYS * DAY))
    )
    bare = told.join(kept, on="id", how="anti").drop("to")
    return pl.concat([made, bare]).sort("at", "id")


def _asked_for(families: Families) -> pl.Series:
    """The ids of my messages to people of whom one had asked me for a number or an address within 14 days before."""
    messages = families["messages"]
    asked = messages.filter(~pl.col("mine"), pl.col("partner").is_not_null(), says("asks_for_contact"))
    there = families.everywhere(asked.select("site", "partner", asked_at="at")).rename({"partner": "person"})
    given = messages.filter("mine", holds(Act.BARE_NAME)).select("id", "at", "site", person="recipients")
    within = (pl.col("at") - pl.col("asked_at")).is_between(0, ASKED_DAYS * DAY)
    return given.explode("person").join(there, on=_PLACE).filter(within)["id"].unique()


def reactions(families: Families) -> pl.Series:
    """The ids of messages that were read as introductions and answer one: everybody in them stood in an introduction of
    the 30 days before, on whatever site, be it one that I made or one that I was given."""
    in_it = ["site", "partner"]
    if families["introductions"].is_empty():
        return pl.Series("id", dtype=pl.String)
    said = _everybody(families, families["messages"].filter(holds(Act.INTRODUCTION)).rename({"recipients": "people"}))
    made = _everybody(families, families["introductions"].rename({"connector": "partner"}))
    both = (
        said.with_columns(everybody=pl.len().over("id"))
        .join(made.rename({"id": "made", "at": "made_at"}), on=in_it)
        .filter((pl.col("at") - pl.col("made_at")).is_between(0, SAME_DAYS * DAY), pl.col("id") != pl.col("made"))
        .group_by("id", "made", "everybody")
        .len()
    )
    return both.filter(pl.col("len") == pl.col("everybody"))["id"].unique()


def _everybody(families: Families, written: pl.DataFrame) -> pl.DataFrame:
    """One row per message and person in it besides me, by one of their places. Columns: id, at, site, partner."""
    alone = written.select("id", "at", "site", "partner")
    others = written.select("id", "at", "site", partner="people").explode("partner")
    return families.as_one(pl.concat([alone, others]).drop_nulls("partner")).unique()


def _talk(families: Families, each: pl.DataFrame) -> pl.DataFrame:
    """All messages ever exchanged with each person of an introduction, on whatever site.

    Columns: id, at, site, person; told_at, by_me, alone, met, acts and reading, which are None for a person without
    any message. A message of mine to several people has a row for each of them; a message of somebody to several has
    one, for its writer.
    """
    lines = (
        families["messages"]
        .filter(~pl.col("promoted"), ~pl.col("spam"))
        .select(
            "site", "acts", "met", "reading",
            partner=pl.when("mine").then("recipients").otherwise(pl.concat_list("partner")),
            told_at="at",
            by_me="mine",
            alone=pl.col("audience") == "person",
        )
        .explode("partner")
    )  # fmt: skip
    return each.join(families.everywhere(lines).rename({"partner": "person"}), on=_PLACE, how="left")


def _asked_of_it(talk: pl.DataFrame) -> pl.DataFrame:
    """The same messages with whoever introduced me, with ``asked_of_it``: their last words before, no more than a
    fortnight ago, asked what came of it."""
    ordered = talk.sort("id", "told_at")
    theirs = pl.when(~pl.col("by_me")).then(holds(Act.OUTCOME_QUESTION)).forward_fill().over("id")
    when = pl.when(~pl.col("by_me")).then("told_at").forward_fill().over("id")
    soon = pl.col("told_at") - when <= ASKED_DAYS * DAY
    return ordered.with_columns(asked_of_it=(theirs & soon).fill_null(value=False))


def _consented(made: pl.DataFrame, talk: pl.DataFrame) -> pl.DataFrame:
    """Whether everyone in an introduction had opted in, by our messages alone in the 60 days before. Columns: id,
    consented.

    A person opted in who said yes, asked me for something, or answered after I had asked whether they would like
    it, and did not decline. An ask alone does not say what was asked for; we assume that it was this introduction.
    """
    before = pl.col("told_at").is_between(pl.col("at") - CONSENT_DAYS * DAY, pl.col("at"), closed="left")
    each = made.select("id", person="people").explode("person")
    said = each.join(talk.filter("alone", before), on=_EACH, how="left")
    question = pl.col("by_me") & holds(Act.CONSENT)
    asked_at = pl.col("told_at").filter(question).min().over(_EACH)
    perhaps_asked_at = pl.col("told_at").filter(question.fill_null(True)).min().over(_EACH)
    answers = (
        pl.when(pl.col("told_at") > asked_at)
        .then(True)
        .when(perhaps_asked_at.is_null() | (pl.col("told_at") <= perhaps_asked_at))
        .then(False)
    )
    yes = (holds(Act.CONSENT) | holds(Act.ASK) | answers) & ~holds(Act.DECLINE)
    return (
        said.with_columns(yes=yes)
        .group_by(_EACH)
        .agg(opted_in=_any(pl.col("yes"), ~pl.col("by_me")))
        .group_by("id")
        .agg(consented=pl.col("opted_in").all(ignore_nulls=False))
    )


def _any(what: pl.Expr, where: pl.Expr) -> pl.Expr:
    """Whether ``what`` is true for any row; None if it is true for none that could be read, and some could not."""
    return what.filter(where).any(ignore_nulls=False)
