"""The demo's finished circle: who was in it looks back, and others find what it unlocked."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from bot.demo import cast as casts
from bot.demo.past import Past, resumed
from bot.demo.town import Town
from bot.texts import LANGUAGES

STORY = casts.load_finished()


@pytest.fixture
def town(past: Past, tmp_path: Path) -> Iterator[Town]:
    with resumed(past, tmp_path / "rows.db") as town:
        yield town


def test_its_travel_story_is_in_the_archive_and_on_the_web(town: Town) -> None:
    teun = town.sandbox.person("U0TEUN")
    farewell = [m for m in teun.reads() if "‘Werkkleding die blijft’ is afgerond" in m.sees]
    assert len(farewell) == 1

    ended = teun.click(teun.command("/leerkring archief").form, "Bekijk de kring").form
    assert "Afgerond" in ended.text
    story = teun.click(ended, "Lees het reisverhaal").form

    address = next(word for word in story.text.split() if "/pages/" in word)
    with urlopen(town.server.url + urlsplit(address).path) as answer:  # noqa: S310  # our own
        page = answer.read().decode()
    for card in STORY.insights:
        for text in (story.text, page):
            assert (card.title in text) is (card.level == "public")
    assert "Handvatten" in story.text


def test_its_case_is_found_with_what_unlocked_it(town: Town) -> None:
    [case] = STORY.cases
    lotte = town.sandbox.person("U0LEZE")
    lotte.command("/leerkring zoek wie mocht jassen met een logo doorgeven?")

    found = lotte.click(lotte.reads()[-1], "Bekijk").form

    assert case.words.title in found.text
    assert case.unlocked_by in found.text
    assert case.result in found.text


def test_both_languages_tell_of_the_same_circle() -> None:
    dutch, english = (_shape(casts.load_finished(language)) for language in LANGUAGES)

    assert dutch == english


def _shape(cast: casts.Cast) -> object:
    answers = [(r.meeting, r.person, r.question, r.level) for r in cast.reflections]
    cards = [(i.meeting, i.outcome, i.theme, i.kind, i.level, i.sources) for i in cast.insights]
    brought = [(each.person, each.meetings, each.level) for each in cast.cases]
    told = all((each.result, each.unlocked_by) for each in cast.cases)
    people = [(each.id, each.role) for each in cast.people]
    return people, answers, cards, brought, told, cast.circle["recognised_by"]
