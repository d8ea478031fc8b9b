"""A stranger who works where something is wrong and offers what they know, be it on condition that nobody learns who
they are, offers something: they sell nothing, and take back nothing, as they told nothing before. None was learnt
from."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from auditor.language.lexicon import lexicon
from auditor.language.text import sentences
from tests.language.acts_read import acts

TIPS = {
    "en": [
        "I work at the ministry and saw how the invoices were changed. I can show you the files if you keep my name "
        "out of it.",
        "I saw how the invoices were changed. I can show you the files.",
        "I work at the ministry and can show you the files.",
        "I have documents about the contract. Please don't name me.",
        "I have something on repairs you'd want to see",
        "Happy to talk, but not for attribution",
        "I'd be happy to have a chat off the record about the heating contract",
        "Would be open to a quiet word about how the waiting list is run",
        "I can send you the minutes of the board, but I don't want my name in the paper.",
        "I've got proof that the rotas were changed afterwards. I'd talk, but not under my name.",
        "Willing to speak anonymously about what goes on in the kitchens.",
    ],
    "de": [
        "Ich habe Unterlagen zu dem Vertrag, die Sie interessieren dürften. Bitte nennen Sie meinen Namen nicht.",
        "Ich habe Belege für die Zahlungen. Mein Name darf aber nirgends auftauchen.",
        "Ich arbeite im Klinikum und kann Ihnen die Dienstpläne zeigen. Nennen Sie mich bitte nicht.",
        "Ich kann Ihnen die Rechnungen zeigen, wenn mein Name nicht genannt wird.",
        "Ich könnte Ihnen etwas über die Warteliste erzählen, aber nur vertraulich.",
        "Ich würde reden, aber nicht unter meinem Namen.",
        "Ich bin bereit, anonym über die Zustände im Heim zu sprechen.",
        "Ich hätte da etwas zu dem Vergabeverfahren, das Sie sehen sollten.",
        "Ich habe Mails gesichert. Zitieren Sie mich bitte nicht, dann schicke ich sie Ihnen.",
        "Ich habe Beweise für die gefälschten Messwerte. Ich möchte nicht genannt werden.",
    ],
    "es": [
        "Tengo pruebas de los pagos. No quiero que aparezca mi nombre.",
        "Tengo documentos sobre el contrato. Por favor, no me cite.",
        "Trabajo en el ministerio y puedo enseñarle los expedientes. No ponga mi nombre.",
        "Puedo pasarle las facturas, pero no quiero que salga mi nombre.",
        "Estoy dispuesta a hablar, pero de forma anónima.",
        "Tengo algo sobre las adjudicaciones que le va a interesar ver.",
        "Podría contarle cómo se maneja la lista de espera, pero off the record.",
        "Tengo los correos guardados. Se los paso si no me nombra.",
        "Vi cómo cambiaban las actas. Puedo enseñarle las copias.",
        "Tengo grabaciones de la reunión. Prefiero no ser identificado.",
    ],
    "fr": [
        "J'ai des documents sur le marché de la cantine. Ne citez pas mon nom.",
        "Je travaille à la mairie et je peux vous montrer les factures. Ne me citez pas.",
        "J'ai des preuves des paiements. Je ne veux pas que mon nom apparaisse.",
        "J'ai vu comment les procès-verbaux ont été modifiés. Je peux vous montrer les copies.",
        "Je suis prête à parler, mais sous couvert d'anonymat.",
        "J'ai quelque chose sur les attributions de logements que vous devriez voir.",
        "Je peux vous envoyer les plannings, mais je préfère ne pas être citée.",
        "Je pourrais vous raconter comment la liste d'attente est gérée, mais en off.",
        "J'ai gardé les mails. Je vous les transmets si vous ne me nommez pas.",
        "J'ai des enregistrements de la réunion. Merci de ne pas me citer.",
    ],
}
TAKEN_BACK = {
    "en": [
        "Please don't name me after all. I told you more than I should have.",
        "Please delete my interview, I have changed my mind.",
        "I no longer want to be quoted in the piece.",
        "Please take my name out of the article.",
    ],
    "de": [
        "Bitte nennen Sie mich doch nicht in dem Artikel.",
        "Bitte löschen Sie mein Interview.",
        "Ich ziehe meine Zustimmung zurück.",
        "Zitieren Sie mich bitte nicht mehr.",
    ],
    "es": [
        "Ya no quiero que aparezca mi nombre en el reportaje.",
        "Borre mi entrevista, por favor.",
        "Retiro mi consentimiento.",
        "No me cite, por favor, al final me lo he pensado.",
    ],
    "fr": [
        "Finalement, ne me citez pas dans l'article.",
        "Je retire mon accord.",
        "Merci de ne plus utiliser mon témoignage.",
        "Supprimez mon interview, s'il vous plaît.",
    ],
}
SOLD = {
    "en": [
        "I work at a PR agency and can show you our client's new survey. Would you like an interview with the CEO?",
        "I can send you our press kit under embargo. Shall I?",
        "Happy to talk about how our software saves reporters ten hours a week. 15 minutes on Thursday?",
    ],
    "de": [
        "Ich arbeite für eine Agentur und kann Ihnen unsere neue Studie exklusiv anbieten. Wollen Sie ein Interview "
        "mit unserem Geschäftsführer?",
    ],
    "es": ["Puedo pasarle nuestra nota de prensa y una entrevista con nuestro director. ¿Le interesa?"],
    "fr": ["Je peux vous envoyer notre communiqué de presse et une interview de notre directrice. Intéressé ?"],
}


def each(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, of_language in texts.items() for text in of_language]


@pytest.mark.parametrize(("language", "text"), each(TIPS))
def test_what_is_offered_to_be_told_is_an_offer(language: str, text: str) -> None:
    told = read(text, hint=language)
    assert told.acts is not None
    assert not told.withdraws
    assert told.acts & (Act.PITCH | Act.OFFER) == Act.OFFER


@pytest.mark.parametrize(("language", "text"), each(TAKEN_BACK))
def test_what_was_told_before_is_taken_back(language: str, text: str) -> None:
    assert read(text, hint=language).withdraws


@pytest.mark.parametrize(("language", "text"), each(SOLD))
def test_what_press_offices_bring_is_a_pitch(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


#: What is told at home or to a neighbour is told to no reporter.
IN_ORDINARY_LIFE = {
    "en": [
        "I have photos of the party, don't use my name on the cake",
        "I could talk to Mum, but keep my name out of it",
        "I have the invoice for the plumber, don't mention me to him",
        "I'd like a word with the teacher, not under my name",
        "I can give you the list of presents, it's anonymous Santa",
        "Happy to chat about the surprise, in confidence, it's Dad's 60th",
        "I have something on Friday you'd want to know, it's my turn to cook",
        "I saw that you left the light on, I can send you the photo",
        "I have things about the flat you should know, the tap drips",
        "I know who ate it and can show you the photos",
        "I could tell you about my date, off the record",
        "I have a letter for you from Gran, in confidence",
        "I have the report from school, keep it in confidence",
        "I could say it to the neighbour, but don't mention me",
        "I have something on tonight you'd like, a film",
        "I have the lists for the raffle, don't put my name down",
        "I could speak to your brother, anonymously of course",
    ],
    "de": [
        "Ich habe Fotos vom Fest, nenn mich bitte nicht auf der Torte",
        "Ich könnte mit Mama reden, aber erwähn mich nicht",
        "Ich habe die Rechnung vom Klempner, bitte vertraulich, Papa zahlt",
        "Ich kann mit der Lehrerin sprechen, ohne meinen Namen",
        "Ich kann dir die Wunschliste geben, anonym wichteln wir",
        "Ich kann dir vom Date erzählen, unter uns",
        "Ich habe etwas zum Essen, das dich interessieren könnte",
        "Ich hab was zum Anziehen, das ihr sehen müsst",
        "Hast du gesehen, dass das Licht an war, ich kann dir das Foto schicken",
        "Ich habe gesehen, wie der Hund den Kuchen fraß, ich kann dir das Video zeigen",
        "Ich hab was über Oma, das du hören solltest, sie tanzt",
        "Ich kann mit Papa reden, unter uns gesagt",
        "Ich könnte mit dem Nachbarn reden, aber ohne meinen Namen",
        "Ich hätte was zum Film, das dich interessieren könnte",
        "Ich habe die Listen fürs Turnier, ohne meinen Namen",
        "Ich könnte mit deinem Bruder reden, anonym natürlich",
    ],
    "es": [
        "Tengo fotos de la fiesta, no digas mi nombre",
        "Puedo hablar con mamá, pero sin mi nombre",
        "Tengo la factura del fontanero, es confidencial, paga papá",
        "Puedo darte la lista de regalos, el amigo invisible es anónimo",
        "Puedo contarte lo de mi cita, off the record",
        "Tengo algo de cena que te va a gustar",
        "Tengo cosas de la abuela que deberías ver",
        "Vi que dejaste la luz, puedo mandarte la foto",
        "Sé quién se comió la tarta, puedo enseñarte el vídeo",
        "Tengo algo sobre el viaje que te va a interesar",
        "Dispuesta a ir al confesionario, anónimo",
        "Puedo decirle a tu padre, sin que aparezca mi nombre, lo del coche",
        "Tengo las fotos del viaje, confidencial eh",
        "Puedo decírselo al vecino, pero sin mi nombre",
        "Tengo algo de postre que te va a gustar",
        "Tengo las listas del torneo, sin mi nombre",
        "Podría hablar con tu hermano, de forma anónima",
    ],
    "fr": [
        "J'ai des photos de la fête, ne dis pas mon nom",
        "Je peux parler à maman, mais sans mon nom",
        "J'ai la facture du plombier, c'est confidentiel, papa paie",
        "Je peux te donner la liste de cadeaux, c'est anonyme",
        "Je peux te raconter mon rendez-vous, entre nous, anonyme",
        "J'ai des choses sur mamie, tu devrais voir",
        "Tu as vu que la lumière est restée, je peux t'envoyer la photo",
        "Je sais qui a mangé le gâteau, je peux te montrer la vidéo",
        "J'ai vu que le chien a fait, je peux t'envoyer la photo",
        "J'ai des infos sur le voyage, ça t'intéresse",
        "Je peux dire à ton père, anonymement, pour la voiture",
        "Je veux bien parler à la maîtresse, sous couvert d'anonymat",
        "J'ai des photos des vacances, c'est confidentiel",
        "Je peux le dire au voisin, mais anonymement",
        "J'ai des choses de toi, tu devrais voir la cave",
        "J'ai les listes du tournoi, sans mon nom",
        "Je pourrais parler à ton frère, anonymement",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_is_told_at_home_is_told_to_no_reporter(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    assert "brings_it" not in known.waiting("\n".join(sentences(known.spelled(text), ())))
