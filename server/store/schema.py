"""Defines the tables. Every primary key begins with ``person_id``, so that each person's rows are a separate shard.

Moments are UTC milliseconds, days are ISO 8601 text. The columns of ``activities`` are those of ingest.Record and
those of ``acquaintances`` those of people.Acquaintance, both in auditor.history; ``checksum`` is that of checksums.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
)

from server.installation import settings
from server.store import schema_of_accounts, schema_of_telling, schema_of_watching, tables

#: The person's id in an installation for one person.
OWNER = settings.OWNER

#: Alembic's name of the newest migration; opening a database at this revision costs one query.
REVISION = "0040"

metadata, _table = tables.metadata, tables.table
accounts, connected = schema_of_accounts.accounts, schema_of_accounts.connected
watched_folders, watched_files = schema_of_watching.watched_folders, schema_of_watching.watched_files
pages = schema_of_accounts.pages
channels, reminded = schema_of_telling.channels, schema_of_telling.reminded

persons = _table(
    "persons",
    Column("zone", Text, nullable=False),
    Column("role", Text),
    Column("keep_text_days", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("language", Text, nullable=False, server_default="automatic"),
    Column("keep_days", Integer, nullable=False, server_default="0"),
    Column("removed_at", BigInteger),
    Column("removed", BigInteger),
    Column("key_check", Text),
    Column("clock_at", BigInteger),
    Column("leapt_at", BigInteger),
    key=(),
)

activities = _table(
    "activities",
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("day", Text, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("site", Text, nullable=False),
    Column("mine", Boolean, nullable=False),
    Column("partner", Text),
    Column("audience", Text),
    Column("recipients", Text),
    Column("object_type", Text),
    Column("object_id", Text),
    Column("in_reply_to", Text),
    Column("context", Text),
    Column("duration", Float),
    Column("words", BigInteger),
    Column("language", Text),
    Column("acts", BigInteger),
    Column("sketch", LargeBinary),
    Column("reading", Text),
    Column("detail", Text),
    Column("via", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("slack", BigInteger, nullable=False),
    Column("fingerprint", LargeBinary),
    Column("account", Text),
    Column("checksum", BigInteger, nullable=False, server_default="0"),
    key=("id",),
)

# An index on the fingerprint alone, 16 random bytes, would scatter over the whole file and halve the speed of storing.
# Acts that can be the same are close in time, so the index on time contains the fingerprint and serves both.
when = Index(None, activities.c.person_id, activities.c.at, activities.c.fingerprint)

#: Finds messages with a person: when I last wrote to everybody who waits, and old messages with people to whom I wrote
#: little. Without this index, the database would read all activities since then.
_with_somebody = activities.c.partner.is_not(None)
with_somebody = Index(
    None,
    activities.c.person_id,
    activities.c.partner,
    activities.c.at,
    sqlite_where=_with_somebody,
    postgresql_where=_with_somebody,
)

#: Finds a received message by the name that its site gives it, which several browsers tell. Messages of most archives
#: have none, so that an import does not fill it.
_named = activities.c.object_id.is_not(None) & (activities.c.subject == "message-received")
received_name = Index(
    None,
    activities.c.person_id,
    activities.c.object_id,
    sqlite_where=_named,
    postgresql_where=_named,
)

aliases = _table(
    "aliases",
    Column("id", Text, nullable=False),
    Column("activity_id", Text, nullable=False),
    Column("via", Text, nullable=False),
    ForeignKeyConstraint(["person_id", "activity_id"], ["activities.person_id", "activities.id"]),
    key=("id",),
)
Index(None, aliases.c.person_id, aliases.c.activity_id)

acquaintances = _table(
    "acquaintances",
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text),
    Column("first_at", BigInteger),
    Column("last_at", BigInteger),
    Column("sent", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("connected_at", BigInteger),
    Column("employer", Text),
    Column("position", Text),
    Column("industry", Text),
    Column("region", Text),
    Column("mutuals", BigInteger),
    key=("site", "id"),
)

#: For each source the number of activities, their largest slack and their first local day, so that no query has to find
#: these among all activities.
sources = _table(
    "sources",
    Column("site", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("activities", BigInteger, nullable=False),
    Column("slack", BigInteger, nullable=False),
    Column("first_day", Text),
    key=("site", "via"),
)

coverage = _table(
    "coverage",
    Column("site", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("extent", Text, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("note", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    key=("site", "subject", "source"),
)

imports = _table(
    "imports",
    Column("id", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("format", Text),
    Column("started", BigInteger, nullable=False),
    Column("finished", BigInteger),
    Column("state", Text, nullable=False),
    Column("new", BigInteger, nullable=False),
    Column("known", BigInteger, nullable=False),
    Column("skipped", BigInteger, nullable=False),
    Column("problems", Text, nullable=False),
    Column("host", Text),
    Column("process", BigInteger),
    Column("summary", Text, nullable=False, server_default="{}"),
    key=("id",),
)

reports = _table(
    "reports",
    Column("id", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("aside", Boolean, nullable=False, server_default="0"),
    # The ids of its sites, separated by spaces; empty for reports made before this column existed.
    Column("sites", Text, nullable=False, server_default=""),
    key=("id",),
    long_rows=True,
)
Index(None, reports.c.person_id, reports.c.created)

answers = _table(
    "answers",
    Column("at", BigInteger, nullable=False),
    Column("expectations", Text, nullable=False),
    key=("at",),
    long_rows=True,
)

preferences = _table(
    "preferences",
    Column("audit", Text, nullable=False),
    Column("muted", Boolean, nullable=False),
    Column("points", Text),
    Column("importance", Float),
    key=("audit",),
)

texts = _table(
    "texts",
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("expires", Text, nullable=False),
    ForeignKeyConstraint(["person_id", "id"], ["activities.person_id", "activities.id"]),
    key=("id",),
    long_rows=True,
)

#: Recurring self-audits: a Recurrence, the days of the window, and the next due time, unless that follows from an
#: occasion. ``last_at`` is the due time that was last served.
schedules = _table(
    "schedules",
    Column("id", Text, nullable=False),
    Column("every", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("weekday", Integer),
    Column("monthday", Integer),
    Column("zone", Text, nullable=False),
    Column("days", Integer, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("last_at", BigInteger),
    Column("paused", Boolean, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("cron", Text),
    key=("id",),
)

#: Self-audits that ran or run. No foreign keys: the history outlives a deleted schedule.
runs = _table(
    "runs",
    Column("id", Text, nullable=False),
    Column("schedule_id", Text),
    Column("due_at", BigInteger),
    Column("days", Integer, nullable=False),
    Column("started", BigInteger, nullable=False),
    Column("finished", BigInteger),
    Column("state", Text, nullable=False),
    Column("error", Text),
    Column("report_id", Text),
    Column("again", Boolean, nullable=False),
    Column("host", Text, nullable=False),
    Column("process", BigInteger, nullable=False),
    key=("id",),
)
Index(None, runs.c.person_id, runs.c.started)

#: What may send activities: a browser extension, which encrypts with its ``key`` and counts its requests, or a script
#: of the person, whose token is stored as a hash only.
devices = _table(
    "devices",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("token", LargeBinary),
    Column("created", BigInteger, nullable=False),
    Column("seen", BigInteger),
    Column("revoked", BigInteger),
    Column("key", LargeBinary),
    Column("counter", BigInteger, nullable=False, server_default="0"),
    Column("may", Text, nullable=False, server_default="write"),
    key=("id",),
)
Index(None, devices.c.person_id, devices.c.token)

#: Requests to become a device. ``public`` is the extension's key; ``proof`` shows which code the extension displays;
#: ``answer`` is encrypted for the extension.
pairings = _table(
    "pairings",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("device_id", Text),
    Column("public", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    key=("id",),
)

#: How well a device could read a part of a site on a local day: pages or requests that were read, and that were missed.
#: ``variant``: the client or design that drew the pages, empty if the site has only one. ``why``: the part of the
#: site's declaration that the device did not understand, so that nothing was read. ``lately``: how much was missed
#: since something was last read.
readings = _table(
    "readings",
    Column("device_id", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("variant", Text, nullable=False, server_default=""),
    Column("found", BigInteger, nullable=False),
    Column("missed", BigInteger, nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("lately", BigInteger, nullable=False, server_default="0"),
    key=("device_id", "site", "part", "day", "variant"),
)

#: One-time links that sign a browser in. ``used``: when the link was used, None before.
links = _table(
    "links",
    Column("hash", LargeBinary, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger),
    key=("hash",),
)

#: The sessions of browsers that are signed in.
sessions = _table(
    "sessions",
    Column("hash", LargeBinary, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    key=("hash",),
)

#: Steps that reports proposed and the person answered: taken up, put off ``until`` a day, declined, or done, and
#: whether it ``helped``. The ``action`` is stored as it was shown, because reports are erased; ``about`` is the id of
#: the one message it is about, by which the record may show that it is done.
steps = _table(
    "steps",
    Column("id", Text, nullable=False),
    Column("audit", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("begun", BigInteger, nullable=False),
    Column("until", Text),
    Column("ended", BigInteger),
    Column("helped", Text),
    Column("about", Text),
    key=("id",),
)

#: The person's remarks about people: a note, the intended days between two contacts, and until when they do not want to
#: be reminded.
remarks = _table(
    "remarks",
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("note", Text),
    Column("every", Integer),
    Column("rests_since", BigInteger),
    Column("rests_until", BigInteger),
    key=("site", "id"),
)

#: Answers to "Is this the same person?" about two places, in sorted order.
same_people = _table(
    "same_people",
    Column("site", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("other_site", Text, nullable=False),
    Column("other_id", Text, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    # The current id of two that are names with the same messages; and whether the person said so, or their messages
    # show it.
    Column("later", Text),
    Column("said", Boolean, nullable=False, server_default="1"),
    key=("site", "id", "other_site", "other_id"),
)

#: The address from which calendars fetch the steps, as the hash of its secret. ``seen``: when one last fetched them.
feeds = _table(
    "feeds",
    Column("hash", LargeBinary, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("seen", BigInteger),
    key=("hash",),
)

#: Trials of a step: ``trial`` is server.store.trials.Trial as JSON.
trials = _table(
    "trials",
    Column("id", Text, nullable=False),
    Column("audit", Text, nullable=False),
    Column("begun", BigInteger, nullable=False),
    Column("withdrawn", BigInteger),
    Column("trial", Text, nullable=False),
    key=("id",),
    long_rows=True,
)
