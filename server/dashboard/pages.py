"""The page on which a person shows Rapport their own profile: by its address, or as a page that they saved."""

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from auditor.activities.sites import sites, title
from auditor.translatable import Told
from server.current import store
from server.entry.security import check_session
from server.store.persons import now
from server.translations import gettext, ngettext, translated
from server.translations.cldr import listed

if TYPE_CHECKING:
    from server.visiting.visiting import Taken

blueprint = Blueprint("pages", "server.dashboard", url_prefix="/pages", template_folder="templates")
blueprint.before_request(check_session)

LONGEST = 2_000


@blueprint.get("")
def overview() -> str:
    """The two forms, and the pages that are visited before each self-audit."""
    kept = store()
    forbidding = listed([site.title for site in sites().values() if site.visits_forbidden_by])
    return render_template("pages.html", pages=kept.pages.all(), zone=kept.owner.get().zone, forbidding=forbidding)


@blueprint.post("/visit")
def go() -> BaseResponse:
    """Visit a page now, and before each self-audit where that was ticked."""
    from server.visiting.visiting import address_of, visit

    try:
        address = address_of(request.form.get("address", "")[:LONGEST])
        taken = visit(store(), address, fetch=False)
    except Told as problem:
        flash(translated(problem.said), "error")
    except OSError as problem:
        flash(gettext("No browser could be started: %(reason)s", reason=str(problem)[:300]), "error")
    else:
        if request.form.get("first"):
            store().pages.note(store().pages.add(address, now()).id, now())
        flash(_told(taken), "info")
    return redirect(url_for("pages.overview"))


@blueprint.post("/read")
def read() -> BaseResponse:
    """Read a page that was saved."""
    from server.visiting.visiting import read_saved

    file = request.files.get("page")
    if file is None or not file.filename:
        abort(400, gettext("No file was chosen."))
    try:
        taken = read_saved(store(), file.stream, request.form.get("address", "")[:LONGEST])
    except Told as problem:
        flash(translated(problem.said), "error")
    else:
        flash(_told(taken), "info")
    return redirect(url_for("pages.overview"))


@blueprint.post("/<page>/remove")
def remove(page: str) -> BaseResponse:
    """Visit a page no more."""
    if not store().pages.remove(page):
        abort(404, gettext("This page is not visited any more."))
    flash(gettext("It is visited no more. What was read of it stays."), "info")
    return redirect(url_for("pages.overview"))


def _told(taken: "Taken") -> str:
    return ngettext(
        "%(num)s field of your profile was read (%(site)s). The page itself is not kept.",
        "%(num)s fields of your profile were read (%(site)s). The page itself is not kept.",
        taken.fields,
        site=title(taken.site),
    )
