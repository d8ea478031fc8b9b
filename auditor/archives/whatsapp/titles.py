"""Interprets the names of a chat's file, of its folder and of its zip: who it is with, or the name of the group."""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

from auditor.activities.letters import in_form
from auditor.archives.container import Container, Member
from auditor.archives.whatsapp.phrases import FILES

#: Words of the program that stand alone in names of files.
_NAMELESS = re.compile(r"_?chat", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:txt|zip)$", re.IGNORECASE)
#: What browsers and systems add to the name of a file that already exists.
_COPY = re.compile(r"(?:[\s_]*\(\d+\)|\s-\s(?:copy|kopie|copie|copia|cópia|kopia|kopya))+$", re.IGNORECASE)
_PROGRAM = re.compile(r"whats\s?app|واتساب", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")


def by_program(name: str) -> bool:
    """Whether a file or a folder has the program's name."""
    return bool(_PROGRAM.search(unquote(name)))


def titles_of(container: Container, member: Member) -> tuple[str, ...]:
    """The name of the file, and those names of folders and of the zip that the program gave."""
    *folders, file = member.name.split("/")
    around = (name for name in (*reversed(folders), container.name) if by_program(name))
    bare = (_COPY.sub("", _ENDING.sub("", unquote(name))).strip() for name in (file, *around))
    return tuple(name for name in bare if name and not _NAMELESS.fullmatch(name))


def bears(title: str, name: str) -> bool:
    """Whether a chat with the title is named after this person. Servers and phones write some letters of a file's name
    differently."""
    return any(_is(split, title, name) for split in (_tokens, _plain_tokens) if split(name))


def _is(split: Callable[[str], list[str]], title: str, name: str) -> bool:
    """Whether a title is the program's name for a chat with the name in it; in languages whose words are unknown,
    whether it ends with the name."""
    told, sought = split(title), split(name)
    rest = _rest(" ".join(told), split)
    return rest == " ".join(sought) if rest is not None else told[-len(sought) :] == sought


def named_so(title: str) -> str:
    """The title without the program's words for a chat, if it has any."""
    whole = " ".join(_tokens(title))
    return _rest(whole, _tokens) or whole


def words_of(name: str) -> int:
    """How many words a name has."""
    return len(_tokens(name))


def _tokens(text: str) -> list[str]:
    decomposed = in_form("NFKD", text).casefold()
    return _TOKEN.findall("".join(each for each in decomposed if not unicodedata.combining(each)))


def _plain_tokens(text: str) -> list[str]:
    """The words of a file's name as a server writes them that only takes plain letters."""
    decomposed = in_form("NFKD", text).casefold()
    return _TOKEN.findall("".join(each for each in decomposed if each.isascii()))


def _side(phrase: str, split: Callable[[str], list[str]]) -> str:
    """The words on one side of a name, with the space in between if there is one."""
    words = " ".join(split(phrase))
    return f"{' ' * phrase.startswith(' ')}{words}{' ' * phrase.endswith(' ')}" if words else ""


#: The program's words for a chat, split like titles; with plain letters only if the words have no others.
_SIDES: dict[Callable[[str], list[str]], list[tuple[str, str]]] = {
    split: [
        (_side(before, split), _side(after, split))
        for before, after in FILES
        if split(before + after) == _tokens(before + after)
    ]
    for split in (_tokens, _plain_tokens)
}


def _rest(title: str, split: Callable[[str], list[str]]) -> str | None:
    """The text in the place of the other person's name; None if these are not the program's words."""
    for begin, end in _SIDES[split]:
        if title == begin.strip():
            return ""
        if title.startswith(begin) and title.endswith(end) and len(title) > len(begin) + len(end):
            return title[len(begin) : len(title) - len(end)]
    return None
