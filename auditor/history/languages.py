"""Finds the language of a conversation: from the messages that arrive together, and if these do not show it, from what
was kept before of the same people."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import NamedTuple

from auditor.language import Spoken, is_brief

#: Returns for people, by site and id, the languages of the last messages with each of them, one entry per message.
Around = Callable[[Collection[tuple[str, str]]], Mapping[tuple[str, str], Collection[str]]]


class Message(NamedTuple):
    """An arriving message. ``place``: its conversation; ``person``: the id of the other person, if there is only
    one."""

    place: Hashable
    site: str
    person: str | None
    text: str
    mine: bool


def nothing_around(_: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The ``around`` for callers who keep nothing besides what arrives."""
    return {}


def languages(messages: Iterable[Message], around: Around) -> Spoken:
    """The languages of the conversations of these messages. ``around`` is asked only if a text is so short that it is
    needed."""
    spoken = Spoken()
    people: dict[Hashable, set[tuple[str, str]]] = {}
    for message in messages:
        spoken.add(message.place, message.text, mine=message.mine)
        if message.person and is_brief(message.text):
            people.setdefault(message.place, set()).add((message.site, message.person))
    unclear = {place: here for place, here in people.items() if spoken.is_open(place)}
    known = around(set().union(*unclear.values())) if unclear else {}
    for place, here in unclear.items():
        for person in here:
            spoken.add_known(place, known.get(person, ()))
    return spoken
