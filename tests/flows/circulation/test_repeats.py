"""A digest does not repeat itself: what its readers have is left out, said, and can be sent."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.seen import View
from storage.models import Digest, DigestState
from tests.flows.circulation.test_digests import SQUARE, publish, subscribe
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_TITLE, OPEN_TITLE, PUBLIC_TITLE, curate
from tests.flows.reflecting import NETWORK, forge_form, hold_session, make_card, reflect, rows

OTHER = "C0ANDERS"
NOTHING_NEW = "Er is niets nieuws voor deze lezers"
LATER_WORDS = "Een leverancier neemt zijn stoelen na tien jaar terug."
LATER_TITLE = "Stoelen komen terug"
LATER = {
    LATER_TITLE: LATER_WORDS,
    "Tegels uit de straat": "Oude klinkers gaan gewassen naar een nieuw plein.",
    "Kantine zonder wegwerp": "Bekers met statiegeld komen bijna allemaal weer binnen.",
}


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def preview(world: World, **changes: Any) -> View:
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, **changes) == {}
    return world.ada.form


def another_card(world: World, words: str = LATER_WORDS, title: str = LATER_TITLE) -> None:
    hold_session(world)
    reflect(world, world.ada, (words, NETWORK))  # who makes it need not be asked
    make_card(world, words, NETWORK, title=title, what=words, why="")
    world.ada.close(everything=True)


def posted(world: World, channel: str = SQUARE) -> list[str]:
    return [message.sees for message in world.eva.reads(channel)]


def test_a_second_digest_on_one_day_says_that_all_was_sent(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    curated.later(hours=1)

    second = preview(curated, channels=[SQUARE])

    assert f"{NOTHING_NEW}: beide inzichten kregen ze al" in second.text
    assert "maart 2026, 11:00" in second.text
    assert second.submit is None
    draft = curated.id_of(Digest, state=DigestState.DRAFT)
    before = rows(curated)
    said = forge_form(curated, curated.ada, "digest.preview", digest=draft)
    assert "Deze lezers hebben alles al. Er is niets verstuurd." in said
    assert rows(curated) == before
    curated.ada.close(everything=True)
    curated.tick()
    assert len(posted(curated)) == 1


def test_it_can_be_sent_once_more_all_the_same(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    second = preview(curated, channels=[SQUARE])
    assert f"{OPEN_TITLE}\nCirculair inkopen · kregen deze lezers al, op 4 mrt" in second.text
    curated.ada.click(second, "Zet erbij", near=OPEN_TITLE)

    assert curated.ada.submit(curated.ada.form) == {}
    curated.tick()

    [_, repeated] = posted(curated)
    assert OPEN_TITLE in repeated
    assert PUBLIC_TITLE not in repeated


def test_what_was_made_in_between_comes_exactly_once(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    for title, words in LATER.items():
        curated.later(hours=2)
        another_card(curated, words, title)
        shown = preview(curated, channels=[SQUARE])
        assert title in shown.text
        assert curated.ada.submit(shown) == {}
        curated.ada.close(everything=True)
        curated.tick()

    digests = posted(curated)
    assert len(digests) == 1 + len(LATER)
    for title in (OPEN_TITLE, PUBLIC_TITLE, *LATER):
        assert sum(title in each for each in digests) == 1


def test_a_card_of_the_evening_after_a_digest_is_in_the_next(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    curated.later(hours=8)
    another_card(curated)
    curated.later(days=10)

    assert LATER_TITLE in preview(curated, channels=[SQUARE]).text


def test_cards_that_did_not_fit_come_next(
    curated: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.domain.circulation.digests.MOST_ITEMS", 1)
    publish(curated, channels=[SQUARE])
    curated.later(hours=1)
    publish(curated, channels=[SQUARE])

    first, second = posted(curated)
    assert {OPEN_TITLE in first, OPEN_TITLE in second} == {True, False}
    assert {PUBLIC_TITLE in first, PUBLIC_TITLE in second} == {True, False}


def test_more_than_an_edition_holds_is_refused(
    curated: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full one offers no more; who presses all the same is told why."""
    curated.ada.click(preview(curated, channels=[SQUARE]), "Laat weg", near=OPEN_TITLE)
    with_room = curated.ada.form
    before = rows(curated)
    monkeypatch.setattr("bot.domain.circulation.composing.MOST_ITEMS", 1)

    said = curated.ada.click(with_room, "Zet erbij", near=OPEN_TITLE)

    assert (
        "In een kennisbrief passen hooguit 1 inzichten. Laat er eerst een weg."
        in said.form.text
    )
    assert rows(curated) == before
    curated.ada.close(everything=True)
    monkeypatch.setattr("bot.domain.circulation.digests.MOST_ITEMS", 1)
    full = preview(curated, channels=[SQUARE])
    assert "Zet erbij" not in full.buttons
    assert "In een kennisbrief passen er hooguit" in full.text


def test_what_nobody_saw_in_the_preview_waits_for_the_next(curated: World) -> None:
    hold_session(curated)
    reflect(curated, curated.ada, (LATER_WORDS, NETWORK))
    preview(curated, channels=[SQUARE])
    open_form = curated.sandbox.workspace.modals[curated.ada.id][-1]
    memory = json.loads(open_form.payload["private_metadata"])
    curated.ada.close(everything=True)
    curated.later(hours=1)
    make_card(curated, LATER_WORDS, NETWORK, title=LATER_TITLE, what=LATER_WORDS, why="")
    curated.ada.close(everything=True)
    forge_form(curated, curated.ada, "digest.preview", **memory)  # from another device
    curated.ada.close(everything=True)
    curated.later(hours=1)

    assert LATER_TITLE not in posted(curated)[0]
    assert LATER_TITLE in preview(curated, channels=[SQUARE]).text


def test_subscribers_get_what_only_a_channel_was_sent(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    curated.later(hours=1)
    subscribe(curated, curated.chris)

    publish(curated, channels=[])

    assert any(OPEN_TITLE in m.sees for m in curated.chris.reads() if m.sees)


def test_what_was_left_out_is_not_proposed_again(curated: World) -> None:
    curated.later(hours=1)
    first = preview(curated, channels=[SQUARE])
    curated.ada.click(first, "Laat weg", near=PUBLIC_TITLE)
    assert curated.ada.submit(curated.ada.form) == {}
    curated.ada.close(everything=True)
    curated.tick()

    assert NOTHING_NEW in preview(curated, channels=[SQUARE]).text


@pytest.mark.parametrize(
    "change",
    [{"channels": [OTHER]}, {"channels": [SQUARE, OTHER]}, {"audience": "3"}],
)
def test_other_readers_get_all_of_it(curated: World, change: dict[str, Any]) -> None:
    curated.sandbox.add_channel(OTHER, "anders", members=["U0ADA", "U0EVA"])
    publish(curated, channels=[SQUARE])

    shown = preview(curated, **{"channels": [SQUARE], **change})

    assert NOTHING_NEW not in shown.text
    assert PUBLIC_TITLE in shown.text
    assert "Laat weg" in shown.buttons


def test_the_circle_s_own_digest_is_apart(curated: World) -> None:
    publish(curated, channels=[SQUARE])

    shown = preview(curated, audience="1", channels=[curated.channel])

    assert all(title in shown.text for title in (OPEN_TITLE, CLOSED_TITLE, PUBLIC_TITLE))
    assert "kregen deze lezers al" not in shown.text


def test_what_did_not_arrive_does_not_count(curated: World) -> None:
    shown = preview(curated, channels=[SQUARE])
    curated.sandbox.remove_bot(SQUARE)
    assert curated.ada.submit(shown) == {}
    curated.ada.close(everything=True)
    curated.tick()
    curated.sandbox.invite_bot(SQUARE)

    again = preview(curated, channels=[SQUARE])

    assert OPEN_TITLE in again.text
    assert "Laat weg" in again.buttons


def test_a_digest_to_nobody_does_not_count(curated: World) -> None:
    publish(curated)
    subscribe(curated, curated.eva)

    assert "Laat weg" in preview(curated).buttons


def test_what_waits_to_be_sent_counts(curated: World) -> None:
    assert curated.ada.submit(preview(curated, channels=[SQUARE])) == {}
    curated.ada.close(everything=True)

    assert NOTHING_NEW in preview(curated, channels=[SQUARE]).text


@pytest.mark.both
def test_of_two_drafts_at_the_same_moment_one_goes_out(curated: World) -> None:
    preview(curated, channels=[SQUARE])
    first = curated.id_of(Digest)
    curated.ada.close(everything=True)
    publish(curated, channels=[SQUARE])
    before = rows(curated)

    said = forge_form(curated, curated.ada, "digest.preview", digest=first)

    assert "Deze lezers hebben alles al." in said
    assert rows(curated) == before
    curated.tick()
    assert len(posted(curated)) == 1


def test_nothing_at_all_since_the_last_one(curated: World) -> None:
    publish(curated, channels=[SQUARE])
    curated.later(days=3)
    form = curated.ada.command("/leerkring kennisbrief").form

    refused = curated.ada.submit(form, channels=[SQUARE], period_from="2026-03-06")

    assert "Van ‘Circulair inkopen’ is in deze periode niets" in refused["period_from"]


def test_subscribers_alone(curated: World) -> None:
    subscribe(curated, curated.eva)
    publish(curated)
    curated.later(hours=1)

    assert NOTHING_NEW in preview(curated).text


def test_in_english(curated: World) -> None:
    curated.speak_english(curated.ada)
    publish(curated, channels=[SQUARE])
    curated.later(hours=1)

    shown = preview(curated, channels=[SQUARE])

    assert "Both insights here were already in an earlier digest" in shown.text
    assert "Circulair inkopen · these readers got it on 4 Mar" in shown.text
    another = curated.ada.command("/leerkring digest").form
    tomorrow = (curated.clock.now() + timedelta(days=1)).date().isoformat()
    late = {"period_from": tomorrow, "period_to": tomorrow}
    said = curated.ada.submit(another, late, channels=[SQUARE])
    assert "‘Circulair inkopen’ has no released insights" in said["period_from"]
