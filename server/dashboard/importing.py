"""The pages on which archives come in, and on which a person says who they are in one."""

from pathlib import Path
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.activities.sites import sites, title
from auditor.archives import Me, archives
from auditor.archives.archive import Archive
from auditor.translatable import lazy_gettext
from server.current import imports, store
from server.dashboard.views import role_to_ask
from server.declarations.health import stopped_in
from server.entry.security import check_session
from server.imports.watching import NoFolder, checked
from server.rendering.kept_apart import KeptApart
from server.store.imports import PROBLEMS_KEPT
from server.translations import gettext, translated
from server.translations.cldr import listed

blueprint = Blueprint("importing", "server.dashboard", url_prefix="/import")
blueprint.before_request(check_session)

_LONGEST = 1_000  # characters of a folder
_LEFT_SHOWN = 20
_MOST_TOGETHER = 200  # their ids stand in the address of the page, which may be no longer


@blueprint.app_template_filter()
def without_sources(words: str) -> str:
    """What is not the person's own to choose, as the name of a chat's file, without whom they keep apart."""
    if "apart" not in g:
        g.apart = KeptApart(store())
    apart: KeptApart = g.apart
    return apart.written(words)


@blueprint.app_context_processor
def known_archives() -> dict[str, Any]:
    """What the pages that offer to import one tell of them."""
    return {"archives_by_site": _archives_by_site, "without_archive": _without_archive}


def _archives_by_site() -> list[tuple[str, list[Archive]]]:
    """What is read, by the name of the site; what comes from a phone, of whichever sites, last."""
    found: dict[str, list[Archive]] = {}
    for archive in sorted(archives(), key=lambda each: (not each.site, str(each.title))):
        found.setdefault(title(archive.site) if archive.site else gettext("Minutes from a phone"), []).append(archive)
    return list(found.items())


def _without_archive() -> str:
    """The sites that are known, and of which no archive tells."""
    told = {site for archive in archives() for site in (archive.site, *archive.also)}
    return listed([site.title for site in sites().values() if site.site not in told and not site.anywhere])


@blueprint.get("")
def overview() -> str:
    """What came in, and the box for more."""
    kept = store()
    return render_template(
        "import.html",
        imports=kept.imports.latest(),
        stopped=stopped_in(kept),
        zone=kept.owner.get().zone,
        accounts_known=bool(kept.accounts.all()),
        watched=[(folder, _is_there(folder)) for folder in kept.watched.folders()],
        left=kept.watched.left(_LEFT_SHOWN),
    )


@blueprint.post("/watch")
def watch() -> BaseResponse:
    """Watch a folder from now on, or one of them no longer."""
    kept, given = store(), request.form.get("folder", "").strip()[:_LONGEST]
    if "stop" in request.form:
        kept.watched.switch(given, on=False)
        flash(gettext("%(folder)s is watched no longer. What came in from it stays.", folder=given), "info")
        return redirect(url_for("importing.overview"))
    try:
        folder = str(_folder(given, kept.folder))
    except NoFolder as problem:
        flash(translated(problem.said), "error")
    else:
        kept.watched.switch(folder, on=True)
        flash(gettext("%(folder)s is watched from now on, while Rapport runs.", folder=folder), "info")
    return redirect(url_for("importing.overview"))


@blueprint.post("")
def upload() -> BaseResponse:
    """Take uploaded archives and import them in the background."""
    files = [file for file in request.files.getlist("archive") if file.filename]
    if not files:
        abort(400, gettext("No file was chosen."))
    started = imports().start_together(files)
    if 1 < len(started) <= _MOST_TOGETHER:
        return redirect(url_for("importing.together", entries=",".join(started)))
    return redirect(url_for("importing.one", entry=started[0]) if len(started) == 1 else url_for("importing.overview"))


@blueprint.get("/together/<entries>")
def together(entries: str) -> str:
    """How the imports of several files go or went, and what came in from all of them."""
    kept = store().imports
    found = [each for each in map(kept.get, entries.split(",")[:_MOST_TOGETHER]) if each]
    if not found:
        abort(404, gettext("There is no such import."))
    open_ones = {each.file: each.started for each in found if each.summary.unclear}
    later = [each for each in reversed(kept.latest()) if each.started > open_ones.get(each.file, each.started)]
    again = {each.file: each for each in later}
    found = [again.get(each.file, each) if each.summary.unclear else each for each in found]
    counts = {"new": 0, "known": 0, "skipped": 0}
    for each in found:
        counts = {name: count + getattr(each, name) for name, count in counts.items()}
    left = sum(each.state == "running" for each in found)
    failed = sum(each.state == "failed" for each in found)
    told = {"entries": found, "left": left, "failed": failed, "counts": counts}
    return render_template("import_together.html", **told, role=role_to_ask())


@blueprint.post("/<entry>/cancel")
def cancel(entry: str) -> BaseResponse:
    """End an import; what it stored stays."""
    if imports().cancel(entry):
        flash(gettext("The import ends. What came in stays."), "info")
    else:
        flash(gettext("This import is not running here, so there is nothing to cancel."), "error")
    return redirect(url_for("importing.one", entry=entry))


@blueprint.get("/<entry>")
def one(entry: str) -> str:
    """How one import goes or went."""
    found, percent = imports().status(entry)
    if found is None:
        abort(404, gettext("There is no such import."))
    more = len(found.problems) >= PROBLEMS_KEPT
    asked = store().accounts.asked()
    told = {"entry": found, "percent": percent, "looked": imports().looked(entry), "more": more, "asked": asked}
    return render_template("import_one.html", **told, role=role_to_ask())


@blueprint.post("/<entry>/me")
def say_who_i_am(entry: str) -> BaseResponse:
    """Remember who the person is in an archive that left it open."""
    found, _ = imports().status(entry)
    if found is None:
        abort(404, gettext("There is no such import."))
    name = request.form.get("name", "").strip()
    sites_asked = {each.site for each in found.summary.unclear}
    if not name or not sites_asked:
        abort(400, gettext("Nobody was chosen."))
    for site in sorted(sites_asked):
        store().accounts.remember(Me(site, (name,)), mine=True)
    flash(gettext("Thank you. Choose %(file)s once more: now it is known who you are in it.", file=found.file))
    return redirect(url_for("importing.overview"))


def _is_there(folder: str) -> bool:
    try:
        return Path(folder).is_dir()
    except OSError:
        return False


def _folder(given: str, data: Path) -> Path:
    """The folder to watch; its path does not depend on where the server was started. Raises NoFolder."""
    if not (Path(given).is_absolute() or given.startswith("~")):
        raise NoFolder(lazy_gettext("Write the whole path of the folder, from its beginning."))
    return checked(Path(given), data)
