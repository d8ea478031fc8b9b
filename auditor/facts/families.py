"""The families of one history: each is computed when an audit first asks for it, and then shared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TypeVar, cast

import polars as pl

from auditor.activities.activity import Coverage, Subject
from auditor.activities.sites import without_name
from auditor.answers.expectations import Checked, Expectations
from auditor.answers.readings import acts_of
from auditor.facts.away import Away
from auditor.facts.window import DAY, ENDED_DAYS, Window
from auditor.history.history import History
from auditor.history.identities import merged
from auditor.history.people import made_plain, tells_work, until, written_from
from auditor.language.detection import AT_LENGTH, SHORT

Made = TypeVar("Made")


def _lacks(told: Coverage | None, *, seen: bool) -> bool:
    """Whether nothing is known of a subject: a source says so, or no source mentions it and no activity has it."""
    return told.extent == "none" if told else not seen


def _corrected(activities: pl.DataFrame, checked: Mapping[str, Checked]) -> pl.DataFrame:
    """Activities, with ``acts`` as the person said where they said it; the order is kept."""
    if not checked:
        return activities
    said = pl.DataFrame(
        {"id": list(checked), "said": [int(acts_of(each.acts)) for each in checked.values()]},
        schema={"id": activities.schema["id"], "said": pl.Int64},
    )
    joined = activities.join(said, on="id", how="left", maintain_order="left")
    return joined.with_columns(acts=pl.coalesce("said", "acts")).drop("said")


def _short_ones_read(activities: pl.DataFrame) -> pl.DataFrame:
    """Activities in which a text too short to tell its language by is taken to be in that of the conversation, or where
    this is open, of most that is held: where that is read, nothing was found in it. Where a conversation holds a longer
    text in a language that is not read, its short ones stay unread too. The order is kept."""
    unread = pl.col("acts").is_null() & (pl.col("words") > 0)
    if not activities.select((unread & (pl.col("words") < AT_LENGTH)).any()).item():
        return activities
    telling = pl.col("words") >= SHORT
    lead = (telling & pl.col("acts").is_not_null()).sum().cast(pl.Int64) - (telling & unread).sum().cast(pl.Int64)
    lead, of_all = lead.over("site", "place"), lead
    long = (unread & (pl.col("words") >= AT_LENGTH)).any().over("site", "place")
    short = unread & (pl.col("words") < AT_LENGTH) & ~long & (pl.when(lead == 0).then(of_all).otherwise(lead) >= 0)
    worded = activities.select("site", "acts", "words", place=pl.coalesce("context", "partner")).with_row_index("row")
    rows = worded.filter(pl.col("words").is_not_null()).filter(short.fill_null(False))["row"]
    found = pl.zeros(activities.height, pl.Boolean, eager=True).scatter(rows, True)
    return activities.with_columns(
        acts=pl.when(found).then(0).otherwise("acts"), language=pl.when(~found).then("language")
    )


_CHATS = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
_ACROSS = ("site", "partner", "main_site", "main_partner")
_LEAST_SHARE = 0.2  # of the texts read; how well a language is read matters from there on


class Families:
    """All families of one history and window, each computed at most once. ``makers`` has their functions by name."""

    def __init__(
        self, history: History, window: Window, expectations: Expectations, makers: "Mapping[str, Maker]"
    ) -> None:
        self.history = history
        self.window = window
        self.expectations = expectations
        ended = history.activities["at"] < window.end
        # To filter is to copy, and hardly ever is there anything later.
        known = history.activities if ended.all() else history.activities.filter(ended)
        self.activities = _corrected(_short_ones_read(known), expectations.readings)
        self.written_before = _corrected(history.written_before, expectations.readings)
        people = made_plain(until(history.people, window.end, written_from(history.activities, window.end)))
        self.people = merged(people, history.identities)
        #: The sites that tell themselves what people do: who is the same person elsewhere brings it along from there.
        self.sites_that_tell_work = frozenset(people.filter(tells_work())["site"])
        self._makers = makers
        self._made: dict[str, pl.DataFrame] = {}
        self._once: dict[Callable[[Families], object], object] = {}
        self._sites: dict[str, frozenset[str | None]] = {}
        #: Single figures that every audit asks for, by name; who computes one keeps it here.
        self.figures: dict[str, float | None] = {}

    def __getitem__(self, name: str) -> pl.DataFrame:
        if name not in self._made:
            self._made[name] = self._makers[name](self)
        return self._made[name]

    def forget(self, names: Iterable[str]) -> None:
        """Hold these families no longer. Whoever asks for one all the same has it made anew."""
        for name in names:
            self._made.pop(name, None)

    def sites_of(self, name: str) -> frozenset[str | None]:
        """The sites that a family has rows of."""
        if name not in self._sites:
            self._sites[name] = frozenset(self[name]["site"].unique())
        return self._sites[name]

    def once(self, make: "Callable[[Families], Made]") -> Made:
        """What a function makes of these families, made when it is first asked for: it is no family, as no audit
        measures by it, but several rooms go by it."""
        if make not in self._once:
            self._once[make] = make(self)
        return cast("Made", self._once[make])

    @cached_property
    def away(self) -> Away:
        """The weeks in which the person was away, as they say."""
        return Away(self.window, self.expectations.holidays)

    @cached_property
    def subjects(self) -> dict[str, set[str]]:
        """The subjects of all activities, by site."""
        seen: dict[str, set[str]] = {}
        for site, subject in self.activities.select("site", "subject").unique().iter_rows():
            seen.setdefault(site, set()).add(subject)
        return seen

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """Names by (site, id), where known."""
        known = self.people.filter(pl.col("name").is_not_null()).select("site", "id", "name")
        return {(site, person): name for site, person, name in known.iter_rows()}

    @cached_property
    def first_words(self) -> dict[tuple[str, str], int]:
        """When somebody and I first wrote to each other, by (site, id), in UTC milliseconds."""
        known = self.people.filter(pl.col("first_at").is_not_null()).select("site", "id", "first_at")
        return {(site, person): at for site, person, at in known.iter_rows()}

    def name(self, site: str, person: str) -> str:
        """What to call someone."""
        return self.names.get((site, person)) or without_name(site, person)

    def as_one(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Rows with ``site`` and ``partner`` in which everybody has one place, though they be on several sites."""
        if self.across.is_empty():
            return frame
        found = frame.join(self.across, on=["site", "partner"], how="left", maintain_order="left")
        return found.with_columns(
            site=pl.coalesce("main_site", "site"), partner=pl.coalesce("main_partner", "partner")
        ).drop("main_site", "main_partner")

    def everywhere(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Rows with ``site`` and ``partner``, each also under every other site on which the person is: to be looked up
        from any of them. The order is not kept."""
        if self.across.is_empty():
            return frame
        one = self.as_one(frame).join(
            self.across.rename({"site": "other_site", "partner": "other_partner"}),
            left_on=["site", "partner"],
            right_on=["main_site", "main_partner"],
            maintain_order="left",
        )
        others = one.with_columns(site="other_site", partner="other_partner").select(frame.columns)
        return pl.concat([self.as_one(frame), others])

    @cached_property
    def across(self) -> pl.DataFrame:
        """Places of people who are counted under another one. Columns: site, partner; main_site, main_partner."""
        pairs = self.history.identities.across.items()
        rows = [(*place, *main) for place, main in sorted(pairs)]
        return pl.DataFrame(rows, schema=dict.fromkeys(_ACROSS, pl.String), orient="row")

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages that make up at least a fifth of the texts in the window that could be read."""
        read = self.activities.select("at", "acts", "language").filter(
            pl.col("at") >= self.window.start, pl.col("acts").is_not_null()
        )
        counted = read["language"].drop_nulls().value_counts().sort("language").rows()
        least = _LEAST_SHARE * sum(count for _, count in counted)
        return tuple(language for language, count in counted if count >= least)

    def covered(self, needs: Sequence[Subject]) -> tuple[list[str], list[Coverage]]:
        """The sites whose sources cover every needed subject, and for the other sites the coverage that is lacking."""
        said = {(entry.site, entry.subject): entry for entry in self.history.coverage}
        sites, lacks = [], []
        for site, subjects in sorted(self.subjects.items()):
            lacking = [need for need in needs if _lacks(said.get((site, need)), seen=need.value in subjects)]
            if not lacking:
                sites.append(site)
            lacks += [said.get((site, need)) or Coverage(site, need, "none") for need in lacking]
        return sites, lacks

    def covered_in_part(self, needs: Sequence[Subject]) -> dict[str, Coverage]:
        """The sites with activities of some of the needed subjects and not of all, each with a coverage it lacks."""
        lacks = {each.site: each for each in reversed(self.covered(needs)[1])}
        some = {need.value for need in needs}
        return {site: each for site, each in sorted(lacks.items()) if some & self.subjects[site]}

    def said_to_lack(self, needs: Sequence[Subject]) -> dict[str, Coverage]:
        """The sites with activities of none of the needed subjects, of which a source says that it tells nothing of one
        of these; each with such a coverage."""
        some = {need.value for need in needs}
        lacks = {each.site: each for each in reversed(self.covered(needs)[1]) if each.note}
        return {site: each for site, each in sorted(lacks.items()) if not some & self.subjects[site]}

    def told_since(self, sites: Sequence[str], subjects: Sequence[Subject]) -> int | None:
        """From when on one of the sites tells of all these subjects: where its source says no day, from the first
        activity there. UTC milliseconds; None: nothing is known.

        A site whose source ended before the window begins is left out where another still tells: it would spread the
        other's activities over days on which nobody watched."""
        told = [entry for entry in self.history.coverage if entry.site in sites and entry.subject in subjects]
        ended = {entry.site for entry in told if entry.until and entry.until < self.window.day(self.window.start)}
        begun = []
        for site in [site for site in sites if site not in ended] or sites:
            since = [self.window.midnight(entry.since) for entry in told if entry.site == site and entry.since]
            first = self.first_at.get(site) if len(self.subjects) > 1 else self.history.first_at
            begun.append(max(since, default=first))
        return min((moment for moment in begun if moment is not None), default=None)

    def told_until(self, site: str, subjects: Sequence[Subject]) -> int | None:
        """Until when a site tells of all these subjects, in UTC milliseconds, where its record of one of them ended
        well before the window does; None: it reaches to the end, or no source says a day. Of what is only told in part,
        such as invitations that are still open, the last day says nothing, but of chats it does."""
        whole = (
            entry
            for entry in self.history.coverage
            if entry.site == site
            and entry.subject in subjects
            and (entry.extent == "full" or (entry.extent == "recent" and entry.subject in _CHATS))
        )
        last = min((entry.until for entry in whole if entry.until), default=None)
        if last is None or last >= self.window.day(self.window.end - ENDED_DAYS * DAY):
            return None
        return self.window.midnight(last + timedelta(days=1))

    def told_ends(self, subjects: Sequence[Subject]) -> dict[str, int]:
        """The sites whose record of these subjects ended before the window does, and when."""
        ends = {site: self.told_until(site, subjects) for site in sorted(self.subjects)}
        return {site: end for site, end in ends.items() if end is not None}

    def told_end(self, subjects: Sequence[Subject]) -> pl.Expr:
        """Until when the ``site`` of a row tells of these subjects: the end of the window, or of its record."""
        ends = self.told_ends(subjects)
        end = pl.lit(self.window.end)
        return pl.col("site").replace_strict(ends, default=end, return_dtype=pl.Int64) if ends else end

    @cached_property
    def first_at(self) -> dict[str, int]:
        """The first activity of each site that is known of, in UTC milliseconds."""
        return dict(self.activities.group_by("site").agg(pl.col("at").min()).iter_rows())


#: A function that computes one family.
Maker = Callable[[Families], pl.DataFrame]
