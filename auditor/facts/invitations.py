"""Invitations to connect and the resulting connections, each with what happened before and after.

Sites often give only the day of a connection, and no zone for an invitation. So a connection counts as the answer to an
invitation even if it seems to come up to 36 hours before it, which is how imprecise such times are.
"""

from functools import cache
from math import inf

import polars as pl

from auditor.activities.activity import ObjectType, Subject, Type
from auditor.activities.acts import Act
from auditor.activities.sites import free_notes_a_month
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.messages import FEW_TOGETHER, in_company
from auditor.facts.namesakes import known_elsewhere
from auditor.facts.trades import tells_many
from auditor.facts.window import DAY, HOUR

FOLLOW_UP_DAYS = 14
PITCH_DAYS = 7
MONTH_DAYS = 30
_SLACK = 36 * HOUR
_PLACE = ["site", "partner"]


def invitations(families: Families) -> pl.DataFrame:
    """One row per invitation sent or received, oldest first. Withdrawn invitations count too.

    Columns: id, at, day, site, mine, partner, note (None: not told), words, language, acts and reading (of the note;
    None: its text is not known), plan (what the site lets me send, as shown), accepted_at (None: not, as far as is
    known; of several to one person the last one before the connection was accepted), known_before (something was
    written between us more than an hour before it, or in company, or they were introduced to me), colleague (their
    employer is mine; None: one of them is not known)."""
    sent = families.activities.filter(
        pl.col("subject").is_in([Subject.INVITATION_SENT, Subject.INVITATION_RECEIVED]), pl.col("partner").is_not_null()
    ).select(
        "id", "at", "day", "site", "mine", "partner", "words", "language", "acts", "reading",
        note=_flag("note"),
        plan=pl.col("detail").str.json_path_match("$.plan"),
    )  # fmt: skip
    accepted = _connected(families).select(*_PLACE, accepted_at="at")
    answerable = pl.col("accepted_at") >= pl.col("at") - _SLACK
    last = pl.col("at") == pl.col("at").filter(answerable).max().over(_PLACE)
    return (
        sent.join(accepted, on=_PLACE, how="left")
        .with_columns(accepted_at=pl.when(answerable & last).then("accepted_at"))
        .join(_first_contact(families), on=_PLACE, how="left")
        .join(families.once(_met_in_company), on=_PLACE, how="left")
        .join(families.people.select("site", "employer", partner="id"), on=_PLACE, how="left")
        .with_columns(
            known_before=(pl.col("first_at") < pl.col("at") - HOUR).fill_null(False)
            | (pl.col("met_at") < pl.col("at")).fill_null(False),
            colleague=pl.col("employer").str.to_lowercase() == _own_employer(families),
        )
        .drop("first_at", "met_at", "employer")
        .sort("at", "id")
    )


def notes_allowed(invited: pl.DataFrame, days: float, said: int | None, sent: float = 0) -> float:
    """How many of one's invitations may carry a note over so many days, on all the sites invited on together.

    ``invited``: own invitations, oldest first, with the columns site and plan. ``said``: the notes a month that the
    person says they may send; without it the limit of each site's free plan holds, unless an invitation shows that the
    plan is paid. Infinite where no invitation was sent, or where a site sets no limit.

    ``sent``: notes that went out in these days. What was sent was allowed: a limit by the month lets up to a month's
    more through, as days begin within one; where still more went out, it is not the limit that holds.
    """
    monthly = float(said) if said is not None else _free_limit(invited)
    if monthly == inf:
        return inf
    allowed = monthly * days / MONTH_DAYS
    if sent <= allowed:
        return allowed
    return sent if sent <= allowed + monthly else inf


def _free_limit(invited: pl.DataFrame) -> float:
    """Notes a month by the sites' free plans."""
    latest = invited.group_by("site").agg(pl.col("plan").drop_nulls().last())
    limits = [None if plan == "paid" else free_notes_a_month(site) for site, plan in latest.iter_rows()]
    known = [limit for limit in limits if limit is not None]
    return float(sum(known)) if known and len(known) == len(limits) else inf


def connections(families: Families) -> pl.DataFrame:
    """One row per new connection, oldest first.

    Columns: id, at, day, site, partner, bulk (made with many others in one step), known_before (something was written
    between us more than a day before, or in company before, or they were introduced to me), followed_up_at (the note of
    my invitation, unless all that I wrote within 14 days after it, those away not counted, pitches, or else my first
    message or composed reply in that time; of what does not pitch, as far as it could be read), follow_up_unread (that
    one could not be read), pitched_at (my first message within 7 days that pitches or asks, if they had written nothing
    since, be it to few others too), pitch_acts (of that message), readable (all of mine within 7 days could be read, or
    there is nothing), invited (the invitation it answers, mine or theirs, is known), known_elsewhere (they are, or by
    their name may be, somebody with whom words passed on another site), tells_many (it is their trade to write to many,
    and I did not invite them).
    """
    made = _connected(families)
    written = pl.concat([_told(families["traces"]), _told(families.everywhere(_among_few(families)))])
    after = (
        made.select("id", *_PLACE, "at", since=pl.col("at") - pl.col("slop"))
        .join(written, on=_PLACE)
        .filter(pl.col("written_at") >= pl.col("since"))
        .sort("written_at")
    )
    days_after = (pl.col("written_at") - pl.col("at")) / DAY
    pitches = (holds(Act.PITCH) | holds(Act.ASK)).fill_null(False)
    first_theirs = pl.col("written_at").filter(~pl.col("mine")).min()
    unprompted = (pl.col("written_at") < first_theirs).fill_null(True)
    pitched = pl.col("mine") & (days_after <= PITCH_DAYS) & pitches & unprompted
    in_time = pl.col("written_at") <= families.away.after(pl.col("at"), FOLLOW_UP_DAYS)
    follow_up = pl.col("mine") & in_time & (~pl.col("comment") | pl.col("composed"))
    plain = ~holds(Act.PITCH).fill_null(False)
    told = after.group_by("id").agg(
        followed_up_at=pl.col("written_at").filter(follow_up, plain).min(),
        follow_up_unread=pl.col("acts").filter(follow_up, plain).is_null().first(),
        sold=(follow_up & ~plain).any(),
        pitched_at=pl.col("written_at").filter(pitched).min(),
        pitch_acts=pl.col("acts").filter(pitched).first(),
        readable=pl.col("acts").filter(pl.col("mine"), days_after <= PITCH_DAYS).is_not_null().all(),
    )
    return (
        made.join(told, on="id", how="left")
        .join(_first_contact(families), on=_PLACE, how="left")
        .join(families.once(_met_in_company), on=_PLACE, how="left")
        .join(_answered(families), on=_PLACE, how="left")
        .join(_noted(families), on=_PLACE, how="left")
        .join(known_elsewhere(families, made).with_columns(known_elsewhere=True), on=_PLACE, how="left")
        .join(_telling_many(families), on=_PLACE, how="left")
        .with_columns(
            greets=pl.col("noted_at").is_not_null()
            & (pl.col("followed_up_at").is_not_null() | ~pl.col("sold").fill_null(False))
        )
        .with_columns(
            followed_up_at=pl.when("greets").then("noted_at").otherwise("followed_up_at"),
            follow_up_unread=pl.when("greets").then("note_unread").otherwise("follow_up_unread"),
        )
        .with_columns(
            pl.col("invited", "known_elsewhere", "tells_many").fill_null(False),
            pl.col("readable").fill_null(True),
            pl.col("follow_up_unread").fill_null(False),
            known_before=(pl.col("first_at") < pl.col("at") - DAY - pl.col("slop")).fill_null(False)
            | (pl.col("met_at") < pl.col("at") + pl.col("slop")).fill_null(False),
        )
        .drop("first_at", "met_at", "slop", "sold", "noted_at", "note_unread", "greets")
        .sort("at", "id")
    )


def opened_by(conversations: pl.DataFrame, invited: pl.DataFrame) -> pl.DataFrame:
    """Conversations with ``started`` as it is where a note counts as the first word: the first words within 14 days of
    an accepted invitation answer its note. ``invited``: invitations. Another's note that pitches, or may, opens
    nothing."""
    noted = invited.filter(
        pl.col("note").fill_null(False),
        pl.col("accepted_at").is_not_null(),
        pl.col("mine") | ~holds(Act.PITCH).fill_null(True),
    ).select(*_PLACE, "accepted_at", noted_at="at", noted_by_me="mine")
    first = (
        conversations.join(noted, on=_PLACE)
        .filter(
            pl.col("at").is_between(
                pl.max_horizontal("noted_at", pl.col("accepted_at") - _SLACK),
                pl.col("accepted_at") + FOLLOW_UP_DAYS * DAY,
            )
        )
        .sort("at", "first_id")
        .unique([*_PLACE, "noted_at"], keep="first", maintain_order=True)
        .select("first_id", "noted_by_me")
        .unique("first_id", keep="last", maintain_order=True)
    )
    return (
        conversations.join(first, on="first_id", how="left", maintain_order="left")
        .with_columns(started=pl.coalesce("noted_by_me", "started"))
        .drop("noted_by_me")
    )


def _connected(families: Families) -> pl.DataFrame:
    """The first connection with each person. ``slop`` is by how many milliseconds it may have been earlier that day."""
    return (
        families.activities.filter(
            pl.col("type") == Type.ACCEPT,
            pl.col("object_type") == ObjectType.RELATIONSHIP,
            pl.col("partner").is_not_null(),
        )
        .unique(_PLACE, keep="first", maintain_order=True)
        .select(
            "id", "at", "day", "site", "partner",
            bulk=_flag("bulk").fill_null(False),
            slop=pl.when(_flag("day_only").fill_null(False)).then(DAY // 2).otherwise(0),
        )
    )  # fmt: skip


def _telling_many(families: Families) -> pl.DataFrame:
    """Whose trade it is to write to many, and whom I did not invite. Columns: site, partner, tells_many."""
    asked_by_me = families["invitations"].filter("mine").select(_PLACE)
    trades = families.everywhere(tells_many(families)).unique()
    return trades.join(asked_by_me, on=_PLACE, how="anti").with_columns(tells_many=True)


def _first_contact(families: Families) -> pl.DataFrame:
    return families.people.select("site", pl.col("id").alias("partner"), "first_at")


def _met_in_company(families: Families) -> pl.DataFrame:
    """When I first wrote with each person in company, or they were introduced to me. Columns: site, partner, met_at."""
    introduced = families["introductions"].filter(~pl.col("mine")).select("site", "at", partner="people")
    met = pl.concat([in_company(families), introduced.explode("partner").select("site", "partner", "at")])
    found = families.everywhere(met.filter(pl.col("partner").is_not_null()))
    return found.group_by(_PLACE).agg(met_at=pl.col("at").min())


def _among_few(families: Families) -> pl.DataFrame:
    """Messages to me and few others."""
    return families["messages"].filter(
        ~pl.col("mine") & (pl.col("audience") == "group") & ~pl.col("comment") & ~pl.col("promoted") & ~pl.col("spam"),
        pl.col("recipients").list.len() <= FEW_TOGETHER,
    )


def _told(messages: pl.DataFrame) -> pl.DataFrame:
    return messages.select(*_PLACE, "mine", "acts", "comment", "composed", written_at="at")


def _answered(families: Families) -> pl.DataFrame:
    """The people whose connection answers an invitation."""
    accepted = families["invitations"].filter(pl.col("accepted_at").is_not_null())
    return accepted.select(*_PLACE, invited=pl.lit(True)).unique(_PLACE)


def _noted(families: Families) -> pl.DataFrame:
    """The people who accepted an invitation of mine with a note that does not pitch, as far as it could be read."""
    noted = families["invitations"].filter(
        "mine",
        pl.col("note").fill_null(False),
        pl.col("accepted_at").is_not_null(),
        ~holds(Act.PITCH).fill_null(False),
    )
    unread = (pl.col("acts").is_null() & (pl.col("words") > 0)).fill_null(False)
    return noted.select(*_PLACE, noted_at="at", note_unread=unread).unique(_PLACE, keep="last", maintain_order=True)


def _own_employer(families: Families) -> pl.Expr:
    """My employer as last seen on any site, in lower case."""
    seen = families["profile"].sort("at")["employer"].drop_nulls()
    return pl.lit(seen[-1].lower() if seen.len() else None, pl.String)


@cache
def _flag(name: str) -> pl.Expr:
    """A yes-or-no field of an activity's detail; null if the detail does not say."""
    text = pl.col("detail")
    return (
        pl.when(text.str.contains(f'"{name}":true', literal=True))
        .then(True)
        .when(text.str.contains(f'"{name}":false', literal=True))
        .then(False)
    )
