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
    known = store.same.identities()
    places = {each.activity: known.all((each.site, each.person)) for each in report.waiting}
    wrote = store.activities.wrote_last({place for each in places.values() for place in each}, earliest)
    given = store.answers.get()
    marked = {*given.answered_elsewhere, *given.needs_no_answer}
    remarks, moment = store.remarks.by_person(known), now()
    return [
        each
        for each in report.waiting
        if each.activity not in marked
        and max(wrote.get(place, 0) for place in places[each.activity]) <= _milliseconds(each)
        and not remarks.get((each.site, each.person), Remark()).rests(moment, _milliseconds(each))
    ]


def _milliseconds(each: Waiting) -> int:
    return round(each.at.timestamp() * 1000)
