"""Made-up people of whom every table holds something, and what of it would give them away."""

from datetime import UTC, date
from typing import Any, NamedTuple

from sqlalchemy import select

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Preferences
from auditor.answers.trial import Trial
from auditor.archives import Me
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.sealing import POINT
from server.store.persons import now
from server.store.processes import Process
from server.store.readings import Reading
from server.store.recurrence import Recurrence
from server.store.remarks import Remark
from server.store.runs import new
from server.store.schema import metadata
from server.store.store import Store
from server.store.watched import WatchedFile
from tests.store.making import message
from tests.story import Story

Rows = dict[str, list[tuple[Any, ...]]]
_SHORTEST = 8  # characters of what gives somebody away


class Handles(NamedTuple):
    """What somebody else might name to reach what is this person's, by the names that addresses and methods have for
    it. ``secrets`` open something."""

    ids: dict[str, str]
    secrets: dict[str, str]
    people: tuple[tuple[str, str], ...]

    def every(self) -> list[str]:
        """All of them."""
        return [*self.ids.values(), *self.secrets.values(), *(identifier for _, identifier in self.people)]


def live(store: Store, mark: str) -> Handles:
    """Fill every table for a person; ``mark`` is a word that stands in whatever can hold one."""
    story, moment, zone = Story(zone=UTC), now(), UTC
    acts = [story.hear(470 + n, f"{mark} friend {n}") for n in range(6)]
    acts += [story.hear(499, "Somebody whom both know")]
    rows = [receive(each, key=store.key, zone=zone, keep_text=True) for each in acts]
    store.change(keep_text_days=30, zone="Europe/Berlin")
    store.activities.write(rows)
    for via in ("extension", "archive"):  # of two sources one act is kept, and an alias
        store.activities.write([message(f"{mark} wrote this, which two sources tell", via=via)])
    report = audit_now(store)
    store.answers.add(store.answers.get())
    store.preferences.replace(Preferences(muted=("reply-rate",)))
    store.coverage.add("archive", [Coverage("linkedin", Subject.MESSAGE_RECEIVED, "full", note=f"{mark} coverage")])
    entry = store.imports.begin(f"{mark}-archive.zip")
    store.accounts.remember(Me("linkedin", (f"{mark} myself",)))
    schedule = store.schedules.add(Recurrence.checked("monthly", "09:00", None, 3, "Europe/Berlin"), 90, moment)
    run = new(90, moment, Process(f"{mark}-machine", 1), schedule_id=schedule.id)
    store.runs.begin(run)
    device, token = store.devices.add(f"{mark} script", "script", moment, "write")
    pairing = store.pairings.add(f"{mark} browser", "Firefox", "", b"\x04" + b"p" * (POINT - 1), b"c" * 16, moment)
    store.readings.replace(device, [Reading("linkedin", "feed", "2026-11-02", 3, 4)])
    link = store.links.add(moment)
    step = store.steps.add("reply-rate", f"{mark} action", "taken", moment)
    trial = store.trials.add(
        "reply-rate", Trial(f"{mark} trial", "recipient", "accepted", date(2026, 11, 2), 4), moment
    )
    people = tuple(sorted(store.acquaintances.names()))
    store.remarks.put(people[0], Remark(f"{mark} remark", 30))
    store.same.answer(people[0], people[1], same=False)
    feed = store.feeds.renew(moment)
    channel = store.channels.add(f"{mark} channel", f"json://{mark.lower()}.example", moment)
    store.channels.catch_up(channel, [(step, date(2026, 11, 2))])
    account = store.connected.add("mastodon", "https://m.example", f"{mark}@m.example", {"token": mark}, moment)
    folder = f"/home/{mark}/downloads"
    store.watched.switch(folder, on=True)
    digest = mark.encode().hex().ljust(64, "0")
    store.watched.keep(WatchedFile(digest, f"{mark}.zip", moment, None, "1"), store.owner.get().created)
    page = store.pages.add(f"https://{mark.lower()}.example/me", moment)
    ids = {
        "report": report.id, "entry": entry, "entries": entry, "schedule": schedule.id, "run": run.id,
        "name": device, "pairing": pairing.id, "step": step, "trial": trial, "channel": channel,
        "account": account.id, "page": page.id, "activity": rows[0].row.id, "folder": folder, "digest": digest,
        "own": store.accounts.all()[0].id,
    }  # fmt: skip
    session = store.sessions.begin(moment)
    return Handles(ids, {"token": token, "link": link, "session": session, "secret": feed}, people)


def rows_of(store: Store) -> Rows:
    """Everything that is kept of a person."""
    with store._engine.connect() as connection:
        return {
            name: sorted(
                map(tuple, connection.execute(select(table).where(table.c.person_id == store.person))), key=str
            )
            for name, table in metadata.tables.items()
        }


def giving_away(of: Store, beside: Store) -> set[str]:
    """Texts among what is kept of one person, long enough to be theirs, that stand in nothing that is kept of the
    other."""
    others = str(rows_of(beside))
    found = set()
    for rows in rows_of(of).values():
        for row in rows:
            found |= {value for value in row if isinstance(value, str) and len(value) >= _SHORTEST}
    return {each for each in found if each not in others and each.isprintable()}
