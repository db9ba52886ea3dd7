"""Phrases, synonyms, filters, bad input, and what strangers must not learn."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.domain.questions import questions, synonyms
from bot.errors import InvalidInput, NotAllowed
from bot.search import analyzers, search
from bot.search.search import NOTHING
from storage.database import Database
from storage.models import AuditEvent, Insight, Person, ReleaseLevel, SearchIndex
from tests.domain.seeds import NOON, Seed, seed
from tests.search.test_search import CIRCLE, NETWORK, PUBLIC, WORDS, add, ask
from tests.shares import examples

QUESTIONS = (
    "materialenpaspoort viaduct",
    "viadukt",
    "wethuoder",
    "wethouder",
    "geheimproject",
    "geheim project",
    '"het viaduct"',
    '"de wethouder"',
    "depot",
    "wie twijfelt over het depot",
    "hout",
    "a",
    "",
    "inkoop",
    "aanbesteding",
    "geheim-project",
    "procurement of secret project",
    "tender viaduct zeppelinhangar kitesurfschool strandpaviljoen",
    "wij halen het geheimproject op",
    "g.e.h.e.i.m. 10.000 B en W",
    "waar staat het geheim",
    "twijfelem",
    "kunststoffen",
    "wat weten we over plastics?",
)


def titles(session: Session, world: Seed, text: str) -> list[str]:
    answer = ask(session, world, text, world.chris.id)
    return [hit.title for hit in answer.hits]


# What strangers must not learn


def test_a_closed_card_changes_nothing_for_others(database: Database) -> None:
    """Byte for byte: cards, order, scores, suggestions, pages and choices."""
    with database.begin() as session:
        world, elsewhere = seed(session), seed(session, "T0OTHER").bram
        for number in range(8):
            add(session, world, f"Een depot voor hout en steen, {number}.", NETWORK)
        add(session, world, WORDS, PUBLIC)
        add(session, world, "Wethouder en inkoop van hout.", NETWORK)
        stranger = replace(elsewhere, workspace_id=world.circle.workspace_id)

        def seen() -> str:
            answers = [
                ask(session, world, text, reader, offset=offset, limit=5, as_typed=as_typed)
                for text in QUESTIONS
                for reader in (elsewhere.id, None)
                for offset in (0, 5)
                for as_typed in (False, True)
            ]
            return repr((answers, questions.choices(session, stranger)))

        before = seen()
        closed = add(
            session,
            world,
            "De wethuoder twijfelt over het depot, het viadukt en het geheimproject hout.",
            CIRCLE,
            title="Aanbesteding van het geheimproject",
        )
        session.execute(update(Insight).where(Insight.id == closed).values(theme="plastics"))
        search.index(session, world.circle.workspace_id, closed)

        assert seen() == before
        assert titles(session, world, "geheimproject") == ["Aanbesteding van het geheimproject"]
        assert "plastics" in [t.key for t in questions.choices(session, world.chris).themes]

        search.reindex(session, world.circle.workspace_id)
        assert "geheim" not in seen()


def test_own_words_of_a_closed_card_are_not_taken_for_mistakes(database: Database) -> None:
    with database.begin() as session:
        world, elsewhere = seed(session), seed(session, "T0OTHER").bram
        add(session, world, WORDS, NETWORK)
        add(session, world, "Over het viadukt twijfelt men.", CIRCLE, title="Gesloten")

        mine = ask(session, world, "viadukt", world.chris.id)
        theirs = ask(session, world, "viadukt", elsewhere.id)

        assert (mine.hits[0].title, mine.corrected) == ("Gesloten", None)
        assert theirs.corrected == "viaduct"


def test_a_slip_in_another_form_of_a_word_of_a_card_is_put_right(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "One coordinator shares it out.", NETWORK, title="Sharing")

        found = ask(session, world, "cordinates", world.chris.id)

        assert (found.hits[0].title, found.corrected) == ("Sharing", "coordinates")


# Phrases


def test_a_phrase_asks_for_these_words_in_this_order(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "Hergebruik van hout uit een school.", NETWORK, "Wel")
        add(session, world, "Hout hergebruik is van een school hout.", NETWORK, "Niet")

        assert titles(session, world, '"hergebruik van hout"') == ["Wel"]
        assert titles(session, world, "waar gaat \u201cHergebruik van hóut\u201d over") == [
            "Wel"
        ]
        assert len(titles(session, world, "hergebruik van hout")) == 2


def test_a_phrase_that_stands_nowhere_is_forgiven_and_said(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK, "Paspoort")

        answer = ask(session, world, '"viaduct bij oplevering"', world.chris.id)

        assert answer.no_phrase == "viaduct bij oplevering"
        assert [hit.title for hit in answer.hits] == ["Paspoort"]


# Synonyms


def test_synonyms_bring_cards_lower_than_the_word_itself(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "De tender duurde een jaar.", NETWORK, "Tender")
        add(session, world, "De aanbestedingen duurden een jaar.", NETWORK, "Aanbesteding")

        assert titles(session, world, "aanbesteding") == ["Aanbesteding", "Tender"]
        assert titles(session, world, "tenders") == ["Tender", "Aanbesteding"]


def test_a_change_of_synonyms_counts_at_once(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        ada = world.ada
        add(session, world, "De grondstoffenrotonde draait.", NETWORK, "Rotonde")
        assert titles(session, world, "materiaalmarkt") == []

        shown = synonyms.show(session, ada)
        lines = "Materiaalmarkt, grondstoffenrotonde\n\n; hub , knooppunt"
        assert synonyms.save(session, ada, lines, shown.version, NOON) == 2

        assert titles(session, world, "materiaalmarkten") == ["Rotonde"]
        assert synonyms.show(session, ada).lines.startswith("Materiaalmarkt, ")
        [event] = session.scalars(select(AuditEvent))
        assert (event.action, event.actor_id) == ("synonyms.changed", world.ada.id)

        again = synonyms.show(session, ada)
        assert synonyms.save(session, ada, "", again.version, NOON) == 0
        assert titles(session, world, "materiaalmarkten") == []
        assert synonyms.show(session, ada).lines == ""


@pytest.mark.parametrize(
    ("lines", "text_id"),
    [
        ("inkoop", "synonyms-one-word"),
        ("inkoop, 🐛", "synonyms-no-word"),
        ("inkoop, " + "x" * 61, "synonyms-no-word"),
        ("a, b\n" * 1000, "error-too-long"),
    ],
)
def test_a_line_must_be_a_group_of_words(database: Database, lines: str, text_id: str) -> None:
    with database.begin() as session:
        ada = seed(session).ada
        version = synonyms.show(session, ada).version

        with pytest.raises(InvalidInput) as refused:
            synonyms.save(session, ada, lines, version, NOON)

        assert refused.value.text_id == text_id


def test_who_was_slower_does_not_overwrite(database: Database) -> None:
    with database.begin() as session:
        ada = seed(session).ada
        first = synonyms.show(session, ada)
        synonyms.save(session, ada, "hub, knooppunt", first.version, NOON)

        with pytest.raises(InvalidInput) as refused:
            synonyms.save(session, ada, "heel, wat anders", first.version, NOON)

        assert refused.value.text_id == "synonyms-changed"


def test_only_who_looks_after_the_knowledge_edits(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        with pytest.raises(NotAllowed):
            synonyms.show(session, world.chris)
        with pytest.raises(NotAllowed):
            synonyms.save(session, world.chris, "a, b", "", NOON)

        session.get_one(Person, world.chris.id).is_programme_manager = True
        session.flush()
        assert synonyms.show(session, world.chris).lines


# Filters


def test_each_filter_narrows_and_offers_only_what_is_there(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        first = add(session, world, WORDS, NETWORK)
        second = add(session, world, "Het viaduct kreeg een materialenpaspoort.", NETWORK)
        values = {"theme": "food", "layer": "province", "outcome": "did_not", "kind": "tool"}
        session.execute(update(Insight).where(Insight.id == second).values(**values))
        session.execute(
            update(Insight).where(Insight.id == second).values(happened_on=date(2025, 1, 1))
        )
        search.index(session, world.circle.workspace_id, second)
        choices = questions.choices(session, world.chris)

        def found(**how: object) -> set[int]:
            answer = ask(
                session,
                world,
                "materialenpaspoort viaduct",
                world.chris.id,
                filters=search.Filters(**how),  # type: ignore[arg-type]
            )
            return {hit.insight_id for hit in answer.hits}

        assert found() == found(circles=[world.circle.id]) == {first, second}
        assert found(themes=["food"]) == found(layers=["province"]) == {second}
        assert found(outcomes=["did_not"], kinds=["tool"], themes=["food", "x"]) == {second}
        assert found(period=(date(2025, 6, 1), date.max)) == {first}
        assert found(themes=["' OR 1=1 --"]) == set()
        assert (choices.layers, choices.circles) == (
            ["province"],
            [(world.circle.id, world.circle.name)],
        )


# Bad input


@given(st.text(max_size=400) | st.lists(st.text(max_size=30)).map(" ".join))
@settings(
    max_examples=examples(80),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_is_answered_through_the_domain(database: Database, text: str) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)
        answer = questions.ask(session, world.chris, text)

        assert len(answer.hits) <= 1
        session.rollback()


@pytest.mark.parametrize(
    "text",
    [
        '"viaduct" AND (NEAR/3) ^title:* -x +y',
        "\x00viaduct' ; DROP TABLE insight; -- %s %(x)s :name {reach}",
        "viaduct " * 1250,
        "viaduct " + " ".join(f"woord{n}" for n in range(5000)),
        "via\u00adduct",
        "\u200bviaduct\u200f",
        "\u202eviaduct\u202c مرحبا",
        "🐛 viaduct 🌱",
        "ᴠɪᴀᴅᴜᴄᴛ viáduct",
    ],
)
def test_named_bad_input_finds_what_it_asks(database: Database, text: str) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "Het viaduct.", NETWORK)

        answer = ask(session, world, text, world.chris.id, gated=False)

        assert [hit.title for hit in answer.hits] == ["Het viaduct."]


@pytest.mark.parametrize("text", ["", " ", "a", "de het een", "\u200b\u200d", '""', "'", "?!"])
def test_what_asks_nothing_finds_nothing(database: Database, text: str) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "Het viaduct.", NETWORK)

        assert ask(session, world, text, world.chris.id) == NOTHING


# An index of another version


def test_an_index_of_another_version_is_made_anew_once(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, NETWORK)
        assert search.catch_up(session) == 0
        session.execute(update(SearchIndex).values(analyzer_version=analyzers.VERSION - 1))
        session.expire_all()

        told: list[tuple[int, int]] = []
        assert search.catch_up(session, lambda done, of: told.append((done, of))) == 1
        assert told == [(1, 1)]
        assert search.catch_up(session) == 0
        assert len(titles(session, world, "viaduct")) == 1


def test_cards_that_were_never_indexed_are_caught_up(database: Database) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, WORDS, ReleaseLevel.NETWORK)
        search.unindex(session, world.circle.workspace_id, _only_id(session))
        session.execute(delete(SearchIndex))
        session.expire_all()

        assert search.catch_up(session) == 1


def _only_id(session: Session) -> int:
    ids: Iterable[int] = session.scalars(select(Insight.id))
    [one] = ids
    return one


# Dutch as it is written


@pytest.mark.parametrize(
    ("card", "question"),
    [
        ("De aanbestedingen zijn gestart.", "aanbesteding"),
        ("Materialen hebben een paspoort.", "materialenpaspoort"),
        ("Ons materialen-paspoort is klaar.", "materialenpaspoort"),
        ("De heffing op afvalstoffen steeg.", "afvalstoffenheffing"),
        ("Wij doen aan circulair inkopen.", "circulaire inkoop"),
        ("De gemeentes hergebruiken bakstenen.", "hergebruikte baksteen gemeente"),
        ("De reïntegratie liep goed.", "re-integratie"),
        ("De wijkbewoners composteren.", "compostteren"),
        ("Reused bricks were cheaper.", "how to reuse a brick"),
    ],
)
def test_dutch_and_english_words_meet_their_forms(
    database: Database, card: str, question: str
) -> None:
    with database.begin() as session:
        world = seed(session)
        add(session, world, "Een heel ander verhaal over bijen.", NETWORK, "Bijen")
        mine = add(session, world, card, NETWORK)

        answer = ask(session, world, question, world.chris.id)

        assert [hit.insight_id for hit in answer.hits][:1] == [mine]
