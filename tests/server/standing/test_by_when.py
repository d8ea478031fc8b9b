"""By when somebody wants something is told in the same phrase to whoever is told of it: in a notice or mail, in a
terminal, on paper and to a program."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from rich.console import Console

from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.programs.answering import Answers
from server.programs.asking import OfPeople
from server.rendering.terminal import show_today
from server.standing.steps import steps
from server.store.store import open_store
from server.telling.digest import digest
from server.translations import speaking
from tests.story import Story

PHRASES = {"en": "(wanted by 17 March)", "de": "(gewünscht bis zum 17. März)"}


@pytest.mark.parametrize("language", PHRASES)
@time_machine.travel(datetime(2026, 3, 14, 12, tzinfo=UTC), tick=False)
def test_one_phrase_is_told_everywhere(tmp_path: Path, language: str) -> None:
    story = Story(first=date(2026, 1, 1))
    story.exchange(3, "Ana", times=4)
    story.hear(70, "Ana", "Could you send me the plan of the hall by 17 March, please?")
    phrase = PHRASES[language]
    with open_store(Settings.load(tmp_path / "data", environment={})) as store, speaking(language):
        store.change(language=language)
        store.activities.write([receive(each, key=store.key, zone=UTC) for each in story.activities])
        report = audit_now(store)
        told = digest(store, report, None, names_people=True)
        assert told is not None
        assert told.body.count(phrase) == 2, "of who waits, and in the step"
        hidden = digest(store, report, None, names_people=False)
        assert hidden is not None
        assert phrase not in hidden.body
        printed = StringIO()
        show_today(report, report.waiting, steps(store, report, report.waiting), Console(file=printed, width=400))
        assert printed.getvalue().count(phrase) == 2
        (waits,) = Answers(store, names=True, texts=False).who_waits(OfPeople())["waiting"]
        assert f"({waits['by_when']})" == phrase
