"""A report as pages, the terminal and files show it: without those whom the person keeps apart as sources. Somebody may
look over their shoulder, or be sent a page of it; so a source is a number there, and named where the person opens it.
"""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from auditor.history.ingest import Record
from auditor.report import AuditResult, Detail, Report, Table, Tip, Verdict
from auditor.report.ego_network import EgoNetwork, OpenLoop
from auditor.report.waiting import Waiting
from server.rendering.activities import Described, in_words, people_of
from server.rendering.kept_apart import KeptApart
from server.rendering.nameless import Named, without
from server.standing.steps import Steps, today
from server.standing.waiting import still_and_longer
from server.store.called import named_in
from server.store.choosing import Person
from server.store.steps import Step
from server.store.store import Store
from server.store.trials import KeptTrial
from server.translations import gettext, ngettext
from server.translations.cldr import near_day


class _OfSomebody(Protocol):
    @property
    def person(self) -> str: ...


Of = TypeVar("Of", bound=_OfSomebody)


def discreet(store: Store, report: Report, apart: KeptApart | None = None) -> Report:
    """The report without whoever is kept apart by now, in its lists, its tables, its steps and its sentences."""
    apart = apart or KeptApart(store)
    if not apart.ids:
        return report
    names = apart.names | {one.called for one in store.acquaintances.of_ids(apart.ids)}
    others = named_in(report) - names
    named = Named(names, others)
    shown = replace(
        report,
        waiting=_to_meet_nobody(_others(report.waiting, apart), named),
        waited_longer=_to_meet_nobody(_others(report.waited_longer, apart), named),
        network=report.network and _network(report.network, apart, named),
        outcomes=tuple(each for each in report.outcomes if apart.ids.isdisjoint(each.people)),
        spoiling=_others(report.spoiling, apart),
        tips=_tips(report.tips, report, apart, named),
        further_steps=_tips(report.further_steps, report, apart, named),
        verdict=_verdict(report.verdict, named),
        further=report.further
        and replace(
            report.further,
            verdict=_verdict(report.further.verdict, named),
            audits=tuple(_audit(each, named) for each in report.further.audits),
        ),
        categories=tuple(
            replace(category, audits=tuple(_audit(each, named) for each in category.audits))
            for category in report.categories
        ),
    )
    return without(shown, names, others)


def sources(store: Store, report: Report, apart: KeptApart | None = None) -> list[Waiting]:
    """Those who are kept apart and wait, of whichever days, in the report's order; ``report`` as it was made."""
    apart = apart or KeptApart(store)
    if not apart.ids:
        return []
    waits, longer = still_and_longer(store, report)
    return [each for each in (*waits, *longer) if apart.has(each)]


def count_sources(store: Store, report: Report, apart: KeptApart | None = None) -> str:
    """How many of those who are kept apart wait, by which day the first of them wants something, and no more of them;
    empty where nobody does."""
    waits = sources(store, report, apart)
    people = len({(each.site, each.person) for each in waits})
    if not people:
        return ""
    now = today(store)
    day = min((each.wanted_by for each in waits if each.wanted_by and each.wanted_by >= now), default=None)
    if store.answers.get().hopes_for_sources(report.role):
        if day is None:
            return ngettext("%(num)s source waits.", "%(num)s sources wait.", people)
        return ngettext(
            "%(num)s source waits, by %(day)s.",
            "%(num)s sources wait, the first by %(day)s.",
            people,
            day=near_day(day),
        )
    if day is None:
        return ngettext("%(num)s whom you keep apart waits.", "%(num)s whom you keep apart wait.", people)
    return ngettext(
        "%(num)s whom you keep apart waits, by %(day)s.",
        "%(num)s whom you keep apart wait, the first by %(day)s.",
        people,
        day=near_day(day),
    )


def of_steps(found: Steps, apart: KeptApart) -> Steps:
    """Steps that were answered, in which nobody is named who is kept apart by now."""
    return found._replace(
        taken=found.taken and of_step(found.taken, apart),
        judging=found.judging and of_step(found.judging, apart),
        due=tuple(of_step(each, apart) for each in found.due),
        back=tuple(of_step(each, apart) for each in found.back),
        look_done=tuple(of_step(each, apart) for each in found.look_done),
    )


def of_step(step: Step, apart: KeptApart) -> Step:
    """A step in which nobody is named who is kept apart by now."""
    return step._replace(action=apart.said(step.action))


def of_trials(store: Store) -> list[KeptTrial]:
    """The trials, in whose steps and among whose people nobody is named who is kept apart by now."""
    apart = KeptApart(store)
    return [
        each._replace(
            trial=replace(
                each.trial,
                action=apart.said(each.trial.action),
                people=tuple(one for one in each.trial.people if apart.said(one.name) == one.name),
            )
        )
        for each in store.trials.all()
    ]


def called_in(store: Store, rows: Sequence[Record], besides: Collection[Person] = ()) -> dict[Person, str]:
    """What those are called with whom these activities were, and others ``besides`` whom the person asked for; whoever
    is kept apart, and was not asked for, by no name and no number."""
    people = {(row.site, person) for row in rows for person in people_of(row)}
    names = store.acquaintances.names(people | set(besides))
    apart = KeptApart(store)
    hidden = {place for place in people if place[1] in apart.ids} - set(besides)
    return names | dict.fromkeys(hidden, gettext("somebody you keep apart"))


def without_sources(store: Store, rows: Sequence[Record]) -> list[Record]:
    """Those of these activities that were with nobody who is kept apart."""
    ids = KeptApart(store).ids
    return [row for row in rows if ids.isdisjoint(people_of(row))]


def texts_of(store: Store, rows: Sequence[Record]) -> dict[str, str]:
    """The texts that are kept of these activities, without whom the person keeps apart, and none that was with them."""
    shown, apart = without_sources(store, rows), KeptApart(store)
    return {id_: apart.written(text) for id_, text in store.texts.get([row.id for row in shown]).items()}


def told_of(store: Store, rows: Sequence[Record]) -> tuple[list[Described], dict[str, str]]:
    """These activities in words, and the texts that are shown of them, by their ids."""
    names, texts, open_ = called_in(store, rows), texts_of(store, rows), without_sources(store, rows)
    return [in_words(row, names, texts.get(row.id), discreetly=row not in open_) for row in rows], texts


def _others(everybody: Sequence[Of], apart: KeptApart) -> tuple[Of, ...]:
    return tuple(each for each in everybody if each.person not in apart.ids)


def _to_meet_nobody(waiting: tuple[Waiting, ...], named: Named) -> tuple[Waiting, ...]:
    """Those who wait, of whom none names somebody of these as whom they are to meet."""
    return tuple(replace(each, to_meet="") if named.in_(each.to_meet) else each for each in waiting)


def _network(network: EgoNetwork, apart: KeptApart, named: Named) -> EgoNetwork:
    return replace(
        network,
        ties=_others(network.ties, apart),
        dormant=_others(network.dormant, apart),
        loops=tuple(_loop(each, named) for each in _others(network.loops, apart)),
        matches=tuple(each for each in network.matches if apart.ids.isdisjoint(each.people)),
        alike=tuple(each for each in network.alike if apart.ids.isdisjoint(each.people)),
        addressed=_others(network.addressed, apart),
        thanks=_others(network.thanks, apart),
        confided=_others(network.confided, apart),
    )


def _loop(loop: OpenLoop, named: Named) -> OpenLoop:
    others = tuple(gettext("somebody") if named.in_(each) else each for each in loop.others)
    return loop if others == loop.others else replace(loop, others=others)


def _tips(tips: tuple[Tip, ...], report: Report, apart: KeptApart, named: Named) -> tuple[Tip, ...]:
    """The steps, without those that are about a source; of others that name one stays what they say of nobody."""
    about = {each.activity for each in (*report.waiting, *report.waited_longer) if each.person in apart.ids}
    return tuple(named.general(tip) for tip in tips if tip.about not in about)


def _verdict(verdict: Verdict, named: Named) -> Verdict:
    return replace(verdict, details=_details(verdict.details, named))


def _audit(result: AuditResult, named: Named) -> AuditResult:
    return replace(result, details=_details(result.details, named), tip=result.tip and named.general(result.tip))


def _details(details: tuple[Detail, ...], named: Named) -> tuple[Detail, ...]:
    """The details, in whose tables those lines are counted, and not shown, that are about somebody of these names."""
    kept: list[Detail] = []
    for each in details:
        if isinstance(each, Table):
            rows = tuple(row for row in each.rows if not named.in_(row.label))
            kept.append(replace(each, rows=rows, more=each.more + len(each.rows) - len(rows)))
        else:
            kept.append(each)
    return tuple(kept)
