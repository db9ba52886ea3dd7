"""Which answers to one question belong together."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.harvest.grouping import Said, grouped, name_of
from bot.search.analyzers import stem

THREE = [
    "Wij begonnen klein, met één afdeling, en breidden daarna uit.",
    "Koffiebekers inzamelen lukte pas met statiegeld.",
    "Begin met een kleine afdeling die wil; de rest volgt later.",
]
TWELVE = [
    *THREE,
    "Eerst één afdeling, klein beginnen, en pas daarna de hele gemeente.",
    "De inkoper zat vanaf het begin aan tafel, dat scheelde maanden.",
    "Betrek de afdeling inkoop vroeg: zonder inkopers geen circulaire aanbesteding.",
    "Bij ons kwam inkoop te laat in beeld, waardoor de aanbesteding over moest.",
    "Het materialenpaspoort vragen we nu bij de oplevering van elk gebouw.",
    "Een gebouwenpaspoort eisen bij oplevering werkte niet, de aannemer had geen gegevens.",
    "De wethouder moest het verhaal zelf vertellen aan de raad.",
    "Zonder steun van de wethouder kom je nergens in de gemeenteraad.",
    "Ik heb niets geleerd.",
]
WORDS = ["inkoop", "afdeling", "klein", "gebouw", "oplevering", "raad", "beker", "de", "het"]
ANSWERS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=12),
    max_size=14,
)


def together(texts: list[str], kept: dict[int, int] | None = None) -> set[frozenset[str]]:
    said = [Said(text, (kept or {}).get(n)) for n, text in enumerate(texts)]
    return {frozenset(texts[n] for n in group) for group in grouped(said)}


def holding(texts: list[str], part: str) -> list[str]:
    """What stands together with the answer that says this."""
    [group] = [each for each in together(texts) if any(part in text for text in each)]
    return sorted(group)


def test_three_answers_are_a_pair_and_one_alone() -> None:
    assert holding(THREE, "Koffiebekers") == [THREE[1]]
    assert holding(THREE, "klein,") == sorted([THREE[0], THREE[2]])


@pytest.mark.parametrize(
    ("part", "others"),
    [
        ("Wij begonnen klein", 2),  # another form of the word
        ("Betrek de afdeling inkoop", 2),  # who is not what; one of them stands in a compound
        ("Het materialenpaspoort", 1),
        ("De wethouder", 1),
        ("Koffiebekers", 0),
        ("niets geleerd", 0),
    ],
)
def test_twelve_answers_become_a_few_groups(part: str, others: int) -> None:
    assert len(holding(TWELVE, part)) == others + 1


def test_another_word_for_the_same_brings_them_together() -> None:
    texts = ["Een gebouwenpaspoort helpt slopers.", "Eis een materialenpaspoort."]
    one, other = (stem(word, "nl") for word in ("gebouwenpaspoort", "materialenpaspoort"))
    same = {one: [(other, 0.5)]}

    assert len(grouped([Said(text) for text in texts], same)) == 1
    assert len(grouped([Said(text) for text in texts])) == 2


@given(ANSWERS)
def test_every_answer_stands_in_one_group(texts: list[str]) -> None:
    found = grouped([Said(text) for text in texts])

    assert sorted(n for group in found for n in group) == list(range(len(texts)))
    assert all(found)


@given(ANSWERS, st.randoms())
def test_the_order_of_the_answers_changes_nothing(texts: list[str], random: object) -> None:
    turned = list(texts)
    random.shuffle(turned)  # type: ignore[attr-defined]

    def counted(given_texts: list[str]) -> Counter[frozenset[tuple[str, int]]]:
        return Counter(
            frozenset(Counter(given_texts[n] for n in group).items())
            for group in grouped([Said(text) for text in given_texts])
        )

    assert counted(texts) == counted(turned)


@given(ANSWERS, st.sampled_from(TWELVE))
def test_the_same_words_stand_together_whatever_stands_beside_them(
    texts: list[str], text: str
) -> None:
    near = text.upper().replace(".", "!")
    said = [*texts, text, near]
    found = grouped([Said(each) for each in said])

    assert any({len(texts), len(texts) + 1} <= set(group) for group in found)


@given(ANSWERS, st.data())
def test_what_was_arranged_by_hand_stays(texts: list[str], data: st.DataObject) -> None:
    kept = [data.draw(st.none() | st.integers(1, 4)) for _ in texts]
    found = grouped([Said(*each) for each in zip(texts, kept, strict=True)])

    homes = [{kept[n] for n in group} - {None} for group in found]
    assert all(len(home) <= 1 for home in homes)
    assert Counter(n for home in homes for n in home) == Counter({*kept} - {None})


def test_a_new_answer_joins_a_group_that_was_made_by_hand() -> None:
    kept = {0: 1, 2: 1}
    more = [*THREE, "Klein beginnen met één afdeling die wil."]

    assert frozenset([THREE[0], THREE[2], more[3]]) in together(more, kept)


def test_a_name_is_what_they_share() -> None:
    inkoop = [text for text in TWELVE if "nkoop" in text]

    assert name_of(inkoop, TWELVE) == ["aanbesteding", "inkoop"]
    assert name_of(["🐛", "🐛"]) == []
    assert name_of(["De btw is lastig", "Reken met btw, ze is er"]) == ["btw"]


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 9))
def test_two_hundred_answers_take_less_than_a_moment(seed: int) -> None:
    """Processor time, a hundred times what it takes: only another order of cost fails."""
    texts = [f"{TWELVE[(n + seed) % 12]} {TWELVE[5 * n % 11]} Nr {n}." for n in range(200)]
    before = process_time()

    found = grouped([Said(text) for text in texts])

    assert process_time() - before < 20  # seconds
    assert sorted(n for group in found for n in group) == list(range(200))
