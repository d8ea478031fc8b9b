"""The catalogue: categories, their audits, order and weights. The one place; nothing is found by magic."""

from dataclasses import dataclass

from auditor.audit import Audit
from auditor.audits.expectations import (
    definition_relational,
    goal_feasible,
    goal_stated,
    instrumental_unease,
    networking_efficacy,
    perceived_vs_logged,
    response_expectations,
    role_goal_fit,
)
from auditor.audits.profile import contact_route, headline_clarity, profile_completeness, profile_current
from auditor.audits.reciprocity import reply_rate
from auditor.audits.voice import (
    comments_vs_likes,
    contribution_consistency,
    hype_wording,
    original_contribution,
    pitchiness,
    question_asking,
)


@dataclass(frozen=True)
class Entry:
    """An audit in its category, with its default weight there."""

    audit: Audit
    weight: float = 1.0


@dataclass(frozen=True)
class Category:
    """``judges_person`` False: site or context, told apart and never summed into a score."""

    id: str
    title: str
    about: str
    entries: tuple[Entry, ...]
    judges_person: bool = True


CATEGORIES: tuple[Category, ...] = (
    Category(
        "reciprocity",
        "Reciprocity & giving",
        "Whether what goes out and what comes back are in balance.",
        (Entry(reply_rate.AUDIT),),
    ),
    Category(
        "voice",
        "Voice & contribution",
        "What you say in public and to people: how much of it is your own, asks, sells or promises.",
        (
            Entry(original_contribution.AUDIT),
            Entry(comments_vs_likes.AUDIT),
            Entry(question_asking.AUDIT),
            Entry(pitchiness.AUDIT),
            Entry(hype_wording.AUDIT),
            Entry(contribution_consistency.AUDIT),
        ),
    ),
    Category(
        "profile",
        "Profile",
        "What a stranger finds out about you, and whether it is still true.",
        (
            Entry(profile_completeness.AUDIT),
            Entry(headline_clarity.AUDIT),
            Entry(profile_current.AUDIT),
            Entry(contact_route.AUDIT),
        ),
    ),
    Category(
        "expectations",
        "Expectations",
        "What you hope for and expect, and whether it can be.",
        (
            Entry(goal_stated.AUDIT),
            Entry(role_goal_fit.AUDIT),
            Entry(goal_feasible.AUDIT),
            Entry(perceived_vs_logged.AUDIT, weight=0.25),
            Entry(response_expectations.AUDIT),
            Entry(definition_relational.AUDIT),
            Entry(instrumental_unease.AUDIT),
            Entry(networking_efficacy.AUDIT),
        ),
    ),
)

AUDITS: dict[str, Audit] = {entry.audit.id: entry.audit for category in CATEGORIES for entry in category.entries}
