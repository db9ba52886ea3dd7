"""When to answer and when to be silent, and what stands with an answer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.search import evaluate, gate, why
from bot.search.analyzers import stem
from bot.search.search import NOTHING
from bot.search.understanding import Meant, Question
from storage.database import Database
from storage.models import Base
from storage.questions.ranking import Ranked
from tests.domain.seeds import seed
from tests.search.test_search import CIRCLE, NETWORK, WORDS, add, ask

QUESTIONS = Path(evaluate.__file__).parents[2] / "benchmarks" / "data" / "questions"

NOISE = (
    "De gemeente legt een fietspad aan langs het kanaal.",
    "Wij vragen leveranciers om een plan voor onderhoud van gebouwen.",
    "Overleg met de provincie over subsidie voor isolatie van woningen.",
    "Een werkgroep schreef een leidraad over afval in de binnenstad.",
)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, float]]]:
    folder = tmp_path_factory.mktemp("silence")
    database = Database(f"sqlite:///{folder}/search.db")
    Base.metadata.create_all(database.engine)
    cards, asked = evaluate.load_questions(str(QUESTIONS))
    yield evaluate.silence(database, cards, asked)["kinds"]
    database.close()


def test_what_has_no_answer_gets_none(measured: dict[str, dict[str, float]]) -> None:
    assert measured["off"]["silent"] >= 0.92
    assert measured["near"]["silent"] >= 0.7


def test_what_has_an_answer_gets_it(measured: dict[str, dict[str, float]]) -> None:
    assert measured["answerable"]["first"] >= 0.96
    assert measured["answerable"]["silent"] <= 0.02
    real = [each for kind, each in measured.items() if kind.startswith("real-")]
    found = sum(each["three"] * each["n"] for each in real)
    assert found / sum(each["n"] for each in real) >= 0.85


def test_a_word_or_two_are_no_licence_for_anything(
    measured: dict[str, dict[str, float]],
) -> None:
    """`apart`: questions that the rule was not made on."""
    assert measured["short-off"]["silent"] >= 0.96
    assert measured["apart-off"]["silent"] >= 0.84
    for kind in ("short-answerable", "apart-answerable"):
        assert (measured[kind]["first"], measured[kind]["silent"]) == (1, 0)


def test_sentences_of_our_own(measured: dict[str, dict[str, float]]) -> None:
    """`kept`: questions that the rule was not made on."""
    assert measured["long-off"]["silent"] == measured["kept-off"]["silent"] == 1
    assert measured["long-answerable"]["three"] >= 0.92
    assert measured["kept-answerable"]["three"] == 1


@pytest.mark.parametrize(
    ("card", "question"),
    [
        ("De m.e.r.-beoordeling kwam te laat.", "mer"),
        ("Voor de MER is een startnotitie gemaakt.", "m.e.r."),
        ("De A.V.G. vroeg om een DPIA.", "AVG"),
        ("Drempelbedrag van 221.000 euro.", "221000"),
        ("Wij budgetteerden 10000 euro per wijk.", "10.000"),
        ("De wijkaanpak werkte.", "wijk aanpak"),
        ("Het inkoopteam koos voor hergebruik.", "inkoop team"),
        ("Een team voor de inkoop.", "inkoopteam"),
        ("B&W besloot in mei.", "Wat besloot B en W?"),
        ("Volgens artikel 10.1 lid 3 mag dat.", "art. 10.1"),
        ("We leerden van K\u00f8benhavn.", "kobenhavn"),
        ("Wij zamelen luiers apart in.", "inzamelen"),
        ("De chauffeur haalt ze elke maandag op.", "ophalen"),
        ("Ophalen doet een chauffeur.", "Wie halen ze op?"),
        ("Tweehonderd glazen kwamen terug.", "glas"),
        ("Wij kochten rotorbladen.", "rotorblad"),
        ("De milieukostenindicator telt zwaar.", "milieukosten"),
        ("Voedselverspilling in de zorg daalde.", "how to reduce food waste"),
        ("Food waste in hospitals went down.", "voedselverspilling"),
        ("Het materialenpaspoort is af.", "matriaalpaspoort"),
        ("De gft-bak wordt elke week schoon.", "Hoi allemaal, weet iemand iets van gft? Dank!"),
    ],
)
def test_written_one_way_and_asked_another(
    database: Database, card: str, question: str
) -> None:
    with database.begin() as session:
        world = seed(session)
        for words in NOISE:
            add(session, world, words, NETWORK)
        mine = add(session, world, card, NETWORK)

        answer = ask(session, world, question, world.chris.id)

        assert [hit.insight_id for hit in answer.hits][:1] == [mine]


def test_a_usual_word_is_never_taken_for_another(database: Database) -> None:
    """Parijs is no prijs, and koken is not kopen."""
    with database.begin() as session:
        world = seed(session)
        for words in ("De prijs van hout.", "Wij kopen boeren uit.", "Aardbeien in een kas."):
            add(session, world, words, NETWORK)

        for question in ("een treinkaartje naar Parijs", "aardappelen koken", "oude boeken"):
            assert ask(session, world, question, world.chris.id) == NOTHING


@pytest.mark.parametrize("typed", ["boedelregister", "schengenvisum", "ingeregeld"])
def test_a_word_is_taken_for_one_that_stands_in_cards(database: Database, typed: str) -> None:
    """Not for one that is as unknown here, such as a register of wolves."""
    with database.begin() as session:
        world = seed(session)
        add(session, world, "Een register en een visum, ingedeeld in de registratie.", NETWORK)

        assert ask(session, world, typed, world.chris.id).corrected is None


def test_a_correction_can_be_taken_back(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)

        assert ask(session, world, "viadukt", world.chris.id).corrected == "viaduct"
        assert ask(session, world, "viadukt", world.chris.id, as_typed=True) == NOTHING


def test_a_correction_is_said_also_when_nothing_answers(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)

        answer = ask(
            session, world, "viadukt onteigening strandpaviljoen kitesurfschool", world.chris.id
        )

        assert (answer.hits, answer.corrected is not None) == ((), True)


def test_near_cards_are_no_answers(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        for words in NOISE:
            add(session, world, words, NETWORK)
        add(session, world, "Een viaduct kreeg een tweede leven.", NETWORK, "Viaduct")
        question = "zeppelinhangar viaduct kitesurfschool strandpaviljoen"

        answer = ask(session, world, question, world.chris.id)

        assert (answer.hits, [hit.title for hit in answer.near]) == ((), ["Viaduct"])


def test_a_closed_card_is_near_to_nobody_else(database: Database) -> None:
    with database.begin() as session:
        world, elsewhere = seed(session), seed(session, "T0OTHER").bram
        for words in NOISE:
            add(session, world, words, NETWORK)
        add(session, world, "Een viaduct kreeg een tweede leven.", CIRCLE)
        question = "zeppelinhangar viaduct kitesurfschool strandpaviljoen"

        assert ask(session, world, question, elsewhere.id) == NOTHING
        assert ask(session, world, question, None) == NOTHING
        assert len(ask(session, world, question, world.chris.id).near) == 1


def test_the_words_that_were_asked_are_marked_in_the_card() -> None:
    terms = frozenset({stem("paspoort", "nl"), stem("oplevering", "nl")})

    parts = why.marked("Het materialenpaspoort komt bij oplevering.", terms)

    assert [words for words, is_marked in parts if is_marked] == [
        "materialenpaspoort",
        "oplevering",
    ]
    assert "".join(words for words, _ in parts) == "Het materialenpaspoort komt bij oplevering."


# The gate by itself


def question(*weights: float, documents: int = 100, having: int = 1, **how: bool) -> Question:
    meant = [Meant(f"w{n}", w, ((1 << n, 1.0, having),), 1 << n) for n, w in enumerate(weights)]
    terms = frozenset({"depot"} if how.get("is_telling", True) else ())
    return Question((), meant, None, "nl", documents, how.get("is_brief", False), terms)


def answers(asked: Question, *present: int, titled: int = 0) -> list[int]:
    """`titled`: what the titles have of it."""
    ranked = [Ranked(n, 100 - n, bits, bits & titled) for n, bits in enumerate(present)]
    return [each.insight_id for each in gate.answering(asked, ranked)]


def test_one_word_of_many_may_be_there_by_chance() -> None:
    assert answers(question(1, 1, 1, 1), 0b1) == []
    assert answers(question(1, 1), 0b1) == [0]


def test_usual_words_alone_are_chance() -> None:
    """As in "which film shall I see?", where no card has a film."""
    assert answers(question(1, 1, is_telling=False), 0b1) == []
    assert answers(question(1, is_telling=False, is_brief=True), 0b1) == [0]


def test_usual_words_alone_must_all_be_there() -> None:
    """As in "how are my data used?"; one alone, as in "how do you do that?", says nothing."""
    assert answers(question(1, 1, is_telling=False), 0b11, 0b1) == [0]
    assert answers(question(1, is_telling=False), 0b1) == []


def test_of_two_words_the_telling_one_counts() -> None:
    """As in "old tyres": what is old as well stays away, if there are tyres."""
    asked = question(1, 1, is_brief=True)
    meant = [replace(asked.meant[0], tells=0.2), asked.meant[1]]

    assert answers(replace(asked, meant=meant), 0b1, 0b10) == [1]
    assert answers(replace(asked, meant=meant), 0b1, 0b1) == []  # mentioned in passing
    assert answers(replace(asked, meant=meant), 0b1, 0b1, titled=0b1) == [0, 1]


def test_several_words_together_are_no_chance() -> None:
    many = question(*[1.0] * 12, documents=1000, having=5)

    assert answers(many, 0b1111) == [0]
    assert answers(question(*[1.0] * 12, documents=1000, having=400), 0b1111) == []


def test_who_types_a_word_sees_what_there_is() -> None:
    part = Meant("w", 1.0, ((1, 0.1, 3),), 1)

    assert answers(Question((), [part], None, None, 100, is_brief=True), 1) == [0]
    assert answers(Question((), [part], None, None, 100, is_brief=False), 1) == []


@pytest.mark.parametrize(
    ("known", "unknown", "is_answer"),
    [(9, 1, True), (4, 6, True), (2, 8, False), (0.1, 0, True)],
)
def test_of_a_word_or_two_that_cards_do_not_know_the_rest_must_say_much(
    known: float, unknown: float, is_answer: bool
) -> None:
    """As in "film tonight", where cards only have a film."""
    meant = [Meant("film", known, ((1, 1.0, 3),), 1), Meant("tonight", unknown, (), 0)]

    asked = Question((), meant, None, None, 100, is_brief=True)

    assert answers(asked, 1) == ([0] if is_answer else [])


def test_the_fourth_card_answers_with_half_of_the_question_and_stands_first() -> None:
    """As where many cards are about waste, and one about waste from hospitals."""
    weak = [0b1, 0b1, 0b1]

    assert answers(question(1, 3, 3, 3), *weak, 0b1110) == [3]
    assert answers(question(1, 3, 3, 3), *weak, 0b1000) == []
    assert answers(question(1, 3, 3, 3), *weak, 0b1, 0b1110) == []  # the fifth does not


def test_weak_cards_do_not_ride_along() -> None:
    assert answers(question(4, 4, 1), 0b11, 0b11, 0b100) == [0, 1]


@pytest.mark.parametrize(
    ("tells", "weight", "titled", "shown"),
    [
        (0.4, 4, 0, [0]),  # "when do you involve the manager in the design?"
        (0.4, 5.8, 0, [0]),  # holds enough by itself, but in passing
        (0.4, 5.8, 0b1000, [0, 1]),  # its title has the word
        (0.9, 4, 0, [0, 1]),  # "a passport or kitchens from demolished houses"
    ],
)
def test_a_card_with_one_usual_word_answers_if_its_title_has_it(
    tells: float, weight: float, titled: int, shown: list[int]
) -> None:
    asked = question(4, 3, 3, weight)
    meant = [replace(each, tells=tells) for each in asked.meant]

    assert answers(replace(asked, meant=meant), 0b11, 0b1000, titled=titled) == shown
