"""An activity as a sentence, and what is kept of it: what a person may check a number by."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

import msgspec

from auditor.activities.activity import Detail, Subject
from auditor.activities.acts import ACTS, has
from auditor.activities.sites import title
from auditor.activities.subjects import WORDINGS
from auditor.history.ingest import Record
from auditor.translatable import N_
from server.rendering.labels import act_label, via
from server.translations import gettext
from server.translations.cldr import day, decimal, listed
from server.translations.speaker import without_name

#: What others did towards me, where the words of a subject speak of what I do.
_BY_OTHERS = {
    Subject.POST: N_("%(who)s mentioned you"),
    Subject.COMMENT: N_("%(who)s replied to you or mentioned you"),
    Subject.REACTION: N_("%(who)s reacted to a post of yours"),
    Subject.SHARE: N_("%(who)s shared a post of yours"),
    Subject.FOLLOW: N_("%(who)s followed you"),
}
_CALLED, _CALLED_ME = N_("You called %(who)s and spoke"), N_("%(who)s called you, and you spoke")


class Described(NamedTuple):
    """``day`` as written; ``facts`` are pairs of a label and words."""

    sentence: str
    day: str
    facts: list[tuple[str, str]]


def people_of(row: Record) -> list[str]:
    """The ids of all others in an activity."""
    others: list[str] = msgspec.json.decode(row.recipients) if row.recipients else []
    return [*([row.partner] if row.partner and row.partner not in others else []), *others]


def read_in(row: Record) -> str:
    """What a message that could be read does."""
    return listed([act_label(act) for act in ACTS if has(row.acts, act)]) or gettext("nothing in particular")


def read_where(row: Record) -> str:
    """The same with the site before it."""
    return gettext("%(site)s: %(read)s", site=title(row.site), read=read_in(row))


def in_words(
    row: Record, names: Mapping[tuple[str, str], str], text: str | None, *, discreetly: bool = False
) -> Described:
    """The activity as a sentence, and everything kept of it that means something to a person; ``discreetly``: but for
    addresses, which may name them."""
    concerned = people_of(row) if row.mine or not row.partner else [row.partner]  # of a group, who did it
    people = [names.get((row.site, person)) or without_name(row.site, person) for person in concerned]
    who = listed(people) or gettext("someone")
    on = day(date.fromisoformat(row.day))
    moment = datetime.fromtimestamp(row.at / 1000, UTC)
    lived = gettext(
        "%(day)s, %(hour)s h where you live (%(utc)s UTC)",
        day=on,
        hour=format(row.hour, "02d"),
        utc=format(moment, "%Y-%m-%d %H:%M"),
    )
    facts = [(gettext("When"), lived), (gettext("Where"), title(row.site))]
    if row.words is not None:
        facts.append((gettext("Words"), decimal(row.words)))
    if row.acts is not None:
        facts.append((gettext("Read in it"), read_in(row)))
    elif row.words is not None and row.language:
        unread = gettext("unknown: no lexicon for its language (%(language)s)", language=row.language)
        facts.append((gettext("Read in it"), unread))
    elif row.words is not None:
        facts.append((gettext("Read in it"), gettext("unknown: its language could not be told")))
    if (row.object_id or row.in_reply_to) and not discreetly:
        facts.append((gettext("About"), row.object_id or row.in_reply_to or ""))
    came = gettext("%(source)s (version %(version)s)", source=via(row.via), version=row.version)
    facts.append((gettext("Came by"), came))
    if text is not None:
        facts.append((gettext("Text"), text))
    subject = Subject(row.subject)
    said = WORDINGS[subject].done if row.mine else _BY_OTHERS.get(subject, WORDINGS[subject].done)
    if row.detail and msgspec.json.decode(row.detail, type=Detail).call:
        said = _CALLED if row.mine else _CALLED_ME
    return Described(gettext(said, who=who), on, facts)
