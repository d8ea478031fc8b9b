"""Whom one lost sight of: ties silent for longer than usual, and people not heard from in a year. The page of people
and the terminal tell the same."""

from collections.abc import Collection
from typing import NamedTuple

from auditor.ego_network import EgoNetwork, OpenLoop, Tie
from auditor.history.identities import answered_of_one
from auditor.report import Report
from server.rendering.network import overdue
from server.store.choosing import Person
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store


class LostSight(NamedTuple):
    """``silent``: each with how long, in words; ``dormant``: nothing for a year."""

    silent: list[tuple[Tie, str]]
    dormant: list[Tie]


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
    asleep = [tie for tie in network.dormant if tie.person not in refused and _place(tie) not in elsewhere]
    return LostSight(silent, [tie for tie in asleep if not rests(tie, kept)])


def _place(tie: Tie) -> Person:
    return tie.site, tie.person


def rests(who: Tie | OpenLoop, kept: dict[Person, Remark]) -> bool:
    """Whether not to remind of somebody now."""
    return kept.get((who.site, who.person), Remark()).rests(now())


def _overdue(tie: Tie, report: Report, kept: dict[Person, Remark]) -> str:
    if rests(tie, kept):
        return ""
    # The record may end before today; what came after it nobody knows.
    return overdue(tie, report.last, kept.get((tie.site, tie.person), Remark()).every)
