"""Who waits now: those of the latest report, but for whom I wrote to since, what I marked, and who is put off or never
to be suggested; and what is open between us, by the same rule."""

from datetime import datetime, time, timedelta

from auditor.history.identities import Identities, answered_of_one
from auditor.report import Report
from auditor.report.ego_network import OpenLoop
from auditor.report.waiting import Waiting
from server.standing.written import last_written
from server.store.persons import now
from server.store.remarks import Remark
from server.store.store import Store


def still(store: Store, report: Report) -> list[Waiting]:
    """In the report's order. A report knows who waited when it was made; what was sent since is asked of the store."""
    return _still(store, report, report.waiting)


def still_and_longer(
    store: Store, report: Report, known: Identities | None = None
) -> tuple[list[Waiting], list[Waiting]]:
    """Likewise, and then those who have waited longer than 90 days, all looked up at once. ``known``: who is one
    person, where the caller has read it."""
    longer = {each.activity for each in report.waited_longer}
    found = _still(store, report, (*report.waiting, *report.waited_longer), known)
    return [each for each in found if each.activity not in longer], [each for each in found if each.activity in longer]


def _still(
    store: Store, report: Report, waiting: tuple[Waiting, ...], known: Identities | None = None
) -> list[Waiting]:
    if not waiting:
        return []
    since = {each.activity: _since(store, report, each) for each in waiting}
    earliest = min(since.values())
    known = known or store.same.identities()
    people = {each.activity: (each.site, each.person) for each in waiting}
    groups = {each.activity: (each.site, each.context) for each in waiting if each.in_group and each.context}
    wrote = last_written(store, known, people, groups, earliest)
    given = answered_of_one(store.answers.get(), known)
    marked, refused = given.marked, set(given.not_this_person)
    remarks, moment = store.remarks.by_person(known), now()
    return [
        each
        for each in waiting
        if each.activity not in marked
        and each.person not in refused
        and wrote[each.activity] <= since[each.activity]
        and not remarks.get((each.site, each.person), Remark()).rests(moment, _milliseconds(each))
    ]


def still_open(store: Store, report: Report) -> list[OpenLoop]:
    """What is open between me and people of the report, the latest first, but for who is put off or never to be
    suggested, and of sources who are kept apart no more than what I promised them; a promise of mine until I marked it
    or wrote to them after the report's last day."""
    loops = report.network.loops if report.network else ()
    if not loops:
        return []
    known, end = store.same.identities(), _end(store, report)
    given = answered_of_one(store.answers.get(), known)
    marked, refused, apart = given.marked, set(given.not_this_person), set(given.kept_apart)
    own = {each.activity: (each.site, each.person) for each in loops if each.promised}
    wrote = last_written(store, known, own, {}, end) if own else {}
    settled = {activity for activity, at in wrote.items() if activity in marked or at > end}
    remarks, moment = store.remarks.by_person(known), now()
    return [
        each
        for each in loops
        if each.person not in refused
        and (each.promised or each.person not in apart)
        and each.activity not in settled
        and not remarks.get((each.site, each.person), Remark()).rests(moment)
    ]


def _since(store: Store, report: Report, each: Waiting) -> int:
    """The moment after which a word of mine may be what they wait for. A report knows of chat until it was made that
    it kept no promise, and cannot know that of what came later."""
    if not each.promised:
        return _milliseconds(each)
    return max(_milliseconds(each), min(_end(store, report), round(report.created.timestamp() * 1000)))


def _end(store: Store, report: Report) -> int:
    zone = store.owner.get().zone_info
    end = datetime.combine(report.last + timedelta(days=1), time(), zone)
    return round(end.timestamp() * 1000) - 1


def _milliseconds(each: Waiting) -> int:
    return round(each.latest.timestamp() * 1000)
