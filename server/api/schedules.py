"""Lists, adds and removes recurring self-audits."""

from http import HTTPStatus
from typing import Annotated

import msgspec
from flask import Response, abort

from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store
from server.rendering.recurrence import in_words
from server.store.cron import LONGEST
from server.store.persons import now
from server.store.recurrence import TELLING, Every, Recurrence, Unfit
from server.store.schedules import Schedule
from server.translations import gettext


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """When to audit. ``at`` is a local time HH:MM; ``weekday`` 0 is Monday; ``cron`` is a cron rule, if ``every`` is
    cron. ``import`` comes after every import, ``step`` four weeks after a step was taken up. Without ``days`` the audit
    covers the last 90 days, or the last 365 if those tell clearly more."""

    every: Every
    at: str = "09:00"
    weekday: int | None = None
    monthday: int | None = None
    days: Annotated[int, msgspec.Meta(ge=7, le=730)] | None = None
    cron: Annotated[str, msgspec.Meta(max_length=LONGEST)] | None = None


class Recurring(msgspec.Struct, frozen=True):
    """``at`` is a local time HH:MM in ``zone``, an IANA name; ``weekday`` 0 is Monday."""

    every: Every
    at: str
    weekday: int | None
    monthday: int | None
    zone: str
    cron: str | None


class Scheduled(msgspec.Struct, frozen=True):
    """A schedule. ``days`` is the length of the window to audit, 0 if the audit chooses it; moments are UTC
    milliseconds; ``next_at`` is null while the occasion it waits for has not happened; ``last_at`` is the due time that
    was last served; ``words`` say when it recurs, in the language of the request."""

    id: str
    recurrence: Recurring
    days: int
    next_at: int | None
    last_at: int | None
    paused: bool
    created: int
    words: str


class Schedules(msgspec.Struct, frozen=True):
    """All schedules, the next due first."""

    schedules: list[Scheduled]


@route("GET", "/schedules", gives=Schedules, callers=(Caller.DASHBOARD, Caller.READ))
def list_schedules() -> Response:
    """List the self-audits that recur."""
    return answer(Schedules([_told(schedule) for schedule in store().schedules.all()]))


@route("POST", "/schedules", gives=Scheduled, status=HTTPStatus.CREATED)
def add_schedule(sent: Wanted) -> Response:
    """Add a self-audit that recurs, in the person's time zone."""
    kept = store()
    try:
        zone = kept.owner.get().zone
        recurrence = Recurrence.checked(sent.every, sent.at, sent.weekday, sent.monthday, zone, sent.cron)
    except Unfit as problem:
        abort(HTTPStatus.BAD_REQUEST, gettext("Not added: %(reason)s", reason=problem))
    return answer(_told(kept.schedules.add(recurrence, sent.days or TELLING, now())))


@route("DELETE", "/schedules/<name>", gives=None, status=HTTPStatus.NO_CONTENT, problems=(HTTPStatus.NOT_FOUND,))
def remove_schedule(name: str) -> Response:
    """Remove a self-audit that recurs."""
    if not store().schedules.remove(name):
        abort(HTTPStatus.NOT_FOUND, gettext("There is no such schedule."))
    return Response(status=HTTPStatus.NO_CONTENT)


def _told(schedule: Schedule) -> Scheduled:
    told = schedule._asdict() | {"recurrence": Recurring(*schedule.recurrence), "words": in_words(schedule.recurrence)}
    return Scheduled(**told)
