"""The pages of erasing: everything, and what is left of it."""

from flask import Blueprint, abort, render_template, request

from server.current import store
from server.security import check_session
from server.translations import gettext

blueprint = Blueprint("erasing", "server.dashboard", url_prefix="/erase", template_folder="templates")
blueprint.before_request(check_session)


@blueprint.post("")
def everything() -> str:
    """Erase everything, once it was said twice. Answered at once: the session may be gone with the rest."""
    if not request.form.get("sure"):
        abort(400, gettext("Tick the box to say that you mean it."))
    return render_template("erased.html", outcome=store().erase())
