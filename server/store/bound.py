"""A store bound to its owner: what pages, commands and schedules use; none of them can ask for another person."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from auditor.activities.activity import Coverage
from auditor.answers.expectations import Expectations, Preferences
from auditor.history.history import History
from auditor.history.ingest import Arrival, Row
from auditor.report import Report
from server.settings import Settings
from server.store import (
    answers,
    coverage,
    devices,
    exporting,
    forgetting,
    imports,
    pairings,
    persons,
    reading,
    readings,
    reports,
    runs,
    schedules,
    texts,
    writing,
)
from server.store.devices import Device
from server.store.engine import integrity, open_engine
from server.store.pairings import Answer, Pairing
from server.store.processes import Process
from server.store.readings import Reading
from server.store.recurrence import Recurrence
from server.store.runs import Run
from server.store.schedules import Schedule
from server.store.schema import OWNER
from server.store.sharing import Sharing


class Store:
    """One person's share of a store. Methods raise StoreError where the store cannot do what it is asked."""

    def __init__(self, engine: Engine, settings: Settings, person: str = OWNER) -> None:
        self._engine = engine
        self._person = person
        self._settings = settings
        self._sharing = Sharing(partial(writing.write_all, engine, person))
        persons.enrol(engine, person, zone=settings.zone, keep_text_days=settings.keep_text_days)
        self.expire_texts()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @property
    def folder(self) -> Path:
        """Where the installation's files lie."""
        return self._settings.data

    @property
    def key(self) -> bytes:
        """The installation's secret."""
        return self._settings.key

    @property
    def zone(self) -> ZoneInfo:
        """Where the person lives."""
        return self.owner().zone_info

    def owner(self) -> persons.Owner:
        """The person and how they want to be kept."""
        return persons.owner(self._engine, self._person)

    def change(self, *, zone: str | None = None, keep_text_days: int | None = None) -> None:
        """Change what is given; texts go at once when they are no longer to be kept, and earlier when they are to be
        kept for fewer days; schedules follow to a new zone."""
        persons.change(self._engine, self._person, zone=zone, keep_text_days=keep_text_days)
        if zone is not None:
            schedules.move(self._engine, self._person, zone, persons.now())
        if keep_text_days == 0:
            texts.forget(self._engine, self._person)
        elif keep_text_days is not None:
            texts.shorten(self._engine, self._person, datetime.now(UTC).date() + timedelta(days=keep_text_days))

    def erase(self) -> None:
        """Forget everything; the person begins anew with nothing."""
        persons.erase(self._engine, self._person)
        persons.enrol(self._engine, self._person, zone=self._settings.zone)

    def integrity(self) -> str:
        """``ok``, or what the database finds wrong with itself."""
        return integrity(self._engine)

    # Activities

    def write(self, arrivals: Sequence[Arrival]) -> writing.Written:
        """Store what is not yet known; on the disk when it returns."""
        return self._sharing.write(arrivals)

    def forget(self, ids: Collection[str]) -> int:
        """Forget activities that the extension told of; how many there were."""
        return forgetting.forget(self._engine, self._person, ids, "extension")

    def span(self) -> tuple[int, int] | None:
        """UTC milliseconds of the first and last activity."""
        first, last = reading.span(self._engine, self._person)
        return None if first is None or last is None else (first, last)

    def last_until(self, at: int) -> int | None:
        """The latest activity that is not after ``at``: a clock gone wrong must not move the window."""
        return reading.last_until(self._engine, self._person, at)

    def count(self) -> int:
        """How many activities are kept."""
        return sum(count.activities for count in reading.counts(self._engine, self._person))

    def history(self, start: int, end: int, sites: Collection[str] = ()) -> History:
        """What an audit of a window of UTC milliseconds needs, ``end`` excluded; of all sites, or of some."""
        return reading.history(self._engine, self._person, start, end, sites or None)

    def activities(self, ids: Collection[str]) -> list[Row]:
        """Activities as kept, by id."""
        return reading.by_ids(self._engine, self._person, ids)

    def received_with(self, acts: int, since: int) -> list[Row]:
        """Messages received since a moment that hold one of these acts."""
        return reading.received_with(self._engine, self._person, acts, since)

    def names(self, people: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """What people are called, by (site, id)."""
        return reading.names(self._engine, self._person, people)

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        """Texts by activity id, where they are kept."""
        return texts.texts(self._engine, self._person, ids, datetime.now(UTC).date())

    def expire_texts(self) -> None:
        """Delete the texts whose time is over. To be asked again while a program runs for days."""
        texts.expire(self._engine, self._person, datetime.now(UTC).date())

    def export(self, output: Path, form: exporting.Format, *, share: bool) -> int:
        """Write all activities to a file; how many."""
        with output.open("wb") as file:
            return exporting.export(self._engine, self._person, file, form, share=share, key=self.key)

    def coverage(self) -> tuple[Coverage, ...]:
        """What the sources can tell."""
        return coverage.coverage(self._engine, self._person)

    def cover(self, source: str, told: Iterable[Coverage]) -> None:
        """Keep what a source can tell, in place of what it said before."""
        coverage.cover(self._engine, self._person, source, told)

    # Imports

    def begin_import(self, file: str) -> str:
        """Note that an import begins; its id."""
        return imports.begin(self._engine, self._person, file)

    def progress_import(self, name: str, *, recognised: str, new: int, known: int, skipped: int) -> None:
        """Note how far an import got."""
        imports.progress(self._engine, self._person, name, recognised=recognised, new=new, known=known, skipped=skipped)

    def finish_import(self, name: str, state: imports.State, problems: tuple[str, ...]) -> None:
        """Note how an import ended."""
        imports.finish(self._engine, self._person, name, state, problems)

    def abandon_imports(self) -> None:
        """On starting a server: imports whose process ended before they did have failed."""
        imports.abandon(self._engine, self._person)

    def import_(self, name: str) -> imports.Import | None:
        """One import."""
        return imports.get(self._engine, self._person, name)

    def imports(self) -> list[imports.Import]:
        """All imports, latest first."""
        return imports.latest(self._engine, self._person)

    # Self-audits that recur; ``now`` is in UTC milliseconds

    def schedules(self) -> list[Schedule]:
        """All schedules, the next due first."""
        return schedules.every(self._engine, self._person)

    def add_schedule(self, recurrence: Recurrence, days: int, now: int) -> Schedule:
        """Audit the last ``days`` again and again."""
        return schedules.add(self._engine, self._person, recurrence, days, now)

    def remove_schedule(self, name: str) -> bool:
        """Whether there was one to remove."""
        return schedules.remove(self._engine, self._person, name)

    def pause_schedule(self, name: str, now: int, *, paused: bool) -> bool:
        """Pause one or take it up again; whether there is one."""
        return schedules.pause(self._engine, self._person, name, now, paused=paused)

    def straighten_schedules(self, now: int) -> None:
        """Bring back what a clock that ran ahead has put off too far."""
        schedules.straighten(self._engine, self._person, now)

    def claim_run(self, now: int, by: Process) -> Run | None:
        """Take what is due, if anything, so that no other server does."""
        return schedules.claim(self._engine, self._person, now, by)

    def begin_run(self, run: Run) -> None:
        """Note that a self-audit runs."""
        runs.begin(self._engine, self._person, run)

    def finish_run(self, name: str, now: int, *, report: Report | None = None, error: str | None = None) -> bool:
        """Keep its report, or why there is none; False if it was given up meanwhile."""
        return runs.finish(self._engine, self._person, name, now, report=report, error=error)

    def break_off_run(self, run: Run, now: int, by: Process) -> Run | None:
        """Note that it ended with its process; the run that repeats it, if one is to."""
        return runs.break_off(self._engine, self._person, run, now, by)

    def runs_under_way(self) -> list[Run]:
        """Those that run, or broke off without a word."""
        return runs.under_way(self._engine, self._person)

    def runs(self, limit: int = 50) -> list[Run]:
        """Runs, latest first."""
        return runs.latest(self._engine, self._person, limit)

    def run(self, name: str) -> Run | None:
        """One run."""
        return runs.get(self._engine, self._person, name)

    def latest_due_run(self) -> Run | None:
        """The last that began by itself."""
        return runs.latest_due(self._engine, self._person)

    # Devices; ``now`` is in UTC milliseconds

    def ask_pairing(self, name: str, browser: str, origin: str, now: int) -> tuple[Pairing, str]:
        """A request to become a device, and its secret. Raises TooMany."""
        return pairings.ask(self._engine, self._person, name, browser, origin, now)

    def pairings(self, now: int) -> list[Pairing]:
        """Requests that wait for the person."""
        return pairings.waiting(self._engine, self._person, now)

    def decide_pairing(self, name: str, now: int, *, confirm: bool) -> bool:
        """Confirm or refuse a request; whether it still waited."""
        return pairings.decide(self._engine, self._person, name, now, confirm=confirm)

    def pairing_outcome(self, name: str, secret: str, now: int) -> Answer | None:
        """What became of a request; the token is in it once."""
        return pairings.outcome(self._engine, self._person, name, secret, now)

    def devices(self) -> list[Device]:
        """All devices, the newest first."""
        return devices.every(self._engine, self._person)

    def add_device(self, name: str, browser: str, now: int) -> tuple[str, str]:
        """A device for a script: its id, and its token, which is told this once."""
        return devices.add(self._engine, self._person, name, browser, now)

    def device(self, token: str) -> Device | None:
        """The device a token was given to, unless it was revoked."""
        return devices.holder(self._engine, self._person, token)

    def see_device(self, name: str, now: int) -> None:
        """Note that a device sent something."""
        devices.see(self._engine, self._person, name, now)

    def revoke_device(self, name: str, now: int) -> bool:
        """Take nothing from a device any more; whether there was one to revoke."""
        return devices.revoke(self._engine, self._person, name, now)

    def put_readings(self, device: str, told: Iterable[Reading]) -> None:
        """How well a device could read, in place of what it said before of the same days."""
        readings.put(self._engine, self._person, device, told)

    def readings(self) -> list[Reading]:
        """How well the sites could be read, by site, part and day."""
        return readings.daily(self._engine, self._person)

    def observed_since(self) -> dict[str, str]:
        """The local day of the first activity that an extension told of, by site."""
        return reading.first_days(self._engine, self._person, "extension")

    # Reports and answers

    def save_report(self, report: Report) -> None:
        """Keep a report as it is."""
        reports.save(self._engine, self._person, report)

    def report(self, name: str) -> Report | None:
        """One report."""
        return reports.get(self._engine, self._person, name)

    def latest_report(self) -> Report | None:
        """The report made last."""
        return reports.latest(self._engine, self._person)

    def reports(self, limit: int) -> list[reports.Heading]:
        """Headings of the reports made last, latest first."""
        return reports.headings(self._engine, self._person, limit)

    def answers(self) -> Expectations:
        """What the person said last."""
        return answers.expectations(self._engine, self._person)

    def save_answers(self, given: Expectations) -> None:
        """Keep new answers beside the earlier ones."""
        answers.expect(self._engine, self._person, given)

    def preferences(self) -> Preferences:
        """How the person wants to be audited."""
        return answers.wishes(self._engine, self._person)

    def save_preferences(self, wishes: Preferences) -> None:
        """Put these wishes in place of the earlier ones."""
        answers.prefer(self._engine, self._person, wishes)


def open_store(settings: Settings) -> Store:
    """The owner's store; made where it does not exist yet."""
    return Store(open_engine(settings.database_url), settings)
