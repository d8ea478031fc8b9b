"""Takes activities: each is accepted or refused by itself, and the accepted ones are on disk before the answer."""

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
from auditor.history.ingest import Arrival
from server.api.decoding import Unreadable, decoded, mended, reason
from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import count_taken, server_key, store
from server.receiving.process import FaultError, UnreadError
from server.receiving.receiving import has_text, receive_all
from server.sealing import SealBroken, ServerKey
from server.store.store import Store
from server.store.writing import Written
from server.translations import gettext
from server.translations.cldr import decimal

MOST = 1_000
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=10)  # clocks differ
_MOST_ENDED = 5  # texts of a batch that each end the process which reads them: of more, memory is short


class SealedActivity(msgspec.Struct, forbid_unknown_fields=True):
    """An activity that the extension sealed for this server when it was seen. ``by`` is the public key it made for
    that; see server/sealing.py."""

    id: str
    sealed: bytes
    by: bytes


#: An activity as it was sent: in clear or sealed.
_EITHER = [{"$ref": f"#/components/schemas/{name}"} for name in ("Activity", "SealedActivity")]
_Unread = Annotated[msgspec.Raw, msgspec.Meta(extra_json_schema={"anyOf": _EITHER})]


class Batch(msgspec.Struct, forbid_unknown_fields=True):
    """Activities. Each is read by itself, so that an invalid one does not stop the others."""

    activities: Annotated[list[_Unread], msgspec.Meta(extra_json_schema={"maxItems": MOST})]


class Refusal(msgspec.Struct, frozen=True):
    """Why an activity was refused: its ``index`` in the batch, and its ``id`` if it could be read. ``code`` "clock": by
    the server's clock it lies in the future, and may be accepted later. Without a code it never will be."""

    index: int
    id: str | None
    error: str
    code: Literal["clock"] | UnsetType = UNSET


class Taken(msgspec.Struct, frozen=True):
    """How many activities were new, how many had come before under the same id, and which were refused. The answer does
    not say whether another source has reported the same act, because a script that may only write could ask by it."""

    stored: int
    known: int
    refused: list[Refusal]


class WrongClock(ValueError):  # noqa: N818
    """An activity lies in the future: the sender's clock or ours is or was wrong. Only time can mend that."""


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
    """Store a batch, which is on disk when this returns, and return the result; see ``take_activities``."""
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
    # Reading a text takes so long that it is worth checking first whether the activity is known.
    known = kept.activities.known([str(activity.id) for activity in fitting.values() if has_text(activity)])
    new = {index: each for index, each in fitting.items() if str(each.id) not in known} if known else fitting
    arrivals = _read(kept, new, refused)
    written = kept.activities.write(arrivals) if arrivals else Written([], [])
    already = len(fitting) - len(new) + len(written.known) - written.retold
    return Taken(len(written.stored) + written.retold, already, sorted(refused, key=lambda each: each.index))


def _read(kept: Store, activities: dict[int, Activity], refused: list[Refusal]) -> list[Arrival]:
    """The activities as Arrivals, their texts analysed; those that fail are added to ``refused``, and so are those that
    end the process which reads texts, where it reads others: else they would hold up for ever what is sent with them.
    Raises UnreadError if none could be read now: they are not refused, but come again."""
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
    except Exception:  # analyse them one by one to find the faulty one
        arrivals: list[Arrival] = []
        ended: dict[int, UnreadError] = {}
        texts = 0
        for index, activity in activities.items():
            try:
                arrivals += received([activity])
                texts += has_text(activity)
            except UnreadError as problem:
                ended[index] = problem
                if len(ended) > _MOST_ENDED:
                    raise
            except FaultError as fault:  # noted where it came up
                refused.append(Refusal(index, str(activity.id), _unread_for(str(fault))))
            except Exception as fault:
                refused.append(Refusal(index, str(activity.id), _unread(fault)))
        for index, unread in ended.items():
            if not texts:
                raise unread from None  # nothing tells that it is not memory that is short
            over = gettext("the program that reads texts ended over it, each time")
            refused.append(Refusal(index, str(activities[index].id), _unread_for(over)))
        return arrivals


def _unread(fault: Exception) -> str:
    """Log a fault of ours, and return the reason for refusing this one activity. An answer of 500 would block all
    activities that wait behind it for ever."""
    faults.note("an activity could not be read", fault)
    return _unread_for(faults.named(fault))


def _unread_for(error: str) -> str:
    return gettext("Rapport could not read this: %(error)s.", error=error)


def _opened(sent: bytes, key: ServerKey) -> bytes:
    """The activity's JSON. Raises ValueError if it was sealed for another server."""
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
    if activity.published < EARLIEST:  # waiting for another clock would never help, so the refusal has no code
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
