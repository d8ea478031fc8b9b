"""Removes the texts from an activity's detail: it is kept that there was a text, but not what it said."""

from functools import cache
from typing import TypeVar, get_args, get_type_hints

import msgspec

from auditor import language
from auditor.activities.activity import Detail, Profile, Text
from auditor.activities.acts import ProfileReading

Shown = TypeVar("Shown", Detail, Profile)


def without_texts(detail: Detail | None) -> tuple[Detail | None, ProfileReading | None]:
    """The detail without its texts, and what was read in the person's own profile."""
    if detail is None:
        return None, None
    detail = _marked(detail)
    shown = detail.profile
    if shown is None:
        return detail, None
    read = language.read_profile(shown.headline, shown.about, shown.contact)
    return msgspec.structs.replace(detail, profile=_marked(shown)), read


def _marked(shown: Shown) -> Shown:
    """The same with each text replaced by a mark: audits need to know that it exists, not what it says."""
    given = ((name, getattr(shown, name)) for name in _texts_of(type(shown)))
    marks = {name: "…" if text.strip() else "" for name, text in given if text is not None}
    return msgspec.structs.replace(shown, **marks) if marks else shown


@cache
def _texts_of(kind: type[Detail] | type[Profile]) -> tuple[str, ...]:
    """The names of fields declared as Text, so that a field added later is not forgotten here."""
    return tuple(name for name, hint in get_type_hints(kind, include_extras=True).items() if Text in get_args(hint))
