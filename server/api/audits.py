"""Reports: run one, list them, read one."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort

import auditor
from auditor.report import Role
from server.api.requests import answer, blueprint, body
from server.audits import Nothing, NoWindow, audit_now
from server.current import store
from server.translations import gettext

MOST_LISTED = 200


class Order(msgspec.Struct, forbid_unknown_fields=True):
    """What to audit: the last ``days``, or from ``first`` to ``last``; all sites unless some are named."""

    days: Annotated[int, msgspec.Meta(ge=1, le=3_660)] = auditor.DAYS
    first: date | None = None
    last: date | None = None
    sites: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    role: Role | None = None


@blueprint.post("/audits")
def run_audit() -> Response:
    """Run one and answer with its Report."""
    order = body(Order)
    try:
        report = audit_now(
            store(), days=order.days, first=order.first, last=order.last, sites=order.sites, role=order.role
        )
    except Nothing as problem:
        abort(HTTPStatus.CONFLICT, str(problem))
    except NoWindow as problem:
        abort(HTTPStatus.BAD_REQUEST, str(problem))
    return answer(report, HTTPStatus.CREATED, Location=f"/api/v1/audits/{report.id}")


@blueprint.get("/audits")
def list_audits() -> Response:
    """Reports kept, latest first."""
    return answer({"audits": [heading._asdict() for heading in store().reports.latest(MOST_LISTED)]})


@blueprint.get("/audits/<name>")
def read_audit(name: str) -> Response:
    """One Report."""
    report = store().reports.get(name)
    if report is None:
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such report."))
    return answer(report)
