"""An activity as a sentence, and what is kept of it: what a person may check a number by."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from auditor.activities.activity import Subject
from auditor.activities.acts import ACTS, has
from auditor.activities.sites import title
from auditor.activities.subjects import WORDINGS
from auditor.history.ingest import Row


class Told(NamedTuple):
    """``facts`` are pairs of a label and words."""

    sentence: str
    facts: list[tuple[str, str]]


def people_of(row: Row) -> list[str]:
    """The ids of all others in an activity."""
    others: list[str] = msgspec.json.decode(row.recipients) if row.recipients else []
    return [*([row.partner] if row.partner and row.partner not in others else []), *others]


def in_words(row: Row, names: Mapping[tuple[str, str], str], text: str | None) -> Told:
    """The activity as a sentence, and everything kept of it that means something to a person."""
    people = [names.get((row.site, person), person.removeprefix("name:")) for person in people_of(row)]
    sentence = WORDINGS[Subject(row.subject)].done.format(who=" and ".join(people) or "someone")
    moment = datetime.fromtimestamp(row.at / 1000, UTC)
    facts = [
        ("When", f"{row.day}, {row.hour:02d} h where you live ({moment:%Y-%m-%d %H:%M} UTC)"),
        ("Where", title(row.site)),
    ]
    if row.words is not None:
        facts.append(("Words", str(row.words)))
    if row.acts is not None:
        found = [(act.name or "").lower().replace("_", " ") for act in ACTS if has(row.acts, act)]
        facts.append(("Read in it", ", ".join(found) or "nothing in particular"))
    elif row.words is not None:
        facts.append(("Read in it", f"unknown: no lexicon for its language ({row.language or 'not told'})"))
    if row.object_id or row.in_reply_to:
        facts.append(("About", row.object_id or row.in_reply_to or ""))
    facts.append(("Came by", f"{row.via} ({row.version})"))
    if text is not None:
        facts.append(("Text", text))
    return Told(sentence, facts)
