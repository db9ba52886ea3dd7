"""Which words ask for nothing but what came of it."""

import pytest

from bot.domain.questions.asked_outcomes import outcome_asked
from storage.models import Outcome


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("alleen wat niet werkte", Outcome.DID_NOT),
        ("En wat ging er mis?", Outcome.DID_NOT),
        ("mislukt", Outcome.DID_NOT),
        ("only what didn't work", Outcome.DID_NOT),
        ("wat werkte wel?", Outcome.WORKED),
        ("just what worked, please", Outcome.WORKED),
        ("wat werkte deels", Outcome.PARTLY),
        ("what partly worked", Outcome.PARTLY),
        ("wat werkte wel en wat niet?", None),
        ("wat werkte niet bij beton?", None),
        ("en in hoogbouw?", None),
        ("niet", None),
        ("", None),
    ],
)
def test_an_outcome_is_asked_for_by_itself(typed: str, outcome: Outcome | None) -> None:
    assert outcome_asked(typed) is outcome
