"""What a message says of one topic is read though it speaks of others, too. These messages are ours, and prove the
rule and not how people write: that is measured (docs/reading.md)."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read, reading
from auditor.language.weighing import Scale
from tests.benchmarks.language import labelled

SMALL_TALK = {
    "en": (
        "It was good to see the whole crew at the boathouse on Sunday, even in that rain.",
        "The new pump holds, the old one lies in the yard, and Moss has dug up half the beds again.",
    ),
    "de": (
        "Schön, dass am Sonntag alle am Bootshaus waren, trotz dem Regen.",
        "Die neue Pumpe hält, die alte liegt im Hof, und der Hund hat wieder das halbe Beet umgegraben.",
    ),
    "es": (
        "Qué bien que el domingo estuvimos todos en el embarcadero, aun con esa lluvia.",
        "La bomba nueva aguanta, la vieja está en el patio, y el perro ha vuelto a levantar medio huerto.",
    ),
    "fr": (
        "C'était bien de voir toute l'équipe au hangar à bateaux dimanche, malgré la pluie.",
        "La nouvelle pompe tient, l'ancienne est dans la cour, et le chien a encore retourné la moitié du potager.",
    ),
}
SAID = {
    Act.DECLINE: {
        "en": "I'm afraid I can't take on the newsletter this year.",
        "de": "Den Rundbrief kann ich dieses Jahr leider nicht übernehmen.",
        "es": "Lo siento, pero este año no puedo encargarme del boletín.",
        "fr": "Malheureusement je ne peux pas m'occuper du bulletin cette année.",
    },
    Act.ASK: {
        "en": "Could you send me the key for the shed by Friday?",
        "de": "Könntest du mir bis Freitag den Schlüssel für den Schuppen schicken?",
        "es": "¿Podrías mandarme la llave del cobertizo antes del viernes?",
        "fr": "Pourrais-tu m'envoyer la clé de la remise avant vendredi ?",
    },
}


@pytest.mark.parametrize("act", SAID)
def test_what_is_said_amid_small_talk_is_read(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    """In nearly every language and place; refusals are, as one whole, outweighed by the rest."""

    def found() -> int:
        messages = [
            (language, " ".join([*talk[:place], SAID[act][language], *talk[place:]]))
            for language, talk in SMALL_TALK.items()
            for place in range(3)
        ]
        return sum(act in (read(text, hint=language).acts or Act(0)) for language, text in messages)

    assert found() >= 10
    monkeypatch.setattr(reading, "_MOST_PARTS", 0)
    assert found() < 10 or act is Act.ASK


@pytest.mark.parametrize("language", SMALL_TALK)
def test_small_talk_alone_does_nothing_of_this(language: str) -> None:
    acts = read(" ".join(SMALL_TALK[language] * 2), hint=language).acts
    assert acts is not None
    assert not acts & (Act.DECLINE | Act.PROMISE | Act.ASK | Act.OFFER)


@pytest.mark.parametrize("language", SMALL_TALK)
def test_what_a_seller_says_in_a_part_is_still_the_pitch(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    long = [each.text for each in labelled(f"unmet/{language}") if "pitch" in each.acts and len(each.text.split()) > 40]
    found = {text: acts for text in long if (acts := read(text).acts) and Act.PITCH in acts}
    assert len(found) > 5
    monkeypatch.setattr(reading, "_MOST_PARTS", 0)
    assert {text: read(text).acts for text in found} == found


def test_of_very_many_parts_a_few_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = []
    weigh = Scale.weigh

    def counted(self: Scale, own: str, acts: int, *, but: int = 0, above: int = 0) -> int:
        weighed.append(len(own))
        return weigh(self, own, acts, but=but, above=above)

    monkeypatch.setattr(Scale, "weigh", counted)
    text = " ".join([*SMALL_TALK["en"], SAID[Act.DECLINE]["en"]] * 500)
    assert read(text).acts is not None
    assert len(weighed) < 50
    assert sum(weighed) < 1.2 * len(text)


def test_what_a_part_says_must_be_surer_than_what_the_whole_says(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[int] = set()
    weigh = Scale.weigh

    def noted(self: Scale, own: str, acts: int, *, but: int = 0, above: int = 0) -> int:
        if own != text:
            asked.add(above)
        return weigh(self, own, acts, but=but, above=above)

    monkeypatch.setattr(Scale, "weigh", noted)
    text = " ".join(SMALL_TALK["en"] * 2)
    assert read(text, hint="en").acts is not None
    assert asked == {150}


def test_what_is_left_over_at_the_end_is_read_with_the_last_part() -> None:
    first, second = SMALL_TALK["en"]
    assert list(reading._parts([first, second, "See you.", "Ana"])) == [[first], [second, "See you.", "Ana"]]
    assert list(reading._parts([first, "See you."])) == [], "the whole is read anyway"


@pytest.mark.parametrize(("last", "found"), [("so try her there in the mornings.", False), ("so try Ana there.", True)])
def test_what_other_words_of_a_part_rule_out_is_not_read(
    last: str, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is named where a part names nobody, however much its words weigh."""
    weigh = Scale.weigh

    def heavy(self: Scale, own: str, acts: int, *, but: int = 0, above: int = 0) -> int:
        return weigh(self, own, acts, but=but, above=above) | (int(Act.BARE_NAME) if own != text else 0)

    monkeypatch.setattr(Scale, "weigh", heavy)
    talk = "The rain came in again and we dried the boats in the shed until late in the evening."
    text = f"{talk} {talk} The door was left open all night and they keep the kettle warm until noon, {last}"
    assert (Act.BARE_NAME in (read(text, hint="en").acts or Act(0))) is found
