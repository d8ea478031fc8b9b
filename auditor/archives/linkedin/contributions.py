"""Files about what I said and did in public: posts, comments, reactions, votes, searches, events, applications."""

import re
from collections.abc import Callable

import msgspec

from auditor.activities.activity import Activity, Detail, Object, ObjectType, Subject, Type
from auditor.archives.archive import LeftOut, Unusable
from auditor.archives.linkedin.files import Export, Said, act, file, link, text
from auditor.archives.tables import Table
from auditor.translatable import lazy_gettext

Row = list[str]
#: Visibilities that mean everybody, not one's own network or a group.
_EVERYBODY = {"", "ANYONE", "PUBLIC", "MEMBERS", "LOGGED_IN_MEMBERS"}
#: Shares.csv closes and reopens the quotes around each line break of a text, twice around an empty line
#: (github.com/Hermione-Granger-1176/linkedin-analyzer).
_BREAK = re.compile(r'"((?:\r?\n"{0,2})+)"')


@file("Shares.csv", "Date", "ShareLink", "ShareCommentary", "SharedUrl", subjects=(Subject.POST, Subject.SHARE))
def shares(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Create of a Note; without words of my own, Announce of what was shared."""
    on, address, words, shared, visibility = table.columns(
        "Date", "ShareLink", "ShareCommentary", "SharedUrl", "Visibility"
    )
    times = export.times("Date")

    def share(row: Row) -> Activity:
        published, detail = times.read(row[on])
        content = text(_BREAK.sub(lambda found: found[1].replace('"', ""), row[words]))
        followers = row[visibility].strip().upper() not in _EVERYBODY
        again = content is None and link(row[shared])
        thing = Object(ObjectType.NOTE, id=link(row[shared] if again else row[address]), content=content)
        kind = Type.ANNOUNCE if again else Type.CREATE
        return act(
            kind,
            published,
            thing,
            row[address] or content or "",
            to="Followers" if followers else "Public",
            detail=detail,
        )

    return share


@file("Comments.csv", "Date", "Link", "Message", subjects=(Subject.COMMENT,))
def comments(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Create of a Note in reply to the post at the link."""
    on, address, words = table.columns("Date", "Link", "Message")
    times, said = export.times("Date"), Said()

    def comment(row: Row) -> Activity:
        if not (target := link(row[address])):
            raise Unusable(lazy_gettext("it does not say what was commented on"))
        published, detail = times.read(row[on])
        thing = Object(ObjectType.NOTE, in_reply_to=target, content=text(row[words]))
        before = said.before(published, target, True, row[words])
        parts = (target, str(before)) if before else (target,)
        return act(Type.CREATE, published, thing, *parts, to="Public", detail=detail)

    return comment


@file("InstantReposts.csv", "Date", "Link", subjects=(Subject.SHARE,))
def reposts(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Announce of what was reposted without comment."""
    on, address = table.columns("Date", "Link")
    times = export.times("Date")

    def repost(row: Row) -> Activity:
        if not (target := link(row[address])):
            raise Unusable(lazy_gettext("it does not say what was shared"))
        published, detail = times.read(row[on])
        return act(Type.ANNOUNCE, published, Object(ObjectType.NOTE, id=target), target, to="Public", detail=detail)

    return repost


@file("Reactions.csv", "Date", "Type", "Link", subjects=(Subject.REACTION,))
def reactions(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Like of a Note, with the kind of reaction."""
    on, which, address = table.columns("Date", "Type", "Link")
    times = export.times("Date")

    def reaction(row: Row) -> Activity:
        published, detail = times.read(row[on])
        name = row[which].strip().lower()[:100] or None
        thing = Object(ObjectType.NOTE, id=link(row[address]))
        return act(Type.LIKE, published, thing, row[address], row[which], detail=_reacted(detail, name))

    return reaction


@file("Votes.csv", "Date", "Link", "OptionText")
def votes(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Like of a Question."""
    on, address = table.columns("Date", "Link")
    times = export.times("Date")

    def vote(row: Row) -> Activity:
        published, detail = times.read(row[on])
        thing = Object(ObjectType.QUESTION, id=link(row[address]))
        return act(Type.LIKE, published, thing, row[address], detail=_reacted(detail, "vote"))

    return vote


def _reacted(detail: Detail | None, name: str | None) -> Detail:
    return msgspec.structs.replace(detail or Detail(), reaction=name)


@file("SearchQueries.csv", "Time", "Search Query", subjects=(Subject.SEARCH,))
def searches(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Search. The search terms are not kept."""
    on, query = table.columns("Time", "Search Query")
    times = export.times("Time")

    def search(row: Row) -> Activity:
        published, detail = times.read(row[on])
        return act(Type.SEARCH, published, None, row[query], detail=detail)

    return search


@file("Events.csv", "Event Name", "Event Time", "Status")
def events(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Join of an Event that I said I would attend, at the time of the event."""
    name, on, status, address = table.columns("Event Name", "Event Time", "Status", "External Url")
    times = export.times("Event Time")

    def event(row: Row) -> Activity:
        if row[status].strip().upper() not in {"ATTENDING", "ATTENDED"}:
            raise LeftOut(lazy_gettext("events you did not say you attend were left out"))
        published, detail = times.read(row[on])
        thing = Object(ObjectType.EVENT, id=link(row[address]) or link(row[name]))
        return act(Type.JOIN, published, thing, row[name], detail=detail)

    return event


@file("Job Applications.csv", "Application Date", "Company Name", "Job Title")
def applications(table: Table, export: Export) -> Callable[[Row], Activity]:
    """Join of a Job. Neither answers nor contact details are taken."""
    on, company, title, address = table.columns("Application Date", "Company Name", "Job Title", "Job Url")
    times = export.times("Application Date")

    def application(row: Row) -> Activity:
        published, detail = times.read(row[on])
        thing = Object(ObjectType.JOB, id=link(row[address]))
        return act(Type.JOIN, published, thing, row[address], row[company], row[title], detail=detail)

    return application
