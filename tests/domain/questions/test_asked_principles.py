"""Which questions ask for principles, and what is left of them to look for."""

import pytest

from bot.domain.questions.asked_principles import about


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("welke handvatten zijn er over inkoop?", "welke zijn er over inkoop?"),
        ("Handvat", ""),
        ("HANDVATEN over depots", "over depots"),
        ("een handvatje voor sloop", "een voor sloop"),
        ("principles about reuse", "about reuse"),
        ("which principle holds?", "which holds?"),
    ],
)
def test_the_word_asks_for_principles(typed: str, left: str) -> None:
    assert about(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "hoe vervang je een deurhandvat",
        "in principle we reuse it",
        "Zij kopen in principe tweedehands",
        'wie schreef "handvat van de deur"',
        "“handvatten” in een bestek",
        "principal contractor",
        "",
    ],
)
def test_other_words_and_sayings_do_not(typed: str) -> None:
    assert about(typed) is None
