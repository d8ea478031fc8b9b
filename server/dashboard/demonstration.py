"""The pages of the made-up people; nothing of them is kept, and nothing can be answered there."""

from datetime import UTC, date, datetime
from threading import Lock

from flask import Blueprint, abort, render_template

from auditor.report import Report
from server.dashboard.people import of_report
from server.dashboard.today import Page
from server.dashboard.views import audit_page, report_page
from server.entry.security import check_session
from server.standing.steps import Steps
from server.translations import gettext, language

blueprint = Blueprint("demonstration", "server.dashboard", url_prefix="/demonstration", template_folder="templates")
#: How many reports are kept.
KEPT = 8
#: The reports by kind, day and language, the oldest first.
_ready: dict[tuple[str, date, str], Report] = {}
#: Held while an audit is made: whoever needs one meanwhile waits, instead of making the same one beside it. A report
#: that is ready is read without it.
_making = Lock()
blueprint.before_request(check_session)


@blueprint.get("/<kind>")
def today(kind: str) -> str:
    """Their start page."""
    found = _report(kind)
    return Page(found, found.waiting, Steps(None, found.tips, None), made_up=kind, longer=found.waited_longer).render()


@blueprint.get("/<kind>/report")
def report(kind: str) -> str:
    """Their report."""
    return report_page(_report(kind), made_up=kind)


@blueprint.get("/<kind>/people")
def people(kind: str) -> str:
    """The people around them."""
    return render_template("people.html", **of_report(_report(kind)), made_up=kind)


@blueprint.get("/<kind>/<audit>")
def audit(kind: str, audit: str) -> str:
    """One audit of theirs."""
    return audit_page(_report(kind), audit, made_up=kind)


def _report(kind: str) -> Report:
    from server.demonstration import KINDS  # with the auditor's engine, which takes a second: only when it is needed

    if kind not in KINDS:
        abort(404, gettext("There is no such person."))
    asked = (kind, datetime.now(UTC).date(), language())
    if found := _ready.get(asked):
        return found
    with _making:
        if not (found := _ready.get(asked)):
            found = _made(kind)
            while len(_ready) >= KEPT:
                del _ready[next(iter(_ready))]
            _ready[asked] = found
        return found


def _made(kind: str) -> Report:
    from server.demonstration import report_of

    return report_of(kind)
