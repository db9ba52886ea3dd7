"""From text to terms."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analyzers import (
    Expander,
    Lexicon,
    expander_of,
    group,
    language_of,
    parts,
    pieces,
    query_words,
    stem,
    terms,
    without_whole,
)
from bot.search.slips import nearest, repaired_parts, variants
from bot.search.tokens import LONGEST_WORD, plain, reunited, words

LEXICON = {"materialen": 1, "paspoort": 1, "bouw": 3, "afval": 2, "stoffen": 1, "hergebruik": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één café", ["een", "cafe"]),
        ("Bouw- en sloopafval!", ["bouw", "en", "sloopafval"]),
        ("CO2-prijs", ["co2prijs", "co2", "prijs"]),
        ("thema's", ["thema"]),
        (
            "de m.e.r. en de A.V.G. van B.V. Zo",
            ["de", "mer", "en", "de", "avg", "van", "bv", "zo"],
        ),
        ("10.000 of 10 000 of 10000", ["10000", "of", "10000", "of", "10000"]),
        ("\u20ac 1.250.000,50", ["1250000.50", "1250000"]),
        (
            "art. 10.1 en artikel 2:12a",
            ["artikel", "10.1", "10", "en", "artikel", "2.12a", "2"],
        ),
        ("B&W, B en W, b. en w.", ["benw", "benw", "benw"]),
        ("Stra\u00dfe en \u00d8rsted", ["strasse", "en", "orsted"]),
        ("snake_case en 2030", ["snake", "case", "en", "2030"]),
        ("🐛 …", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("aanbestedingen", "aanbesteding", "nl"),
        ("gemeenten", "gemeente", "nl"),
        ("hergebruikte", "hergebruikt", "nl"),
        ("aanbestede", "aanbesteden", "nl"),
        ("duurzame", "duurzaam", "nl"),
        ("grenzen", "grens", "nl"),
        ("rotorbladen", "rotorblad", "nl"),
        ("omgedraaid", "omdraaien", "nl"),
        ("verzorgingshuizen", "verzorgingshuis", "nl"),
        ("maatregelen", "maatregel", "nl"),
        ("problemen", "probleem", "nl"),
        ("formele", "formeel", "nl"),
        ("organiseren", "organisatie", "nl"),
        ("controleren", "gecontroleerd", "nl"),
        ("sectoren", "sector", "nl"),
        ("toeslagen", "toeslag", "nl"),
        ("materials", "material", "en"),
        ("reusing", "reused", "en"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("<@U0ADA|Ada> hoe regel je <#C1|inkoop>?", "hoe regel je inkoop ?"),
        ("<https://example.org/x|de wet> en <https://example.org>", "de wet en"),
        (":wave: @leerkring P&amp;O <!here>", "P&O"),
        ("om 10:30 :seedling:", "om 10:30"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_markup_is_taken_off(typed: str, left: str) -> None:
    assert plain(typed).split() == left.split()


def test_a_verb_meets_its_particle() -> None:
    found = list(reunited("Wij halen het gft elke week op. Om te denken aan: op te lossen."))

    assert ("halen", "ophalen") in found
    assert ("lossen", "oplossen") in found
    assert ("halen", "omhalen") not in found


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("materialenpaspoort", ("materialen", "paspoort")),
        ("bouwafval", ("bouw", "afval")),
        ("afvalstoffen", ("afval", "stoffen")),
        ("bouwsafval", ("bouw", "afval")),
        ("bouwafvalstoffen", ("bouw", "afval", "stoffen")),
        ("paspoort", ()),
        ("gemeentehuis", ()),
    ],
)
def test_compounds(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word, LEXICON) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hoe regel je een vergunning voor de proef?", "nl"),
        ("How do you get a permit for the pilot?", "en"),
        ("Materialenpaspoort", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasport", "paspoort"),
        ("materailen", "materialen"),
        ("hergebriuk", "hergebruik"),
        ("afvl", "afval"),
        ("xyz", None),
        ("2031", None),
        ("vergunning", None),
    ],
)
def test_spelling(typed: str, meant: str | None) -> None:
    assert nearest(typed, LEXICON) == meant


@pytest.mark.parametrize(
    ("typed", "vocabulary", "meant"),
    [
        ("bouv", {"bouw": 1, "boud": 9}, "boud"),
        ("aanemer", {"aannemer": 1, "afnemer": 9}, "aannemer"),
        ("bager", {"bagger": 1, "pager": 9}, "bagger"),
        ("hotu", {"hout": 1, "hobu": 9}, "hout"),
    ],
)
def test_of_two_words_as_near_the_likelier_slip_is_meant(
    typed: str, vocabulary: dict[str, int], meant: str
) -> None:
    """The same letters before other ones, and then what stands in more cards."""
    assert nearest(typed, vocabulary) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("matriaalpaspoort", {"materiaalpaspoort"}),
        ("boedelregister", set()),  # of a roedel
        ("materiaalpaspoort", set()),
    ],
)
def test_a_compound_is_not_taken_for_one_of_another_thing(typed: str, meant: set[str]) -> None:
    assert {whole for _, whole in repaired_parts(typed)} == meant


def test_a_question_keeps_what_it_is_about() -> None:
    said = query_words("Hoe regel je een materialenpaspoort bij de oplevering?", "nl")

    assert said == ["regel", "materialenpaspoort", "oplevering"]


def test_a_question_of_stop_words_keeps_them() -> None:
    assert query_words("de het een", "nl") == ["de", "het", "een"]


def test_a_document_and_a_question_meet_in_their_terms() -> None:
    document = terms("Een paspoort voor materialen", "nl", LEXICON)
    question = group("materialenpaspoort", "nl", LEXICON)

    assert {term for term, _ in question.terms[1:]} <= set(document)


@given(st.text(max_size=400), st.sampled_from(["nl", "en"]))
def test_any_text_can_be_analysed(text: str, language: str) -> None:
    weights = terms(text, language, LEXICON)

    assert all(weight > 0 for weight in weights.values())
    assert len(query_words(text, language_of(text))) <= 32


@given(st.lists(st.sampled_from(sorted(LEXICON)), min_size=2, max_size=3))
def test_what_was_put_together_can_be_taken_apart(chosen: list[str]) -> None:
    assert parts("".join(chosen), LEXICON)


INVENTED = ("zwam", "kwil", "bofs", "bofskwil")  # words of cards alone


@given(st.lists(st.sampled_from(["bouw", *INVENTED]), min_size=1, max_size=5), st.data())
def test_a_word_is_taken_apart_as_if_all_words_of_the_cards_were_known(
    chosen: list[str], data: st.DataObject
) -> None:
    word = "".join(chosen)
    cards = data.draw(st.sets(st.sampled_from(INVENTED)))

    expander = expander_of([word], "nl", cards.intersection)

    assert expander(word, "nl") == Expander(Lexicon({*cards, word}))(word, "nl")


def test_few_pieces_of_words_are_looked_for_to_take_them_apart() -> None:
    asked: list[str] = []
    said = ["afvalstoffenbelasting", "materialenpaspoort", "zwamkwilbofs"]

    def find(some: Collection[str]) -> Collection[str]:
        asked.extend(some)
        return ()

    expander_of(said, "nl", find)

    assert 0 < len(asked) < 40 < len(pieces(said))


@pytest.mark.parametrize("length", [41, 12_000, 40_000])
def test_what_is_longer_than_a_word_costs_nothing_more(length: int) -> None:
    """Counted, not timed: each of these grew with the square of the length, or faster."""
    word = "fiets" * (length // 5) + "x"

    assert variants(word) == ()
    assert pieces([word]) == [word]
    assert parts(word, {"fiets", "fietsx"}) == ()
    assert nearest(word, {word[:-1]: 1}) is None


def test_the_longest_word_still_has_its_slips() -> None:
    word = "a" * LONGEST_WORD

    assert 0 < len(variants(word)) < 60 * len(word)


@pytest.mark.parametrize(
    ("word", "cards", "found"),
    [
        ("huwelijksdispensatie", {"huwelijk"}, {"huwelijk"}),
        ("vakantiexyzformulier", {"vakantie", "formulier"}, {"vakantie", "formulier"}),
        ("werkplek", {"werk"}, set()),  # too short to tell
        ("vergunning", {"gunning"}, set()),  # another word, not a kind of it
        ("zzzzzzzzzzzz", {"zzz"}, set()),
        ("dierenwelzijnsnorm", {"welzijn"}, {"welzijn"}),  # in the middle
        ("dierenwelzijnsnorm", {"welzijn", "dierenwelzijnsnorm"}, set()),  # cards have it whole
        ("stadsparkbeheerder", {"park"}, set()),
        ("bouwvergunningstop", {"gunning"}, set()),
    ],
)
def test_a_word_alone_is_looked_up_by_its_ends_and_the_words_in_it(
    word: str, cards: set[str], found: set[str]
) -> None:
    def added(*, is_brief: bool) -> set[str]:
        terms = group(word, "nl", cards, is_brief=is_brief).terms
        return {term for term, weight in terms if weight < 1}

    assert added(is_brief=True) == found
    assert added(is_brief=False) == set()


@pytest.mark.parametrize(
    ("word", "cards", "weights"),
    [
        ("gipsafval", {"gips", "afval"}, {"gip": 0.8, "afval": 0.4}),
        ("bedrijfskleding", {"bedrijf", "kleding"}, {"bedrijf": 0.4, "kleed": 0.4}),
        (
            "bouwafvalstoffen",
            {"bouw", "afval", "stoffen"},
            {"bouw": 0.4, "afval": 0.8, "bouwafval": 0.8, "stof": 0.4, "afvalstof": 0.4},
        ),
        ("huwelijksdispensatie", {"huwelijk"}, {"huwelijk": 0.8}),
        ("xyzformulier", {"formulier"}, {"formulier": 0.4}),
        ("paspoort", {"paspoort"}, {}),
    ],
)
def test_of_a_word_that_no_card_has_the_beginning_weighs_most(
    word: str, cards: set[str], weights: dict[str, float]
) -> None:
    found = without_whole(group(word, "nl", cards, is_brief=True))

    assert {term: weight for term, weight in found.terms if weight < 1} == weights
    assert set(found.says.values()) <= {0.4}  # for silence it is a part like any other
