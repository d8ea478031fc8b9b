"""Pages of real clients, kept beside the project and read there; their README says what each contains."""

from dataclasses import dataclass

from tests.material import outside


@dataclass(frozen=True)
class MaterialPage:
    """A saved page and an address it may have had; ``items`` and ``unread`` come from its README or the page."""

    site: str
    name: str
    url: str
    items: int | None = None
    unread: int | None = None
    patterns: tuple[str, ...] = ()

    @property
    def markup(self) -> str:
        """The page's markup. Skips the test if the page is missing."""
        return outside(f"material/pages/{self.name}.html").read_text("utf-8")


PAGES = [
    MaterialPage("mastodon", "mastodon_home_2026-08", "https://social.example/home", items=13, unread=2),
    MaterialPage("mastodon", "mastodon_profile_2026-08", "https://social.example/@person3", unread=2),
    MaterialPage("mastodon", "mastodon_status_2026-08", "https://social.example/@person3/1001", unread=2),
    MaterialPage("mastodon", "mastodon_notifications_2026-08", "https://social.example/notifications", unread=0),
    MaterialPage("bluesky", "bluesky_home_2026-08", "https://bsky.app/", items=5, unread=2),
    MaterialPage("bluesky", "bluesky_convo_2026-08", "https://bsky.app/messages/3kconvo", unread=2),
    MaterialPage("bluesky", "bluesky_notifications_2026-08", "https://bsky.app/notifications", unread=0),
    MaterialPage("bluesky", "bluesky_profile_2026-08", "https://bsky.app/profile/person1.test"),
    MaterialPage("x", "x_home_2025-02", "https://x.com/home", items=6, unread=0, patterns=("upsell",)),
    # Recent activity is read at the feed's address, because its posts have the form of the feed.
    MaterialPage(
        "linkedin",
        "linkedin_recent_activity_2026-04_ember",
        "https://www.linkedin.com/feed/",
        items=5,
        unread=9,
        patterns=("upsell",),
    ),
    MaterialPage(
        "linkedin",
        "linkedin_notifications_2022-11_ember",
        "https://www.linkedin.com/notifications/",
        unread=0,
        patterns=("upsell", "lock"),
    ),
]
