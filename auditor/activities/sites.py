"""The closed list of sites: what stands declared in extension/sites, read once."""

from functools import cache
from importlib.resources import files

import msgspec


class Site(msgspec.Struct, frozen=True):
    """The part of a site's declaration that the auditor itself uses; the rest is for readers of pages."""

    site: str
    title: str
    object_id: str | None = msgspec.field(default=None, name="objectId")  # regular expression for what names an object
    tid: str | None = None  # regular expression for what in an own record's id tells when it was made


@cache
def sites() -> dict[str, Site]:
    """Declared sites by id, in the order of their ids."""
    folder = files("extension").joinpath("sites")
    declared = [
        msgspec.json.decode(entry.read_bytes(), type=Site)
        for entry in folder.iterdir()
        if entry.name.endswith(".json") and not entry.name.endswith(".schema.json")
    ]
    return {site.site: site for site in sorted(declared, key=lambda site: site.site)}


def title(site: str) -> str:
    """The name people know a site by; the id itself for a site that is no longer declared."""
    return sites()[site].title if site in sites() else site
