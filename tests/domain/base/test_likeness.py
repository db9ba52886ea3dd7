"""When two questions are one, and what words a circle and a question share."""

import pytest

from bot.domain.base.likeness import RELATED, alike, grouped, likeness, same_words, shared_words

CUPS = "Hoe werkt statiegeld op koffiebekers?"


@pytest.mark.parametrize(
    "other",
    [
        "Hoe werkt statiegeld op een koffiebeker?",
        "Werkt statiegeld op bekers voor koffie?",
        "Wie heeft ervaring met een statiegeldsysteem voor koffiebekers?",
        "hoe werkt statigeld op koffiebekers",
    ],
)
def test_one_question_in_other_words(other: str) -> None:
    assert alike(CUPS, other)
    assert alike(other, CUPS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoe werkt circulair inkopen?", "Hoe werkt circulair slopen?"),
        (CUPS, "Hoe werkt een wormenhotel?"),
        ("?", "?"),
        ("de het een", "🐛🐛"),
        ("", ""),
    ],
)
def test_other_questions(one: str, other: str) -> None:
    assert not alike(one, other)


def test_related_is_worth_a_look() -> None:
    one = "Wie kent een goede leverancier van beton?"
    other = "Kent iemand een leverancier van circulair beton?"
    assert not alike(one, other)
    assert likeness(one, other) >= RELATED


def test_groups_keep_their_order() -> None:
    texts = [CUPS, "Hoe werkt een wormenhotel?", "Werkt statiegeld op bekers voor koffie?"]
    assert grouped(texts) == [[0, 2], [1]]


def test_words_are_shared_as_they_were_asked() -> None:
    about = "Minder weggooibekers bij koffie, met een statiegeldsysteem."
    assert shared_words(CUPS, about) == ["statiegeld", "koffiebekers"]


def test_capitals_and_punctuation_do_not_make_another_question() -> None:
    assert same_words(CUPS, "HOE WERKT statiegeld, op koffiebekers!")
    assert not same_words(CUPS, "Hoe werkt statiegeld?")
