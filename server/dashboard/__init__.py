"""The dashboard: server-rendered pages that read reports and forms that take answers."""

from server.dashboard.demonstration import blueprint as demonstration
from server.dashboard.devices import blueprint as devices
from server.dashboard.erasing import blueprint as erasing
from server.dashboard.errors import register_errors
from server.dashboard.people import blueprint as people
from server.dashboard.phone import blueprint as phone
from server.dashboard.schedule import blueprint as schedule
from server.dashboard.settings import blueprint as settings
from server.dashboard.steps import blueprint as steps
from server.dashboard.telling import blueprint as telling
from server.dashboard.views import blueprint
from server.dashboard.waiting import blueprint as waiting
from server.dashboard.word import blueprint as word

BLUEPRINTS = (
    blueprint,
    demonstration,
    devices,
    erasing,
    people,
    phone,
    schedule,
    settings,
    steps,
    telling,
    waiting,
    word,
)

__all__ = ["BLUEPRINTS", "register_errors"]
