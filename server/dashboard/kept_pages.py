"""Pages that are kept as they were rendered, in memory: to render one anew takes longer than all else of its answer.

They are few, and gone when the server ends. What is a session's own is not kept: no page that tells of what was just
done, and where forms carry the session's token a mark stands in its place.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from flask import Flask, current_app, g, request, session
from markupsafe import escape

from server.entry import whose
from server.installation.memory import give_back
from server.store.changes import Mark
from server.store.persons import now
from server.translations import language

Found = TypeVar("Found")
MOST = 24
_MINUTE = 60_000  # milliseconds
_ASKED_FIRST = frozenset({"today.html", "_report.html", "_charts.html", "_pictures.html", "_audit.html", "report.html"})
_MARK = secrets.token_hex(16)


class KeptPages:
    """The pages that were asked for last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._turn = Lock()
        self._found: dict[Hashable, tuple[Hashable, Any]] = {}
        self.rendering = Lock()

    def get(self, key: Hashable) -> str | None:
        """The page of that key, if it is kept."""
        with self._turn:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, page: str) -> None:
        """Keep a page, in place of the one that nobody asked for longest."""
        with self._turn:
            self._pages[key] = page
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)

    def found(self, key: Hashable, mark: Mark | None, find: Callable[[], Found]) -> Found:
        """What ``find`` finds under this key, which says of whom it is, and is looked for anew once the mark is
        another, or None, and every minute: a commit that takes the disk long is seen later than it is marked."""
        known, moment = self._found.get(key), mark and (mark, now() // _MINUTE)
        if known and known[0] == moment:
            before: Found = known[1]
            return before
        anew = find()
        if moment is not None:
            self._found[key] = moment, anew
        return anew

    def clear(self) -> None:
        """Keep none."""
        with self._turn:
            self._pages.clear()
            self._found.clear()


def kept_pages() -> KeptPages:
    """Those of the running application."""
    found: KeptPages = current_app.extensions.setdefault("kept_pages", KeptPages())
    return found


def once(key: Hashable | None, render: Callable[[], str]) -> str:
    """The page that ``render`` makes, made once for each ``key``, which holds all that it depends on beside its address
    and the language; None: it is made anew."""
    if key is None or session.get("_flashes"):
        return render()
    whole = (whose.store().person, request.full_path, language(), key)
    pages = kept_pages()
    page = pages.get(whole)
    if page is None:
        with pages.rendering:  # whoever asks for the same meanwhile waits, rather than rendering it as well
            page = pages.get(whole)
            if page is None:
                page = _rendered(render)
                pages.put(whole, page)
    return page.replace(_MARK, escape(session.get("form", "")))


def until_written(render: Callable[[], str]) -> str:
    """The page that ``render`` makes, made anew once anything was written, and every minute, as it says how long ago
    something was."""
    mark = whose.store().mark()
    return once(mark and (mark, now() // _MINUTE), render)


def compile_templates(app: Flask) -> None:
    """Compile what pages are made of, which else the first who asks for each waits for: those of the start page and of
    a report first, and all of them within a second. That takes several MiB, which are given back."""
    names = app.jinja_env.list_templates(extensions=["html"])
    for name in sorted(names, key=lambda name: name not in _ASKED_FIRST):
        app.jinja_env.get_template(name)
    give_back()


def _rendered(render: Callable[[], str]) -> str:
    g.form_token = _MARK
    try:
        return render()
    finally:
        del g.form_token
