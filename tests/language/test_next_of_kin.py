"""A relative who tells, from the account of somebody, that they died says whose relative they are. Of another death
they tell as everybody does. None was learnt from."""

import pytest

from auditor.language.next_of_kin import owner_died

TOLD = {
    "en": [
        ("Ben, this is Moira, Ted's daughter. I'm so sorry to tell you that Daddy passed away last night.", ("ted",)),
        ("This is Moira, Ted's daughter. Dad passed away last night.", ("ted",)),
        ("Hi, it's Tom, Ruth's son. Mum died on Sunday.", ("ruth",)),
        ("I am Ken's wife. My husband died this morning.", ("ken",)),
        ("This is his wife Ann. He passed away last night.", ()),
        ("This is Ann, Sam's sister. My brother died suddenly.", ("sam",)),
        ("I'm Leo, Edith's grandson. Gran passed away peacefully.", ("edith",)),
        ("It's Mary, Paul's mother. Our son died on Friday.", ("paul",)),
        ("This is Ted Hanlon's daughter. My father has died.", ("ted", "hanlon")),
        ("I'm Rose, Alan's niece. My uncle passed away yesterday.", ("alan",)),
        ("Hello, daughter of Ted Hanlon writing. My father passed away last night.", ("ted", "hanlon")),
    ],
    "de": [
        ("Hier ist Klara, die Tochter von Jochen. Papa ist heute Nacht gestorben.", ("jochen",)),
        ("Ich bin die Frau von Gerd. Mein Mann ist am Sonntag verstorben.", ("gerd",)),
        ("Hier schreibt Tim, der Sohn von Ruth. Mama ist gestern friedlich eingeschlafen.", ("ruth",)),
        ("Hier ist Anna, seine Frau. Er ist gestern gestorben.", ()),
        ("Hallo, hier ist Jochens Tochter. Mein Vater ist gestorben.", ("jochen",)),
        ("Ich bin Lena, die Schwester von Paul. Mein Bruder ist plötzlich verstorben.", ("paul",)),
        ("Hier ist Leo, der Enkel von Edith. Oma ist am Montag von uns gegangen.", ("edith",)),
        ("Hier schreibt Maria, die Mutter von Paul. Unser Sohn ist am Freitag gestorben.", ("paul",)),
        ("Ich bin Rosa, die Nichte von Alfred. Mein Onkel ist gestern gestorben.", ("alfred",)),
        ("Hier ist Klara, die Tochter von Jochen Hanke. Leider ist mein Vater gestern gestorben.", ("jochen", "hanke")),
    ],
    "es": [
        ("Soy Clara, la hija de Joaquín. Papá falleció anoche.", ("joaquín",)),
        ("Soy la mujer de Germán. Mi marido murió el domingo.", ("germán",)),
        ("Hola, soy Tomás, el hijo de Rut. Mi madre ha fallecido esta mañana.", ("rut",)),
        ("Soy Ana, su mujer. Falleció ayer.", ()),
        ("Soy Lena, la hermana de Pablo. Mi hermano murió de repente.", ("pablo",)),
        ("Soy Leo, el nieto de Edita. Mi abuela nos dejó el lunes.", ("edita",)),
        ("Soy María, la madre de Pablo. Nuestro hijo falleció el viernes.", ("pablo",)),
        ("Soy Rosa, la sobrina de Alfredo. Mi tío murió ayer.", ("alfredo",)),
        ("Soy Clara, la hija de Joaquín Haro. Ha fallecido mi padre.", ("joaquín", "haro")),
        ("Soy el hijo de Carmen. Lamento decirle que mi madre murió ayer.", ("carmen",)),
    ],
    "fr": [
        ("C'est Moira, la fille de Jacques. Papa est décédé cette nuit.", ("jacques",)),
        ("Je suis la femme de Gérard. Mon mari est mort dimanche.", ("gérard",)),
        ("Bonjour, je suis Tom, le fils de Ruth. Maman nous a quittés hier.", ("ruth",)),
        ("Je suis Anne, sa femme. Il est décédé hier.", ()),
        ("Je suis Léna, la sœur de Paul. Mon frère est décédé brutalement.", ("paul",)),
        ("Je suis Léo, le petit-fils d'Édith. Mamie s'est éteinte lundi.", ("édith",)),
        ("C'est Marie, la mère de Paul. Notre fils est mort vendredi.", ("paul",)),
        ("Je suis Rose, la nièce d'Alfred. Mon oncle est décédé hier.", ("alfred",)),
        ("Je suis Claire, la fille de Jacques Hamon. Mon père nous a quittés.", ("jacques", "hamon")),
        ("Ici Claire, la fille de Jacques. Il est parti cette nuit.", ("jacques",)),
    ],
}
OTHERS = [
    "This is Moira, Ted's daughter. My husband died last year.",
    "This is Moira, Ted's daughter. Could you ring me about the keys?",
    "Dad passed away last night.",
    "My father died on Sunday.",
    "Ted's daughter passed her exam!",
    "Hier ist Klara, die Tochter von Jochen. Mein Mann ist gestorben.",
    "Hier ist Klara, die Tochter von Jochen. Papa lässt grüßen.",
    "Papa ist gestern gestorben.",
    "Soy Clara, la hija de Joaquín. Mi marido murió ayer.",
    "Soy Clara, la hija de Joaquín. Papá le manda saludos.",
    "C'est Moira, la fille de Jacques. Mon mari est décédé.",
    "C'est Moira, la fille de Jacques. Papa vous salue.",
]


@pytest.mark.parametrize(("text", "owner"), [each for of_language in TOLD.values() for each in of_language])
def test_the_owner_of_the_account_died(text: str, owner: tuple[str, ...]) -> None:
    assert owner_died(text) == owner


@pytest.mark.parametrize("text", OTHERS)
def test_nobody_tells_that_its_owner_died(text: str) -> None:
    assert owner_died(text) is None
