"""The page on which two reports stand side by side: two that are kept, two periods, or two sites."""

from datetime import date

from flask import Blueprint, render_template, request

from auditor.activities.sites import sites
from auditor.report import Report
from auditor.report.comparing import compare
from server.audits.running import Nothing, NoWindow
from server.current import make_report, store
from server.entry.security import check_session
from server.rendering import comparing as said
from server.rendering.discreet import discreet
from server.store.reports import one_before
from server.translations import gettext
from server.translations.speaker import auditing

blueprint = Blueprint("comparing", "server.dashboard", url_prefix="/compare", template_folder="templates")
blueprint.before_request(check_session)

KEPT = 100
_DAYS, _LEAST, _MOST = 90, 7, 730


class Unfit(ValueError):  # noqa: N818
    """These two cannot be compared; the message says why."""


@blueprint.get("")
def overview() -> str:
    """The two that were chosen, and the forms to choose others."""
    asked, problem, pair = request.args, "", None
    try:
        match asked.get("what"):
            case "reports":
                pair = _kept(asked.get("first", "")), _kept(asked.get("second", ""))
            case "periods":
                pair = _period("first"), _period("second")
            case "sites":
                pair = _site(asked.get("first", "")), _site(asked.get("second", ""))
    except (Unfit, Nothing, NoWindow) as wrong:
        problem = str(wrong)
    with auditing():
        found = compare(*pair) if pair else None
    zone, headings = store().owner.get().zone, store().reports.latest(limit=KEPT)
    return render_template(
        "compare.html",
        reports=said.options(headings, zone),
        before=one_before(headings),
        zone=zone,
        sites=sorted({count.site for count in store().activities.counts()}),
        asked=asked,
        problem=problem,
        pair=pair,
        found=found,
        said=said,
    )


def _kept(name: str) -> Report:
    found = store().reports.get(name)
    if found is None:
        raise Unfit(gettext("Choose two reports that are kept."))
    return discreet(store(), found)


def _period(side: str) -> Report:
    first, last = (_day(request.args.get(f"{side}_{end}", "")) for end in ("from", "to"))
    if first > last:
        raise Unfit(gettext("A period ends before it begins."))
    return discreet(store(), make_report(first=first, last=last))


def _site(name: str) -> Report:
    if name not in sites():
        raise Unfit(gettext("Choose two sites."))
    days = request.args.get("days", _DAYS, type=int)
    return discreet(store(), make_report(sites=(name,), days=min(max(days, _LEAST), _MOST)))


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Unfit(gettext("Say of both periods on which day they begin and end.")) from None
