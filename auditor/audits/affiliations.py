"""Where people come from, as a site shows it, made comparable: their employer, and their career stage.

The stage is read from English words of the title alone, which stand below; a title with none of them tells no stage.
Nothing else is ever read out of what is shown: not gender, not origin, not belief, not age.
"""

import polars as pl

from auditor.translatable import pgettext

_LEGAL_FORMS = (
    "ab|ag|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|limited|llc|llp|ltd|nv|oy|plc|pty|sa|sarl|sas|se|"
    "spa|srl"
)

#: Stages and the words that tell them; the first that is found counts.
STAGES: tuple[tuple[str, str], ...] = (
    ("learning", "apprentice|doctoral|graduate|intern|internship|phd candidate|phd student|student|trainee"),
    ("on one's own", "co-?founder|entrepreneur|founder|founding|freelance|freelancer|owner|self-employed"),
    ("beginning", "assistant|entry.level|jr|junior"),
    (
        "leading an organisation",
        "board member|ceo|cfo|chair|chairman|chairwoman|chief|cio|cmo|coo|cpo|cto|director|evp|partner|president|svp|"
        "vice president|vp",
    ),
    ("leading people", "dean|head|lead|leader|manager|professor|superintendent|supervisor|team lead"),
    ("senior", "expert|principal|senior|sr|staff"),
    (
        "practising",
        "accountant|advisor|adviser|agent|analyst|architect|artist|attorney|buyer|chemist|clerk|coach|consultant|"
        "controller|coordinator|counsel|dentist|designer|developer|doctor|economist|editor|electrician|engineer|"
        "instructor|journalist|lawyer|lecturer|librarian|marketer|mechanic|nurse|officer|operator|paralegal|pharmacist|"
        "photographer|physician|physicist|planner|postdoc|producer|programmer|recruiter|reporter|representative|"
        "researcher|salesperson|scientist|secretary|seller|solicitor|specialist|strategist|teacher|technician|"
        "technologist|therapist|translator|tutor|underwriter|writer",
    ),
)


def organisation(name: pl.Expr) -> pl.Expr:
    """An employer's name without case, marks and legal form, so that “Pumps Ltd.” and “PUMPS” are one."""
    plain = (
        name.str.to_lowercase()
        .str.replace_all(r"[.'’]", "")
        .str.replace_all(r"[^\p{L}\p{N}]+", " ")
        .str.strip_chars()
        .str.replace(rf"(?: (?:{_LEGAL_FORMS}))+$", "")
    )
    return pl.when(plain != "").then(plain)


def stage(position: pl.Expr) -> pl.Expr:
    """The career stage that the words of a title tell; None where they tell none."""
    title = position.str.to_lowercase()
    found = [pl.when(title.str.contains(rf"\b(?:{words})\b")).then(pl.lit(name)) for name, words in STAGES]
    return pl.coalesce(found)


def stage_named(name: str) -> str:
    """What people read of a stage, as the head of a line."""
    return {
        "learning": pgettext("career stage", "Learning"),
        "on one's own": pgettext("career stage", "On one's own"),
        "beginning": pgettext("career stage", "Beginning"),
        "leading an organisation": pgettext("career stage", "Leading an organisation"),
        "leading people": pgettext("career stage", "Leading people"),
        "senior": pgettext("career stage", "Senior"),
        "practising": pgettext("career stage", "Practising"),
    }[name]
