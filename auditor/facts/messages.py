"""Messages: everything that I wrote to someone or someone wrote to me, with the acts found in it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.families import Families
from auditor.facts.window import DAY

COMPOSED_WORDS = 5  # evidence §0.3: composed is at least five own words
#: A word later than that answers nothing, as long as a conversation lasts (our convention, grade E).
_ANSWER_DAYS = 14
_SEVERAL = 2  # pitches, of which it can be said that somebody mostly pitches (our convention, grade E)
SILENCE_DAYS = 60  # after which who pitched may write of something else; most sellers remind sooner (our convention, E)
#: People to whom I write in one message as to each of them, and not as to a group (our convention, grade E).
FEW_TOGETHER = 4
_SAYS = ("urgent", "wants", "settled", "agrees", "met", "gives", "vacancy", "commission", "offers_introduction")
_WRITTEN = [Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.COMMENT]


def messages(families: Families) -> pl.DataFrame:
    """One row per message, and per comment or reply aimed at people, oldest first.

    Columns: id, at, day, site, mine, partner (the writer, if not I; of mine the reader, None for several), audience,
    recipients, context, comment (a comment or public reply), words, language, acts, sketch, reading, composed,
    urgent (it says so, or by which day), wanted_by (that day, where it can be told), wants (the words that name it say
    that something is wanted), settled (it says that what was asked is), agrees (it begins by agreeing), met (it tells
    that people got together, or what somebody is like), gives (it hands over what was promised), vacancy (it offers me
    a post, or asks whether I want it), commission (it orders work of me, or gives me a stage), offers_introduction (it
    offers to introduce its reader to somebody, if they like), promoted, spam, undated (``at`` is no more than the day
    it was seen), conversation (context; the partner, where some message between us two on the site has none, as one
    source may name threads and another not; all who take part, in a group without a context), pitch (a message to me
    that was paid for or unwanted, or that pitches before its writer and I ever exchanged anything else; None: it could
    not be read, and nothing else was exchanged before it), cold (by somebody to whom I have never written more than a
    refusal)."""
    flag = [
        pl.col("detail").str.contains(f'"{name}":true', literal=True).fill_null(False).alias(column)
        for name, column in {"promoted": "promoted", "spam": "spam", "day_only": "undated"}.items()
    ]
    everyone = pl.concat_list(pl.col("recipients").fill_null([]), pl.col("partner")).list.drop_nulls().list.unique()
    together = (
        pl.when(pl.col("audience") == "person")
        .then(pl.lit("with ") + pl.col("partner"))
        .otherwise(pl.lit("among ") + everyone.list.sort().list.join(", "))
    )
    says = [
        pl.col("reading").str.contains(f'"{name}":true', literal=True).fill_null(False).alias(name) for name in _SAYS
    ]
    alone = (pl.col("audience") == "person") & (pl.col("subject") != Subject.COMMENT)
    unnamed = alone & (alone & pl.col("context").is_null()).any().over("site", "partner")
    written = families.activities.filter(pl.col("subject").is_in(_WRITTEN))
    aimed = (
        _addressed(written).filter(pl.col("audience").is_in(["person", "group"]))
        .with_columns(
            *flag,
            *says,
            wanted_by=named_day("wanted_by"),
            comment=pl.col("subject") == Subject.COMMENT,
            composed=pl.col("words").fill_null(0) >= COMPOSED_WORDS,
            conversation=pl.when(~unnamed).then(pl.coalesce("context", together)).otherwise(together),
        )
    )  # fmt: skip
    return aimed.with_columns(_pitches(families, aimed)).select(
        "id", "at", "day", "site", "mine", "partner", "audience", "recipients", "context", "comment", "words",
        "language", "acts", "sketch", "reading", "composed", "urgent", "wanted_by", "wants", "settled", "agrees", "met",
        "gives", "vacancy", "commission", "offers_introduction", "promoted", "spam", "undated",
        "conversation", "pitch", "cold",
    )  # fmt: skip


def named_day(name: str) -> pl.Expr:
    """A day that a message names, as it is kept beside its acts."""
    return pl.col("reading").str.extract(f'"{name}":"([0-9-]+)"').str.to_date("%Y-%m-%d", strict=False)


def _pitches(families: Families, aimed: pl.DataFrame) -> pl.DataFrame:
    """Whether each message is a ``pitch`` to me, and whether it is ``cold``: by somebody to whom I have never written
    more than a refusal.

    A pitch stays one, however often it comes, until both have written something that is none; a refusal of mine is no
    such thing. Of somebody who mostly pitches, and whom I refused, that is not enough, as not every pitch can be read
    as one: until one of us answers the other with something else, all that they send is one. Until I answer with more
    than a refusal, all that is written within a while of a message read as a pitch is one: sellers remind, and not
    every reminder can be read as what it is. From then on what is not read as one is none: whoever was helped and says
    thanks sells nothing. Nor is what comes after a long silence: whoever sold something in spring may have something
    else to tell in summer. Where both wrote before the activities held begin, they are taken to have exchanged
    something.
    """
    place = ["site", "partner"]
    unwanted = pl.col("promoted") | pl.col("spam")
    pitches = ~pl.col("mine") & (unwanted | holds(Act.PITCH).fill_null(False))
    plain, refusal = ~pl.col("mine") & ~pitches, holds(Act.DECLINE).fill_null(False)
    said = pl.when("mine").then(~refusal).otherwise(plain)
    # Mine may answer what is older: whoever answers late exchanges a word all the same.
    soon = pl.col("mine") | (pl.col("at").diff().over(place) <= _ANSWER_DAYS * DAY)
    answers = said & said.shift(1).over(place) & (pl.col("mine") != pl.col("mine").shift(1).over(place)) & soon
    counted = (
        families.as_one(aimed.with_row_index("line"))
        .sort("at", "id")
        .with_columns(
            theirs=plain.cum_sum().over(place) - plain,
            ours=(pl.col("mine") & ~refusal).cum_sum().over(place),
            answered=answers.fill_null(False).cum_sum().over(place) > 0,
            sells=(pl.col("mine") & refusal).any().over(place)
            & (pitches.sum().over(place) >= _SEVERAL)
            & (2 * pitches.sum().over(place) > (~pl.col("mine")).sum().over(place)),
            held_sent=pl.col("mine").sum().over(place),
            held_received=(~pl.col("mine")).sum().over(place),
            spell=(pl.col("at").diff().over(place) > SILENCE_DAYS * DAY).fill_null(False).cum_sum().over(place),
        )
        .sort("line")
        .join(
            families.people.select("site", "sent", "received", partner="id"),
            on=place,
            how="left",
            maintain_order="left",
        )
    )
    earlier = (pl.col("sent") > pl.col("held_sent")) & (pl.col("received") > pl.col("held_received"))
    both = (pl.col("theirs") > 0) & (pl.col("ours") > 0) & ~pl.col("sells")
    exchanged = both | (pl.col("sells") & pl.col("answered")) | earlier.fill_null(False)
    read_as_one = (~pl.col("mine") & ~exchanged & holds(Act.PITCH).fill_null(False)).any().over(*place, "spell")
    cold = ~pl.col("mine") & ((pl.col("ours").max().over(place) == 0) & ~earlier.fill_null(False))
    pitch = (
        pl.when(pl.col("mine"))
        .then(False)
        .when(unwanted)
        .then(True)
        .when(exchanged)
        .then(False)
        .when(pl.col("sells"))
        .then(True)
        .when(read_as_one & ~(plain & (pl.col("ours") > 0)))
        .then(True)
        .otherwise(holds(Act.PITCH))
    )
    return counted.select(pitch=pitch, cold=cold)


def _addressed(written: pl.DataFrame) -> pl.DataFrame:
    """Add the reader to messages of mine that lack one: the one other person in the same conversation.

    A browser sees to which conversation a message went, but not always to whom. If the conversation has no other
    person, or several, no reader is added.
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


def in_company(messages: pl.DataFrame) -> pl.DataFrame:
    """To whom I wrote more than a refusal among others: to few, of whom they were one, as after an introduction, or in
    a conversation in which they wrote, too. Columns: site, partner, at (the first time; of the latter, when both had
    written)."""
    several = messages.filter(pl.col("audience") == "group", ~pl.col("comment"))
    mine = several.filter("mine", ~holds(Act.DECLINE).fill_null(False))
    few = mine.filter(pl.col("recipients").list.len() <= FEW_TOGETHER).select("site", "at", partner="recipients")
    place = ["site", "conversation"]
    theirs = several.filter(~pl.col("mine")).group_by(*place, "partner").agg(first=pl.col("at").min())
    both = (
        mine.group_by(place)
        .agg(pl.col("at").min())
        .join(theirs, on=place)
        .select("site", "partner", at=pl.max_horizontal("at", "first"))
    )
    return (
        pl.concat([few.explode("partner").select("site", "partner", "at"), both])
        .drop_nulls("partner")
        .group_by("site", "partner", maintain_order=True)
        .agg(pl.col("at").min())
    )


def holds(act: int, acts: str = "acts") -> pl.Expr:
    """Whether a message contains the act; null if it could not be read. ``acts``: the column that tells."""
    return (pl.col(acts) & int(act)) != 0
