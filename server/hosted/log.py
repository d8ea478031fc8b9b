"""The log of who did what, and the day on which somebody was here last: noted after a request that went well."""

from flask import Response, current_app, g, request

from server.entry import whose
from server.store.memberships import Deed, day_of
from server.store.persons import now

#: What is written of whoever asks for these. Signing in, inviting and removing say so themselves.
DEEDS: dict[str, Deed] = {
    "dashboard.download": "exported",
    "feed.file": "exported",
    "erasing.everything": "erased",
    "erasing.part": "erased",
}


def note_deeds(response: Response) -> Response:
    """Write down what a person did, if the log tells of it, and the day."""
    person: str | None = g.get("person") if g.get("known") else None
    if person is None or response.status_code >= 400:
        return response
    memberships, moment = whose.person_stores().memberships, now()
    seen: dict[str, str] = current_app.extensions.setdefault("days_seen", {})
    today = day_of(moment)
    if seen.get(person) != today:
        seen[person] = today
        memberships.see(person, today)
    deed = DEEDS.get(request.endpoint or "")
    if deed is not None and (member := memberships.member(person)):
        memberships.note(moment, member.name, deed)
    return response
