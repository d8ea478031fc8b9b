"""By what name a message calls its own writer: that is all there is where a messenger tells no more than a number."""

from auditor.activities.names import untitled
from auditor.language.compiled import Compiled
from auditor.language.names_said import CAPITAL, Named
from auditor.language.text import own_words, sentences

_LONG, _MOST = 300, 3  # characters; sentences
_NAME = rf"((?:{CAPITAL} ){{1,3}}{CAPITAL})"
_SAYS = tuple(
    Compiled(words)
    for words in (
        r"(?i:\b(?:hier (?:ist|spricht|schreibt)|mein name ist|ich bin|ich heiße|this is|my name is|i am|i['’]m|soy|"
        rf"me llamo|mi nombre es|le (?:habla|escribe)|je suis|je m['’]appelle)) {_NAME}",
        rf"(?:^|[,!] ){_NAME} (?:hier|here|aquí|vom|von (?:der|den)|from|de la|del)(?:$|\W)",
    )
)


def self_named(text: str) -> Named:
    """The name, of two words or more in small letters; empty where a message begins with none of its writer's."""
    for sentence in sentences(own_words(text[:_LONG]))[:_MOST]:
        for pattern in _SAYS:
            if (match := pattern.search(sentence)) is not None:
                name = untitled([word.rstrip(".,") for word in match[1].casefold().split()])
                return name if len(name) > 1 else ()
    return ()
