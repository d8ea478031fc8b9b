"""The sentences people read, in their language: gettext catalogues, and which language is spoken right now.

Sentences stand in the code in English, whole, with named placeholders: ``gettext("%(count)s were skipped", count=…)``;
a percent sign is doubled. The catalogues are written by ``make translations``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.translatable import Sentence, Value, filled

if TYPE_CHECKING:
    import jinja2

FOLDER = Path(__file__).parent
DOMAIN = "rapport"
#: What the sentences in the code are written in.
SOURCE = "en"
#: By code, as each names itself.
LANGUAGES = {"en": "English", "de": "Deutsch"}

_spoken: ContextVar[Callable[[], str]] = ContextVar("language", default=lambda: SOURCE)


def language() -> str:
    """The code of the language spoken here and now, one of LANGUAGES."""
    return _spoken.get()()


@contextmanager
def speaking(chosen: str | Callable[[], str]) -> Iterator[None]:
    """Speak a language within. A function is asked only once a sentence is needed, and once; what it says itself
    meanwhile, as in an error, is not translated."""

    @cache
    def decided() -> str:
        if isinstance(chosen, str):
            return chosen
        with speaking(SOURCE):
            return chosen()

    token = _spoken.set(decided)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str, **values: object) -> str:
    """A sentence in the language spoken, with its placeholders filled."""
    return filled(look_up(message), values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """A sentence that depends on a number; ``%(num)s`` is that number as people write it."""
    from server.translations.cldr import decimal

    return filled(look_up_plural(one, many, number), {"num": decimal(number), **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A sentence that could mean two things; ``context`` says which."""
    return filled(look_up(message, context), values)


def look_up(message: str, context: str | None = None) -> str:
    """A sentence with its placeholders as they are; ``context`` where it could mean two things."""
    found = _catalogue(language())
    return found.pgettext(context, message) if context else found.gettext(message)


def look_up_plural(one: str, many: str, number: int) -> str:
    """As ``look_up``, of a sentence that depends on a number."""
    return _catalogue(language()).ngettext(one, many, number)


def translated(words: str | Sentence) -> str:
    """A sentence that was kept, in the language spoken; words that were kept as they are stay so."""
    if isinstance(words, str):
        return words
    values = {name: _said(value) for name, value in words.values.items()}
    if words.many is None:
        return gettext(words.message, **values)
    return ngettext(words.message, words.many, words.number, **values)


def _said(value: Value) -> str:
    from server.translations.cldr import decimal, listed

    if isinstance(value, tuple):
        return listed([translated(each) for each in value])
    return decimal(value) if isinstance(value, int) else translated(value)


def install(environment: "jinja2.Environment") -> None:
    """Let templates speak: ``{% trans %}``, ``_()``, and ``language()``."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        look_up,
        look_up_plural,
        newstyle=True,
        pgettext=lambda context, message: look_up(message, context),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals["language"] = language


@cache
def _catalogue(code: str) -> NullTranslations:
    return NullTranslations() if code == SOURCE else translation(DOMAIN, FOLDER, [code])
