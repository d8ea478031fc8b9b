"""What changed against one's own usual: the last 30 days beside each earlier span of 30 days, up to twelve of them.
A number that moved slowly shows in no single span, so the last three together, and of counts the last two, are held
against the others too.

Only what chance hardly explains is told (auditor.scoring.usual), however many things are compared: where nothing
changed, fewer than one report of fifty say that something did. A number must lie outside all earlier spans too, as must
each of the last two; of the last three, each on the same side of their median. Spans are only compared on sites whose
record reaches through all of them: a source that begins later would look like a change of the person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.changes.answers import answers, pitches_answered
from auditor.changes.hours_spent import hours_spent
from auditor.changes.spans import LEAST_BEFORE, SPAN, Found, comparable, counted, per_span, span_of
from auditor.changes.yeses import accepted
from auditor.facts import DAY, KNOWN_AFTER
from auditor.facts.conversations import personal
from auditor.facts.families import Families
from auditor.facts.messages import holds
from auditor.facts.ties import beyond_refusals
from auditor.report import Change, Changed

__all__ = ["Changes", "changes"]

SHOWN = 3
#: How often something may be said to have changed where nothing did, over all that is compared, by our own reckoning.
#: Real people scatter more than it supposes: with twice the variance of chance alone it is nearly one report of fifty.
BY_CHANCE = 0.01
_MESSAGES = (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)
_INVITING = (Subject.INVITATION_SENT, Subject.CONNECTION)
_OWN = (Subject.POST, Subject.COMMENT)
_UNREAD = 0.1  # share of messages that could not be read; beyond it what is read in them is not counted


@dataclass(frozen=True)
class Changes:
    """``beyond_chance``: the clearest first; ``compared``: earlier spans there were to compare with."""

    beyond_chance: tuple[Change, ...] = ()
    compared: int = 0


def changes(families: Families) -> Changes:
    """At most three."""
    found: list[Found] = []
    sites, spans = comparable(families, _MESSAGES)
    if spans:
        found += of_messages(families, sites, spans)
        found += answers(families, sites, spans)
    own_sites, own_spans = comparable(families, _OWN)
    if own_spans:
        own = families["contributions"].filter(pl.col("site").is_in(own_sites))
        found.append(counted("contributions", per_span(families, own, own_spans)))
    asking_sites, asking_spans = comparable(families, _INVITING)
    if asking_spans:
        found += accepted(families, asking_sites, asking_spans)
    found += hours_spent(families)
    compared = max((each.spans for each in found), default=0)
    return Changes(beyond_chance(found)[:SHOWN], max(0, compared - 1))


def beyond_chance(found: Sequence[Found]) -> tuple[Change, ...]:
    """What differs, the clearest first. Each has its part of the probability allowed to all (Bonferroni), but for what
    never happened: by chance it could not have changed either (Tarone 1990, Biometrics 46:515-522)."""
    allowed = BY_CHANCE / max(1, sum(each.happened for each in found))
    told = [each for each in found if each.chance < allowed]
    return tuple(each.change for each in sorted(told, key=lambda each: (each.chance, each.of)) if each.change)


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
    rows: list[tuple[Changed, pl.DataFrame]] = [
        ("written-to-first", conversations.filter(personal())),
        ("begun", started),
        ("exchanged-with", exchanged),
    ]
    found: list[Found] = []
    if received["pitch"].null_count() <= _UNREAD * received.height:
        rows.append(("pitches", received.filter("pitch")))
        found += pitches_answered(families, sites, spans)
    if started["opening_acts"].null_count() <= _UNREAD * started.height:
        rows.append(("begun-asking", started.filter(holds(Act.QUESTION, "opening_acts"))))
    if sent.filter(holds(Act.INTRODUCTION).is_null()).height <= _UNREAD * sent.height:
        made = families["introductions"].filter("mine", pl.col("site").is_in(sites))
        rows.append(("introductions", made))
    found += [counted(of, per_span(families, each, spans)) for of, each in rows]
    told_since = families.told_since(sites, _MESSAGES)
    young = 0 if told_since is None else told_since + KNOWN_AFTER * DAY  # until then anybody may seem new
    of_new = min(spans, (families.window.end - young) // SPAN)
    if of_new > LEAST_BEFORE:
        new = started.filter("first_ever").unique(["site", "partner"], keep="first", maintain_order=True)
        found.append(counted("new-people", per_span(families, new, of_new)))
    return found
