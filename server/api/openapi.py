"""Describes the API as OpenAPI 3.1 from what its routes declare; docs/api.md is generated from it."""

import re
from functools import cache
from http import HTTPStatus
from typing import Any

import msgspec
from flask import Response

from auditor.activities.activity import Activity
from server.api.activities import SealedActivity
from server.api.channel import DEVICE, SEALED
from server.api.problems import MIMETYPE, Problem
from server.api.requests import MOST_BYTES, answer, route
from server.api.routes import OPEN, ROUTES, Caller, Route
from server.release import version

_SCHEMA = "#/components/schemas/{name}"
_PROBLEM = "#/components/responses"

#: The security scheme of each caller; anybody needs none.
_SECURITY: dict[Caller, dict[str, list[str]]] = {
    Caller.ANYBODY: {},
    Caller.WRITE: {"write": []},
    Caller.READ: {"read": []},
    Caller.EXTENSION: {"extension": []},
    Caller.DASHBOARD: {"dashboard": []},
}
_SCHEMES = {
    "write": {"type": "http", "scheme": "bearer", "description": "The token of a script that may write."},
    "read": {"type": "http", "scheme": "bearer", "description": "The token of a script that may read."},
    "extension": {
        "type": "apiKey",
        "in": "header",
        "name": DEVICE,
        "description": f"The id of an extension, which seals what it sends ({SEALED}) and is answered under seal.",
    },
    "dashboard": {
        "type": "apiKey",
        "in": "cookie",
        "name": "rapport",
        "description": "A session of the dashboard; it shows its form token as X-Form-Token with whatever it writes.",
    },
}
_PROBLEMS = {
    HTTPStatus.BAD_REQUEST: "The body does not fit, and the detail names the place; or the address cannot be one.",
    HTTPStatus.UNAUTHORIZED: "No token is shown, or it is unknown or revoked, or a seal is broken.",
    HTTPStatus.FORBIDDEN: "Who asks may not do this: the token is for other routes, the session is over or its form "
    "token is missing, or a page from elsewhere set the request off.",
    HTTPStatus.NOT_FOUND: "There is nothing of this id.",
    HTTPStatus.CONFLICT: "It cannot be done with what is kept now, or a sealed request came a second time.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: f"The body is larger than {MOST_BYTES // 1024**2} MiB (an archive may be "
    "larger), or holds too many entries.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is of another media type.",
    HTTPStatus.MISDIRECTED_REQUEST: "The Host header names another host or port than this server's.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The store cannot be used now, the detail says why. Nothing was kept.",
    HTTPStatus.INSUFFICIENT_STORAGE: "The disk is full. Nothing was kept.",
}


@route("GET", "/openapi.json", gives=dict[str, Any], callers=OPEN)
def openapi() -> Response:
    """Describe the interface as OpenAPI 3.1."""
    return answer(described())


@cache
def described() -> dict[str, Any]:
    """The whole OpenAPI document as JSON values."""
    bodies = [each.takes for each in ROUTES.values() if each.takes is not None and not each.is_upload]
    kinds = [
        Activity,
        SealedActivity,
        Problem,
        *bodies,
        *(each.gives for each in ROUTES.values() if each.gives is not None),
    ]
    refs, components = msgspec.json.schema_components(kinds, ref_template=_SCHEMA)
    schemas = dict(zip(kinds, refs, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for endpoint, declared in sorted(ROUTES.items(), key=lambda entry: (entry[1].path, entry[1].method)):
        operation = _operation(endpoint.removeprefix("api."), declared, schemas)
        path = declared.path.replace("<", "{").replace(">", "}")
        paths.setdefault(path, {})[declared.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rapport", "version": version()},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "responses": {str(code.value): _problem(why, schemas[Problem]) for code, why in _PROBLEMS.items()},
            "securitySchemes": _SCHEMES,
        },
    }


def _operation(name: str, declared: Route, schemas: dict[Any, Any]) -> dict[str, Any]:
    gives = {"description": declared.status.phrase} | (
        {"content": {"application/json": {"schema": schemas[declared.gives]}}} if declared.gives is not None else {}
    )
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": declared.does,
        "security": [_SECURITY[caller] for caller in _SECURITY if caller in declared.callers],
        "responses": {str(declared.status.value): gives}
        | {str(code.value): {"$ref": f"{_PROBLEM}/{code.value}"} for code in declared.problems},
    }
    text = {"schema": {"type": "string"}}
    parameters = [
        *({"name": each, "in": "path", "required": True, **text} for each in re.findall("<(.+?)>", declared.path)),
        *({"name": each, "in": "query", **text} for each in declared.query),
    ]
    if parameters:
        operation["parameters"] = parameters
    if declared.is_upload:
        operation["requestBody"] = {"required": True, "content": {"application/octet-stream": {}}}
    elif declared.takes is not None:
        content = {"application/json": {"schema": schemas[declared.takes]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _problem(why: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": why, "content": {MIMETYPE: {"schema": schema}}}
