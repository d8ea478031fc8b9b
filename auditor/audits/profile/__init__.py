"""Profile, and how its audits say what they saw and what they could not see."""

from typing import Any

from auditor.activities.sites import title
from auditor.report import Missing


def seen_on(profile: dict[str, Any]) -> str:
    """What to call a row of the family ``profile``."""
    return f"Your profile on {title(profile['site'])}, as seen on {profile['day'].isoformat()}"


def never_seen() -> Missing:
    """No profile is known, although a source could have told."""
    return Missing(
        what="Your own profile has not been seen yet.",
        remedy="Open your own profile page once with the extension, or import your archive of the site.",
    )


def unknown(what: str) -> Missing:
    """A profile was seen, and does not tell this."""
    return Missing(
        what=what,
        remedy="Open your own profile page in full once with the extension, or import the site's complete archive.",
    )
