"""The start page: who waits, one step, is it the site or how it is used, what changed, and all of it at a glance."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request, url_for

from auditor.activities.sites import title
from auditor.answers.conversations import from_anybody
from auditor.answers.expectations import Expectations, Goal
from auditor.history.identities import Identities, answered_of_one
from auditor.report import Report, Tip
from auditor.report.ego_network import Alike
from auditor.report.waiting import Waiting
from server.current import store
from server.dashboard.breaks import in_words as break_in_words
from server.dashboard.breaks import name as break_name
from server.dashboard.purposes import asked
from server.dashboard.schedule import News
from server.declarations.health import Stopped
from server.rendering import clock, lost_sight
from server.rendering.gratitude import good_news
from server.rendering.kept_apart import KeptApart, offered, to_ask_about
from server.rendering.labels import via
from server.rendering.telling_question import asked_alone, telling_question
from server.rendering.tiles import tiles
from server.rendering.trials import head_of, what_is_tried
from server.rendering.waiting import who_waits
from server.standing.past import long_past
from server.standing.same_people import perhaps_answered, unanswered
from server.standing.steps import Steps, done_today, today
from server.standing.trials import stands
from server.standing.word import why_offered
from server.store.accounts import Account
from server.store.persons import now
from server.translations import gettext, ngettext
from server.translations.cldr import listed, near_day

SHOWN_TIPS = 5  # of people who wait, and of habits
#: Of a made-up person nothing is asked, and nobody can be kept apart.
_NOTHING_ASKED = {
    "clock": "",
    "question": None,
    "question_words": "",
    "purpose": None,
    "word": "",
    "protect": None,
    "to_ask_about": (),
    "sources_hoped_for": False,
    "perhaps_answered": (),
}


@dataclass(frozen=True)
class Page:
    """What the start page shows of a report. ``made_up``: of which made-up person it is, if of one; then nothing can be
    answered, and all links stay with that person. ``asked``: accounts of which the person has to say whose they are;
    ``since``: what was imported after the report, in words; ``longer``: who has waited longer than 90 days;
    ``untold``: by which ways the person could not be told, in sentences; ``apart``: how many of those wait whom the
    person keeps apart, and no more of them; ``known``: who is one person, where that was read already."""

    report: Report
    waiting: Collection[Waiting]
    steps: Steps
    made_up: str | None = None
    news: News | None = None
    stopped: Collection[Stopped] = ()
    asked: Collection[Account] = ()
    since: str = ""
    longer: Collection[Waiting] = ()
    untold: Collection[str] = ()
    apart: str = ""
    known: Identities | None = None

    def render(self) -> str:
        """The page in HTML."""
        return render_template(
            "today.html",
            page=self,
            report=self.report,
            tiles=tiles(self.report),
            today=today(store()),
            break_name=break_name,
            break_in_words=break_in_words,
            **(self._of_nobody() if self.made_up else self._by_answers()),
        )

    def _of_nobody(self) -> dict[str, object]:
        """The same of a made-up person, who answered nothing here."""
        quiet = lost_sight.in_a_line(lost_sight.of_report(self.report, {}), self.report.last)
        return {"thanked": good_news(self.report), "quiet": quiet, **_NOTHING_ASKED}

    def _by_answers(self) -> dict[str, object]:
        """What goes by what the person answered so far: what is asked of them, and offered, and who thanked them, but
        for whom they keep apart."""
        kept = store()
        given, known = kept.answers.get(), self.known or kept.same.identities()  # read anew after every change
        of_one = answered_of_one(given, known)
        asks = telling_question(self.report, given)
        return {
            "clock": clock.in_words(kept),
            "question": asks,
            "question_words": asked_alone(asks, given) if asks else "",
            "purpose": asked(given, now()),
            "word": why_offered(self.report, given),
            "protect": offered(of_one, self.report.role),
            "to_ask_about": to_ask_about(of_one, self.report),
            "sources_hoped_for": of_one.hopes_for_sources(self.report.role),
            "thanked": good_news(self.report, of_one.never_proposed),
            "quiet": self._quiet(known, of_one),
            "perhaps_answered": self._perhaps_answered(known),
        }

    def _quiet(self, known: Identities, of_one: Expectations) -> str:
        """Who is quiet for longer than usual, unless nothing is known of today."""
        if long_past(self.report):
            return ""
        lost = lost_sight.of_report(self.report, store().remarks.by_person(known), of_one.never_proposed)
        return lost_sight.in_a_line(lost, self.report.last)

    def _perhaps_answered(self, known: Identities) -> list[tuple[Alike, str]]:
        """Who waits and may be one person with somebody I wrote to since, with a sentence that says so."""
        kept = store()
        zone = kept.owner.get().zone_info
        asks = []
        for pair, at in perhaps_answered(kept, unanswered(self.report, known), self.waiting):
            waits = {(each.site, each.person) for each in self.waiting}
            there = pair.sites[1] if pair.places[0] in waits else pair.sites[0]
            day = near_day(datetime.fromtimestamp(at / 1000, zone).date())
            words = gettext(
                "You wrote to them on %(site)s on %(day)s. Is that the same person?", site=title(there), day=day
            )
            asks.append((pair, words))
        return asks

    @property
    def number(self) -> int:
        """Which step is proposed, the best being 1; ``?tip=2`` asks for the second best."""
        return max(1, min(request.args.get("tip", 1, type=int), SHOWN_TIPS, len(self.steps.proposed)))

    @property
    def tip(self) -> Tip | None:
        """The step that is proposed, if there is one."""
        return self.steps.proposed[self.number - 1] if self.steps.proposed else None

    @property
    def rests(self) -> bool:
        """Whether no step is proposed at once, as one was done today; ``?tip=1`` asks for another all the same."""
        return not self.made_up and "tip" not in request.args and done_today(store())

    @property
    def says_who(self) -> bool:
        """Whether the list of who waits says already what the step's first sentence says of somebody."""
        return self.tip is not None and self.tip.about in {each.activity for each in self.waiting}

    @property
    def matters(self) -> frozenset[str]:
        """The messages of those who wait and may matter for a goal; for one that is hoped for from anybody everybody
        may, and a mark beside each of them tells nobody apart."""
        judged = {"goal": self.report.verdict}
        if self.report.further:
            judged["further_goal"] = self.report.further.verdict
        given = Expectations() if self.made_up else store().answers.get()
        goals: dict[str, Goal | None] = {"goal": given.goal, "further_goal": given.further_goal}
        tells = [verdict for of, verdict in judged.items() if not ((goal := goals[of]) and from_anybody(goal))]
        return frozenset(activity for verdict in tells for activity in verdict.bearing)

    @property
    def trials(self) -> list[str]:
        """How the person's trials stand, in words. What one showed is told where this leads to: it would be read out of
        all of its weeks each time this page is asked for."""
        found = [] if self.made_up else stands(store())
        apart = KeptApart(store()) if found else None
        told = (f"{head_of(each)} {what_is_tried(each.kept.trial)}" for each in found)
        return [apart.said(each) if apart else each for each in told]

    @property
    def more(self) -> bool:
        """Whether there is one more to show."""
        return self.number < min(SHOWN_TIPS, len(self.steps.proposed))

    @property
    def heading(self) -> str:
        """Who waits, in a number."""
        if self.waiting and long_past(self.report):
            known = [each for each in self.waiting if not each.apart]
            return ngettext(
                "%(num)s person was waiting for you",
                "%(num)s people were waiting for you",
                len(known or self.waiting),
            )
        if self.waiting:
            return who_waits(self.waiting)
        if self.report.network and not self.report.network.told:
            return gettext("Your networking")
        return gettext("Nobody waits for you")

    @property
    def old(self) -> str:
        """That the report tells of days long past, and what would tell of these; empty where it does not."""
        if self.made_up or not long_past(self.report):
            return ""
        return gettext(
            "What is kept here ends on %(day)s. What happened since is not known, so no step names anybody of then.",
            day=near_day(self.report.last),
        )

    @property
    def sources(self) -> str:
        """What the page rests on."""
        told: dict[str, list[str]] = {}
        for source in self.report.sources:
            told.setdefault(source.site, []).append(via(source.via))
        named = [
            gettext("%(site)s (%(sources)s)", site=title(site), sources=listed(ways)) for site, ways in told.items()
        ]
        until = gettext("up to %(day)s", day=near_day(self.report.last))
        return " · ".join([*named, until])

    @property
    def address(self) -> Callable[..., str]:
        """The addresses of the report's pages: ``report``, ``people``, or an audit by its id."""
        return addresses(self.report, self.made_up)


def addresses(report: Report, made_up: str | None) -> Callable[..., str]:
    """Addresses within a report, or within a made-up person."""

    def address(page: str, audit: str | None = None) -> str:
        if made_up:
            if audit:
                return url_for("demonstration.audit", kind=made_up, audit=audit)
            return url_for(f"demonstration.{page}", kind=made_up)
        if page == "audit":
            return url_for("dashboard.audit", report=report.id, audit=audit)
        return url_for({"report": "dashboard.latest", "people": "people.overview", "today": "dashboard.overview"}[page])

    return address
