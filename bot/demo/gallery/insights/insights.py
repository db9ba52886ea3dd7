"""Harvesting, making cards, and asking authors to let them go."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.learned.ratings import rated
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.cases.cases import LONGEST_TITLE as LONGEST_CASE
from bot.domain.harvest.cards import MOST_SOURCES
from bot.domain.harvest.drafts import NoteSeen
from bot.domain.harvest.duplicates import Twin
from bot.domain.harvest.harvest import Harvest, Workbench
from bot.domain.insights.curation import (
    LONGEST_REASON,
    REASONS,
    SHOWN,
    CurationStep,
    Withdrawal,
)
from bot.domain.insights.release import ProposalResult, ReleaseRequest
from bot.domain.insights.wishes import LONGEST_WISH
from bot.slack.harvest.cards import insight_modal
from bot.slack.harvest.drafts import (
    offered_message,
    offered_twin_modal,
    proposal_modal,
    result_modal,
    withdraw_modal,
    withdrawal_message,
)
from bot.slack.harvest.harvest import harvest_modal
from bot.slack.insights.insights import answered_message, changed_message, request_message
from storage.insights.insights import Source
from storage.models import (
    Case as StoredCase,
)
from storage.models import (
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Reflection,
    ReleaseLevel,
)

RELEASED = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
REACH = (
    ("de leerkring", "iedereen in onze Slack", "iedereen"),
    ("the circle", "everyone in our Slack", "everyone"),
)


def _shared(s: Samples) -> list[Reflection]:
    """Everyone answered every question."""
    return [s.reflection(n, released=RELEASED[n % len(RELEASED)]) for n in range(s.lots())]


def _harvest(s: Samples) -> Harvest:
    meetings = [s.meeting(n) for n in range(s.lots())]
    states = list(InsightState)
    cards = [s.insight(n, state=states[n % len(states)]) for n in range(s.lots())]
    gone = [_gone(s, reason) for reason in _reasons(s)]
    shared = s.written(_shared(s))
    used = {each.reflection.id: cards[:1] for each in shared[::2]}
    refused = [each.id for each in cards if each.state is InsightState.PROPOSED][:1]
    return Harvest(
        s.circle(),
        meetings[0],
        meetings,
        shared,
        [*cards, *gone],
        used,
        rated=rated(s),
        refused=refused,
    )


def _bench(
    s: Samples,
    *,
    hidden: bool = False,
    changing: bool = False,
    state: InsightState = InsightState.PROPOSED,
) -> Workbench:
    """`hidden`: an author is busy with one of the answers behind the card."""
    shared = s.written(_shared(s))
    chosen = [each.reflection.id for each in shared[: s.many(MOST_SOURCES)]]
    insight = s.insight(state=state) if changing else None
    if insight is not None and state is InsightState.NOTE:
        insight.unfinished = ["outcome", "kind", "level", "theme"]
    return Workbench(
        s.circle(),
        shared,
        [*chosen, *([0] if hidden else [])],
        insight,
        s.themes(),
        [_a_case(s, n) for n in range(s.lots())],
        "province",
        s.id() if s.long else None,
        _steps(s) if changing else (),
    )


def _a_case(s: Samples, n: int) -> StoredCase:
    return StoredCase(id=s.id(n), title=s.line(LONGEST_CASE, n))


def _steps(s: Samples) -> list[CurationStep]:
    done = [*SHOWN.values(), "released"]
    steps = [CurationStep(each, s.person().name, NOW) for each in done]
    return [steps[n % len(steps)] for n in range(s.lots())]


def _reasons(s: Samples) -> list[str]:
    return [*REASONS, "author", "facilitator"] if s.long else ["author"]


def _gone(s: Samples, reason: str) -> Insight:
    insight = s.insight(state=InsightState.WITHDRAWN)
    insight.withdrawn_reason = reason
    insight.withdrawn_words = s.words(LONGEST_REASON) if s.long else ""
    return insight


def _request(
    s: Samples,
    consent: Consent | None,
    state: InsightState = InsightState.PROPOSED,
    level: ReleaseLevel = ReleaseLevel.NETWORK,
    wanted: ReleaseLevel = ReleaseLevel.PUBLIC,
) -> ReleaseRequest:
    link = InsightSource(id=s.id(), consent=consent)
    source = Source(link, s.reflection(wanted=wanted), s.person())
    return ReleaseRequest(s.insight(state=state, level=level), s.card(), s.person(1), [source])


def _named(s: Samples) -> ReleaseRequest:
    asked = _request(s, Consent.ASKED)
    return replace(asked, card=replace(asked.card, why=asked.own[0].author.name))


def _of_several(s: Samples) -> ReleaseRequest:
    asked = _request(s, Consent.ASKED)
    other = replace(asked.own[0], author=s.person(2))
    return replace(asked, behind=[*asked.own, other])


def _asking(level: ReleaseLevel, dutch: str, english: str) -> Case:
    return Case(
        request_message,
        f"Mag dit inzicht naar {dutch}?",
        f"May this insight go to {english}?",
        lambda s: {"request": _request(s, Consent.ASKED, level=level)},
    )


def _released(level: ReleaseLevel, dutch: str, english: str) -> Case:
    return Case(
        result_modal,
        f"Het inzicht is vrijgegeven voor {dutch}",
        f"The insight is released to {english}",
        lambda s: {
            "result": ProposalResult(s.insight(state=InsightState.RELEASED, level=level), 0)
        },
    )


def _shown(level: ReleaseLevel, asked: int, dutch: str, english: str) -> Case:
    return Case(
        proposal_modal,
        f"Klopt dit inzicht? Voor {dutch}",
        f"Is this insight right? For {english}",
        lambda s: {
            "seen": NoteSeen(s.insight(state=InsightState.NOTE, level=level), s.card(), asked)
        },
    )


def _told(answer: str, authors: int, dutch: str, english: str) -> Case:
    return Case(
        answered_message,
        f"Aan de begeleider: {dutch}",
        f"To the facilitator: {english}",
        lambda s: {"insight": s.insight(), "answer": answer, "authors": authors},
    )


def _withdrawn(reason: str) -> Case:
    return Case(
        withdrawal_message,
        f"Aan een schrijver: het inzicht is ingetrokken ({reason})",
        f"To an author: the insight was withdrawn ({reason})",
        lambda s: {"withdrawal": Withdrawal(_gone(s, reason), s.person())},
    )


CASES = (
    Case(
        harvest_modal,
        "Oogst: nog niets gedeeld",
        "Harvest: nothing shared yet",
        lambda s: {"harvest": Harvest(s.circle(), None, [], [], [], {})},
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
        "Een inzicht maken",
        "Making an insight",
        lambda s: {"bench": _bench(s)},
    ),
    Case(
        insight_modal,
        "Een inzicht aanpassen",
        "Changing an insight",
        lambda s: {"bench": _bench(s, changing=True)},
    ),
    Case(
        insight_modal,
        "Een inzicht aanpassen terwijl een schrijver bezig is",
        "Changing an insight while an author is busy",
        lambda s: {"bench": _bench(s, hidden=True, changing=True)},
    ),
    Case(
        insight_modal,
        "Een concept afmaken",
        "Finishing a note",
        lambda s: {"bench": _bench(s, changing=True, state=InsightState.NOTE)},
    ),
    Case(
        insight_modal,
        "Een inzicht maken, uitgeklapt",
        "Making an insight, unfolded",
        lambda s: {"bench": _bench(s), "whole": True},
        unfolded=True,
    ),
    Case(
        insight_modal,
        "Een inzicht aanpassen, uitgeklapt",
        "Changing an insight, unfolded",
        lambda s: {"bench": _bench(s, changing=True), "whole": True},
        unfolded=True,
    ),
    Case(
        result_modal,
        "Het inzicht lijkt op een ander",
        "The insight is like another one",
        lambda s: {"result": Twin(s.hit(), s.insight(state=InsightState.NOTE))},
    ),
    Case(
        offered_twin_modal,
        "Een antwoord dat je voorstelt, staat er al",
        "The answer you propose is already an insight",
        lambda s: {"hit": s.hit(), "reflection_id": s.id()},
    ),
    Case(
        offered_message,
        "Een deelnemer stelt een inzicht voor",
        "A participant proposes an insight",
        lambda s: {"insight": s.insight(state=InsightState.NOTE), "name": s.person().name},
    ),
    Case(
        withdraw_modal,
        "Een inzicht intrekken",
        "Withdrawing an insight",
        lambda s: {"insight": s.insight(state=InsightState.RELEASED)},
    ),
    Case(
        withdraw_modal,
        "Een concept intrekken",
        "Withdrawing a note",
        lambda s: {"insight": s.insight(state=InsightState.NOTE)},
    ),
    *map(_withdrawn, REASONS),
    Case(
        result_modal,
        "Het inzicht wacht op schrijvers",
        "The insight waits for its authors",
        lambda s: {"result": ProposalResult(s.insight(), s.many(MOST_SOURCES))},
    ),
    *(_shown(*each) for each in zip(RELEASED, (0, 1, 0), *REACH, strict=True)),
    *(_released(*each) for each in zip(RELEASED, *REACH, strict=True)),
    *(_asking(*each) for each in zip(RELEASED, *REACH, strict=True)),
    Case(
        request_message,
        "Mag dit inzicht verder dan een schrijver koos?",
        "May this insight go further than an author chose?",
        lambda s: {"request": _request(s, Consent.ASKED, wanted=ReleaseLevel.CIRCLE)},
    ),
    Case(
        request_message,
        "Mag dit inzicht van meer schrijvers verder?",
        "May this insight of several authors go further?",
        lambda s: {"request": _of_several(s)},
    ),
    Case(
        request_message,
        "Een schrijver wil het eerst anders",
        "An author wants it changed first",
        lambda s: {"request": replace(_of_several(s), wish=s.words(LONGEST_WISH))},
    ),
    Case(
        request_message,
        "De naam van de schrijver staat in het inzicht",
        "The author’s name stands in the insight",
        lambda s: {"request": _named(s)},
    ),
    Case(
        request_message,
        "Een inzicht is aangepast, en wordt opnieuw gevraagd",
        "An insight has changed, and is asked about again",
        lambda s: {"request": replace(_of_several(s), was_asked_before=True)},
    ),
    Case(
        changed_message,
        "Een inzicht is aangepast, in het oude bericht",
        "An insight has changed, in the old message",
        lambda s: {"request": _of_several(s)},
    ),
    Case(
        changed_message,
        "Een inzicht is aangepast, en niemand hoeft iets te doen",
        "An insight has changed, and nobody need do anything",
        lambda s: {"request": _request(s, None)},
    ),
    Case(
        request_message,
        "Inzicht vrijgegeven, andere schrijvers nog niet",
        "Insight released, other authors not yet",
        lambda s: {"request": _request(s, Consent.GIVEN)},
    ),
    Case(
        request_message,
        "Inzicht vrijgegeven",
        "Insight released",
        lambda s: {"request": _request(s, Consent.GIVEN, InsightState.RELEASED)},
    ),
    Case(
        request_message,
        "Vraag om vrijgave in een kleine leerkring",
        "Asking for release in a small circle",
        lambda s: {"request": replace(_request(s, Consent.ASKED), crowd=s.many(3))},
    ),
    *(
        Case(
            request_message,
            f"Inzicht geweigerd, voor {dutch}",
            f"Insight refused, to {english}",
            lambda s, level=level: {  # type: ignore[misc]
                "request": _request(s, Consent.REFUSED, level=level)
            },
        )
        for level, dutch, english in zip(RELEASED, *REACH, strict=True)
    ),
    Case(
        request_message,
        "Inzicht ingetrokken",
        "Insight withdrawn",
        lambda s: {"request": _request(s, Consent.GIVEN, InsightState.WITHDRAWN)},
    ),
    _told("released", 1, "het inzicht is vrijgegeven", "the insight is released"),
    _told("refused", 1, "de schrijver weigert", "the author refuses"),
    _told("refused", 2, "een van de schrijvers weigert", "one of the authors refuses"),
    _told("withdrawn", 1, "het inzicht is ingetrokken", "the insight was withdrawn"),
)
