"""Who waits now: those of the latest report, but for whom I wrote to since, what I marked, and who is put off."""

from auditor.ego_network import Waiting
from auditor.report import Report
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store


def still(store: Store, report: Report) -> list[Waiting]:
    """In the report's order. A report knows who waited when it was made; what was sent since is asked of the store."""
    if not report.waiting:
        return []
    earliest = min(_milliseconds(each) for each in report.waiting)
    wrote = store.activities.wrote_last({(each.site, each.person) for each in report.waiting}, earliest)
    given = store.answers.get()
    marked = {*given.answered_elsewhere, *given.needs_no_answer}
    remarks, moment = store.remarks.all(), now()
    return [
        each
        for each in report.waiting
        if each.activity not in marked
        and wrote.get((each.site, each.person), 0) <= _milliseconds(each)
        and not remarks.get((each.site, each.person), Remark()).rests(moment, _milliseconds(each))
    ]


def _milliseconds(each: Waiting) -> int:
    return round(each.at.timestamp() * 1000)
