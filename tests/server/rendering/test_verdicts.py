"""A verdict on a page: its answer, and who may matter, of those who wait still."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from auditor.report import Missing, Verdict
from auditor.report.waiting import Waiting
from server.rendering.verdicts import Told, how_many_may_matter, told, who_may_matter
from server.translations import LANGUAGES, gettext, speaking
from server.translations.cldr import near_day

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
        "Of those who wait for you now, 4 may matter for this goal: Dr. Ada Bell, St. John Cole, Di and others. "
        "Among them, somebody has waited for a word of yours since 1 March 2026."
    )
    assert who_may_matter(judged, everybody[:2]) == (
        "Of those who wait for you now, 2 may matter for this goal: Dr. Ada Bell and St. John Cole. "
        "Among them, somebody has waited for a word of yours since 1 March 2026."
    )
    assert who_may_matter(judged, []) == ""


def test_since_when_the_first_waits_is_told_of_nobody_who_mourns_or_has_my_word() -> None:
    ada, bea, di = (waiter(name) for name in ("Ada", "Bea", "Di"))
    judged = Verdict("We cannot tell yet.", bearing=("Ada", "Bea", "Di"))
    early = THEN.date() - timedelta(days=9)
    everybody = [ada, replace(bea, promised=True, since=early), replace(di, grave=True, since=early)]
    assert how_many_may_matter(judged, everybody) == (
        "Of those who wait for you now, 3 may matter for this goal. "
        "Among them, somebody has waited for a word of yours since 1 March 2026."
    )
    assert how_many_may_matter(judged, everybody[:1]) == (
        "Of those who wait for you now, 1 may matter for this goal. "
        "That person has waited for a word of yours since 1 March 2026."
    )
    assert how_many_may_matter(judged, everybody[1:]) == "Of those who wait for you now, 2 may matter for this goal."


def test_who_waits_with_two_messages_is_one_person() -> None:
    ada = waiter("Ada")
    judged = Verdict("We cannot tell yet.", bearing=("Ada", "later"))
    both = [ada, replace(ada, activity="later")]
    since = "That person has waited for a word of yours since 1 March 2026."
    assert how_many_may_matter(judged, both) == f"Of those who wait for you now, 1 may matter for this goal. {since}"
    assert who_may_matter(judged, both) == f"Of those who wait for you now, 1 may matter for this goal: Ada. {since}"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_was_hoped_for_and_came_is_one_sentence_in_each_language(language: str) -> None:
    """The page takes the second sentence for the answer."""
    day, values = (
        date(2026, 12, 4),
        {"amount": "12", "outcome": "x", "had": "2", "whole": "30", "hoped": "9", "came": "3"},
    )
    with speaking(language):
        gaps = [
            gettext("By now you hoped for about %(hoped)s (%(outcome)s) and had %(came)s.", **values),
            gettext(
                "You hope for %(outcome)s (%(amount)s) by %(day)s; by now that is about %(hoped)s, and you had "
                "%(came)s.",
                day=near_day(day),
                **values,
            ),
            gettext(
                "You hope for %(outcome)s (%(amount)s) by %(day)s and had %(had)s so far: at your own rate that takes "
                "about %(whole)s useful conversations, about %(hoped)s of them by now, and you had %(came)s of these.",
                day=near_day(day),
                **values,
            ),
        ]
        assert [told(Verdict(f"{gap} So it is. And more.")).gap for gap in gaps] == gaps
