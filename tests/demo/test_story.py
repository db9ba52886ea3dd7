"""`leerkring demo --script` tells its whole story, and says when each chapter sets in."""

import pytest

from bot.demo import cast as casts
from bot.demo.story import play
from bot.texts import LANGUAGES

TOLD = {  # the end, a chapter with its moment, and what stands first in it
    "nl": (
        "Dit was het hele verhaal.",
        "De dag zelf === donderdag 12 maart 2026, 09:00",
        "De kring weet het nu === donderdag 9 april 2026, 12:01",
        "Hoe gaan jullie verder? === maandag 18 mei 2026, 11:00",
        "Het reisverhaal van Circulair inkopen",
        "‘Circulair inkopen’ is afgerond",
        "Na de zomer === maandag 7 september 2026, 09:30",
        "donderdag 1 oktober 2026, 10:00 – 12:00",
    ),
    "en": (
        "That was the whole story.",
        "On the day === Thursday 12 March 2026, 09:00",
        "Now the circle knows === Thursday 9 April 2026, 12:01",
        "How will you continue? === Monday 18 May 2026, 11:00",
        "The travel story of Circular procurement",
        "‘Circular procurement’ is finished",
        "After the summer === Monday 7 September 2026, 09:30",
        "Thursday 1 October 2026, 10:00 – 12:00",
    ),
}
DUTCH = ("Kom je?", "Bijeenkomst", "kennisbrief ", "Beantwoord", "inzicht ", " het ", " een ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_comes_to_its_end_at_its_own_dates(language: str) -> None:
    printed: list[str] = []

    assert play(printed.append, language) == 0

    told = "\n".join(printed)
    for each in TOLD[language]:
        assert each in told
    if language == "en":
        assert [word for word in DUTCH if word in told] == []


def test_both_casts_live_the_same_past() -> None:
    """What they say differs; who says it, when, and how far it goes do not."""
    dutch, english = (_shape(casts.load(language)) for language in LANGUAGES)

    assert dutch == english


def _shape(cast: casts.Cast) -> object:
    told = sorted(cast.circle), sorted(cast.tour)
    people = [(each.id, each.role, each.working_days) for each in cast.people]
    answers = [(r.meeting, r.person, r.question, r.level) for r in cast.reflections]
    cards = [(i.meeting, i.outcome, i.theme, i.kind, i.level, i.sources) for i in cast.insights]
    tried = [(t.meeting, t.person, t.level, t.state) for t in cast.intentions]
    meetings = [sorted(each) for each in cast.meetings]
    brought = [each.person for each in cast.cases]
    return told, people, answers, cards, tried, meetings, brought
