"""What a form holds: drafts come back as they were, and only web addresses are links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.links import is_link, read_links
from bot.domain.learned.direct_messages import may_be_answer, tells
from bot.domain.learned.sheets import FOLLOW_UPS, Filled, Sheet, as_filled, differs
from bot.errors import InvalidInput
from storage.models import Reflection, ReleaseLevel

WORDS = st.text(max_size=40)
FILLED = st.builds(
    Filled,
    text=WORDS,
    level=st.sampled_from(list(ReleaseLevel)),
    follow_up=st.sampled_from(["", *FOLLOW_UPS]),
    why=WORDS,
    condition=WORDS,
    learning=WORDS,
    links=WORDS,
)
SHEETS = st.builds(
    Sheet,
    filled=st.dictionaries(st.integers(1, 99), FILLED, max_size=5),
    case_id=st.none() | st.integers(1, 99),
)


@given(SHEETS)
def test_a_draft_comes_back_as_it_was(sheet: Sheet) -> None:
    assert Sheet.from_json(sheet.as_json()) == sheet
    assert not differs(sheet, sheet)


@given(SHEETS, st.integers(1, 99))
def test_any_word_makes_a_difference(sheet: Sheet, question_id: int) -> None:
    more = Filled("Iets anders.", ReleaseLevel.CIRCLE, why="kanarie" * 9)

    assert differs(Sheet({**sheet.filled, question_id: more}, sheet.case_id), sheet)


@pytest.mark.parametrize(
    "address",
    [
        "https://voorbeeld.example/",
        "http://voorbeeld.example:8080/a?b=1&c=2#d",
        "https://nl.wikipedia.example/wiki/Kringloop_(economie)",
    ],
)
def test_web_addresses_are_links(address: str) -> None:
    assert is_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "voorbeeld.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://localhost/",
        "https://a@voorbeeld.example/",
        "https://voorbeeld.example/\u202egnp.exe",
        "https://voorbeeld.example/<b>",
        "https://voorbeeld.example:port/",
        "https://[::1/",
        "https://voorbeeld.example/" + "x" * 500,
    ],
)
def test_anything_else_is_not(address: str) -> None:
    assert not is_link(address)


def test_six_links_are_too_many() -> None:
    one_each = "\n".join(f"https://voorbeeld.example/{n}" for n in range(6))

    with pytest.raises(InvalidInput):
        read_links(one_each, "links-1")
    assert len(read_links("https://voorbeeld.example/ " * 6, "links-1")) == 1


@given(st.text(max_size=300))
def test_any_message_can_be_sorted(text: str) -> None:
    assert may_be_answer(text) in {True, False}
    assert not may_be_answer(f"{text}?")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("materialenpaspoort", False),
        ("hergebruik van gevelplaten in de wijk", True),
        ("Hoe regel je een materialenpaspoort bij oplevering", False),
        ("Wat mij opviel: niemand wist van het depot. Dat gaan we anders doen.", True),
        ("What did you learn about reuse in construction", False),
        ("We learned that the contractor wants to fill it in.", True),
    ],
)
def test_a_question_is_something_to_search_for(text: str, answers: bool) -> None:
    assert may_be_answer(text) == answers


def test_a_stored_answer_without_details_stays_folded() -> None:
    written = Reflection(text="Dit.", wanted_level=ReleaseLevel.CIRCLE)

    assert as_filled(written) == Filled("Dit.", ReleaseLevel.CIRCLE)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Ik heb iets geleerd over depots: zonder beheerder lopen ze leeg", True),
        ("Gisteren leerden we dat de aannemer mee wil denken", True),
        ("I have learned that the contractor wants to join early.", True),
        ("Wat hebben wij geleerd over depots in de regio", False),
        ("Wat leerden wij over het depot van de provincie en de gemeente samen?", False),
        ("ik leerde iets", False),  # too short to keep
        ("ervaring met depots zonder beheerder in de regio", False),
    ],
)
def test_what_somebody_learned_is_told_by_its_words(text: str, is_told: bool) -> None:
    assert tells(text) == is_told
