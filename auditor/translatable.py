"""Marks sentences for translators where they are written as data. Whoever shows them translates them.

``N_`` marks one that is whole. One with values is a Sentence: its English words and its values are kept apart, so that
it can be said later, in the language of whoever reads it; ``str`` says it in English. Values may come from people's
files: only words that are written in the code are ever looked up.
"""

import re

import msgspec


def N_(sentence: str) -> str:  # noqa: N802  what gettext's tools and translators know it as
    """The sentence itself; the catalogues take up what is marked."""
    return sentence


class Sentence(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words with named placeholders, and what fills them: texts as they are, numbers, other sentences, or a list.

    ``many``: the words for any other ``number`` than one; ``%(num)s`` is the number.
    """

    message: str
    values: "dict[str, str | int | Sentence | tuple[str | Sentence, ...]]" = {}
    many: str | None = None
    number: int = 1

    def __str__(self) -> str:
        words = self.message if self.many is None or self.number == 1 else self.many
        return words % {"num": _english(self.number), **{name: _english(each) for name, each in self.values.items()}}

    def __hash__(self) -> int:
        return hash(self.message)


Value = str | int | Sentence | tuple[str | Sentence, ...]


def _english(value: Value) -> str:
    if isinstance(value, tuple):
        *first, last = map(str, value)
        return f"{', '.join(first)} and {last}" if first else last
    return f"{value:,}" if isinstance(value, int) else str(value)


def lazy_gettext(message: str, /, **values: Value) -> Sentence:
    """A sentence that is translated when it is shown. ``message`` is written out at the call, as the catalogues take it
    from there."""
    return Sentence(message, {name: _visible(value) for name, value in values.items()})


def lazy_ngettext(one: str, many: str, number: int, /, **values: Value) -> Sentence:
    """The same of a sentence that depends on a number."""
    return Sentence(one, {name: _visible(value) for name, value in values.items()}, many, number)


#: What a terminal takes for a command, and what turns the direction of writing.
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """A text that comes from people's files, such as a name, as it may be shown anywhere: what would not be shown but
    carried out stands as �."""
    return text if text.isprintable() else _COMMANDS.sub("�", text)


def _visible(value: Value) -> Value:
    if isinstance(value, str):
        return visible(value)
    return tuple(map(_visible, value)) if isinstance(value, tuple) else value  # type: ignore[arg-type]  # of texts


class Told(Exception):  # noqa: N818  its kinds are answers, not faults
    """An exception whose words are for people: ``said``."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said
