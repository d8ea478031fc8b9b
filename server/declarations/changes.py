"""What differs between two sets of declarations, in plain words: which sites, acts and parts of their pages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.translatable import N_, Sentence, lazy_gettext

#: What a declaration says beside acts, in the words people know it by; the rest is told as ``_DETAILS``.
_PARTS = {
    "feed": N_("the feed"),
    "messages": N_("messages"),
    "profile": N_("your profile"),
    "notifications": N_("the notification badge"),
    "patterns": N_("how it pushes"),
    "pages": N_("which page is which"),
    "hosts": N_("its addresses"),
    "servers": N_("its servers"),
    "apps": N_("its apps"),
    "conversation": N_("where conversations are"),
    "acting": N_("which account acts"),
    "signedOut": N_("whether you are signed in"),
    "variants": N_("its clients and designs"),
    "denied": N_("what it refused"),
    "visitsForbiddenBy": N_("whether programs may visit it"),
}
_DETAILS = N_("details of it")
_UNSEEN = {"site", "requests"}


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Sentence]:
    """The sentences that tell what is otherwise in ``after``, declarations by site; none where nothing is."""
    told: list[Sentence] = []
    for site in sorted({*before, *after}):
        old = json.loads(before[site]) if site in before else None
        new = json.loads(after[site]) if site in after else None
        title = str((new or old or {})["title"])
        if old is None:
            told.append(lazy_gettext("%(site)s is new.", site=title))
        elif new is None:
            told.append(lazy_gettext("%(site)s is no longer declared.", site=title))
        else:
            told += _changed(title, old, new)
    return told


def _changed(title: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Sentence]:
    was, is_now = _acts(old), _acts(new)
    added = [name for name in is_now if name not in was]
    gone = [name for name in was if name not in is_now]
    other = [name for name in is_now if name in was and is_now[name] != was[name]]
    if added:
        yield lazy_gettext("%(site)s, acts it recognises from now on: %(names)s.", site=title, names=_quoted(added))
    if gone:
        yield lazy_gettext("%(site)s, acts it recognises no more: %(names)s.", site=title, names=_quoted(gone))
    if other:
        yield lazy_gettext("%(site)s, acts it recognises otherwise: %(names)s.", site=title, names=_quoted(other))
    if [name for name in was if name in is_now] != [name for name in is_now if name in was]:
        yield lazy_gettext("%(site)s, its acts are tried in another order.", site=title)
    parts = [part for part in {**old, **new} if part not in _UNSEEN and old.get(part) != new.get(part)]
    if news := _named([part for part in parts if part not in old]):
        yield lazy_gettext("%(site)s, read from now on: %(parts)s.", site=title, parts=news)
    if lost := _named([part for part in parts if part not in new]):
        yield lazy_gettext("%(site)s, read no more: %(parts)s.", site=title, parts=lost)
    if otherwise := _named([part for part in parts if part in old and part in new]):
        yield lazy_gettext("%(site)s, read otherwise: %(parts)s.", site=title, parts=otherwise)


def _acts(declared: Mapping[str, Any]) -> dict[str, Any]:
    return {rule["action"]: rule for rule in declared.get("requests", ())}


def _quoted(names: list[str]) -> tuple[str, ...]:
    return tuple(f"“{name}”" for name in names)


def _named(parts: list[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(words) for words in dict.fromkeys(_PARTS.get(part, _DETAILS) for part in parts))
