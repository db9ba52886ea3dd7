"""Refining, phrases, synonyms, what stands around a card, and odd questions, in Slack."""

from typing import Any

import pytest
from sqlalchemy import select

from storage.models import Consent, Insight, InsightSource
from tests.flows.conftest import World
from tests.flows.curating import (
    CLOSED_TITLE,
    OPEN_TITLE,
    OPEN_WORDS,
    PUBLIC_TITLE,
    PUBLIC_WORDS,
    curate,
)
from tests.flows.reflecting import (
    CIRCLE,
    PUBLIC,
    forge_press,
    forge_submit,
    forge_value,
    make_card,
    reflect,
    rows,
)

BOTH = "/leerkring zoek materialenpaspoort of keukens uit sloopwoningen"
NOTHING = "Ik vond hier nog geen ervaring mee."


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def test_an_answer_is_refined_with_one_button(curated: World) -> None:
    reply = curated.eva.command(BOTH)
    form = curated.eva.click(reply.message, "Verfijn").form
    assert form.initial("question") == "materialenpaspoort of keukens uit sloopwoningen"

    assert curated.eva.submit(form, outcomes=["did_not"], period="2") == {}

    text = curated.eva.form.text
    assert "Verfijnd: Dit werkte niet · Afgelopen 2 jaar" in text
    assert PUBLIC_TITLE in text
    assert OPEN_TITLE not in text


def test_refined_to_nothing_says_so_and_offers_the_form_again(curated: World) -> None:
    form = curated.eva.click(curated.eva.command(BOTH).message, "Verfijn").form
    chosen = {"outcomes": ["did_not"], "themes": ["procurement"]}
    assert curated.eva.submit(form, chosen) == {}
    assert curated.eva.form.title == "Niets gevonden"
    assert "Met deze keuzes is er niets gevonden." in curated.eva.form.text
    assert "Vraag het aan een leerkring" in curated.eva.form.buttons

    again = curated.eva.click(curated.eva.form, "Verfijn").form

    assert again.initial("themes") == ["procurement"]


def test_what_was_found_may_not_be_it_and_a_circle_can_be_asked(curated: World) -> None:
    found = curated.eva.command(BOTH).message
    assert OPEN_TITLE in found.sees

    form = curated.eva.click(found, "Vraag het aan een leerkring").form

    assert BOTH.removeprefix("/leerkring zoek ") in form.initial("question")


def test_a_refined_answer_needs_a_question(curated: World) -> None:
    form = curated.eva.click(curated.eva.command(BOTH).message, "Verfijn").form

    errors = curated.eva.submit(form, question="   ")

    assert errors == {"question": "Typ waar je naar zoekt."}


def test_choices_show_only_what_the_reader_may_see(curated: World) -> None:
    closed = "Het plastic van de kaasfabriek blijft over."
    reflect(curated, curated.chris, (PUBLIC_WORDS, PUBLIC), (closed, CIRCLE))
    make_card(curated, closed, CIRCLE, title="Kaas", what=closed, why="", theme="plastics")
    curated.ada.close(everything=True)

    theirs = curated.eva.click(curated.eva.command(BOTH).message, "Verfijn").form
    mine = curated.bram.click(curated.bram.command(BOTH).message, "Verfijn").form

    assert theirs.options("themes") == ["Bouw", "Inkoop"]
    assert mine.options("themes") == ["Bouw", "Kunststoffen", "Inkoop"]  # as in the vocabulary


TALES = (
    "de sloper haalde haar heel van het oude zwembad.",
    "buurtbewoners kozen zelf de kleur voor hun schuur.",
    "een timmerman zaagde er zitbanken uit voor het plein.",
    "wij ruilden er met de provincie dakpannen tegen.",
    "het depot bewaarde twaalf stuks tot de school klaar was.",
    "studenten maten na hoeveel geluid hij nog tegenhoudt.",
    "bij ons brak alles tijdens het vervoer over de dijk.",
)


def test_filters_stay_when_turning_the_page(curated: World) -> None:
    told = "Een gevelplaat is hergebruikt."
    reflect(curated, curated.chris, (told, CIRCLE))
    for number, tale in enumerate(TALES):
        what = f"Een gevelplaat is hergebruikt: {tale}"
        outcome = "worked" if number < 6 else "did_not"
        make_card(
            curated, told, CIRCLE, title=f"Plaat {number}", what=what, why="", outcome=outcome
        )
    curated.ada.close(everything=True)
    reply = curated.bram.command("/leerkring zoek gevelplaat hergebruikt")
    form = curated.bram.click(reply.message, "Verfijn").form
    assert curated.bram.submit(form, outcomes=["worked"]) == {}
    first = curated.bram.form.text

    second = curated.bram.click(curated.bram.form, "Meer").form

    assert "Verfijnd: Dit werkte" in second.text
    assert sorted((first + second.text).count(f"Plaat {n}") for n in range(7)) == [0] + [1] * 6


def test_a_forged_button_gives_an_empty_form(curated: World) -> None:
    before = rows(curated)
    for value in ("", "{", '{"q":1,"t":7,"c":["x"],"y":99}', "[]", '{"q":"x","from":1e999}'):
        forge_press(curated, curated.eva, "search.open_refine", value)
        assert len(curated.eva.form.options("themes")) == 2
        curated.eva.close(everything=True)
    assert rows(curated) == before


def test_where_and_how_long_ago_stand_with_a_card(curated: World) -> None:
    with curated.db.begin() as session:
        card = session.get_one(Insight, curated.id_of(Insight, title=OPEN_TITLE))
        card.place, card.layer = "Zutphen", "municipality"
        card.still_holds_at = curated.clock.now()
        for source in session.scalars(
            select(InsightSource).where(InsightSource.insight_id == card.id)
        ):  # a place travels with its author's consent only
            source.consent, source.consented_level = Consent.GIVEN, card.level
    curated.later(days=800)

    text = curated.eva.command("/leerkring zoek materialenpaspoort").text

    assert "Circulair inkopen · 3 mrt 2026 · 2 jaar geleden · Inkoop" in text
    assert "Zutphen · Gemeente · 2 jaar geleden bevestigd dat dit nog geldt" in text


def test_words_between_quotes_stay_together(curated: World) -> None:
    found = curated.eva.command('/leerkring zoek "materialenpaspoort vult de aannemer"').text
    loose = curated.eva.command('/leerkring zoek "aannemer vult materialenpaspoort"').text

    assert OPEN_WORDS in found
    assert "staat nergens" not in found
    assert "Precies ‘aannemer vult materialenpaspoort’ staat nergens." in loose
    assert OPEN_WORDS in loose


def test_synonyms_are_edited_as_a_list_and_count_at_once(curated: World) -> None:
    assert NOTHING in curated.eva.command("/leerkring zoek grondstoffenpas").text
    form = curated.ada.command("/leerkring synoniemen").form
    lines = f"{form.initial('groups')}\ngrondstoffenpas, materialenpaspoort"

    assert curated.ada.submit(form, groups=lines) == {}

    assert "Zoeken werkt er meteen mee." in curated.ada.form.text
    assert OPEN_TITLE in curated.eva.command("/leerkring zoek grondstoffenpassen").text
    assert CLOSED_TITLE not in curated.eva.command("/leerkring zoek grondstoffenpas").text


def test_the_glossary_is_edited_in_the_same_list(curated: World) -> None:
    assert NOTHING in curated.eva.command("/leerkring search handover of things").text
    form = curated.ada.command("/leerkring synoniemen").form
    lines = f"{form.initial('groups')}\noplevering = handover"

    assert curated.ada.submit(form, groups=lines) == {}

    assert "oplevering = handover" in curated.ada.command("/leerkring synoniemen").form.initial(
        "groups"
    )
    found = curated.dewi.command("/leerkring search how is the handover done")
    assert OPEN_TITLE in found.text
    assert "in Dutch · Circulair inkopen" in found.text


def test_a_correction_is_said_with_a_way_back(curated: World) -> None:
    reply = curated.eva.command("/leerkring zoek materialenpasport")
    assert "Ik zocht op: materialenpaspoort" in reply.text

    curated.eva.click(reply.message, "Zoek op wat ik typte")

    shown = curated.eva.form.text
    assert "materialenpasport" in shown
    assert "Ik zocht op" not in shown


def test_the_words_that_matched_stand_in_bold(curated: World) -> None:
    reply = curated.eva.command("/leerkring zoek hoe regel je een materialenpaspoort")

    assert bold(reply.message.blocks) >= {OPEN_TITLE, "materialenpaspoort"}


def test_what_is_near_is_no_answer(curated: World) -> None:
    reply = curated.eva.command(
        "/leerkring zoek kringloopbedrijven met zeppelins naar strandpaviljoens vervoeren"
    )

    before, near = reply.text.split("Misschien bedoel je een van deze inzichten:")
    assert NOTHING in before
    assert PUBLIC_TITLE in near
    assert PUBLIC_TITLE not in before


def test_a_follow_up_in_the_thread_narrows_the_question(curated: World) -> None:
    curated.eva.says("Hoe regel je een materialenpaspoort?")
    answer = curated.eva.reads()[-1]
    assert OPEN_TITLE in answer.sees

    curated.eva.says("en de aannemer?", thread=answer)
    narrower = curated.eva.reads()[-1]
    assert narrower.thread_ts == answer.ts
    assert "Hoe regel je een materialenpaspoort?\nen de aannemer?" in narrower.sees
    assert OPEN_TITLE in narrower.sees

    curated.eva.says("ook met zeppelins?", thread=answer)
    nothing = curated.eva.reads()[-1]
    assert NOTHING in nothing.sees.split("Misschien bedoel je")[0]
    assert OPEN_TITLE not in nothing.sees.split("Misschien bedoel je")[0]


def test_who_tells_what_they_learned_hears_how_to_keep_it(curated: World) -> None:
    """Only who is in a circle can; in the thread of an open question it is an answer."""
    told = "Ik heb geleerd dat een depot zonder beheerder vanzelf leegloopt."
    for person in (curated.bram, curated.eva):
        person.says(told)
    offered = "Is dit iets wat je zelf leerde?"

    assert offered in curated.bram.reads()[-1].sees
    assert offered not in curated.eva.reads()[-1].sees


def test_a_follow_up_can_be_about_what_came_of_it_alone(curated: World) -> None:
    curated.eva.says("Hoe regel je een materialenpaspoort?")
    answer = curated.eva.reads()[-1]

    curated.eva.says("alleen wat werkte graag", thread=answer)
    narrower = curated.eva.reads()[-1].sees
    assert "Verfijnd: Dit werkte\n" in narrower
    assert OPEN_TITLE in narrower

    curated.eva.says("en wat ging er mis?", thread=answer)
    nothing = curated.eva.reads()[-1].sees
    assert "Verfijnd: Dit werkte niet" in nothing
    assert OPEN_TITLE not in nothing


def test_a_follow_up_to_a_long_question_counts_too(curated: World) -> None:
    """The words that came before do not push it out."""
    long = " ".join(f"materialenpaspoort{n}" for n in range(40))
    curated.eva.says(f"Hoe regel je een materialenpaspoort? {long}")
    answer = curated.eva.reads()[-1]

    curated.eva.says("ook met zeppelins?", thread=answer)

    assert NOTHING in curated.eva.reads()[-1].sees.split("Misschien bedoel je")[0]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Hoe regel je een materialenpaspoort?", OPEN_TITLE),
        (
            "Hoi allemaal, weet iemand iets van een materialenpaspoort? Alvast bedankt!",
            OPEN_TITLE,
        ),
        ("materialen paspoort oplevering", OPEN_TITLE),
        ("matriaalpaspoort", OPEN_TITLE),
        ("how do you arrange a materials passport?", OPEN_TITLE),
        ("keuken", PUBLIC_TITLE),
        ('"keukens uit sloopwoningen"', PUBLIC_TITLE),
        ("Hoe kom ik met de trein van Utrecht naar Parijs?", None),
        ("Hoe lang moet ik aardappelen koken?", None),
        ("Hoe zet je een deelfietsensysteem op?", None),
    ],
)
def test_ten_questions_of_all_kinds(curated: World, question: str, found: str | None) -> None:
    text = curated.eva.command(f"/leerkring zoek {question}").text

    if found is None:
        assert NOTHING in text
        assert OPEN_TITLE not in text
        assert PUBLIC_TITLE not in text
    else:
        assert found in text
        assert NOTHING not in text


def test_under_a_silence_people_ask_anew(curated: World) -> None:
    curated.eva.says("zeppelins")
    silence = curated.eva.reads()[-1]
    assert NOTHING in silence.sees

    curated.eva.says("materialenpaspoort", thread=silence)

    shown = curated.eva.reads()[-1].sees
    assert OPEN_TITLE in shown
    assert "zeppelins" not in shown


def test_a_thread_that_slack_does_not_show_is_a_new_question(curated: World) -> None:
    curated.eva.says("Hoe regel je een materialenpaspoort?")
    answer = curated.eva.reads()[-1]
    curated.sandbox.faults.add("conversations.replies", "error", times=None)

    curated.eva.says("kringloopbedrijven", thread=answer)

    assert PUBLIC_TITLE in curated.eva.reads()[-1].sees


def bold(blocks: Any) -> set[str]:
    """The pieces of text that stand in bold."""
    if isinstance(blocks, list):
        return set().union(*(bold(each) for each in blocks))
    if not isinstance(blocks, dict):
        return set()
    if blocks.get("type") == "text" and (blocks.get("style") or {}).get("bold"):
        return {str(blocks["text"])}
    return bold(list(blocks.values()))


def test_a_group_of_one_word_is_refused(curated: World) -> None:
    form = curated.ada.command("/leerkring synonyms").form
    before = rows(curated)

    errors = curated.ada.submit(form, groups="inkoop, tender\nhub")

    assert "‘hub’ staat nog niets wat hetzelfde betekent" in errors["groups"]
    assert rows(curated) == before


def test_synonyms_hold_so_much(curated: World) -> None:
    """A field of Slack takes 3,000 characters, and an entry is a word or a few."""
    curated.ada.command("/leerkring synoniemen")
    full = ", ".join(f"{number:0>58}" for number in range(50))
    for lines, told in (
        (f"inkoop, {'x' * 61}", f"‘{'x' * 60}’"),
        (f"{full}xxx", "Dit is te lang. Gebruik hooguit 3.000 tekens."),
    ):
        forge_value(curated, curated.ada, "groups", value=lines)
        assert told in forge_submit(curated, curated.ada)["groups"]

    forge_value(curated, curated.ada, "groups", value=f"{full}xx")
    assert forge_submit(curated, curated.ada) == {}


def test_a_participant_does_not_edit_synonyms(curated: World) -> None:
    reply = curated.bram.command("/leerkring synoniemen")

    assert "alleen begeleiders en programmabeheerders" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "\u202eمرحبا\u202c",
        "xyz",
        '"""hout"""',
        '" OR "hout"',
        "%s %(x)s :v0 {reach}",
        " ".join(f"w{n}" for n in range(500)),
        "🐛" * 700 + "hout",
    ],
)
def test_odd_questions_get_a_sentence_in_a_message(curated: World, question: str) -> None:
    before = len(curated.eva.reads())

    curated.eva.says(question)

    [reply] = curated.eva.reads()[before + 1 :]
    assert NOTHING in reply.sees


def test_ten_thousand_characters_are_read_as_far_as_makes_sense(curated: World) -> None:
    curated.eva.says("materialenpaspoort " * 550)

    assert OPEN_TITLE in curated.eva.reads()[-1].sees
