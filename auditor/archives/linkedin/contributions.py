"""Files about what I said and did in public: posts, comments, reactions, votes, searches, events, applications."""

import re
from collections.abc import Callable

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Subject, Type
from auditor.archives.archive import LeftOut, Unusable
from auditor.archives.linkedin.dates import LocalTimes, day_or_moment
from auditor.archives.linkedin.files import Export, act, file, link, text
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

Row = list[str]
_FOLLOWERS = {"CONNECTIONS", "MEMBER_NETWORK"}
#: Shares.csv closes and opens the quotes around every line break of a text.
_BREAK = re.compile(r'"((?:\r?\n"?)+)"')


@file("Shares.csv", "Date", "ShareLink", "ShareCommentary", "SharedUrl", subjects=(Subject.POST, Subject.SHARE))
def shares(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Create of a Note; without words of my own, Announce of what was shared."""
    on, address, words, shared, visibility = table.columns(
        "Date", "ShareLink", "ShareCommentary", "SharedUrl", "Visibility"
    )

    def share(row: Row) -> Activity:
        published, detail = day_or_moment(row[on])
        content = text(_BREAK.sub(lambda found: found[1].replace('"', ""), row[words]))
        followers = row[visibility].strip().upper() in {"CONNECTIONS", "MEMBER_NETWORK"}
        again = content is None and link(row[shared])
        thing = Object(ObjectType.NOTE, id=link(row[shared] if again else row[address]), content=content)
        kind = Type.ANNOUNCE if again else Type.CREATE
        return act(
            kind,
            published,
            thing,
            row[address],
            content or "",
            to="Followers" if followers else "Public",
            detail=detail,
        )

    return share


@file("Comments.csv", "Date", "Link", "Message", subjects=(Subject.COMMENT,))
def comments(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Create of a Note in reply to what the link leads to."""
    on, address, words = table.columns("Date", "Link", "Message")

    def comment(row: Row) -> Activity:
        if not (target := link(row[address])):
            raise Unusable(lazy_gettext("it does not say what was commented on"))
        published, detail = day_or_moment(row[on])
        thing = Object(ObjectType.NOTE, in_reply_to=target, content=text(row[words]))
        return act(Type.CREATE, published, thing, target, row[words], to="Public", detail=detail)

    return comment


@file("Reactions.csv", "Date", "Type", "Link", subjects=(Subject.REACTION,))
def reactions(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Like of a Note, with which one it was."""
    on, which, address = table.columns("Date", "Type", "Link")

    def reaction(row: Row) -> Activity:
        published, detail = day_or_moment(row[on])
        name = row[which].strip().lower()[:100] or None
        thing = Object(ObjectType.NOTE, id=link(row[address]))
        return act(Type.LIKE, published, thing, row[address], row[which], detail=_reacted(detail, name))

    return reaction


@file("Votes.csv", "Date", "Link", "OptionText")
def votes(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Like of a Question."""
    on, address = table.columns("Date", "Link")

    def vote(row: Row) -> Activity:
        published, detail = day_or_moment(row[on])
        thing = Object(ObjectType.QUESTION, id=link(row[address]))
        return act(Type.LIKE, published, thing, row[address], detail=_reacted(detail, "vote"))

    return vote


def _reacted(detail: Detail | None, name: str | None) -> Detail:
    return msgspec.structs.replace(detail or Detail(), reaction=name)


@file("SearchQueries.csv", "Time", "Search Query", subjects=(Subject.SEARCH,))
def searches(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Search. What was searched for is not kept."""
    on, query = table.columns("Time", "Search Query")

    def search(row: Row) -> Activity:
        published, detail = day_or_moment(row[on])
        return act(Type.SEARCH, published, None, row[query], detail=detail)

    return search


@file("Events.csv", "Event Name", "Event Time", "Status")
def events(table: Table, _: Export) -> Callable[[Row], Activity]:
    """Join of an Event one said one attends, at the time of the event."""
    name, on, status, address = table.columns("Event Name", "Event Time", "Status", "External Url")

    def event(row: Row) -> Activity:
        if row[status].strip().upper() not in {"ATTENDING", "ATTENDED"}:
            raise LeftOut(lazy_gettext("events you did not say you attend were left out"))
        published, detail = day_or_moment(row[on])
        thing = Object(ObjectType.EVENT, id=link(row[address]) or link(row[name]))
        return act(Type.JOIN, published, thing, row[name], detail=detail)

    return event


@file("Job Applications.csv", "Application Date", "Company Name", "Job Title")
def applications(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Join of a Job. Nothing of the answers or the contact is taken."""
    on, company, title, address = table.columns("Application Date", "Company Name", "Job Title", "Job Url")
    times = LocalTimes(export.column("Application Date"))

    def application(row: Row) -> Activity:
        published, detail = times.read_either(row[on])
        thing = Object(ObjectType.JOB, id=link(row[address]))
        return act(Type.JOIN, published, thing, row[address], row[company], row[title], detail=detail)

    return application
