"""Words what an import brought in, by kind and month, and what it left out, once for each reason."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from auditor.activities.activity import ObjectType, Subject, Type
from auditor.activities.sites import answers_are_posts
from auditor.archives import Problem
from auditor.history.ingest import Arrival, Record
from auditor.translatable import Sentence, lazy_gettext, lazy_ngettext
from server.store.imports import PROBLEMS_KEPT

_MONTHS = (
    lambda year: lazy_gettext("January %(year)s", year=year),
    lambda year: lazy_gettext("February %(year)s", year=year),
    lambda year: lazy_gettext("March %(year)s", year=year),
    lambda year: lazy_gettext("April %(year)s", year=year),
    lambda year: lazy_gettext("May %(year)s", year=year),
    lambda year: lazy_gettext("June %(year)s", year=year),
    lambda year: lazy_gettext("July %(year)s", year=year),
    lambda year: lazy_gettext("August %(year)s", year=year),
    lambda year: lazy_gettext("September %(year)s", year=year),
    lambda year: lazy_gettext("October %(year)s", year=year),
    lambda year: lazy_gettext("November %(year)s", year=year),
    lambda year: lazy_gettext("December %(year)s", year=year),
)
#: The kinds that are counted separately, in the order in which they are reported.
_KINDS = {
    "message-sent": lambda n: lazy_ngettext("%(num)s message of yours", "%(num)s messages of yours", n),
    "message-received": lambda n: lazy_ngettext("%(num)s message to you", "%(num)s messages to you", n),
    "post": lambda n: lazy_ngettext("%(num)s post", "%(num)s posts", n),
    "article": lambda n: lazy_ngettext("%(num)s article", "%(num)s articles", n),
    "poll": lambda n: lazy_ngettext("%(num)s poll", "%(num)s polls", n),
    "comment": lambda n: lazy_ngettext("%(num)s comment", "%(num)s comments", n),
    "reply": lambda n: lazy_ngettext("%(num)s reply to others", "%(num)s replies to others", n),
    "share": lambda n: lazy_ngettext("%(num)s share", "%(num)s shares", n),
    "reaction": lambda n: lazy_ngettext("%(num)s reaction", "%(num)s reactions", n),
    "endorsement": lambda n: lazy_ngettext("%(num)s endorsement you gave", "%(num)s endorsements you gave", n),
    "endorsement-of-others": lambda n: lazy_ngettext("%(num)s endorsement you got", "%(num)s endorsements you got", n),
    "reaction-of-others": lambda n: lazy_ngettext("%(num)s reaction of others", "%(num)s reactions of others", n),
    "comment-of-others": lambda n: lazy_ngettext("%(num)s comment of others", "%(num)s comments of others", n),
    "share-of-others": lambda n: lazy_ngettext("%(num)s share by others", "%(num)s shares by others", n),
    "follow-of-others": lambda n: lazy_ngettext("%(num)s new follower", "%(num)s new followers", n),
    "vote": lambda n: lazy_ngettext("%(num)s vote in a poll", "%(num)s votes in polls", n),
    "connection": lambda n: lazy_ngettext("%(num)s connection", "%(num)s connections", n),
    "invitation-sent": lambda n: lazy_ngettext("%(num)s invitation you sent", "%(num)s invitations you sent", n),
    "invitation-received": lambda n: lazy_ngettext("%(num)s invitation to you", "%(num)s invitations to you", n),
    "follow": lambda n: lazy_ngettext("%(num)s follow", "%(num)s follows", n),
    "recommendation": lambda n: lazy_ngettext("%(num)s recommendation", "%(num)s recommendations", n),
    "search": lambda n: lazy_ngettext("%(num)s search", "%(num)s searches", n),
    "profile": lambda n: lazy_ngettext("your profile", "%(num)s versions of your profile", n),
    "attention": lambda n: lazy_ngettext("%(num)s time span on your phone", "%(num)s time spans on your phone", n),
    "other": lambda n: lazy_ngettext("%(num)s other activity", "%(num)s other activities", n),
}


#: The wording for kinds of an account that does not count as mine, if the usual wording calls them mine.
_OF_ANOTHER = {
    "message-sent": lambda n: lazy_ngettext("%(num)s message by that account", "%(num)s messages by that account", n),
    "message-received": lambda n: lazy_ngettext(
        "%(num)s message to that account", "%(num)s messages to that account", n
    ),
    "invitation-sent": lambda n: lazy_ngettext(
        "%(num)s invitation by that account", "%(num)s invitations by that account", n
    ),
    "invitation-received": lambda n: lazy_ngettext(
        "%(num)s invitation to that account", "%(num)s invitations to that account", n
    ),
    "endorsement": lambda n: lazy_ngettext(
        "%(num)s endorsement by that account", "%(num)s endorsements by that account", n
    ),
    "endorsement-of-others": lambda n: lazy_ngettext(
        "%(num)s endorsement of that account", "%(num)s endorsements of that account", n
    ),
    "profile": lambda n: lazy_ngettext(
        "the profile of that account", "%(num)s versions of the profile of that account", n
    ),
}
_ENDORSES = '"reaction":"endorsement"'


def _kind(row: Record) -> str:
    kind = _told_as(row.subject, row.type, row.object_type, row.site)
    if kind == Subject.REACTION and row.detail and _ENDORSES in row.detail:
        kind = "endorsement"
    elif kind == "reply" and not row.mine:
        kind = "comment"
    towards_me = f"{kind}-of-others"
    return towards_me if not row.mine and towards_me in _KINDS else kind


def _told_as(subject: str, type_: str, object_type: str | None, site: str) -> str:
    if subject == Subject.REACTION and object_type == ObjectType.QUESTION:
        return "vote"
    if type_ == Type.CREATE and object_type == ObjectType.QUESTION:
        return "poll"
    if type_ == Type.CREATE and object_type == ObjectType.ARTICLE:
        return "article"
    if subject == Subject.COMMENT and answers_are_posts(site):
        return "reply"
    return subject


class CameIn:
    """What came in: how many of each kind, and the first and the last local day. Kinds of an account that does not
    count as mine are separate. ``renewed``: how many were stored already and are analysed differently now."""

    def __init__(self) -> None:
        self.renewed = 0
        self._found: dict[tuple[str, bool], tuple[int, str, str]] = {}
        self._renamed = 0

    def add(self, arrivals: Collection[Arrival], stored: Collection[str], renewed: int = 0) -> None:
        """Count those of the arrivals that were stored, and those that are analysed differently now."""
        self.renewed += renewed
        new = set(stored)
        days: dict[str, list[str]] = defaultdict(list)
        for row, *_ in arrivals:
            if row.id in new:
                new.discard(row.id)  # of equal ids the first is stored
                days[_kind(row)].append(row.day)
        for kind, on in days.items():
            self._add((kind, False), len(on), min(on), max(on))

    def told_twice(self, mine: Iterable[bool]) -> None:
        """Subtract counted messages that turned out to be stored twice, under two names; whether each is ``mine``."""
        for sent, count in Counter(mine).items():
            kind = (Subject.MESSAGE_SENT.value if sent else Subject.MESSAGE_RECEIVED.value), False
            so_far, first, last = self._found[kind]
            self._found[kind] = so_far - count, first, last

    def renamed(self, people: int) -> None:
        """Add to the number of people with a new name."""
        self._renamed += people

    def by_another(self) -> None:
        """Mark everything as of an account that does not count as mine."""
        for (kind, _), found in list(self._found.items()):
            del self._found[kind, False]
            self._add((kind, kind in _OF_ANOTHER), *found)

    def merge(self, other: "CameIn") -> None:
        """Add what came in by another import."""
        self.renewed += other.renewed
        for kind, (count, first, last) in other._found.items():
            self._add(kind, count, first, last)
        self._renamed += other._renamed

    def _add(self, kind: tuple[str, bool], count: int, first: str, last: str) -> None:
        so_far, begin, end = self._found.get(kind, (0, first, last))
        self._found[kind] = so_far + count, min(begin, first), max(end, last)

    def said(self) -> tuple[Sentence, ...]:
        """A sentence for each kind, one if people were renamed, and one for texts that are analysed differently."""
        order = {kind: number for number, kind in enumerate(_KINDS)}
        kinds = sorted(self._found.items(), key=lambda entry: (order.get(entry[0][0], len(order)), entry[0][1]))
        told = [self._of(kind, another, *found) for (kind, another), found in kinds]
        if self._renamed:
            told.append(
                lazy_ngettext(
                    "%(num)s person goes by a new name: what is kept and what you said of them holds under both",
                    "%(num)s people go by new names: what is kept and what you said of them holds under both",
                    self._renamed,
                )
            )
        if self.renewed:
            told.append(_anew(self.renewed))
        return tuple(told)

    def _of(self, kind: str, another: bool, count: int, first: str, last: str) -> Sentence:
        what = (_OF_ANOTHER[kind] if another else _KINDS.get(kind, _KINDS["other"]))(count)
        begin, end = _month(first), _month(last)
        if first[:7] == last[:7]:
            return lazy_gettext("%(what)s, %(month)s", what=what, month=begin)
        return lazy_gettext("%(what)s, %(first)s to %(last)s", what=what, first=begin, last=end)


def _anew(count: int) -> Sentence:
    return lazy_ngettext(
        "%(num)s text that was here already is read otherwise now",
        "%(num)s texts that were here already are read otherwise now",
        count,
    )


def _month(day: str) -> Sentence:
    year, month, _ = day.split("-")
    return _MONTHS[int(month) - 1](year)


@dataclass
class _Group:
    """The first problem of a kind in a file, and how many more there are."""

    first: Problem
    more: int = 0

    @property
    def said(self) -> Sentence:
        if not self.more:
            return self.first.said
        return lazy_ngettext(
            "%(problem)s; %(num)s more like it", "%(problem)s; %(num)s more like it", self.more, problem=self.first.said
        )


class Problems:
    """Collects problems by file and kind, each with one example; those that merely lack a time are separate."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str, bool], _Group] = {}

    def add(self, problem: Problem) -> None:
        """Add a problem. Beyond PROBLEMS_KEPT kinds, only further problems of known kinds are counted."""
        kind = (problem.file, problem.reason.message, problem.undated)
        group = self._groups.get(kind)
        if group is not None:
            group.more += max(problem.count, 1)
        elif len(self._groups) < PROBLEMS_KEPT:
            self._groups[kind] = _Group(problem)

    def said(self, *, undated: bool) -> tuple[Sentence, ...]:
        """A sentence for each kind, of those that merely lack a time or of the others."""
        return tuple(group.said for (_, _, without), group in self._groups.items() if without == undated)
