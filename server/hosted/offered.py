"""Lists what a server for one person offers and a hosted one does not, each with the reason."""

#: The reasons, by the beginning of an endpoint's name.
CLOSED = {
    "backups.": "a backup is of the whole database, which whoever runs the server sees to",
    "connected.": "it signs in through an address of the server's own machine, which the person's browser cannot reach",
    "calendars.": "calendars cannot sign in",
    "feed.": "calendars cannot sign in",
    "importing.watch": "the folders are the server's",
    "pages.": "the server would visit addresses that people name",
    "telling.": "the server would send to addresses that people name",
    "api.open_dashboard": "it lets in by a link, and people sign in",
}


def is_offered(endpoint: str | None) -> bool:
    """Whether a hosted server offers an endpoint."""
    return endpoint is None or not endpoint.startswith(tuple(CLOSED))
