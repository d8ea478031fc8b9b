"""Introductions that one could make still: those of the report, but for what was said since."""

from auditor.history.identities import answered_of_one
from auditor.report import Report
from auditor.report.ego_network import Match
from server.store.store import Store


def still_proposed(store: Store, report: Report) -> list[Match]:
    """In the report's order, without what was asked for in a message that I marked since, and without whom nothing may
    propose to write to."""
    given = answered_of_one(store.answers.get(), store.same.identities())
    return [
        each
        for each in (report.network.matches if report.network else ())
        if each.activity not in given.marked and given.never_proposed.isdisjoint(each.people)
    ]
