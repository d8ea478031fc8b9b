"""In which language a message is read, where it is too short to tell by itself."""

from collections.abc import Collection
from datetime import UTC

from auditor.history.ingest import receive_all
from tests.story import Story


def test_what_was_written_before_is_asked_for_only_where_a_text_is_short() -> None:
    story = Story()
    story.hear(1, "ana", "vale, te digo")
    story.hear(2, "bo", "I will bring the drawings of the new bridge with me on Friday at six.")
    asked: list[object] = []

    def around(people: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        asked.extend(people)
        return {(story.site, "ana"): ["es"] * 3}

    short, _ = receive_all(story.activities, key=bytes(32), zone=UTC, around=around)
    assert asked == [(story.site, "ana")]
    assert short.row.language == "es"
