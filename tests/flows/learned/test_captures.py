"""“Bewaar wat we leerden”: a conclusion from someone's message, kept only with their yes."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import ticker
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Capture, CaptureState, ReleaseLevel
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    forge_memory,
    forge_press,
    make_card,
    rows,
    stored,
    submit,
    visible_titles,
)

SQUARE = "C0PLEIN"
MESSAGE = "Gisteren stond de vrachtwagen weer voor niets bij het depot, zei de chauffeur."
CONCLUSION = "Spreek ophaaltijden af met wie er rijdt."
SHORTCUT = "capture.shortcut"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."


@pytest.fixture
def circle(world: World) -> World:
    world.start_circle()
    return world


def posted(world: World, author: Person, channel: str | None = SQUARE) -> Message:
    author.says(MESSAGE, channel=channel)
    return author.reads(channel)[-1]


def captures(world: World) -> list[Capture]:
    with world.db.read() as session:
        return list(session.scalars(select(Capture).order_by(Capture.id)))


def capture(world: World, message: Message, **changes: Any) -> None:
    """Ada draws a conclusion from a message; its author is asked."""
    form = world.ada.message_shortcut(SHORTCUT, message).form
    assert world.ada.submit(form, {"conclusion": CONCLUSION, **changes}) == {}
    world.ada.close(everything=True)
    world.tick()


def test_the_author_is_asked_first_and_nothing_of_the_message_is_kept(circle: World) -> None:
    message = posted(circle, circle.bram)
    form = circle.ada.message_shortcut(SHORTCUT, message).form
    assert MESSAGE not in form.text
    assert "het bericht van Bram" in form.text
    capture(circle, message)

    [asked] = captures(circle)
    assert asked.conclusion == CONCLUSION
    assert asked.permalink.endswith(f"/archives/{SQUARE}/p{message.ts.replace('.', '')}")
    assert MESSAGE not in str(circle.snapshot())
    assert stored(circle) == []
    request = circle.bram.reads()[-1]
    assert CONCLUSION in request.sees
    assert asked.permalink in request.sees
    assert request.buttons == ["Ja, laat me kijken", "Nee, liever niet"]


def test_a_yes_makes_it_the_authors_own_words_on_the_usual_ladder(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    form = circle.bram.click(circle.bram.reads()[-1], "Ja, laat me kijken").form
    assert form.initial("text") == CONCLUSION
    own = f"{CONCLUSION} Dat scheelt ritten."

    assert circle.bram.submit(form, text=own, level=NETWORK) == {}
    [kept] = stored(circle)
    assert (kept.text, kept.release_level) == (own, ReleaseLevel.PRIVATE)
    assert "Bram Jansen" in circle.bram.form.text  # as the circle reads it
    assert "slack.com" not in circle.bram.form.text  # no way back from an insight
    assert circle.bram.submit(circle.bram.form) == {}
    circle.tick()

    assert stored(circle)[0].release_level is ReleaseLevel.NETWORK
    assert [(c.state, c.conclusion, c.permalink) for c in captures(circle)] == [
        (CaptureState.KEPT, "", "")
    ]
    assert "als eigen woorden bewaard" in circle.ada.reads()[-1].sees
    assert "Dit zijn nu je eigen woorden." in circle.bram.reads()[-1].sees
    assert not any("Wat neem jij mee" in m.sees for m in circle.bram.reads())
    make_card(circle, own, NETWORK, title="Ophaaltijden")
    assert visible_titles(circle) == ["Ophaaltijden"]


def test_what_stays_private_is_in_no_harvest(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    form = circle.bram.click(circle.bram.reads()[-1], "Ja, laat me kijken").form
    assert circle.bram.submit(form, level=PRIVATE) == {}

    assert "alleen voor jou" in circle.bram.form.text
    assert CONCLUSION not in circle.ada.command("/leerkring oogst").form.text
    circle.bram.close(everything=True)
    mine = circle.bram.command("/leerkring reflectie")
    assert mine.modal is not None
    assert "capture.kept" in circle.audited()


def test_the_circle_sees_where_it_came_from(circle: World) -> None:
    message = posted(circle, circle.bram)
    capture(circle, message)
    form = circle.bram.click(circle.bram.reads()[-1], "Ja, laat me kijken").form
    circle.bram.submit(form, level=CIRCLE)
    assert message.ts.replace(".", "") in circle.bram.form.text
    circle.bram.submit(circle.bram.form)

    harvest = circle.ada.command("/leerkring oogst").form
    assert CONCLUSION in harvest.text
    assert "Bewaard uit een bericht in Slack" in harvest.text
    assert message.ts.replace(".", "") in harvest.text


def test_a_no_leaves_nothing_and_needs_no_reason(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    request = circle.bram.reads()[-1]
    circle.bram.click(request, "Nee, liever niet")
    circle.tick()

    assert CONCLUSION not in str(circle.snapshot())
    assert CONCLUSION not in circle.bram.reads()[-1].sees
    told = circle.ada.reads()[-1].sees
    assert "is niet bewaard" in told
    assert "Bram" not in told
    again = circle.bram.click(request, "Ja, laat me kijken", stale=True)
    assert "Hierover is al beslist" in again.text
    assert "capture.refused" in circle.audited()


def test_silence_for_two_weeks_is_forgotten(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    request = circle.bram.reads()[-1]
    circle.clock.move_by(timedelta(days=14))

    late = circle.bram.click(request, "Ja, laat me kijken")
    assert "Hierover is al beslist, of het is te lang geleden." in late.text
    ticker.tidy(circle.db, circle.clock.now())
    circle.tick()

    assert CONCLUSION not in str(circle.snapshot())
    asked = next(m for m in circle.bram.reads() if m.ts == request.ts)
    assert CONCLUSION not in asked.sees
    assert "is niet bewaard" in circle.ada.reads()[-1].sees


@pytest.mark.both
def test_nobody_is_asked_twice_about_one_message(circle: World) -> None:
    message = posted(circle, circle.bram)
    capture(circle, message)
    circle.bram.click(circle.bram.reads()[-1], "Nee, liever niet")

    again = circle.chris.message_shortcut(SHORTCUT, message)

    assert "al eens een vraag" in again.text
    assert again.modal is None


def test_two_forms_about_one_message_ask_once(circle: World) -> None:
    message = posted(circle, circle.bram)
    theirs = circle.chris.message_shortcut(SHORTCUT, message).form
    capture(circle, message)
    before = rows(circle)

    errors = submit(circle.chris, theirs, conclusion="Iets anders.")

    assert "al eens een vraag" in " ".join(errors.values())
    assert rows(circle) == before


def test_ones_own_message_needs_nobodys_yes(circle: World) -> None:
    message = posted(circle, circle.bram)
    form = circle.bram.message_shortcut(SHORTCUT, message).form
    assert form.initial("text") == MESSAGE
    assert MESSAGE not in str(circle.snapshot())

    assert circle.bram.submit(form, level=CIRCLE) == {}
    assert circle.bram.submit(circle.bram.form) == {}

    assert [(r.text, r.release_level) for r in stored(circle)] == [
        (MESSAGE, ReleaseLevel.CIRCLE)
    ]
    assert captures(circle) == []
    assert "reflection.shared" in circle.audited()


def test_a_conversation_between_two_is_not_kept(circle: World) -> None:
    circle.sandbox.add_channel(
        "C0WEINIG", "mpdm-ada--bram--chris-1", members=["U0ADA", "U0BRAM", "U0CHRIS"]
    )
    circle.bram.says(MESSAGE, channel="C0WEINIG")
    message = circle.bram.reads("C0WEINIG")[-1]

    refused = circle.ada.message_shortcut(SHORTCUT, message)

    assert "gesprek tussen een paar mensen" in refused.text
    assert captures(circle) == []


def test_what_a_bot_says_is_not_kept(circle: World) -> None:
    welcome = circle.bram.reads()[0]

    assert "niet door een collega" in circle.bram.message_shortcut(SHORTCUT, welcome).text


def test_somebody_outside_the_circle_is_not_asked(circle: World) -> None:
    message = posted(circle, circle.eva)

    refused = circle.ada.message_shortcut(SHORTCUT, message)

    assert "niet samen met deze collega" in refused.text
    assert circle.eva.reads() == []


def test_a_guest_of_another_organisation_is_not_asked(circle: World) -> None:
    add = circle.sandbox.add_person
    stranger = add("U0VREEMD", "vreemd", real_name="Vera Vreemd", team_id="T0ELDERS")
    circle.sandbox.add_member(SQUARE, stranger.id)
    message = posted(circle, stranger)
    before = rows(circle)

    refused = circle.ada.message_shortcut(SHORTCUT, message)

    assert "De schrijver hoort niet bij onze Slack." in refused.text
    assert rows(circle) == before


def test_without_a_circle_there_is_nowhere_to_keep_it(circle: World) -> None:
    refused = circle.eva.message_shortcut(SHORTCUT, posted(circle, circle.eva))

    assert "Je doet nu niet mee" in refused.text


def test_who_was_deactivated_is_not_asked(circle: World) -> None:
    message = posted(circle, circle.bram)
    circle.bram.profile.deleted = True

    refused = circle.ada.message_shortcut(SHORTCUT, message)

    assert "Slack-account van de schrijver is gesloten" in refused.text
    assert captures(circle) == []


def test_words_are_needed_and_not_too_many(circle: World) -> None:
    form = circle.ada.message_shortcut(SHORTCUT, posted(circle, circle.bram)).form

    assert circle.ada.submit(form, conclusion="   ") == {"conclusion": "Vul hier iets in."}


@pytest.mark.parametrize(
    "changes",
    [
        {"author": "U0EVA"},
        {"author": "U0ADA"},
        {"author": 3},
        {"channel": "D0GEHEIM"},
        {"channel": "https://kwaad.example"},
        {"domain": "kwaad.example/"},
        {"ts": "x"},
    ],
)
def test_a_forged_form_asks_nobody(circle: World, changes: dict[str, Any]) -> None:
    form = circle.ada.message_shortcut(SHORTCUT, posted(circle, circle.bram)).form
    forge_memory(circle, circle.ada, **changes)
    before = rows(circle)

    errors = submit(circle.ada, form, conclusion=CONCLUSION)

    assert errors
    assert rows(circle) == before


def test_only_the_author_decides(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    [asked] = captures(circle)
    before = rows(circle)

    for person in (circle.ada, circle.chris):
        for action in ("capture.yes", "capture.no"):
            assert forge_press(circle, person, action, str(asked.id)) == GONE
    assert forge_press(circle, circle.bram, "capture.yes", "x") == GONE
    assert rows(circle) == before
    assert "capture.asked" in circle.audited()


def test_somebody_elses_form_cannot_say_yes(circle: World) -> None:
    capture(circle, posted(circle, circle.bram))
    first = captures(circle)[0]
    capture(circle, posted(circle, circle.chris))
    form = circle.chris.click(circle.chris.reads()[-1], "Ja, laat me kijken").form
    forge_memory(circle, circle.chris, capture=first.id)

    errors = submit(circle.chris, form, level=CIRCLE)

    assert "niet voor jou" in " ".join(errors.values())
    assert stored(circle) == []
