"""A word of what was just done, with the button that takes it back: a slip on a phone costs one more press."""

from flask import flash, request

#: The category of such a word; the page shows a form beside it.
UNDO = "undo"


def flash_with_undo(said: str, to: str, name: str, value: str) -> None:
    """Say on the next page what was done. The button sends ``name`` with ``value`` ``to`` an address of ours."""
    at = request.form.get("at", "")
    flash({"said": said, "to": to, "name": name, "value": value, "at": at}, UNDO)  # type: ignore[arg-type]  # any JSON is kept
