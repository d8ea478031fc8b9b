"""What one person's server does and one for many does not, each with the reason why."""

#: By the beginning of an endpoint's name.
CLOSED = {
    "backups.": "a backup is of the whole database, which whoever runs the server sees to",
    "connected.": "it signs in through an address of the server's own machine, which the person's browser cannot reach",
    "devices.": "nothing can be connected yet",
    "calendars.": "calendars cannot sign in",
    "feed.": "calendars cannot sign in",
    "importing.watch": "the folders are the server's",
    "pages.": "the server would visit addresses that people name",
    "telling.": "the server would send to addresses that people name",
    "api.take_activities": "nothing can be connected yet that sends them, and a day's limit counts imports",
    "api.ask_pairing": "nothing can be connected yet",
    "api.pairing_key": "nothing can be connected yet",
    "api.pairing_outcome": "nothing can be connected yet",
    "api.open_dashboard": "it lets in by a link, and people sign in",
}


def is_offered(endpoint: str | None) -> bool:
    """Whether a server for many answers there."""
    return endpoint is None or not endpoint.startswith(tuple(CLOSED))
