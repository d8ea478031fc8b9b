"""Whom one lost sight of: ties silent for longer than usual, or for months where no usual is known, and people not
heard from in a year. The page of people and the terminal tell the same."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from auditor.history.identities import answered_of_one
from auditor.report import Report
from auditor.report.ego_network import SOME_EXCHANGES, EgoNetwork, OpenLoop, Tie
from server.rendering.network import overdue
from server.store.choosing import Person
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store
from server.translations import gettext, ngettext
from server.translations.cldr import listed

#: Days of silence from which on a tie of which no usual pause is known is worth a line, if words went to and fro so
#: often in a year (our convention, grade E).
QUIET_DAYS = 90
#: Nobody is told on the first page of whom they wrote to last week (our convention, grade E).
_TWO_WEEKS = 14
_IN_A_LINE = 2  # people; the page of people has the others


class LostSight(NamedTuple):
    """``silent``: for longer than usual, each with how long, in words; ``quiet``: for months, with no usual known;
    ``dormant``: nothing for a year; ``paced``: how many others there are whose usual is known, and kept to;
    ``resting``: how many are put off."""

    silent: list[tuple[Tie, str]]
    quiet: list[Tie]
    dormant: list[Tie]
    paced: int
    resting: int

    @property
    def nobody(self) -> str:
        """That nobody is worth a line, of how many that can be said, and how many are put off."""
        said = []
        if self.paced:
            said.append(
                ngettext(
                    "Of %(num)s person it is known how often you usually write, and they are not silent for longer "
                    "than that.",
                    "Of %(num)s people it is known how often you usually write, and none of them is silent for longer "
                    "than that.",
                    self.paced,
                )
            )
        if self.resting:
            said.append(ngettext("%(num)s person is put off.", "%(num)s people are put off.", self.resting))
        return " ".join(said) or gettext(
            "How often you usually write is not known for any of the people you write with."
        )


def in_a_line(found: LostSight, last: date) -> str:
    """Who of those one knows best is silent for longer than usual, and for two weeks at least up to the report's
    ``last`` day, in a sentence; empty where nobody is."""
    for_long = [each for each in found.silent if each[0].last and (last - each[0].last).days >= _TWO_WEEKS]
    told = [gettext("%(name)s (%(how_long)s)", name=tie.name, how_long=said) for tie, said in for_long[:_IN_A_LINE]]
    return gettext("Quiet for longer than usual: %(people)s.", people=listed(told)) if told else ""


def kept_of_report(store: Store, report: Report) -> LostSight:
    """Of a report, with what is kept about its people."""
    known = store.same.identities()
    refused = answered_of_one(store.answers.get(), known).never_proposed
    return of_report(report, store.remarks.by_person(known), refused)


def of_report(report: Report, kept: dict[Person, Remark], refused: Collection[str] = ()) -> LostSight:
    """Without whoever is put off or never to be suggested, and whoever may be in touch under another id."""
    network = report.network or EgoNetwork()
    # Who waits for an answer is not silent.
    waits = {(each.site, each.person) for each in report.waiting if not each.promised}
    overdue = [(tie, _overdue(tie, report, kept)) for tie in network.ties]
    spoken = waits | {_place(tie) for tie, said in overdue if not said}
    elsewhere = {
        one for pair in network.alike for one, other in (pair.places, pair.places[::-1]) if other in spoken
    }  # "last heard of in March" would be untrue of whoever wrote yesterday from a phone
    silent = [
        (tie, said)
        for tie, said in overdue
        if said and tie.person not in refused and _place(tie) not in waits | elsewhere
    ]
    left_out = waits | elsewhere | {_place(tie) for tie, _ in silent}
    quiet = [
        tie
        for tie in network.ties
        if tie.person not in refused and _place(tie) not in left_out and _quiet(tie, report, kept)
    ]
    asleep = [tie for tie in network.dormant if tie.person not in refused and _place(tie) not in elsewhere]
    paced = sum(
        tie.person not in refused
        and _place(tie) not in left_out
        and _every(tie, kept) is not None
        and not rests(tie, kept)
        for tie in network.ties
    )
    resting = sum(tie.person not in refused and rests(tie, kept) for tie in (*network.ties, *network.dormant))
    return LostSight(silent, quiet, [tie for tie in asleep if not rests(tie, kept)], paced, resting)


def _place(tie: Tie) -> Person:
    return tie.site, tie.person


def rests(who: Tie | OpenLoop, kept: dict[Person, Remark]) -> bool:
    """Whether not to remind of somebody now."""
    return kept.get((who.site, who.person), Remark()).rests(now())


def _every(tie: Tie, kept: dict[Person, Remark]) -> float | None:
    return kept.get(_place(tie), Remark()).every or tie.every


def _quiet(tie: Tie, report: Report, kept: dict[Person, Remark]) -> bool:
    """Whether a tie of which no usual is known has been silent for months; not whose last word was that no answer is
    needed."""
    if _every(tie, kept) or tie.settled or not tie.last or rests(tie, kept):
        return False
    # A year that ends today holds ever less of whoever is silent: what counts is the year in which they were not.
    return (
        max(tie.exchanges, tie.exchanges_then) >= SOME_EXCHANGES
        and (report.last - (tie.in_touch or tie.last)).days > QUIET_DAYS
    )


def _overdue(tie: Tie, report: Report, kept: dict[Person, Remark]) -> str:
    if rests(tie, kept):
        return ""
    meant = kept.get((tie.site, tie.person), Remark()).every
    if meant is None and max(tie.exchanges, tie.exchanges_then) < SOME_EXCHANGES:
        return ""  # reminders that somebody sent every week are no rhythm of the two of us
    # The record may end before today; what came after it nobody knows.
    if meant is None and not overdue(replace(tie, last=tie.in_touch), report.last):
        return ""  # they wrote in a group lately, and I did
    return overdue(tie, report.last, meant)
