"""What changed against one's own usual: the last 30 days beside each earlier span of 30 days, up to twelve of them.
A number that moved slowly shows in no single span, so the last three together, and of counts and of how long answers
take the last two, are held against the others too. That one stopped posting on a site is told by itself.

Only what chance hardly explains is told (auditor.scoring.usual), however many things are compared: where nothing
changed, fewer than one report of fifty say that something did, and fewer than one of twenty that something may have.
A number must lie outside all earlier spans too, as must each of the last two; of the last three, each on the same side
of their median. Spans are only compared on sites whose record reaches through all of them: a source that begins later
would look like a change of the person. Which sites these are is told with the change, where others hold such things,
and, where nothing changed, of everything that was compared. Chats that a person chose to export, one by one, tell
how many of those who write are answered and how soon, and nothing of how many they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl
from msgspec import structs

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.changes.answers import answers, pitches_answered
from auditor.changes.hours_spent import hours_spent
from auditor.changes.sites import on_sites
from auditor.changes.spans import LEAST_BEFORE, Found, begun, comparable, counted, per_span, span_of, whole_since
from auditor.changes.stopped import stopped
from auditor.changes.yeses import accepted
from auditor.facts import DAY, KNOWN_AFTER
from auditor.facts.acts import holds
from auditor.facts.conversations import personal
from auditor.facts.families import Families
from auditor.facts.seldom import but_of_friends, seldom_sell
from auditor.facts.ties import beyond_refusals
from auditor.report.changed import Change, Changed, Compared

__all__ = ["Changes", "changes"]

SHOWN = 3
#: How often something may be said to have changed where nothing did, over all that is compared, by our own reckoning.
#: Real people scatter more than it supposes: with twice the variance of chance alone it is nearly one report of fifty.
BY_CHANCE = 0.01
#: How often something may be said to have changed perhaps; it is told with the word that it may be chance.
PERHAPS_BY_CHANCE = 0.05
_MESSAGES = (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)
_INVITING = (Subject.INVITATION_SENT, Subject.CONNECTION)
_OWN = (Subject.POST, Subject.COMMENT)
#: What tells of a change, where that is not messages; time has logs of its own.
_OF: dict[Changed, tuple[Subject, ...]] = {"accepted": _INVITING, "contributions": _OWN}
_SHARES: tuple[Changed, ...] = ("answered", "answer-hours", "pitches-answered")  # of messages
_UNREAD = 0.1  # share of messages that could not be read; beyond it what is read in them is not counted


@dataclass(frozen=True)
class Changes:
    """``beyond_chance``: the clearest first; ``perhaps``: what may be chance; ``compared``: earlier spans there were to
    compare with; ``too_new``: sites of which nothing but time was compared, as their record does not reach back as far
    yet; ``away``: weeks away that are left out of what was compared; ``of``: what that was, and where."""

    beyond_chance: tuple[Change, ...] = ()
    compared: int = 0
    perhaps: tuple[Change, ...] = ()
    too_new: tuple[str, ...] = ()
    away: int = 0
    of: tuple[Compared, ...] = ()

    @property
    def told(self) -> tuple[Change, ...]:
        """What a report tells: what is sure first."""
        return (*self.beyond_chance, *self.perhaps)[:SHOWN]


def changes(families: Families) -> Changes:
    """At most three."""
    found: list[Found] = []
    messages, own, asking = (comparable(families, each) for each in (_MESSAGES, _OWN, _INVITING))
    answering = comparable(families, _MESSAGES, shares=True)
    if messages.spans:
        found += _on(messages.sites, of_messages(families, messages.sites, messages.spans))
    if answering.spans:
        sites, spans = answering.sites, answering.spans
        found += _on(sites, answers(families, sites, spans))
        if _is_read(families, sites):
            found += _on(sites, pitches_answered(families, sites, spans))
    if own.spans:
        mine = families["contributions"].filter(pl.col("site").is_in(own.sites))
        found += _on(own.sites, [counted("contributions", per_span(families, mine, own.spans))])
    if asking.spans:
        found += _on(asking.sites, accepted(families, asking.sites, asking.spans))
    found += [*stopped(families), *hours_spent(families)]
    compared = max((each.spans for each in found), default=0)
    if not compared:
        return Changes()  # of all sites alike, which is said once
    reached = {site for each in (messages, answering, own, asking) for site in each.sites}
    young = {site for each in (messages, answering, own, asking) for site in each.too_new}
    sure = _on_sites(families, beyond_chance(found)[:SHOWN])
    doubtful = _on_sites(families, perhaps(found)[: SHOWN - len(sure)])
    since = begun(families, compared)
    weeks = families.away.weeks(since, families.window.end)
    return Changes(sure, compared - 1, doubtful, tuple(sorted(young - reached)), weeks, _compared(families, found))


def _on(sites: Sequence[str], found: Sequence[Found]) -> list[Found]:
    return [replace(each, sites=tuple(sites)) for each in found]


def _compared(families: Families, found: Sequence[Found]) -> tuple[Compared, ...]:
    """What was compared and happened at all, and where: of these sites, those that hold such things."""
    where: dict[Changed, set[str]] = {}
    for each in found:
        if each.happened:
            kinds = {subject.value for subject in _OF.get(each.of, _MESSAGES)}
            alone = each.of in ("time", "stopped")
            held = {site for site in each.sites if alone or families.subjects[site] & kinds}
            where.setdefault(each.of, set()).update(held)
    return tuple(Compared(of, tuple(sorted(sites))) for of, sites in where.items())


def _on_sites(families: Families, told: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(
        each
        if each.of in ("time", "stopped")
        else on_sites(families, each, _OF.get(each.of, _MESSAGES), shares=each.of in _SHARES)
        for each in told
    )


def beyond_chance(found: Sequence[Found]) -> tuple[Change, ...]:
    """What differs, the clearest first. Each has its part of the probability allowed to all (Bonferroni), but for what
    never happened: by chance it could not have changed either (Tarone 1990, Biometrics 46:515-522)."""
    return _within(found, 0.0, BY_CHANCE)


def perhaps(found: Sequence[Found]) -> tuple[Change, ...]:
    """What differs less surely, and is told as what may be chance."""
    return tuple(structs.replace(each, perhaps=True) for each in _within(found, BY_CHANCE, PERHAPS_BY_CHANCE))


def _within(found: Sequence[Found], least: float, below: float) -> tuple[Change, ...]:
    parts = max(1, sum(each.happened for each in found))
    told = [each for each in found if least / parts <= each.chance < below / parts]
    return tuple(each.change for each in sorted(told, key=lambda each: (each.chance, each.of)) if each.change)


def _is_read(families: Families, sites: Sequence[str]) -> bool:
    """Whether what came on these sites could be read, but for a little."""
    came = families["messages"].filter(~pl.col("comment"), ~pl.col("mine"), pl.col("site").is_in(list(sites)))
    return came["pitch"].null_count() <= _UNREAD * came.height


def of_messages(families: Families, sites: list[str], spans: int) -> list[Found]:
    """What is counted of messages on these sites, over so many spans; who is new over those that can tell."""
    conversations = families["conversations"].filter(~pl.col("group"), pl.col("site").is_in(sites))
    lines = families["messages"].filter(~pl.col("comment"), pl.col("site").is_in(sites))
    received, sent = lines.filter(~pl.col("mine")), lines.filter("mine", pl.col("audience") == "group")
    exchanged = (
        beyond_refusals(families["dealings"])
        .filter(pl.col("site").is_in(sites))
        .group_by("site", "partner", span=span_of(families))
        .agg(pl.col("mine").any().alias("wrote"), (~pl.col("mine")).any().alias("heard"), pl.col("at").first())
        .filter("wrote", "heard")
    )
    started = conversations.filter("started")
    # Whoever begins a conversation three times in a month is one person, as the sentence has it.
    wrote_first = families.as_one(conversations.filter(personal())).with_columns(in_span=span_of(families))
    rows: list[tuple[Changed, pl.DataFrame]] = [
        ("written-to-first", wrote_first.unique(["site", "partner", "in_span"], keep="first", maintain_order=True)),
        ("begun", started),
        ("exchanged-with", exchanged),
    ]
    if _is_read(families, sites):
        rows.append(("pitches", but_of_friends(received, families.once(seldom_sell)).filter("pitch")))
    if started["opening_acts"].null_count() <= _UNREAD * started.height:
        rows.append(("begun-asking", started.filter(holds(Act.QUESTION, "opening_acts"))))
    if sent.filter(holds(Act.INTRODUCTION).is_null()).height <= _UNREAD * sent.height:
        made = families["introductions"].filter("mine", pl.col("site").is_in(sites))
        rows.append(("introductions", made))
    found = [counted(of, per_span(families, each, spans)) for of, each in rows]
    told_since = families.told_since(sites, _MESSAGES)
    young = 0 if told_since is None else told_since + KNOWN_AFTER * DAY  # until then anybody may seem new
    of_new = min(spans, whole_since(families, young))
    if of_new > LEAST_BEFORE:
        new = started.filter("first_ever").unique(["site", "partner"], keep="first", maintain_order=True)
        found.append(counted("new-people", per_span(families, new, of_new)))
    return found
