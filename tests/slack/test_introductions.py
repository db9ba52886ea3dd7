"""How the two of an introduction reach each other."""

import json

import pytest

from bot.domain.questions.introductions import IntroductionSeen
from bot.slack.questions.introductions import made_message
from bot.texts import texts_for
from storage.models import Address, Introduction, IntroductionState, LearningQuestion, Person


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (Address.slack("U0NOOR"), {"type": "user", "user_id": "U0NOOR"}),
        (Address.email("noor@stichting.example"), {"type": "text", "text": "Noor Vos"}),
    ],
    ids=["in Slack", "by mail"],
)
def test_only_who_is_in_slack_can_be_mentioned(address: Address, shown: dict[str, str]) -> None:
    """Slack refuses the whole message for an id that it does not know."""
    seen = IntroductionSeen(
        Introduction(id=1, state=IntroductionState.MADE),
        LearningQuestion(text="Wie doet dit?"),
        reader_gives=True,
        layer=None,
        other=Person(**vars(address), name="Noor Vos", is_active=True),
        brings="",
        is_over=False,
    )

    [*_, written] = made_message(seen, texts_for("nl")).blocks
    [section] = json.loads(json.dumps(written))["elements"]
    assert section["elements"][1] == shown
