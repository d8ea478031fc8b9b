"""What is kept of a text beside its acts: no word of it, but days, marks, and references to people on record."""

from datetime import date

import msgspec

from auditor.activities.acts import ProfileReading


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
    ``to_anybody``: one to me passes on a chain letter (``passed_on``), or only greets or wishes well; ``may_be_done``:
    few words of mine may say that something is done; ``tells_done``: a sentence of mine begins by saying so, and
    ``told_of_them``: one says that somebody was told of its reader; ``for_introducing``: one to me thanks for an
    introduction; ``asks_for_contact``: one to me asks for the number or address of somebody or something, and for no
    introduction, ``of_an_office``: one of mine hands over that of nobody by name; ``of_a_third``: what one of mine
    promises speaks of somebody else; ``private``: whom it offers to introduce works for people's private lives;
    ``to_meet``: the id of the one person on record whom it speaks of introducing, or introduces its one reader to,
    ``by_one_name`` where by a first or last name only; ``fits``: the sites and ids of people on record whose work is
    what a message to me looks for, those first with whom most was exchanged, last who is only connected;
    ``contact_of``: the site and id of the one person on record, on whatever site, whose number or address a message to
    me asks for; ``died``: those of the one person on record whom a message says to have died; ``signed_by``: those of
    the one whose name a message to me gives as its writer's, of whom only a number is known; ``names_site``: the site
    where one to me says that its writer wrote; ``sent_by``: the site and id of the one tie who, as one to me says, sent
    its writer."""

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
    withdraws: bool = False
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
    passed_on: bool = False
    may_be_done: bool = False
    tells_done: bool = False
    told_of_them: bool = False
    for_introducing: bool = False
    asks_for_contact: bool = False
    of_an_office: bool = False
    of_a_third: bool = False
    private: bool = False
    to_meet: str | None = None
    by_one_name: bool = False
    fits: tuple[tuple[str, str], ...] = ()
    contact_of: tuple[str, str] | None = None
    died: tuple[str, str] | None = None
    signed_by: tuple[str, str] | None = None
    names_site: str | None = None
    sent_by: tuple[str, str] | None = None


_NOTHING = Remains()
_json = msgspec.json.Encoder()


def encoded(remains: Remains) -> str | None:
    """As JSON; None where nothing is kept."""
    return None if remains == _NOTHING else _json.encode(remains).decode()
