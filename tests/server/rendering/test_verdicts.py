"""A verdict on a page: its answer, and who may matter, of those who wait still."""

from datetime import UTC, datetime

from auditor.report import Missing, Verdict
from auditor.report.waiting import Waiting
from server.rendering.verdicts import Told, told, who_may_matter

THEN = datetime(2026, 3, 1, tzinfo=UTC)


def waiter(name: str) -> Waiting:
    return Waiting("linkedin", name.lower(), name, THEN, THEN.date(), name)


def test_the_answer_follows_what_was_hoped_for_and_came() -> None:
    judged = Verdict("By now you hoped for about 9 (interviews) and had 2. More likely it is the site. So it goes on.")
    assert told(judged) == Told(
        "By now you hoped for about 9 (interviews) and had 2.", "More likely it is the site.", ["So it goes on."]
    )
    assert told(Verdict("There is nothing to explain.")) == Told("", "There is nothing to explain.", [])
    silent = Verdict("We cannot tell yet. Something helps.", missing=Missing("a goal", "say it"))
    assert told(silent).answer == "We cannot tell yet."


def test_who_waits_no_longer_is_not_named_as_one_who_may_matter() -> None:
    everybody = [waiter(name) for name in ("Dr. Ada Bell", "St. John Cole", "Di", "Eve")]
    judged = Verdict("We cannot tell yet.", bearing=tuple(each.activity for each in everybody))
    assert who_may_matter(judged, everybody) == (
        "Of those who wait for you now, 4 may matter for this goal: Dr. Ada Bell, St. John Cole, Di and others."
    )
    assert who_may_matter(judged, everybody[:2]) == (
        "Of those who wait for you now, 2 may matter for this goal: Dr. Ada Bell and St. John Cole."
    )
    assert who_may_matter(judged, []) == ""
