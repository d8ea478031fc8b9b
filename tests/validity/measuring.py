"""Auditing made-up people, in two processes at a time. The same seed makes the same people."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from typing import Any, TypeVar

import msgspec

from auditor import audit, window
from auditor.activities.activity import Activity
from auditor.answers.expectations import Expectations, Preferences
from auditor.audits.catalogue import AUDITS, CATEGORIES
from auditor.facts import derive
from auditor.history.history import History
from auditor.report import AuditResult, Report
from auditor.runner.outcome import result
from tests.validity.counting import Outcome, Tally, outcome, tally
from tests.validity.diary import Diary
from tests.validity.kinds import KINDS
from tests.validity.lives import LIVES
from tests.validity.lives.attention import on_two_devices

DAYS = 90
#: Sides of life whose habits are the same in two adjacent windows.
STEADY = ("answering", "attention", "outreach", "voice")
_PROCESSES = 2
_Of = TypeVar("_Of")


@dataclass(frozen=True)
class Compared:
    """Bands of the same person told twice: how many were told ``both`` times, how many of these ``contradict``."""

    both: int
    contradict: int


@dataclass(frozen=True)
class Verdicts:
    """Of one kind of people: how often each cause was named (None: none), and how often the verdict of a clear case was
    another after a fifth of the activities had gone."""

    said: Mapping[str | None, int]
    right: int
    named: int
    changed: int

    @property
    def people(self) -> int:
        """How many there were."""
        return sum(self.said.values())


@dataclass(frozen=True)
class Measured:
    """All that is in the table. By audit, and by kind."""

    seed: int
    people: int
    kind_of: int
    audits: Sequence[Tally]
    unseen: Sequence[Tally]
    again: Mapping[str, Compared]
    fewer: Mapping[str, Compared]
    verdicts: Mapping[str, Verdicts]


def report(diary: Diary, first: int = 0, last: int | None = None, *, keep: float = 1.0, seed: int = 0) -> Report:
    """Audit a diary from its ``first`` day to its ``last`` (outside). ``keep``: the share of its activities that is
    known, drawn by lot."""
    until = diary.days if last is None else last
    lot = Random(seed)
    known = [activity for activity in diary.activities if keep >= 1 or lot.random() < keep]
    return audit(
        msgspec.convert(known, list[Activity]),
        msgspec.convert(diary.answers, Expectations),
        first=diary.date(first),
        last=diary.date(until - 1),
    )


def outcomes(diary: Diary, found: Report) -> list[Outcome]:
    """What the audits whose truth is known said."""
    results = found.audits()
    return _held_against(diary, {name: results[name] for name in diary.truths})


def _held_against(diary: Diary, results: Mapping[str, AuditResult]) -> list[Outcome]:
    return [outcome(name, diary.truths[name], results[name], mild=AUDITS[name].mild) for name in sorted(results)]


def of_audits(diary: Diary, names: Collection[str]) -> list[Outcome]:
    """What some of the audits whose truth is known say of a diary, without the rest of a report."""
    answers = msgspec.convert(diary.answers, Expectations)
    history = History.of(msgspec.convert(diary.activities, list[Activity]))
    span = window(history.last_at, first=diary.date(0), last=diary.date(diary.days - 1))
    families = derive(history, span, answers)
    entries = [entry for category in CATEGORIES for entry in category.entries if entry.audit.id in names]
    found = {
        entry.audit.id: result(entry, families, answers, answers.role, Preferences())
        for entry in entries
        if entry.audit.id in diary.truths
    }
    return _held_against(diary, found)


def _some(task: tuple[str, int, tuple[str, ...]]) -> list[Outcome]:
    life, seed, names = task
    return of_audits(LIVES[life](Random(f"{life} {seed}"), DAYS), names)


def measure_audits(names: Collection[str], people: int, seed: int, *, processes: int = 1) -> list[Tally]:
    """Tallies of a few audits alone, over people who are as in ``measure`` for the same numbers. ValueError for an
    audit whose truth is not known."""
    truths = {life: LIVES[life](Random(0), DAYS).truths.keys() for life in LIVES}
    if unknown := set(names) - set().union(*truths.values()):
        raise ValueError(f"nothing is made up whose truth is known for {', '.join(sorted(unknown))}")
    meant = [(life, tuple(sorted(known & set(names)))) for life, known in truths.items()]
    tasks = [(life, at, some) for life, some in meant if some for at in range(seed, seed + people)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return _tallies(list(pool.map(_some, tasks, chunksize=4)))


def _one(task: tuple[str, int]) -> list[Outcome]:
    life, seed = task
    diary = LIVES[life](Random(f"{life} {seed}"), DAYS)
    return outcomes(diary, report(diary))


def _phone(seed: int) -> list[Outcome]:
    diary = on_two_devices(Random(f"phone {seed}"), DAYS)
    kept = {"micro-checks", "late-night-share", "passive-scroll-share", "focus-hour-opens", "time-vs-plan"}
    return [each for each in outcomes(diary, report(diary)) if each.audit in kept]


def _twice(task: tuple[str, int]) -> list[tuple[Outcome, Outcome]]:
    life, seed = task
    diary = LIVES[life](Random(f"again {life} {seed}"), 2 * DAYS)
    first, second = (outcomes(diary, report(diary, day, day + DAYS)) for day in (0, DAYS))
    return list(zip(first, second, strict=True))


def _fewer(task: tuple[str, int]) -> list[tuple[Outcome, Outcome]]:
    life, seed = task
    diary = LIVES[life](Random(f"fewer {life} {seed}"), DAYS)
    whole, part = outcomes(diary, report(diary)), outcomes(diary, report(diary, keep=0.8, seed=seed))
    return list(zip(whole, part, strict=True))


def _verdict(task: tuple[str, int]) -> tuple[str | None, str | None]:
    kind, seed = task
    diary = KINDS[kind].write(Random(f"{kind} {seed}"))
    whole = report(diary).verdict.cause
    part = report(diary, keep=0.8, seed=seed).verdict.cause if KINDS[kind].clear else whole
    return whole, part


def measure(
    people: int, seed: int, *, processes: int = _PROCESSES, say: Callable[[str], None] = lambda _: None
) -> Measured:
    """Make ``people`` of each side of life up, a quarter of them for each comparison and each kind of verdict, and
    audit them."""
    few = max(1, people // 4)
    seeds, some = range(seed, seed + people), range(seed, seed + few)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def over(what: str, work: Callable[[Any], _Of], tasks: Sequence[Any]) -> list[_Of]:
            say(f"{what}: {len(tasks)}")
            return list(pool.map(work, tasks, chunksize=4))

        once = over("audits", _one, [(life, at) for life in LIVES for at in seeds])
        phone = over("phones unseen", _phone, some)
        again = over("adjacent windows", _twice, [(life, at) for life in STEADY for at in some])
        fewer = over("a fifth gone", _fewer, [(life, at) for life in LIVES for at in some])
        tasks = [(kind, at) for kind in KINDS for at in some]
        causes = over("verdicts", _verdict, tasks)
    by_kind: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for (kind, _), pair in zip(tasks, causes, strict=True):
        by_kind[kind].append(pair)
    return Measured(
        seed=seed,
        people=people,
        kind_of=few,
        audits=_tallies(once),
        unseen=_tallies(phone),
        again=_compared(again),
        fewer=_compared(fewer),
        verdicts={kind: _verdicts(kind, pairs) for kind, pairs in by_kind.items()},
    )


def _tallies(lives: Sequence[Sequence[Outcome]]) -> list[Tally]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for life in lives:
        for each in life:
            found[each.audit].append(each)
    return [tally(name, each) for name, each in sorted(found.items())]


def _compared(lives: Sequence[Sequence[tuple[Outcome, Outcome]]]) -> dict[str, Compared]:
    both, contradict = Counter[str](), Counter[str]()
    for life in lives:
        for first, second in life:
            if first.shown is None or second.shown is None:
                continue
            both[first.audit] += 1
            contradict[first.audit] += first.shown[1] < second.shown[0] or second.shown[1] < first.shown[0]
    return {name: Compared(both[name], contradict[name]) for name in sorted(both)}


def _verdicts(kind: str, pairs: Sequence[tuple[str | None, str | None]]) -> Verdicts:
    right = KINDS[kind].right
    return Verdicts(
        said=Counter(whole for whole, _ in pairs),
        right=sum(whole is None or whole in right for whole, _ in pairs),
        named=sum(whole is not None for whole, _ in pairs),
        changed=sum(whole != part for whole, part in pairs),
    )
