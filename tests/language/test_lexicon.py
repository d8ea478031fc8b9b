"""A lexicon is data: what it may say, and that a faulty one is told where."""

import pytest

from auditor.activities.acts import ACTS
from auditor.language.lexicon import Lexicon, LexiconError, lexicon, lexicons
from auditor.language.patterns import Patterns, alternatives, may_end_in_a_sign, stretches


def made(body: str) -> Lexicon:
    return Lexicon("xx.toml", f'language = "xx"\n{body}'.encode())


@pytest.mark.parametrize("language", lexicons())
def test_every_lexicon_knows_every_act(language: str) -> None:
    known = lexicon(language)

    assert known is not None
    assert {rule.act for rule in known.rules} == {int(act) for act in ACTS}


def test_a_lexicon_says_in_which_letters_its_cues_are_looked_for() -> None:
    german = made('[letters]\n"ä" = "ae"\n[[ask]]\nname = "a"\ncues = ["wärst du"]')

    assert german.spelled("WÄRST du, é, ø") == "WÄRST du, e, ø".replace("Ä", "A")
    assert len(german.patterns.found(german.spelled("und wärst du da"))) == 2
    assert len(german.patterns.found("und waerst du da")) == 2
    assert made("").spelled("wärst") == "wärst"


def test_a_language_without_a_file_has_no_lexicon() -> None:
    assert lexicon("xx") is None


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('[[ask]]\nname = "a"\ncues = ["(unclosed"]', r"xx.toml: \[ask\] 'a': cue '\(unclosed' is no RE2 pattern"),
        ('[[ask]]\nname = "a"\ncues = ["x(?=y)"]', r"\[ask\] 'a'.*is no RE2 pattern"),
        ('[[ask]]\nname = "a"\ncues = ["x"]\nunless = ["*"]', r"\[ask\] 'a': cue '\*'"),
        ('[[ask]]\nname = "a"\ncues = ["{NOBODY} knows"]', r"unknown term \{NOBODY\}"),
        ('[[ask]]\nname = "a"\ncues = [" "]', "empty cue"),
        ('[[ask]]\nname = "a"\ncues = []', "length >= 1"),
        ('[[ask]]\nname = "a"\ncues = ["x"]\nunles = ["y"]', "unles"),
        ('[[beg]]\nname = "a"\ncues = ["x"]', "no act is called 'BEG'; known: ask, offer"),
        ('[[ask]]\nname = "a"\ncues = ["x"]\nnear_act = "beg"', "no act is called"),
        ("[[ask]", "xx.toml"),
    ],
)
def test_a_faulty_lexicon_is_told_where(body: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        made(body)


def test_a_lexicon_names_its_language() -> None:
    with pytest.raises(LexiconError, match="'language' is missing"):
        Lexicon("xx.toml", b"")


def test_cues_are_whole_words_with_optional_apostrophes() -> None:
    patterns = made('[[ask]]\nname = "a"\ncues = ["don\'t go"]').patterns

    assert patterns.found("please don't go")[1:] == patterns.found("please dont go")[1:]
    assert len(patterns.found("please don't go")) == 2  # with the one that is always found
    assert len(patterns.found("please don't gossip")) == 1


@pytest.mark.parametrize("cue", ["[0-9]+ ?(€|euros)( .*)?", "[0-9]+ ?(euros|[$€])", "[0-9]+ ?((€|euros?)|francs)"])
@pytest.mark.parametrize(
    ("text", "there"),
    [("900 €.", True), ("900€", True), ("900 € net", True), ("900 euros.", True), ("900 eurosceptics", False)],
)
def test_a_cue_may_end_in_a_sign_wherever_the_sign_stands(cue: str, text: str, there: bool) -> None:
    known = made(f'[[ask]]\nname = "a"\ncues = [{cue!r}]\n[waiting]\nhires = [{cue!r}]')
    says = known.waiting["hires"]
    assert says is not None
    assert says(text) is there
    assert bool(known.hits(text)) is there


@pytest.mark.parametrize(
    ("pattern", "may"),
    [
        ("(€|euros)( .*)?", True), ("x(%|y)?", True), ("[.!]", True), (r"a\?", True), ("(it|( |,))", True),
        ("[£$€] ?[0-9]+", False), ("@[a-z.-]+", False), ("a.*", False), ("[^a-z]", False), ("(a|$)", False),
    ],
)  # fmt: skip
def test_a_pattern_is_known_to_end_in_a_sign(pattern: str, may: bool) -> None:
    assert may_end_in_a_sign(pattern) is may


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("happy to help", []),
        ("could you.* introduce", ["could you", " introduce"]),
        ("(we|i) .*invoices", ["invoices"]),
        (r"[+]?[0-9]", []),
        ("(what|which) .*[?]", ["(what|which) ", "[?]"]),
    ],
)
def test_a_pattern_with_a_repetition_is_seen_by_its_telling_stretches(pattern: str, parts: list[str]) -> None:
    assert stretches(pattern) == parts


def test_a_choice_is_told_apart() -> None:
    assert alternatives("(a|(b|c))|d (e|f)") == ["a", "b", "c", "d (e|f)"]


@pytest.mark.parametrize("text", ["could you please introduce me", "introduce me, could you", "could you", "x"])
def test_looking_for_all_patterns_at_once_finds_what_each_would(text: str) -> None:
    patterns = Patterns()
    numbers = [patterns.add(one) for one in ("could you.* introduce", "introduce", "(could|can) [a-z]+", r"\bx$")]
    patterns.compile()

    assert set(patterns.found(text)) & set(numbers) == {n for n in numbers if patterns.single(n).search(text)}
