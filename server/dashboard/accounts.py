"""Which accounts on the sites are the person's: listed, asked about on the start page, answered and answered anew."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from server.current import audit_now, store
from server.entry.security import check_session
from server.translations import gettext

blueprint = Blueprint("accounts", "server.dashboard", url_prefix="/accounts")
blueprint.before_request(check_session)

#: So many are shown: a program that makes names up must not make a page that no browser shows.
SHOWN = 200


@blueprint.get("")
def overview() -> str:
    """All accounts that are known, and whether they count."""
    return render_template("accounts.html", accounts=store().accounts.all()[:SHOWN])


@blueprint.post("")
def answer() -> BaseResponse:
    """Keep whether an account is the person's; the latest report is made anew where that changes what counts."""
    kept, form = store(), request.form
    wanted = (form.get("site"), form.get("id"))
    account = next((each for each in kept.accounts.all() if (each.site, each.id) == wanted), None)
    if account is None:
        abort(404, gettext("There is no such account."))
    if form.get("what") not in {"yes", "no"}:
        abort(400, gettext("Say whether the account is yours."))
    mine = form["what"] == "yes"
    kept.accounts.answer(account, mine)
    latest = kept.reports.last()
    if latest is not None and account.matters(mine):
        audit_now(first=latest.first, last=latest.last)
    flash(gettext("It counts as yours.") if mine else gettext("It is left out from now on, everywhere."), "info")
    return redirect(url_for("dashboard.overview" if form.get("back") == "today" else "accounts.overview"))
