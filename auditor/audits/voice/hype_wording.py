"""Would a stranger mistake this for a scheme?

Promises of income, recruiting and urgency are what schemes sound like. Someone who means nothing of the kind can
still be taken for one by the words, so the phrases are shown for you to judge.
"""

from collections import Counter

import numpy as np
import polars as pl
from numpy.typing import NDArray

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import unread
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import Histogram, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import TAIL, resampled
from auditor.scoring.special import gammaincinv
from auditor.translatable import N_, gettext, ngettext, number

_PER = 1_000


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Phrases of the hype lexicon, negated and quoted uses not counted, per 1,000 own words that could be read. Texts
    the person has dismissed keep their words and lose their hits.

    Interval: the wider of two, Poisson's for hits that fall singly (Jeffreys: quantiles of Gamma(hits + ½)) and a
    bootstrap over days for hits that come together.
    """
    texts = facts.within("own_words")
    read = texts.drop_nulls("acts").with_columns(
        hits=pl.when(pl.col("id").is_in(expectations.not_hype)).then(0).otherwise(pl.col("hype").list.len())
    )
    hits, words = int(read["hits"].sum()), int(read["words"].sum())
    shown = read.filter(pl.col("hits") > 0)
    rows = tuple(
        Row(", ".join(dict.fromkeys(hype)), ngettext("in %(num)s word", "in %(num)s words", count), day, site, (which,))
        for hype, count, day, site, which in shown.reverse()
        .head(20)
        .select("hype", "words", "day", "site", "id")
        .iter_rows()
    )
    phrases = Counter(shown["hype"].explode().to_list()) if rows else Counter[str]()
    unreadable = texts.height - read.height
    if missing := unread.too_many(unreadable, texts.height, "texts"):
        return missing
    return Measure(
        value=_PER * hits / words if words else 0.0,
        n=words,
        interval=_interval(read, hits, words) if words else None,
        words=ngettext(
            "one phrase in %(words)s words of yours",
            "%(num)s phrases in %(words)s words of yours",
            hits,
            words=number(words),
        ),
        observation=ngettext(
            "In the last %(days)s days you wrote %(words)s words; a stranger could misread one phrase in them.",
            "In the last %(days)s days you wrote %(words)s words; a stranger could misread %(num)s phrases in them.",
            hits,
            days=round(facts.days),
            words=number(words),
        ),
        details=(
            Table(
                gettext("Texts a stranger could misread"),
                rows,
                (gettext("phrases"), gettext("where")),
                max(0, shown.height - 20),
            ),
            Histogram(gettext("Phrases"), tuple(phrases.most_common()), gettext("times")),
        )
        if rows
        else (
            Table(
                gettext("No such phrase was found"),
                (
                    Row(
                        gettext("%(words)s words read", words=number(words)),
                        ngettext("%(num)s text", "%(num)s texts", read.height),
                    ),
                ),
            ),
        ),
        note=unread.left_out(unreadable, texts.height, "texts"),
    )


def _interval(read: pl.DataFrame, hits: int, words: int) -> tuple[float, float]:
    singly = [float(gammaincinv(hits + 0.5, tail)) * _PER / words for tail in (TAIL, 1 - TAIL)]
    days = read.group_by("day", maintain_order=True).agg(pl.col("hits", "words").sum())
    of_hits, of_words = days["hits"].to_numpy(), days["words"].to_numpy()

    def rates(index: NDArray[np.intp]) -> NDArray[np.float64]:
        drawn: NDArray[np.float64] = _PER * of_hits[index].sum(axis=1) / of_words[index].sum(axis=1)
        return drawn

    together = resampled(days.height, AUDIT.id, rates)
    return min(singly[0], together[0]), max(singly[1], together[1])


AUDIT = Audit(
    id="hype-wording",
    question=N_("Would a stranger mistake this for a scheme?"),
    title=N_("Your words would not be mistaken for a scheme"),
    mixed_title=N_("A few phrases in your texts are also what schemes use"),
    failure_title=N_("Many phrases in your texts are also what schemes use"),
    points_to=(PointsTo.HABIT,),
    unit="phrases per 1,000 words",
    minimum=Minimum(800, N_("own words that could be read")),
    facts=("own_words",),
    acts=(Act.HYPE,),
    curve=LogNormal(good=0.5, fair=4),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Schemes have tainted the word networking. In 70 income disclosures the FTC's staff read in 2024 most "
            "participants made 1,000 dollars a year or less, while the statements stressed rare high earnings."
        ),
        sources=("ftc-2024", "teten-allen-2004"),
    ),
    advice=Advice(
        reason=N_(
            "If you would like strangers to trust what you write, something that happened convinces them more than a "
            "promise."
        ),
        choice=N_("You could reword a phrase, dismiss it if it is harmless where it stands, or leave it as it is."),
        action=N_("Replace the promise in your next post with one thing that happened and its date."),
        minutes=5,
    ),
    caveats=N_(
        "Phrases are matched, not meanings: dialect and a second language can be misread, so look at them and dismiss "
        "what is harmless. Nothing is said about who you are. Where you sell directly, promises of earnings have legal "
        "duties in many countries; this is no legal advice."
    ),
    answers=("not_hype",),
    measure=measure,
)
