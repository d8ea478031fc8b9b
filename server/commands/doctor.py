"""What ``rapport doctor`` looks at: the folder, the server, the database, what sends to it, the language reader and
browsers; each with a remedy."""

import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import NamedTuple

from auditor.translatable import visible
from server.declarations import health
from server.installation.settings import PORT, Settings, SettingsError
from server.store.checking import place_of
from server.store.errors import CorruptError, StoreError
from server.store.store import Store, open_store
from server.telling.sending import Outcome, untold
from server.translations import gettext, ngettext, translated
from server.translations.cldr import day, language_name, listed, moment

_DAMAGED = 10  # activities that are named


class Check(NamedTuple):
    """One finding. ``remedy`` is empty where nothing needs doing."""

    what: str
    fine: bool
    remedy: str = ""


def checks(settings: Settings) -> list[Check]:
    """All findings, in the order one would mend them."""
    return [
        *_folder(settings),
        *_server(settings),
        *_store(settings),
        *_backups(settings),
        *_plugins(),
        *_declarations(settings),
        *_reading(),
        *_browser(),
    ]


def _folder(settings: Settings) -> Iterator[Check]:
    mode = stat.S_IMODE(settings.data.stat().st_mode)
    yield Check(
        gettext("Data folder %(folder)s, mode %(mode)s", folder=settings.data, mode=format(mode, "o")),
        not mode & 0o077,
        "" if not mode & 0o077 else f"chmod 700 {settings.data}",
    )
    try:
        _ = settings.key
    except SettingsError as problem:
        yield Check(str(problem), False, gettext("Without the key, people already hashed cannot be matched."))
    for file in sorted(settings.data.glob("*.sqlite3*")):
        private = not stat.S_IMODE(file.stat().st_mode) & 0o077
        if private:
            yield Check(gettext("%(file)s is private to you", file=file.name), True)
        else:
            yield Check(gettext("%(file)s can be read by others", file=file.name), False, f"chmod 600 {file}")
    yield from _set_aside(settings)


def _set_aside(settings: Settings) -> Iterator[Check]:
    from server.store.restoring import damaged_before

    for file in damaged_before(settings.sqlite_file) if settings.sqlite_file else ():
        told = gettext("What was there before a backup was restored was damaged, and stays as %(file)s", file=file)
        yield Check(told, True, gettext("Delete it once nothing of it is wanted any more."))


def _server(settings: Settings) -> Iterator[Check]:
    from server.entry.opening import HOST, origin, running

    with suppress(SettingsError):  # told above
        if port := running(settings):
            yield Check(gettext("Rapport is running, at %(address)s", address=origin(port)), True)
            return
    start = gettext("Start it at port %(port)s: rapport serve", port=PORT)
    with suppress(OSError):
        socket.create_connection((HOST, PORT), timeout=1).close()
        start = gettext("Another program answers at port %(port)s. Choose another: rapport serve --port", port=PORT)
    yield Check(gettext("Rapport is not running"), True, start)


def _store(settings: Settings) -> Iterator[Check]:
    try:
        with open_store(settings) as store:
            span = store.activities.span()
            yield Check(
                ngettext(
                    "The database opens, %(num)s activity",
                    "The database opens, %(num)s activities",
                    store.activities.count(),
                ),
                True,
            )
            if store.journal not in (None, "wal"):
                told = gettext(
                    "The file system of %(folder)s allows no write-ahead log (journal: %(mode)s). All works, but "
                    "writing takes longer, and reading waits for it",
                    folder=settings.data,
                    mode=store.journal,
                )
                yield Check(told, True)
            yield from _whole(store)
            if span is None:
                yield Check(
                    gettext("Nothing is imported yet"),
                    True,
                    gettext("rapport import FILE, or the import page of the dashboard"),
                )
            for file in store.imports.cut_short():
                told = gettext("The import of %(file)s was cut short", file=visible(file))
                yield Check(told, False, gettext("Import it again: only what is missing is added."))
            yield from _senders(store)
            for outcome, said in untold(store):
                remedy = (
                    gettext(
                        "What was new then is told with the next self-audit. The page “Messages from Rapport” sends a "
                        "test."
                    )
                    if outcome is Outcome.FAILED
                    else gettext("The page “Messages from Rapport” sends a test.")
                )
                yield Check(said, False, remedy)
            for part in health.stopped_in(store):
                yield Check(str(part), False, translated(part.remedy))
            for entry in store.coverage.all():
                if entry.note:
                    yield Check(f"{entry.site}: {translated(entry.note)}", True, translated(entry.remedy))
    except (StoreError, SettingsError) as problem:
        yield Check(str(problem), False, gettext("Your other files are not touched. A backup can be put back."))


def _whole(store: Store) -> Iterator[Check]:
    whole = store.integrity()
    if whole != "ok":
        told = gettext("The database is damaged: %(reason)s", reason=whole)
        yield Check(told, False, gettext("Restore it from a backup."))
    damaged = []
    with suppress(CorruptError):  # which is told above
        damaged = store.damaged()
    if whole == "ok" and not damaged:
        yield Check(gettext("The database is whole"), True)
    for row in damaged[:_DAMAGED]:
        told = gettext("The activity %(id)s of %(day)s on %(site)s is damaged", **place_of(row))
        yield Check(told, False, gettext("Restore a backup, or erase what is damaged: rapport erase --damaged"))
    if (more := len(damaged) - _DAMAGED) > 0:
        told = ngettext("%(num)s more activity is damaged", "%(num)s more activities are damaged", more)
        yield Check(told, False)


def _senders(store: Store) -> Iterator[Check]:
    """The zone, and when each device last sent something, by the clock there."""
    from server.rendering import clock
    from server.rendering.labels import device as kind

    zone = store.owner.get().zone
    if store.lacks_zone:
        told = gettext("The time zone of this machine cannot be found: days and hours are those of UTC")
        yield Check(told, True, gettext("Say in the settings of the dashboard where you live."))
    else:
        yield Check(gettext("Days and hours are those of %(zone)s", zone=zone), True)
    if leapt := clock.in_words(store):
        yield Check(leapt, False, gettext("If the date is right, press “The date is right” in the settings."))
    devices = [each for each in store.devices.all() if not each.revoked]
    for each in devices:
        named = {"name": each.name, "kind": kind(each.browser)}
        if each.seen is None:
            yield Check(gettext("%(name)s (%(kind)s) is connected and has sent nothing yet", **named), True)
        else:
            when = moment(each.seen, zone)
            yield Check(gettext("%(name)s (%(kind)s) last sent something: %(when)s", **named, when=when), True)
    if not devices:
        yield Check(gettext("No browser and no script is connected"), True)


def _backups(settings: Settings) -> Iterator[Check]:
    from server.store.backup_plan import last_backups, read_plan

    plan = read_plan(settings)
    last = last_backups(settings, 1)
    if last:
        when = moment(round(last[0].made.timestamp() * 1000), settings.zone)
        told = gettext("The last backup was made %(when)s: %(file)s", when=when, file=last[0].file)
    else:
        told = gettext("There is no backup yet")
    if plan is None:
        yield Check(told, True, "" if last else gettext("Make one now: rapport backup"))
        return
    late = plan.is_late(datetime.now(UTC))
    remedy = gettext(
        "They are made while Rapport is running. Make one now: rapport backup %(folder)s", folder=plan.folder
    )
    yield Check(told, not late, remedy if late else "")
    if plan.failed:
        failed = gettext(
            "The last try to make a backup failed, %(when)s: %(reason)s",
            when=moment(plan.failed.at, settings.zone),
            reason=visible(plan.failed.why),
        )
        yield Check(failed, False, gettext("It is tried again every quarter of an hour while Rapport is running."))


def _plugins() -> Iterator[Check]:
    """What other packages add, and what of it cannot be used."""
    from auditor import plugins
    from auditor.activities.sites import sites
    from auditor.archives import archives
    from auditor.audits import catalogue  # noqa: F401  to look for audits and their sources

    sites(), archives()
    for each in plugins.found():
        named = {"name": f"{each.name} ({each.group.rpartition('.')[2]})", "package": each.package}
        if each.fault:
            told = gettext(
                "The plugin %(name)s of %(package)s does not work: %(reason)s", **named, reason=translated(each.fault)
            )
            remedy = gettext("All else works. Update %(package)s, or remove it.", package=each.package)
            yield Check(told, False, remedy)
        else:
            yield Check(gettext("The plugin %(name)s of %(package)s is used", **named), True)


def _declarations(settings: Settings) -> Iterator[Check]:
    from server.declarations import kept

    used = kept.in_use(settings.data)
    made = day(date.fromisoformat(used.made))
    told = gettext("Sites are read by edition %(number)s of %(day)s", number=str(used.version), day=made)
    yield Check(told, True)
    if used.left_out:
        told = gettext("Of this edition some was not taken: %(sites)s", sites=listed(used.left_out))
        yield Check(told, True, gettext("These are read as came with Rapport. A newer Rapport or a newer file helps."))
    if used.problem:
        told = gettext("An edition that was taken cannot be used: %(reason)s", reason=translated(used.problem))
        yield Check(
            told, False, gettext("Take its file again (rapport sites update), or go back (rapport sites back).")
        )


def _reading() -> Iterator[Check]:
    from auditor import language
    from auditor.activities.acts import ACTS
    from auditor.runner.outcome import LEAST_PRECISION
    from server.rendering.labels import act_label

    names = [language_name(code) for code in language.measured()]
    yield Check(gettext("Messages are read in %(languages)s", languages=listed(names)), True)
    for code, name in zip(language.measured(), names, strict=True):
        reliable = {act for act, value in language.precision([code]).items() if value >= LEAST_PRECISION}
        if unsure := [act_label(act) for act in ACTS if act not in reliable]:
            told = gettext(
                "%(language)s: shown but not scored, as they cannot be detected reliably enough yet: %(acts)s",
                language=name,
                acts=listed(unsure),
            )
            yield Check(told, True)


def _browser() -> Iterator[Check]:
    from server.rendering.browsers import chrome, chromium, driver_problem

    if problem := driver_problem():
        yield Check(gettext("PDF cannot be printed here, all else can"), True, problem)
    found = chromium() or chrome()
    if found:
        yield Check(gettext("Chromium for PDF: %(place)s", place=found), True)
    else:
        yield Check(
            gettext("No Chromium of the machine's own for PDF"),
            True,
            gettext("Only for --format pdf, which fetches one when it is first asked for."),
        )
