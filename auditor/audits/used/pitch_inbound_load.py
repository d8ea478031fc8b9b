"""How much am I pitched at?

What arrives unasked is not one's own doing. Where it is much, it explains why other messages wait.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits import overlooked, unread
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum
from auditor.audits.crowded import OnSite, by_site, crowded
from auditor.audits.weeks import WEEK, weekly
from auditor.facts import Facts
from auditor.facts.foreign import in_foreign
from auditor.facts.seldom import but_of_friends
from auditor.report import Histogram, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.scoring.intervals import frequency, frequency_and_more
from auditor.scoring.score import GOOD
from auditor.translatable import N_, gettext, listed, ngettext, number

_PLACE = ["site", "partner"]
#: Somebody who wrote once stands at the end, and is the one who may have been misread.
_NAMED = 60
_CURVE = LogNormal(good=3, fair=20)
#: Messages of mine after which somebody is no stranger, be what they write read or not (our convention, grade E).
_SEVERAL = 3
#: How many a week who says so means at least.
_SAID = {"daily": 7, "several a day": 14}
#: Where new people are sources: whoever has something to tell may lie among those who sell.
_WITH_TIPS = Advice(
    reason=N_("If pitches keep you from the messages you want, keeping them apart in time gives you those back."),
    choice=N_(
        "You could give pitches one fixed hour, or look through them once a week: what looks like one may be a tip."
    ),
    action=N_("Route pitches to one folder and open it at one fixed time."),
    minutes=15,
)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Pitches to me per week of the last 90 days, paid and unwanted mail among them. A pitch is one, whoever sends it
    and however often, until the two of us have exchanged something else (see messages); none is what was said in a
    group, nor a word about prices of somebody I write with, who hardly ever has one. What one person sends comes
    together, as the interval knows; those that reading overlooked may be among what strangers wrote, which moves it
    upwards, and so may what could not be read, but for what somebody wrote to whom I wrote several times."""
    inbound = received(facts)
    unreadable = inbound["pitch"].null_count()
    if missing := unread.too_many(unreadable, inbound.height, "messages to you"):
        return missing
    pitches = inbound.filter(pl.col("pitch"))
    weeks = weekly(facts, pitches["at"])
    value = pitches.height / ((facts.told_until - facts.told_from) / WEEK)
    cold = inbound.filter(pl.col("cold"), ~pl.col("pitch"))
    missed = overlooked.missed_pitches(inbound, cold)
    more = overlooked.at_most(missed)
    around = value - sum(weeks) / len(weeks)  # the days before the first whole week count in the value
    senders = (
        pitches.group_by("site", "partner", maintain_order=True)
        .agg(pl.len().alias("times"), pl.col("at").last(), pl.col("id").head(5))
        .sort("times", "at", descending=True)
    )
    by_sender = [times if who else 1 for who, times in senders.select("partner", "times").iter_rows()]
    low, high = frequency_and_more(weeks, missed, AUDIT.id, by_sender) if more else frequency(weeks, by_sender)
    if unreadable:
        high = max(high, frequency(weekly(facts, inbound.filter(pl.col("pitch").fill_null(True))["at"]))[1])
    read = inbound.height - unreadable
    sites = by_site(inbound)
    busy = crowded(sites)
    rows = tuple(
        Row(
            facts.name(site, who),
            gettext("%(times)s pitches", times=times) if times > 1 else gettext("a pitch"),
            facts.window.day(at),
            site,
            tuple(ids[:5]),
        )
        for site, who, times, at, ids in senders.drop_nulls("partner").head(_NAMED).iter_rows()
    )
    bins = tuple(
        (
            gettext("%(weeks)s weeks ago", weeks=len(weeks) - at) if at < len(weeks) - 1 else gettext("last week"),
            int(count),
        )
        for at, count in enumerate(reversed(weeks))
    )
    return Measure(
        value=value,
        n=pitches.height,
        interval=(max(0.0, low + around), high + around),
        words=_in_words(value, pitches.height, read, busy),
        observation=ngettext(
            "In the last %(days)s days %(pitches)s of %(inbound)s messages to you were pitches, from %(num)s person.",
            "In the last %(days)s days %(pitches)s of %(inbound)s messages to you were pitches, from %(num)s people.",
            senders.height,
            days=round(facts.days),
            pitches=pitches.height,
            inbound=read,
        )
        if pitches.height
        else gettext("In the last %(days)s days nobody pitched you anything.", days=round(facts.days)),
        title=_of_sites(busy),
        details=(
            Histogram(gettext("Pitches to you, by week"), bins[-13:], gettext("pitches")),
            *((_as_table(sites),) if len(sites) > 1 and pitches.height else ()),
            *(
                (
                    Table(
                        gettext("Who pitches you"),
                        rows,
                        (gettext("who"), gettext("how often")),
                        max(0, senders.height - _NAMED),
                    ),
                )
                if rows
                else ()
            ),
        ),
        note=" ".join(
            said
            for said in (
                gettext("Some of this may have nothing to do with you: it is what others send."),
                unread.left_out(unreadable, inbound.height, "messages to you"),
                ngettext(
                    "What new people wrote may hold up to %(num)s pitch more: not every one can be read as such.",
                    "What new people wrote may hold up to %(num)s pitches more: not every one can be read as such.",
                    more,
                )
                if more
                else None,
            )
            if said
        ),
        advice=_WITH_TIPS if expectations.hopes_for_sources(role) else None,
        informative=_elsewhere(expectations, value) or _hidden(busy, value),
    )


def _in_words(value: float, pitches: int, read: int, busy: list[OnSite]) -> str:
    if not read:
        return gettext("nobody wrote to you, so nobody pitched")
    said = ngettext(
        "%(value)s pitches a week, %(pitches)s of the %(num)s message you got",
        "%(value)s pitches a week, %(pitches)s of the %(num)s messages you got",
        read,
        value=number(value, 1),
        pitches=pitches,
    )
    for each in busy:
        said = gettext(
            "%(said)s; on %(site)s alone %(pitches)s of %(of)s",
            said=said,
            site=title(each.site),
            pitches=each.pitches,
            of=each.of,
        )
    return said


def _of_sites(busy: list[OnSite]) -> str | None:
    """The title, where it is of some sites that it speaks."""
    if not busy:
        return None
    sites = listed([title(each.site) for each in busy], "and")
    most = all(2 * each.pitches > each.of for each in busy)
    said = (
        N_("Most of what reaches you on %(sites)s is pitches"),
        N_("Much of what reaches you on %(sites)s is pitches"),
    )
    return gettext(said[0] if most else said[1], sites=sites)


def _as_table(sites: list[OnSite]) -> Table:
    """How much of what comes is pitches, by site."""
    rows = tuple(
        Row(title(each.site), gettext("%(pitches)s of %(of)s messages", pitches=each.pitches, of=each.of))
        for each in sites
    )
    return Table(gettext("Pitches among what you got, by site"), rows, (gettext("site"), gettext("pitches")))


def _hidden(busy: list[OnSite], value: float) -> str | None:
    """Why few pitches a week are no good news: on one site they are what comes."""
    if not busy or _CURVE.score(value) < GOOD:
        return None
    return gettext(
        "They are few in a week, but a good part of what comes on %(sites)s: what others write to you elsewhere does "
        "not make up for that, so this is told, not scored.",
        sites=listed([title(each.site) for each in busy], "and"),
    )


def received(facts: Facts) -> pl.DataFrame:
    """The messages to me, with ``pitch``: whether each is one; None: it could not be read."""
    inbound = facts.told("messages").filter(~pl.col("mine"), ~pl.col("comment"))
    return but_of_friends(_unread_as_unknown(inbound, facts), facts.seldom_sell)


def _elsewhere(expectations: Expectations, seen: float) -> str | None:
    """Why few pitches are no good news: the person is approached far more often than is seen here."""
    if seen >= _SAID.get(expectations.approached or "", 0) / 2:
        return None
    return gettext(
        "You said that people approach you every day only because they want something. Most of that is not seen here, "
        "such as e-mail and calls, so this is told, not scored."
    )


def _unread_as_unknown(inbound: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """The same messages, of which it is not known whether they pitch where they could not be read, unless they were
    written by somebody to whom I wrote several times."""
    mine = facts["messages"].filter("mine", ~pl.col("comment")).group_by(_PLACE).len("written")
    found = inbound.join(mine, on=_PLACE, how="left", maintain_order="left")
    unknown = in_foreign(found) & ~pl.col("pitch") & (pl.col("written").fill_null(0) < _SEVERAL)
    return found.with_columns(pitch=pl.when(~unknown).then("pitch")).drop("written")


AUDIT = Audit(
    id="pitch-inbound-load",
    question=N_("How much am I pitched at?"),
    title=N_("Pitches reach you now and then at most"),
    mixed_title=N_("Pitches reach you several times a week"),
    failure_title=N_("Pitches reach you several times a day"),
    points_to=(PointsTo.CONTEXT, PointsTo.SITE),
    unit="pitches a week",
    minimum=Minimum(0, N_("pitches"), days=28, one=N_("pitch")),
    facts=("messages",),
    needs=(Subject.MESSAGE_RECEIVED,),
    acts=(Act.PITCH,),
    period=90,
    answers=("approached", "further_goal", "goal"),
    curve=_CURVE,
    explains=("reply-rate", "reply-latency", "inbound-relevance", "used-balance"),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Half of over 1,100 journalists asked get six or more pitches a day, and about half of them seldom or "
            "never answer. People in the media feel used where everyone who greets them wants something."
        ),
        sources=("muck-rack-2024", "teten-allen-2004"),
    ),
    advice=Advice(
        reason=N_("If pitches keep you from the messages you want, keeping them apart in time gives you those back."),
        choice=N_("You could give pitches one fixed hour, or leave them all unread: both are fair."),
        action=N_("Route pitches to one folder and open it at one fixed time."),
        minutes=15,
    ),
    caveats=N_(
        "Other people's messages are read here on your machine and kept as counts. Only what the site let through is "
        "seen."
    ),
    of_others=True,
    by_week=True,
    measure=measure,
)
