"""What a message contains: somebody's words, something sent without words, or the program's own line.

On Apple's phones the program marks its own lines with an invisible sign, and names their subject as the author; on
Android they have no author. Words for things that were sent or taken back are in the language of the phone.
"""

import re
from typing import NamedTuple

from auditor.archives.whatsapp.lines import INVISIBLE, bare, marked
from auditor.archives.whatsapp.phrases import (
    ATTACHED,
    CALLS,
    LEFT_OUT,
    MINE_TAKEN_BACK,
    NOTICES,
    TAKEN_BACK,
    TAKEN_BACK_BY,
)

#: The text in place of a picture or the like: “<Media omitted>”, “<attached: 1.jpg>”, “1.jpg (file attached)”.
_OMITTED = re.compile(r"<[^<>\n]{3,120}>|null")
_ATTACHED = re.compile(
    r"[^\n/\\:<>|]{1,120}\.(?:jpe?g|png|webp|gif|mp4|3gp|mov|opus|og[ga]|m4a|mp3|aac|amr|wav|pdf|docx?|xlsx?|pptx?|txt|zip|vcf"
    r"|csv|od[tsp]|heic|mkv|apk)(?: \([^()\n\d]{3,40}\)| •[^\n]{0,160})",
    re.IGNORECASE,
)
#: Any name, even one with another ending or none, if the text in brackets after it is known.
_NAMED = re.compile(r"(?P<name>[^\n]{1,250}) \((?P<told>[^()\n]{3,40})\)")
#: A place on Android has two more lines: its name and its address.
_PLACE_LINES = 3
_PLACE = re.compile(r"[^\n:]{3,30}: ?https://maps\.google\.com/\S*")
#: A poll on Android: a word, the question, and the choices, each with its number of votes.
_POLL = re.compile(r"\w{2,30}:\n(?P<question>[^\n]+)(?:\n\w{2,30}: [^\n]+ \(\d{1,4} \w[^()\n]{0,20}\))+")
_EDITED = re.compile(rf"[ {INVISIBLE}]*<[^<>\n]{{10,80}}>$")
_AT_THE_END = 120  # characters at the end in which the mark of an edited message is
#: The most words of a text for something sent, such as “image omitted”; a line about people has more.
_FEW = 3

#: The duration of a call at the end of its line: “Video call, 5 min”. For a missed call it may be a time of day.
_LASTED = re.compile(r"(?<![\d:.])\d{1,3} ?[^\W\d_]{1,12}\.?$")
_UNSAVED = re.compile(r"\+[\d ()./\u2010\u2011-]{5,30}")
_QUOTES = re.compile(r"[\"“”„«»]")


class Said(NamedTuple):
    """``own``: the program wrote it; ``call``: it is about a call that was taken. ``taken_back``: somebody deleted it;
    ``mine``: and that was me. ``words``: what somebody wrote, empty if there are no words."""

    words: str = ""
    own: bool = False
    taken_back: bool = False
    mine: bool = False
    call: bool = False


def said(text: str, author: str) -> Said:
    """What a message contains."""
    first = bare(text.partition("\n")[0])
    plain = bare(text).rstrip(".").casefold()
    if plain in TAKEN_BACK or TAKEN_BACK_BY.fullmatch(plain):
        return Said(taken_back=True, mine=plain in MINE_TAKEN_BACK)
    if plain.startswith(NOTICES):
        return Said(own=True)
    if plain in LEFT_OUT or _is_place(text):
        return Said()
    if _OMITTED.fullmatch(first) or _PLACE.fullmatch(first):
        return Said(_after_the_first_line(text))
    if file := _attached(first):
        rest = _after_the_first_line(text)
        return Said("" if rest.strip() in {file, file.rpartition(".")[0]} else rest)
    if poll := _POLL.fullmatch(text.rstrip()):
        return Said(poll["question"])
    if marked(text):
        rest = _after_the_first_line(text).rstrip()
        if rest and marked(rest.rpartition("\n")[2]):
            return Said(bare(rest.partition("\n")[0]))  # a poll: its question is on the next line
        about = not first.casefold().endswith(LEFT_OUT) and (
            len(first.split()) > _FEW or (author and first.startswith(author))
        )
        called = not rest and first.casefold().startswith(CALLS)
        lasted = called and _LASTED.search(bare(first)) is not None
        return Said(own=True, call=lasted) if about or called else Said(rest)
    end = max(0, len(text) - _AT_THE_END)
    return Said(text[:end] + _EDITED.sub("", text[end:]))


def _attached(first: str) -> str:
    """The name of a sent file, if a first line is a file name with the program's words after it."""
    if _ATTACHED.fullmatch(first):
        return first.rpartition(" (")[0] or first
    named = _NAMED.fullmatch(first)
    return named["name"] if named and named["told"].casefold() in ATTACHED else ""


def _is_place(text: str) -> bool:
    """Whether a text is a place in the form of Android."""
    lines = text.rstrip().split("\n")
    return len(lines) == _PLACE_LINES and bool(_PLACE.fullmatch(bare(lines[-1])))


def _after_the_first_line(text: str) -> str:
    return text.partition("\n")[2]


def is_author(name: str) -> bool:
    """Whether what precedes a colon is somebody's name, and not a line of the program with a colon inside quotes. Names
    in phones may have quotes, but not an unclosed one."""
    return bool(name) and len(_QUOTES.findall(name)) % 2 == 0


def is_unsaved(name: str) -> bool:
    """Whether the phone knows somebody only by number or by the name they chose: its owner is never shown so."""
    return name.startswith("~") or bool(_UNSAVED.fullmatch(name))


def begins_unsaved(name: str) -> bool:
    """Whether words follow an unsaved number, so that the whole is not a name."""
    found = _UNSAVED.match(name.removeprefix("~").lstrip())
    return found is not None and bool(name.removeprefix("~").lstrip()[found.end() :])
