"""A word of what was just done, with the button that takes it back: a slip on a phone costs one more press."""

from flask import flash

#: The category of such a word; the page shows a form beside it.
UNDO = "undo"


def flash_with_undo(said: str, to: str, name: str, value: str) -> None:
    """Say on the next page what was done. The button sends ``name`` with ``value`` ``to`` an address of ours."""
    flash({"said": said, "to": to, "name": name, "value": value}, UNDO)  # type: ignore[arg-type]  # any JSON is kept
