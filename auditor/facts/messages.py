"""Messages: everything written by me to someone, or by someone to me, with what was read in it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families

COMPOSED_WORDS = 5  # evidence §0.3: composed is at least five own words
_WRITTEN = [Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.COMMENT]


def messages(families: Families) -> pl.DataFrame:
    """One row per message, and per comment or reply aimed at people, oldest first.

    Columns: id, at, day, site, mine, partner (the writer, if not I; of mine the reader, None for several), audience,
    recipients, context, comment (a comment or public reply), words, language, acts, sketch, reading, composed,
    promoted, spam, conversation (context; the partner, where some message between us two on the site has none, as one
    source may name threads and another not; all who take part, in a group without a context).
    """
    flag = [
        pl.col("detail").str.contains(f'"{name}":true', literal=True).fill_null(False).alias(name)
        for name in ("promoted", "spam")
    ]
    everyone = pl.concat_list(pl.col("recipients").fill_null([]), pl.col("partner")).list.drop_nulls().list.unique()
    together = (
        pl.when(pl.col("audience") == "person")
        .then(pl.lit("with ") + pl.col("partner"))
        .otherwise(pl.lit("among ") + everyone.list.sort().list.join(", "))
    )
    alone = (pl.col("audience") == "person") & (pl.col("subject") != Subject.COMMENT)
    unnamed = alone & (alone & pl.col("context").is_null()).any().over("site", "partner")
    written = families.activities.filter(pl.col("subject").is_in(_WRITTEN))
    return (
        _addressed(written).filter(pl.col("audience").is_in(["person", "group"]))
        .with_columns(
            *flag,
            comment=pl.col("subject") == Subject.COMMENT,
            composed=pl.col("words").fill_null(0) >= COMPOSED_WORDS,
            conversation=pl.when(~unnamed).then(pl.coalesce("context", together)).otherwise(together),
        )
        .select(
            "id", "at", "day", "site", "mine", "partner", "audience", "recipients", "context", "comment", "words",
            "language", "acts", "sketch", "reading", "composed", "promoted", "spam", "conversation",
        )
    )  # fmt: skip


def _addressed(written: pl.DataFrame) -> pl.DataFrame:
    """Give messages of mine whose reader was not told to the one person whom their conversation is otherwise with.

    A browser sees that a message went to a conversation, and not always to whom. Where nobody else is known to take
    part, or several do, nobody is named.
    """
    unaddressed = pl.col("mine") & (pl.col("subject") == Subject.MESSAGE_SENT) & pl.col("audience").is_null()
    if not written.select(unaddressed.any()).item():
        return written
    place = ["site", "context"]
    readers = (
        written.filter(pl.col("context").is_not_null(), pl.col("subject") != Subject.COMMENT)
        .group_by(place)
        .agg(reader=pl.col("partner").drop_nulls().unique(), group=(pl.col("audience") == "group").any())
        .filter(~pl.col("group"), pl.col("reader").list.len() == 1)
        .select(*place, reader=pl.col("reader").list.first())
    )
    found = unaddressed & pl.col("reader").is_not_null()
    return (
        written.join(readers, on=place, how="left", maintain_order="left")
        .with_columns(
            partner=pl.when(found).then("reader").otherwise("partner"),
            audience=pl.when(found).then(pl.lit("person")).otherwise("audience"),
        )
        .drop("reader")
    )


def unread_note(unread: int, of: int, what: str) -> str | None:
    """That some of what was counted could not be read; None if all could."""
    return f"{unread} of {of} {what} are in a language we cannot read yet and are left out." if unread else None


def holds(act: int) -> pl.Expr:
    """Whether a message's reading holds the act; null where the message could not be read."""
    return (pl.col("acts") & int(act)) != 0
