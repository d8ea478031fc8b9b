"""What ``rapport doctor`` looks at: the folder, the database, the language reader, browsers; each with a remedy."""

import stat
from collections.abc import Iterator
from typing import NamedTuple

from server import health
from server.settings import Settings, SettingsError
from server.store.errors import StoreError
from server.store.store import open_store


class Check(NamedTuple):
    """One finding. ``remedy`` is empty where nothing needs doing."""

    what: str
    fine: bool
    remedy: str = ""


def checks(settings: Settings) -> list[Check]:
    """All findings, in the order one would mend them."""
    return [*_folder(settings), *_store(settings), *_reading(), *_browser()]


def _folder(settings: Settings) -> Iterator[Check]:
    mode = stat.S_IMODE(settings.data.stat().st_mode)
    yield Check(
        f"data folder {settings.data}, mode {mode:o}", not mode & 0o077, "" if not mode & 0o077 else "chmod 700"
    )
    try:
        _ = settings.key
    except SettingsError as problem:
        yield Check(f"the installation's key: {problem}", False, "Without it, people already hashed cannot be matched.")
    for file in sorted(settings.data.glob("*.sqlite3*")):
        private = not stat.S_IMODE(file.stat().st_mode) & 0o077
        yield Check(f"{file.name} is private to you", private, "" if private else f"chmod 600 {file}")


def _store(settings: Settings) -> Iterator[Check]:
    try:
        with open_store(settings) as store:
            span = store.activities.span()
            yield Check(f"database opens, {store.activities.count():,} activities", True)
            whole = store.integrity()
            yield Check(f"kept whole: {whole}", whole == "ok", "" if whole == "ok" else "Restore it from a backup.")
            if span is None:
                yield Check("nothing imported yet", True, "rapport import FILE, or the import page of the dashboard")
            for part in health.stopped(store.readings.all()):
                yield Check(str(part), False, health.REMEDY)
            for entry in store.coverage.all():
                if entry.note:
                    yield Check(f"{entry.site}: {entry.note}", True, entry.remedy)
    except (StoreError, SettingsError) as problem:
        yield Check(f"database: {problem}", False, "Your other files are not touched. A backup can be put back.")


def _reading() -> Iterator[Check]:
    from auditor import language

    unsure = [act for act, value in language.precision().items() if value < 0.8]
    names = ", ".join((act.name or "").lower().replace("_", " ") for act in unsure)
    yield Check("messages are read in English", True)
    if names:
        yield Check(f"acts told but not scored, as they are not read precisely enough yet: {names}", True)


def _browser() -> Iterator[Check]:
    from server.rendering.browsers import chrome, chromium, driver_problem

    if problem := driver_problem():
        yield Check("PDF cannot be printed here, all else can", True, problem)
    found = chromium() or chrome()
    yield Check(
        f"Chromium for PDF: {found or 'none of the machine’s own'}",
        True,
        "" if found else "Only for --format pdf, which fetches one when it is first asked for.",
    )
