"""Profile, and how its audits say what they saw and what they could not see."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from auditor.activities.sites import title
from auditor.audits.unread import REMEDY
from auditor.report import Missing
from auditor.translatable import gettext

#: A row of the family ``profile``, and what was looked for in it: whether it is there, None where that is not known.
Looked = tuple[dict[str, Any], Sequence[tuple[str, bool | None]]]


def seen_on(profile: dict[str, Any]) -> str:
    """What to call a row of the family ``profile``."""
    return gettext("Your profile on %(site)s, as seen on %(day)s", site=title(profile["site"]), day=profile["day"])


def fallen_behind(profiles: Iterable[dict[str, Any]], still_true: date | None) -> str | None:
    """That a headline names a role which the same profile says has ended; None where none does, or I said since that
    all is still true."""
    found = [each for each in profiles if each["left_role"] and not (still_true and still_true >= each["day"])]
    said = [
        gettext(
            "Your headline on %(site)s names a role that has ended, as the positions there say: it may be out of date.",
            site=title(each["site"]),
        )
        for each in found
    ]
    return " ".join(said) or None


def lacking(profiles: Sequence[Looked]) -> str:
    """What is not there, by site where there are several profiles; empty where all is there. Only profiles that are
    counted are to be given: of one that was hardly seen, what is empty is no news."""
    found = [(profile, [label for label, there in parts if there is False]) for profile, parts in profiles]
    if len(profiles) == 1:
        return ", ".join(found[0][1])
    return "; ".join(f"{title(profile['site'])}: {', '.join(empty)}" for profile, empty in found if empty)


def never_seen() -> Missing:
    """No profile is known, although a source could have told."""
    return Missing(
        what=gettext("Your own profile has not been seen yet."),
        remedy=gettext(
            "Open your own profile page once with the extension, show it with “rapport visit” or “rapport read”, or "
            "import your archive of the site."
        ),
    )


def stands_unread(profile: dict[str, Any], texts: Iterable[str], checks: Iterable[str]) -> bool:
    """Whether one of these texts stands in a profile, and nothing of what is looked for in them could be read."""
    return any(profile[text] for text in texts) and all(profile[check] is None for check in checks)


def unreadable(what: str) -> Missing:
    """A profile was seen whose words cannot be read: seeing more of it would not help."""
    return Missing(
        what=what,
        remedy=gettext(REMEDY),
    )


def unknown(what: str) -> Missing:
    """A profile was seen, and does not tell this."""
    return Missing(
        what=what,
        remedy=gettext(
            "Open your own profile page in full once with the extension, or import the site's complete archive."
        ),
    )
