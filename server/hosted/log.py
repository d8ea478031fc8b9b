"""Writes the log of who did what, and the day each member was last here, after each successful request."""

from flask import Response, current_app, g, request

from server.entry import whose
from server.store.memberships import Deed, day_of
from server.store.persons import now

#: The log entries for these endpoints. Signing in, inviting and removing write their own.
DEEDS: dict[str, Deed] = {
    "dashboard.download": "exported",
    "feed.file": "exported",
    "erasing.everything": "erased",
    "erasing.part": "erased",
}


def note_deeds(response: Response) -> Response:
    """Store the day of the request, and write what the person did to the log if its endpoint is in DEEDS. Returns the
    response unchanged."""
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
