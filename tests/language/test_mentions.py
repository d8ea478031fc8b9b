"""Whom a message speaks of introducing is found as it stands in its text, and held against the people on record."""

from time import thread_time

import pytest

from auditor.history.introduced import People, contact_of, to_meet
from auditor.history.people import Acquaintance
from auditor.language import contacts, mentions

ON_RECORD = People(
    [
        Acquaintance("mastodon", "ana", "Ana Silva", sent=3, received=2),
        Acquaintance("mastodon", "ben", "Ben Okoro", sent=1),
        Acquaintance("mastodon", "berta@place.example", "Berta Lang", received=1),
        Acquaintance("mastodon", "clara-s", "Clara Smith", sent=1),
        Acquaintance("mastodon", "clara-w", "Clara Weber", connected_at=1),
        Acquaintance("mastodon", "seen", "Dora Seen"),
        Acquaintance("mastodon", "name:Emil Named", "Emil Named", sent=1),
        Acquaintance("mastodon", "hidden:7", "Fay Hidden", sent=1),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "meets"),
    [
        ("en", "Of course, I will introduce you to Ben this week.", ("ben", True)),
        ("en", "Sure Ana! I'll introduce you to Ben Okoro on Monday.", ("ben", False)),
        ("en", "I'll introduce you, Ana, to Ben.", ("ben", True)),
        ("en", "I'll put you in touch with Ben.", ("ben", True)),
        ("en", "I'll introduce you to @berta tomorrow.", ("berta@place.example", False)),
        ("en", "I'll introduce you to @Berta@place.example tomorrow.", ("berta@place.example", False)),
        ("en", "I'll introduce you to Clara Weber next week.", ("clara-w", False)),
        ("en", "Could you introduce me to Berta from the night shift?", ("berta@place.example", True)),
        ("de", "Klar, ich stelle dich nächste Woche Ben vor.", ("ben", True)),
        ("de", "Ich stelle dir gern meine Kollegin Berta Lang vor.", ("berta@place.example", False)),
        ("es", "Claro, te presento a Ben esta semana.", ("ben", True)),
        ("fr", "Bien sûr, je te présente à Ben cette semaine.", ("ben", True)),
        # Named in the sentence before.
        ("en", "I saw that you know Berta Lang. Could you introduce me to her?", ("berta@place.example", False)),
        ("de", "Du kennst doch Ben Okoro. Könntest du mich ihm vorstellen?", ("ben", False)),
        ("es", "He visto que conoces a Ben Okoro. ¿Podrías presentármelo?", ("ben", False)),
        ("fr", "Tu connais Ben Okoro. Tu pourrais me le présenter ?", ("ben", False)),
        ("en", "I saw that you know Berta Lang and Ben Okoro. Could you introduce me to them?", None),
        ("en", "I saw Ben Okoro. It was raining. Could you introduce me to her?", None),
        ("en", "I saw Ben Okoro. Could you introduce me to your editor?", None),
        # Of whom only the name is known, their id is it.
        ("en", "I'll introduce you to Emil Named.", ("name:Emil Named", False)),
        # Two fit; nobody fits; another stands there; only seen; not even a name known; nobody named; met themselves.
        ("en", "I'll introduce you to Clara next week.", None),
        ("en", "I'll introduce you to Ben Smith.", None),
        ("en", "I'll introduce you to @nobody.", None),
        ("en", "I will introduce you to Dana, who works with Ben.", None),
        ("en", "I'll introduce you to @ben and @berta.", None),
        ("en", "I'll introduce you to Dora.", None),
        ("en", "I'll introduce you to Fay Hidden.", None),
        ("en", "I will introduce you to Ben's colleague.", None),
        ("en", "Of course, I will introduce you two this week. Ben was here.", None),
        ("en", "I'll introduce you to Ana.", None),
    ],
)
def test_one_tie_is_meant_or_nobody(language: str, text: str, meets: tuple[str, bool] | None) -> None:
    assert to_meet(mentions(text, language), ON_RECORD, "ana") == meets


ELSEWHERE = People(
    [
        Acquaintance("linkedin", "david", "David Marcén Oliver", sent=1, received=1),
        Acquaintance("linkedin", "lucia", "Lucía Roca", sent=1, received=1),
        Acquaintance("linkedin", "clara", "Clara Smith", sent=1),
        Acquaintance("linkedin", "name:Gil Blas", "Gil Blas", sent=1),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("en", "Do you have Ben Okoro's number?", ("mastodon", "ben")),
        ("en", "You know Ben Okoro. Could you send me his number?", ("mastodon", "ben")),
        ("en", "How can I reach @berta@place.example?", ("mastodon", "berta@place.example")),
        ("de", "Kannst du mir den Kontakt von Ben Okoro schicken?", ("mastodon", "ben")),
        ("fr", "Tu as le numéro de Ben Okoro ?", ("mastodon", "ben")),
        # On another site; by a surname that is not the last; in the sentence before; of whom the name alone is known.
        ("es", "¿Me pasas el contacto de David Marcén?", ("linkedin", "david")),
        ("es", "Hola Lucía, ¿me pasas el contacto de David Marcén?", ("linkedin", "david")),
        ("es", "Me hablaste de un geógrafo, Marcén puede ser? ¿Me pasas el contacto?", ("linkedin", "david")),
        ("es", "¿Tienes el teléfono de Gil Blas?", ("linkedin", "name:Gil Blas")),
        # Two fit; nobody does; the asker's own; mine; not asked for; only seen; nothing of a contact.
        ("en", "Do you have Clara's number?", None),
        ("en", "Do you have Dana's number?", None),
        ("en", "Do you have Ana's number?", None),
        ("en", "Could you send me your number, Ben?", None),
        ("en", "I have Ben Okoro's number. Are you coming?", None),
        ("en", "Do you have Dora's number?", None),
        ("en", "I met Ben Okoro. Could you send me the contract?", None),
        (None, "Do you have Ben Okoro's number?", None),
    ],
)
def test_one_tie_is_asked_for_or_nobody(language: str | None, text: str, of: tuple[str, str] | None) -> None:
    people = {"mastodon": ON_RECORD, "linkedin": ELSEWHERE}
    assert contact_of(contacts(text, language), people, ("mastodon", "ana")) == of


def test_whoever_is_asked_for_is_not_said_to_be_introduced() -> None:
    assert to_meet(contacts("Do you have Ben Okoro's number?", "en"), ON_RECORD, "ana") is None


@pytest.mark.parametrize(
    "hostile",
    ["@" * 50_000, "@a." * 20_000, "A" * 60_000, "A-" * 30_000, "Ana " * 15_000, "introduce you to Ben. " * 3_000],
)
def test_whatever_is_written_it_is_bounded_and_linear(hostile: str) -> None:
    begun = thread_time()
    found = mentions(f"I will introduce you to {hostile}", "en")
    assert thread_time() - begun < 1
    assert len(found) <= 20
    assert all(len(each.names) <= 8 and len(each.handles) <= 8 for each in found)


@pytest.mark.parametrize(
    ("language", "before", "asks"),
    [
        ("en", "I liked the piece by Berta Lang.", "Could you introduce me to her?"),
        ("de", "Gestern war Berta Lang auch da.", "Könntest du mich ihr vorstellen?"),
        ("es", "Me gustó el texto de Berta Lang.", "¿Podrías presentármela?"),
        ("fr", "J'ai aimé le texte de Berta Lang.", "Tu pourrais me la présenter ?"),
    ],
)
def test_whom_a_pronoun_means_is_named_in_the_sentence_before(language: str, before: str, asks: str) -> None:
    assert mentions(before, language) == (), "by itself it speaks of no introduction"
    assert to_meet(mentions(f"{before} {asks}", language), ON_RECORD, "ana") == ("berta@place.example", False)


@pytest.mark.parametrize(
    ("before", "meets"),
    [
        ("Yes, Berta Lang in Lyon does exactly that, with Siemens.", ("berta@place.example", False)),
        ("Berta Lang and Ben Okoro do that.", None),
        ("Yes, Berta Lang and Clara do that.", None),
        ("Yes, Berta Lang and you do that in Leeds.", ("berta@place.example", False)),
        ("Ben from Leeds does that.", None),
    ],
)
def test_a_pronoun_means_the_only_one_of_several_who_is_named_in_full(
    before: str, meets: tuple[str, bool] | None
) -> None:
    assert to_meet(mentions(f"{before} I'll put you in touch with her next week.", "en"), ON_RECORD, "ana") == meets


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On LinkedIn, I will introduce you to Berta Lang in March."),
        ("en", "By Monday on Mastodon, I will introduce you to Berta Lang."),
        ("de", "Ich stelle dir am Montag auf LinkedIn Berta Lang vor."),
        ("es", "Claro, el lunes te presento en LinkedIn a Berta Lang."),
        ("fr", "Bien sûr, lundi je te présente sur LinkedIn à Berta Lang."),
    ],
)
def test_days_and_sites_are_nobodys_names(language: str, text: str) -> None:
    assert to_meet(mentions(text, language), ON_RECORD, "ana") == ("berta@place.example", False)
