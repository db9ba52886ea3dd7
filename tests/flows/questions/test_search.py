"""Asking what others learned, and putting a question to a circle, through Slack."""

import pytest

from storage.models import Insight, LearningQuestion
from tests.flows.conftest import World
from tests.flows.curating import (
    CLOSED_TITLE,
    CLOSED_WORDS,
    OPEN_TITLE,
    OPEN_WORDS,
    PUBLIC_TITLE,
    curate,
)
from tests.flows.reflecting import CIRCLE, forge_press, make_card, reflect, rows

SQUARE = "C0PLEIN"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
NOTHING = "Ik vond hier nog geen ervaring mee."
UNKNOWN = "Hoe werkt statiegeld op koffiebekers?"


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def test_a_card_answers_by_command_for_the_asker_alone(curated: World) -> None:
    reply = curated.eva.command(
        "/leerkring zoek hoe regel je een materialenpaspoort", channel=SQUARE
    )

    assert reply.message.ephemeral
    for words in ("Dit werkte", OPEN_TITLE, OPEN_WORDS, "Circulair inkopen · 3 mrt 2026"):
        assert words in reply.text
    assert "Alleen jij ziet dit antwoord." in reply.text
    assert curated.bram.reads(SQUARE) == []


def test_a_plain_question_is_answered_in_the_conversation(curated: World) -> None:
    curated.eva.says("Hoe regel je een materialenpaspoort?")

    assert OPEN_TITLE in curated.eva.reads()[-1].sees


@pytest.mark.both
def test_a_question_that_is_delivered_twice_is_answered_once(curated: World) -> None:
    curated.sandbox.duplicate_deliveries(2)
    curated.eva.says("materialenpaspoort")
    curated.sandbox.idle()

    assert len([m for m in curated.eva.reads() if OPEN_TITLE in m.sees]) == 1


def test_home_has_a_search_box(curated: World) -> None:
    home = curated.eva.open_home()

    reply = curated.eva.choose(home, "home.search", "materialenpaspoort")

    assert OPEN_WORDS in reply.form.text


def test_what_works_and_what_does_not_stand_apart(curated: World) -> None:
    text = curated.eva.command(
        "/leerkring search materialenpaspoort en keukens uit sloopwoningen"
    ).text

    assert text.index("Dit werkte\n") < text.index(OPEN_TITLE)
    assert text.index("Dit werkte niet\n") < text.index(PUBLIC_TITLE)


@pytest.mark.parametrize("question", ["wethouder twijfelt depot", CLOSED_TITLE, CLOSED_WORDS])
def test_a_closed_card_does_not_exist_for_outsiders(curated: World, question: str) -> None:
    before = curated.eva.command("/leerkring zoek zwaartekrachtgolven").text
    assert NOTHING in before

    text = curated.eva.command(f"/leerkring zoek {question}").text

    assert NOTHING in text
    assert "Ik zocht op" not in text
    assert CLOSED_TITLE not in text.replace(question, "")
    assert CLOSED_TITLE in curated.bram.command("/leerkring zoek wethouder twijfelt depot").text


def test_a_spelling_mistake_is_understood_and_said(curated: World) -> None:
    text = curated.eva.command("/leerkring zoek materialenpasport").text

    assert "Ik zocht op: materialenpaspoort" in text
    assert OPEN_TITLE in text


def test_a_word_of_a_closed_card_is_never_suggested(curated: World) -> None:
    text = curated.eva.command("/leerkring zoek wethuoder").text

    assert "wethouder" not in text
    assert NOTHING in text


@pytest.mark.parametrize(
    "question",
    [
        '"materialenpaspoort OR',
        "'; DROP TABLE insight; --",
        "NEAR(materialenpaspoort, 5) AND NOT *",
        "🐛🐛🐛 hout",
        "مرحبا بالعالم",
        "de het een en van hout",
        "materialenpaspoort " * 200,
        "a" * 2900,
        "<!channel> <@U0ADA> &amp; *vet* hout",
    ],
)
def test_any_text_gets_an_answer(curated: World, question: str) -> None:
    before = rows(curated)

    reply = curated.eva.command(f"/leerkring zoek {question}")

    assert reply.text.startswith("Je vroeg:")
    assert rows(curated) == before


def test_no_question_gets_an_example(curated: World) -> None:
    assert "of typ bijvoorbeeld:" in curated.eva.command("/leerkring zoek").text
    assert "or type for instance:" in curated.dewi.command("/leerkring search   ").text


def test_help_in_the_conversation(curated: World) -> None:
    curated.eva.says("help")

    assert "Wat kan Leerkring?" in curated.eva.reads()[-1].sees


def test_a_card_is_shared_with_a_channel_once_a_day(curated: World) -> None:
    reply = curated.eva.command("/leerkring zoek materialenpaspoort", channel=SQUARE)
    shared = curated.eva.click(reply.message, "Deel hier")
    curated.tick()

    assert "Gedeeld in dit kanaal." in shared.text
    [card] = curated.bram.reads(SQUARE)
    assert OPEN_WORDS in card.sees

    again = curated.eva.click(reply.message, "Deel hier")
    curated.tick()
    assert "hier vandaag al gedeeld" in again.text
    assert len(curated.bram.reads(SQUARE)) == 1


def test_a_closed_card_stays_in_its_own_channel(curated: World) -> None:
    elsewhere = curated.bram.command("/leerkring zoek wethouder depot", channel=SQUARE)
    refused = curated.bram.click(elsewhere.message, "Deel hier")
    curated.tick()
    assert "alleen voor de leerkring zelf" in refused.text
    assert [m for m in curated.eva.reads(SQUARE) if not m.ephemeral] == []

    at_home = curated.bram.command("/leerkring zoek wethouder depot", channel=curated.channel)
    curated.bram.click(at_home.message, "Deel hier")
    curated.tick()
    assert CLOSED_WORDS in curated.chris.reads(curated.channel)[-1].sees


def test_a_card_cannot_be_shared_where_the_bot_is_not(curated: World) -> None:
    reply = curated.bram.command("/leerkring zoek materialenpaspoort", channel="C0NOBOT")

    refused = curated.bram.click(reply.message, "Deel hier")

    told = "Ik zit niet in dit kanaal. Typ hier /invite @Leerkring en probeer het nog eens."
    assert refused.text == told


def test_searching_for_nothing_on_home_asks_what_for(curated: World) -> None:
    before = rows(curated)

    told = forge_press(curated, curated.eva, "home.search", "  ")

    assert told.startswith("Waar ben je benieuwd naar? Schrijf je vraag in het zoekveld")
    assert rows(curated) == before


def test_forged_cards_are_not_there(curated: World) -> None:
    closed = curated.id_of(Insight, title=CLOSED_TITLE)
    before = rows(curated)

    for value in (str(closed), "99999", "-1", "x", "9" * 30):
        assert forge_press(curated, curated.eva, "search.read", value) == GONE

    assert rows(curated) == before


def test_many_answers_come_in_pages(curated: World) -> None:
    for number in range(6):
        words = f"Gevelplaat nummer {number} is hergebruikt in de wijk."
        reflect(curated, curated.chris, (words, CIRCLE))
        make_card(curated, words, CIRCLE, title=f"Gevelplaat {number}", what=words, why="")
        if "Maak toch een nieuw inzicht" in curated.ada.form.buttons:
            curated.ada.click(curated.ada.form, "Maak toch een nieuw inzicht")
    curated.ada.close(everything=True)

    first = curated.bram.command("/leerkring zoek gevelplaat hergebruikt")
    second = curated.bram.click(first.message, "Meer").form

    seen = first.text + second.text
    assert first.text.count("is hergebruikt in de wijk") == 5
    assert all(f"Gevelplaat {number}" in seen for number in range(6))
    assert "Meer" not in second.buttons


def test_a_question_without_answer_goes_to_a_circle_without_a_name(curated: World) -> None:
    curated.eva.says(UNKNOWN)
    reply = curated.eva.reads()[-1]
    assert NOTHING in reply.sees
    form = curated.eva.click(reply, "Vraag het aan een leerkring").form
    assert form.initial("question") == UNKNOWN

    assert curated.eva.submit(form, circle=form.options("circle")[0]) == {}
    curated.tick()

    assert "stuur ik het je" in curated.eva.form.text
    asked = curated.ada.reads()[-1]
    assert UNKNOWN in asked.sees
    assert "Eva" not in asked.sees
    assert UNKNOWN in curated.ada.open_home().text


def test_the_asker_hears_when_there_is_an_answer(curated: World) -> None:
    ask(curated)
    form = curated.ada.click(curated.ada.reads()[-1], "Beantwoord").form
    titles = form.options("insight")
    assert len(titles) == 2  # Eva may not read the closed one

    assert curated.ada.submit(form, insight=titles[-1]) == {}
    curated.tick()

    answer = curated.eva.reads()[-1]
    assert "heeft een antwoord op je vraag" in answer.sees
    assert UNKNOWN in answer.sees
    assert OPEN_WORDS in answer.sees
    assert "Deze vraag is beantwoord." in curated.ada.reads()[-1].sees
    assert "Herken ik" in curated.eva.click(answer, "Lees meer").form.buttons
    curated.eva.close(everything=True)

    curated.eva.click(curated.eva.command("/leerkring vragen").form, "Trek in")
    curated.eva.close(everything=True)
    ask(curated)  # somebody decides anew
    assert "Zet op de agenda" in curated.ada.reads()[-1].buttons
    assert "Is beantwoord" not in curated.eva.command("/leerkring vragen").form.text


def ask(world: World) -> None:
    world.eva.says(UNKNOWN)
    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form
    assert world.eva.submit(form, circle=form.options("circle")[0]) == {}
    world.eva.close(everything=True)
    world.tick()


@pytest.mark.both
def test_asking_twice_bothers_the_facilitator_once(curated: World) -> None:
    ask(curated)
    ask(curated)

    assert len([m for m in curated.ada.reads() if UNKNOWN in m.sees]) == 1
    assert len(curated.snapshot()["learning_question"]) == 1


def test_asking_what_is_on_the_agenda_promises_nothing_new(curated: World) -> None:
    ask(curated)
    curated.ada.click(curated.ada.reads()[-1], "Zet op de agenda")
    before = curated.snapshot()["learning_question"]
    curated.eva.says(UNKNOWN)
    form = curated.eva.click(curated.eva.reads()[-1], "Vraag het aan een leerkring").form
    curated.eva.submit(form, circle=form.options("circle")[0])

    assert "Dit vroeg je al aan deze leerkring." in curated.eva.form.text
    assert curated.snapshot()["learning_question"] == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("   ", "iets meer over je vraag"), ("hé", "iets meer over je vraag")],
)
def test_a_question_needs_words(curated: World, words: str, sentence: str) -> None:
    curated.eva.says(UNKNOWN)
    form = curated.eva.click(curated.eva.reads()[-1], "Vraag het aan een leerkring").form
    before = rows(curated)

    errors = curated.eva.submit(form, question=words, circle=form.options("circle")[0])

    assert sentence in errors["question"]
    assert rows(curated) == before


def test_only_a_facilitator_answers_for_the_circle(curated: World) -> None:
    ask(curated)
    question = str(curated.id_of(LearningQuestion))
    before = rows(curated)

    told = forge_press(curated, curated.bram, "question.open_answer", question)

    assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert forge_press(curated, curated.eva, "question.open_answer", question) == GONE
    assert rows(curated) == before


def test_without_circles_there_is_nobody_to_ask(world: World) -> None:
    world.eva.says(UNKNOWN)

    reply = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring")

    assert "geen leerkring om je vraag aan te stellen" in reply.text
