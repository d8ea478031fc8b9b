"""What is said where words could not be read: how many cases were left out, and that too many were."""

from auditor.report import Missing


def left_out(unread: int, of: int, what: str) -> str | None:
    """A note that some cases could not be read, or None where all could."""
    return f"{unread} of {of} {what} are in a language we cannot read yet and are left out." if unread else None


def too_many(unread: int, of: int, what: str) -> Missing | None:
    """Why nothing is said where more than half of the cases could not be read, or None."""
    if unread * 2 <= of:
        return None
    return Missing(
        what=f"{unread} of {of} {what} are in a language we cannot read yet.",
        remedy="So nothing is said about them. The documentation says how a language is added.",
    )
