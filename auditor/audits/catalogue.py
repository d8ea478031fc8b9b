"""The catalogue: categories, their audits, order and weights. The one place; nothing is found by magic, but for what
other packages add at the end of a category."""

from dataclasses import dataclass, replace

from msgspec.structs import fields

from auditor import plugins
from auditor.activities.subjects import WORDINGS
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Audit
from auditor.audits.care import (
    bridging_share,
    context_diversity,
    depth_share,
    dormant_reconnect,
    followup_after_connect,
    inner_circle_coverage,
    partner_spread,
    weak_tie_share,
)
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
from auditor.audits.introductions import (
    intro_consent,
    intro_context,
    intro_made_yourself,
    loop_closed_connector,
    loop_closed_recipient,
    quota_smell,
)
from auditor.audits.outreach import (
    first_message_replies,
    invite_acceptance,
    invite_burst,
    personalised_invites,
    pitch_after_connect,
    template_reuse,
)
from auditor.audits.profile import contact_route, headline_clarity, profile_completeness, profile_current
from auditor.audits.reciprocity import (
    clear_asks,
    give_ask_ratio,
    initiation_balance,
    reply_latency,
    reply_rate,
    thanks_rate,
)
from auditor.audits.rhythm import (
    drift_tail,
    focus_hour_opens,
    intent_match,
    late_night_share,
    micro_checks,
    passive_scroll_share,
    time_vs_plan,
)
from auditor.audits.site import autoplay_share, dark_pattern_hits, endless_feed, feed_mix, notification_load
from auditor.audits.sources import SOURCES
from auditor.audits.used import boundaries_set, inbound_relevance, pitch_inbound_load, used_balance
from auditor.audits.voice import (
    comments_vs_likes,
    contribution_consistency,
    hype_wording,
    original_contribution,
    pitchiness,
    question_asking,
)
from auditor.facts import FAMILIES
from auditor.translatable import N_, lazy_gettext


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


_OWN: tuple[Category, ...] = (
    Category(
        "rhythm",
        N_("Rhythm & attention"),
        N_("When and how long you are on the site, and whether that is what you meant."),
        (
            Entry(time_vs_plan.AUDIT),
            Entry(micro_checks.AUDIT),
            Entry(focus_hour_opens.AUDIT),
            Entry(late_night_share.AUDIT),
            Entry(passive_scroll_share.AUDIT, weight=0.25),
            Entry(intent_match.AUDIT),
            Entry(drift_tail.AUDIT),
        ),
    ),
    Category(
        "reciprocity",
        N_("Reciprocity & giving"),
        N_("Whether what goes out and what comes back are in balance."),
        (
            Entry(give_ask_ratio.AUDIT),
            Entry(reply_rate.AUDIT),
            Entry(reply_latency.AUDIT),
            Entry(thanks_rate.AUDIT),
            Entry(initiation_balance.AUDIT),
            Entry(clear_asks.AUDIT),
        ),
    ),
    Category(
        "care",
        N_("Relationship care"),
        N_("Whom you write with, how near they are, and whether ties are kept up."),
        (
            Entry(followup_after_connect.AUDIT),
            Entry(dormant_reconnect.AUDIT),
            Entry(inner_circle_coverage.AUDIT),
            Entry(weak_tie_share.AUDIT),
            Entry(bridging_share.AUDIT),
            Entry(partner_spread.AUDIT),
            Entry(depth_share.AUDIT),
            Entry(context_diversity.AUDIT),
        ),
    ),
    Category(
        "introductions",
        N_("Introductions & referrals"),
        N_("Whether people you bring together, or who bring you together, are well served."),
        (
            Entry(intro_made_yourself.AUDIT),
            Entry(intro_consent.AUDIT),
            Entry(intro_context.AUDIT),
            Entry(loop_closed_connector.AUDIT),
            Entry(loop_closed_recipient.AUDIT),
            Entry(quota_smell.AUDIT),
        ),
    ),
    Category(
        "outreach",
        N_("Invitations & outreach"),
        N_("How you approach people you do not know yet, and what comes of it."),
        (
            Entry(personalised_invites.AUDIT),
            Entry(invite_acceptance.AUDIT),
            Entry(invite_burst.AUDIT),
            Entry(pitch_after_connect.AUDIT),
            Entry(first_message_replies.AUDIT),
            Entry(template_reuse.AUDIT),
        ),
    ),
    Category(
        "voice",
        N_("Voice & contribution"),
        N_("What you say in public and to people: how much of it is your own, asks, sells or promises."),
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
        N_("Profile"),
        N_("What a stranger finds out about you, and whether it is still true."),
        (
            Entry(profile_completeness.AUDIT),
            Entry(headline_clarity.AUDIT),
            Entry(profile_current.AUDIT),
            Entry(contact_route.AUDIT),
        ),
    ),
    Category(
        "expectations",
        N_("Expectations"),
        N_("What you hope for and expect, and whether it can be."),
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
    Category(
        "site",
        N_("Site design"),
        N_("What the site does, whoever uses it. None of it lowers a score of yours."),
        (
            Entry(feed_mix.AUDIT),
            Entry(endless_feed.AUDIT),
            Entry(autoplay_share.AUDIT),
            Entry(notification_load.AUDIT),
            Entry(dark_pattern_hits.AUDIT),
        ),
        judges_person=False,
    ),
    Category(
        "used",
        N_("What others want of you"),
        N_("How much is asked of you, and what you have set up for it. Most of this is not your doing."),
        (
            Entry(pitch_inbound_load.AUDIT),
            Entry(inbound_relevance.AUDIT),
            Entry(used_balance.AUDIT),
            Entry(boundaries_set.AUDIT),
        ),
        judges_person=False,
    ),
)


#: Ids of the audits that come with Rapport.
OWN: frozenset[str] = frozenset(entry.audit.id for each in _OWN for entry in each.entries)
_taken = set(OWN)
_ANSWERS = frozenset(field.name for field in fields(Expectations))


def _added(name: str, thing: object) -> tuple[str, Audit]:
    """An audit of another package, named as ``category/id``, with its category."""
    category, _, identifier = name.partition("/")
    audit = plugins.check_kind(thing, Audit)
    if category not in {each.id for each in _OWN}:
        raise plugins.Misfit(lazy_gettext("there is no category “%(name)s”; name it as category/id", name=category))
    if audit.id != identifier:
        raise plugins.Misfit(lazy_gettext("the audit calls itself “%(id)s”", id=audit.id))
    if identifier in _taken:
        raise plugins.Misfit(lazy_gettext("there is an audit of this id already"))
    asked = {*audit.facts, *audit.needs, *audit.grounds.sources, *audit.answers}
    if unknown := asked - FAMILIES.keys() - WORDINGS.keys() - SOURCES.keys() - _ANSWERS:
        raise plugins.Misfit(
            lazy_gettext(
                "no facts, subjects, sources or answers are called so: %(names)s", names=tuple(sorted(unknown))
            )
        )
    _taken.add(identifier)
    return category, audit


def _with_added(categories: tuple[Category, ...]) -> tuple[Category, ...]:
    added = plugins.load("rapport.audits", _added).values()
    return tuple(
        replace(each, entries=(*each.entries, *(Entry(audit) for category, audit in added if category == each.id)))
        for each in categories
    )


CATEGORIES: tuple[Category, ...] = _with_added(_OWN)
AUDITS: dict[str, Audit] = {entry.audit.id: entry.audit for category in CATEGORIES for entry in category.entries}
