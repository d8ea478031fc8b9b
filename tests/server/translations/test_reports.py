"""A report speaks the language it was asked in, and nothing but its words depends on that."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from auditor import audit
from auditor.activities.activity import Coverage, Subject
from auditor.report import Report
from auditor.runner.basis import lack
from auditor.runner.run import run
from auditor.translatable import (
    Speaker,
    gettext,
    lazy_gettext,
    listed,
    ngettext,
    number,
    percent,
    pgettext,
    short,
    spoken_by,
)
from server.audits.running import make_report
from server.demonstration import KINDS, install
from server.demonstration import report_of as audited
from server.installation.settings import Settings
from server.rendering import filters
from server.rendering.filters import standalone
from server.store.store import open_store
from server.translations import speaking
from server.translations.speaker import auditing
from tests.golden import NOON
from tests.made_up import report_of
from tests.server.translations.remaining import english_left, texts_of
from tests.story import Story

both = pytest.mark.parametrize("kind", KINDS)

#: Fields that hold words. Everything else is a value: a number, a name, a day, or a key that others put into words.
WORDS = {
    "about", "action", "bins", "caveats", "choice", "columns", "complaint", "credit", "experiment", "flag", "items",
    "label", "missing", "no_band", "note", "observation", "of", "parts", "question", "reason", "remedy", "title",
    "unit", "value", "what", "why", "words",
}  # fmt: skip
#: Units of values are keys, and what a step is about is an id; those of details are words.
KEYS = re.compile(
    r"\.value\.unit$|\.verdict\.parts\.|\.(categories|changes|compared_of)\.of$|\.(tips|further_steps)\.about$"
)


def made(kind: str, language: str) -> Report:
    with speaking(language):
        return report_of(kind, NOON)


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a report, with the names of the fields it lies in."""
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from texts(inner, f"{path}.{name}")
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from texts(inner, path)
    elif isinstance(node, str):
        yield path, node


def worded(report: Report) -> Iterator[tuple[str, str]]:
    """The texts that are words of the auditor, or of the person's own data in a table."""
    for path, text in texts(msgspec.to_builtins(report)):
        if path.rpartition(".")[2] in WORDS and not KEYS.search(path):
            yield path, text


def bare(node: Any, path: str = "") -> Any:
    """A report without its words."""
    if isinstance(node, dict):
        return {name: bare(inner, f"{path}.{name}") for name, inner in node.items() if name != "language"}
    if isinstance(node, list | tuple):
        return [bare(inner, path) for inner in node]
    words = path.rpartition(".")[2] in WORDS and not KEYS.search(path)
    return "" if isinstance(node, str) and words else node


class Marking(Speaker):
    """Says every sentence in brackets."""

    def look_up(self, message: str, context: str | None = None) -> str:
        return f"⟦{super().look_up(message, context)}⟧"

    def look_up_plural(self, one: str, many: str, number: int) -> str:
        return f"⟦{super().look_up_plural(one, many, number)}⟧"


def unmarked(text: str) -> str:
    """What of a text was not said by the speaker."""
    while text != (text := re.sub(r"⟦[^⟦⟧]*⟧", "", text)):
        pass
    return text


@both
def test_no_english_sentence_is_left_in_a_german_report(kind: str) -> None:
    said = dict.fromkeys(text for _, text in worded(made(kind, "de")))
    assert len(said) > 500
    assert not english_left("de", iter(said))


@both
def test_sentences_of_an_english_report_would_be_found(kind: str) -> None:
    assert len(english_left("de", iter(dict.fromkeys(text for _, text in worded(made(kind, "en")))))) > 400


@both
def test_every_word_of_a_report_is_said_by_the_speaker(kind: str) -> None:
    with spoken_by(Marking()):
        report = audited(kind, NOON)
    names = {name for path, name in texts(msgspec.to_builtins(made(kind, "en"))) if path.endswith(".rows.label")}
    assert not [
        (path, text)
        for path, text in worded(report)
        if re.search(r"[^\W\d_]{2,}", unmarked(text)) and not (path.endswith(".rows.label") and text in names)
    ]


@both
def test_nothing_but_words_depends_on_the_language(kind: str) -> None:
    english, german = (bare(msgspec.to_builtins(made(kind, code))) for code in ("en", "de"))
    for each in (english, german):
        del each["id"], each["created"]
        _without_heads(each)
    assert german == english


def _without_heads(node: Any) -> None:
    """Take away heads of tables, which are left out of a report where they are the usual ones."""
    if isinstance(node, dict):
        node.pop("columns", None)
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _without_heads(inner)


@both
def test_the_file_of_a_german_report_is_german_throughout(kind: str) -> None:
    page = standalone(made(kind, "de"))
    assert '<html lang="de">' in page
    assert not english_left("de", texts_of(page, "de"))


def test_a_page_speaks_its_language_whichever_was_shown_before() -> None:
    """Jinja keeps what it compiled, constants worked out."""
    filters.templates.cache_clear()
    assert "working for you" in standalone(made("corporate", "en"))
    assert not english_left("de", texts_of(standalone(made("corporate", "de")), "de"))


@both
def test_a_report_notes_the_language_it_speaks(kind: str) -> None:
    assert (made(kind, "de").language, made(kind, "en").language) == ("de", "en")


def test_a_kept_report_speaks_the_language_it_was_asked_in(tmp_path: Any) -> None:
    settings = Settings.load(tmp_path, f"sqlite:///{tmp_path}/rapport.sqlite3", environment={})
    install(settings, "corporate", NOON)
    with open_store(settings) as store:
        with speaking("de"):
            german = make_report(store)
        assert german.language == "de"
        assert german.categories[0].title == "Rhythmus und Aufmerksamkeit"
        assert make_report(store).categories[0].title == "Rhythm & attention"


def test_what_sources_lack_is_said_in_the_language_of_the_report() -> None:
    known = lazy_gettext("Mastodon's export lists favourites without saying when.")
    remedy = lazy_gettext("Connect the account, or use the browser extension from now on.")
    lacks = Coverage("mastodon", Subject.REACTION, "none", note=known, remedy=remedy)
    with speaking("de"), auditing():
        (gap,) = audit([], coverage=(lacks,)).gaps
        missing = lack([lacks, msgspec.structs.replace(lacks, note="Words as they were kept before.")])
    assert gap.note == "Der Export von Mastodon führt Favoriten auf, ohne zu sagen, von wann."
    assert gap.remedy == "Verbinde das Konto oder nutze von jetzt an die Browser-Erweiterung."
    assert missing.what == f"{gap.note} Words as they were kept before."
    (english,) = audit([], coverage=(lacks,)).gaps
    assert english.note == "Mastodon's export lists favourites without saying when."


def test_thousands_are_marked_in_english_too() -> None:
    assert (number(1200), number(1234.5, 1), short(1_234_567), short(0.25)) == ("1,200", "1,234.5", "1,234,567", "0.25")
    assert gettext("%(n)s of them", n=12_000) == "12,000 of them"


def test_numbers_days_and_lists_are_written_as_the_language_writes_them() -> None:
    day = Story().at(0).date().replace(year=2026, month=2, day=8)
    with speaking("de"), auditing():
        assert number(0.7, 1) == "0,7"
        assert number(1200) == short(1200) == "1.200"
        assert short(1.5) == "1,5"
        assert percent(0.38) == "38 %"
        assert listed(["a", "b", "c"]) == "a, b und c"
        assert listed(["a", "b", "c"], "or") == "a, b oder c"
        assert (
            gettext("%(n)s; %(day)s; %(names)s", n=1200, day=day, names=["a", "b"]) == "1.200; 8. Februar 2026; a und b"
        )
        assert ngettext("%(num)s message", "%(num)s messages", 1200) == "1.200 Nachrichten"
        assert pgettext("career stage", "Learning") == "In Ausbildung"
    with speaking("en"), auditing():
        assert number(0.7, 1) == "0.7"
        assert number(1200) == "1,200"
        assert gettext("%(day)s; %(names)s", day=day, names=["a", "b", "c"]) == "8 February 2026; a, b and c"


def test_the_auditor_speaks_english_by_itself() -> None:
    families = Story().families()
    with speaking("de"):
        report = run(families.history, families.expectations, families.window)
    assert report.categories[0].title == "Rhythm & attention"
