"""Harvesting, making cards, and asking authors to let them go."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.circles import MOST_MEMBERS, MOST_QUESTIONS
from bot.domain.harvest import MOST_MEETINGS, MOST_SOURCES, Harvest, Result, Workbench
from bot.domain.release import Request
from bot.slack.harvest import harvest_modal, insight_modal, result_modal
from bot.slack.insights import answered_message, request_message
from storage.insights import Source
from storage.models import Consent, InsightSource, InsightState, Reflection, ReleaseLevel

RELEASED = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
REACH = ("de leerkring", "alle lezers", "iedereen"), ("the circle", "all readers", "anyone")


def _shared(s: Samples) -> list[Reflection]:
    """Everybody answered every question."""
    most = s.many(MOST_MEMBERS * MOST_QUESTIONS)
    return [s.reflection(n, released=RELEASED[n % len(RELEASED)]) for n in range(most)]


def _harvest(s: Samples) -> Harvest:
    meetings = s.meetings(MOST_MEETINGS)
    states = list(InsightState)
    cards = [s.insight(n, state=states[n]) for n in range(s.many(len(states)))]
    return Harvest(s.circle(), meetings[0], meetings, s.written(_shared(s)), cards)


def _bench(s: Samples, *, hidden: bool = False, changing: bool = False) -> Workbench:
    """`hidden`: an author is busy with one of the answers behind the card."""
    shared = s.written(_shared(s))
    chosen = {each.reflection.id for each in shared[: s.many(MOST_SOURCES)]}
    insight = s.insight() if changing else None
    return Workbench(s.circle(), shared, chosen | ({0} if hidden else set()), insight)


def _request(
    s: Samples,
    consent: Consent,
    state: InsightState = InsightState.PROPOSED,
    level: ReleaseLevel = ReleaseLevel.NETWORK,
) -> Request:
    link = InsightSource(id=s.id(), consent=consent)
    source = Source(link, s.reflection(), s.person())
    return Request(s.insight(state=state, level=level), s.card(), s.person(1), [source])


def _asking(level: ReleaseLevel, dutch: str, english: str) -> Case:
    return Case(
        request_message,
        f"Mag deze kaart naar {dutch}?",
        f"May this card go to {english}?",
        lambda s: {"request": _request(s, Consent.ASKED, level=level)},
    )


def _released(level: ReleaseLevel, dutch: str, english: str) -> Case:
    return Case(
        result_modal,
        f"De kaart is vrijgegeven voor {dutch}",
        f"The card is released to {english}",
        lambda s: {"result": Result(s.insight(state=InsightState.RELEASED, level=level), 0)},
    )


def _told(answer: str, authors: int, dutch: str, english: str) -> Case:
    return Case(
        answered_message,
        f"Aan de begeleider: {dutch}",
        f"To the facilitator: {english}",
        lambda s: {"insight": s.insight(), "answer": answer, "authors": authors},
    )


CASES = (
    Case(
        harvest_modal,
        "Oogst: nog niets gedeeld",
        "Harvest: nothing shared yet",
        lambda s: {"harvest": Harvest(s.circle(), None, [], [], [])},
    ),
    Case(
        harvest_modal,
        "Oogst van een bijeenkomst",
        "Harvest of a session",
        lambda s: {"harvest": _harvest(s)},
    ),
    Case(
        harvest_modal,
        "Oogst, verder bladeren",
        "Harvest, turning the page",
        lambda s: {"harvest": _harvest(s), "page": 1},
    ),
    Case(
        insight_modal,
        "Een kaart maken",
        "Making a card",
        lambda s: {"bench": _bench(s)},
    ),
    Case(
        insight_modal,
        "Een kaart aanpassen",
        "Changing a card",
        lambda s: {"bench": _bench(s, changing=True)},
    ),
    Case(
        insight_modal,
        "Een kaart aanpassen terwijl een schrijver bezig is",
        "Changing a card while an author is busy",
        lambda s: {"bench": _bench(s, hidden=True, changing=True)},
    ),
    Case(
        result_modal,
        "De kaart wacht op schrijvers",
        "The card waits for authors",
        lambda s: {"result": Result(s.insight(), s.many(MOST_SOURCES))},
    ),
    *(_released(*each) for each in zip(RELEASED, *REACH, strict=True)),
    *(_asking(*each) for each in zip(RELEASED, *REACH, strict=True)),
    Case(
        request_message,
        "Kaart gegeven, andere schrijvers nog niet",
        "Card let go, other authors not yet",
        lambda s: {"request": _request(s, Consent.GIVEN)},
    ),
    Case(
        request_message,
        "Kaart vrijgegeven",
        "Card released",
        lambda s: {"request": _request(s, Consent.GIVEN, InsightState.RELEASED)},
    ),
    Case(
        request_message,
        "Vraag om vrijgave in een kleine leerkring",
        "Asking for release in a small circle",
        lambda s: {"request": replace(_request(s, Consent.ASKED), crowd=s.many(3))},
    ),
    Case(
        request_message,
        "Kaart geweigerd",
        "Card refused",
        lambda s: {"request": _request(s, Consent.REFUSED)},
    ),
    Case(
        request_message,
        "Kaart ingetrokken",
        "Card withdrawn",
        lambda s: {"request": _request(s, Consent.GIVEN, InsightState.WITHDRAWN)},
    ),
    _told("released", 1, "de kaart is vrijgegeven", "the card is released"),
    _told("refused", 1, "de schrijver weigert", "the author refuses"),
    _told("refused", 2, "een van de schrijvers weigert", "one of the authors refuses"),
    _told("withdrawn", 1, "de kaart is ingetrokken", "the card was withdrawn"),
)
