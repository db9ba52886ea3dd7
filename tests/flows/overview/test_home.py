"""Home, settings, and what Slack tells about people."""

from datetime import timedelta

import pytest

from tests.flows.conftest import World
from tests.flows.curating import OPEN_WORDS, curate
from tests.flows.reflecting import CIRCLE, hold_session, make_card, reflect


def plan_next(world: World) -> None:
    form = world.ada.command("/leerkring plan").form
    on = (world.clock.now() + timedelta(days=9)).date().isoformat()
    assert world.ada.submit(form, first_on=on, at="10:00", minutes="60", place="Zaal 3") == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_a_reader_without_circles_can_search_and_subscribe(world: World) -> None:
    home = world.eva.open_home()

    assert "Wat hebben anderen geleerd?" in home.text
    assert "Er loopt nu geen leerkring." in home.text
    assert home.buttons == ["English, please", "Kies kennisbrieven", "Meer"]
    every = world.eva.click(home, "Meer").form.buttons
    assert every[:3] == ["Mijn antwoorden", "Mijn voornemens", "Mijn vragen"]
    about_me = [
        "Instellingen",
        "Handvatten",
        "Kennismaken",
        "Mijn pagina",
        "Open kringen",
        "Nieuwe leerkring",
    ]
    assert every[-8:] == [*about_me, "Hulp", "English, please"]


def test_a_reader_reads_which_circles_there_are_and_how_to_join(world: World) -> None:
    world.start_circle()

    home = world.eva.open_home()

    assert "Welkom bij Leerkring" in home.text
    assert (
        "Deze leerkring loopt nu: ‘Circulair inkopen’ (begeleid door Ada de Vries)" in home.text
    )
    assert "Vraag het aan de begeleider. Is er plek?" in home.text
    assert "Welkom bij Leerkring" not in world.bram.open_home().text


def test_a_participant_sees_what_is_next_and_answers_there(world: World) -> None:
    world.start_circle()
    plan_next(world)
    home = world.bram.open_home()
    assert "Zaal 3" in home.text

    world.bram.click(home, "Ja, ik kom")

    assert "Je komt. Fijn, tot dan." in world.bram.open_home().text
    assert "Je komt. Fijn, tot dan." in world.bram.reads()[-1].sees


def test_home_shows_at_once_what_was_done_from_it(world: World) -> None:
    """Slack tells when somebody goes to Home, and not that they are there already."""
    world.start_circle()
    home = world.ada.open_home()
    assert "Er is nog geen bijeenkomst gepland." in home.text
    assert "Je doet mee aan: Circulair inkopen." in world.chris.open_home().text

    plan_next(world)

    assert world.ada.home
    assert "Zaal 3" in world.ada.home.text
    assert world.bram.home is None  # nobody is shown a Home that they never went to


def test_a_participant_sees_what_is_asked_and_what_was_shared(world: World) -> None:
    world.start_circle()
    hold_session(world)
    assert "Wat heb je geleerd in ‘Circulair inkopen’?" in world.bram.open_home().text

    form = world.bram.click(world.bram.open_home(), "Beantwoord").form
    first = next(name for name in form.inputs if name.startswith("answer-"))
    world.bram.submit(form, {first: OPEN_WORDS, first.replace("answer", "level"): CIRCLE})
    world.bram.submit(world.bram.form)

    home = world.bram.open_home()
    assert "Dit wacht op jou" not in home.text
    assert "Eén antwoord dat je met je leerkring deelde" in home.text
    assert OPEN_WORDS in world.bram.click(home, "Mijn antwoorden").form.text


def test_an_author_sees_that_a_card_waits(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (OPEN_WORDS, CIRCLE))
    make_card(world, OPEN_WORDS, title="Paspoort bij oplevering")

    assert "Een inzicht wacht op jouw antwoord: ‘Paspoort bij oplevering’" in (
        world.bram.open_home().text
    )


def test_a_facilitator_finds_every_next_step(world: World) -> None:
    world.start_circle()
    plan_next(world)
    home = world.ada.open_home()

    for label in ("Wie komt er?", "Oogst: maak inzichten", "Kennisbrief", "Beheer"):
        assert label in home.buttons
    assert "Plan een bijeenkomst" in world.ada.click(home, "Beheer").form.buttons
    world.ada.close(everything=True)
    attendees = world.ada.click(home, "Wie komt er?").form
    assert "Nog geen antwoord: Bram Jansen, Chris Bakker, Dewi Smit" in attendees.text
    assert "Wie komt: Ada de Vries" in attendees.text


def test_a_draft_waits_on_home(world: World) -> None:
    form = world.ada.command("/leerkring nieuw").form
    world.ada.submit(
        form,
        name="Later",
        theme="food",
        purpose="Nog even wachten.",
        channel=world.channel,
        participants=["U0BRAM"],
    )
    world.ada.close(everything=True)
    assert "Later" not in world.bram.open_home().text

    preview = world.ada.click(world.ada.open_home(), "Bekijk de kring").form
    assert world.ada.submit(preview) == {}
    world.tick()

    assert "Welkom in ‘Later’" in world.bram.reads()[-1].sees
    assert "Bekijk de kring" not in world.ada.open_home().buttons


def test_a_published_digest_can_be_read_again(world: World) -> None:
    curate(world)
    form = world.ada.command("/leerkring kennisbrief").form
    world.ada.submit(form, title="Oogst van maart")
    world.ada.submit(world.ada.form)
    world.tick()

    home = world.eva.open_home()
    assert "Oogst van maart" in home.text
    assert OPEN_WORDS in world.eva.click(home, "Lees").form.text


def test_the_language_changes_at_once(world: World) -> None:
    every = world.eva.click(world.eva.open_home(), "Meer").form
    form = world.eva.click(every, "Instellingen").form
    assert world.eva.submit(form, language="en") == {}

    assert "Saved." in world.eva.form.text
    assert world.eva.home is not None
    assert "What have others learned?" in world.eva.home.text
    assert "/leerkring search" in world.eva.command("/leerkring help").text


def test_a_chosen_language_survives_what_slack_says(world: World) -> None:
    world.eva.submit(world.eva.command("/leerkring instellingen").form, language="en")
    world.sandbox.change_person("U0EVA", locale="nl-NL")
    world.sandbox.idle()
    world.later(days=2)

    assert "More" in world.eva.open_home().buttons


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (
            {"quiet_until": "18:00", "quiet_from": "09:00"},
            "quiet_from",
            "later is dan het begin",
        ),
        ({"working_days": []}, "working_days", ""),
    ],
)
def test_settings_that_leave_no_time_are_refused(
    world: World, change: dict[str, object], field: str, sentence: str
) -> None:
    form = world.eva.command("/leerkring instellingen").form
    before = world.snapshot()

    errors = world.eva.submit(form, change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert world.snapshot() == before


def test_working_days_are_kept_and_honoured(world: World) -> None:
    form = world.bram.command("/leerkring instellingen").form
    assert world.bram.submit(form, working_days=["1", "4"], organisation="Provincie") == {}
    world.bram.close(everything=True)
    world.start_circle()
    hold_session(world)  # the session is on Tuesday; Bram works on Monday and Thursday

    assert len(world.chris.reads()) == 3
    assert len(world.bram.reads()) == 2
    world.later(days=1)
    assert len(world.bram.reads()) == 3


def test_somebody_who_left_is_not_written_to(world: World) -> None:
    world.start_circle()
    plan_next(world)
    heard = len(world.chris.reads())
    world.sandbox.deactivate("U0CHRIS")
    world.sandbox.idle()

    for _ in range(12):
        world.later(days=1)

    assert len(world.sandbox.posted()) > 0
    kept = [m for m in world.sandbox.posted() if m.channel == world.chris.reads()[0].channel]
    assert len(kept) == heard
    assert "Chris" not in world.ada.click(world.ada.open_home(), "Oogst: maak inzichten").text


def test_help_from_home(world: World) -> None:
    every = world.eva.click(world.eva.open_home(), "Meer").form
    form = world.eva.click(every, "Hulp").form
    assert "/leerkring zoek [je vraag]" in form.text
    assert "/leerkring plan" not in form.text

    assert "/leerkring plan" in world.eva.click(form, "Alles").form.text
