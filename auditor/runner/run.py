"""The runner: facts, audits, categories, verdict, tips. One failing audit never fails a report."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from msgspec.structs import replace

from auditor import faults
from auditor.answers.expectations import Expectations, Preferences
from auditor.answers.further_goal import AUDITS as OF_GOALS
from auditor.answers.further_goal import for_further_goal
from auditor.audits.catalogue import AUDITS, CATEGORIES, Category
from auditor.changes import Changes, changes
from auditor.facts import Families, Window, derive
from auditor.history.history import History
from auditor.network import bearing_on, network, understood, waited_longer, waiting
from auditor.network.left_in_peace import nobody_sent_to
from auditor.network.mourned import at_rest, mourned
from auditor.network.outcomes import outcomes
from auditor.network.spoiling import spoiling
from auditor.on_one_thread import on_one_thread
from auditor.report import (
    AuditResult,
    Band,
    CategoryResult,
    FurtherGoal,
    Missing,
    Report,
    Role,
    Score,
    State,
    Tip,
    Verdict,
)
from auditor.report.ego_network import Mourned
from auditor.report.waiting import Waiting
from auditor.runner import basis
from auditor.runner.beside_changes import neutral
from auditor.runner.complaint import complaint
from auditor.runner.foreign import foreign
from auditor.runner.going_on import with_talks
from auditor.runner.outcome import result
from auditor.runner.person_step import further_steps, person_step
from auditor.runner.presence import breaks, presence
from auditor.runner.tips import findings, numbered, ranked
from auditor.runner.who_waits import begun_with
from auditor.scoring.score import (
    GOOD,
    band,
    undecided,
)
from auditor.translatable import gettext
from auditor.verdict.acquaintance import by_acquaintance
from auditor.verdict.conduct import conduct
from auditor.verdict.verdict import CANNOT_TELL, verdict

LEAST_VALID_WEIGHT = 0.6
_ROUNDING = 1e-9
#: Large families by which audits measure, and nothing else of a report goes.
_MEASURED_BY = ("actions", "exposure", "favours", "own_words", "reactions", "sessions")


@dataclass(frozen=True)
class Measured:
    """What all audits measured in a window, and what they measured it in; ``mourned``: of whom to ask whether they
    died, who by ``expectations`` are never suggested meanwhile."""

    families: Families
    expectations: Expectations
    role: Role | None
    wishes: Preferences
    categories: tuple[CategoryResult, ...]
    mourned: tuple[Mourned, ...] = ()

    @property
    def results(self) -> list[AuditResult]:
        """Of all audits, by category."""
        return [result for category in self.categories for result in category.audits]

    @property
    def within(self) -> int:
        """How many activities the window holds."""
        return int((self.families.activities["at"] >= self.families.window.start).sum())


def run(
    history: History,
    expectations: Expectations,
    window: Window,
    *,
    role: Role | None = None,
    preferences: Preferences | None = None,
    now: datetime | None = None,
) -> Report:
    """Audit one history. ``role`` overrides the one among the answers; ``now`` is only written down."""
    return report(measure(history, expectations, window, role=role, preferences=preferences), now)


@on_one_thread
def measure(
    history: History,
    expectations: Expectations,
    window: Window,
    *,
    role: Role | None = None,
    preferences: Preferences | None = None,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Measured:
    """All audits of one history, as in ``run``; ``on_progress`` is called with the share that is done."""
    wishes = preferences or Preferences()
    role = role or expectations.role
    families = derive(history, window, expectations)
    asked = faults.guarded("news of deaths", lambda: mourned(families, expectations)) or ()
    if asked:
        families.expectations = expectations = at_rest(families, expectations, asked)
    quiet = faults.guarded("who is left in peace", lambda: nobody_sent_to(families, expectations))
    if quiet and quiet is not expectations:
        families.expectations = expectations = quiet
    categories: tuple[CategoryResult, ...] = ()
    for category in CATEGORIES:
        on_progress(len(categories) / len(CATEGORIES))
        categories += (_category(category, families, expectations, role, wishes),)
    return Measured(families, expectations, role, wishes, categories, asked)


def with_lately(measured: Measured, lately: Measured) -> Measured:
    """What was measured in a window, but of audits whose last days, measured by themselves, stand clearly elsewhere:
    those tell the last days, with the whole beside them. Who answers within a day since autumn is not told in December
    that people wait for nine."""
    days = round(lately.families.window.days)
    told = {found.id: found for found in lately.results}
    categories = tuple(
        _summed(category, tuple(_of_lately(found, told[found.id], days) for found in whole.audits))
        for category, whole in zip(CATEGORIES, measured.categories, strict=True)
    )
    return dataclasses.replace(measured, categories=categories)


def _of_lately(whole: AuditResult, lately: AuditResult, days: int) -> AuditResult:
    """The result of the last ``days`` where their interval lies beside that of the ``whole`` and their band is
    another; an audit that looks at days of its own stays as it is."""
    now, then = lately.value, whole.value
    if now is None or then is None or whole.days or lately.days:
        return whole
    if whole.band is None or lately.band in (None, whole.band):
        return whole
    if now.low is None or now.high is None or then.low is None or then.high is None:
        return whole
    if now.low <= then.high and then.low <= now.high:
        return whole
    before = gettext("In all days of this report: %(words)s.", words=then.words)
    return replace(lately, days=days, note=" ".join(said for said in (before, lately.note) if said))


@on_one_thread
def report(measured: Measured, now: datetime | None = None) -> Report:
    """What was measured, with the verdict, the tips and the people; ``now``: when it is made, until when people
    have waited."""
    families, expectations, wishes = measured.families, measured.expectations, measured.wishes
    families.forget(_MEASURED_BY)
    history, window = families.history, families.window
    waits = faults.guarded("who waits", lambda: waiting(families, expectations, measured.role)) or ()
    talks = faults.guarded(
        "who waits in talks", lambda: with_talks(families, measured.categories, waits, expectations.never_proposed)
    )
    measured = dataclasses.replace(measured, categories=talks or measured.categories)
    bearing = _bearing_on(measured, expectations, waits)
    felt = (
        faults.guarded("what is complained of", lambda: complaint(families, expectations, measured.results, waits))
        or ()
    )
    judged = replace(_verdict(measured, expectations, bearing), complaint=felt)
    changed = faults.guarded("what changed", lambda: changes(families)) or Changes()
    categories = neutral(begun_with(measured.categories, bearing, expectations.never_proposed), changed)
    results = [found for category in categories for found in category.audits]
    best = ranked(results, AUDITS, wishes, judged)
    longer = faults.guarded("who waited longer", lambda: waited_longer(families, expectations)) or ()
    people = faults.guarded("the network", lambda: network(families, expectations, (*waits, *longer)))
    if people and measured.mourned:
        people = replace(people, mourned=measured.mourned)
    created = now or datetime.now(UTC)
    today = created.astimezone(window.zone).date()
    of_whom = (window.day(window.end - 1), AUDITS, wishes.muted, today, expectations.never_proposed)
    first = person_step(waits, people, *of_whom)
    tips = numbered([*([first] if first else []), *best])
    further = further_steps(first, waits, *of_whom) if first else ()
    return Report(
        id=str(uuid4()),
        created=created,
        first=window.day(window.start),
        last=window.day(window.end - 1),
        role=measured.role,
        sites=tuple(sorted(families.subjects)),
        sources=basis.sources(families),
        gaps=basis.gaps(history.coverage),
        categories=tuple(_one_first(category, tips) for category in categories),
        findings=findings(results, AUDITS, best),
        tips=tips,
        further_steps=tuple(replace(each, rank=rank) for rank, each in enumerate(further, len(tips) + 1)),
        verdict=judged,
        further=faults.guarded("the further goal", lambda: _further(measured, waits)),
        foreign=foreign(families),
        left_out=tuple(history.left_out),
        waiting=waits,
        waited_longer=longer,
        changes=changed.told,
        compared=changed.compared,
        compared_of=changed.of,
        too_new=changed.too_new,
        away=changed.away,
        network=people,
        presence=faults.guarded("when one was where", lambda: presence(families)) or (),
        outcomes=faults.guarded(
            "what came of introductions", lambda: outcomes(families, expectations, people.alike if people else ())
        )
        or (),
        spoiling=faults.guarded("what spoils the word", lambda: spoiling(families, expectations)) or (),
        breaks=faults.guarded("long breaks", lambda: breaks(families)) or (),
    )


def _bearing_on(measured: Measured, expectations: Expectations, waits: Sequence[Waiting]) -> Sequence[Waiting]:
    """Those who wait, with whether they bear on the goal among these answers; none where that failed."""
    families, role = measured.families, measured.role
    found = faults.guarded("who matters", lambda: bearing_on(families, waits, expectations, expectations.goal, role))
    return found or ()


def _verdict(measured: Measured, expectations: Expectations, bearing: Sequence[Waiting]) -> Verdict:
    """The verdict on the goal among these answers, or that it failed; the audits are not touched by it. Where it is
    silent, what is known of one's own part stands in its place."""
    judged = _told_or_failed(measured, expectations, bearing)
    if not judged.missing:
        return judged
    window = measured.families.window
    known = faults.guarded(
        "one's own part",
        lambda: conduct(
            expectations.goal,
            measured.results,
            window.day(window.end - 1),
            round(window.days),
            _understood(measured.families, expectations),
            by_acquaintance(measured.families, expectations.never_proposed),
        ),
    )
    return replace(judged, conduct=known or ())


def _understood(families: Families, expectations: Expectations) -> Sequence[str]:
    """The words of whom it is hoped for from by which people are looked for."""
    goal = expectations.goal
    return understood(families, goal.audience) if goal and goal.audience else ()


def _told_or_failed(measured: Measured, expectations: Expectations, bearing: Sequence[Waiting]) -> Verdict:
    try:
        return verdict(measured.families, expectations, measured.role, bearing)
    except Exception as problem:
        faults.note("the verdict failed", problem)
        failed = gettext("Working it out failed (%(fault)s).", fault=faults.named(problem))
        return Verdict(
            gettext(CANNOT_TELL),
            missing=Missing(failed, gettext("The audits are not touched by it. Please report it.")),
        )


def _further(measured: Measured, waits: Sequence[Waiting]) -> FurtherGoal | None:
    """What else is hoped for, worked out as if it were the only goal; None where nothing else is. It proposes no step:
    there is one step a report, and the first goal's is enough to be told what to do."""
    expectations = for_further_goal(measured.expectations)
    if expectations is None or expectations.goal is None or expectations.goal.outcome is None:
        return None
    families, role, wishes = measured.families, measured.role, measured.wishes
    entries = [entry for category in CATEGORIES for entry in category.entries if entry.audit.id in OF_GOALS]
    found = [_later(result(entry, families, expectations, role, wishes)) for entry in entries]
    told = [replace(each, weight=0.0, tip=None, details=()) for each in found if not each.muted]
    # Beside it stands the first goal, which may be what could be hoped for on the way.
    alone = replace(expectations, further_goal=measured.expectations.goal)
    judged = _verdict(measured, alone, _bearing_on(measured, alone, waits))
    return FurtherGoal(expectations.goal.outcome, judged, tuple(told))


def _category(
    category: Category, families: Families, expectations: Expectations, role: Role | None, wishes: Preferences
) -> CategoryResult:
    results = tuple(result(entry, families, expectations, role, wishes) for entry in category.entries)
    return _summed(category, results)


def _summed(category: Category, results: tuple[AuditResult, ...]) -> CategoryResult:
    total = _score(category, results) if category.judges_person else None
    return CategoryResult(
        id=category.id,
        title=gettext(category.title),
        about=gettext(category.about),
        audits=results,
        measured=sum(result.value is not None for result in results),
        of=sum(result.state is not State.NOT_APPLICABLE for result in results),
        score=total,
        band=band(total.value) if total and not undecided(total) else None,
        judges_person=category.judges_person,
    )


def _one_first(category: CategoryResult, tips: Sequence[Tip]) -> CategoryResult:
    """The category with "try this first" said of the first step's audit alone: whoever is told ten things to do first
    is told none. Other low results are "worth a look"."""
    first = tips[0].audit if tips else None
    audits = tuple(found if found.id == first else _later(found) for found in category.audits)
    return replace(category, audits=audits, band=Band.LOOK if category.band is Band.TRY else category.band)


def _later(found: AuditResult) -> AuditResult:
    """A result without "try this first", neither as its band nor at an end of its interval."""
    between = found.between
    if between is not None:
        low, high = (Band.LOOK if edge is Band.TRY else edge for edge in between)
        between = None if low == high else (low, high)
    return replace(found, band=Band.LOOK if found.band is Band.TRY else found.band, between=between)


def _score(category: Category, results: Sequence[AuditResult]) -> Score | None:
    """Weighted mean of what was scored, nothing gained above the good point; None under 60 % of the weight."""
    meant = valid = 0.0
    parts = [0.0, 0.0, 0.0]
    for entry, found in zip(category.entries, results, strict=True):
        if not entry.audit.judges_person or found.state in (State.NOT_APPLICABLE, State.INFORMATIVE) or found.muted:
            continue
        meant += found.weight
        if found.score is None:
            continue
        valid += found.weight
        for at, part in enumerate((found.score.value, found.score.low, found.score.high)):
            parts[at] += found.weight * min(part, GOOD)
    if not valid or valid < LEAST_VALID_WEIGHT * meant - _ROUNDING:
        return None
    return Score(*(round(part / valid, 4) for part in parts))
