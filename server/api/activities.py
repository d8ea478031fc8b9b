"""Taking activities: each accepted or refused by itself, all that were accepted on disk before the answer."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import msgspec
from flask import Response, abort

from auditor import faults
from auditor.activities.activity import Activity, decoder
from auditor.activities.fields import lack
from auditor.history.ingest import Arrival, receive
from server.api.decoding import Unreadable, decoded, reason
from server.api.requests import answer, blueprint, body
from server.current import store
from server.translations import gettext
from server.translations.cldr import decimal

MOST = 1_000
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=10)  # clocks differ


class Batch(msgspec.Struct, forbid_unknown_fields=True):
    """Each activity is read by itself, so that one that does not fit stops no other."""

    activities: list[msgspec.Raw]


class Refusal(msgspec.Struct, frozen=True):
    """``index`` in the batch; ``id`` where one could be read."""

    index: int
    id: str | None
    error: str


class Taken(msgspec.Struct, frozen=True):
    """How many are new, how many were there already, and which were refused."""

    stored: int
    known: int
    refused: list[Refusal]


class _Named(msgspec.Struct):
    id: str


@blueprint.post("/activities")
def take_activities() -> Response:
    """Keep activities."""
    sent = body(Batch).activities
    if len(sent) > MOST:
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, gettext("At most %(most)s activities at once.", most=decimal(MOST)))
    kept = store()
    owner = kept.owner.get()
    zone, keep_text = owner.zone_info, owner.keep_text_days > 0
    latest = datetime.now(UTC) + AHEAD
    arrivals: list[Arrival] = []
    refused = []
    for index, raw in enumerate(sent):
        try:
            activity = decoder.decode(raw)
            _check(activity, latest)
            arrivals.append(receive(activity, key=kept.key, zone=zone, keep_text=keep_text))
        except (ValueError, RecursionError) as wrong:
            refused.append(Refusal(index, _id(raw), reason(bytes(raw), wrong)))
        except Exception as fault:  # of ours: answered with 500, it would hold up all that waits behind it for good
            faults.note("an activity could not be read", fault)
            refused.append(
                Refusal(index, _id(raw), gettext("Rapport could not read this: %(error)s.", error=type(fault).__name__))
            )
    written = kept.activities.write(arrivals) if arrivals else None
    stored, known = (len(written.stored), len(written.known)) if written else (0, 0)
    return answer(Taken(stored, known, refused))


def _check(activity: Activity, latest: datetime) -> None:
    if activity.published > latest:
        moment = f"{activity.published:%Y-%m-%d %H:%M}"
        raise ValueError(
            gettext("“published” lies in the future (%(moment)s): is the clock of the sender right?", moment=moment)
        )
    if missing := lack(activity):
        raise ValueError(missing)
    if activity.published < EARLIEST:
        raise ValueError(
            gettext(
                "“published” lies before there was a web (%(year)s): is the clock right?",
                year=activity.published.year,
            )
        )


def _id(raw: msgspec.Raw) -> str | None:
    try:
        return decoded(bytes(raw), _Named).id
    except Unreadable:
        return None
