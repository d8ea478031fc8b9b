"""The interface described as OpenAPI 3.1, from the types its routes read and write."""

from functools import cache
from typing import Any

import msgspec
from flask import Response

from auditor.activities.activity import Activity
from auditor.answers.expectations import Expectations
from auditor.report import Report
from server.api import activities, audits, forgetting, pairing, readings, schedules
from server.api.requests import answer, blueprint
from server.current import version


class Problem(msgspec.Struct):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str | None


_REF = "#/components/schemas/{name}"
_OBJECT: dict[str, Any] = {"type": "object"}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """This description."""
    return answer(described())


@cache
def described() -> dict[str, Any]:
    """The whole document."""
    kinds = [activities.Taken, Activity, readings.Readings, pairing.Wish, audits.Order, Report, Expectations,
             schedules.Wanted, forgetting.Unwanted, Problem]  # fmt: skip
    refs, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    taken, activity, told, wish, order, report, answers, wanted, unwanted, problem = refs
    batch = {
        "type": "object",
        "required": ["activities"],
        "additionalProperties": False,
        "properties": {"activities": {"type": "array", "maxItems": activities.MOST, "items": activity}},
    }
    name = [{"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}]
    wrong = {"default": _content("A problem", problem, "application/problem+json")}

    def operation(id_: str, does: str, gives: dict[str, Any], takes: Any = None, **more: Any) -> dict[str, Any]:
        sent = {"requestBody": {"required": True, "content": {"application/json": {"schema": takes}}}} if takes else {}
        return {"operationId": id_, "summary": does, "responses": gives | wrong, **sent, **more}

    paths = {
        "/activities": {
            "post": operation("take_activities", "Keep activities.", {"200": _content("Kept", taken)}, batch)
        },
        "/activities/forget": {
            "post": operation(
                "forget_activities", "Forget activities.", {"200": _content("Forgotten", _OBJECT)}, unwanted
            )
        },
        "/readings": {
            "post": operation("take_readings", "Keep how well reading went.", {"200": _content("Kept", _OBJECT)}, told)
        },
        "/status": {
            "get": operation(
                "status", "What answers here.", {"200": _content("Status", _OBJECT)}, security=[{}, {"device": []}]
            )
        },
        "/pairing": {
            "post": operation(
                "ask_pairing", "Ask to become a device.", {"201": _content("Asked", _OBJECT)}, wish, security=[{}]
            )
        },
        "/pairing/{name}": {
            "get": operation(
                "pairing_outcome", "What became of it.", {"200": _content("Outcome", _OBJECT)}, parameters=name
            )
        },
        "/audits": {
            "get": operation("list_audits", "Reports kept.", {"200": _content("Reports", _OBJECT)}),
            "post": operation("run_audit", "Audit now.", {"201": _content("The report", report)}, order),
        },
        "/audits/{name}": {
            "get": operation("read_audit", "One report.", {"200": _content("The report", report)}, parameters=name)
        },
        "/expectations": {
            "get": operation("read_expectations", "The answers.", {"200": _content("Answers", answers)}),
            "put": operation(
                "put_expectations", "Put answers in place of all.", {"200": _content("Answers", answers)}, answers
            ),
        },
        "/imports": {
            "post": operation(
                "start_import",
                "Import an archive.",
                {"202": _content("Taken", _OBJECT)},
                parameters=[{"name": "name", "in": "query", "schema": {"type": "string"}}],
                requestBody={"required": True, "content": {"application/octet-stream": {}}},
            )
        },
        "/imports/{name}": {
            "get": operation("read_import", "How far it is.", {"200": _content("Import", _OBJECT)}, parameters=name)
        },
        "/schedules": {
            "get": operation("list_schedules", "Self-audits that recur.", {"200": _content("Schedules", _OBJECT)}),
            "post": operation("add_schedule", "Add one.", {"201": _content("Added", _OBJECT)}, wanted),
        },
        "/schedules/{name}": {
            "delete": operation("remove_schedule", "Remove one.", {"204": {"description": "Gone"}}, parameters=name)
        },
        "/openapi.json": {
            "get": operation("openapi", "This description.", {"200": _content("OpenAPI", _OBJECT)}, security=[{}])
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rapport", "version": version()},
        "servers": [{"url": "/api/v1"}],
        "security": [{"device": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _content(description: str, schema: Any, kind: str = "application/json") -> dict[str, Any]:
    return {"description": description, "content": {kind: {"schema": schema}}}
