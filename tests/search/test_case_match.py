"""Which cases a question is about, by their words alone."""

import pytest

from bot.search.case_match import beginnings, covered, understand
from bot.search.gate import ENOUGH

WORMS = (
    "Wormenfarm in de wijk",
    "Etensresten worden compost, maar we mogen ze niet ophalen.",
    "De afvalverordening.",
    "De jurist van de provincie kon een ontheffing schrijven.",
)


@pytest.mark.parametrize(
    ("question", "is_about"),
    [
        ("ontheffing", True),
        ("wie kreeg een ontheffing voor etensresten?", True),
        ("wormenfarms", True),
        ("verordening over afval", True),
        ("who knows about compost?", True),
        ("hoe betaal ik een brug van oud beton?", False),
        ("parkeren", False),
        ("kun je een gedicht schrijven?", False),
        ("de het een", False),
        ("", False),
    ],
)
def test_a_case_answers_with_enough_of_the_question(question: str, is_about: bool) -> None:
    asked = understand(question)

    assert (covered(asked, WORMS) >= ENOUGH) is is_about
    if is_about:
        said = " ".join(WORMS).lower()
        assert any(beginning in said for beginning in beginnings(asked))


@pytest.mark.parametrize("question", ["%", "_", "'; --", "🌱 🌱", "x" * 5000])
def test_odd_questions_do_no_harm(question: str) -> None:
    assert covered(understand(question), WORMS) < ENOUGH
