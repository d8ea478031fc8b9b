"""The dashboard: server-rendered pages that read reports and forms that take answers."""

from server.dashboard.accounts import blueprint as accounts
from server.dashboard.answers import blueprint as answers
from server.dashboard.backups import blueprint as backups
from server.dashboard.breaks import blueprint as breaks
from server.dashboard.browsing import blueprint as browsing
from server.dashboard.comparing import blueprint as comparing
from server.dashboard.connected import blueprint as connected
from server.dashboard.demonstration import blueprint as demonstration
from server.dashboard.devices import blueprint as devices
from server.dashboard.erasing import blueprint as erasing
from server.dashboard.errors import register_errors
from server.dashboard.feed import blueprint as feed
from server.dashboard.feed import outside as calendars
from server.dashboard.going_on import register_places
from server.dashboard.importing import blueprint as importing
from server.dashboard.navigation import register_navigation
from server.dashboard.pages import blueprint as pages
from server.dashboard.people import blueprint as people
from server.dashboard.phone import blueprint as phone
from server.dashboard.purposes import blueprint as purposes
from server.dashboard.readings import blueprint as readings
from server.dashboard.same_people import blueprint as same_people
from server.dashboard.schedule import blueprint as schedule
from server.dashboard.settings import blueprint as settings
from server.dashboard.steps import blueprint as steps
from server.dashboard.telling import blueprint as telling
from server.dashboard.trials import blueprint as trials
from server.dashboard.views import blueprint
from server.dashboard.waiting import blueprint as waiting
from server.dashboard.word import blueprint as word

BLUEPRINTS = (
    blueprint,
    accounts,
    backups,
    answers,
    breaks,
    browsing,
    calendars,
    comparing,
    connected,
    demonstration,
    devices,
    erasing,
    feed,
    importing,
    pages,
    people,
    phone,
    purposes,
    readings,
    same_people,
    schedule,
    settings,
    steps,
    telling,
    trials,
    waiting,
    word,
)

__all__ = ["BLUEPRINTS", "register_errors", "register_navigation", "register_places"]
