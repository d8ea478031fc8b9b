"""Do I thank people who helped?

People who write thanks underestimate how welcome it is. It is also how someone learns that their help was of use.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum
from auditor.audits.away import not_counted
from auditor.facts import DAY, Facts
from auditor.facts.acts import holds
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, ngettext

_DAYS = 7
_LEAST_SURE = 3  # helps without thanks, before anybody is told of a lack of thanks (our convention, grade E)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Helps received (answer, introduction, recommendation) that I thanked for within 7 days, those away not counted,
    alone or in a group, or say that I thanked for elsewhere ÷ helps received. An offer that I had not asked for is one
    where it brings something at once, or where what I wrote next takes it up, as much is read as an offer that is small
    talk. Helps of one person with at most 7 days between them are one. A help after which I wrote only what we cannot
    read is left out, and so is one that waits for my answer. Told and not scored where some have no thanks, and under
    three of these are sure to have been help: asked for by me, or an introduction or recommendation."""
    place = ["site", "partner"]
    given = facts.within("favours").filter(pl.col("kind") == "help", pl.col("personal")).sort(*place, "at", "id")
    gap = pl.col("at") - pl.col("at").shift(1).over(place)
    helps = (
        given.with_columns(episode=(gap > _DAYS * DAY).fill_null(True).cum_sum())
        .group_by("episode", maintain_order=True)
        .agg(
            pl.col("site", "partner", "at", "id").first(),
            until=facts.away.after(pl.col("at").last(), _DAYS),
            delayed=facts.away.delays(pl.col("at").last(), _DAYS),
            sure=pl.col("sure").any(),
            waits=pl.col("waits").any(),
            elsewhere=pl.col("id").is_in(expectations.thanked_elsewhere).any(),
        )
        .filter(pl.col("until") <= facts.end)
    )
    mine = (
        facts["messages"]
        .filter(pl.col("mine"))
        .select("site", pl.col("recipients").alias("partner"), written_at="at", thanks=holds(Act.THANKS))
        .explode("partner")
    )
    told = _with_words_since(helps, mine).with_columns(
        thanked=pl.col("elsewhere")
        | pl.when(pl.col("thanks") > 0).then(True).when(pl.col("unread") > 0).then(None).otherwise(False)
    )
    told = told.filter(~pl.col("waits") | pl.col("thanked").fill_null(False))
    helps = told.drop_nulls("thanked")
    done = helps.filter("thanked")
    open_ones = helps.filter(~pl.col("thanked")).sort("at", descending=True)
    n, k = helps.height, done.height
    rows = tuple(
        Row(
            facts.name(site, partner),
            gettext("helped you") if sure else gettext("helped you, as it was read"),
            facts.window.day(at),
            site,
            (helped,),
        )
        for site, partner, at, helped, sure in open_ones.head(20)
        .select("site", "partner", "at", "id", "sure")
        .iter_rows()
    )
    surely = open_ones.filter("sure")
    doubtful = not open_ones.is_empty() and surely.height < _LEAST_SURE
    named = naming.whom(facts, surely, expectations)
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of the %(n)s times you were helped were followed by thanks within a week", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days people helped you %(n)s times; %(k)s of them read thanks from you within a "
            "week.",
            days=round(facts.days),
            n=n,
            k=k,
        ),
        credit=gettext("Many of those who helped you know that it was of use.") if n and k / n >= 0.5 else "",
        details=(Table(gettext("Help for which no thanks are seen here"), rows, more=max(0, open_ones.height - 20)),)
        if rows
        else (),
        action=gettext(
            "Write two sentences to %(names)s and name what changed.",
            names=named,
        )
        if named and not doubtful
        else None,
        note=not_counted(int(helps["delayed"].sum())),
        informative=ngettext(
            "Told, not scored: of the times for which no thanks are seen, %(num)s was surely help to you.",
            "Told, not scored: of the times for which no thanks are seen, %(num)s were surely help to you.",
            surely.height,
        )
        if doubtful
        else None,
        unread=told["thanked"].null_count(),
        unread_of="helps",
    )


def _with_words_since(helps: pl.DataFrame, mine: pl.DataFrame) -> pl.DataFrame:
    """Helps with how many of my words to who helped, from then ``until`` then, thank (``thanks``) or could not be read
    (``unread``): the difference of all until either end, as to look at each pair of a help and a word of one person
    would be more than memory holds where there are many of both."""
    place, counts = ["site", "partner"], ["thanks", "unread"]
    words = (
        mine.drop_nulls("partner")
        .group_by(*place, "written_at")
        .agg(pl.col("thanks").sum().cast(pl.Int64), unread=pl.col("thanks").is_null().sum().cast(pl.Int64))
        .sort("written_at")
        .with_columns(pl.col(counts).cum_sum().over(place))
    )
    found = helps.with_columns(before=pl.col("at") - 1)
    for moment in ("before", "until"):
        known = words.rename({name: f"{name}_{moment}" for name in counts})
        found = found.sort(moment).join_asof(
            known, left_on=moment, right_on="written_at", by=place, strategy="backward", check_sortedness=False
        )
        found = found.drop("written_at", strict=False)
    return found.with_columns(
        (pl.col(f"{name}_until").fill_null(0) - pl.col(f"{name}_before").fill_null(0)).alias(name) for name in counts
    ).sort("episode")


AUDIT = Audit(
    id="thanks-rate",
    question=N_("Do I thank people who helped?"),
    title=N_("People who helped hear that it was of use"),
    mixed_title=N_("Many of the people who helped hear that it was of use"),
    failure_title=N_("Many of the people who helped do not hear whether it was of use"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(6, N_("occasions on which you were helped")),
    facts=("favours", "messages"),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.OFFER, Act.INTRODUCTION, Act.THANKS, Act.PITCH),
    curve=LogitShare(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Senders of letters of thanks underestimated how surprised and glad the readers were, and overestimated "
            "how awkward it would be. That is about the reader's feelings, not about anyone's career."
        ),
        sources=("kumar-epley-2018",),
    ),
    advice=Advice(
        reason=N_(
            "If you would like people to know that their help mattered, two sentences mean more than they seem to."
        ),
        choice=N_("You could write them now, or tick those you thanked in person."),
        action=N_("Write two sentences to the last person who helped you and name what changed."),
        minutes=5,
    ),
    caveats=N_("Thanks given elsewhere cannot be seen: tick “I thanked them elsewhere” on the page of this audit."),
    answers=("holidays", "kept_apart", "not_this_person", "thanked_elsewhere"),
    by_site=True,
    measure=measure,
)
