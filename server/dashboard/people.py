"""The page of people: who writes, who waits, ties, what is open, whom to introduce, whom one lost sight of."""

from collections.abc import Sequence
from typing import Any

import msgspec
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.history.identities import answered_of_one
from auditor.report import Report
from auditor.report.ego_network import EgoNetwork, OpenLoop, Tie
from auditor.report.waiting import Waiting
from server.current import store
from server.dashboard.apart import switch_apart
from server.dashboard.confiding import say_need_not, say_perhaps
from server.dashboard.going_on import back_to
from server.dashboard.kept_pages import until_written
from server.dashboard.mourning import mourning, say_died, say_lives, say_not_died
from server.dashboard.undoing import flash_with_undo
from server.entry.security import check_session
from server.rendering import confided, lost_sight
from server.rendering.boundaries import drafts
from server.rendering.discreet import count_sources, discreet, sources
from server.rendering.kept_apart import KeptApart, Protecting, keep, named, offered
from server.rendering.network import pitches_a_week
from server.rendering.pages_of_lists import Pages
from server.rendering.waiting import waiters
from server.standing.introductions import still_proposed
from server.standing.same_people import told_before, unanswered
from server.standing.waiting import still_and_longer, still_open
from server.store.choosing import Person
from server.store.persons import now
from server.store.remarks import LONGEST_EVERY, LONGEST_NOTE, Remark
from server.translations import gettext, language

blueprint = Blueprint("people", "server.dashboard", url_prefix="/people", template_folder="templates")
blueprint.before_request(check_session)

#: From so many pitches a week on the page begins with who writes (our convention, grade E).
MANY_PITCHES = 1.0
REST_DAYS = 90
LONGEST_LIST = 100  # people whom a form may name


@blueprint.get("")
def overview() -> str | BaseResponse:
    """The people of the latest report; ``?all=2`` shows the second page of its long lists."""
    if not store().reports.latest(1):
        return redirect(url_for("dashboard.overview"))
    return until_written(_overview)


def _overview() -> str:
    kept = store()
    made = kept.reports.last()
    if made is None:
        abort(404)  # it was erased just now
    latest, known = discreet(kept, made), kept.same.identities()
    said = answered_of_one(kept.answers.get(), known)
    refused = said.not_this_person
    told = of_report(latest, kept.remarks.by_person(known), refused=refused, apart=said.kept_apart)
    waits, longer = still_and_longer(kept, latest)
    loops = still_open(kept, latest)
    told |= {
        "waiting": waits,
        "longer": longer,
        "loops": loops,
        "pages": _pages(told, waits, longer, loops),
        "matches": still_proposed(kept, latest),
        "protect": offered(said, latest.role),
        "made_up": None,
        "alike": unanswered(latest, known),
        **mourning(kept, latest),
        "confided": confided.asked(kept, latest),
        "confides": said.keeps_confidences(latest.role),
        "sources": count_sources(kept, made),
    }
    same = [each for each in told_before(kept) if {each.one[1], each.other[1]}.isdisjoint(said.kept_apart)]
    return render_template("people.html", **told, same=same)


@blueprint.get("/apart")
def kept_apart() -> str:
    """Whom the person keeps apart, named here alone: who of them waits, and what is open with them."""
    kept = store()
    made = kept.reports.last()
    ids = KeptApart(kept).ids
    waits = sources(kept, made) if made else []
    return render_template(
        "apart.html",
        waiting=waits,
        loops=[each for each in (still_open(kept, made) if made else ()) if each.person in ids],
        everybody=kept.acquaintances.of_ids(ids),
        protect=Protecting(tuple(ids), likely=False),
    )


def of_report(
    report: Report,
    remarks: dict[Person, Remark] | None = None,
    refused: tuple[str, ...] = (),
    apart: tuple[str, ...] = (),
) -> dict[str, Any]:
    """What the page shows of a report and of what is kept about its people."""
    network, kept = report.network or EgoNetwork(), remarks or {}
    day = report.last
    ties = [tie for tie in network.ties if tie.person not in refused]
    unproposed = {*refused, *apart}
    lost = lost_sight.of_report(report, kept, unproposed)
    loops = [each for each in network.loops if each.person not in refused and not lost_sight.rests(each, kept)]
    told = {"all_ties": ties, "lost": lost}
    pages = _pages(told, report.waiting, report.waited_longer, loops)
    return {
        **told,
        "pages": pages,
        "report": report,
        "network": network,
        "many_pitches": pitches_a_week(network) >= MANY_PITCHES,
        "drafts": drafts(network.pitched_in, language()),
        "waiting": report.waiting,
        "longer": report.waited_longer,
        "ties": pages.part("ties", ties),
        "silent": pages.part("silent", lost.silent),
        "quiet": pages.part("quiet", lost.quiet),
        "dormant": pages.part("dormant", lost.dormant),
        "loops": loops,
        "matches": network.matches,
        "addressed": [each for each in network.addressed if each.person not in refused],
        "remarks": kept,
        "apart": apart,
        "protect": None,
        "sources": "",
        "day": day,
    }


def _pages(
    told: dict[str, Any], waits: Sequence[Waiting], longer: Sequence[Waiting], loops: Sequence[OpenLoop]
) -> Pages:
    """Which part of the lists is asked for."""
    parted, lost = waiters(waits), told["lost"]
    strangers = max((parted.new, parted.perhaps, parted.selling_on), key=len)
    lists = {
        "ties": told["all_ties"],
        "silent": lost.silent,
        "quiet": lost.quiet,
        "dormant": lost.dormant,
        "waiting": parted.known,
        "strangers": strangers,
        "longer": longer,
        "open": [each for each in loops if not each.longer],
        "open_longer": [each for each in loops if each.longer],
    }
    return Pages.asked(request.args.get("all", 0, type=int), lists)


@blueprint.post("/apart")
def keep_apart() -> BaseResponse:
    """Keep apart whom the person ticked where that is asked once, be it nobody; it is not asked again."""
    kept = store()
    chosen = {
        (site, id_) for who in request.form.getlist("who")[:LONGEST_LIST] for site, _, id_ in (who.partition("/"),)
    }
    if request.form.get("said") == "these":
        for person in sorted(kept.acquaintances.kept(chosen)):
            keep(kept, person)
    kept.answers.add(msgspec.structs.replace(kept.answers.get(), asked_apart=True))
    flash(gettext("Noted."), "info")
    return redirect(url_for("dashboard.overview"))


@blueprint.post("")
def remark() -> BaseResponse:
    """Keep something about a person: a rest from reminders, how often to be in touch, a note; never suggest them; keep
    them apart, or not any more, or that this is not needed; or that they have died, or have not. Undo names the person
    in the address."""
    kept = store()
    person = (request.values.get("site", ""), request.values.get("person", ""))
    if not kept.acquaintances.names({person}) and not _in_latest(person):
        abort(404, gettext("Nobody of that name is kept."))
    known = kept.same.identities()
    before, places = kept.remarks.by_person(known).get(person, Remark()), known.all(person)
    match request.form.get("what"):
        case "rest":
            kept.remarks.put(person, before.put_off(now(), REST_DAYS), places)
            _say(gettext("%(name)s is not suggested for three months.", name=named(kept, person)), person, "rest-ends")
        case "rest-ends":
            kept.remarks.put(person, before._replace(rests_since=None, rests_until=None), places)
            flash(gettext("Taken back."), "info")
        case "never":
            given = kept.answers.get()
            refused = tuple(dict.fromkeys((*given.not_this_person, person[1])))
            kept.answers.add(msgspec.structs.replace(given, not_this_person=refused))
            said = gettext("%(name)s is never suggested again, nor among those who wait.", name=named(kept, person))
            _say(said, person, "suggest-again")
        case "suggest-again":
            given, ids = kept.answers.get(), {person[1], *(id_ for _, id_ in places)}
            refused = tuple(id_ for id_ in given.not_this_person if id_ not in ids)
            kept.answers.add(msgspec.structs.replace(given, not_this_person=refused))
            flash(gettext("Taken back."), "info")
        case "apart":
            switch_apart(kept, person)
        case "apart-not":
            say_need_not(kept, person)
        case "apart-perhaps":
            say_perhaps(kept, person)
        case "died":
            say_died(kept, person)
        case "died-not":
            say_not_died(kept, person)
        case "lives":
            say_lives(kept, person)
        case "keep":
            every = request.form.get("every", type=int)
            note = request.form.get("note", "").strip()[:LONGEST_NOTE]
            kept.remarks.put(
                person,
                before._replace(note=note or None, every=min(max(every, 1), LONGEST_EVERY) if every else None),
                places,
            )
            flash(gettext("Kept."), "info")
        case _:
            abort(400, gettext("Say what to keep about this person."))
    return redirect(back_to("people.overview"))


def _say(said: str, person: Person, undone_by: str) -> None:
    site, id_ = person
    flash_with_undo(said, url_for("people.remark", site=site, person=id_), "what", undone_by)


def _in_latest(person: Person) -> bool:
    latest = store().reports.last()
    if latest is None or latest.network is None:
        return False
    everybody: tuple[Tie | OpenLoop | Waiting, ...] = (
        *latest.network.ties,
        *latest.network.dormant,
        *latest.network.loops,
        *latest.waiting,
        *latest.waited_longer,
    )
    return person in {(each.site, each.person) for each in everybody}
