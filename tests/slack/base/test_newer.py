"""Which forms hold older words than what is stored, and what their author is shown."""

import copy
import json
from typing import Any

import pytest
from slack_sdk.models.blocks import (
    CheckboxesElement,
    PlainTextInputElement,
    StaticSelectElement,
    UserMultiSelectElement,
)

from bot.slack.base.blocks import Json, field, modal, option
from bot.slack.base.newer import SHOWN_BEFORE, Newer, as_begun, begun, check_unchanged
from bot.texts import texts_for

NL = texts_for("nl")
FEW = [option("Eén", "1"), option("Twee", "2")]


def form(text: str = "", chosen: int = 0, *, ticked: bool = False, **memory: Any) -> Json:
    choice = StaticSelectElement(options=FEW, initial_option=FEW[chosen])
    return modal(
        "form",
        "Formulier",
        [
            field("text", "Woorden", PlainTextInputElement(initial_value=text or None)),
            field("choice", "Keuze", choice),
            field(
                "ticks",
                "Vinkjes",
                CheckboxesElement(options=FEW, initial_options=FEW[:1] if ticked else None),
            ),
            field("people", "Mensen", UserMultiSelectElement(initial_users=["U1"])),
        ],
        close="Sluit",
        remember=memory or None,
    )


def sent(opened: Json, text: str | None = None, chosen: int | None = None) -> Json:
    """As Slack sends it: what was not touched comes back as it began."""
    view = as_begun(copy.deepcopy(opened))
    if text is not None:
        view["state"]["values"]["text"]["value"]["value"] = text
    if chosen is not None:
        view["state"]["values"]["choice"]["value"]["selected_option"] = FEW[chosen].to_dict()
    return view


REMEMBERED: dict[str, Any] = {SHOWN_BEFORE: begun("text")}


@pytest.mark.parametrize(
    ("view", "now"),
    [
        (sent(form("oud"), "nieuw"), form("oud")),  # nothing changed meanwhile
        (sent(form("oud"), "nieuw"), form("nieuw")),  # the same twice
        (sent(form("oud"), "nieuw\r\nregel "), form("nieuw\nregel")),
        (sent(form("R&amp;D"), "nieuw"), form("R&D")),  # however Slack hands it back
        (sent(form(), "nieuw"), form()),
        (sent(form(), "Eerst de markt. Dan pas eisen."), form("Eerst de markt.")),  # late
        (sent(form("eisen"), "Stel geen (harde) eisen!"), form("(harde) eisen!")),
        (sent(form("begin", 0, ticked=False, **REMEMBERED), "nieuw"), form()),
        ({"blocks": "?", "state": {"values": []}}, form("x")),
        ({"blocks": [{"type": "input"}, 1, {"element": {"type": "checkboxes"}}]}, form("x")),
        ({}, form("x")),
    ],
)
def test_a_form_that_replaces_nothing_newer_is_taken(view: Json, now: Json) -> None:
    check_unchanged(view, now, NL)


@pytest.mark.parametrize(
    ("view", "now", "shown"),
    [
        (sent(form(), "laptop"), form("telefoon"), ["Woorden", "telefoon"]),
        (sent(form("oud"), "laptop"), form("telefoon"), ["Woorden", "telefoon"]),
        (sent(form("oud")), form("telefoon"), ["telefoon"]),  # sent as it began
        (sent(form("oud"), "laptop"), form(), ["(niets)"]),  # withdrawn meanwhile
        (sent(form(chosen=0), chosen=0), form(chosen=1), ["Keuze", "Twee"]),
        (sent(form(ticked=True)), form(ticked=False), ["Vinkjes", "(niets)"]),
        (sent(form("oud"), "laptop"), form("telefoon", chosen=1), ["telefoon", "Twee"]),
        (sent(form("markt, zei Piet"), chosen=1), form("markt"), ["Woorden", "markt"]),
        (sent(form("markt, zei Piet"), "De markt, zei Piet"), form("markt"), ["markt"]),
        (sent(form(), "Marktwerking"), form("Markt"), ["Markt"]),  # another word
        (sent(form(), "Vermarkt."), form("markt."), ["markt."]),
    ],
)
def test_newer_words_are_shown_and_nothing_of_ones_own_is_lost(
    view: Json, now: Json, shown: list[str]
) -> None:
    with pytest.raises(Newer) as refusal:
        check_unchanged(view, now, NL)

    both = refusal.value.view
    above = json.dumps(both["blocks"][: -len(now["blocks"])], ensure_ascii=False)
    assert all(each in above for each in shown)
    assert as_begun(both)["state"]["values"]["text"] == view["state"]["values"]["text"]
    assert as_begun(both)["state"]["values"]["choice"] == view["state"]["values"]["choice"]
    assert both["callback_id"] == now["callback_id"]


def test_who_has_seen_it_may_replace_it_but_not_what_came_after() -> None:
    with pytest.raises(Newer) as refusal:
        check_unchanged(sent(form("oud", circle=7), "laptop"), form("telefoon", circle=7), NL)

    again = as_begun(refusal.value.view)
    check_unchanged(again, form("telefoon", circle=7), NL)
    assert json.loads(again["private_metadata"])["circle"] == 7
    with pytest.raises(Newer):
        check_unchanged(again, form("nog nieuwer", circle=7), NL)
