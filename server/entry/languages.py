"""Chooses the language of an answer: the person's setting, else what their browser or terminal asks for.

Commands import this module too, so Flask is imported only for requests: it takes a fifth of a second.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from server.installation.settings import Settings, SettingsError
from server.store.errors import StoreError
from server.store.persons import AUTOMATIC, Owner
from server.store.store import Store, open_store, open_to_read
from server.translations import LANGUAGES, SOURCE, speaking

if TYPE_CHECKING:
    from flask import Flask, Response
    from werkzeug.datastructures import LanguageAccept

#: Locales of the C library that are no language.
_NO_LANGUAGE = ("C", "POSIX")


def of_browser(accepted: "LanguageAccept") -> str:
    """The language that a browser's Accept-Language prefers, among those Rapport speaks."""
    codes = (tag.partition("-")[0].lower() for tag, quality in accepted if quality > 0)
    return next((code for code in codes if code in LANGUAGES), SOURCE)


def of_terminal(environment: Mapping[str, str] = os.environ) -> str:
    """What gettext would choose: LANGUAGE, LC_ALL, LC_MESSAGES, LANG."""
    wanted = _locale(environment)
    if wanted.partition(".")[0] not in _NO_LANGUAGE:
        wanted = environment.get("LANGUAGE") or wanted
    codes = (entry.partition("_")[0].partition(".")[0].lower() for entry in wanted.split(":"))
    return next((code for code in codes if code in LANGUAGES), SOURCE)


def _locale(environment: Mapping[str, str]) -> str:
    return next((said for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (said := environment.get(name))), "")


def names_none(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a terminal, or a machine that starts a program by itself, says nothing of a language."""
    return _locale(environment).partition(".")[0] in ("", *_NO_LANGUAGE) and not environment.get("LANGUAGE")


def of_owner(store: Store) -> str:
    """The language for a person without a request, such as for a self-audit: the setting, else that of the machine. If
    the machine names none, that of the report the person reads so far."""
    set_to = store.owner.get().language
    if set_to != AUTOMATIC:
        return set_to
    return (_read_so_far(store) if names_none() else None) or of_terminal()


def _read_so_far(store: Store) -> str | None:
    spoken = store.reports.spoken()
    return spoken if spoken in LANGUAGES else None


def of_settings(settings: Settings) -> str | None:
    """What the owner has set, or reads so far where a terminal names no language, as an audit that it runs is read on
    the start page too; None where neither is known or can be read. Makes no database."""
    file = settings.database_url.removeprefix("sqlite:///")
    if file != settings.database_url and not Path(file).exists():
        return None
    try:
        # On a server nobody is enrolled by this: one for many has no owner.
        with (open_store if settings.sqlite_file else open_to_read)(settings) as store:
            found = store.owner.get().language
            if found == AUTOMATIC:
                return _read_so_far(store) if names_none() else None
    except (StoreError, SettingsError):
        return None
    return found


def follow(app: "Flask", person: Callable[[], Owner], known: Callable[[], bool]) -> None:
    """Answer every request in its language. The setting counts only if ``known`` says that the request has the
    dashboard's session: a stranger must not learn the setting, and a device needs no sentence."""
    from flask import g, request

    def wanted() -> str:
        asked = of_browser(request.accept_languages)
        try:
            if not known():
                return asked
            chosen = person().language
        except StoreError:
            return asked
        return asked if chosen == AUTOMATIC else chosen

    @app.before_request
    def begin() -> None:
        g.speaking = speaking(wanted)
        g.speaking.__enter__()

    @app.after_request
    def vary(response: "Response") -> "Response":
        response.vary.add("Accept-Language")
        return response

    @app.teardown_request
    def end(_: BaseException | None) -> None:
        if "speaking" in g:
            g.pop("speaking").__exit__(None, None, None)
