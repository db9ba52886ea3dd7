"""Writing down what was learned, and deciding who may read it, through Slack."""

import pytest

from bot.sandbox.people import Person
from storage.models import GuidingQuestion, PromptState, ReleaseLevel
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    PUBLIC,
    answers,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    make_card,
    person_id,
    prompt_of,
    prompts,
    question_ids,
    reflect,
    rows,
    stored,
    submit,
    visible_titles,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."


@pytest.fixture
def asked(world: World) -> World:
    """A circle whose session is over; Bram, Chris and Dewi were asked what they learned."""
    world.start_circle()
    hold_session(world)
    return world


def test_each_participant_is_asked_once_in_private(asked: World) -> None:
    asked.tick()

    for person in (asked.bram, asked.chris):
        assert prompt_of(person).buttons == [
            "Beantwoord",
            "Later",
            "Sla over",
            "Mijn voornemen",
        ]
        assert "Hoe stuur je op resultaat" in prompt_of(person).sees
        assert len(person.reads()) == 3
    assert prompt_of(asked.dewi).buttons == ["Answer", "Later", "Skip", "My intention"]
    assert not any("Wat neem jij mee?" in message.sees for message in asked.ada.reads())


def test_words_stay_with_their_author_until_shown_and_shared(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    asked.bram.submit(form, answers(asked, ("Eén afdeling is genoeg.", NETWORK)))

    preview = asked.bram.form
    assert "Bram Jansen\nEén afdeling is genoeg." in preview.text
    assert "iedereen in onze Slack, zonder je naam" in preview.text
    [kept] = stored(asked)
    assert (kept.release_level, kept.wanted_level) == (
        ReleaseLevel.PRIVATE,
        ReleaseLevel.NETWORK,
    )

    asked.bram.close(everything=True)
    assert "Eén antwoord is nog niet gedeeld" in prompt_of(asked.bram).sees
    assert "1 van de 3 vragen" in prompt_of(asked.bram).sees

    again = asked.bram.click(prompt_of(asked.bram), "Bekijk en deel").form
    assert asked.bram.submit(again) == {}
    [shared] = stored(asked)
    assert shared.release_level is ReleaseLevel.NETWORK
    assert "iedereen in onze Slack alleen via een inzicht" in prompt_of(asked.bram).sees
    assert "Bekijk en deel" not in prompt_of(asked.bram).buttons


@pytest.mark.parametrize(
    ("level", "audience"),
    [
        (CIRCLE, "iedereen in ‘Circulair inkopen’, met je naam erbij"),
        (NETWORK, "iedereen in onze Slack, zonder je naam"),
        (PUBLIC, "iedereen, ook buiten Slack"),
    ],
)
def test_the_preview_shows_the_answer_as_the_circle_reads_it_with_its_name(
    asked: World, level: str, audience: str
) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    asked.bram.submit(form, answers(asked, ("Precies <dit> & *niets* anders.", level)))

    assert audience in asked.bram.form.text
    assert "Bram Jansen\nPrecies <dit> & *niets* anders." in asked.bram.form.text


def test_what_is_all_private_needs_no_preview(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    assert asked.bram.submit(form, answers(asked, ("Voor mezelf.", PRIVATE))) == {}

    assert asked.bram.modal is None
    assert "alleen jij" in prompt_of(asked.bram).sees
    assert prompt_of(asked.bram).buttons == ["Pas aan", "Mijn antwoorden", "Mijn voornemen"]
    states = {prompt.person_id: prompt.state for prompt in prompts(asked)}
    assert states[person_id(asked, asked.bram)] is PromptState.ANSWERED
    assert states[person_id(asked, asked.chris)] is PromptState.OPEN


def test_an_empty_form_is_refused(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    before = rows(asked)

    errors = asked.bram.submit(form, answers(asked, ("  ", CIRCLE), ("\n", CIRCLE)))

    first = question_ids(asked)[0]
    assert errors == {f"answer-{first}": "Schrijf bij minstens één vraag iets op."}
    assert rows(asked) == before


def test_too_many_words_are_refused(asked: World) -> None:
    asked.bram.click(prompt_of(asked.bram), "Beantwoord")
    first = question_ids(asked)[0]
    forge_value(asked, asked.bram, f"answer-{first}", value="x" * 3001)
    before = rows(asked)

    errors = forge_submit(asked, asked.bram)

    assert errors == {f"answer-{first}": "Dit is te lang. Gebruik hooguit 3.000 tekens."}
    assert rows(asked) == before


def test_a_level_that_does_not_exist_is_refused(asked: World) -> None:
    asked.bram.click(prompt_of(asked.bram), "Beantwoord")
    first = question_ids(asked)[0]
    forge_value(asked, asked.bram, f"answer-{first}", value="Iets.")
    forge_value(asked, asked.bram, "level", selected_option={"value": "9"})
    before = rows(asked)

    errors = asked.bram.submit(asked.bram.form)

    assert errors == {"level": "Maak een keuze."}
    assert rows(asked) == before
    asked.bram.unfold(asked.bram.form, f"level-{first}")
    forge_value(asked, asked.bram, f"level-{first}", selected_option={"value": "9"})
    assert asked.bram.submit(asked.bram.form) == {f"level-{first}": "Maak een keuze."}
    assert rows(asked) == before


def test_the_longest_answers_fit_everywhere(asked: World) -> None:
    long = [("é" * 3000, PUBLIC)] * 3
    reflect(asked, asked.bram, *long)

    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    assert mine.text.count("é" * 3000) == 3
    assert asked.bram.toasts == []


def test_changed_words_are_private_until_seen_again(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerste woorden.", NETWORK), ("Blijft staan.", CIRCLE))

    form = asked.bram.click(prompt_of(asked.bram), "Pas aan").form
    first = question_ids(asked)[0]
    asked.bram.submit(form, {f"answer-{first}": "Andere woorden."})

    changed, same = stored(asked)
    assert (changed.text, changed.release_level) == ("Andere woorden.", ReleaseLevel.PRIVATE)
    assert same.release_level is ReleaseLevel.CIRCLE
    assert "Andere woorden." in asked.bram.form.text
    assert "Blijft staan." not in asked.bram.form.text

    asked.bram.submit(asked.bram.form)
    assert stored(asked)[0].release_level is ReleaseLevel.NETWORK


def test_a_card_keeps_the_words_that_were_agreed_to(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerste woorden.", NETWORK))
    make_card(asked, near="Eerste woorden.")

    form = asked.bram.click(prompt_of(asked.bram), "Pas aan").form
    first = question_ids(asked)[0]
    asked.bram.submit(form, {f"answer-{first}": "Andere woorden."})

    assert visible_titles(asked) == ["Begin met één afdeling"]


def test_only_me_after_a_change_takes_the_card_of_the_old_words_along(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerste woorden.", NETWORK))
    make_card(asked, near="Eerste woorden.")
    form = asked.bram.click(prompt_of(asked.bram), "Pas aan").form
    first = question_ids(asked)[0]
    asked.bram.submit(form, {f"answer-{first}": "Andere woorden."})
    asked.bram.close(everything=True)
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    again = asked.bram.click(mine, "Pas aan").form
    assert again.initial(f"answer-{first}") == "Andere woorden."
    asked.bram.close()

    level = asked.bram.click(mine, "Wijzig wie dit leest").form
    assert asked.bram.submit(level, level=PRIVATE) == {}

    assert visible_titles(asked) == []


def test_emptying_an_answer_takes_its_card_along(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerste woorden.", NETWORK), ("Nog iets.", PRIVATE))
    make_card(asked, near="Eerste woorden.")
    assert visible_titles(asked) == ["Begin met één afdeling"]

    form = asked.bram.click(prompt_of(asked.bram), "Pas aan").form
    first = question_ids(asked)[0]
    asked.bram.submit(form, {f"answer-{first}": None})
    asked.tick()

    assert visible_titles(asked) == []
    assert "door een schrijver ingetrokken" in asked.ada.reads()[-1].sees
    assert "Eerste woorden" not in asked.ada.reads()[-1].sees


def test_a_preview_that_is_out_of_date_shares_nothing(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    asked.bram.submit(form, answers(asked, ("Woorden.", NETWORK)))
    stale = asked.bram.form
    [kept] = stored(asked)
    with asked.db.begin() as session:
        session.merge(kept).text = "Andere woorden, uit een ander venster."
    before = rows(asked)

    asked.bram.submit(stale)

    assert "Er is niets gedeeld." in asked.bram.form.text
    assert rows(asked) == before


@pytest.mark.both
def test_a_form_and_a_preview_that_arrive_twice_count_once(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    asked.sandbox.duplicate_deliveries(2)
    asked.bram.submit(form, answers(asked, ("Woorden.", NETWORK)))
    asked.bram.submit(asked.bram.form)
    asked.sandbox.duplicate_deliveries(0)

    [shared] = stored(asked)
    assert shared.release_level is ReleaseLevel.NETWORK
    shares = [row for row in asked.snapshot()["audit_event"] if "reflection.shared" in row]
    assert len(shares) == 1


def test_later_brings_the_one_reminder_on_the_next_working_morning(asked: World) -> None:
    asked.bram.click(prompt_of(asked.bram), "Later")
    assert "nog één keer" in prompt_of(asked.bram).sees
    assert "Wat ga je proberen" not in prompt_of(asked.bram).sees
    assert "Mijn voornemen" in prompt_of(asked.bram).buttons
    assert "donderdag 5 maart 2026, 09:00" in prompt_of(asked.bram).sees

    for _ in range(6):
        asked.later(hours=8)
    reminder = asked.bram.reads()[-1]
    assert "zijn nog welkom" in reminder.sees

    assert "Wat ga je proberen" not in reminder.sees
    assert "Later" not in reminder.buttons  # there is no later any more
    count = len(asked.bram.reads())
    for _ in range(20):
        asked.later(hours=12)
    assert len(asked.bram.reads()) == count


def test_a_reminder_that_does_not_arrive_tells_nobody_who_had_not_answered(
    asked: World,
) -> None:
    asked.everybody_acted()
    asked.sandbox.faults.add(
        "chat.postMessage",
        "error",
        error="user_not_found",
        times=None,
        when=lambda args: args["channel"] == asked.bram.id,
    )
    for _ in range(8):
        asked.later(hours=12)

    [report] = [each.sees for each in asked.ada.reads() if "kwam niet aan" in each.sees]
    assert "een persoonlijk bericht, voor Bram Jansen" in report
    assert "herinnering" not in report


def test_later_under_the_first_question_is_answered_honestly_after_the_reminder(
    asked: World,
) -> None:
    first = prompt_of(asked.bram)
    asked.everybody_acted()
    for _ in range(8):
        asked.later(hours=12)
    assert "zijn nog welkom" in asked.bram.reads()[-1].sees

    asked.bram.click(first, "Later", stale=True)

    assert any("Ik herinner je hier niet meer aan." in m.sees for m in asked.bram.reads())
    assert all("Later" not in each.buttons for each in asked.bram.reads())


def test_who_skips_is_left_in_peace(asked: World) -> None:
    asked.bram.click(prompt_of(asked.bram), "Sla over")
    assert "hoef je niets op te schrijven" in prompt_of(asked.bram).sees
    assert prompt_of(asked.bram).buttons == ["Beantwoord toch"]
    count = len(asked.bram.reads())

    for _ in range(20):
        asked.later(hours=12)
    assert len(asked.bram.reads()) == count

    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord toch").form
    asked.bram.submit(form, answers(asked, ("Toch iets.", PRIVATE)))
    assert "1 van de 3 vragen" in prompt_of(asked.bram).sees


def test_who_answered_is_not_reminded(asked: World) -> None:
    reflect(asked, asked.bram, ("Klaar.", PRIVATE))
    count = len(asked.bram.reads())

    for _ in range(20):
        asked.later(hours=12)

    assert len(asked.bram.reads()) == count


@pytest.mark.parametrize("label", ["Later", "Sla over"])
def test_an_old_button_after_answering_changes_nothing(asked: World, label: str) -> None:
    old = prompt_of(asked.bram)
    reflect(asked, asked.bram, ("Klaar.", PRIVATE))
    before = rows(asked)

    reply = asked.bram.click(old, label, stale=True)

    assert "Je hebt dit al beantwoord." in reply.text
    assert rows(asked) == before


@pytest.mark.both
def test_a_double_click_is_the_same_as_one(asked: World) -> None:
    message = prompt_of(asked.bram)
    asked.bram.click(message, "Later")
    before = rows(asked)

    asked.bram.click(message, "Later", stale=True)

    assert rows(asked) == before


@pytest.mark.parametrize(
    "action",
    ["reflection.answer", "reflection.later", "reflection.skip", "reflection.see"],
)
@pytest.mark.parametrize("value", ["theirs", "999999999", "-1", "nonsense", ""])
def test_somebody_elses_prompt_is_not_found(asked: World, action: str, value: str) -> None:
    brams = next(p for p in prompts(asked) if p.person_id == person_id(asked, asked.bram))
    before = rows(asked)

    told = forge_press(
        asked, asked.chris, action, str(brams.id) if value == "theirs" else value
    )

    assert GONE in told
    assert rows(asked) == before


@pytest.mark.parametrize(
    "forged",
    [
        {"circle": 999},
        {"circle": "x"},
        {"meeting": 999},
        {"questions": [999]},
        {"questions": ["x"]},
    ],
)
def test_a_forged_form_stores_nothing(asked: World, forged: dict[str, object]) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    asked.bram.fill(form, answers(asked, ("Woorden.", CIRCLE)))
    forge_memory(asked, asked.bram, **forged)
    if forged.get("questions") == [999]:
        blocks = asked.sandbox.workspace.modals["U0BRAM"][-1]
        first = question_ids(asked)[0]
        blocks.values["answer-999"] = blocks.values[f"answer-{first}"]
        blocks.values["level-999"] = blocks.values[f"level-{first}"]
    before = rows(asked)

    errors = submit(asked.bram, form)

    assert errors == {"": GONE}
    assert rows(asked) == before


def test_a_forged_preview_cannot_share_what_somebody_else_wrote(asked: World) -> None:
    reflect(asked, asked.bram, ("Van Bram.", NETWORK), share=False)
    form = asked.chris.click(prompt_of(asked.chris), "Beantwoord").form
    asked.chris.submit(form, answers(asked, ("Van Chris.", NETWORK)))
    brams = stored(asked)[0]
    forge_memory(asked, asked.chris, seen=[[brams.id, 2, "000000000000"]])
    before = rows(asked)

    asked.chris.submit(asked.chris.form)

    assert GONE in asked.chris.form.text
    assert rows(asked) == before


def test_words_that_changed_after_the_look_are_not_shared(asked: World) -> None:
    form = asked.bram.click(prompt_of(asked.bram), "Beantwoord").form
    assert asked.bram.submit(form, answers(asked, ("Van Bram.", NETWORK))) == {}
    forge_memory(asked, asked.bram, seen=[[stored(asked)[0].id, 2, "000000000000"]])
    before = rows(asked)

    asked.bram.submit(asked.bram.form)

    told = "Je tekst is intussen veranderd. Er is niets gedeeld. Open ‘Bekijk en deel’"
    assert told in asked.bram.form.text
    assert rows(asked) == before


def test_who_is_in_no_circle_hears_so(asked: World) -> None:
    refused = asked.eva.command("/leerkring reflectie").text
    told = (
        "Je doet nu niet mee aan een lopende leerkring. "
        "Met /leerkring meedoen zie je welke er zijn."
    )
    assert told in refused


def test_who_is_in_two_circles_chooses_first(asked: World) -> None:
    """Unless one of them alone asked something: that is what they came for."""
    asked.start_circle(name="Biomassa")
    form = asked.bram.command("/leerkring reflectie").form
    assert "bijeenkomst van ‘Circulair inkopen’" in form.text
    asked.bram.close(everything=True)

    choose(asked.bram, "/leerkring reflectie Zomaar iets.")
    asked.bram.click(prompt_of(asked.bram), "Sla over")
    choose(asked.bram, "/leerkring reflectie")


def choose(person: Person, command: str) -> None:
    choice = person.command(command).form
    assert "Welke leerkring?" in choice.title
    assert choice.initial("circle") == "1"  # the one that asked, or the oldest
    assert person.submit(choice, circle="Biomassa") == {}
    assert "leerkring ‘Biomassa’" in person.form.text
    person.close(everything=True)


def test_what_is_written_unasked_gets_a_receipt(world: World) -> None:
    world.start_circle()

    reflect(world, world.bram, ("Zomaar een gedachte.", CIRCLE), share=False)

    receipt = world.bram.reads()[-1]
    assert "leerkring ‘Circulair inkopen’" in receipt.sees
    assert "nog niet gedeeld" in receipt.sees
    preview = world.bram.click(receipt, "Bekijk en deel").form
    world.bram.submit(preview)
    assert "je kring, met je naam" in world.bram.reads()[-1].sees
    assert prompts(world)[0].meeting_id is None


def test_the_shortcut_opens_the_same_form(asked: World) -> None:
    form = asked.bram.shortcut("reflection.shortcut").form

    assert asked.bram.submit(form, answers(asked, ("Via de snelkoppeling.", PRIVATE))) == {}
    assert stored(asked)[0].text == "Via de snelkoppeling."
    assert "1 van de 3 vragen" in prompt_of(asked.bram).sees


def test_a_question_that_changed_leaves_old_answers_their_wording(asked: World) -> None:
    reflect(asked, asked.bram, ("Antwoord op de oude vraag.", CIRCLE))
    with asked.db.begin() as session:
        old = session.get_one(GuidingQuestion, question_ids(asked)[0])
        old.retired_at = asked.clock.now()
        session.add(
            GuidingQuestion(
                workspace_id=old.workspace_id,
                circle_id=old.circle_id,
                position=1,
                text="Wat is de nieuwe vraag?",
            )
        )

    form = asked.bram.command("/leerkring reflectie").form
    assert "Wat is de nieuwe vraag?" in form.text
    assert "Hoe stuur je op resultaat" not in form.text

    asked.bram.close(everything=True)
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    assert "Hoe stuur je op resultaat terwijl het project steeds verandert?" in mine.text


def test_lowering_a_level_works_at_once(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerst voor velen.", NETWORK))
    make_card(asked, near="Eerst voor velen.")
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form
    assert "Begin met één afdeling" in mine.text

    level = asked.bram.click(mine, "Wijzig wie dit leest").form
    assert asked.bram.submit(level, level=CIRCLE) == {}
    asked.tick()

    [reflection] = stored(asked)
    assert reflection.release_level is ReleaseLevel.CIRCLE
    assert visible_titles(asked) == []
    assert "Wie dit nu mag lezen: je kring, met je naam" in asked.bram.form.text
    assert "door een schrijver ingetrokken" in asked.ada.reads()[-1].sees
    assert "je kring, met je naam" in prompt_of(asked.bram).sees


def test_raising_a_level_first_shows_the_words(asked: World) -> None:
    reflect(asked, asked.bram, ("Eerst voor mij.", PRIVATE))
    mine = asked.bram.click(prompt_of(asked.bram), "Mijn antwoorden").form

    level = asked.bram.click(mine, "Wijzig wie dit leest").form
    asked.bram.submit(level, level=PUBLIC)
    assert stored(asked)[0].release_level is ReleaseLevel.PRIVATE
    assert "iedereen, ook buiten Slack" in asked.bram.form.text

    asked.bram.submit(asked.bram.form)
    assert stored(asked)[0].release_level is ReleaseLevel.PUBLIC
    assert (
        "Wie dit nu mag lezen: je kring, met je naam; iedereen, ook buiten Slack"
        in asked.bram.form.text
    )


def test_somebody_elses_answer_has_no_level_to_change(asked: World) -> None:
    reflect(asked, asked.bram, ("Van Bram.", NETWORK))
    [brams] = stored(asked)
    before = rows(asked)

    told = forge_press(asked, asked.chris, "reflection.open_level", str(brams.id))

    assert GONE in told
    assert rows(asked) == before


def test_a_forged_level_form_changes_nothing(asked: World) -> None:
    reflect(asked, asked.bram, ("Van Bram.", NETWORK))
    reflect(asked, asked.chris, ("Van Chris.", CIRCLE))
    brams = stored(asked)[0]
    mine = asked.chris.click(prompt_of(asked.chris), "Mijn antwoorden").form
    level = asked.chris.click(mine, "Wijzig wie dit leest").form
    forge_memory(asked, asked.chris, reflection=brams.id)
    before = rows(asked)

    errors = submit(asked.chris, level, level=PRIVATE)

    assert errors == {"": GONE}
    assert rows(asked) == before


def test_a_long_list_of_answers_has_pages(asked: World) -> None:
    for n in range(5):
        hold_session(asked)
        reflect(
            asked, asked.bram, *[(f"Antwoord {n}-{q} " + "x" * 200, PRIVATE) for q in range(3)]
        )

    answered = next(m for m in asked.bram.reads() if "Mijn antwoorden" in m.buttons)
    first = asked.bram.click(answered, "Mijn antwoorden").form
    assert "Antwoord 4-2" in first.text
    assert "Antwoord 0-0" not in first.text
    asked.bram.click(first, "Volgende")

    assert "Antwoord 0-0" in asked.bram.form.text
