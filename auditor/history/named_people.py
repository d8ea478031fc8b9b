"""Whom of the people on record a message says to have died, or to have sent its writer, or calls its writer, where one
alone can be meant."""

from collections.abc import Mapping, Sequence

from auditor.history.introduced import HIDDEN, People
from auditor.language.deaths import KIN
from auditor.language.names_said import Named


def mourned(
    said: Sequence[Named], people: Mapping[str, People], site: str, writer: str | None
) -> tuple[str, str] | None:
    """The site and id of the one tie who is named. By a whole name on the ``site`` where it was told, or else on any
    other; by a first name where one person alone on that site bears it, or one alone with the last name of the
    ``writer`` (None: it is I), whose "Papa" is not mine. A name behind an empty word is that of the owner of the
    account from which it was told, as who writes there for them calls them."""
    found = {place for name in said if (place := _gone(name, people, site, writer)) is not None}
    return next(iter(found)) if len(found) == 1 else None


def _gone(name: Named, people: Mapping[str, People], site: str, writer: str | None) -> tuple[str, str] | None:
    if name[0]:
        return _one(name, people, site, writer)
    called, here = name[1:], people.get(site)
    if here is None or writer is None:
        return None
    are_called = here.named(called) if len(called) > 1 else here.by_one_name(called[0]) if called else {writer}
    if writer in are_called:
        return (site, writer) if writer in here.ties and not writer.startswith(HIDDEN) else None
    return _one(called, people, site, writer)


def signed_by(name: Named, people: Mapping[str, People], writer: tuple[str, str]) -> tuple[str, str] | None:
    """The site and id of the one person on record, beside the ``writer``, who has this name of two words or more."""
    meant = {(site, id_) for site, there in people.items() for id_ in there.named(name)} - {writer} if name else set()
    return next(iter(meant)) if len(meant) == 1 else None


def sent_by(said: Sequence[Named], people: Mapping[str, People], writer: tuple[str, str]) -> tuple[str, str] | None:
    """The site and id of the one tie who sent the ``writer``: by a whole name, or by a first name where one person
    alone on the writer's site bears it."""
    found = {place for name in said if (place := _one(name, people, writer[0], writer[1])) is not None} - {writer}
    return next(iter(found)) if len(found) == 1 else None


def _one(name: Named, people: Mapping[str, People], site: str, writer: str | None) -> tuple[str, str] | None:
    here = people.get(site)
    if len(name) > 1:
        meant = {(each, id_) for each, there in people.items() for id_ in there.named(name)}
        meant = {place for place in meant if place[0] == site} or meant
    elif here is None or (writer is not None and name[0] in KIN):
        return None
    else:
        ids = here.by_one_name(name[0])
        of_theirs = here.last_name(writer) if writer is not None else ""
        if len(ids) > 1 and of_theirs:
            ids = {id_ for id_ in ids if here.last_name(id_) == of_theirs} - {writer}
        meant = {(site, id_) for id_ in ids}
    if len(meant) != 1:
        return None
    ((where, id_),) = meant
    return (where, id_) if id_ in people[where].ties and not id_.startswith(HIDDEN) else None
