"""Writing down what was learned: drafts that survive, telling more, cases and links."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from storage.models import (
    BroughtCase,
    Case,
    Circle,
    GuidingQuestion,
    Learning,
    Meeting,
    Membership,
    Outcome,
    ReflectionDraft,
    ReleaseLevel,
)
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    answers,
    forge_memory,
    forge_value,
    hold_session,
    make_card,
    prompt_of,
    question_ids,
    reflect,
    rows,
    stored,
    submit,
)

WORDS = "De aannemer vult het paspoort zelf in."
LINK = "https://voorbeeld.example/paspoort?a=1&b=2"


@pytest.fixture
def asked(world: World) -> World:
    """A circle whose session is over; Bram, Chris and Dewi were asked what they learned."""
    world.start_circle()
    hold_session(world)
    return world


def first(world: World) -> int:
    return question_ids(world)[0]


def drafts(world: World) -> list[ReflectionDraft]:
    with world.db.read() as session:
        return list(session.scalars(select(ReflectionDraft).order_by(ReflectionDraft.id)))


def begin(world: World, person: Person, words: str = WORDS) -> None:
    """Open the questions and type, without sending it in."""
    form = person.command("/leerkring reflectie").form
    person.fill(form, answers(world, (words, CIRCLE)))


def bring_case(world: World, person: Person, title: str) -> None:
    """A case that was brought to the circle's first session, as the tables have it."""
    with world.db.begin() as session:
        circle = session.scalars(select(Circle)).one()
        owner = session.scalars(
            select(Colleague).where(Colleague.external_id == person.id)
        ).one()
        case = Case(
            workspace_id=circle.workspace_id,
            person_id=owner.id,
            title=title,
            created_at=world.clock.now(),
        )
        session.add(case)
        session.flush()
        session.add(
            BroughtCase(
                workspace_id=circle.workspace_id,
                circle_id=circle.id,
                meeting_id=session.scalars(select(Meeting.id)).first(),
                case_id=case.id,
                brought_at=world.clock.now(),
            )
        )


def test_a_form_that_is_closed_keeps_the_words_for_its_author(asked: World) -> None:
    begin(asked, asked.bram)
    asked.bram.close(everything=True)

    assert stored(asked) == []
    again = asked.bram.command("/leerkring reflectie").form
    assert again.initial(f"answer-{first(asked)}") == WORDS
    assert "Dit is je concept" in again.text

    assert asked.bram.submit(again) == {}
    assert [each.text for each in stored(asked)] == [WORDS]
    assert drafts(asked) == []


@pytest.mark.both
def test_closing_twice_keeps_the_last_words(asked: World) -> None:
    begin(asked, asked.bram, "Eerst dit.")
    asked.bram.close(everything=True)
    begin(asked, asked.bram, "Toch liever dit.")
    asked.bram.close(everything=True)

    [draft] = drafts(asked)
    assert "Toch liever dit." in str(draft.sheet)
    assert "Eerst dit." not in str(draft.sheet)


def test_keeping_it_for_later_says_so(asked: World) -> None:
    begin(asked, asked.bram)

    said = asked.bram.click(asked.bram.form, "Bewaar en ga later verder").form

    assert "Je concept is bewaard." in said.text
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    assert form.initial(f"answer-{first(asked)}") == WORDS


def test_a_form_that_was_left_as_it_was_is_no_draft(asked: World) -> None:
    asked.bram.command("/leerkring reflectie")
    asked.bram.close(everything=True)
    asked.bram.command("/leerkring reflectie")
    said = asked.bram.click(asked.bram.form, "Bewaar en ga later verder").form

    assert "niets nieuws" in said.text
    assert drafts(asked) == []


def test_a_draft_can_be_thrown_away(asked: World) -> None:
    begin(asked, asked.bram)
    asked.bram.close(everything=True)

    form = asked.bram.command("/leerkring reflectie").form
    said = asked.bram.click(form, "Haal dit concept weg").form

    assert "Je concept is weg." in said.text
    assert drafts(asked) == []
    assert WORDS not in asked.bram.command("/leerkring reflectie").form.text


def test_a_draft_is_nobody_elses(asked: World) -> None:
    begin(asked, asked.bram)
    asked.bram.close(everything=True)

    asked.ada.command("/leerkring oogst")
    assert WORDS not in asked.ada.form.text
    asked.ada.close(everything=True)
    assert WORDS not in asked.chris.command("/leerkring reflectie").form.text
    assert "concept" not in asked.chris.form.text


def test_a_closed_form_that_comes_back_empty_takes_nothing_away(asked: World) -> None:
    """Slack does not promise to say what stood in a form that is closed."""
    begin(asked, asked.bram)
    asked.bram.close(everything=True)
    asked.bram.command("/leerkring reflectie")
    view = asked.sandbox.workspace.modals[asked.bram.id][-1]
    view.values.clear()

    asked.bram.close(everything=True)

    assert WORDS in str(drafts(asked)[0].sheet)


def test_an_answer_that_was_given_is_changed_in_a_draft_first(asked: World) -> None:
    reflect(asked, asked.bram, (WORDS, CIRCLE))
    begin(asked, asked.bram, "Nog niet af")
    asked.bram.close(everything=True)

    [kept] = stored(asked)
    assert (kept.text, kept.release_level) == (WORDS, ReleaseLevel.CIRCLE)


def test_a_stranger_cannot_leave_a_draft(asked: World) -> None:
    begin(asked, asked.bram)
    forge_memory(asked, asked.bram, circle=9999)
    before = rows(asked)

    asked.bram.close(everything=True)

    assert rows(asked) == before


def test_what_worked_leads_on_to_why_and_keeps_what_was_typed(asked: World) -> None:
    begin(asked, asked.bram)
    question = first(asked)

    form = asked.bram.choose(asked.bram.form, f"follow_up-{question}", "did_not").form
    assert "Waarom werkte het niet?" in form.text
    assert form.initial(f"answer-{question}") == WORDS

    form = asked.bram.choose(form, f"follow_up-{question}", "worked").form
    assert "Waarom werkte het?" in form.text
    more = {
        f"why-{question}": "Eén budgethouder.",
        f"condition-{question}": "De wethouder wil het ook.",
        f"learning-{question}": "organisation",
        f"links-{question}": LINK,
    }
    assert asked.bram.submit(form, more) == {}

    [kept] = stored(asked)
    assert (kept.outcome, kept.learning) == (Outcome.WORKED, Learning.ORGANISATION)
    assert (kept.why, kept.condition, kept.links) == (
        "Eén budgethouder.",
        "De wethouder wil het ook.",
        [LINK],
    )
    preview = asked.bram.form.text
    for shown in ("Dit werkte", "Voor onze organisatie", "Eén budgethouder.", LINK):
        assert shown in preview


def test_a_form_that_was_sent_meanwhile_does_not_come_back(asked: World) -> None:
    """She chooses, and presses Save before the fields that the choice adds have arrived."""
    begin(asked, asked.bram)
    form = asked.bram.unfold(asked.bram.form, f"follow_up-{first(asked)}")

    def send_first(_: Mapping[str, Any]) -> bool:
        asked.sandbox.faults.clear()
        assert asked.bram.submit(form) == {}
        return False

    asked.sandbox.faults.add("views.update", "slow", when=send_first)
    asked.bram.choose(form, f"follow_up-{first(asked)}", "worked")

    assert asked.bram.form.title == "Dit zien anderen"


def test_something_else_asks_no_reasons(asked: World) -> None:
    begin(asked, asked.bram)

    form = asked.bram.choose(asked.bram.form, f"follow_up-{first(asked)}", "otherwise").form

    assert "Waarom" not in form.text
    assert "Links" in form.text


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://naam:geheim@voorbeeld.example/",
        "https://voorbeeld",
        "https://voorbeeld.example:x/",
        "voorbeeld.example",
        "<https://voorbeeld.example|klik>",
    ],
)
def test_only_web_addresses_are_links(asked: World, typed: str) -> None:
    begin(asked, asked.bram)
    question = first(asked)
    form = asked.bram.choose(asked.bram.form, f"follow_up-{question}", "worked").form

    errors = asked.bram.submit(form, {f"links-{question}": f"{LINK}\n{typed}"})

    assert "geen webadres" in errors[f"links-{question}"]
    assert stored(asked) == []


def test_a_follow_up_that_does_not_exist_is_refused(asked: World) -> None:
    begin(asked, asked.bram)
    question = first(asked)
    asked.bram.unfold(asked.bram.form, f"follow_up-{question}")
    forge_value(
        asked, asked.bram, f"follow_up-{question}", selected_option={"value": "misschien"}
    )

    errors = asked.bram.submit(asked.bram.form)

    assert errors == {f"follow_up-{question}": "Maak een keuze."}


def test_changing_only_the_reason_asks_for_another_look(asked: World) -> None:
    reflect(asked, asked.bram, (WORDS, NETWORK))
    question = first(asked)
    form = asked.bram.command("/leerkring reflectie").form
    form = asked.bram.choose(form, f"follow_up-{question}", "worked").form
    assert asked.bram.submit(form, {f"why-{question}": "Daarom."}) == {}

    [kept] = stored(asked)
    assert (kept.release_level, kept.wanted_level) == (
        ReleaseLevel.PRIVATE,
        ReleaseLevel.NETWORK,
    )
    assert "Daarom." in asked.bram.form.text


def test_at_most_three_links_go_with_an_answer(asked: World) -> None:
    question = first(asked)
    begin(asked, asked.bram)
    form = asked.bram.choose(asked.bram.form, f"follow_up-{question}", "worked").form
    links = [f"https://voorbeeld.example/{n}" for n in range(4)]
    before = rows(asked)

    errors = asked.bram.submit(form, {f"links-{question}": "\n".join(links)})

    assert errors == {f"links-{question}": "Geef hooguit 3 links."}
    assert rows(asked) == before
    three = f"{links[0]}\n" + "\n".join(links[:3])  # one of them twice
    assert asked.bram.submit(form, {f"links-{question}": three}) == {}


def test_details_belong_to_an_answer(asked: World) -> None:
    first_one, second, *_ = question_ids(asked)
    form = asked.bram.command("/leerkring reflectie").form
    form = asked.bram.choose(form, f"follow_up-{second}", "worked").form
    asked.bram.fill(form, answers(asked, (WORDS, CIRCLE)))
    before = rows(asked)

    errors = asked.bram.submit(form, {f"why-{second}": "Daarom."})

    assert errors == {f"answer-{second}": "Schrijf eerst een antwoord op deze vraag."}
    assert rows(asked) == before
    assert first_one


def test_an_answer_is_about_a_case(asked: World) -> None:
    bring_case(asked, asked.chris, "De wormenfarm")
    form = asked.bram.shortcut("reflection.shortcut").form
    form = asked.bram.unfold(form, "case")
    case = form.options("case")[-1]

    assert asked.bram.submit(form, {**answers(asked, (WORDS, CIRCLE)), "case": case}) == {}
    assert "Over de praktijk ‘De wormenfarm’" in asked.bram.form.text
    assert asked.bram.submit(asked.bram.form) == {}

    [kept] = stored(asked)
    assert kept.case_id is not None
    harvest = asked.ada.command("/leerkring oogst").form
    assert "Over de praktijk ‘De wormenfarm’" in harvest.text


def test_a_case_of_somewhere_else_is_refused(asked: World) -> None:
    bring_case(asked, asked.chris, "De wormenfarm")
    form = asked.bram.command("/leerkring reflectie").form
    asked.bram.fill(form, answers(asked, (WORDS, CIRCLE)))
    asked.bram.unfold(form, "case")
    forge_value(asked, asked.bram, "case", selected_option={"value": "9999"})

    errors = submit(asked.bram, asked.bram.form)

    assert "niet voor jou" in " ".join(errors.values())
    assert stored(asked) == []


def test_a_card_begins_with_what_the_author_told(asked: World) -> None:
    question = first(asked)
    begin(asked, asked.bram)
    form = asked.bram.choose(asked.bram.form, f"follow_up-{question}", "partly").form
    asked.bram.submit(form, {f"why-{question}": "Twee budgetten."})
    asked.bram.submit(asked.bram.form)

    harvest = asked.ada.command("/leerkring oogst").form
    assert "Twee budgetten." in harvest.text
    card = asked.ada.click(harvest, "Maak inzicht", near=WORDS).form

    assert card.initial("why") == "Twee budgetten."
    assert card.initial("outcome") == "partly"


def test_all_of_a_session_is_changed_in_one_form(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerste woorden.", CIRCLE), ("Tweede woorden.", CIRCLE))
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    assert mine.text.index("Eerste woorden.") < mine.text.index("Tweede woorden.")

    form = asked.bram.click(mine, "Wijzig wie al deze antwoorden leest").form
    assert "Eerste woorden." in form.text
    assert "Tweede woorden." in form.text
    one, other = (each.id for each in stored(asked))
    assert asked.bram.submit(form, {f"level-{one}": PRIVATE, f"level-{other}": NETWORK}) == {}

    levels = [each.release_level for each in stored(asked)]
    assert levels == [ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE]
    preview = asked.bram.form.text
    assert "Tweede woorden." in preview
    assert "Eerste woorden." not in preview
    assert asked.bram.submit(asked.bram.form) == {}
    assert stored(asked)[1].release_level is ReleaseLevel.NETWORK
    assert "je kring, met je naam; iedereen in onze Slack" in asked.bram.form.text


def test_somebody_elses_answer_cannot_be_put_in_that_form(asked: World) -> None:
    reflect(asked, asked.chris, ("Van Chris.", CIRCLE))
    reflect(asked, asked.bram, ("Eerste woorden.", CIRCLE), ("Tweede woorden.", CIRCLE))
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    form = asked.bram.click(mine, "Wijzig wie al deze antwoorden leest").form
    theirs = next(each.id for each in stored(asked) if each.text == "Van Chris.")
    forge_memory(asked, asked.bram, reflections=[theirs])
    view = asked.sandbox.workspace.modals[asked.bram.id][-1]
    option = {"value": "0"}
    view.values[f"level-{theirs}"] = {"value": {"selected_option": option}}
    before = rows(asked)

    errors = submit(asked.bram, form)

    assert "niet voor jou" in " ".join(errors.values())
    assert rows(asked) == before


def test_an_author_sees_where_an_answer_is_in_use(asked: World) -> None:
    reflect(asked, asked.bram, (WORDS, NETWORK))
    make_card(asked, WORDS, NETWORK)
    asked.ada.close(everything=True)
    form = asked.ada.command("/leerkring kennisbrief").form
    asked.ada.submit(form, title="Lente", channels=["C0PLEIN"])
    asked.ada.submit(asked.ada.form)
    asked.ada.close(everything=True)
    asked.tick()
    reply = asked.eva.command("/leerkring zoek afdeling samen inkopen", channel="C0PLEIN")
    asked.eva.click(reply.message, "Deel hier")
    asked.tick()

    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    for use in (
        "Gebruikt in inzicht: ‘Begin met één afdeling’",
        "In één kennisbrief: ‘Lente’",
        "Gedeeld in één kanaal, als inzicht zonder je naam.",
    ):
        assert use in mine.text
    level = asked.bram.click(mine, "Wijzig wie dit leest").form
    assert "In één kennisbrief: ‘Lente’" in level.text

    asked.bram.submit(level, level=PRIVATE)
    asked.tick()

    assert "kennisbrief" not in asked.bram.form.text
    assert "kanaal" not in asked.bram.form.text
    assert all("samen in" not in m.sees for m in asked.chris.reads("C0PLEIN"))
    assert {"digest.published", "insight.shared"} <= asked.audited()


def test_somebody_who_left_keeps_nothing_in_the_form(asked: World) -> None:
    begin(asked, asked.bram)
    with asked.db.begin() as session:
        bram = session.scalars(select(Colleague).where(Colleague.external_id == "U0BRAM")).one()
        for each in session.scalars(select(Membership).where(Membership.person_id == bram.id)):
            each.left_at = asked.clock.now()
    before = rows(asked)

    asked.bram.close(everything=True)

    assert rows(asked) == before


def test_the_shortcut_asks_which_circle_first(asked: World) -> None:
    reflect(asked, asked.bram, ("Wij begonnen klein.", CIRCLE))  # so that nothing waits
    asked.start_circle(name="Circulair bouwen")

    choose = asked.bram.shortcut("reflection.shortcut").form
    assert asked.bram.submit(choose, circle="Circulair bouwen") == {}

    assert "leerkring ‘Circulair bouwen’" in asked.bram.form.text


def test_a_question_that_is_not_asked_any_more_makes_no_draft(asked: World) -> None:
    reflect(asked, asked.bram, (WORDS, CIRCLE))
    with asked.db.begin() as session:
        session.get_one(GuidingQuestion, first(asked)).retired_at = asked.clock.now()

    asked.bram.command("/leerkring reflectie")
    asked.bram.close(everything=True)

    assert drafts(asked) == []


def test_an_answer_stays_about_a_case_that_came_to_its_end(asked: World) -> None:
    bring_case(asked, asked.chris, "De wormenfarm")
    form = asked.bram.unfold(asked.bram.command("/leerkring reflectie").form, "case")
    case = form.options("case")[-1]
    asked.bram.submit(form, {**answers(asked, (WORDS, CIRCLE)), "case": case})
    asked.bram.submit(asked.bram.form)
    with asked.db.begin() as session:
        session.scalars(select(Case)).one().closed_at = asked.clock.now()

    form = asked.bram.command("/leerkring reflectie").form
    assert asked.bram.submit(form) == {}

    [kept] = stored(asked)
    assert kept.case_id is not None
    assert kept.release_level is ReleaseLevel.CIRCLE
