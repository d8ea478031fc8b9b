"""What made-up people did, in a store; and stores of some who were audited: made once a process and day, as that takes
seconds, and copied."""

import atexit
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.activities.activity import Activity
from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.story import Story

#: What somebody did until a moment, and their answers.
Life = Callable[[datetime], tuple[list[Activity], Expectations | None]]


def keep(store: Store, story: Story) -> None:
    """Have a store keep what a story tells."""
    store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in story.activities])


def lived(life: Life, folder: Path) -> Settings:
    """A data folder that no app has opened yet, with such a life until now and an audit of it."""
    shutil.copytree(_made(life, datetime.now(UTC).date()), folder, dirs_exist_ok=True)
    return _settings(folder)


def audited_story(story: Callable[[], Story], folder: Path) -> Settings:
    """The same with what a story tells, of somebody who answered nothing."""
    shutil.copytree(_made(_life(story), datetime.now(UTC).date()), folder, dirs_exist_ok=True)
    return _settings(folder)


@cache
def _life(story: Callable[[], Story]) -> Life:
    return lambda _: (story().activities, None)


def _settings(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@cache
def _made(life: Life, _: date) -> Path:
    """A folder with it, of that day."""
    made = TemporaryDirectory()
    atexit.register(made.cleanup)
    settings = _settings(Path(made.name) / "data")
    with open_store(settings) as store:
        activities, answers = life(datetime.now(UTC))
        store.activities.write([receive(activity, key=store.key, zone=UTC) for activity in activities])
        if answers:
            store.answers.add(answers)
        audit_now(store)
    return settings.data
