"""Self-audits that recur."""

from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from flask import Response, abort

import auditor
from server.api.requests import answer, blueprint, body
from server.current import store
from server.rendering.recurrence import in_words
from server.store.persons import now
from server.store.recurrence import Every, Recurrence, Unfit
from server.store.schedules import Schedule
from server.translations import gettext


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """``at`` is a local time HH:MM; ``weekday`` 0 is Monday."""

    every: Every
    at: str = "09:00"
    weekday: int | None = None
    monthday: int | None = None
    days: Annotated[int, msgspec.Meta(ge=7, le=730)] = auditor.DAYS


@blueprint.get("/schedules")
def list_schedules() -> Response:
    """All, the next due first."""
    return answer({"schedules": [_told(schedule) for schedule in store().schedules.all()]})


@blueprint.post("/schedules")
def add_schedule() -> Response:
    """One more, in the person's time zone."""
    wanted = body(Wanted)
    kept = store()
    try:
        recurrence = Recurrence.checked(wanted.every, wanted.at, wanted.weekday, wanted.monthday, kept.owner.get().zone)
    except Unfit as problem:
        abort(HTTPStatus.BAD_REQUEST, gettext("Not added: %(reason)s", reason=problem))
    return answer(_told(kept.schedules.add(recurrence, wanted.days, now())), HTTPStatus.CREATED)


@blueprint.delete("/schedules/<name>")
def remove_schedule(name: str) -> Response:
    """One fewer."""
    if not store().schedules.remove(name):
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such schedule."))
    return Response(status=HTTPStatus.NO_CONTENT)


def _told(schedule: Schedule) -> dict[str, Any]:
    return schedule._asdict() | {"recurrence": schedule.recurrence._asdict(), "words": in_words(schedule.recurrence)}
