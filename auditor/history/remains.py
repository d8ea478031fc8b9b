"""What is kept of a text besides its acts: none of its words, but days, marks, and references to people on record."""

from datetime import date

import msgspec

from auditor.activities.acts import ProfileReading


class Remains(msgspec.Struct, omit_defaults=True):
    """What is kept of a text besides its acts.

    Days and urgency:

    * ``due``: the latest day that a promise names.
    * ``wanted_by``: the day by which a message to me wants something, which also makes it ``urgent``; ``wants``: the
      words that name this day say by themselves that something is wanted.
    * ``last_day``: after this day, what the message is about is over.

    Messages to me:

    * ``tells_more``: it says something else after a bare thanks or no.
    * ``automatic``: a machine sent it.
    * ``asks_by_mark``: its language is not read, but a sentence ends in a question mark.
    * ``to_anybody``: it passes on a chain letter (``passed_on``), or only greets or wishes well.
    * ``to_many``: in a group, all that it asks is asked of many, and of nobody in particular.
    * ``asks_for_contact``: it asks for the number or address of somebody or something, and not for an introduction.
    * ``names_site``: the site where its writer, as it says, wrote to me.
    * ``needs_none``: it says that it needs no answer.
    * ``bereaved``: it tells of the death of one of its writer's own.
    * ``wants_no_word``: to me alone, it asks not to be written to, and for nothing else; ``for_days``: for some days;
      ``for_ever``: ever again.
    * ``in_confidence``: to me alone, it asks that what it tells, or who tells it, be kept quiet.

    Messages of mine:

    * ``only_us``: it asks whether its reader would like something, and speaks of nobody else.
    * ``may_be_done``: these few words may say that something is done.
    * ``thinks_it_over``: one of mine says that I will think something over.
    * ``tells_done``: a sentence begins by saying that something is done; ``told_of_them``: a sentence says that
      somebody was told about the reader; ``hands_on``: a sentence hands something over, or says of a thing that it is
      out; ``tells_deed``: a sentence begins by telling that I called, asked, wrote or went.
    * ``of_an_office``: it gives a number or address that belongs to nobody by name.
    * ``of_a_third``: its promise speaks of somebody else.

    Both:

    * ``names_its_thing``, ``in_talk``, ``on_condition`` and ``in_silence``: marks of its promises, as in
      `language.Promised`; ``comes_back``: all that it promises is to write again; ``attends``: all that it promises is
      to be there.
    * ``hands_over``, ``if_liked``, ``not_come``, ``needless`` and ``only_a_day``: what it says about promises, as in
      `language.Owed`.
    * ``advises``: it advises its reader and wants nothing for its writer.
    * ``for_introducing``: it thanks for an introduction.
    * ``private``: the person whom it offers to introduce works for people's private lives.
    * ``only_links``: a post has nothing but links.

    References to people on record:

    * ``to_meet``: the id of the one person whom it speaks of introducing, or to whom it introduces its only reader;
      ``by_one_name``: it names them by a first or last name only.
    * ``fits``: the sites and ids of people whose work is what a message to me looks for: those with whom most was
      exchanged first, people who are only connected last.
    * ``contact_of``: the site and id of the one person, on any site, whose number or address a message to me asks for.
    * ``died``: the site and id of the one person whom a message says to have died.
    * ``signed_by``: the site and id of the one person whose name a message to me gives as its writer's, of whom only a
      number is known.
    * ``sent_by``: the site and id of the one tie who, as a message to me says, sent its writer.

    The other fields are those of the same name in `auditor.activities.acts.Reading`.
    """

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
    attends: bool = False
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
    to_many: bool = False
    may_be_done: bool = False
    tells_done: bool = False
    thinks_it_over: bool = False
    told_of_them: bool = False
    hands_on: bool = False
    tells_deed: bool = False
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
    needs_none: bool = False
    bereaved: bool = False
    in_confidence: bool = False
    wants_no_word: bool = False
    for_days: bool = False
    for_ever: bool = False
    advises: bool = False
    sent_by: tuple[str, str] | None = None


_NOTHING = Remains()
_json = msgspec.json.Encoder()


def encoded(remains: Remains) -> str | None:
    """As JSON; None where nothing is kept."""
    return None if remains == _NOTHING else _json.encode(remains).decode()
