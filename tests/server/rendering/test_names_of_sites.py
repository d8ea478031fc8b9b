"""Without names, a site keeps its own, though somebody calls themselves like it."""

from msgspec.structs import replace

from auditor.answers.expectations import Expectations
from auditor.runner.run import run
from server.rendering.nameless import without_names
from tests.story import Story


def test_a_person_called_like_a_site_takes_no_name_from_it() -> None:
    story = Story(site="x", last_day=100)
    for day in range(20, 90, 10):
        story.hear(day, f"person {day}")
        story.write(day + 0.2, f"person {day}")
    families = story.families()
    report = run(families.history, Expectations(), families.window)
    missing = report.verdict.missing
    assert missing
    told = replace(missing, what="On X, Ana waits.")
    plain = without_names(replace(report, verdict=replace(report.verdict, missing=told)), ["X", "Ana"]).verdict.missing
    assert plain and plain.what == "On X, somebody waits."
