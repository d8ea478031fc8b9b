"""A result names the sites whose sources hold nothing of what it counts, where something else there could tell."""

from auditor.activities.activity import Coverage, Subject
from auditor.audits.voice.original_contribution import AUDIT
from tests.story import Story

NO_FILE = "This LinkedIn archive has no Shares.csv."


def writing(*silent: Subject, site: str = "linkedin", note: str = NO_FILE) -> Story:
    """Posts on Bluesky, and another site on which messages are told of and these subjects are not."""
    story = Story(site="bluesky")
    for day in range(300, 500, 10):
        story.post(day, "Today I drew the old bridge again, and this time the arches came out well.")
        story.comment(day + 1, "What a fine drawing, and how well the light falls through the arches there.")
    story.site = site
    for day in range(420, 500, 10):
        story.exchange(day, "Ana")
    story.coverage = [Coverage(site, subject, "none", note=note, remedy="Ask for it.") for subject in silent]
    return story


def test_a_site_of_which_nothing_of_the_kind_is_told_is_named() -> None:
    result = writing(Subject.POST, Subject.COMMENT).audit(AUDIT)
    assert result.value and result.value.words.startswith("on Bluesky alone: ")
    assert result.note == f"LinkedIn is left out here: {NO_FILE}"
    if result.tip:
        assert result.tip.observation.startswith("On Bluesky alone: ")


def test_where_most_sites_count_the_one_that_does_not_is_named() -> None:
    story = writing(Subject.POST, Subject.COMMENT)
    story.site = "mastodon"
    for day in range(300, 500, 10):
        story.post(day, "Today I drew the old bridge again, and this time the arches came out well.")
        story.comment(day + 1, "What a fine drawing, and how well the light falls through the arches there.")
    result = story.audit(AUDIT)
    assert result.value and result.value.words.startswith("without LinkedIn: ")
    if result.tip:
        assert result.tip.observation.startswith("Without LinkedIn: ")


def test_so_it_is_where_one_of_the_kinds_is_told_and_empty() -> None:
    story = writing(Subject.POST)
    story.coverage.append(Coverage("linkedin", Subject.COMMENT, "full"))
    result = story.audit(AUDIT)
    assert result.value and result.value.words.startswith("on Bluesky alone: ")


def test_a_site_that_knows_nothing_of_the_kind_is_not_named() -> None:
    silent = writing(site="whatsapp").audit(AUDIT)
    assert silent.value and "alone" not in silent.value.words and silent.note is None
    said = writing(Subject.POST, Subject.COMMENT, site="whatsapp", note="A chat has no posts.").audit(AUDIT)
    assert said.value and "alone" not in said.value.words and said.note is None


def test_a_site_that_tells_all_of_it_is_not_named_though_nothing_was_done_there() -> None:
    story = writing()
    story.coverage = [Coverage("linkedin", subject, "full") for subject in (Subject.POST, Subject.COMMENT)]
    result = story.audit(AUDIT)
    assert result.value and "alone" not in result.value.words and result.note is None


def test_what_no_source_mentions_is_not_named() -> None:
    result = writing().audit(AUDIT)
    assert result.value and "alone" not in result.value.words
