"""Every subject has its words in one table, and every part that the extension reads tells of some subject."""

import json
from pathlib import Path

import pytest

from auditor.activities.activity import Subject
from auditor.activities.subjects import SEEN_ONLY, WORDINGS, read_by
from server.declarations.health import stopped
from server.store.readings import Reading

PAGE = json.loads((Path(__file__).parents[2] / "extension" / "page.schema.json").read_text("utf-8"))
#: Patterns and variants tell of how a site is made: of no subject, and that none is in sight is no failure.
PARTS = {*PAGE["properties"], "requests"} - {"signedOut", "denied", "patterns", "variants"}


@pytest.mark.parametrize("subject", Subject)
def test_a_subject_has_words_for_people(subject: Subject) -> None:
    wording = WORDINGS[subject]
    assert "-" not in wording.named + wording.one
    assert wording.done % {"who": "Ana"} != wording.done or "%" not in wording.done


def test_no_two_subjects_are_named_alike() -> None:
    assert len({wording.named for wording in WORDINGS.values()}) == len(WORDINGS)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_part_that_is_read_tells_of_subjects_and_its_failure_is_reported(part: str) -> None:
    assert read_by(part)
    assert [found.part for found in stopped([Reading("linkedin", part, "2026-11-01", 0, 9)])] == [part]


def test_what_only_the_extension_sees_is_read_by_a_part_or_is_attention() -> None:
    assert {WORDINGS[subject].part or subject for subject in SEEN_ONLY} == {Subject.ATTENTION, "feed", "notifications"}
