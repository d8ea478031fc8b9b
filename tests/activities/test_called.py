"""Who is called by name in a message to several, and who is only spoken of."""

from time import process_time

import pytest

from auditor.activities.called import Called

LUCIA = Called(["Lucía BO"], ["Paco Gil", "Conchi", "Mohamed"])
LUCIE = Called(["Lucie Roux"], ["Paul"])
KASIA = Called(["Kasia Wrona"], ["Berta Falk", "Jo Lind"])
NGOZI = Called(["Ngozi Bello"], ["Lola Ade", "Tunde Oke"])


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


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (LUCIA, "Lucía vendrás el jueves 3 a la asamblea?"),
        (LUCIA, "Lucia vendras el jueves 3 a la asamblea? Es por apuntarte"),
        (LUCIA, "Oye Lucía vendrás?"),
        (LUCIA, "Lucía vienes a la asamblea?"),
        (LUCIA, "Lucia, vienes a la asamblea?"),
        (LUCIA, "Lucía necesito que me mandes el acta"),
        (LUCIA, "Lucía me mandas el acta?"),
        (LUCIA, "Paco y Lucía, venís a la asamblea?"),
        (LUCIA, "Lucía y Paco venís?"),
        (LUCIA, "Hola Lucía qué tal vas"),
        (LUCIA, "Buenas. Lucía te va bien el martes?"),
        (LUCIA, "@Lucia BO vienes?"),
        (LUCIA, "Lucía podrías pasarme la lista"),
        (LUCIA, "Lucía gracias por todo"),
        (LUCIA, "Lucía ya lo mandaste?"),
        (LUCIA, "LUCIA DIME ALGO"),
        (KASIA, "Kasia bringst du den Kuchen mit?"),
        (KASIA, "Kasia kannste tauschen"),
        (KASIA, "Hallo Kasia bringst du Kuchen"),
        (KASIA, "Kasia schick mir bitte die Liste"),
        (KASIA, "Kasia und Jo, kommt ihr?"),
        (KASIA, "Kasia can you swap?"),
        (KASIA, "Kasia please bring the key"),
        (KASIA, "Jo and Kasia, could you open up?"),
        (KASIA, "Kasia ich brauch den Schlüssel"),
        (LUCIE, "Lucie tu viens ?"),
        (LUCIE, "Lucie peux-tu ouvrir ?"),
        (LUCIE, "Salut Lucie on se voit quand ?"),
        (LUCIE, "Paul et Lucie, vous venez ?"),
        (LUCIA, "¿Lucía vienes?"),
        (KASIA, "Der Plan ist da. Kasia passt dir das? Kasia hast du frei?"),
        (KASIA, "Grimma 12. bis 13., Kasia kannst du fahren?"),
        (KASIA, "Sunday at eight then - Kasia can you bring the rope?"),
        (LUCIE, "C'est bon pour samedi, Lucie tu ouvres ?"),
        (LUCIA, "El acta está lista, Lucía puedes mirarla"),
    ],
)
def test_a_name_without_a_comma_calls_where_only_who_is_called_is_asked(who: Called, text: str) -> None:
    assert who.by(text)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (LUCIA, "Lucía viene mañana, ¿quién más?"),
        (LUCIA, "Lucía no viene, ¿quién la cubre?"),
        (LUCIA, "Hola, Lucía no viene hoy, ¿alguien puede?"),
        (LUCIA, "Hola Lucía no viene hoy, ¿alguien puede?"),
        (LUCIA, "Lucía te ha llamado, Conchi"),
        (LUCIA, "Lucía te llamó ayer, Conchi"),
        (LUCIA, "Lucía es la que lleva el acta, ¿no?"),
        (LUCIA, "Lucía además trae vino, ¿quién más?"),
        (LUCIA, "Lucía los martes no puede, ¿quién sí?"),
        (LUCIA, "Paco y Lucía vienen, ¿quién más?"),
        (LUCIA, "Paco y Lucía, los del tercero, no vienen. ¿Quién más?"),
        (LUCIA, "Lucía manda el acta mañana. ¿Alguien más?"),
        (LUCIA, "Se lo dije a Lucía. ¿Vienes?"),
        (LUCIA, "Luciana vienes?"),
        (KASIA, "Kasia ist krank, wer kann?"),
        (KASIA, "Kasia bringt Kuchen, wer noch?"),
        (KASIA, "Kasia hat mir gesagt, ihr kommt?"),
        (KASIA, "Kasia selbst weiß es nicht, wer dann?"),
        (KASIA, "Berta, Jo und Kasia bringen Kuchen, wer noch?"),
        (KASIA, "Kasia is ill, who can?"),
        (KASIA, "Ich hab's Jo gesagt, Kasia ich weiß nicht"),
        (KASIA, "We asked Kasia can you believe it"),
        (KASIA, "Sunday then, Kasia is driving, can you come?"),
        (KASIA, "Kasia said you could, is that right?"),
        (KASIA, "Hi all, Kasia can't come, who can?"),
        (LUCIE, "Lucie vient demain, qui d'autre ?"),
        (LUCIE, "Lucie n'est pas là, tu viens ?"),
        (KASIA, "Kasia und Jo kommen, könnt ihr auch?"),
        (KASIA, "Kasia has got a key, who else?"),
        (KASIA, "Kasia just left, who is next?"),
        (KASIA, "Kasia lost her key, who can open up?"),
        (LUCIE, "Lucie du marketing vient demain, qui d'autre ?"),
        (KASIA, "Kasia sales report, who has it?"),
        (KASIA, "Kasia das Buch, wer hat es?"),
        (KASIA, "Kasia Dienst am Freitag, wer tauscht?"),
        (KASIA, "Kasia post am Freitag, wer noch?"),
        (LUCIA, "Conchi, dice Lucía que vienes, ¿no?"),
    ],
)
def test_a_name_whose_bearer_does_something_is_spoken_of(who: Called, text: str) -> None:
    assert not who.by(text)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (NGOZI, "Ngozi Bello, are you coming for the reunion?"),
        (NGOZI, "Ngozi Bello are you coming for the reunion?"),
        (NGOZI, "Hello Ngozi Bello, did you get the form?"),
        (NGOZI, "Dues are due. Ngozi Bello: yours too"),
        (NGOZI, "What do you think, Ngozi Bello?"),
        (NGOZI, "Aunty Ngozi, please are you coming?"),
        (NGOZI, "Aunty Ngozi please are you coming for the reunion?"),
        (NGOZI, "Sister Ngozi, the hall is booked"),
        (NGOZI, "Madam Ngozi, how far with the form?"),
        (NGOZI, "Good evening Dr. Ngozi, any news?"),
        (NGOZI, "Mrs Bello, can you chair on Sunday?"),
        (NGOZI, "Oga Ngozi abeg send am"),
        (NGOZI, "What do you say, Aunty Ngozi?"),
        (NGOZI, "Are you coming Ngozi?"),
        (NGOZI, "Are you free on Saturday Ngozi?"),
        (NGOZI, "Can you send it Ngozi?"),
        (NGOZI, "Ngozi when are you coming?"),
        (NGOZI, "Ngozi when is the deadline"),
        (NGOZI, "Ngozi what time do we meet"),
        (NGOZI, "Ngozi how far?"),
        (NGOZI, "Ngozi how is your mum"),
        (NGOZI, "Ngozi abeg you get the circular?"),
        (NGOZI, "Ngozi biko help us"),
        (NGOZI, "Ngozi send me the circular"),
        (NGOZI, "Ngozi kindly call me"),
        (NGOZI, "Ngozi dear, when is the launch?"),
        (NGOZI, "Ngozi my dear any update?"),
        (NGOZI, "So Ngozi when are you coming"),
        (NGOZI, "Ok Ngozi, over to you"),
        (NGOZI, "Please Ngozi, we need the headcount"),
        (KASIA, "Frau Wrona, können Sie am Freitag?"),
        (KASIA, "Kasia Wrona, kommst du am Freitag?"),
        (KASIA, "Tante Kasia, bringst du Kuchen mit?"),
        (KASIA, "Guten Morgen Frau Wrona, passt der Dienst?"),
        (KASIA, "Kommst du heute Kasia?"),
        (LUCIA, "Doña Lucía, ¿puede venir el jueves?"),
        (LUCIA, "Tía Lucía vienes el jueves?"),
        (LUCIA, "¿Vienes mañana Lucía?"),
        (LUCIE, "Madame Roux, pouvez-vous ouvrir ?"),
        (LUCIE, "Tu viens ce soir Lucie ?"),
    ],
)
def test_a_whole_name_a_title_and_a_name_at_the_end_call(who: Called, text: str) -> None:
    assert who.by(text)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (NGOZI, "Ngozi Bello is coming, who else?"),
        (NGOZI, "Ngozi Bello said we should all pay"),
        (NGOZI, "My aunty Ngozi lives in Jos"),
        (NGOZI, "Aunty Ngozi said you are coming"),
        (NGOZI, "Aunty Ngozi is not well, who can go?"),
        (NGOZI, "Have you seen Ngozi?"),
        (NGOZI, "Can you ask Ngozi?"),
        (NGOZI, "Are you coming with Ngozi?"),
        (NGOZI, "Are you meeting Ngozi?"),
        (NGOZI, "Ngozi when she comes will pay"),
        (NGOZI, "Ngozi who sells cloth is coming"),
        (NGOZI, "Ngozi sends her love"),
        (NGOZI, "So Ngozi came late again"),
        (NGOZI, "Bello, are you coming?"),
        (NGOZI, "Mr Oke, are you coming?"),
        (NGOZI, "Ngozi Okafor, are you coming?"),
        (KASIA, "Frau Wrona ist krank, wer kann?"),
        (KASIA, "Kennst du Kasia?"),
        (KASIA, "Kommst du mit Kasia?"),
        (LUCIA, "Doña Lucía no viene, ¿quién la cubre?"),
        (LUCIA, "¿Vienes con Lucía?"),
        (LUCIE, "Tu connais Lucie ?"),
        (Called(["Ana Quist"], ["Ben Quist"]), "Mr Quist, are you coming?"),
    ],
)
def test_a_whole_name_a_title_and_a_name_at_the_end_may_speak_of_somebody(who: Called, text: str) -> None:
    assert not who.by(text)


def test_of_two_who_share_a_first_name_the_whole_name_calls_without_an_at_too() -> None:
    one = Called(["Ana Quist"], ["Ana Ruiz", "Bo"])
    assert one.by("Ana Quist, can you come?")
    assert not one.by("Aunty Ana, can you come?")


@pytest.mark.parametrize(
    "text", ["Ana " * 1_000, "Ana, " * 800, "x, " * 1_300 + "Ana", "Ana" + " y Bo" * 800, "hola " * 800]
)
def test_a_message_made_to_take_long_does_not(text: str) -> None:
    one, begun = Called(["Ana Quist"], ["Bo"]), process_time()
    one.by(text)
    assert process_time() - begun < 1


DARLENE = Called(["Darlene Kowalski"], ["Tasha Reed", "Deb Moss"], nicknames=["Dar", "DK", "Mama D"])


@pytest.mark.parametrize("sign", ["🦃", "❤️", "👍🏽", "👩‍👩‍👧", "☀️ ", "🎉🎉🎉"])
@pytest.mark.parametrize("name", ["Darlene", "Dar", "Mama D"])
def test_an_emoji_ends_a_sentence(sign: str, name: str) -> None:
    assert DARLENE.by(f"Happy Thanksgiving all {sign} {name} do you have the fryer key?")
    assert DARLENE.by(f"Happy Thanksgiving all {sign}{name}, have you got the fryer key?")
    assert not DARLENE.by(f"Happy Thanksgiving all {sign} {name} has the fryer key.")


@pytest.mark.parametrize(
    "text",
    [
        "Mama D can u bring the canopy saturday??",
        "mama d, can you bring it",
        "Dar do you still have the fryer key?",
        "@DK are you coming?",
        "Who has it? DK do you have it?",
        "Thanks all. Dar: the key please",
    ],
)
def test_who_is_called_otherwise_is_called_by_that_name(text: str) -> None:
    assert DARLENE.by(text)
    assert not Called(["Ines Roth"], ["Tasha Reed"]).by(text)


@pytest.mark.parametrize(
    "text", ["Mama can you bring it?", "D can you bring it?", "Mama Deb can you bring the canopy?"]
)
def test_a_part_of_a_nickname_is_none(text: str) -> None:
    assert not DARLENE.by(text)


def test_a_nickname_that_another_of_the_group_bears_calls_nobody() -> None:
    assert not Called(["Darlene Kowalski"], ["Dar Singh"], nicknames=["Dar"]).by("Dar, can you come?")
    assert not Called(["Darlene Kowalski"], nicknames=["", "  ", ","]).by("Can you come?")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Katherine Doe", "Kate"),
        ("William Doe", "Bill"),
        ("Deborah Doe", "Deb"),
        ("Jessica Doe", "Jess"),
        ("Jennifer Doe", "Jen"),
        ("Christopher Doe", "Chris"),
        ("Kate Doe", "Katherine"),
        ("Katharina Roth", "Kathi"),
        ("Sebastian Roth", "Basti"),
        ("Francisco Gil", "Paco"),
        ("José Gil", "Pepe"),
        ("Concepción Gil", "Conchi"),
        ("Frédéric Roux", "Fred"),
        ("Emmanuel Roux", "Manu"),
    ],
)
def test_a_usual_short_form_of_a_first_name_calls(name: str, called: str) -> None:
    assert Called([name], ["Tasha Reed"]).by(f"{called}, can you bring the canopy?")
    assert not Called([name], [f"{called} Reed"]).by(f"{called}, can you bring the canopy?")
    assert not Called([name], ["Tasha Reed"]).by(f"{called} brings the canopy.")
    assert Called([name], [f"{called} Reed"]).by(f"{name.split(maxsplit=1)[0]}, can you bring the canopy?")


@pytest.mark.parametrize("text", ["Will you come?", "May I ask who comes?", "Art, is that something for us?"])
def test_a_short_form_that_is_a_word_calls_nobody(text: str) -> None:
    assert not Called(["William May", "Maybelle Arthur"], ["Tasha Reed"]).by(text)


def test_of_two_who_may_be_called_alike_neither_is() -> None:
    assert not Called(["Christopher Doe"], ["Christina Reed"]).by("Chris, can you bring the canopy?")
