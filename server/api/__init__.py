"""The HTTP API /api/v1 for devices and dashboard sessions: JSON in and out, problems as in RFC 9457."""

# Importing these registers their routes.
from server.api import (  # noqa: F401
    activities,
    audits,
    declarations,
    entrance,
    expectations,
    forgetting,
    imports,
    openapi,
    pairing,
    readings,
    schedules,
    status,
    waiting,
)
from server.api.requests import blueprint, problem

__all__ = ["blueprint", "problem"]
