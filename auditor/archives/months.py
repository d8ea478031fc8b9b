"""The names of months in the languages in which people use sites, from Unicode's CLDR."""

import unicodedata
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
_IN = "ב"  # in Hebrew, "in" is the first letter of the name


def month_named(word: str) -> int | None:
    """The number of a month by its name in any of the languages, whole or shortened, with or without accents; None for
    other words, and for a name that means different months in two of the languages."""
    name = word.casefold().strip(".,،")
    if name in _USUAL:
        return _USUAL[name]
    return _names().get(name) or _names().get(name.removeprefix(_IN))


@cache
def _names() -> dict[str, int]:
    found: dict[str, int | None] = {}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for number, name in (
            each
            for context in ("format", "stand-alone")
            for width in ("abbreviated", "wide")
            for each in locale.months[context][width].items()
        ):
            for known in {name.casefold().strip("."), _bare(name.casefold().strip("."))}:
                if not known.isdigit() and found.setdefault(known, number) != number:
                    found[known] = None
    return {name: number for name, number in found.items() if number is not None}


def _bare(name: str) -> str:
    """A name in Latin letters without its accents."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(each for each in apart if not unicodedata.combining(each)) if apart[:1].isascii() else name
