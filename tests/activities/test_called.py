"""Who is called by name in a message to several, and who is only spoken of."""

import pytest

from auditor.activities.called import Called

KASIA = Called(["Kasia Wrona"], ["Berta Falk", "Jo Lind"])


@pytest.mark.parametrize(
    "text",
    [
        "@Kasia kannst du Freitag tauschen?",
        "Wer hat die Liste? @kasia vielleicht",
        "@\u2068Kasia Wrona\u2069 hast du den Schlüssel",
        "@~Kasia have you got the key",
        "Kasia, could you take my shift on Sunday?",
        "kasia kannst du mir die Liste schicken",
        "Hallo Kasia, bringst du den Kuchen mit?",
        "Hey Kasia!\nbringst du den Kuchen mit?",
        "Dienstplan ist da. Kasia: passt das so?",
        "Was meinst du, Kasia?",
        "Qué te parece, Kasia?",
        "Kasia puedes mandarme la lista",
        "KASIA – wo bleibt die Liste?",
    ],
)
def test_a_name_that_a_message_turns_to_calls(text: str) -> None:
    assert KASIA.by(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kasia hat gesagt, dass der Kuchen kommt. Kommt ihr?",
        "Ich habe Kasia gefragt, aber wer kann sonst noch?",
        "Who has seen Kasia's list?",
        "@Kasiana kannst du tauschen?",
        "@Berta kannst du tauschen? Kasia ist krank.",
        "kasia@example.org oder wer sonst?",
        "Berta, Jo und Kasia bringen Kuchen, wer noch?",
        "",
    ],
)
def test_who_is_only_spoken_of_is_not_called(text: str) -> None:
    assert not KASIA.by(text)


def test_of_two_who_share_a_first_name_only_a_whole_name_calls() -> None:
    one = Called(["Ana Quist"], ["Ana Ruiz", "Bo"])
    assert one.by("@Ana Quist can you come?")
    assert not one.by("@Ana can you come?")
    assert not one.by("Ana, can you come?")


def test_titles_and_signs_are_no_first_names() -> None:
    assert Called(["Dr. Ana Quist 🌻"]).by("Ana, kommst du?")
    assert not Called(["Dr. Ana Quist"]).by("Dr, kommst du?")


@pytest.mark.parametrize("name", ["", "🌻", "+49 170 0000000", "A" * 5_000, "(a|b)*[", "\\"])
def test_a_name_without_words_or_made_like_a_pattern_calls_nobody(name: str) -> None:
    assert not Called([name]).by("Hello, could you come? (a|b)*[")
