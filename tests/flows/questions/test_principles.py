"""Principles by theme, and in answer to whoever asks for them by their name."""

from bot.sandbox.people import Person
from bot.search import search
from storage.models import Insight, ReleaseLevel
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, PUBLIC_TITLE
from tests.flows.insights.test_recognition import curated, principle, the_card  # noqa: F401
from tests.flows.reflecting import prompt_of

NONE_YET = "Er is nog geen handvat dat je mag lezen."
ABOUT_IT = "Je vroeg naar handvatten"


def asked(person: Person, question: str) -> str:
    person.says(question)
    return str(person.reads()[-1].sees)


def test_principles_are_listed_by_theme_with_who_recognises_them(principle: World) -> None:  # noqa: F811
    eva = principle.eva

    listed = eva.command("/leerkring handvatten").form

    assert "Inkoop" in listed.text
    assert f"{OPEN_TITLE}\n" in listed.text
    assert "3 organisaties herkennen dit." in listed.text
    assert PUBLIC_TITLE not in listed.text
    card = eva.click(listed, "Lees meer").form
    assert "Dit werkte · Handvat" in card.text
    eva.close(everything=True)
    every = eva.click(eva.open_home(), "Meer").form
    assert OPEN_TITLE in eva.click(every, "Handvatten").form.text
    eva.close(everything=True)
    # a card that only its circle may read is none for her
    with principle.db.begin() as session:
        only = session.get_one(Insight, the_card(principle).id)
        only.level = ReleaseLevel.CIRCLE
        session.flush()
        search.index(session, only.workspace_id, only.id)
    assert NONE_YET in eva.command("/leerkring handvat").form.text
    assert OPEN_TITLE in principle.bram.command("/leerkring principles").form.text


def test_the_word_for_principles_finds_them(principle: World) -> None:  # noqa: F811
    eva = principle.eva

    found = eva.command("/leerkring handvatten materialenpaspoort").text
    assert ABOUT_IT in found
    assert OPEN_TITLE in found
    assert PUBLIC_TITLE not in found
    for question in (
        "welke handvatten zijn er over het materialenpaspoort?",
        "Welke handvatten zijn er?",
        "which principles are there about the materialenpaspoort?",
    ):
        answer = asked(eva, question)
        assert ABOUT_IT in answer
        assert OPEN_TITLE in answer
        assert PUBLIC_TITLE not in answer
    assert OPEN_TITLE in eva.click(eva.reads()[-1], "Handvatten").form.text
    other = asked(eva, "welke handvatten zijn er over keukens uit sloopwoningen?")
    assert "Hierover is nog geen handvat. De inzichten hieronder gaan er wel over." in other
    assert PUBLIC_TITLE in other


def test_a_principle_that_is_taken_back_is_none_any_more(principle: World) -> None:  # noqa: F811
    eva, bram = principle.eva, principle.bram
    eva.says("welke handvatten zijn er?")
    assert OPEN_TITLE in eva.reads()[-1].sees
    mine = bram.click(prompt_of(bram), "Mijn antwoorden").form
    level = bram.click(mine, "Wijzig wie dit leest").form

    assert bram.submit(level, {level.inputs[0]: "0"}) == {}
    principle.tick()

    assert OPEN_TITLE not in eva.reads()[-1].sees
    assert NONE_YET in eva.command("/leerkring handvatten").form.text
    eva.close(everything=True)
    assert NONE_YET in asked(eva, "handvatten")
