"""Messages: everything that I wrote to someone or someone wrote to me, with the acts found in it."""

from functools import cache

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.acts import COMPOSED_WORDS, refuses
from auditor.facts.calls import spoken
from auditor.facts.families import Families
from auditor.facts.pitches import pitches, without_answers, without_posts
from auditor.facts.quotas import reminded
from auditor.facts.said import says

#: People to whom I write in one message as to each of them, and not as to a group (our convention, grade E).
FEW_TOGETHER = 4
#: What stands in the detail, by the columns' names.
_FLAGS = {"promoted": "promoted", "spam": "spam", "day_only": "undated", "mentioned": "mentioned", "call": "call"}
#: What a reading says beside the acts.
_SAYS = (
    "urgent", "wants", "settled", "agrees", "met", "gives", "vacancy", "commission", "offers_introduction", "wishes",
    "grave", "at_leisure", "quota", "withdraws", "comes_back", "names_its_thing", "in_talk", "on_condition",
    "in_silence", "tells_more", "automatic", "asks_by_mark", "to_anybody", "passed_on", "private",
)  # fmt: skip
_WRITTEN = [Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.COMMENT]


def messages(families: Families) -> pl.DataFrame:
    """One row per message, and per comment or reply aimed at people, oldest first; and per call that was taken, where
    it goes on from what was written (`calls.spoken`).

    Columns: id, at, day, site, mine, partner (the writer, if not I; of mine the reader, None for several), audience,
    recipients, context, comment (a comment or public reply), words, language, acts, sketch, reading, composed, urgent
    (it says so, or by which day), wanted_by (that day, where it can be told), wants (the words that name it say that
    something is wanted), last_day (after which it says that it is over), settled (it says that what was asked is),
    agrees (it begins by agreeing), met (it tells that people got together, or what somebody is like), gives (it hands
    over what was promised), vacancy (it offers me a post, or asks whether I want it), commission (it orders work of me,
    or gives me a stage), offers_introduction (it offers to introduce its reader to somebody, if they like), wishes (it
    congratulates me, or wishes me well for a day), grave (it tells of a death, a dismissal, a threat or an illness that
    came over its writer or theirs), at_leisure (it says that there is no hurry), quota (it asks for people to be named
    because a number of them is expected or rewarded, or asks again after my no), withdraws (it takes back what its
    writer told, gave or agreed to), comes_back (all that it promises me is to write again), names_its_thing, in_talk,
    on_condition, in_silence (all that it promises is a thing that it names; is no more than to talk or come; waits for
    something else to happen; is kept by saying nothing), tells_more (after a bare thanks or no it tells something
    else), automatic (a machine sent it), asks_by_mark (it could not be read, and a sentence of it ends in a question
    mark), to_anybody (it passes on a chain letter, then passed_on too, or only greets or wishes well), private (whom it
    offers to introduce works for people's private lives), mentioned (a message to several that calls me by name or
    answers one of mine), promoted, spam, undated (``at`` is no more than the day it was seen), conversation (context;
    the partner, where some message between us two on the site has none, as one source may name threads and another not;
    all who take part, in a group without a context), pitch (a message to me that was paid for or unwanted, or that
    pitches before its writer and I ever exchanged anything else; None: it could not be read, and nothing else was
    exchanged before it), cold (by somebody to whom I have never written more than a refusal), unmet (nor had until
    then), refused (between me and somebody whose pitches I only ever refused or left), of_else (by somebody who pitched
    to me, of something else)."""
    flag = [
        pl.col("detail").str.contains(f'"{name}":true', literal=True).fill_null(False).alias(column)
        for name, column in _FLAGS.items()
    ]
    everyone = pl.concat_list(pl.col("recipients").fill_null([]), pl.col("partner")).list.drop_nulls().list.unique()
    together = (
        pl.when(pl.col("audience") == "person")
        .then(pl.lit("with ") + pl.col("partner"))
        .otherwise(pl.lit("among ") + everyone.list.sort().list.join(", "))
    )
    alone = (pl.col("audience") == "person") & (pl.col("subject") != Subject.COMMENT)
    unnamed = alone & (alone & pl.col("context").is_null()).any().over("site", "partner")
    written = families.activities.select(
        "id", "at", "day", "site", "mine", "subject", "partner", "audience", "recipients", "context", "words",
        "language", "acts", "sketch", "reading", "detail",
    ).filter(pl.col("subject").is_in(_WRITTEN))  # fmt: skip
    aimed = (
        _addressed(written).filter(pl.col("audience").is_in(["person", "group"]))
        .with_columns(
            *flag,
            *(says(name).alias(name) for name in _SAYS),
            wanted_by=named_day("wanted_by"),
            last_day=named_day("last_day"),
            comment=pl.col("subject") == Subject.COMMENT,
            composed=pl.col("words").fill_null(0) >= COMPOSED_WORDS,
            conversation=pl.when(~unnamed).then(pl.coalesce("context", together)).otherwise(together),
        )
    )  # fmt: skip
    aimed = reminded(without_posts(families, without_answers(families, spoken(aimed))))
    return aimed.with_columns(pitches(families, aimed)).select(
        "id", "at", "day", "site", "mine", "partner", "audience", "recipients", "context", "comment", "words",
        "language", "acts", "sketch", "reading", "composed", *_SAYS, "wanted_by", "last_day", "mentioned", "promoted",
        "spam", "undated", "conversation", "pitch", "cold", "unmet", "refused", "of_else",
    )  # fmt: skip


@cache
def named_day(name: str) -> pl.Expr:
    """A day that a message names, as it is kept beside its acts."""
    return pl.col("reading").str.extract(f'"{name}":"([0-9-]+)"').str.to_date("%Y-%m-%d", strict=False)


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


def in_company(families: Families) -> pl.DataFrame:
    """To whom I wrote more than a refusal among others: to few, of whom they were one, as after an introduction, or in
    a conversation in which they wrote, too. Columns: site, partner, at (the first time; of the latter, when both had
    written)."""
    return families.once(_in_company)


def _in_company(families: Families) -> pl.DataFrame:
    several = families["messages"].filter(pl.col("audience") == "group", ~pl.col("comment"))
    mine = several.filter("mine", ~refuses())
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
