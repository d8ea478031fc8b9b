"""Do I answer people who write to me personally?

Who never hears back stops writing, and takes the site for a place where nobody answers. Mass mail deserves no
answer, so strangers' pitches, sponsored and unwanted mail are left out.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming, overlooked
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.audits.away import beside, came_away, not_counted, without_away
from auditor.facts import Facts
from auditor.facts.acts import holds
from auditor.facts.conversations import personal, unreadable
from auditor.facts.episodes import SILENCE_DAYS
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import share_without
from auditor.translatable import N_, gettext, ngettext

_CROWDED = 30  # conversations opened by others in a week


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Personal conversations others opened in the period at least 14 days before its end: answered within 14 days ÷
    all; days away are not counted among the 14. What came lately is not counted yet, answered or not; how much that is
    is told with the number, and it is named where it waits. What I said I answered elsewhere counts as answered, with
    all that the same person wrote before. Left out are what asks for no answer, answered or not, as thanks do, what I
    marked as not for me, what I marked as wanting no answer, with all before it, what they later said was settled,
    people I asked to leave out, what people whose trade it is to write to many wrote as strangers or to sell, where
    most of what such strangers write is read as pitches, and what came in weeks I was away, though who waits since then
    is named; of what came lately nobody else is. Where strangers' pitches may have been overlooked among those without
    an answer, or some of these are in a language that is not read and may ask for none, the interval reaches up to the
    share without them."""
    inbound = facts.within("conversations").filter(~pl.col("started"))
    elsewhere = (pl.col("turns") == 1) & pl.col("elsewhere")
    meant = inbound.filter(
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("first_id").is_in(expectations.irrelevant),
        ~pl.col("closes") | elsewhere,
        ~((pl.col("turns") == 1) & pl.col("excused") & ~pl.col("elsewhere")),
    )
    meant = meant.with_columns(answered=pl.col("answered") | elsewhere)
    mine_to_answer = without_away(meant, facts.window, expectations.holidays)
    asked = mine_to_answer.filter(personal(), pl.col("settled"))
    unread = mine_to_answer.filter(unreadable(), pl.col("settled"))
    young = mine_to_answer.filter(personal(), ~pl.col("settled"))
    waiting = young.filter(pl.col("answered_at").is_null(), ~elsewhere, pl.col("waits"))
    lately = _lately(young.height, waiting.height)
    came = meant.filter(personal(), pl.col("settled")).height
    delayed = asked.filter(facts.away.delays(pl.col("at"), SILENCE_DAYS)).height
    crowded = role is Role.CREA and inbound.height > _CROWDED * facts.days / 7
    n, k, late = asked.height, int(asked["answered"].sum()), int(asked["late"].sum())
    counted = pl.col("settled") | pl.col("waits")
    silent = meant.filter(personal(), pl.col("answered_at").is_null(), ~elsewhere, counted).sort("at", descending=True)
    silent = silent.join(_written(facts), on=["site", "partner"], how="left", maintain_order="left").with_columns(
        since=(pl.col("wrote_at") > pl.col("last_at")).fill_null(False)
    )
    silent = silent.join(
        facts["messages"].select("cold", first_id="id"), on="first_id", how="left", maintain_order="left"
    )
    told = silent.head(20).select("site", "partner", "at", "first_id", "since", "opened_in")
    rows = tuple(
        Row(
            facts.name(site, partner),
            _so_far(since=since, language=language),
            facts.window.day(at),
            site,
            (first,),
        )
        for site, partner, at, first, since, language in told.iter_rows()
    )
    unanswered = asked.filter(~pl.col("answered") & ~pl.col("late"))
    _, pitched = overlooked.openings(facts.within("messages"), unanswered)
    not_read = int(unanswered["opened_in"].is_not_null().sum())
    often_late = late * 2 > n - k > 0 and late * 3 >= n
    waits = naming.proposable(silent.filter("waits", ~pl.col("since")), expectations)
    asking = waits.filter(holds(Act.ASK | Act.QUESTION, "last_acts").fill_null(False))
    # Whom I have never written to may only pitch, which nobody is advised to answer while others wait.
    # Nor whoever may ask for nothing, as it could not be read.
    read = waits.filter(pl.col("foreign").is_null())
    known = (each.filter(~pl.col("cold").fill_null(True)) for each in (asking, read, waits))
    whom = next((each for each in (*known, asking) if not each.is_empty()), waits)
    first = naming.whom(facts, whom, expectations)
    observed = _observation(round(facts.days), n, k, late)
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=share_without(k, n, pitched + overlooked.unread(not_read), AUDIT.id),
        words="; ".join(filter(None, (_answered(n, k, late), lately))),
        observation=gettext("%(sentence)s (%(aside)s).", sentence=observed.removesuffix("."), aside=lately)
        if lately
        else observed,
        credit=gettext("Most people who write to you do hear back.") if n and (k + late) / n >= 0.5 else "",
        details=(Table(gettext("Waiting for an answer"), rows, (gettext("who"), ""), max(0, silent.height - 20)),)
        if rows
        else (),
        unread=unread.height,
        unread_k=int(unread["answered"].sum()),
        unread_of="conversations",
        note=beside(
            overlooked.by_trade(mine_to_answer),
            overlooked.remark(pitched),
            overlooked.remark_of_unread(not_read),
            came_away(came - n),
            not_counted(delayed),
        ),
        title=gettext("People who write to you hear back, though often late") if often_late else None,
        action=gettext("Give %(first)s one line today, even if the line is “not now”.", first=first) if first else None,
        informative=gettext(
            "More than 30 people a week write to you: nobody can answer them all. What you have set up for it is "
            "looked at instead, under “Have I said what I will not do?”."
        )
        if crowded
        else None,
    )


def _written(facts: Facts) -> pl.DataFrame:
    """When I wrote to each person last. Columns: site, partner, wrote_at."""
    return (
        facts["messages"]
        .filter("mine", ~pl.col("comment"))
        .group_by("site", "partner")
        .agg(wrote_at=pl.col("at").max())
    )


def _so_far(*, since: bool, language: str | None) -> str:
    """What is seen of an answer."""
    if since:
        return gettext("no answer; you wrote to them later")
    if language:
        return gettext("no answer yet; in a language Rapport does not read")
    return gettext("no answer yet")


def _lately(count: int, waiting: int) -> str:
    """How much came lately and is not counted, and how much of it waits; empty where nothing did."""
    if not count:
        return ""
    said = ngettext(
        "not counted yet: %(num)s that is younger than %(days)s days",
        "not counted yet: %(num)s that are younger than %(days)s days",
        count,
        days=SILENCE_DAYS,
    )
    if not waiting:
        return said
    if waiting == count:
        return ngettext("%(said)s and waits for your answer", "%(said)s and wait for your answer", count, said=said)
    return ngettext(
        "%(said)s, %(num)s of which waits for your answer",
        "%(said)s, %(num)s of which wait for your answer",
        waiting,
        said=said,
    )


def _answered(n: int, k: int, late: int) -> str:
    if not late:
        return gettext("%(k)s of %(n)s personal conversations were answered within 14 days", k=k, n=n)
    return gettext(
        "%(k)s of %(n)s personal conversations were answered within 14 days, %(late)s later", k=k, n=n, late=late
    )


def _observation(days: int, n: int, k: int, late: int) -> str:
    if not late:
        return gettext(
            "In the last %(days)s days people opened %(n)s personal conversations with you; you answered %(k)s of them "
            "within two weeks.",
            days=days,
            n=n,
            k=k,
        )
    return gettext(
        "In the last %(days)s days people opened %(n)s personal conversations with you; you answered %(k)s of them "
        "within two weeks, %(late)s later.",
        days=days,
        n=n,
        k=k,
        late=late,
    )


AUDIT = Audit(
    id="reply-rate",
    question=N_("Do I answer people who write to me personally?"),
    title=N_("People who write to you personally hear back"),
    mixed_title=N_("Some people who write to you personally do not hear back within two weeks"),
    failure_title=N_("Most people who write to you personally do not hear back within two weeks"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(12, N_("personal conversations opened by others")),
    facts=("conversations", "messages"),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    curve=LogitShare(good=0.85, fair=0.50),
    roles={
        Role.MEDIA: Override(informative=True),
    },
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "As load rises, people answer a smaller part of their mail, and more briefly; answering what was given is "
            "an old and general norm."
        ),
        sources=("kooti-2015", "gouldner-1960"),
    ),
    advice=Advice(
        reason=N_(
            "If you would like people to keep writing to you, a short answer keeps the door open better than a late "
            "long one."
        ),
        choice=N_("You could give each of them one line, even “not now”, or decide that some need none."),
        action=N_("Keep ten minutes free on two days a week for personal messages."),
        minutes=15,
    ),
    caveats=N_(
        "Silence can be safety: leave out whom you do not want to answer. Mail you answered elsewhere is not seen."
    ),
    answers=("answered_elsewhere", "holidays", "kept_apart", "needs_no_answer", "not_this_person", "relevant"),
    by_site=True,
    measure=measure,
)
