"""What is said where words could not be read: how many cases were left out, and that too many were."""

from collections.abc import Mapping

from msgspec.structs import replace

from auditor.report import Missing
from auditor.translatable import N_, gettext

#: By what could not be read.
_LEFT_OUT: Mapping[str, str] = {
    "comments and messages": N_(
        "%(unread)s of %(of)s comments and messages are in a language we cannot read yet and are left out."
    ),
    "conversations": N_("%(unread)s of %(of)s conversations are in a language we cannot read yet and are left out."),
    "first words to new connections": N_(
        "%(unread)s of %(of)s first words to new connections are in a language we cannot read yet and are left out."
    ),
    "helps": N_(
        "What you wrote after %(unread)s of the %(of)s times you were helped is in a language we cannot read yet, and "
        "is left out."
    ),
    "introductions": N_("%(unread)s of %(of)s introductions are in a language we cannot read yet and are left out."),
    "messages": N_("%(unread)s of %(of)s messages are in a language we cannot read yet and are left out."),
    "messages of yours": N_(
        "%(unread)s of %(of)s messages of yours are in a language we cannot read yet and are left out."
    ),
    "messages to you": N_(
        "%(unread)s of %(of)s messages to you are in a language we cannot read yet and are left out."
    ),
    "posts": N_("%(unread)s of %(of)s posts are in a language we cannot read yet and are left out."),
    "texts": N_("%(unread)s of %(of)s texts are in a language we cannot read yet and are left out."),
}
_TOO_MANY: Mapping[str, str] = {
    "comments and messages": N_("%(unread)s of %(of)s comments and messages are in a language we cannot read yet."),
    "conversations": N_("%(unread)s of %(of)s conversations are in a language we cannot read yet."),
    "first words to new connections": N_(
        "%(unread)s of %(of)s first words to new connections are in a language we cannot read yet."
    ),
    "helps": N_(
        "What you wrote after %(unread)s of the %(of)s times you were helped is in a language we cannot read yet."
    ),
    "introductions": N_("%(unread)s of %(of)s introductions are in a language we cannot read yet."),
    "messages": N_("%(unread)s of %(of)s messages are in a language we cannot read yet."),
    "messages of yours": N_("%(unread)s of %(of)s messages of yours are in a language we cannot read yet."),
    "messages to you": N_("%(unread)s of %(of)s messages to you are in a language we cannot read yet."),
    "posts": N_("%(unread)s of %(of)s posts are in a language we cannot read yet."),
    "texts": N_("%(unread)s of %(of)s texts are in a language we cannot read yet."),
}

REMEDY = N_(
    "English, German, Spanish and French are read so far: of what is written in another language nothing is said here."
)


def left_out(unread: int, of: int, what: str) -> str | None:
    """A note that some cases could not be read, or None where all could. ``what`` they are, by the keys above."""
    return gettext(_LEFT_OUT[what], unread=unread, of=of) if unread else None


def too_many(unread: int, of: int, what: str) -> Missing | None:
    """Why nothing is said where more than half of the cases could not be read, or None."""
    if unread * 2 <= of:
        return None
    return Missing(
        what=gettext(_TOO_MANY[what], unread=unread, of=of),
        remedy=gettext(REMEDY),
    )


def for_want_of_reading(lacking: Missing, unread: int, of: int) -> Missing:
    """What is missing where more than half of the messages could not be read: more of them would not bring it."""
    if unread * 2 <= of:
        return lacking
    what = gettext(_TOO_MANY["messages"], unread=unread, of=of)
    return replace(lacking, what=f"{lacking.what} {what}", remedy=gettext(REMEDY))
