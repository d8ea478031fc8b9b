"""In which language a conversation is held: by the messages that arrive together, and where these do not tell, by what
was kept before of the same people."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import NamedTuple

from auditor.language import Spoken, is_brief

#: Tells of people, by site and id, in which languages the last messages with each of them are, an entry a message.
Around = Callable[[Collection[tuple[str, str]]], Mapping[tuple[str, str], Collection[str]]]


class Message(NamedTuple):
    """A message that arrives. ``place``: the conversation it stands in; ``person``: the id of whom it is with, where
    that is one."""

    place: Hashable
    site: str
    person: str | None
    text: str
    mine: bool


def nothing_around(_: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Where nothing is kept beside what arrives."""
    return {}


def languages(messages: Iterable[Message], around: Around) -> Spoken:
    """The languages of the conversations in which these messages stand. ``around`` is asked only where a text is short
    enough to need it."""
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
