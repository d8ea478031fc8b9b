"""Gives an extension the declarations in use here, so that browser and server read the sites in the same way."""

from datetime import date
from typing import Annotated, Any

import msgspec
from flask import Response
from msgspec import UNSET, UnsetType

from auditor.activities import declared
from server.api.requests import answer, route
from server.api.routes import Caller
from server.current import store
from server.declarations import kept
from server.declarations.bundle import SCHEMA

Number = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class Reads(msgspec.Struct, forbid_unknown_fields=True):
    """The newest form of declarations that the extension can read (``schema``), and the edition it has."""

    schema: Number
    edition: Number


class Declarations(msgspec.Struct, frozen=True):
    """The edition in use here and its day; the declarations for the extension, by site, unless it has them already or
    cannot read their form."""

    edition: int
    made: date
    sites: dict[str, dict[str, Any]] | UnsetType = UNSET


@route("POST", "/declarations", gives=Declarations, callers=(Caller.EXTENSION,))
def give_declarations(sent: Reads) -> Response:
    """Give the declarations of the sites that are in use here: of those that the extension reads, and of those that an
    update has it read no more."""
    used = kept.in_use(store().settings.installation)
    made = date.fromisoformat(used.made)
    if used.version == sent.edition or sent.schema < SCHEMA:
        return answer(Declarations(used.version, made))
    own = {site: msgspec.json.decode(text) for site, text in declared.packaged_texts().items()}
    read = own | {site: msgspec.json.decode(text) for site, text in used.texts.items()}
    watched = {site: each for site, each in read.items() if "hosts" in each or "hosts" in own.get(site, {})}
    return answer(Declarations(used.version, made, watched))
