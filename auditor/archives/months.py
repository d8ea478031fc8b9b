"""The names of months and days of the week in the languages in which people use sites, from Unicode's CLDR."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
#: The names in English exports; gathering those of the other languages takes a second.
_USUAL = {name[:length]: number for number, name in enumerate(_ENGLISH, 1) for length in (3, len(name))} | {"sept": 9}
_LANGUAGES = (
    *("ar", "ar_MA", "ar_DZ", "ar_SY", "bg", "bn", "ca", "cs", "da", "de", "de_AT", "el", "en", "es", "et", "fa", "fi"),
    *("fr", "fr_CA", "he", "hi", "hu", "id", "it", "ja", "ko", "lt", "lv", "mr", "ms", "nb", "nl", "pa", "pl", "pt"),
    *("ro", "ru", "sk", "sl", "sr", "sr_Latn", "sv", "te", "th", "tl", "tr", "uk", "vi", "zh", "zh_Hant"),
)
#: Names months as its neighbours do others: "listopad" is October here, and November in Poland and Czechia.
_CROATIAN = "hr"
_IN = "ב"  # in Hebrew, "in" is the first letter of the name


def month_named(word: str) -> int | None:
    """The number of a month by its name in any of the languages, whole or shortened, with or without accents; None for
    other words, and for a name that means different months in two of the languages."""
    name = word.casefold().strip(".,،")
    if name in _USUAL:
        return _USUAL[name]
    names = _names(_LANGUAGES)
    return names.get(name) or names.get(name.removeprefix(_IN))


def croatian_month_named(word: str) -> int | None:
    """The same in Croatian alone."""
    return _names((_CROATIAN,)).get(word.casefold().strip("."))


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a day of the week, whole or shortened, in any of the languages."""
    return word.casefold().strip(".,،") in _weekdays()


@cache
def _names(languages: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int | None] = {}
    for language in languages:
        for number, name in _all(Locale.parse(language).months):
            for known in {name, _bare(name)}:
                if not known.isdigit() and found.setdefault(known, number) != number:
                    found[known] = None
    return {name: number for name, number in found.items() if number is not None}


@cache
def _weekdays() -> frozenset[str]:
    names = {name for language in (*_LANGUAGES, _CROATIAN) for _, name in _all(Locale.parse(language).days)}
    return frozenset(names | {_bare(name) for name in names})


def _all(named: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[int, str]]:
    """Numbers and names, in small letters and without the dot of what is shortened."""
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in named[context][width].items():
                yield number, name.casefold().strip(".")


def _bare(name: str) -> str:
    """A name in Latin letters without its accents."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(each for each in apart if not unicodedata.combining(each)) if apart[:1].isascii() else name
