"""Making, publishing and reading digests, through Slack."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.ticker import tidy
from storage.models import Delivery, DeliveryState, Digest, DigestItem, Special
from tests.flows.conftest import World
from tests.flows.curating import (
    CLOSED_TITLE,
    CLOSED_WORDS,
    OPEN_TITLE,
    OPEN_WORDS,
    PUBLIC_TITLE,
    curate,
)
from tests.flows.reflecting import (
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    prompt_of,
    rows,
)

SQUARE = "C0PLEIN"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
EMPTY = "Van ‘Circulair inkopen’ is in deze periode niets vrijgegeven voor deze lezers."


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def publish(world: World, **changes: Any) -> None:
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, **changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_going_back_from_the_preview_finds_every_word(curated: World) -> None:
    """And the next digest is proposed for the channel of the last."""
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE], introduction="Dit speelde er.")
    curated.ada.close()

    form = curated.ada.form
    assert form.initial("introduction") == "Dit speelde er."
    assert curated.ada.submit(form) == {}
    assert curated.ada.submit(curated.ada.form) == {}
    assert "gaat nu naar" in curated.ada.form.text
    curated.ada.close()
    assert curated.ada.modal is None

    again = curated.ada.command("/leerkring kennisbrief").form
    assert again.initial("channels") == [SQUARE]
    assert "Er ligt nog een concept" not in again.text


def subscribe(world: World, *people: Any, **changes: Any) -> None:
    for person in people:
        assert person.submit(person.command("/leerkring abonnement").form, **changes) == {}
        person.close(everything=True)


def test_the_preview_is_what_the_reader_gets(curated: World) -> None:
    subscribe(curated, curated.eva)
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE], introduction="Dit speelde er.")
    curated.tick()
    preview = curated.ada.form
    assert "Deze kennisbrief gaat naar één abonnee en één kanaal." in preview.text
    assert "Voor wie? Iedereen in onze Slack." in preview.text
    assert curated.eva.reads() == []

    curated.ada.submit(preview)
    curated.tick()

    [in_channel] = curated.eva.reads(SQUARE)
    [in_dm] = curated.eva.reads()
    for words in (OPEN_TITLE, OPEN_WORDS, PUBLIC_TITLE, "Dit speelde er."):
        assert words in preview.text
        assert words in in_channel.sees
        assert words in in_dm.sees
    for closed in (CLOSED_TITLE, CLOSED_WORDS):
        assert closed not in preview.text + in_channel.sees + in_dm.sees
    assert "Stop met kennisbrieven" in in_dm.buttons
    assert "Heb je een vraag? Typ die hier." in in_dm.sees
    assert "Heb je een vraag? Stuur Leerkring een privébericht." in in_channel.sees
    assert "Stop met kennisbrieven" not in in_channel.buttons


def test_a_circle_reads_its_own_cards_in_its_own_channel(curated: World) -> None:
    subscribe(curated, curated.eva, curated.bram)

    publish(curated, audience="1", channels=[curated.channel])

    assert CLOSED_TITLE in curated.bram.reads(curated.channel)[-1].sees
    assert CLOSED_TITLE in curated.bram.reads()[-1].sees
    assert curated.eva.reads() == []


def test_a_public_digest_holds_public_cards_only(curated: World) -> None:
    publish(curated, audience="3", channels=[SQUARE])

    [digest] = curated.eva.reads(SQUARE)
    assert PUBLIC_TITLE in digest.sees
    assert OPEN_TITLE not in digest.sees


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": "  "}, "title", "Vul hier iets in."),
        ({"period_from": "2026-03-09"}, "period_to", "ligt vóór de begindatum"),
        ({"period_to": "2026-03-01", "period_from": "2026-02-01"}, "period_from", EMPTY),
        ({"themes": ["plastics"]}, "period_from", EMPTY),
        ({"channels": ["C0NOBOT"]}, "channels", "/invite @Leerkring"),
        ({"audience": "1", "channels": [SQUARE]}, "channels", "kanaal van de leerkring zelf"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_the_form(
    curated: World, change: dict[str, Any], field: str, sentence: str
) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    before = rows(curated)

    errors = curated.ada.submit(form, **change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(curated) == before


def test_an_empty_digest_says_what_to_do(world: World) -> None:
    world.start_circle()

    errors = world.ada.submit(world.ada.command("/leerkring digest").form)

    assert "maak eerst inzichten met /leerkring oogst" in errors["period_from"]


def test_cards_can_be_left_out_but_not_all(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    for title in (PUBLIC_TITLE, OPEN_TITLE):
        curated.ada.click(curated.ada.form, "Laat weg", near=title)
    assert "Er staat geen inzicht in." in curated.ada.form.text
    assert curated.ada.form.submit is None
    assert f"{PUBLIC_TITLE}\nCirculair inkopen · liet je weg" in curated.ada.form.text

    curated.ada.click(curated.ada.form, "Zet erbij", near=OPEN_TITLE)
    assert curated.ada.submit(curated.ada.form) == {}
    assert (
        "dan haal ik alleen dat weg." in curated.ada.form.text
    )  # no mail: it is for our Slack
    curated.tick()

    [digest] = curated.eva.reads(SQUARE)
    assert PUBLIC_TITLE not in digest.sees
    assert OPEN_TITLE in digest.sees


def test_what_was_withdrawn_after_the_preview_is_not_published(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    preview = curated.ada.form

    withdraw(curated)
    assert curated.ada.submit(preview) == {}
    curated.tick()

    [digest] = curated.eva.reads(SQUARE)
    assert OPEN_WORDS not in digest.sees
    assert PUBLIC_TITLE in digest.sees


def withdraw(world: World) -> None:
    """Bram keeps the open answer to himself after all."""
    mine = world.bram.click(prompt_of(world.bram), "Mijn antwoorden").form
    level = world.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    block = level.inputs[0]
    assert world.bram.submit(level, {block: "0"}) == {}
    world.bram.close(everything=True)
    world.tick()


def test_what_is_withdrawn_after_publishing_leaves_every_message(curated: World) -> None:
    subscribe(curated, curated.eva)
    publish(curated, channels=[SQUARE])
    before = curated.eva.reads(SQUARE)[0]

    withdraw(curated)

    for message in (curated.eva.reads(SQUARE)[0], curated.eva.reads()[0]):
        assert OPEN_WORDS not in message.sees
        assert "Dit inzicht is ingetrokken." in message.sees
        assert PUBLIC_TITLE in message.sees
    reply = curated.eva.click(before, "Lees meer", near=OPEN_TITLE, stale=True)
    assert reply.text == "Dit inzicht is ingetrokken."


def test_a_digest_is_published_once(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    assert curated.ada.submit(form, channels=[SQUARE]) == {}
    curated.ada.submit(curated.ada.form)
    curated.ada.close(everything=True)
    curated.tick()
    before = rows(curated)

    said = forge_form(curated, curated.ada, "digest.preview", digest=curated.id_of(Digest))

    assert "Deze kennisbrief is al gepubliceerd. Je hoeft niets meer te doen." in said
    assert rows(curated) == before


@pytest.mark.both
def test_publishing_twice_sends_once(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.sandbox.duplicate_deliveries(2)
    curated.ada.submit(curated.ada.form)
    curated.sandbox.duplicate_deliveries(0)
    curated.tick()

    assert len(curated.eva.reads(SQUARE)) == 1
    assert len(curated.snapshot()["digest_item"]) == 2


def test_a_participant_cannot_make_one(curated: World) -> None:
    before = rows(curated)

    reply = curated.bram.command("/leerkring kennisbrief")

    assert "Een kennisbrief maak je als begeleider van" in reply.text
    assert rows(curated) == before


def test_a_forged_preview_publishes_nothing(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.ada.close(everything=True)
    digest_id = curated.id_of(Digest)
    before = rows(curated)

    assert forge_form(curated, curated.eva, "digest.preview", digest=digest_id) == GONE
    facilitators_only = "Dit kan alleen een begeleider van deze leerkring doen."
    told = forge_form(curated, curated.bram, "digest.preview", digest=digest_id)
    assert told == facilitators_only
    assert forge_form(curated, curated.ada, "digest.preview", digest="drop") == GONE
    curated.tick()

    assert rows(curated) == before
    assert curated.eva.reads(SQUARE) == []


def test_one_card_can_be_read_whole(curated: World) -> None:
    publish(curated, channels=[SQUARE])

    reply = curated.eva.click(curated.eva.reads(SQUARE)[0], "Lees meer", near=OPEN_TITLE)

    assert OPEN_WORDS in reply.form.text


def test_what_a_circle_reads_of_its_own_is_for_nobody_else(curated: World) -> None:
    publish(curated, audience="1", channels=[curated.channel])
    edition = str(curated.id_of(Digest))
    with curated.db.read() as session:
        items = [str(each) for each in session.scalars(select(DigestItem.id))]
    assert CLOSED_TITLE in curated.bram.reads(curated.channel)[-1].sees
    before = rows(curated)

    for value in (*items, "99", "x"):
        assert forge_press(curated, curated.eva, "digest.read", value) == GONE
    for value in (edition, "99", "x"):
        assert forge_press(curated, curated.eva, "digest.read_whole", value) == GONE
    assert rows(curated) == before
    assert "Materialen" in forge_press(curated, curated.bram, "digest.read_whole", edition)
    assert any(
        CLOSED_WORDS in forge_press(curated, curated.bram, "digest.read", each)
        for each in items
    )


def test_a_draft_is_read_by_nobody(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.ada.close(everything=True)

    told = forge_press(curated, curated.eva, "digest.read_whole", str(curated.id_of(Digest)))

    assert told == GONE


def test_a_draft_that_was_left_is_offered_and_forgotten_later(curated: World) -> None:
    ada = curated.ada
    assert ada.submit(ada.command("/leerkring kennisbrief").form) == {}
    ada.close(everything=True)
    story = ada.click(ada.command("/leerkring kennisbrief").form, "Reisverhaal").form
    assert ada.submit(story) == {}
    ada.close(everything=True)
    assert left(curated) == 2
    curated.later(days=20)
    tidy(curated.db, curated.clock.now())
    ada.click(ada.command("/leerkring kennisbrief").form, "Ga verder", near="Wat we leerden")
    ada.click(ada.form, "Laat weg", near=OPEN_TITLE)
    ada.close(everything=True)

    curated.later(days=11)  # after that; of the story nobody did anything for 31 days
    tidy(curated.db, curated.clock.now())
    assert left(curated) == 1
    curated.later(days=20)
    tidy(curated.db, curated.clock.now())

    assert left(curated) == 0
    with curated.db.read() as session:
        for table in (Digest, Special):
            assert session.scalars(select(table)).all() == []


def left(world: World) -> int:
    text = world.ada.command("/leerkring kennisbrief").form.text
    world.ada.close(everything=True)
    return text.count("Er ligt nog een concept: ‘")


def test_an_edition_is_for_somebody(curated: World) -> None:
    curated.ada.command("/leerkring kennisbrief")
    forge_value(curated, curated.ada, "audience", selected_option={"value": "0"})
    before = rows(curated)

    assert forge_submit(curated, curated.ada) == {"audience": "Maak een keuze."}
    assert rows(curated) == before


def test_stopping_takes_one_click(curated: World) -> None:
    subscribe(curated, curated.eva)
    publish(curated)

    reply = curated.eva.click(curated.eva.reads()[0], "Stop met kennisbrieven")
    assert "Ik stuur je in Slack geen kennisbrieven meer." in reply.text
    curated.later(days=1)
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, period_from="2026-03-01")

    assert "geen abonnee krijgt deze kennisbrief meteen" in curated.ada.form.text


def test_subscribers_get_the_themes_they_chose(curated: World) -> None:
    subscribe(curated, curated.eva, themes=["plastics"])

    publish(curated, themes=["procurement"], channels=[SQUARE])

    assert curated.eva.reads() == []


def test_the_next_digest_begins_where_the_last_one_ended(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    published_to = curated.clock.now().date()
    curated.later(days=10)

    form = curated.ada.command("/leerkring kennisbrief").form

    assert form.initial("period_from") == (published_to + timedelta(days=1)).isoformat()


def test_a_channel_that_closed_meanwhile_is_told_to_the_facilitator(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.sandbox.remove_bot(SQUARE)
    curated.ada.submit(curated.ada.form)
    curated.ada.close(everything=True)
    curated.tick()
    report = curated.ada.reads()[-1]
    assert "kwam niet aan: de kennisbrief" in report.sees

    curated.sandbox.invite_bot(SQUARE)
    curated.ada.click(report, "Stuur opnieuw")
    curated.tick()

    assert len(curated.eva.reads(SQUARE)) == 1
    assert "Stuur opnieuw" not in curated.ada.reads()[-1].buttons


def test_what_slack_took_and_did_not_confirm_is_for_the_facilitator_to_look_at(
    curated: World,
) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.sandbox.faults.add("chat.postMessage", "drop_after", times=1)
    curated.ada.submit(curated.ada.form)
    curated.ada.close(everything=True)
    curated.tick()
    curated.later(minutes=10)
    report = curated.ada.reads()[-1]
    assert "Ik weet niet zeker of dit bericht" in report.sees

    curated.ada.click(report, "Het is er")
    curated.tick()

    assert len(curated.eva.reads(SQUARE)) == 1
    assert curated.ada.reads()[-1].buttons == []
    assert "delivery.arrived" in curated.audited()


def test_a_stranger_cannot_send_a_message_again(curated: World) -> None:
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form, channels=[SQUARE])
    curated.sandbox.remove_bot(SQUARE)
    curated.ada.submit(curated.ada.form)
    curated.ada.close(everything=True)
    curated.tick()
    dead = curated.id_of(Delivery, state=DeliveryState.DEAD)
    before = rows(curated)

    told = forge_press(curated, curated.bram, "delivery.again", str(dead))

    assert told == "Dit kan alleen een begeleider van deze leerkring doen."
    assert rows(curated) == before


def test_just_after_midnight_the_period_ends_on_the_circle_s_own_day(curated: World) -> None:
    """By UTC it is still the day before."""
    late = curated.clock.now().replace(hour=23, minute=10)
    curated.clock.move_to(late)

    form = curated.ada.command("/leerkring kennisbrief").form

    assert form.initial("period_to") == (late.date() + timedelta(days=1)).isoformat()
    assert curated.ada.submit(form) == {}
    assert OPEN_TITLE in curated.ada.form.text
