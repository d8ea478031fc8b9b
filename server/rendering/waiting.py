"""Those who wait, on the start page, in the terminal and in a file: how many are named, and in which words."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from auditor.activities.sites import title
from auditor.report.by_when import IN_A_LINE, ByWhen, by_when
from auditor.report.waiting import Waiting
from auditor.translatable import N_
from server.standing.past import RECENT
from server.translations import gettext, ngettext
from server.translations.cldr import language_name, listed, near_day

#: Of a longer list than that the first are shown; in the terminal, where nothing opens, with them all who ask for
#: something or bear on what is hoped for, up to so many, and on a page so many by name at least. Nobody is hidden
#: alone.
FIRST, MOST_ASKING = 6, 12
#: So many of a list stand in full; the others take a line each, unless that would fold one alone.
FULL = 3
#: So many of a longer list are seen at once, and stand in full, where it shares one screen with all else.
FEW, FEW_FULL = 3, 2
_FEW = 3
_ASKS = frozenset({"ask", "question", "outcome_question"})
#: By what most wants an answer.
_WROTE = {
    "ask": N_("asked you for something"),
    "outcome_question": N_("asked what came of it"),
    "question": N_("asked you a question"),
    "consent": N_("wrote about an introduction"),
    "introduction": N_("introduced you to somebody"),
    "offer": N_("offered you something"),
    "thanks": N_("thanked you"),
    "": N_("wrote to you"),
}
#: Of who tells of something grave, by what they ask beside it.
_GRAVE = {
    "ask": N_("told you something grave, and asked you for something"),
    "question": N_("told you something grave, and asked you a question"),
    "": N_("told you something grave"),
}
_BEREAVED = {
    "ask": N_("told you of a death, and asked you for something"),
    "question": N_("told you of a death, and asked you a question"),
    "": N_("told you of a death; a word usually helps"),
}
_OFFERS = {
    "ask": N_("offered you something and asked you for something"),
    "question": N_("offered you something and asked you a question"),
}


class Shown(NamedTuple):
    """The first of some people who wait, and how many more there are."""

    first: tuple[Waiting, ...]
    more: int


class Opened(NamedTuple):
    """Those of some people who wait who are seen at once, how many of them stand in full, and those who are seen once
    the list is opened, whose names are told before."""

    first: tuple[Waiting, ...]
    full: int
    rest: tuple[Waiting, ...]

    @property
    def others(self) -> str:
        """The rest in a line: and 3 more, with their names."""
        named = [each.name for each in self.rest[: MOST_ASKING - FIRST]]
        names = listed(named)
        if len(named) < len(self.rest):
            names = gettext("%(names)s and others", names=", ".join(named))
        return gettext("and %(num)s more: %(names)s", num=len(self.rest), names=names)


class Waiters(NamedTuple):
    """Those who come first, and those who stand apart: strangers, folded away where somebody comes first, unless they
    are few and not all of them may pitch; and by themselves, always folded, those of them who may only pitch: who is
    new, and who goes on though I said no."""

    known: tuple[Waiting, ...]
    new: tuple[Waiting, ...]
    pitching: tuple[Waiting, ...] = ()

    @property
    def perhaps(self) -> tuple[Waiting, ...]:
        """Of those who may only pitch, whom I did not refuse."""
        return tuple(each for each in self.pitching if not each.refused)

    @property
    def selling_on(self) -> tuple[Waiting, ...]:
        """Of those who may only pitch, whom I refused: they are no new people, and I said what I think of it."""
        return tuple(each for each in self.pitching if each.refused)

    @property
    def open(self) -> bool:
        """Whether the strangers are seen at once: not where all of them may pitch, while people I know are folded."""
        may_pitch = bool(self.new) and all(each.doubtful for each in self.new)
        return not self.known or (len(self.new) <= _FEW and not may_pitch)


def waiters(waiting: Collection[Waiting]) -> Waiters:
    """The parts, each in the order given."""
    strangers = [each for each in waiting if each.apart]
    return Waiters(
        tuple(each for each in waiting if not each.apart),
        tuple(each for each in strangers if not may_only_pitch(each)),
        tuple(each for each in strangers if may_only_pitch(each)),
    )


def may_only_pitch(each: Waiting) -> bool:
    """Whether what a stranger wrote is read as a pitch, and no more of them."""
    return each.apart and each.doubtful and "pitch" in each.acts


def shown(waiting: Collection[Waiting]) -> Shown:
    """Whom of some who wait to name where nothing can be opened."""
    many = tuple(waiting)
    bears = (each.asks or (each.sought and not each.apart and not each.doubtful) for each in many)
    asking = max((place for place, told in enumerate(bears, 1) if told), default=0)
    named = max(FIRST, min(MOST_ASKING, asking))
    first = many if len(many) <= named + 1 else many[:named]
    return Shown(first, len(many) - len(first))


def opened(waiting: Collection[Waiting], within: tuple[int, int] | None = None, few: bool = False) -> Opened:
    """Whom of some who wait to show at once on a page; ``within``: those from one place to another, the first in full;
    ``few``: where the list shares one screen with all else."""
    many = tuple(waiting)
    if within:
        return Opened(many[within[0] : within[1]], FIRST, ())
    seen, full = (FEW, FEW_FULL) if few else (FIRST, FULL)
    first = many if len(many) <= seen + 1 else many[:seen]
    return Opened(first, full if len(many) > full + 1 else len(many), many[len(first) :])


def wrote(waiting: Waiting) -> str:
    """What somebody who waits did, or was promised, and how long ago: asked you a question, 3 days ago."""
    what = _did(waiting)
    if waiting.promised and waiting.wanted_by and waiting.due:  # either named a day of their own
        what = gettext("%(what)s, for %(day)s", what=what, day=near_day(waiting.due))
    told = by_when(waiting)
    if told and not (waiting.owed and told.of_promise):
        what = gettext(IN_A_LINE, what=what, by_when=_said(told))
    elif waiting.pressing and not (waiting.grave or waiting.withdraws):
        what = gettext("%(what)s (urgent, or by a day)", what=what)
    if waiting.doubtful:
        what = gettext("%(what)s (perhaps a pitch)", what=what)
    if waiting.owed:
        return _and_promised(waiting, gettext("%(what)s, %(when)s", what=what, when=_ago(waiting)))
    if waiting.first:
        first = near_day(waiting.first)
        return gettext("%(what)s, %(when)s; waiting since %(day)s", what=what, when=_ago(waiting), day=first)
    if waiting.again:
        again = near_day(waiting.again)
        return gettext("%(what)s, %(when)s; they wrote again on %(day)s", what=what, when=_ago(waiting), day=again)
    return gettext("%(what)s, %(when)s", what=what, when=_ago(waiting))


def _and_promised(waiting: Waiting, did: str) -> str:
    """What they did, with what they had been promised before."""
    said, due = near_day(waiting.owed or waiting.since), waiting.due
    if waiting.owed_introduction and waiting.to_meet:
        return gettext(
            "%(did)s; on %(day)s you promised them an introduction to %(other)s",
            did=did,
            day=said,
            other=waiting.to_meet,
        )
    if waiting.owed_introduction:
        return gettext("%(did)s; on %(day)s you promised them an introduction", did=did, day=said)
    if due:
        return gettext(
            "%(did)s; on %(day)s you promised them something for %(due)s", did=did, day=said, due=near_day(due)
        )
    return gettext("%(did)s; on %(day)s you promised them something", did=did, day=said)


def _is_unread(waiting: Waiting) -> bool:
    """Whether all that is known of what they wrote is its language."""
    return bool(waiting.foreign) and not waiting.promised and not waiting.grave


def _did(waiting: Waiting) -> str:
    """What they did, or were promised, with whom else it is about and the language, where these are known."""
    other = waiting.to_meet
    if _is_unread(waiting):
        spoken = language_name(waiting.foreign)
        return gettext("wrote to you in a language Rapport does not read (%(language)s)", language=spoken)
    if not other or (waiting.grave and not waiting.promised):
        return gettext(_act(waiting))
    if waiting.offered and waiting.promised:
        return gettext("you offered an introduction to %(other)s, and they said yes", other=other)
    if waiting.offered:
        return gettext("offered to introduce you to %(other)s", other=other)
    if waiting.promised and waiting.introduction:
        return gettext("you promised an introduction to %(other)s", other=other)
    if waiting.introduction:
        return gettext("asked you for an introduction to %(other)s", other=other)
    return gettext(_act(waiting))


def _act(waiting: Waiting) -> str:
    acts = set(waiting.acts)
    asks = next((name for name in ("ask", "question") if name in acts), "")
    if waiting.promised:
        if waiting.offered:
            return N_("you offered an introduction, and they said yes")
        if waiting.introduction:
            return N_("you promised an introduction")
        if "promise" not in acts and (waiting.post or waiting.commission):
            return N_("you said that you would think about what they offer")
        return N_("you promised something about a job") if waiting.post else N_("you promised something")
    if waiting.withdraws:
        return N_("took back something they had told you or agreed to")
    if waiting.grave:
        return (_BEREAVED if waiting.bereaved else _GRAVE)[asks]
    if waiting.quota:
        return N_("asked you for names, for a number or a reward")
    if waiting.offered:
        return N_("offered you an introduction")
    if waiting.introduction:
        return N_("asked you for an introduction")
    if waiting.post:
        return N_("wrote to you about a job")
    if waiting.orders and "offer" in acts and not asks:
        return N_("made you an offer or invited you")
    if waiting.orders:
        return N_("wrote to you about a commission or an invitation")
    if waiting.letter:
        return N_("wrote to you at length")
    if "decline" in acts and acts.isdisjoint(_ASKS):
        if waiting.new:
            return _WROTE[""]  # "I would rather not say more here" withdraws nothing
        return N_("said no to something, or took something back")
    if waiting.among_others:
        return N_("asked you for something in a group") if "ask" in acts else N_("asked you something in a group")
    if "offer" in acts and (asks == "question" or (asks and waiting.sought)):
        return _OFFERS[asks]
    return next((words for name, words in _WROTE.items() if name in acts), _WROTE[""])


def wanted_or_promised(waiting: Waiting) -> str:
    """By when somebody wants something, or for when it was promised them; empty where no day is known."""
    told = by_when(waiting)
    return _said(told) if told else ""


def _said(told: ByWhen) -> str:
    return gettext(told.words, day=near_day(told.day))


def count_new(new: Collection[Waiting]) -> str:
    """How many wrote to whom the person has never written more than a refusal; who first wrote long ago is no new
    person for that."""
    if any(each.of_old for each in new):
        return ngettext("%(num)s stranger wrote to you", "%(num)s strangers wrote to you", len(new))
    return ngettext("%(num)s new person wrote to you", "%(num)s new people wrote to you", len(new))


def besides(said: str) -> str:
    """A count of people who are not among those that the heading counts."""
    return gettext("Not counted above: %(said)s", said=said)


def count_pitching(pitching: Collection[Waiting]) -> str:
    """How many strangers wrote what is read as a pitch, and may be something else."""
    if any(each.of_old for each in pitching):
        return ngettext("%(num)s stranger may only pitch", "%(num)s strangers may only pitch", len(pitching))
    return ngettext("%(num)s new person may only pitch", "%(num)s new people may only pitch", len(pitching))


def count_selling(selling: Collection[Waiting]) -> str:
    """How many write on what is read as a pitch, though I refused them."""
    return ngettext(
        "%(num)s person goes on selling though you said no",
        "%(num)s people go on selling though you said no",
        len(selling),
    )


def count_longer(longer: Collection[Waiting]) -> str:
    """How many have waited longer than those who are listed."""
    return ngettext(
        "%(num)s person has waited longer than 90 days", "%(num)s people have waited longer than 90 days", len(longer)
    )


def who_waits(waiting: Collection[Waiting]) -> str:
    """Those who wait, in one line: how many come first, or else how many new people wrote. Of whom nothing could be
    read it is not said that they wait."""
    known = [each for each in waiting if not each.apart]
    unread = sum(_is_unread(each) and not each.owed for each in known)
    if unread < len(known) or not waiting:
        said = ngettext("%(num)s person waits for you", "%(num)s people wait for you", len(known) - unread)
        return (
            ngettext(
                "%(said)s, and %(num)s wrote in a language Rapport does not read",
                "%(said)s, and %(num)s wrote in a language Rapport does not read",
                unread,
                said=said,
            )
            if unread
            else said
        )
    if unread:
        return ngettext(
            "%(num)s person wrote to you in a language Rapport does not read",
            "%(num)s people wrote to you in a language Rapport does not read",
            unread,
        )
    found = waiters(waiting)
    if found.new:
        return count_new(found.new)
    return count_pitching(found.perhaps) if found.perhaps else count_selling(found.selling_on)


def numbered(waiting: Collection[Waiting]) -> str | None:
    """A word on those of whom a source tells a number and no name; None where there is nobody like that."""
    sites = sorted({title(each.site) for each in waiting if each.person.isdigit() and each.person in each.name})
    if not sites:
        return None
    return gettext(
        "What came in from %(sites)s has numbers instead of names; open the conversation on the site to see who it is.",
        sites=listed(sites),
    )


def _ago(waiting: Waiting) -> str:
    """In days as a calendar counts them where the person lives; beyond two months the day itself says more."""
    days = (datetime.now(waiting.at.tzinfo).date() - waiting.since).days
    if days > RECENT and (waiting.again or not waiting.away):
        return gettext("on %(day)s", day=near_day(waiting.since))
    if days < 1:
        return gettext("today")
    ago = ngettext("%(num)s day ago", "%(num)s days ago", days)
    if waiting.again or not waiting.away:
        return gettext("yesterday") if days == 1 else ago
    return ngettext(
        "%(ago)s, of which you were away for %(num)s",
        "%(ago)s, of which you were away for %(num)s",
        waiting.away,
        ago=ago,
    )
