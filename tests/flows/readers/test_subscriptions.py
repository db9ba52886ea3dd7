"""Choosing digests: about what, how often, where; less, a pause, and nothing."""

from datetime import timedelta
from typing import Any

import pytest

from storage.models import Insight
from tests.flows.circulation.test_digests import SQUARE, publish, subscribe, withdraw
from tests.flows.circulation.test_repeats import LATER_TITLE, another_card
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, OPEN_WORDS, PUBLIC_TITLE, curate
from tests.flows.reflecting import forge_press, rows


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def test_an_edition_without_a_card_on_their_theme_does_not_come(curated: World) -> None:
    """The edition itself names no theme: it is about all."""
    subscribe(curated, curated.eva, themes=["plastics"])
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form)
    assert "geen abonnee krijgt deze kennisbrief meteen" in curated.ada.form.text
    curated.ada.submit(curated.ada.form)
    curated.tick()

    assert curated.eva.reads() == []


def test_of_an_edition_they_get_the_cards_on_their_theme(curated: World) -> None:
    """The rest is one press away; and what they choose later changes no message."""
    subscribe(curated, curated.eva, themes=["construction"])
    subscribe(curated, curated.chris)

    publish(curated, themes=[])

    [mine] = curated.eva.reads()
    assert PUBLIC_TITLE in mine.sees
    assert OPEN_TITLE not in mine.sees
    assert "Er staat nog één inzicht in, over een ander thema." in mine.sees
    assert OPEN_TITLE in curated.eva.click(mine, "Lees alles").form.text
    every = curated.chris.reads()[-1].sees
    assert PUBLIC_TITLE in every
    assert OPEN_TITLE in every


MONTHLY = {"wanted": "monthly"}


def test_less_often_is_one_message_with_what_was_missed(curated: World) -> None:
    """Nothing before; all of it once; and nothing more while there is nothing more."""
    subscribe(curated, curated.eva, **MONTHLY)
    assert "één bericht" in curated.eva.command("/leerkring abonnement").form.text
    curated.eva.close(everything=True)
    form = curated.ada.command("/leerkring kennisbrief").form
    curated.ada.submit(form)
    assert "Eén abonnee krijgt deze kennisbrief later" in curated.ada.form.text
    curated.ada.submit(curated.ada.form)
    curated.ada.close(everything=True)
    curated.later(days=3)
    another_card(curated)
    publish(curated)
    assert curated.eva.reads() == []

    for _ in range(36):
        curated.later(days=1)

    [told] = curated.eva.reads()
    assert "Er zijn 2 nieuwe kennisbrieven uitgekomen" in told.sees
    for title in (OPEN_TITLE, PUBLIC_TITLE, LATER_TITLE):
        assert told.sees.count(title) == 1
    assert OPEN_WORDS in curated.eva.click(told, "Lees meer", near=OPEN_TITLE).form.text
    for _ in range(40):
        curated.later(days=1)
    assert len(curated.eva.reads()) == 1


def test_the_next_message_begins_where_the_last_one_ended(curated: World) -> None:
    subscribe(curated, curated.eva, **MONTHLY)
    publish(curated)
    for _ in range(36):
        curated.later(days=1)
    another_card(curated)
    publish(curated)
    assert len(curated.eva.reads()) == 1

    for _ in range(36):
        curated.later(days=1)

    [_, second] = curated.eva.reads()
    assert LATER_TITLE in second.sees
    assert OPEN_TITLE not in second.sees


def test_what_is_withdrawn_leaves_the_message_about_what_was_missed(curated: World) -> None:
    subscribe(curated, curated.eva, **MONTHLY)
    publish(curated)
    for _ in range(36):
        curated.later(days=1)
    assert OPEN_TITLE in curated.eva.reads()[0].sees

    withdraw(curated)

    [told] = curated.eva.reads()
    assert OPEN_TITLE not in told.sees
    assert "Dit inzicht is ingetrokken." in told.sees


def test_an_edition_of_which_nothing_is_left_is_not_told_of(curated: World) -> None:
    subscribe(curated, curated.eva, **MONTHLY)
    publish(curated)
    withdraw(curated)
    public = str(curated.id_of(Insight, title=PUBLIC_TITLE))
    forge_press(curated, curated.chris, "release.withdraw", public)
    curated.later(days=3)
    another_card(curated)
    publish(curated)

    for _ in range(36):
        curated.later(days=1)

    [told] = curated.eva.reads()
    assert LATER_TITLE in told.sees
    assert "2 nieuwe kennisbrieven" not in told.sees
    assert "ingetrokken" not in told.sees


def test_a_pause_ends_with_what_was_missed(curated: World) -> None:
    until = (curated.clock.now() + timedelta(days=10)).date().isoformat()
    form = curated.eva.command("/leerkring abonnement").form
    curated.eva.submit(form, paused_until=until)
    assert "Wat je miste, zit in het eerste bericht daarna." in curated.eva.form.text
    curated.eva.close(everything=True)
    publish(curated)
    curated.later(days=5)
    assert curated.eva.reads() == []
    assert curated.eva.command("/leerkring abonnement").form.initial("paused_until") == until
    curated.eva.close(everything=True)

    for _ in range(7):
        curated.later(days=1)

    [told] = curated.eva.reads()
    assert OPEN_TITLE in told.sees
    another_card(curated)
    publish(curated)
    assert LATER_TITLE in curated.eva.reads()[1].sees
    for _ in range(5):
        curated.later(days=1)
    assert len(curated.eva.reads()) == 2


def test_whoever_wants_each_one_again_gets_what_waited(curated: World) -> None:
    subscribe(curated, curated.eva, **MONTHLY)
    publish(curated)
    subscribe(curated, curated.eva, wanted="each")

    for _ in range(4):
        curated.later(days=1)

    assert OPEN_TITLE in curated.eva.reads()[0].sees
    assert len(curated.eva.reads()) == 1


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (
            {"paused_until": "2026-03-01"},
            "paused_until",
            "Kies een dag die nog komt, of laat dit leeg.",
        ),
        ({"paused_until": "2028-03-01"}, "paused_until", "Kies een dag binnen een jaar."),
        ({"channel": "C0NOBOT"}, "channel", "Ik zit niet in dit kanaal."),
        ({"channel": "C0KRING"}, "channel", "Je zit zelf niet in dit kanaal."),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_the_form(
    curated: World, change: dict[str, Any], field: str, sentence: str
) -> None:
    form = curated.eva.command("/leerkring abonnement").form
    before = rows(curated)

    refused = curated.eva.submit(form, **change)

    assert list(refused) == [field]
    assert sentence in refused[field]
    assert rows(curated) == before


def test_in_a_channel_of_theirs(curated: World) -> None:
    """One copy, whoever asks; and what is for a circle alone goes to no channel."""
    subscribe(curated, curated.bram, channel=SQUARE)
    refused = curated.eva.submit(
        curated.eva.command("/leerkring abonnement").form, channel=SQUARE
    )
    assert "Een collega laat de kennisbrieven al in dit kanaal zetten." in refused["channel"]
    curated.eva.close(everything=True)
    before = len(curated.bram.reads())

    publish(curated, channels=[SQUARE])
    publish(curated, audience="1", channels=[])

    [shared] = curated.eva.reads(SQUARE)
    assert OPEN_TITLE in shared.sees
    [own] = curated.bram.reads()[before:]
    assert CLOSED_TITLE in own.sees
    stopped = curated.bram.click(own, "Stop met kennisbrieven").messages[0]
    assert "kanaal" in curated.bram.click(stopped, "Liever eens per kwartaal").text


def test_less_is_offered_when_someone_stops(curated: World) -> None:
    subscribe(curated, curated.eva)
    publish(curated)
    stopped = curated.eva.click(curated.eva.reads()[0], "Stop met kennisbrieven")
    assert "Ik stuur je in Slack geen kennisbrieven meer." in stopped.text

    again = curated.eva.click(stopped.messages[0], "Liever eens per kwartaal")

    assert "Hooguit eens per kwartaal" in again.text
    form = curated.eva.command("/leerkring abonnement").form
    assert form.initial("wanted") == "quarterly"


def test_monthly_instead_of_each(curated: World) -> None:
    subscribe(curated, curated.eva)
    publish(curated)
    said = curated.eva.click(curated.eva.reads()[0], "Minder vaak, of pauze").form
    assert said.options("wanted")[1:] == [
        "Hooguit eens per maand, in één bericht",
        "Hooguit eens per kwartaal, in één bericht",
        "Geen kennisbrieven",
    ]
    curated.eva.close(everything=True)

    told = forge_press(curated, curated.eva, "subscription.monthly", "")

    assert "Hooguit eens per maand" in told


def test_stop_as_a_command_ends_digests_and_says_so(curated: World) -> None:
    subscribe(curated, curated.eva)

    said = curated.eva.command("/leerkring stop")

    assert "Ik stuur je in Slack geen kennisbrieven meer." in said.text
    assert "je hoeft niet te zeggen waarom" in said.text
    assert "Geen kennisbrieven meer: druk op" not in said.text
    publish(curated)
    assert all(each.ephemeral for each in curated.eva.reads())
    again = curated.eva.command("/leerkring stop")
    assert "Ik stuur je in Slack geen kennisbrieven meer." not in again.text
