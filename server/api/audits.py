"""Runs audits, lists reports, and reads one."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort

from auditor.report import Report, Role
from server.api.requests import answer, route
from server.api.routes import Caller
from server.audits.running import Nothing, NoWindow
from server.current import audit_now, store
from server.rendering.discreet import discreet
from server.store.recurrence import TELLING
from server.translations import gettext

MOST_LISTED = 200


class Order(msgspec.Struct, forbid_unknown_fields=True):
    """What to audit: the last ``days``, or from ``first`` to ``last``; by default the last 90 days, or the last 365 if
    those tell clearly more. All sites unless some are named."""

    days: Annotated[int, msgspec.Meta(ge=1, le=3_660)] | None = None
    first: date | None = None
    last: date | None = None
    sites: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    role: Role | None = None


class Heading(msgspec.Struct, frozen=True):
    """A report in a list. ``first`` and ``last`` are the days of its window, both included; ``sites`` are those it
    covers, empty if unknown."""

    id: str
    created: Annotated[datetime, msgspec.Meta(tz=True)]
    first: date
    last: date
    sites: tuple[str, ...] = ()


class Headings(msgspec.Struct, frozen=True):
    """Reports, the latest first."""

    audits: Annotated[list[Heading], msgspec.Meta(max_length=MOST_LISTED)]


@route(
    "POST",
    "/audits",
    gives=Report,
    status=HTTPStatus.CREATED,
    callers=(Caller.DASHBOARD, Caller.READ),
    problems=(HTTPStatus.CONFLICT,),
)
def run_audit(sent: Order) -> Response:
    """Run an audit and answer with its report."""
    try:
        days = TELLING if sent.days is None else sent.days
        report = audit_now(
            days=days,
            first=sent.first,
            last=sent.last,
            sites=sent.sites,
            role=sent.role,
            aside=sent != Order(),
        )
    except Nothing as problem:
        abort(HTTPStatus.CONFLICT, str(problem))
    except NoWindow as problem:
        abort(HTTPStatus.BAD_REQUEST, str(problem))
    return answer(discreet(store(), report), Location=f"/api/v1/audits/{report.id}")


@route("GET", "/audits", gives=Headings, callers=(Caller.DASHBOARD, Caller.READ))
def list_audits() -> Response:
    """List the reports that were made last."""
    return answer(Headings([Heading(*heading) for heading in store().reports.latest(MOST_LISTED)]))


@route(
    "GET",
    "/audits/<name>",
    gives=Report,
    callers=(Caller.DASHBOARD, Caller.READ),
    problems=(HTTPStatus.NOT_FOUND,),
)
def read_audit(name: str) -> Response:
    """Read a report."""
    report = store().reports.get(name)
    if report is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such report."))
    return answer(discreet(store(), report))
