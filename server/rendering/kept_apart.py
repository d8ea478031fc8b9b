"""People whom the person keeps apart, as sources that nobody is to learn of: named to the person where they open it,
and nowhere else: on no page that somebody may see over a shoulder, in no file, in nothing that is sent or fetched."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from auditor.answers.expectations import Expectations
from auditor.history.identities import answered_of_one
from auditor.report import Report, Role
from auditor.report.ego_network import EgoNetwork
from auditor.report.waiting import Waiting
from server.rendering.nameless import taken_out
from server.store.choosing import Person
from server.store.store import Store
from server.translations import gettext

#: So many of each kind are asked about: a list that is read through (our convention, grade E).
_ASKED_ABOUT = 12
#: Of fewer letters, a word of a name, or how somebody goes by on a site, is a word of any sentence.
_SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")


class KeptApart:
    """Those whom the person keeps apart, by every id of theirs; ``names``: what they are called, and what they were
    called when a report was made."""

    def __init__(self, store: Store, besides: Iterable[str] = ()) -> None:
        """``besides``: ids of others who are treated likewise."""
        given = store.answers.get()
        if given.kept_apart:  # who is one person is read from everything known
            given = answered_of_one(given, store.same.identities())
        self.ids = frozenset((*given.kept_apart, *besides))
        self.names = store.called(self.ids)

    def has(self, who: Waiting) -> bool:
        """Whether it is one of them."""
        return who.person in self.ids

    def said(self, words: str) -> str:
        """Words of ours, or what somebody else is called, without their names: another may be called the same, or be
        the same person on another site."""
        return taken_out(words, self.names) if self.names else words

    def written(self, words: str) -> str:
        """What somebody else wrote, who may call them by a part of their name, or by how they go on a site."""
        return taken_out(words, self._called_by_others) if self.ids else words

    @cached_property
    def _called_by_others(self) -> frozenset[str]:
        parts = {part for name in self.names for part in _WORD.findall(name) if not part.islower()}
        short = {id_.rstrip("/").rpartition("/")[2] for id_ in self.ids}
        return self.names | self.ids | {each for each in parts | short if len(each) >= _SHORTEST or not each.isascii()}


class Protecting(NamedTuple):
    """The ids of who is kept ``apart``; ``likely``: whoever else waits may be a source too, so that it is offered
    beside everybody."""

    apart: tuple[str, ...]
    likely: bool


def offered(answers: Expectations, role: Role | None) -> Protecting | None:
    """What is offered beside who waits: beside everybody where sources are hoped for or some must not be known, and
    where somebody is kept apart without that, beside them alone. None elsewhere, where it would be one more thing to
    choose."""
    likely = answers.keeps_confidences(role)
    return Protecting(answers.kept_apart, likely) if answers.kept_apart or likely else None


def to_ask_about(answers: Expectations, report: Report) -> tuple[tuple[Person, str], ...]:
    """Of whom it is asked, once, whether they are to be kept apart, with what they are called: first those who go by a
    name of their own making, as sources do where nobody is to know them, be it long ago; then those with whom most is
    exchanged and those who wait. Nobody where it was asked, or where no confidences are to be kept."""
    if answers.asked_apart or not answers.keeps_confidences(report.role):
        return ()
    network = report.network or EgoNetwork()
    known = [each for each in report.waiting if not each.among_others]
    every = {(tie.site, tie.person): tie.name for tie in (*network.ties, *network.dormant)}
    every |= {(each.site, each.person): each.name for each in known}
    hidden = [place for place, name in every.items() if _is_made_up(name)]
    people = {place: every[place] for place in hidden[:_ASKED_ABOUT]}
    people |= {(tie.site, tie.person): tie.name for tie in network.ties[:_ASKED_ABOUT]}
    people |= {(each.site, each.person): each.name for each in known[:_ASKED_ABOUT]}
    return tuple((place, name) for place, name in people.items() if place[1] not in answers.never_proposed)


def _is_made_up(name: str) -> bool:
    """Whether it is what somebody goes by on a site and no name as people have them: one word in small letters, or with
    digits or a line in it."""
    return bool(name) and not re.search(r"\s", name) and (name.islower() or re.search(r"[\d_]", name) is not None)


def keep(store: Store, person: Person) -> str:
    """Keep somebody apart under every id of theirs; what was done, in words."""
    list_as(store, person, "kept_apart")
    return gettext(
        "%(name)s is kept apart as a source: named no more but on the page of people, under “Whom you keep apart”. "
        "Rapport proposes neither to introduce them nor to write to them.",
        name=named(store, person),
    )


def keep_no_more(store: Store, person: Person) -> str:
    """Keep somebody apart no longer, under no id of theirs; what was done, in words."""
    list_as(store, person, "kept_apart", no_more=True)
    return gettext("%(name)s is not kept apart any more.", name=named(store, person))


def list_as(store: Store, person: Person, answer: Literal["kept_apart", "not_apart"], *, no_more: bool = False) -> None:
    """Put somebody, under every id of theirs, on a list among the answers, or take them off it."""
    before = store.answers.get()
    listed: tuple[str, ...] = getattr(before, answer)
    ids = {person[1], *(id_ for _, id_ in store.same.identities().all(person))}
    kept = [id_ for id_ in listed if id_ not in ids]
    after = tuple(kept if no_more else dict.fromkeys((*listed, *sorted(ids))))
    if after != listed:
        store.answers.add(msgspec.structs.replace(before, **{answer: after}))


def is_kept(store: Store, person: Person) -> bool:
    """Whether somebody is kept apart, by any id of theirs."""
    return person[1] in answered_of_one(store.answers.get(), store.same.identities()).kept_apart


def named(store: Store, person: Person) -> str:
    """What somebody is called."""
    return store.acquaintances.names({person}).get(person) or gettext("This person")


def not_chosen(store: Store, report: Report, before: Report | None) -> frozenset[str]:
    """The ids of those of whom the person had no occasion to say that they are to be kept apart, so that word of them
    must not go out yet: who asked for confidence and was not decided on; and where sources are hoped for, or some must
    not be known, who waits, and neither waited before nor stands among the ties."""
    answers, network = store.answers.get(), report.network or EgoNetwork()
    confided = frozenset(each.person for each in network.confided) - set(answers.not_apart)
    if not answers.keeps_confidences(report.role):
        return confided
    seen = {tie.person for tie in (*network.ties, *network.dormant)}
    seen |= {each.person for each in (before.waiting if before else ())}
    return confided | {each.person for each in report.waiting if each.person not in seen}
