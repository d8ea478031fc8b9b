"""My own profile as it was last seen on each site."""

from typing import Any

import msgspec
import polars as pl

from auditor.activities.activity import Detail, Profile, Subject
from auditor.activities.acts import ProfileReading
from auditor.activities.sites import sites
from auditor.facts.families import Families
from auditor.history.remains import Remains

_detail = msgspec.json.Decoder(Detail)
_remains = msgspec.json.Decoder(Remains)
_TEXTS = ("headline", "about", "contact")
_OF_CONTACT = ("route", "topics", "response_time", "pitch_route")
_SCHEMA: dict[str, Any] = {
    "id": pl.String,
    "at": pl.Int64,
    "day": pl.Date,
    "site": pl.String,
    **dict.fromkeys(Profile.__struct_fields__, pl.Boolean),
    **dict.fromkeys(("past_roles", "education", "skills"), pl.Int64),
    "employer": pl.String,
    "edited": pl.Date,
    "role_since": pl.Date,
    "left_role": pl.Boolean,
    **dict.fromkeys(ProfileReading.__struct_fields__, pl.Boolean),
}


def profile(families: Families) -> pl.DataFrame:
    """One row per site, but for messengers, on which I saw my own profile before the window's end: the profile as last
    seen.

    Columns: id, at, day, site; the fields of activity.Profile, where headline, about and contact say whether a text
    stands there; the fields of acts.ProfileReading. None always means: not known. If about was seen
    empty and no contact part is filled, the checks of contact are False; without a headline all checks are False.
    """
    seen = (
        families.activities.filter(
            pl.col("mine")
            & (pl.col("subject") == Subject.PROFILE)
            & ~pl.col("site").is_in([site.site for site in sites().values() if site.messenger])
            & pl.col("detail").str.contains('"profile":', literal=True).fill_null(False)
        )
        .group_by("site", maintain_order=True)
        .last()
        .sort("site")
        .select("id", "at", "day", "site", "detail", "reading")
    )
    return pl.DataFrame([_row(line) for line in seen.iter_rows(named=True)], schema=_SCHEMA, orient="row")


def _row(line: dict[str, Any]) -> dict[str, Any]:
    shown = _detail.decode(line.pop("detail")).profile or Profile()
    reading = line.pop("reading")
    read = (_remains.decode(reading).profile if reading else None) or ProfileReading()
    fields = msgspec.structs.asdict(shown)
    texts = {name: None if fields[name] is None else bool(fields[name]) for name in _TEXTS}
    if texts["about"] is False and not texts["contact"]:
        said_nowhere = _OF_CONTACT if texts["headline"] else ProfileReading.__struct_fields__
        read = msgspec.structs.replace(read, **{name: False for name in said_nowhere if getattr(read, name) is None})
    return {**line, **fields, **texts, **msgspec.structs.asdict(read)}


def has_route(profile: dict[str, Any]) -> bool | None:
    """Whether a row of the family shows a way to reach me: its contact part is filled, or a way was read in its texts.
    None: cannot be told."""
    route: bool | None = profile["contact"] or profile["route"]
    return route
