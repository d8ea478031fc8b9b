"""What is kept of a text beside its acts: no word of it, but days, marks, and references to people on record."""

from datetime import date

import msgspec

from auditor import language
from auditor.activities.acts import ProfileReading, Reading


class Remains(msgspec.Struct, omit_defaults=True):
    """What is kept of a text beside its acts; ``due``: the later day that a promise names; ``wanted_by``: the day by
    which a message to me wants something, which makes it ``urgent`` too, and ``wants``: the words that name it say by
    themselves that something is wanted; ``last_day``: after which it says that it is over; ``only_links``: what was
    posted is nothing else; ``comes_back``: all that a message to me promises is to write again; ``names_its_thing``,
    ``in_talk``, ``on_condition`` and ``in_silence``: what all that it promises is like, as `language.Promised` has it;
    ``hands_over``, ``if_liked``, ``not_come``, ``needless`` and ``only_a_day``: what it says of promises, as
    `language.Owed` has it; ``only_us``: one of mine that asks whether its reader would like something speaks of nobody
    else; ``tells_more``: one to me tells something else after a bare thanks or no; ``automatic``: one to me was sent by
    a machine; ``asks_by_mark``: one to me whose language is not read has a sentence that ends in a question mark;
    ``to_anybody``: one to me passes on a chain letter, or only greets or wishes well; ``may_be_done``: few words of
    mine may say that something is done; ``of_a_third``: what one of mine promises speaks of somebody else; ``private``:
    whom it offers to introduce works for people's private lives; ``to_meet``: the id of the one person on record whom
    it speaks of introducing, or introduces its one reader to, ``by_one_name`` where by a first or last name only;
    ``fits``: the sites and ids of people on record whose work is what a message to me looks for, those first with whom
    most was exchanged, last who is only connected; ``contact_of``: the site and id of the one person on record, on
    whatever site, whose number or address a message to me asks for."""

    hype: tuple[str, ...] = ()
    introduction_checks: int | None = None
    due: date | None = None
    profile: ProfileReading | None = None
    urgent: bool = False
    wanted_by: date | None = None
    wants: bool = False
    last_day: date | None = None
    settled: bool = False
    agrees: bool = False
    met: bool = False
    gives: bool = False
    vacancy: bool = False
    commission: bool = False
    offers_introduction: bool = False
    wishes: bool = False
    grave: bool = False
    at_leisure: bool = False
    quota: bool = False
    only_links: bool = False
    comes_back: bool = False
    names_its_thing: bool = False
    in_talk: bool = False
    on_condition: bool = False
    in_silence: bool = False
    hands_over: bool = False
    if_liked: bool = False
    not_come: bool = False
    needless: bool = False
    only_a_day: bool = False
    only_us: bool = False
    tells_more: bool = False
    automatic: bool = False
    asks_by_mark: bool = False
    to_anybody: bool = False
    may_be_done: bool = False
    of_a_third: bool = False
    private: bool = False
    to_meet: str | None = None
    by_one_name: bool = False
    fits: tuple[tuple[str, str], ...] = ()
    contact_of: tuple[str, str] | None = None


_NOTHING = Remains()
_json = msgspec.json.Encoder()


def remains(
    reading: Reading | None,
    profile: ProfileReading | None,
    due: date | None,
    wanted_by: date | None,
    *,
    urgent: bool,
    wants: bool,
    last_day: date | None,
    only_links: bool,
    comes_back: bool,
    promised: language.Promised,
    owed: language.Owed,
    only_us: bool,
    tells_more: bool,
    automatic: bool,
    asks_by_mark: bool,
    to_anybody: bool,
    may_be_done: bool,
    of_a_third: bool,
    private: bool,
) -> str | None:
    """What is kept of a text and of a profile, as JSON of Remains; None where nothing is."""
    if reading is None:
        kept = Remains(profile=profile, due=due)
    else:
        kept = Remains(
            hype=reading.hype,
            introduction_checks=reading.introduction_checks,
            due=due,
            profile=profile,
            urgent=urgent,
            wanted_by=wanted_by,
            wants=wants,
            last_day=last_day,
            settled=reading.settled,
            agrees=reading.agrees,
            met=reading.met,
            gives=reading.gives,
            vacancy=reading.vacancy,
            commission=reading.commission,
            offers_introduction=reading.offers_introduction,
            wishes=reading.wishes,
            grave=reading.grave,
            at_leisure=reading.at_leisure,
            quota=reading.quota,
            only_links=only_links,
            comes_back=comes_back,
            names_its_thing=promised.names_its_thing,
            in_talk=promised.in_talk,
            on_condition=promised.on_condition,
            in_silence=promised.in_silence,
            hands_over=owed.hands_over,
            if_liked=owed.if_liked,
            not_come=owed.not_come,
            needless=owed.needless,
            only_a_day=owed.only_a_day,
            only_us=only_us,
            tells_more=tells_more,
            automatic=automatic,
            asks_by_mark=asks_by_mark,
            to_anybody=to_anybody,
            may_be_done=may_be_done,
            of_a_third=of_a_third,
            private=private,
        )
    return None if kept == _NOTHING else _json.encode(kept).decode()
