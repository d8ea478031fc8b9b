"""Of several ids of one person all are asked about, and none that would join two whom something keeps apart."""

from auditor.history.identities import grouped
from tests.network.test_likeness import heard_and_answered, known, offered
from tests.story import Story


def test_of_three_ids_of_one_person_all_are_asked_about_and_none_twice() -> None:
    story = Story()
    known(story, "linkedin", "in/ana-quist", "Ana Quist", connected=True)
    known(story, "linkedin", "urn:li:member:77", "Ana Quist")
    heard_and_answered(story, "mastodon", "ana@far.example", "Ana Quist")
    asked = offered(story)
    assert len(asked) == 2
    assert {id_ for _, *ids in asked for id_ in ids} == {"in/ana-quist", "urn:li:member:77", "ana@far.example"}
    one = grouped([(("linkedin", "in/ana-quist"), ("linkedin", "urn:li:member:77"))], {})
    assert [id_ for _, *ids in offered(story, one) for id_ in ids if id_ == "ana@far.example"] == ["ana@far.example"]


def test_whom_something_keeps_apart_is_joined_by_no_third() -> None:
    story = Story()
    known(story, "linkedin", "in/ana-quist", "Ana Quist", employer="Orchard Works", connected=True)
    known(story, "linkedin", "urn:li:member:77", "Ana Quist", employer="Harbour Pilots")
    heard_and_answered(story, "mastodon", "ana@far.example", "Ana Quist")
    assert len(offered(story)) == 1
