"""From many answers to a few cards: groups, one card of several, and bad luck on the way."""

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from storage.models import (
    AnswerGroup,
    GroupedAnswer,
    InsightSource,
    InsightState,
    Outcome,
    Reflection,
    ReleaseLevel,
)
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, curate
from tests.flows.insights.test_recognition import WHY, read
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    PRIVATE,
    agree,
    cards,
    confirm,
    forge_press,
    hold_session,
    person_id,
    prompt_of,
    reflect,
    rows,
    stored,
    submit,
    visible_titles,
)

SMALL = "Begin klein, met één afdeling die wil."
ALIKE = "Klein beginnen met één afdeling werkt."
CUPS = "Koffiebekers inzamelen lukte pas met statiegeld."
TITLE = CARD["title"]
SHOWN = {name: CARD[name] for name in ("title", "what", "outcome", "why")}  # what is not folded
GONE = "Dit is er niet meer, of het is niet voor jou."
TAKEN = "Een schrijver trok net een antwoord in, of past het aan."


@pytest.fixture
def answered(world: World) -> World:
    """Bram and Chris say nearly the same, Dewi something else; Eva leads with Ada."""
    world.start_circle(facilitators=["U0EVA"])
    hold_session(world)
    reflect(world, world.bram, (SMALL, CIRCLE))
    reflect(world, world.chris, (ALIKE, CIRCLE))
    reflect(world, world.dewi, (CUPS, CIRCLE))
    return world


def harvest(person: Person) -> View:
    if person.modal is not None:
        person.close(everything=True)
    return person.command("/leerkring oogst").form


def group_form(person: Person) -> View:
    return person.click(harvest(person), "Pas groep aan").form


def card_form(person: Person) -> View:
    return person.click(harvest(person), "Maak hier één inzicht van").form


def kept(world: World) -> set[tuple[str, frozenset[str]]]:
    """The names of groups that somebody arranged, and who wrote the answers in them."""
    with world.db.read() as session:
        names = {group.id: group.name for group in session.scalars(select(AnswerGroup))}
        found: dict[int, set[int]] = {each: set() for each in names}
        for row in session.scalars(select(GroupedAnswer)):
            found[row.group_id].add(row.reflection_id)
    texts = {each.id: each.text for each in stored(world)}
    return {(names[g], frozenset(texts[r] for r in ids)) for g, ids in found.items()}


def propose_together(world: World, level: str = NETWORK) -> None:
    """Ada makes one card of Bram's and Chris's answers, and both let it go."""
    assert world.ada.submit(card_form(world.ada), {**CARD, "level": level}) == {}
    confirm(world)
    world.later(minutes=15)


def release_together(world: World, level: str = NETWORK) -> None:
    propose_together(world, level)
    let_go(world)


def let_go(world: World) -> None:
    for author in (world.bram, world.chris):
        author.click(asked(author), "Geef vrij")
    world.later(minutes=15)
    assert visible_titles(world) == [TITLE]


def asked(person: Person) -> Message:
    return [message for message in person.reads() if TITLE in message.sees][-1]


def turn_round(world: World, words: str) -> None:
    form = world.chris.click(prompt_of(world.chris), "Pas aan").form
    world.chris.submit(form, {form.inputs[0]: words})
    world.chris.close(everything=True)
    world.later(minutes=15)


def sources(world: World) -> list[str]:
    """What the newest card is made of."""
    with world.db.read() as session:
        newest = max(session.scalars(select(InsightSource.insight_id)))
        query = (
            select(Reflection.text)
            .join(InsightSource, InsightSource.reflection_id == Reflection.id)
            .where(InsightSource.insight_id == newest)
        )
        return list(session.scalars(query))


def erase(world: World, person: Person) -> None:
    known = person_id(world, person)
    with world.db.begin() as session:
        privacy.erase_person(session, session.get_one(Colleague, known), world.clock.now())


def take_back(person: Person) -> None:
    """Their answer is theirs alone again."""
    mine = person.click(prompt_of(person), "Mijn antwoorden").form
    level = person.click(mine, "Wijzig wie dit leest").form
    assert person.submit(level, level=PRIVATE) == {}


def test_what_is_alike_becomes_one_card_and_the_next_comes_after(answered: World) -> None:
    seen = harvest(answered.ada).text
    assert "Afdeling, begin, klein\n2 antwoorden die op elkaar lijken" in seen

    form = card_form(answered.ada)
    assert f"Gemaakt van deze 2 antwoorden:\nBram Jansen\n{SMALL}" in form.text
    assert ALIKE in form.text
    assert answered.ada.submit(form, CARD) == {}
    confirm(answered)

    done = answered.ada.form
    assert "Ik vraag het eerst aan 2 schrijvers" in done.text
    assert f"Van dit antwoord is nog geen inzicht gemaakt:\nDewi Smit: {CUPS}" in done.text
    following = answered.ada.click(done, "Ga verder met de volgende").form
    assert CUPS in following.text
    answered.later(minutes=15)
    for author in (answered.bram, answered.chris):
        assert sum(TITLE in message.sees for message in author.reads()) == 1
    assert harvest(answered.ada).text.count(f"al een inzicht gemaakt: ‘{TITLE}’") == 2


def test_a_facilitator_names_splits_and_joins_and_it_stays(answered: World) -> None:
    small, alike, cups = (str(each.id) for each in stored(answered))
    form = group_form(answered.ada)
    assert "Zonder naam heet de groep: afdeling, begin, klein" in form.text
    assert answered.ada.submit(form, name="Klein beginnen", answers=[small, cups]) == {}

    assert "Klein beginnen\n2 antwoorden" in answered.ada.form.text
    arranged = {("Klein beginnen", frozenset([SMALL, CUPS])), ("", frozenset([ALIKE]))}
    assert kept(answered) == arranged
    assert "Klein beginnen\n2 antwoorden" in harvest(answered.eva).text
    assert "answers.grouped" in answered.audited()

    form = answered.eva.click(answered.eva.form, "Maak zelf een groep").form
    assert answered.eva.submit(form, answers=[alike], merge=small) == {}
    assert kept(answered) == {("Klein beginnen", frozenset([SMALL, ALIKE, CUPS]))}
    assert answered.ada.submit(group_form(answered.ada), name="", answers=[cups]) == {}
    alone = {("", frozenset([each])) for each in (SMALL, ALIKE, CUPS)}
    assert kept(answered) == alone


def test_of_two_facilitators_the_second_sees_what_the_first_did(answered: World) -> None:
    small, alike, cups = (str(each.id) for each in stored(answered))
    form = group_form(answered.ada)
    assert answered.eva.submit(group_form(answered.eva), name="Van Eva") == {}
    before = rows(answered)

    answered.ada.submit(form, name="Van Ada", answers=[small, alike, cups])

    assert "Van Eva" in answered.ada.form.text
    assert rows(answered) == before
    assert answered.ada.submit(answered.ada.form) == {}
    assert kept(answered) == {("Van Ada", frozenset([SMALL, ALIKE, CUPS]))}


def test_what_is_private_is_in_no_group(answered: World) -> None:
    take_back(answered.chris)

    assert "antwoorden die op elkaar lijken" not in harvest(answered.ada).text
    told = forge_press(answered, answered.bram, "group.open", str(stored(answered)[0].id))
    assert "Dit kan alleen een begeleider van deze leerkring doen." in told
    private = str(stored(answered)[1].id)
    for press in ("group.open", "group.open_new", "insight.open_group_form"):
        assert GONE in forge_press(answered, answered.ada, press, private)


def test_an_answer_taken_back_under_an_open_form_is_named(answered: World) -> None:
    form = card_form(answered.ada)
    answered.ada.fill(form, SHOWN)
    take_back(answered.chris)
    before = rows(answered)

    answered.ada.submit(form)

    assert TAKEN in answered.ada.form.text
    assert ALIKE not in answered.ada.form.text
    assert rows(answered) == before
    assert answered.ada.submit(answered.ada.form) == {}  # seen, and sent in once more
    confirm(answered)
    [card] = cards(answered)
    assert (card.title, card.what) == (TITLE, CARD["what"])
    assert sources(answered) == [SMALL]


def test_a_note_is_not_kept_of_what_was_taken_back_in_silence(answered: World) -> None:
    form = card_form(answered.ada)
    answered.ada.fill(form, {"title": TITLE})
    take_back(answered.bram)
    before = rows(answered)

    answered.ada.click(form, "Bewaar als concept")

    assert TAKEN in answered.ada.form.text
    assert rows(answered) == before
    answered.ada.click(answered.ada.form, "Bewaar als concept")
    assert sources(answered) == [ALIKE]
    assert f"een concept klaar: ‘{TITLE}’" in harvest(answered.ada).text


def test_with_all_fields_shown_the_field_says_which_answer_is_gone(answered: World) -> None:
    form = card_form(answered.ada)
    answered.ada.fill(form, CARD)
    take_back(answered.chris)
    before = rows(answered)

    assert TAKEN in answered.ada.submit(answered.ada.form)["sources"]
    assert rows(answered) == before
    left = str(stored(answered)[0].id)
    assert answered.ada.submit(answered.ada.form, sources=[left]) == {}
    assert sources(answered) == [SMALL]


def test_a_form_of_which_nothing_is_left_says_so(answered: World) -> None:
    form = card_form(answered.ada)
    groups = group_form(answered.eva)
    take_back(answered.chris)
    before = rows(answered)
    answered.eva.submit(groups, name="Klein")  # of one that is left, she sees what is left
    assert "Bram Jansen" in answered.eva.form.text
    assert rows(answered) == before
    take_back(answered.bram)
    before = rows(answered)

    for errors in (
        submit(answered.ada, form, SHOWN),
        submit(answered.eva, answered.eva.form),
    ):
        [said] = errors.values()
        assert GONE in said
    assert rows(answered) == before


def test_an_erased_answer_leaves_its_group_and_the_name_goes_with_the_last(
    answered: World,
) -> None:
    assert answered.ada.submit(group_form(answered.ada), name="Klein") == {}
    open_form = group_form(answered.eva)
    for person, left in (
        (answered.chris, {("Klein", frozenset([SMALL]))}),
        (answered.bram, set()),
    ):
        erase(answered, person)
        assert {each for each in kept(answered) if each[1] != {CUPS}} == left

    assert GONE in submit(answered.eva, open_form, name="Klein beginnen")[""]
    assert "Klein" not in harvest(answered.ada).text


@pytest.mark.parametrize("count", [1, 10])
def test_long_answers_fit(answered: World, count: int) -> None:
    long = " ".join([ALIKE] * 80)[:2900]
    for person in (answered.bram, answered.chris):
        form = person.click(prompt_of(person), "Pas aan").form
        assert person.submit(form, {form.inputs[0]: f"{long}{'!' * count}"}) == {}
        assert person.submit(person.form) == {}

    form = card_form(answered.ada)

    assert form.text.count("…") >= 2
    assert answered.ada.submit(form, CARD) == {}


def test_who_remains_is_asked_again_and_hears_it_in_one_sentence(answered: World) -> None:
    release_together(answered)
    answered.later(hours=1)

    answered.chris.click(asked(answered.chris), "Trek in")
    answered.later(minutes=15)

    told = answered.bram.reads()[-1].sees
    assert told == (
        f"Een andere schrijver trok het inzicht ‘{TITLE}’ in, waaraan ook jij meewerkte; "
        "jouw eigen antwoord blijft zoals het is."
    )
    assert not any("andere schrijver" in each.sees for each in answered.chris.reads())
    offer = answered.ada.reads()[-1]
    assert "Van de andere antwoorden kun je een nieuw inzicht maken." in offer.sees
    form = answered.ada.click(offer, "Maak het opnieuw").form
    assert "Dit zijn de antwoorden die er nog zijn." in form.text
    assert SMALL in form.text
    assert CARD["what"] not in form.text  # partly the words of whoever took it back
    assert ALIKE not in form.text
    assert answered.ada.submit(form, {**CARD, "title": "Opnieuw", "level": NETWORK}) == {}
    confirm(answered)
    answered.later(minutes=15)

    assert "Opnieuw" in answered.bram.reads()[-1].sees
    assert not any("Opnieuw" in each.sees for each in answered.chris.reads())
    answered.ada.close(everything=True)
    assert "Maak het opnieuw" not in answered.ada.reads()[-1].buttons
    again = forge_press(
        answered, answered.ada, "insight.open_remains", str(cards(answered)[0].id)
    )
    assert "Van dit inzicht is al een nieuw gemaakt, of er is niets meer van over." in again


def test_who_is_erased_leaves_no_title_behind(answered: World) -> None:
    release_together(answered)
    erase(answered, answered.chris)
    answered.later(minutes=15)

    assert answered.bram.reads()[-1].sees == (
        "Een inzicht waaraan jij meewerkte, is ingetrokken; "
        "jouw eigen antwoord blijft zoals het is."
    )
    form = answered.ada.click(answered.ada.reads()[-1], "Maak het opnieuw").form
    assert SMALL in form.text
    assert ALIKE not in form.text


def test_a_card_waits_while_an_author_says_something_else(answered: World) -> None:
    propose_together(answered)
    first = asked(answered.chris)
    let_go(answered)

    turn_round(answered, "Bij ons werkte klein beginnen met één afdeling toch niet.")

    assert visible_titles(answered) == []
    assert "Een van de schrijvers veranderde een antwoord" in answered.ada.reads()[-1].sees
    assert "Chris" not in answered.ada.reads()[-1].sees
    question = asked(answered.chris)
    assert "Klopt het inzicht nog?" in question.sees
    assert question.buttons == ["Ja, het klopt nog", "Trek in"]
    assert "zodra alle schrijvers ja zeggen" in asked(answered.bram).sees
    refused = answered.chris.click(first, "Nee, liever niet", stale=True)
    assert "Je veranderde het antwoord achter dit inzicht." in refused.text

    answered.chris.click(asked(answered.chris), "Ja, het klopt nog")
    answered.later(minutes=15)
    assert visible_titles(answered) == [TITLE]
    assert "Dit inzicht is vrijgegeven" in answered.ada.reads()[-1].sees
    turn_round(answered, "Bij ons werkte klein beginnen met een afdeling toch niet.")
    assert visible_titles(answered) == [TITLE]  # a word put right


def test_who_says_something_else_can_take_the_card_back(answered: World) -> None:
    release_together(answered)
    turn_round(answered, "Wij stopten ermee.")

    answered.chris.click(asked(answered.chris), "Trek in")
    answered.later(minutes=15)

    [card] = cards(answered)
    assert (card.state, card.withdrawn_reason) == (InsightState.WITHDRAWN, "author")
    assert "trok het inzicht" in answered.bram.reads()[-1].sees
    assert "Maak het opnieuw" in answered.ada.reads()[-1].buttons
    assert stored(answered)[1].release_level is ReleaseLevel.PRIVATE


def test_what_differs_may_become_a_condition(world: World) -> None:
    curate(world)
    world.eva.command("/leerkring help")
    differ = world.eva.click(read(world, world.eva), "Bij ons anders, want…").form
    assert world.eva.submit(differ, text=WHY, organisation="Waterschap") == {}
    world.eva.close(everything=True)
    assert "Maak er een voorwaarde van" not in read(world, world.eva).buttons
    assert "Maak er een voorwaarde van" not in read(world, world.bram).buttons

    form = world.ada.click(read(world, world.ada), "Maak er een voorwaarde van").form
    assert f"in je eigen woorden. Bij anderen ging het zo:\n{WHY}" in form.text
    assert world.ada.submit(form, condition="de architect vroeg meedoet") == {}
    agree(world, OPEN_WORDS, NETWORK)

    world.eva.close(everything=True)
    assert "Werkt alleen als\nde architect vroeg meedoet" in read(world, world.eva).text


def test_the_same_that_turned_out_otherwise_may_be_a_condition(world: World) -> None:
    curate(world)
    reflect(world, world.chris, (OPEN_WORDS, NETWORK))
    form = world.ada.click(harvest(world.ada), "Maak inzicht", near="Chris Bakker").form
    card = {**CARD, "what": OPEN_WORDS, "level": NETWORK}
    assert world.ada.submit(form, {**card, "outcome": "did_not"}) == {}
    assert "Daar liep het anders af dan in jouw tekst." in world.ada.form.text

    form = world.ada.click(world.ada.form, "Maak er een voorwaarde van").form

    assert OPEN_TITLE in form.text
    assert world.ada.submit(form, condition="de architect vroeg meedoet") == {}
    agree(world, OPEN_WORDS, NETWORK)
    assert "Werkt alleen als\nde architect vroeg meedoet" in read(world, world.eva).text


def test_what_worked_for_one_and_not_for_another_asks_for_a_condition(
    answered: World,
) -> None:
    assert "Bij de een werkte dit" not in card_form(answered.ada).text
    with answered.db.begin() as session:
        one, other = session.scalars(select(Reflection).order_by(Reflection.id).limit(2))
        one.outcome, one.condition = Outcome.WORKED, "De directeur wil."
        other.outcome, other.condition = Outcome.DID_NOT, "Er is geld."

    form = card_form(answered.ada)

    assert "Bij de een werkte dit, bij de ander niet." in form.text
    assert "De directeur wil.\nEr is geld." in form.text
    assert answered.ada.submit(form, title=TITLE, what=CARD["what"]) == {}
    confirm(answered)
    assert cards(answered)[0].outcome is Outcome.PARTLY
