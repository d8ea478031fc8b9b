"""Sessions: visits to a site, told apart by a silence of more than five minutes.

Gap rules are known to misclassify; five minutes are our convention (evidence §0.3). A session contains what I looked at
and also my acts whose time is known to the minute. An act outside any stretch of attention was done elsewhere, such as
on a phone, and makes a session without active seconds.
"""

import polars as pl

from auditor.activities.activity import PHONE, Subject, Type
from auditor.activities.identity import MINUTE
from auditor.facts.attention import once, stretches
from auditor.facts.families import Families
from auditor.facts.numbered import numbered

GAP = 5 * MINUTE
#: Sessions that begin this soon after a message of mine are marked: I may be looking for the answer.
EXPECTING = 30 * MINUTE
LEAST_COMMENT_WORDS = 3
_EXACT = 2 * MINUTE  # slack of a source that tells the time of day and its zone
#: Kinds of pages: those that list the results of a search, and those that open one of its results.
_RESULTS, _FOUND = ("search", "network"), ("profile", "messages")


def sessions(families: Families) -> pl.DataFrame:
    """One row per session of a site, oldest first.

    Columns: site, at (start), until (end: of its last stretch or act), day (of its start), seconds (active), actions
    (acts of mine), purposeful (how many of them are, see ``actions``), purposeful_at (the last of these),
    expecting (opened within 30 minutes after a message I sent there).
    """
    seen = once(stretches(families), over="site").select(
        "site", "at", "until", seconds=(pl.col("until") - pl.col("at")) / 1000,
        action=pl.lit(False), purposeful=pl.lit(False),
    )  # fmt: skip
    done = actions(families)
    acts = done.select("site", "at", until="at", seconds=pl.lit(0.0), action=pl.lit(True), purposeful="purposeful")
    ended = pl.col("until").cum_max().shift(1).over("place")
    found = (
        numbered(pl.concat([seen, acts]), "place", ["site"])
        .sort("place", "at", "until")
        .with_columns(session=((pl.col("at") - ended) > GAP).fill_null(True).cum_sum())
        .group_by("session", maintain_order=True)
        .agg(
            pl.col("site", "place", "at").first(),
            pl.col("until").max(),
            pl.col("seconds").sum(),
            pl.col("action").sum().alias("actions"),
            pl.col("purposeful").sum(),
            pl.col("at").filter("purposeful").max().alias("purposeful_at"),
        )
        .sort("at", "place")
    )
    sent = done.filter(pl.col("subject") == Subject.MESSAGE_SENT).select("site", "at", sent_at="at")
    return (
        found.join_asof(sent, on="at", by="site", strategy="backward", check_sortedness=False)
        .with_columns(
            day=families.window.days_of(found["at"]),
            expecting=((pl.col("at") - pl.col("sent_at")).is_between(1, EXPECTING)).fill_null(False),
        )
        .select("site", "at", "until", "day", "seconds", "actions", "purposeful", "purposeful_at", "expecting")
    )


def actions(families: Families) -> pl.DataFrame:
    """One row per act of mine whose time is known to the minute, oldest first. Looking at something is no act, and
    neither is a sight of my own profile.

    Columns: id, at, site, subject, composed (five own words or more), directed (aimed at people), purposeful (a
    message, a comment of three words or more or of unknown length, a post or a share with words, an invitation, an
    application, or a search after which a profile or the messages are opened next, or a message is sent, within five
    minutes; evidence §0.3).
    """
    words = pl.col("words")
    told = families.activities.select("id", "at", "site", "mine", "type", "subject", "audience", "slack", "words")
    found = told.filter(
        pl.col("mine")
        & ~pl.col("type").is_in([Type.VIEW, Type.READ])
        & (pl.col("subject") != Subject.PROFILE)
        & (pl.col("slack") <= _EXACT)
    )
    purposeful = (
        pl.col("subject").is_in([Subject.MESSAGE_SENT, Subject.POST, Subject.INVITATION_SENT])
        | pl.col("type").is_in([Type.JOIN, Type.INVITE])
        | ((pl.col("subject") == Subject.COMMENT) & (words >= LEAST_COMMENT_WORDS).fill_null(True))
        | ((pl.col("subject") == Subject.SHARE) & (words > 0).fill_null(False))
        | pl.col("id").is_in(_leading(families).implode())
    )
    return found.select(
        "id", "at", "site", "subject",
        composed=(words >= 5).fill_null(False),
        directed=pl.col("audience").is_in(["person", "group"]).fill_null(False),
        purposeful=purposeful,
    )  # fmt: skip


def _leading(families: Families) -> pl.Series:
    """The ids of my searches that led to a profile or to a message."""
    mine = families.activities.select("id", "at", "site", "mine", "subject", "object_id").filter("mine")
    searches = mine.filter(pl.col("subject") == Subject.SEARCH).select("id", "site", "at")
    if searches.is_empty():
        return searches["id"]
    sent = pl.col("subject") == Subject.MESSAGE_SENT
    looked = (pl.col("subject") == Subject.ATTENTION) & ~pl.col("object_id").is_in([*_RESULTS, PHONE]).fill_null(False)
    next_step = mine.filter(looked | sent).select(
        "site", "at", leads=sent | pl.col("object_id").is_in(_FOUND).fill_null(False)
    )
    followed = searches.join_asof(
        next_step, on="at", by="site", strategy="forward", tolerance=GAP, check_sortedness=False
    )
    return followed.filter("leads")["id"]
