"""From a question that nobody could answer to the one who asked hearing the answer."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.overview import privacy
from bot.domain.people.people import as_actor
from bot.domain.questions.learning_questions import put
from storage.models import Circle, CircleState, Delivery, Insight, LearningQuestion, Membership
from storage.models import Person as Colleague
from tests.flows.asking import CUPS, CUPS_TOO, ask, asked_of
from tests.flows.conftest import World
from tests.flows.curating import (
    CLOSED_TITLE,
    OPEN_TITLE,
    OPEN_WORDS,
    PUBLIC_TITLE,
    PUBLIC_WORDS,
    curate,
)
from tests.flows.reflecting import (
    NETWORK,
    PRIVATE,
    forge_form,
    forge_press,
    forge_value,
    make_card,
    person_id,
    prompt_of,
    reflect,
    rows,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
LEADERS_ONLY = "Dit kan alleen een begeleider van deze leerkring doen."
LEARNED = "Statiegeld op koffiebekers werkt als je ze overal kunt inleveren."
TITLE = "Statiegeld op koffiebekers"
PRICE = "Wat kost het halen van een keuken?"


def plan(world: World, days: int = 1) -> None:
    modal = world.ada.command("/leerkring plan").modal
    first_on = (world.clock.now() + timedelta(days=days)).date().isoformat()
    given = {"first_on": first_on, "at": "10:00", "minutes": "60", "place": "Stadhuis"}
    assert world.ada.submit(modal, given) == {}
    assert world.ada.submit(world.ada.modal) == {}
    world.ada.close(everything=True)
    world.tick()


def test_a_question_travels_from_its_asker_to_an_answer_and_back(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)

    world.ada.click(asked_of(world.ada, CUPS), "Zet op de agenda")
    world.tick()

    assert "neemt je vraag mee" in world.eva.reads()[-1].sees
    assert "Staat op de agenda van de kring" in world.eva.command("/leerkring vragen").form.text
    world.eva.close(everything=True)
    assert "Mijn vragen: 1 open, 0 beantwoord" in world.eva.open_home().text

    plan(world)
    for _ in range(4):
        world.later(hours=8)
    agenda = next(
        m for m in world.bram.reads(world.channel) if "Hoofdvragen" in m.sees or CUPS in m.sees
    )
    assert f"Dit is aan de kring gevraagd:\n{CUPS}" in agenda.sees
    assert "Eva" not in agenda.sees
    assert CUPS in world.ada.reads()[-1].sees or any(CUPS in m.sees for m in world.ada.reads())

    reflect(world, world.bram, (LEARNED, NETWORK))
    make_card(world, LEARNED, NETWORK, title=TITLE, what=LEARNED, why="")
    world.ada.close(everything=True)
    proposed = world.ada.reads()[-2]  # before the news that Bram released the card
    assert "Misschien geeft het antwoord" in proposed.sees
    assert CUPS in proposed.sees
    assert LEARNED in proposed.sees

    world.ada.click(proposed, "Ja, stuur door")
    world.tick()
    told = world.eva.reads()[-1]
    assert "heeft een antwoord op je vraag" in told.sees
    assert LEARNED in told.sees
    assert "De vrager krijgt het inzicht van mij." in asked_or_answered(world, CUPS)
    assert "Mijn vragen: 0 open, 1 beantwoord" in world.eva.open_home().text

    question, card = world.id_of(LearningQuestion), world.id_of(Insight)
    stale = forge_press(world, world.ada, "question.matches", f"{question}.{card}")
    assert "al beantwoord" in stale

    withdraw_answers(world)
    told = next(m for m in world.eva.reads() if m.ts == told.ts)
    assert LEARNED not in told.sees
    assert "Je vraag staat weer open" in told.sees
    assert LEARNED not in next(m for m in world.ada.reads() if m.ts == proposed.ts).sees
    assert "Mijn vragen: 1 open, 0 beantwoord" in world.eva.open_home().text
    assert "question.answered" in world.audited()

    with world.db.begin() as session:
        session.execute(update(Circle).values(state=CircleState.CLOSED))
    seen = world.eva.command("/leerkring vragen").form.text
    assert "Deze kring is gepauzeerd of afgerond." in seen
    assert "Staat op de agenda" not in seen


def asked_or_answered(world: World, text: str) -> str:
    return "\n".join(m.sees for m in world.ada.reads() if text in m.sees)


def withdraw_answers(world: World) -> None:
    """Bram keeps to himself what he wrote."""
    mine = world.bram.click(prompt_of(world.bram), "Mijn antwoorden").form
    level = world.bram.click(mine, "Wijzig wie dit leest").form
    assert world.bram.submit(level, level=PRIVATE) == {}
    world.bram.close(everything=True)
    world.tick()


def test_who_asks_nearly_the_same_is_answered_together(world: World) -> None:
    curate(world)
    ask(world, world.eva, CUPS)
    ask(world, world.dewi, CUPS_TOO)
    second = asked_of(world.ada, CUPS_TOO)
    assert f"Dit lijkt op een vraag die er al ligt:\n{CUPS}" in second.sees
    whole = world.ada.click(world.ada.open_home(), "Bekijk", near=CUPS).form
    assert {"Beantwoord", "Neem niet mee"} <= set(whole.buttons)
    world.ada.close()

    form = world.ada.click(second, "Voeg samen").form
    assert world.ada.submit(form) == {}  # the question that is most alike is chosen already
    world.ada.close(everything=True)
    world.tick()

    assert "on the agenda together" in world.dewi.reads()[-1].sees
    assert "op de agenda" in world.eva.reads()[-1].sees
    assert "Eva" not in world.dewi.reads()[-1].sees

    form = world.ada.click(asked_of(world.ada, CUPS), "Beantwoord").form
    title = next(each for each in form.options("insight") if each == OPEN_TITLE)
    assert world.ada.submit(form, insight=title) == {}
    world.ada.close(everything=True)
    world.tick()

    assert OPEN_WORDS in world.eva.reads()[-1].sees
    assert OPEN_WORDS in world.dewi.reads()[-1].sees
    before = rows(world)
    assert "al beantwoord" in forge_press(
        world, world.ada, "question.accept", str(world.id_of(LearningQuestion, text=CUPS))
    )
    assert rows(world) == before


def test_an_answer_reaches_only_who_may_read_it(world: World) -> None:
    """Bram may read the circle's closed card; Eva, whose question went with his, may not."""
    curate(world)
    ask(world, world.bram, CUPS)
    ask(world, world.eva, CUPS_TOO)
    form = world.ada.click(asked_of(world.ada, CUPS_TOO), "Voeg samen").form
    assert world.ada.submit(form) == {}
    world.ada.close(everything=True)
    world.tick()

    form = world.ada.click(asked_of(world.ada, CUPS), "Beantwoord").form
    assert world.ada.submit(form, insight=CLOSED_TITLE) == {}
    world.ada.close(everything=True)
    world.tick()

    assert CLOSED_TITLE in world.bram.reads()[-1].sees
    assert not any(CLOSED_TITLE in m.sees for m in world.eva.reads())
    assert "Staat op de agenda" in world.eva.command("/leerkring vragen").form.text
    world.eva.close(everything=True)
    assert CUPS_TOO in world.ada.open_home().text


def test_a_no_is_kind_and_has_a_reason(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)

    form = world.ada.click(asked_of(world.ada, CUPS), "Neem niet mee").form
    reason = form.options("reason")[1]
    assert world.ada.submit(form, reason=reason) == {}
    world.ada.close(everything=True)
    world.tick()

    told = world.eva.reads()[-1]
    assert "deze keer niet mee" in told.sees
    assert "te breed om samen uit te zoeken" in told.sees
    assert "niet mee. De vrager hoort dat van mij." in asked_of(world.ada, CUPS).sees
    form = world.eva.click(told, "Vraag het aan een andere kring").form
    errors = world.eva.submit(form, circle=form.options("circle")[0])
    assert "nam je vraag eerder niet mee" in errors["question"]
    world.eva.close(everything=True)

    world.ada.click(asked_of(world.ada, CUPS), "Zet toch op de agenda")
    world.tick()
    assert "neemt je vraag mee" in world.eva.reads()[-1].sees
    assert "question.declined" in world.audited()


def test_a_question_that_is_taken_back_is_gone_everywhere(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    sent = asked_of(world.ada, CUPS)
    question = str(world.id_of(LearningQuestion))
    assert forge_press(world, world.bram, "question.withdraw", question) == GONE
    assert forge_press(world, world.ada, "question.withdraw", question) == GONE

    world.eva.click(world.eva.command("/leerkring vragen").form, "Trek in")
    world.eva.close(everything=True)
    world.tick()

    shown = next(m for m in world.ada.reads() if m.ts == sent.ts)
    assert CUPS not in shown.sees
    assert "heeft deze vraag ingetrokken" in shown.sees
    assert CUPS not in world.ada.open_home().text
    assert "ingetrokken" in forge_press(world, world.ada, "question.accept", question)
    before = rows(world)
    forge_press(world, world.eva, "question.withdraw", question)  # a second press
    assert rows(world) == before

    ask(world, world.eva, CUPS)  # after all
    assert CUPS in world.ada.reads()[-1].sees
    assert "question.withdrawn" in world.audited()


def test_the_same_question_in_other_letters_changes_nothing(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    before = rows(world)

    again = CUPS.upper().replace("?", "!!")
    ask(world, world.eva, again)

    after = rows(world)
    assert after["learning_question"] == before["learning_question"]
    asked, meant = (
        [row for row in each["delivery"] if "reply" not in row] for each in (after, before)
    )
    assert asked == meant

    ask(world, world.eva, again, introduce=True)  # this is new
    assert "dan zoek ik een collega" in world.eva.command("/leerkring vragen").form.text


@pytest.mark.parametrize(
    "action",
    ["question.see", "question.accept", "question.open_merge", "question.open_decline"],
)
def test_only_who_leads_decides(world: World, action: str) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    question = str(world.id_of(LearningQuestion))
    before = rows(world)

    assert forge_press(world, world.bram, action, question) == LEADERS_ONLY
    assert forge_press(world, world.eva, action, question) == GONE
    for value in ("99999", "-1", "x", "9" * 30):
        assert forge_press(world, world.ada, action, value) == GONE
    assert rows(world) == before


def test_forged_forms_and_answers_change_nothing(world: World) -> None:
    curate(world)
    ask(world, world.eva, CUPS)
    question = world.id_of(LearningQuestion)
    closed = world.id_of(Insight, title=CLOSED_TITLE)
    before = rows(world)

    told = forge_press(world, world.bram, "question.matches", f"{question}.{closed}")
    assert told == LEADERS_ONLY
    # The asker may not read this card, so it is no answer.
    told = forge_press(world, world.ada, "question.matches", f"{question}.{closed}")
    assert told == "Maak een keuze."
    assert forge_press(world, world.ada, "question.matches", "x.y") == GONE
    assert "Maak een keuze" in forge_form(
        world, world.ada, "question.decline", question=question
    )
    world.ada.close(everything=True)
    assert GONE in forge_form(world, world.ada, "question.merge", question=question)
    world.ada.close(everything=True)
    assert rows(world) == before


def test_a_question_cannot_go_with_itself(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    ask(world, world.dewi, CUPS_TOO)
    form = world.ada.click(asked_of(world.ada, CUPS_TOO), "Voeg samen").form
    own = str(world.id_of(LearningQuestion, text=CUPS_TOO))
    forge_value(world, world.ada, "into", selected_option={"value": own})

    assert world.ada.submit(form) == {"into": "Maak een keuze."}


def test_hostile_words_stay_words(world: World) -> None:
    world.start_circle()
    hostile = "<!channel> <@U0ADA> *vet* & zwaartekrachtgolven?"
    ask(world, world.eva, hostile)

    seen = world.ada.reads()[-1]

    assert hostile in seen.sees
    assert "<!channel>" not in seen.text


def test_the_circle_that_fits_best_stands_first(world: World) -> None:
    world.start_circle(name="Aan het water", theme="food", purpose="Wormen en waterkwaliteit.")
    world.start_circle(name="Zuivere bekers", purpose="Minder weggooibekers bij koffie.")
    world.eva.says(CUPS)

    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form

    assert form.options("circle")[0].startswith("Zuivere bekers")
    assert form.initial("circle") == str(world.id_of(Circle, name="Zuivere bekers"))
    assert "Is bezig met:" in str(form.blocks)


def test_the_only_circle_is_chosen_already(world: World) -> None:
    world.start_circle(name="Aan het water", theme="food", purpose="Wormen en waterkwaliteit.")
    world.eva.says("Zwaartekrachtgolven meten")

    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form

    assert world.eva.submit(form) == {}
    world.tick()
    assert "Zwaartekrachtgolven meten" in world.ada.reads()[-1].sees


def test_what_several_people_ask_and_nobody_knows(world: World) -> None:
    """Never who; and asking oneself does not bring to light that one other person asked."""
    world.start_circle()
    ask(world, world.eva, CUPS)
    assert CUPS not in gaps(world)
    ask(world, world.ada, CUPS_TOO)
    assert CUPS not in gaps(world)

    ask(world, world.dewi, CUPS_TOO)

    seen = gaps(world)
    assert CUPS in seen
    assert "Gevraagd door een paar mensen." in seen
    assert "Eva" not in seen
    assert (
        "voor begeleiders en programmabeheerders"
        in world.bram.command("/leerkring hiaten").text
    )
    plan(world)
    for _ in range(4):
        world.later(hours=8)
    assert any("wacht nog op een antwoord" in m.sees for m in world.ada.reads())

    world.eva.click(world.eva.command("/leerkring vragen").form, "Trek in")
    world.eva.close(everything=True)
    assert CUPS not in gaps(world)


def gaps(world: World) -> str:
    text = world.ada.command("/leerkring hiaten").form.text
    world.ada.close(everything=True)
    return text


def test_what_went_with_a_question_stays_when_that_is_taken_back(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    ask(world, world.dewi, CUPS_TOO)
    form = world.ada.click(asked_of(world.ada, CUPS_TOO), "Voeg samen").form
    assert world.ada.submit(form) == {}
    world.ada.close(everything=True)
    world.tick()

    world.eva.click(world.eva.command("/leerkring vragen").form, "Trek in")
    world.eva.close(everything=True)
    world.tick()

    home = world.ada.open_home().text
    assert CUPS_TOO in home
    assert CUPS not in home
    assert "on the circle’s agenda" in world.dewi.command("/leerkring questions").form.text
    assert "question.merged" in world.audited()


def test_the_circle_cannot_find_out_who_asked(world: World) -> None:
    """Not from a message that does not arrive, and not from the circle's file."""
    circle_id = world.start_circle()
    ask(world, world.eva, CUPS)
    world.ada.click(asked_of(world.ada, CUPS), "Zet op de agenda")
    world.tick()
    eva = person_id(world, world.eva)

    with world.db.begin() as session:
        sent = session.scalars(select(Delivery).where(Delivery.person_id == eva)).all()
        file = privacy.export_circle(session, circle_id, world.clock.now())

    assert sent
    assert {each.circle_id for each in sent} == {None}  # so nobody hears that it failed
    [question] = file["learning_question"]
    assert question["text"] == CUPS
    assert "asker_id" not in question
    assert "circle.exported" in world.audited()


def test_an_asker_who_is_erased_leaves_nothing(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    sent = asked_of(world.ada, CUPS)

    with world.db.begin() as session:
        person = session.get_one(Colleague, person_id(world, world.eva))
        privacy.erase_person(session, person, world.clock.now())
    world.tick()

    assert CUPS not in next(m for m in world.ada.reads() if m.ts == sent.ts).sees
    assert CUPS not in world.ada.open_home().text


def test_who_stopped_leading_decides_nothing(world: World) -> None:
    world.start_circle()
    ask(world, world.eva, CUPS)
    question = str(world.id_of(LearningQuestion))
    ada = person_id(world, world.ada)
    with world.db.begin() as session:
        left = update(Membership).where(Membership.person_id == ada)
        session.execute(left.values(left_at=world.clock.now()))
    before = rows(world)

    assert forge_press(world, world.ada, "question.accept", question) == GONE
    assert CUPS not in world.ada.command("/leerkring vragen").form.text
    assert rows(world) == before


def test_a_question_too_many_waits_for_the_others(world: World) -> None:
    world.start_circle()
    fruits = "appel peer kers pruim perzik mango kiwi banaan druif meloen vijg".split()  # noqa: SIM905  # words read better as words
    for each in fruits[:-1]:
        ask(world, world.eva, f"Hoe droog je een {each}?")
    world.eva.says(f"Hoe droog je een {fruits[-1]}?")
    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form
    before = rows(world)

    errors = world.eva.submit(form, circle=form.options("circle")[0])

    assert "al 10 vragen die nog wachten" in errors["question"]
    assert rows(world) == before


def test_what_a_reader_asked_on_the_page_of_a_card_names_it(world: World) -> None:
    circle_id = curate(world)
    world.eva.command("/leerkring vragen")
    world.eva.close(everything=True)
    with world.db.begin() as session:
        card = session.scalars(select(Insight).filter_by(title=PUBLIC_TITLE)).one().id
        reader = session.scalars(select(Colleague).filter_by(external_id="U0EVA")).one()
        now = world.clock.now()
        put(session, as_actor(reader), circle_id, PRICE, now, about=card)
    world.tick()

    asked = asked_of(world.ada, PRICE)
    assert f"De vraag gaat over het inzicht ‘{PUBLIC_TITLE}’." in asked.sees
    assert PUBLIC_WORDS in world.ada.click(asked, "Lees meer").form.text
    world.ada.close(everything=True)

    forge_press(world, world.chris, "release.withdraw", str(card))
    world.later(minutes=5)

    asked = asked_of(world.ada, PRICE)
    assert "De vraag ging over een inzicht dat nu niet te lezen is." in asked.sees
    assert PUBLIC_TITLE not in asked.sees
