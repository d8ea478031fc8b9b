"""Whom I live with and my family, as far as the record tells: who is called by kinship or with a heart, who takes part
in a group of the family, and with whom I write on most days, all where nothing tells what they do.

Who is asked there to bring fruit is not asked for a post or a client: it is no evidence of how one asks for a hope.
"""

from functools import cache

import polars as pl

from auditor.facts import DAY, Facts
from auditor.history.people import tells_work
from auditor.translatable import gettext

_PLACE = ["site", "partner"]
#: From such a part of the days on I write with who shares mine (our convention, grade E).
_MOST_DAYS = 0.5
_LEAST_DAYS = 14  # on which I wrote to somebody; on fewer, most days of a short record tell nothing (likewise)
_HEART = (
    r"[\u2764\u2665\U0001F493-\U0001F49F\U0001F90D\U0001F90E\U0001F5A4\U0001F9E1\U0001F618\U0001F60D\U0001F970"
    r"\U0001F48B]"
)
#: By what one's own kin are called. "Papa d'Ilyes" and "Jonas's mum" are other people's. What is a first name too, or a
#: surname, counts alone ("Mami") or with a word for whose ("mon mari"); others take a name ("Oma Inge").
_KIN = (
    r"(?i)^(?:"
    r"(?:(?:my|meine?|ma|mon|mi)\s)?(?:mum|mom|mummy|mommy|mam|dad|daddy|grand(?:ma|pa|mother|father)|granny|grandad"
    r"|auntie|uncle|mama|mutti|papa|vati|oma|opa|tante|onkel|maman|mamie|papy|tatie|tonton|mamá|papá"
    r"|abuel[oa]|abuelit[oa]|tía|tío)"
    r"(?:\s[\w'’.-]+)?"
    r"|mami|papi|omi|opi|nana|sis|hubby|schatz|schatzi|liebling|bruder|bruderherz|schwester|schwesterherz|mamy|chérie?"
    r"|mon\samour|doudou|frérot|frangine?|tata|cariño|mi\samor|hermanit[oa]"
    r"|(?:my|meine?|ma|mon|mi)\s(?:husband|wife|brother|sister|mann|frau|mari|femme|frère|sœur|soeur|marido|esposa"
    r"|herman[oa])"
    r")[^\w'’]*$"
)
_OF_OTHERS = r"(?i)\b(?:of|von|vom|de|del|di)\b|\bd['’]|['’]s\b"
#: What a group of a family or a household calls itself.
_FAMILY_GROUP = (
    r"(?i:\b(?:family|families|household|flatmates?|housemates?|siblings|cousins|famili[ea]|großfamilie|haushalt"
    r"|geschwister|famille|cousin(?:e?s|ade)|coloc(?:ation|s)?|fratrie|hermanos|primos|piso)\b)"
    # Elsewhere than at its beginning those letters are a working group ("Nursing WG").
    r"|^\W*(?:(?:[Uu]nsere|[Mm]eine|[Dd]ie) )?WG\b"
)
_OF_A_TRADE = (
    r"(?i)\b(?:business|doctors?|physicians?|residents?|nurs(?:es?|ing)|staff|department|ward|committee|medicine|medical"
    r"|clinics?|practices?|law|court|support|services?|office|centre|center|therapy|family\Wplanning|zentrum|büro|praxis"
    r"|klinik|medizin|beratung|médecine|clinique|cabinet|medicina|clínica)\b"
)


def outside_the_household(rows: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Rows of messages with ``site``, ``partner`` and ``conversation``, but for those to the household and the family
    and in their groups."""
    named = facts.people.filter(_called_as_kin()).select("site", partner="id")
    works = facts.people.filter(tells_work()).select("site", partner="id")
    messages = facts.within("messages").filter(~pl.col("comment"))
    title = pl.col("conversation")
    groups = messages.filter(
        pl.col("audience") == "group", title.str.contains(_FAMILY_GROUP), ~title.str.contains(_OF_A_TRADE)
    )
    in_them = groups.drop_nulls("partner").select(_PLACE)
    by_writing = pl.concat([in_them, _on_most_days(messages, facts)]).join(works, on=_PLACE, how="anti")
    at_home = pl.concat([named, by_writing]).unique()
    outside = rows.join(groups.select("site", "conversation").unique(), on=["site", "conversation"], how="anti")
    return outside.join(at_home, on=_PLACE, how="anti").sort("at", "id")


def left_out(before: int, after: int) -> str | None:
    """That they are left out; None where there are none."""
    if before == after:
        return None
    return gettext("What you ask at home and in the family is left out, as far as it can be told.")


@cache
def _called_as_kin() -> pl.Expr:
    name = pl.col("name").fill_null("")
    kin = name.str.contains(_KIN) & ~name.str.contains(_OF_OTHERS)
    return ~tells_work() & (kin | name.str.contains(_HEART))


def _on_most_days(messages: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """With whom both of us wrote on most days of the time looked at."""
    alone = messages.filter(pl.col("audience") == "person", pl.col("partner").is_not_null())
    days = alone.group_by(_PLACE).agg(
        mine=pl.col("day").filter("mine").n_unique(), theirs=pl.col("day").filter(~pl.col("mine")).n_unique()
    )
    least = max(_LEAST_DAYS, _MOST_DAYS * (facts.told_until - facts.told_from) / DAY)
    return days.filter(pl.col("mine") >= least, pl.col("theirs") >= least).select(_PLACE)
