"""Profile, and how its audits say what they saw and what they could not see."""

from typing import Any

from auditor.activities.sites import title
from auditor.report import Missing
from auditor.translatable import gettext


def seen_on(profile: dict[str, Any]) -> str:
    """What to call a row of the family ``profile``."""
    return gettext("Your profile on %(site)s, as seen on %(day)s", site=title(profile["site"]), day=profile["day"])


def never_seen() -> Missing:
    """No profile is known, although a source could have told."""
    return Missing(
        what=gettext("Your own profile has not been seen yet."),
        remedy=gettext(
            "Open your own profile page once with the extension, show it with “rapport visit” or “rapport read”, or "
            "import your archive of the site."
        ),
    )


def unknown(what: str) -> Missing:
    """A profile was seen, and does not tell this."""
    return Missing(
        what=what,
        remedy=gettext(
            "Open your own profile page in full once with the extension, or import the site's complete archive."
        ),
    )
