"""A lexicon is data: what it may say, and that a faulty one is told where."""

import pytest

from auditor.activities.acts import ACTS, Act
from auditor.language.lexicon import Lexicon, LexiconError, lexicon, lexicons
from auditor.language.patterns import Patterns, alternatives, anywhere, may_end_in_a_sign


def made(body: str) -> Lexicon:
    return Lexicon("xx.toml", f'language = "xx"\n{body}'.encode())


@pytest.mark.parametrize("language", lexicons())
def test_every_lexicon_knows_every_act(language: str) -> None:
    known = lexicon(language)

    assert known is not None
    missing = {int(act) for act in ACTS} - {rule.act for rule in known.rules}
    assert not missing, f"no cues for {', '.join(str(Act(act).name).lower() for act in missing)}"


def test_a_lexicon_says_in_which_letters_its_cues_are_looked_for() -> None:
    german = made('[letters]\n"ä" = "ae"\n[[ask]]\nname = "a"\ncues = ["wärst du"]')

    assert german.spelled("WÄRST du, é, ø") == "WÄRST du, e, ø".replace("Ä", "A")
    assert len(german.patterns.found(german.spelled("und wärst du da"))) == 1
    assert len(german.patterns.found("und waerst du da")) == 1
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
        ('[[ask]]\nname = "a"\ncues = ["x"]\n[[ask]]\ncues = ["y"]', r"\[\[ask\]\] number 2: .*field `name`"),
        ('[ask]\ncues = ["y"]', r"\[\[ask\]\] number 1: .*field `name`"),
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

    assert patterns.found("please don't go") == patterns.found("please dont go")
    assert len(patterns.found("please don't go")) == 1
    assert not patterns.found("please don't gossip")


@pytest.mark.parametrize("cue", ["[0-9]+ ?(€|euros)( .*)?", "[0-9]+ ?(euros|[$€])", "[0-9]+ ?((€|euros?)|francs)"])
@pytest.mark.parametrize(
    ("text", "there"),
    [("900 €.", True), ("900€", True), ("900 € net", True), ("900 euros.", True), ("900 eurosceptics", False)],
)
def test_a_cue_may_end_in_a_sign_wherever_the_sign_stands(cue: str, text: str, there: bool) -> None:
    known = made(f'[[ask]]\nname = "a"\ncues = [{cue!r}]\n[waiting]\nhires = [{cue!r}]')
    assert ("hires" in known.waiting(text)) is there
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


def test_a_choice_is_told_apart() -> None:
    assert alternatives("(a|(b|c))|d (e|f)") == ["a", "b", "c", "d (e|f)"]


@pytest.mark.parametrize(
    ("pattern", "without"),
    [
        (r"(?<!\w)(?:by|(?:before (?!noon))) (?P<day>\d\d?)(?!\w)", r"(?:by|(?:before )) (?:\p{Nd}\p{Nd}?)"),
        (r"(?:in |)(\w{2,3})? week(?= day)", r"(?:in |)(?:[\pL\pN_]{2,3})? week"),
        (r"[(?!]x", r"[(?!]x"),
    ],
)
def test_a_pattern_can_be_looked_for_without_what_must_stand_around_it(pattern: str, without: str) -> None:
    assert anywhere(pattern) == without


def test_what_a_pattern_would_find_is_found_without_what_must_stand_around_it() -> None:
    patterns = Patterns()
    number = patterns.add(anywhere(r"(?<!\w)(?:on the (?P<day>\d\d?)(?:th)?|(\w+)tag)(?!\w)"))
    patterns.compile()

    for text in ("On the 9th", "on the ٩", "am dieñstag", "and on the 99thx"):
        assert patterns.found(text) == [number]
    assert not patterns.found("on thursday")


@pytest.mark.parametrize("text", ["could you please introduce me", "introduce me, could you", "could you", "x"])
def test_looking_for_all_patterns_at_once_finds_what_each_would(text: str) -> None:
    patterns = Patterns()
    numbers = [patterns.add(one) for one in ("could you.* introduce", "introduce", "(could|can) [a-z]+", r"\bx$")]
    patterns.compile()

    assert set(patterns.found(text)) == {n for n in numbers if patterns.single(n).search(text)}
