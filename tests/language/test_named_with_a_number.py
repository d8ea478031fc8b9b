"""Who names somebody else with a number, an extension or an address hands over a name. Who gives their own office's
hands over nobody."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

HANDED_OVER = {
    "en": [
        "Ask for Mrs Kowalski, ext. 312",
        "Best to ring Mr Adeyemi directly, extension 44",
        "Try Hannah Bright in billing: 0161 555 0143",
        "You want Dr Osei, her direct line is 555 0188",
        "Speak to Tom Fennick on 4471",
        "Mrs Lund at the town hall handles that, 020 555 0190",
        "Ms Pereira is the one for permits, ext 17",
        "For the archive, call Gwen Talbot on 01632 960 114",
        "The person is Ravi Menon, ravi.menon@example.org",
        "Get hold of Beth Sorrell in room 12, extension 208",
        "Here's the plumber's number: Stan Wójcik 0770 900 461",
    ],
    "de": [
        "Frau Kowalski, Durchwahl 312",
        "Fragen Sie nach Frau Sommer, App. 44",
        "Probier's bei Hanna Brecht in der Buchhaltung: 0221 555143",
        "Da ist Dr. Osei zuständig, Durchwahl -188",
        "Ruf Thomas Fenn an, 0170 5554471",
        "Frau Lund im Rathaus macht das, Tel. 040 55519",
        "Für Genehmigungen ist Herr Pereira zuständig, DW 17",
        "Fürs Archiv wende dich an Gesa Talbot, 0551 96114",
        "Ansprechpartner ist Ravi Menon, ravi.menon@example.org",
        "Lass dich zu Beate Sorge durchstellen, Nebenstelle 208",
        "Hier die Nummer vom Klempner: Stanislaw Wojcik 0151 900461",
    ],
    "es": [
        "Pregunta por la señora Vidal, extensión 312",
        "Llame al señor Adán, ext. 44",
        "Prueba con Ana Brito, de facturación: 915 550 143",
        "Eso lo lleva la doctora Osés, su directo es el 555 0188",
        "Habla con Tomás Ferrer en el 600 554 471",
        "La señora Luna, del ayuntamiento, se encarga de eso: 910 555 190",
        "Para permisos, la señora Pereira, ext 17",
        "Para el archivo llama a Julia Talavera, 932 960 114",
        "La persona es Raúl Menéndez, raul.menendez@example.org",
        "Que te pasen con Beatriz Soria, anexo 208",
        "Te dejo el número del fontanero: Esteban Ochoa 600 900 461",
    ],
    "fr": [
        "Demandez Mme Kowalski, poste 312",
        "Appelez directement M. Adam, poste 44",
        "Essaie Anne Brillant, à la facturation : 01 55 50 14 30",
        "C'est le Dr Osei qu'il te faut, sa ligne directe est le 01 55 01 88 00",
        "Adresse-toi à Thomas Fenet au 06 55 44 71 22",
        "Mme Lund, à la mairie, s'en occupe : 01 55 51 90 00",
        "Pour les permis, c'est Mme Pereira, poste 17",
        "Pour les archives, appelle Gwenaëlle Talbot au 02 96 01 14 00",
        "La bonne personne est Ravi Menon, ravi.menon@example.org",
        "Fais-toi passer Béatrice Sorel, poste 208",
        "Voilà le numéro du plombier : Stanislas Wojcik 06 77 09 00 46",
    ],
}
OF_THEIR_OWN = {
    "en": [
        "You can reach me at my office, ext. 312",
        "My direct line is 0161 555 0143",
        "Call me on 4471",
        "Best, Hannah Bright, ext. 44",
        "I'm in room 12, extension 208",
        "Our office is open until five: 020 555 0190",
        "This is Mrs Lund from the town hall, please call me back on ext. 17",
        "My new number is 0770 900 461, Stan",
    ],
    "de": [
        "Sie erreichen mich im Büro, Durchwahl 312",
        "Meine Durchwahl ist die 143",
        "Ruf mich an, 0170 5554471",
        "Viele Grüße, Hanna Brecht, Durchwahl 44",
        "Ich sitze in Zimmer 12, Nebenstelle 208",
        "Unser Büro ist bis fünf besetzt: 040 55519",
        "Hier ist Frau Lund vom Rathaus, bitte rufen Sie mich zurück, Durchwahl 17",
        "Meine neue Nummer: 0151 900461, Stani",
    ],
    "es": [
        "Me encuentras en la oficina, extensión 312",
        "Mi directo es el 915 550 143",
        "Llámame al 600 554 471",
        "Saludos, Ana Brito, ext. 44",
        "Estoy en el despacho 12, anexo 208",
        "Nuestra oficina abre hasta las cinco: 910 555 190",
        "Soy la señora Luna, del ayuntamiento, llámeme a la extensión 17",
        "Mi número nuevo es el 600 900 461, Esteban",
    ],
    "fr": [
        "Vous pouvez me joindre au bureau, poste 312",
        "Ma ligne directe est le 01 55 50 14 30",
        "Appelle-moi au 06 55 44 71 22",
        "Cordialement, Anne Brillant, poste 44",
        "Je suis au bureau 12, poste 208",
        "Notre bureau est ouvert jusqu'à cinq heures : 01 55 51 90 00",
        "Mme Lund de la mairie à l'appareil, rappelez-moi au poste 17",
        "Mon nouveau numéro : 06 77 09 00 46, Stan",
    ],
}
_SO = [(code, text) for code, texts in HANDED_OVER.items() for text in texts]
_NOT = [(code, text) for code, texts in OF_THEIR_OWN.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_a_name_is_handed_over(code: str, text: str) -> None:
    assert acts(code, text, mine=True) & Act.BARE_NAME


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_nobody_else_is_named(code: str, text: str) -> None:
    assert not acts(code, text, mine=True) & Act.BARE_NAME
