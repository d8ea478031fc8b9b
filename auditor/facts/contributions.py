"""Contributions in my own words, one-click reactions, and all texts of mine."""

from functools import cache

import polars as pl

from auditor.activities.activity import ObjectType, Subject, Type
from auditor.activities.identity import MINUTE, made_at
from auditor.facts.acts import COMPOSED_WORDS
from auditor.facts.families import Families
from auditor.facts.said import says

_PUBLISHED = [ObjectType.NOTE, ObjectType.ARTICLE, ObjectType.QUESTION]
_TEXTS = [
    Subject.MESSAGE_SENT,
    Subject.POST,
    Subject.COMMENT,
    Subject.SHARE,
    Subject.INVITATION_SENT,
    Subject.RECOMMENDATION,
]


def contributions(families: Families) -> pl.DataFrame:
    """One row per post, comment or reply of mine, and per share to which I added words, oldest first.

    A share without words is a click and counts as a reaction, and so does what is nothing but a link. Announcing a job
    or an event is no contribution.

    Columns: id, at, day, site, subject (post, comment or share), partner (whom a reply is aimed at, where known),
    in_reply_to, words (None: its text is not known), language, acts, hype (lexicon entries hit, once per hit).
    """
    published = pl.col("subject").is_in([Subject.POST, Subject.COMMENT]) & pl.col("object_type").is_in(_PUBLISHED)
    return (
        families.activities.lazy()
        .filter(pl.col("mine") & (published | (_share() & _worded())) & ~says("only_links"))
        .with_columns(hype=_hype())
        .select(
            "id", "at", "day", "site", "subject", "partner", "in_reply_to", "words", "language", "acts", "hype",
        )
        .collect()
    )  # fmt: skip


def reactions(families: Families) -> pl.DataFrame:
    """One row per one-click act of mine, oldest first: reactions of any kind, votes, endorsements, and shares without
    words, posts of nothing but a link among these. Acts that I took back later are left out.

    Columns: id, at, day, site, subject (reaction or share), reaction (which one, where known), object_id.
    """
    told = families.activities.select(
        "id", "at", "day", "site", "mine", "type", "subject", "object_id", "detail", "words", "reading"
    )
    clicked = told.filter(
        pl.col("mine") & ((pl.col("subject") == Subject.REACTION) | (_share() & ~_worded()) | says("only_links"))
    ).with_columns(
        subject=pl.when(says("only_links")).then(pl.lit(str(Subject.SHARE))).otherwise("subject"),
        type=pl.col("type").cast(pl.String),
    )
    undone = told.filter(pl.col("mine") & (pl.col("type") == Type.UNDO)).with_columns(
        type=pl.col("detail").str.json_path_match("$.undoes")
    )
    undone = _with_targets(undone, clicked)
    whatever, which = pl.col("type").is_null(), ["site", "object_id", "type"]
    some = undone.filter(whatever).group_by(which[:2]).agg(undone_at=pl.col("at").max())
    this = undone.filter(~whatever).group_by(which).agg(this_undone_at=pl.col("at").max())
    undone_at = pl.max_horizontal("undone_at", "this_undone_at")
    return (
        clicked.join(some, on=which[:2], how="left", maintain_order="left")
        .join(this, on=which, how="left", maintain_order="left")
        .filter(undone_at.is_null() | (pl.col("at") > undone_at))
        .with_columns(reaction=pl.col("detail").str.json_path_match("$.reaction"))
        .select("id", "at", "day", "site", "subject", "reaction", "object_id")
    )


def _with_targets(undone: pl.DataFrame, clicked: pl.DataFrame) -> pl.DataFrame:
    """Replace the ids of my own records by what those records were about.

    Some sites name an undone act by my own record of it, whose server-given name the browser cannot see. The record's
    id tells when it was made, so the act of mine at that moment is the one that was taken back."""
    times = [made_at(site, name) if name else None for site, name in undone.select("site", "object_id").iter_rows()]
    recorded = undone.with_columns(made_at=pl.Series(times, dtype=pl.Int64)).filter(pl.col("made_at").is_not_null())
    if recorded.is_empty():
        return undone
    acts = clicked.select("site", "type", done_at="at", target="object_id").sort("done_at")
    found = recorded.sort("made_at").join_asof(
        acts, left_on="made_at", right_on="done_at", by=["site", "type"],
        strategy="nearest", tolerance=2 * MINUTE, check_sortedness=False,
    ).with_columns(object_id=pl.coalesce("target", "object_id"))  # fmt: skip
    others = undone.filter(~pl.col("id").is_in(found["id"].implode()))
    return pl.concat([others, found.select(undone.columns)])


def own_words(families: Families) -> pl.DataFrame:
    """One row per text of mine with at least one word, oldest first: messages, notes of invitations, posts, comments,
    words added to a share, recommendations.

    Columns: id, at, day, site, subject, partner (None: nobody in particular), words, composed (at least five words),
    language, acts, hype (lexicon entries hit, once per hit; empty where the language is not known to us: acts is None).
    """
    return (
        families.activities.lazy()
        .filter(pl.col("mine") & pl.col("subject").is_in(_TEXTS) & _worded())
        .with_columns(hype=_hype(), composed=pl.col("words") >= COMPOSED_WORDS)
        .select(
            "id", "at", "day", "site", "subject", "partner", "words", "composed", "language", "acts", "hype",
        )
        .collect()
    )  # fmt: skip


@cache
def _share() -> pl.Expr:
    return pl.col("subject") == Subject.SHARE


@cache
def _worded() -> pl.Expr:
    return (pl.col("words") > 0).fill_null(False)


@cache
def _hype() -> pl.Expr:
    remains = pl.col("reading").str.json_decode(pl.Struct({"hype": pl.List(pl.String)}))
    return remains.struct.field("hype").fill_null(pl.lit([], pl.List(pl.String)))
