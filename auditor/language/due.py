"""The day that a promise names, or by which somebody wants something."""

from datetime import date

from auditor.activities.acts import Act
from auditor.language.days import days_named
from auditor.language.reading import read


def promised_day(text: str, language: str | None, said: date) -> date | None:
    """The day that a promise of the text names, where its sentence names one after the day it was ``said``; of several
    the latest. None where none is read."""
    found = [
        max(days)
        for sentence, days in days_named(text, language, said)
        if (read(sentence, hint=language, mine=True).acts or 0) & Act.PROMISE
    ]
    return max(found, default=None)


def wanted_day(text: str, language: str | None, said: date) -> date | None:
    """The day by which a message to me wants something, where the sentence that says so names one after the day it was
    ``said``; of several the first. None where none is read."""
    found = [min(days) for sentence, days in days_named(text, language, said) if read(sentence, hint=language).urgent]
    return min(found, default=None)
