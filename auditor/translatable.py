"""Sentences for translators, written in English where they are said, and said in the language of whoever reads.

``N_`` marks one that is data, and ``gettext`` says it later. ``gettext`` and ``ngettext`` say a sentence at once, by
the speaker that whoever runs the auditor has chosen; without one it is English. A Sentence is kept instead: its words
and its values stand apart, so that it can be said later; ``str`` says it in English. Values may come from people's
files: only words that are written in the code are ever looked up.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Literal, TypeVar

import msgspec

from auditor.marks import BELOW_LETTERS, ON_LETTERS


def N_(sentence: str) -> str:  # noqa: N802  what gettext's tools and translators know it as
    """The sentence itself; the catalogues take up what is marked."""
    return sentence


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802  as above
    """A sentence that depends on a number, to be translated when it is said, not here."""
    return one, many


_MOST_DECIMALS = 4  # of a rate that is nearly 0
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Speaker:
    """Says sentences and what stands in them. This one speaks English, and whoever knows more languages another."""

    def look_up(self, message: str, context: str | None = None) -> str:  # noqa: ARG002  English needs no context
        """The words of a sentence with its placeholders as they are; ``context`` where it could mean two things."""
        return message

    def look_up_plural(self, one: str, many: str, number: int) -> str:
        """The same of a sentence that depends on a number."""
        return one if number == 1 else many

    def number(self, value: float, digits: int) -> str:
        """A number with so many decimals, and its thousands marked."""
        return f"{value:,.{digits}f}"

    def short(self, value: float) -> str:
        """A number with as many digits as it takes."""
        return f"{value:,.10g}"

    def share(self, value: float) -> str:
        """A share in per cent."""
        return f"{100 * value:.0f} %"

    def day(self, value: date, *, year: bool = True) -> str:
        """A calendar day, as it is written in a sentence; with its year or without."""
        of_month = f"{value.day} {_MONTHS[value.month - 1]}"
        return f"{of_month} {value.year}" if year else of_month

    def listed(self, items: Sequence[str], last: Literal["and", "or"]) -> str:
        """Items as a list in a sentence."""
        return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


_T = TypeVar("_T")
#: What stands before the full stop of a sentence; an ellipsis is none.
_BEFORE_A_STOP = re.compile(r"%\((\w+)\)s\.(?!\.)")
#: Days before and after, of which nobody says the year.
_HALF_A_YEAR = 182
_seen_from: ContextVar[date | None] = ContextVar("seen_from", default=None)
_speaker: ContextVar[Speaker] = ContextVar("speaker", default=Speaker())  # noqa: B039  it has no state

#: What may stand in a sentence that is said at once: texts as they are, whole numbers, days, and lists of texts.
Given = str | int | date | Sequence[str]


@contextmanager
def _within(variable: ContextVar[_T], value: _T) -> Iterator[None]:
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def spoken_by(speaker: Speaker) -> AbstractContextManager[None]:
    """Have a speaker say what is said within."""
    return _within(_speaker, speaker)


def seen_from(today: date) -> AbstractContextManager[None]:
    """Have days within half a year of ``today`` said without their year within."""
    return _within(_seen_from, today)


def is_near(value: date, today: date) -> bool:
    """Whether it is within half a year of ``today``, so that its year goes without saying."""
    return abs((value - today).days) <= _HALF_A_YEAR


def filled(words: str, values: Mapping[str, object]) -> str:
    """Words with their placeholders filled. A full stop after what ends with one itself, as a name that is cut short
    does, stands once: "Lee B." is the end of a sentence, too."""
    for name in _BEFORE_A_STOP.findall(words) if ")s." in words else ():
        if str(values.get(name, "")).endswith("."):
            words = words.replace(f"%({name})s.", f"%({name})s")
    return words % values


def gettext(message: str, /, **values: Given) -> str:
    """A sentence in the language spoken, with its placeholders filled. A percent sign in ``message`` is doubled."""
    return filled(_speaker.get().look_up(message), _said(values))


def ngettext(one: str, many: str, number: int, /, **values: Given) -> str:
    """A sentence that depends on a number, which ``%(num)s`` stands for."""
    return filled(_speaker.get().look_up_plural(one, many, number), _said({"num": number, **values}))


def say(sentence: "str | Sentence") -> str:
    """A sentence that was kept, in the language spoken; words that were kept as they are stay so."""
    if isinstance(sentence, str):
        return sentence
    values = {name: _kept(value) for name, value in sentence.values.items()}
    if sentence.many is None:
        return gettext(sentence.message, **values)
    return ngettext(sentence.message, sentence.many, sentence.number, **values)


def pgettext(context: str, message: str, /, **values: Given) -> str:
    """A sentence that could mean two things; ``context`` says which."""
    return filled(_speaker.get().look_up(message, context), _said(values))


def number(value: float, digits: int = 0) -> str:
    """A number with so many decimals, to stand in a sentence; with more, up to four, where they would make a rate that
    is not 0 look like it."""
    told = (more for more in range(digits, _MOST_DECIMALS + 1) if round(value, more))
    return _speaker.get().number(value, next(told, digits) if digits else 0)


def short(value: float) -> str:
    """A number that somebody named, with as many digits as it takes."""
    return _speaker.get().short(value)


def percent(value: float) -> str:
    """A share in per cent, to stand in a sentence."""
    return _speaker.get().share(value)


def listed(items: Sequence[str], last: Literal["and", "or"] = "and") -> str:
    """Items as a list, to stand in a sentence."""
    return _speaker.get().listed(items, last)


def _said(values: dict[str, Given]) -> dict[str, str]:
    return {name: _given(value) for name, value in values.items()}


def _given(value: Given) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return number(value)
    if isinstance(value, date):
        today = _seen_from.get()
        return _speaker.get().day(value, year=today is None or not is_near(value, today))
    return listed(value)


def _kept(value: "Value") -> Given:
    if isinstance(value, tuple):
        return [say(each) for each in value]
    return say(value) if isinstance(value, Sentence) else value


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
        return filled(
            words, {"num": _english(self.number), **{name: _english(each) for name, each in self.values.items()}}
        )

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


#: What a terminal takes for a command, what begins a line, what turns the direction of writing, and letters that nobody
#: sees and programs read.
COMMANDS = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
#: Beside these what no file in UTF-8 and no database can hold, as in the names of files that were written otherwise.
_COMMANDS = re.compile(rf"{COMMANDS[:-1]}\ud800-\udfff]")
#: What is not seen and says nothing of the letters beside it (Default_Ignorable_Code_Point of Unicode, and what only
#: lays out hieroglyphs or notes): of two or more of these, any text can be made that programs read.
_UNSEEN = (
    "\u00ad\u034f\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
)
#: Marks that turn nothing but what stands beside them, as some keyboards write them into names.
_MARKS = re.compile(rf"[{_UNSEEN}\u061c\u200e\u200f\U000e0000-\U000e007f]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
#: Letters that are blank, of which a name may be made that looks like none.
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
_BLANK = re.compile(f"[{_BLANKS}]")
#: Marks upon marks, that reach over the lines around them, and more than one choice of how a letter looks: in both,
#: bytes can be hidden.
_MARK, _MARK_OR_BELOW = f"[{ON_LETTERS}]", f"[{ON_LETTERS}{BELOW_LETTERS}]"
_HEAPED = re.compile(rf"({_MARK}{{4}}){_MARK}+")
_HEAPED_BELOW = re.compile(rf"({_MARK_OR_BELOW}{{8}}){_MARK_OR_BELOW}+")
#: Marks are no part of a word to ``re``. To look for all of them in every text would take several times as long.
_PERHAPS_HEAPED = re.compile(r"[^\w\x00-\x7f]{5}")
_CHOICES = re.compile(
    r"([\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef])[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
#: What joins letters, or keeps them apart, without being seen: more than one of it, or one behind a letter of a script
#: that knows no such thing, joins nothing. Arabic, those of India and their neighbours do, and pictures.
_JOINERS = re.compile(
    "(?<=([\u200c\u200d]))[\u200c\u200d]+|(?<![\u0600-\u0dff\u0f00-\u109f\u1700-\u18af\u1a20-\u1aad\u1b00-\u1c4f\u200c\u200d"
    "\u2190-\u2bff\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff\U0001f000-\U0001faff])[\u200c\u200d]+"
)
_SINGLE = rf"{COMMANDS[:-1]}{_UNSEEN}{_BLANKS}\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
#: What any of it may be, in the regular expressions of other programs too.
ODD = rf"{_SINGLE}|{_MARK}{{5}}|{_MARK_OR_BELOW}{{9}}"
#: Where any of it may stand, for ``re``.
PERHAPS_ODD = rf"{_SINGLE}|{_PERHAPS_HEAPED.pattern}"


def visible(text: str) -> str:
    """A text that comes from people's files, such as a name, as it may be shown anywhere: what would not be shown but
    carried out stands as �, and what nobody would see is left out."""
    if text.isascii() and text.isprintable():
        return text
    return _BLANK.sub(" ", _HIDDEN.sub("", _COMMANDS.sub("�", _spare(text))))


def plain_name(name: str) -> str:
    """What somebody calls themselves on a site, as it may stand in any line: there they write what they like. White
    space is a space, what is not seen goes, of marks upon marks a few stay, and what would be carried out stands as
    �."""
    if name.isascii() and name.isprintable():
        return name
    name = _spare(name)
    if name.isprintable() and not _BLANK.search(name) and not _HIDDEN.search(name):
        return name
    return visible(" ".join(_BLANK.sub(" ", _MARKS.sub("", name)).split()))


def _spare(text: str) -> str:
    """A text with no more of marks, of choices between forms of a letter and of joiners than letters need."""
    if _PERHAPS_HEAPED.search(text):
        text = _HEAPED_BELOW.sub(r"\1", _HEAPED.sub(r"\1", text))
    return _JOINERS.sub("", _CHOICES.sub(r"\1", text))


def _visible(value: Value) -> Value:
    if isinstance(value, str):
        return visible(value)
    return tuple(map(_visible, value)) if isinstance(value, tuple) else value  # type: ignore[arg-type]  # of texts


def in_turn(*sentences: Sentence) -> "Sentence | Literal['']":
    """Several sentences after one another, as one; empty for none."""
    if len(sentences) < 2:
        return sentences[0] if sentences else ""
    parts: dict[str, Value] = {f"sentence{number}": each for number, each in enumerate(sentences)}
    return Sentence(" ".join(f"%({name})s" for name in parts), parts)


class Told(Exception):  # noqa: N818  its kinds are answers, not faults
    """An exception whose words are for people: ``said``."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said
