"""Which language a conversation is in, by those of its texts that are long enough to tell. What is short, or in a
dialect, is taken for one or another by itself; beside the others it is seldom in doubt."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

from auditor.language.detection import AT_LENGTH, SHORT, is_another, language_of
from auditor.language.text import own_words, word_count

_LEAST = 3  # texts; of fewer, one that is misread would decide
_READ = 300  # characters; as many as tell the language of a text


def is_brief(text: str) -> bool:
    """Whether a text has so few words that its language is told by what is spoken around it."""
    return _words(own_words(text[:_READ])) < AT_LENGTH


def _is_another(habit: str, text: str) -> bool:
    own = own_words(text[:_READ])
    return is_another(habit, own, _words(own))


def _words(own: str) -> int:
    return word_count(own, own.lower().split())


def told_in(text: str) -> str | None:
    """The language of a text by itself; None where it is too short to tell, or none is read."""
    own = own_words(text[:_READ])
    tokens = own.lower().split()
    words = word_count(own, tokens)
    return language_of(own, tokens, words) if words >= SHORT else None


class Spoken:
    """The languages of texts, by the ``place`` where they stand and, of those of mine, together."""

    def __init__(self) -> None:
        self._in: defaultdict[Hashable, Counter[str]] = defaultdict(Counter)
        self._mine: Counter[str] = Counter()

    def add(self, place: Hashable, text: str, *, mine: bool) -> None:
        """Take note of a text."""
        language = told_in(text)
        if language is not None:
            self._in[place][language] += 1
            self._mine[language] += mine

    def add_known(self, place: Hashable, languages: Iterable[str]) -> None:
        """Take note of the languages of texts that were read before, of one entry a text."""
        self._in[place].update(languages)

    def is_open(self, place: Hashable) -> bool:
        """Whether the texts of a place do not tell its language."""
        return _most(self._in.get(place, Counter())) is None

    def around(self, place: Hashable, text: str) -> str | None:
        """The language spoken around a text: of more than half of its place's, or else of mine elsewhere, unless the
        text is plainly in another. None where they are few or it is open."""
        if (near := _most(self._in.get(place, Counter()))) is not None:
            return near
        habit = _most(self._mine)
        return None if habit is None or _is_another(habit, text) else habit


def _most(of: Counter[str]) -> str | None:
    (language, times), *_ = of.most_common(1) or [("", 0)]
    return language if of.total() >= _LEAST and 2 * times > of.total() else None
