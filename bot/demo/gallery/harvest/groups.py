"""Answers in groups, cards of several answers, and what becomes of those."""

from dataclasses import replace
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.harvest.cards import MOST_SOURCES
from bot.domain.harvest.duplicates import Twin
from bot.domain.harvest.groups import LONGEST_GROUP_NAME, Arranging, Group
from bot.domain.harvest.harvest import Harvest, Workbench
from bot.domain.insights.release import ProposalResult, ReleaseRequest
from bot.slack.harvest.cards import insight_modal
from bot.slack.harvest.drafts import done_modal, result_modal
from bot.slack.harvest.groups import group_modal
from bot.slack.harvest.harvest import harvest_modal
from bot.slack.insights.insights import (
    answered_message,
    request_message,
    taken_back_message,
)
from bot.slack.insights.recognition import card_modal
from storage.insights.insights import Source
from storage.learned.reflections import Written
from storage.models import (
    AnswerGroup,
    Consent,
    Insight,
    InsightSource,
    InsightState,
    Outcome,
    Reflection,
    ReleaseLevel,
)


def _answers(s: Samples, count: int, first: int = 0) -> list[Written]:
    """To one question."""
    made = [s.reflection(n, released=ReleaseLevel.CIRCLE) for n in range(first, first + count)]
    for each in made:
        each.wording = made[0].wording
    return s.written(made)


def _group(s: Samples, count: int, first: int = 0, *, named: bool = False) -> Group:
    kept = AnswerGroup(id=s.id(first), name=s.line(LONGEST_GROUP_NAME, first) if named else "")
    words = [] if named else ["inkoop", *(["samenwerkingsovereenkomst"] * 2 if s.long else [])]
    return Group(_answers(s, count, first), words, kept if named else None)


def _groups(s: Samples) -> list[Group]:
    many = s.lots(2)
    alone = [_group(s, 1, 2 * many + n) for n in range(s.lots())]
    wordless = Group(_answers(s, 2, 3 * many))
    return [_group(s, many, named=True), _group(s, many, many), wordless, *alone]


def _harvest(s: Samples) -> Harvest:
    groups = _groups(s)
    shared = [each for group in groups for each in group.answers]
    cards = [s.insight(state=InsightState.RELEASED), s.insight(1, state=InsightState.NOTE)]
    used = {each: cards[n % 2 :] for n, each in enumerate(groups[0].ids)}
    return Harvest(s.circle(), None, [], shared, [], used, (), groups)


def _arranging(s: Samples, *, new: bool = False) -> Arranging:
    named, own, *others = _groups(s)
    if new:
        return Arranging(s.circle(), None, [named, own, *others])
    return Arranging(s.circle(), own, [named, *others])


def _bench(s: Samples, **more: Any) -> Workbench:
    answers = _answers(s, max(2, s.many(MOST_SOURCES)))
    for outcome, each in zip((Outcome.WORKED, Outcome.DID_NOT), answers, strict=False):
        each.reflection.outcome = outcome
    chosen = [each.reflection.id for each in answers]
    bench = Workbench(s.circle(), answers, chosen, themes=s.themes(), left=s.many(99, 0))
    return replace(bench, title=s.line(LONGEST_GROUP_NAME) if s.long else "", **more)


def _otherwise(s: Samples) -> Workbench:
    card = s.insight(state=InsightState.RELEASED)
    return _bench(s, insight=card, otherwise=[s.words(300, n) for n in range(s.lots())])


def _remade(s: Samples) -> Workbench:
    return _bench(s, instead_of=_gone(s))


def _gone(s: Samples) -> Insight:
    insight = s.insight(state=InsightState.WITHDRAWN)
    insight.withdrawn_reason = "author"
    return insight


def _otherwise_ended(s: Samples) -> Insight:
    note = s.insight(state=InsightState.NOTE)
    note.outcome = next(each for each in Outcome if each is not s.hit().outcome)
    return note


def _turned(s: Samples) -> ReleaseRequest:
    link = InsightSource(id=s.id(), consent=Consent.ASKED, turned_at=s.meeting().starts_at)
    reflection: Reflection = s.reflection()
    source = Source(link, reflection, s.person())
    return ReleaseRequest(s.insight(), s.card(), s.person(1), [source])


def _told(answer: str, authors: int, dutch: str, english: str, **more: bool) -> Case:
    return Case(
        answered_message,
        f"Aan de begeleider: {dutch}",
        f"To the facilitator: {english}",
        lambda s: {"insight": s.insight(), "answer": answer, "authors": authors, **more},
    )


CASES = (
    Case(
        harvest_modal,
        "Oogst in groepen",
        "Harvest in groups",
        lambda s: {"harvest": _harvest(s)},
    ),
    Case(
        harvest_modal,
        "Oogst in groepen, verder bladeren",
        "Harvest in groups, turning the page",
        lambda s: {"harvest": _harvest(s), "page": 1},
    ),
    Case(
        group_modal,
        "Een groep antwoorden aanpassen",
        "Changing a group of answers",
        lambda s: {"there": _arranging(s)},
    ),
    Case(
        group_modal,
        "Zelf een groep maken",
        "Making a group",
        lambda s: {"there": _arranging(s, new=True)},
    ),
    Case(
        insight_modal,
        "Eén inzicht van een groep",
        "One insight of a group",
        lambda s: {"bench": _bench(s)},
    ),
    Case(
        insight_modal,
        "Een inzicht waar het elders anders ging",
        "An insight that went differently elsewhere",
        lambda s: {"bench": _otherwise(s)},
    ),
    Case(
        insight_modal,
        "Een inzicht van wat er blijft",
        "An insight of what remains",
        lambda s: {"bench": _remade(s)},
    ),
    Case(
        result_modal,
        "Het inzicht is gemaakt, en dan de volgende groep",
        "The insight is made, and then the next group",
        lambda s: {
            "result": ProposalResult(s.insight(), s.many(MOST_SOURCES)),
            "following": _group(s, max(2, s.many(MOST_SOURCES)), named=True),
        },
    ),
    Case(
        result_modal,
        "Het inzicht lijkt op een ander, maar het liep anders af",
        "The insight is like another one, but it turned out differently",
        lambda s: {"result": Twin(s.hit(), _otherwise_ended(s), leads=True)},
    ),
    Case(
        done_modal,
        "Het concept is bewaard, en dan het volgende antwoord",
        "The note is saved, and then the next answer",
        lambda s: {"said": s.texts("note-saved"), "following": _group(s, 1)},
    ),
    Case(
        card_modal,
        "Een inzicht, gelezen door een begeleider van de kring",
        "An insight, read by a facilitator of its circle",
        lambda s: {"card": s.card(), "standing": replace(s.standing(), leads=True)},
    ),
    Case(
        request_message,
        "Klopt het inzicht nog, nu je antwoord anders is?",
        "Is the insight still right, now that your answer is different?",
        lambda s: {"request": _turned(s)},
    ),
    Case(
        taken_back_message,
        "Aan een schrijver: een ander trok het inzicht in",
        "To an author: another one withdrew the insight",
        lambda s: {"insight": _gone(s)},
    ),
    Case(
        taken_back_message,
        "Aan een schrijver: een ander is verwijderd",
        "To an author: another one was erased",
        lambda _: {"insight": Insight(title="", what="")},
    ),
    _told(
        "withdrawn",
        2,
        "het inzicht kan opnieuw worden gemaakt",
        "the insight can be made again",
        remains=True,
    ),
    _told("turned", 1, "de schrijver veranderde zijn antwoord", "the author changed an answer"),
    _told("turned", 2, "een van de schrijvers veranderde iets", "one of the authors did"),
)
