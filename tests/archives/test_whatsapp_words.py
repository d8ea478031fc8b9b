"""What WhatsApp's messages say: what its own words stand for, in its languages."""

import pytest

from auditor.archives.whatsapp.words import Said, said

LEFT_TO_RIGHT = "\u200e"


@pytest.mark.parametrize(
    ("text", "words", "own"),
    [
        ("<Media omitted>", "", False),
        ("<Medien ausgeschlossen>", "", False),
        (f"{LEFT_TO_RIGHT}image omitted", "", False),
        (f"{LEFT_TO_RIGHT}Bild weggelassen", "", False),
        (f"{LEFT_TO_RIGHT}<attached: 00000012-PHOTO.jpg>", "", False),
        ("IMG-1.jpg (file attached)\nMy roses", "My roses", False),
        (f"{LEFT_TO_RIGHT}My report.pdf • 3 pages", "", False),
        ("I like node.js (the runtime)", "I like node.js (the runtime)", False),
        ("AUD-20190101-WA0000. (file attached)", "", False),
        ("plan.dwg (Datei angehängt)\nplan", "", False),
        ("plan.dwg (file attached)\nMy plan", "My plan", False),
        ("live location shared", "", False),
        ("Old Mill\nBrixby\nlocation: https://maps.google.com/?q=60.1,24.9", "", False),
        (
            "At six here:\nlocation: https://maps.google.com/?q=60.1,24.9",
            "At six here:\nlocation: https://maps.google.com/?q=60.1,24.9",
            False,
        ),
        (f"{LEFT_TO_RIGHT}test_plan • {LEFT_TO_RIGHT}1 page {LEFT_TO_RIGHT}document omitted", "", False),
        (f"{LEFT_TO_RIGHT}Tarjeta de contacto omitida", "", False),
        ("No image omitted", "No image omitted", False),
        ("Messages and calls are end-to-end encrypted. No one outside of this chat can read them.", "", True),
        (f"{LEFT_TO_RIGHT}Пропущенный видеозвонок", "", True),
        ("POLL:\nWhich?\nOPTION: A (1 vote)\nOPTION: B (0 votes)\n", "Which?", False),
        ("Moved <This message was edited>", "Moved", False),
        (f"{LEFT_TO_RIGHT}You added Ana to the group", "", True),
        (f"{LEFT_TO_RIGHT}Ana left", "", True),
        ("Ana left me a note", "Ana left me a note", False),
        ("<3", "<3", False),
    ],
)
def test_what_a_message_says(text: str, words: str, own: bool) -> None:
    found = said(text, "Ana")
    assert (found.words.strip(), found.own) == (words, own)


@pytest.mark.parametrize(
    ("text", "mine"),
    [
        ("You deleted this message.", True),
        ("Bu mesajı sildiniz", True),
        ("Данное сообщение удалено.", False),
        ("You deleted this message as admin", False),
        ("This message was deleted by admin Ana Silva", False),
        ("Diese Nachricht wurde von Admin Max gelöscht.", False),
        ("Mensagem apagada por um admin (Ana)", False),
    ],
)
def test_what_was_taken_back_is_told_from_what_its_owner_took_back(text: str, mine: bool) -> None:
    found = said(text, "Ana")
    assert (found.taken_back, found.mine) == (True, mine)


@pytest.mark.parametrize(
    "text", ["This message was deleted by admin Ana?", "I deleted this message", "Message deleted"]
)
def test_what_speaks_of_a_deletion_is_a_message(text: str) -> None:
    assert said(text, "Ana") == Said(text)


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("Voice call, 12 min", True),
        ("Video call. 48 sec", True),
        ("Sprachanruf, 1 Std. 4 Min.", True),
        ("Llamada de voz, 3 min", True),
        ("Missed voice call", False),
        ("Missed voice call at 9:14 PM", False),
        ("Voice call. No answer", False),
    ],
)
def test_a_call_that_was_taken_tells_how_long_it_was(line: str, taken: bool) -> None:
    found = said(f"\u200e{line}", "Mia")
    assert (found.own, found.call) == (True, taken)
    assert not said(line, "Mia").call, "what somebody typed is no call"
