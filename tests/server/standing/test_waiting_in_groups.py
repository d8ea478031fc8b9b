"""Who asked by name in a group waits on the start page until one writes in that group, without a new report."""

from flask import Flask

from server.audits.running import audit_now
from server.standing.steps import steps
from server.standing.waiting import still
from server.store.persons import now
from server.store.store import Store
from tests.network.test_in_groups import ask
from tests.server.lives import keep
from tests.server.standing.test_steps_done import asked


def test_a_word_in_the_group_ends_it_and_one_in_another_group_does_not(app: Flask) -> None:
    store: Store = app.extensions["store"]
    story = asked()
    ask(story, 55, "Ida")

    def waiting() -> list[str]:
        keep(store, story)
        return [each.person for each in still(store, report) if each.in_group]

    keep(store, story)
    report = audit_now(store)
    assert waiting() == ["Ida"]
    story.write(57, ("Ida", "bo"), "Good luck to all of you!", context="choir")
    assert waiting() == ["Ida"]
    story.write(57, ("Ida", "bo"), "On the first floor, by the door.", context="ward")
    assert waiting() == []


def test_a_step_about_it_that_was_taken_up_looks_done_once_one_writes_there(app: Flask) -> None:
    store: Store = app.extensions["store"]
    story = asked()
    story.write(59, "Mona", "The small one in the yard, it is old but fine.")
    about = str(ask(story, 55, "Ida").id)
    keep(store, story)
    report = audit_now(store)
    store.steps.add("reply-rate", "Give Ida one line today.", "taken", now(), about=about)

    def look_done() -> list[str | None]:
        keep(store, story)
        return [step.about for step in steps(store, report, still(store, report)).look_done]

    story.write(59.1, ("Ida", "bo"), "Good luck to all of you!", context="choir")
    assert look_done() == []
    story.write(59.2, ("Ida", "bo"), "On the first floor, by the door.", context="ward")
    assert look_done() == [about]
