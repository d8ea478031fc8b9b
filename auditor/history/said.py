"""Decides what is kept of a text besides its acts when it arrives, and whom it speaks of. It combines what the language
finds in the words with who wrote them, to whom and when."""

import re
from datetime import date
from typing import Any, NamedTuple

from auditor import language
from auditor.activities.activity import Subject
from auditor.activities.acts import Act, Reading
from auditor.history.automatic import automatic
from auditor.history.done import may_be_done
from auditor.history.for_introducing import thanks_for_introducing
from auditor.history.handed_over import asks_for_a_contact, of_an_office
from auditor.history.presented import presented
from auditor.history.private_life import offers_privately
from auditor.history.remains import Remains
from auditor.history.tells_more import tells_more
from auditor.history.to_anybody import passed_on, to_anybody
from auditor.history.told_done import done, link_hands_on, without_ways_of_speaking
from auditor.language.advice import advises
from auditor.language.bereaved import is_bereaved
from auditor.language.deaths import deaths
from auditor.language.in_confidence import asks_for_confidence
from auditor.language.kin_died import KinDied, kin_died
from auditor.language.left_in_peace import Peace, beside, peace_wanted
from auditor.language.names_said import Named
from auditor.language.names_site import names_site
from auditor.language.needs_none import needs_none
from auditor.language.next_of_kin import owner_died
from auditor.language.sent_by import sent_by
from auditor.language.thinking_over import thinks_it_over
from auditor.language.to_many import to_many

MESSAGES = frozenset({Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED})
PUBLIC = frozenset({Subject.POST, Subject.COMMENT, Subject.SHARE, Subject.RECOMMENDATION})
_POSTED = frozenset({Subject.POST, Subject.SHARE})
_PROMISE, _TO_INTRODUCE = int(Act.PROMISE), int(Act.TO_INTRODUCE)  # plain integers, because arithmetic on Act is slow
_CONSENT, _INTRODUCTION = int(Act.CONSENT), int(Act.INTRODUCTION)
_BARE_NAME = int(Act.BARE_NAME)
_CLOSES, _THANKS = int(Act.THANKS | Act.DECLINE), int(Act.THANKS)
_ASKS, _PITCH = int(Act.ASK | Act.QUESTION), int(Act.PITCH)
_OTHERWISE = int(Act.PITCH | Act.INTRODUCTION)  # messages that do not ask me for the people they look for
#: A question mark in any language; inside an address more characters follow it.
_MARK = re.compile(r"[?？؟](?:[\s\"'»”’)!…]|$)")
#: The fields of a reading that are kept unchanged.
_AS_READ = tuple(name for name in Reading.__struct_fields__ if name in Remains.__struct_fields__)


class Told(NamedTuple):
    """A text as it was read. ``acts``: bits of Act, without those that it only seems to do; None if the language is not
    read; ``to_one``: whether it is for one person alone; ``day``: the person's local day on which it was written."""

    text: str
    reading: Reading
    acts: int | None
    kind: Subject
    mine: bool
    to_one: bool
    day: date


class Said(NamedTuple):
    """What is kept of a text, and whom it speaks of introducing, looks for, says to have died (``kin``: by a relation)
    or to have sent its writer, as in `ingest.Arrival`."""

    remains: Remains
    mentions: tuple[language.Mentions, ...] = ()
    looks_for: tuple[language.LookedFor, ...] = ()
    deaths: tuple[Named, ...] = ()
    senders: tuple[Named, ...] = ()
    kin: KinDied | None = None


def said(told: Told) -> Said:
    """What is kept of a text, and the people it speaks of."""
    reading = told.reading
    kept: dict[str, Any] = {name: getattr(reading, name) for name in _AS_READ}
    mentions: tuple[language.Mentions, ...] = ()
    looks_for: tuple[language.LookedFor, ...] = ()
    died: tuple[Named, ...] = ()
    senders: tuple[Named, ...] = ()
    kin: KinDied | None = None
    if told.kind in MESSAGES:
        died = deaths(told.text, told.day)
        senders = sent_by(told.text) if told.to_one and not told.mine else ()
        kept |= _of_mine(told) if told.mine else _of_theirs(told)
        kept["advises"] = advises(told.text, reading.language)
        if told.to_one and not told.mine and (owner := owner_died(told.text)) is not None:
            died, kept["grave"] = (("", *owner), *died), True
        elif kept.get("bereaved"):
            kin = kin_died(told.text)
        if told.acts is not None:
            kept |= language.owed(told.text, reading.language, told.acts, mine=told.mine)._asdict()
            mentions = _mentions(told, told.acts)
            looks_for = _looks_for(told, told.acts)
    elif told.kind in _POSTED:
        kept["only_links"] = language.only_links(told.text)
    if told.acts is None and not told.mine and told.kind not in PUBLIC:
        kept["asks_by_mark"] = _MARK.search(told.text) is not None
    kept |= _wanted(told)
    kept["private"] = reading.offers_introduction and offers_privately(told.text, reading.language)
    return Said(Remains(**kept), mentions, looks_for, died, senders, kin)


def _of_mine(told: Told) -> dict[str, Any]:
    text, code, acts = told.text, told.reading.language, told.acts or 0
    kept: dict[str, Any] = {"may_be_done": may_be_done(text), **done(text)._asdict()}
    kept["hands_on"] = kept["hands_on"] or link_hands_on(text)
    if told.reading.gives and (left := without_ways_of_speaking(text)) != text:
        kept["gives"] = bool(left) and language.read(left, hint=code, mine=True).gives
    if acts & _THANKS:
        kept["for_introducing"] = thanks_for_introducing(text)
    if acts & _BARE_NAME:
        kept["of_an_office"] = of_an_office(text, code)
    if acts & _CONSENT and acts & _ASKS:
        kept["only_us"] = not language.of_a_third(text, code)
    if thinks_it_over(text):
        kept["thinks_it_over"] = True
    if acts & _PROMISE:
        kept |= _promised(told)
        kept["of_a_third"] = language.of_a_third(text, code)
    return kept


def _of_theirs(told: Told) -> dict[str, Any]:
    text, code, acts = told.text, told.reading.language, told.acts
    bereaved = is_bereaved(text)
    for_anybody = to_anybody(text, code, grave=told.reading.grave or bereaved)
    kept: dict[str, Any] = {
        "automatic": automatic(text),
        "names_site": names_site(text),
        "needs_none": needs_none(text),
        "bereaved": bereaved,
        "grave": told.reading.grave or bereaved,
        "in_confidence": told.to_one and asks_for_confidence(text, code) and not (acts or 0) & _PITCH,
        "to_anybody": for_anybody,
        "passed_on": for_anybody and passed_on(text),
        "to_many": not told.to_one and to_many(text, code),
    }
    if told.to_one and (peace := _peace(told)) is not Peace.NONE:
        kept |= {"wants_no_word": True, "for_days": peace is Peace.DAYS, "for_ever": peace is Peace.EVER}
    if acts and acts & _PROMISE:
        kept |= _promised(told)
    if acts and acts & _CLOSES:
        kept["tells_more"] = tells_more(text, code)
    if acts and acts & _ASKS and not acts & _TO_INTRODUCE:
        kept["asks_for_contact"] = asks_for_a_contact(text)
    if acts and acts & _THANKS:
        kept["for_introducing"] = thanks_for_introducing(text)
    return kept


def _peace(told: Told) -> Peace:
    """For how long it asks not to be written to: not at all where it asks for something else beside it."""
    code = told.reading.language
    peace = peace_wanted(told.text, code)
    if peace is Peace.NONE or code is None or not (told.acts or 0) & (_ASKS | _TO_INTRODUCE):
        return peace
    rest = beside(told.text, code)
    asks = language.read(rest, hint=code, mine=False).acts if rest else 0
    return Peace.NONE if (asks or 0) & (_ASKS | _TO_INTRODUCE) else peace


def _promised(told: Told) -> dict[str, Any]:
    text, code = told.text, told.reading.language
    return {
        "due": language.promised_day(text, code, told.day),
        **language.promised(text, code)._asdict(),
        "attends": language.attends(text, code),
        "comes_back": language.comes_back(text, code),
    }


def _wanted(told: Told) -> dict[str, Any]:
    """The day by which a text wants something, or the last day before it says that something is over."""
    text, code, urgent = told.text, told.reading.language, told.reading.urgent
    acts, by, wants = told.acts or 0, None, False
    asks = acts & _ASKS and not acts & _PITCH and not told.mine and told.kind not in PUBLIC
    if urgent or asks:
        by, wants = language.wanted_day(text, code, told.day)
    last = language.last_day(text, code, told.day) if by is None and told.kind in MESSAGES and not told.mine else None
    return {"urgent": urgent or by is not None, "wanted_by": by, "wants": wants, "last_day": last}


def _mentions(told: Told, acts: int) -> tuple[language.Mentions, ...]:
    text, code = told.text, told.reading.language
    found: tuple[language.Mentions, ...] = ()
    if acts & _TO_INTRODUCE or told.reading.offers_introduction:
        found = language.mentions(text, code)
    elif told.mine and acts & _INTRODUCTION and told.to_one:
        found = presented(text, code)
    if acts & _ASKS and not told.mine and not found:
        found = language.contacts(text, code)
    return found


def _looks_for(told: Told, acts: int) -> tuple[language.LookedFor, ...]:
    """The people whom a text looks for: "I need a translator" may be no ask, and an offer of work may look for me."""
    if told.mine or acts & _OTHERWISE:
        return ()
    offered = told.reading.vacancy or told.reading.commission
    return language.looked_for(told.text, told.reading.language, offered=offered)
