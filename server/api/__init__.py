"""The HTTP interface /api/v1: JSON in and out, problems as RFC 9457 has them; for devices and for a session."""

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
