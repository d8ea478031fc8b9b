"""Taking activities: each accepted or refused by itself, all that were accepted on disk before the answer."""

from datetime import UTC, datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Annotated, Literal

import msgspec
from flask import Response, abort
from msgspec import UNSET, UnsetType

from auditor import faults
from auditor.activities.activity import Activity, decoder
from auditor.activities.fields import lack
from auditor.history.ingest import Arrival, receive_all
from server.api.decoding import Unreadable, decoded, mended, reason
from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import count_taken, server_key, store
from server.sealing import SealBroken, ServerKey
from server.store.store import Store
from server.store.writing import Written
from server.translations import gettext
from server.translations.cldr import decimal

MOST = 1_000
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=10)  # clocks differ


class SealedActivity(msgspec.Struct, forbid_unknown_fields=True):
    """An activity that the extension sealed for this server when it was seen. ``by`` is the public key it made for
    that; see server/sealing.py."""

    id: str
    sealed: bytes
    by: bytes


#: An activity as it was sent.
_EITHER = [{"$ref": f"#/components/schemas/{name}"} for name in ("Activity", "SealedActivity")]
_Unread = Annotated[msgspec.Raw, msgspec.Meta(extra_json_schema={"anyOf": _EITHER})]


class Batch(msgspec.Struct, forbid_unknown_fields=True):
    """Activities, each read by itself, so that one that does not fit stops no other."""

    activities: Annotated[list[_Unread], msgspec.Meta(extra_json_schema={"maxItems": MOST})]


class Refusal(msgspec.Struct, frozen=True):
    """``index`` in the batch; ``id`` where one could be read. ``code`` "clock": by our clock it lies ahead, and the
    same may be taken later. Without one it never will be."""

    index: int
    id: str | None
    error: str
    code: Literal["clock"] | UnsetType = UNSET


class Taken(msgspec.Struct, frozen=True):
    """How many came for the first time, how many had come before under the same id, and which were refused. Whether
    another source has told of the same act is not said: who may only write would ask by it."""

    stored: int
    known: int
    refused: list[Refusal]


class WrongClock(ValueError):  # noqa: N818
    """It lies ahead: the sender's clock or ours is wrong, or was. Time alone can mend that."""


class _Named(msgspec.Struct):
    id: str


@route("POST", "/activities", gives=Taken, callers=(Caller.DASHBOARD, Caller.EXTENSION, Caller.WRITE))
def take_activities(sent: Batch) -> Response:
    """Keep activities. Each is taken or refused by itself, and on disk before the answer; a repeat changes nothing."""
    if len(sent.activities) > MOST:
        abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, gettext("At most %(most)s activities at once.", most=decimal(MOST)))
    count_taken(len(sent.activities))
    return answer(taken(store(), server_key(), sent))


def taken(kept: Store, key: ServerKey, sent: Batch) -> Taken:
    """What became of a batch, which is on disk when this returns; see ``take_activities``."""
    latest = datetime.now(UTC) + AHEAD
    fitting: dict[int, Activity] = {}
    refused: list[Refusal] = []
    for index, raw in enumerate(sent.activities):
        content = bytes(raw)
        try:
            content = _opened(content, key)
            activity = decoder.decode(content)
            _check(activity, latest)
            fitting[index] = activity
        except WrongClock as wrong:
            refused.append(Refusal(index, _id(content), str(wrong), "clock"))
        except (ValueError, RecursionError) as wrong:
            refused.append(Refusal(index, _id(content), reason(content, wrong)))
        except Exception as fault:
            refused.append(Refusal(index, _id(content), _unread(fault)))
    known = kept.activities.known([str(activity.id) for activity in fitting.values() if _has_text(activity)])
    new = {index: each for index, each in fitting.items() if str(each.id) not in known} if known else fitting
    arrivals = _read(kept, new, refused)
    written = kept.activities.write(arrivals) if arrivals else Written([], [])
    already = len(fitting) - len(new) + len(written.known) - written.retold
    return Taken(len(written.stored) + written.retold, already, sorted(refused, key=lambda each: each.index))


def _has_text(activity: Activity) -> bool:
    """Whether reading it takes long enough that it is worth looking whether it is known."""
    return bool((activity.object and activity.object.content) or (activity.detail and activity.detail.profile))


def _read(kept: Store, activities: dict[int, Activity], refused: list[Refusal]) -> list[Arrival]:
    """Each activity with its text read and dropped; ``refused`` takes up those that we fail to read."""
    owner = kept.owner.get()
    received = partial(
        receive_all,
        key=kept.key,
        zone=owner.zone_info,
        keep_text=owner.keep_text_days > 0,
        around=kept.languages.around,
    )
    try:
        return received(activities.values())
    except Exception:  # which of them it is, is seen one by one
        arrivals: list[Arrival] = []
        for index, activity in activities.items():
            try:
                arrivals += received([activity])
            except Exception as fault:
                refused.append(Refusal(index, str(activity.id), _unread(fault)))
        return arrivals


def _unread(fault: Exception) -> str:
    """Log a fault of ours, and say so of the one activity: answered with 500, it would hold up all that waits behind it
    for good."""
    faults.note("an activity could not be read", fault)
    return gettext("Rapport could not read this: %(error)s.", error=faults.named(fault))


def _opened(sent: bytes, key: ServerKey) -> bytes:
    """The activity's JSON. Raises ValueError where its seal is not for this server."""
    if b'"sealed"' not in sent:
        return sent
    try:
        found = msgspec.json.decode(sent, type=SealedActivity)
    except msgspec.ValidationError:
        return sent  # an activity in clear that happens to contain the word
    try:
        return mended(key.open_activity(found.by, found.sealed, found.id))
    except SealBroken as broken:
        raise ValueError(gettext("It was sealed for another Rapport, or is damaged.")) from broken


def _check(activity: Activity, latest: datetime) -> None:
    if activity.published > latest:
        moment = f"{activity.published:%Y-%m-%d %H:%M}"
        raise WrongClock(
            gettext("“published” lies in the future (%(moment)s): is the clock of the sender right?", moment=moment)
        )
    if missing := lack(activity):
        raise ValueError(missing)
    if activity.published < EARLIEST:  # no later clock makes it younger, so that waiting would never end
        raise ValueError(
            gettext(
                "“published” lies before there was a web (%(year)s): is the clock right?",
                year=activity.published.year,
            )
        )


def _id(content: bytes) -> str | None:
    try:
        return decoded(bytes(content), _Named).id
    except Unreadable:
        return None
