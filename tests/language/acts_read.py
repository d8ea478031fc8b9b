"""The acts that are read in a message whose language is known and has a lexicon."""

from auditor.activities.acts import Act
from auditor.language import read


def acts(language: str, text: str, *, mine: bool = False) -> Act:
    found = read(text, hint=language, mine=mine).acts
    assert found is not None
    return found
