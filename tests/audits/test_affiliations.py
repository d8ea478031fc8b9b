"""Employers and career stages, as titles tell them."""

import polars as pl
import pytest

from auditor.audits.affiliations import organisation, stage


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Pumps Ltd.", "pumps"),
        ("PUMPS", "pumps"),
        ("Pumps & Söhne GmbH & Co. KG", "pumps söhne"),
        ("O'Brien, Inc", "obrien"),
        ("Co", "co"),
        ("Company of Wolves", "company of wolves"),
        (" – ", None),
        (None, None),
    ],
)
def test_one_employer_has_one_name(shown: str | None, name: str | None) -> None:
    assert pl.DataFrame({"e": [shown]}, schema={"e": pl.String}).select(organisation(pl.col("e"))).item() == name


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Software Engineer", "practising"),
        ("Senior Software Engineer", "senior"),
        ("Engineering Manager", "leading people"),
        ("VP Engineering", "leading an organisation"),
        ("Co-Founder & CEO", "on one's own"),
        ("Executive Assistant to the CEO", "beginning"),
        ("Intern", "learning"),
        ("International Relations", None),
        ("Geschäftsführer", None),
        ("", None),
        (None, None),
    ],
)
def test_a_title_tells_its_stage_by_english_words(title: str | None, told: str | None) -> None:
    assert pl.DataFrame({"p": [title]}, schema={"p": pl.String}).select(stage(pl.col("p"))).item() == told
