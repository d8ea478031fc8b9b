"""The HTTP interface /api/v1: JSON in and out, problems as RFC 9457 has them; for devices and for a session."""

from server.api import (
    activities,
    audits,
    entrance,
    expectations,
    forgetting,
    imports,
    openapi,
    pairing,
    readings,
    schedules,
    status,
)
from server.api.requests import blueprint, problem

__all__ = ["blueprint", "problem"]

#: Modules whose routes belong to the blueprint; importing them registers these.
ROUTES = (
    activities,
    audits,
    entrance,
    expectations,
    forgetting,
    imports,
    openapi,
    pairing,
    readings,
    schedules,
    status,
)
