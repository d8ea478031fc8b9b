"""Whether a message of mine says that I will think something over: to somebody who made me an offer and named a day, I
then owe a decision. It promises nothing else."""

from auditor.language.compiled import Compiled
from auditor.language.text import own_words

_LONG = 1_000  # characters; who decides at length says more than that they think
_SAYS = Compiled(
    r"(?i)(?:^|\PL)(?:"
    + "|".join(
        (
            r"(?:i['’]?ll|i will|i need to|i have to|i['’]?d like to|let me|i want to|i['’]?m going to) "
            r"(?:have a think|think (?:about it|it over|it through|on it|this over|about this)|consider it|"
            r"sleep on it|mull it over|weigh it)",
            r"i need (?:a (?:few|couple of) days|(?:a bit of |some )?time|the weekend) to (?:think|decide|consider)",
            r"(?:ich )?(?:denke|denk) (?:noch |mal |in ruhe |gut |gerne? )*(?:darüber|drüber) nach",
            r"(?:ich )?(?:überlege?|überleg['’]?) (?:es |es mir|mir das|mir es|mir['’]?s|noch|mir die sache)+",
            r"(?:ich )?(?:brauche|möchte|muss|werde|will)(?: \w+){0,4} (?:bedenkzeit|nachzudenken|nachdenken|"
            r"(?:zu )?überlegen)",
            r"(?:je|j['’]y|je vais y|je dois y|laissez-moi y|laisse-moi y|je vais) réfléchi(?:s|r)",
            r"je (?:dois|voudrais|veux) (?:y )?réfléchir",
            r"(?:me lo|lo|déjame|déjeme) (?:voy a )?(?:pienso|pensar(?:é|lo)?|pensarlo|consultar con la almohada)",
            r"(?:necesito|quiero|tengo que|voy a) (?:unos días para )?(?:pensarlo|pensármelo|pensar)",
        )
    )
    + r")(?:$|\PL)"
)


def thinks_it_over(text: str) -> bool:
    """Of a text of mine; not of a long one."""
    own = own_words(text)
    return len(own) <= _LONG and _SAYS.search(own) is not None
