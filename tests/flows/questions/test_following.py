"""Whoever follows a question hears once that a new card may answer it."""

from datetime import timedelta

from sqlalchemy import func, select, update

from bot.domain.overview import privacy
from bot.domain.questions.following import MOST_FOLLOWED
from bot.sandbox.people import Person
from storage.models import FollowedQuestion
from tests.flows.asking import CUPS
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    forge_press,
    hold_session,
    make_card,
    prompt_of,
    reflect,
    rows,
)

FOLLOW = "Stuur bericht als er iets nieuws is"
LEARNED = "Statiegeld op koffiebekers werkt als je ze overal kunt inleveren."
CLOSED = "Statiegeld op koffiebekers mislukte bij onze wethouder."
NEWS = "Je wilde het weten als er iets nieuws was over:"


def follow(person: Person, text: str) -> str:
    person.says(text)
    said = person.click(person.reads()[-1], FOLLOW).form.text
    person.close(everything=True)
    return said


def share(world: World, words: str, level: str, title: str) -> None:
    reflect(world, world.bram, (words, level))
    make_card(world, words, level, title=title, what=words, why="")
    world.tick()


def news(person: Person) -> list[str]:
    return [each.sees for each in person.reads() if NEWS in each.sees]


def test_news_about_a_question_comes_once_and_can_be_asked_for_again(world: World) -> None:
    world.start_circle()
    assert "hoor je dat één keer van mij" in follow(world.eva, CUPS)
    follow(world.chris, "Inkoop")  # the theme of the card
    hold_session(world)

    share(world, LEARNED, NETWORK, "Bekers overal inleveren")

    (told,) = news(world.eva)
    assert CUPS in told
    assert "Bekers overal inleveren" in told
    assert "Bekers overal inleveren" in news(world.chris)[0]
    assert CUPS not in world.eva.command("/leerkring vragen").form.text
    world.eva.close(everything=True)
    world.eva.click(world.eva.reads()[-1], "Stuur weer bericht als er iets nieuws is")
    world.eva.close(everything=True)
    assert CUPS in world.eva.command("/leerkring vragen").form.text
    assert len(news(world.eva)) == 1


def test_nobody_hears_of_a_card_that_is_not_for_them_or_is_their_own(world: World) -> None:
    world.start_circle()
    for person in (world.ada, world.eva):
        follow(person, CUPS)
    hold_session(world)

    share(world, CLOSED, CIRCLE, "Wethouder tegen bekers")

    assert not news(world.eva)  # not in the circle
    assert not news(world.ada)  # she made the card
    assert CUPS in world.eva.command("/leerkring vragen").form.text


def test_a_card_that_is_taken_back_leaves_and_the_question_is_followed_again(
    world: World,
) -> None:
    world.start_circle()
    follow(world.eva, CUPS)
    hold_session(world)
    share(world, LEARNED, NETWORK, "Bekers overal inleveren")

    mine = world.bram.click(prompt_of(world.bram), "Mijn antwoorden").form
    level = world.bram.click(mine, "Wijzig wie dit leest").form
    assert world.bram.submit(level, {level.inputs[0]: "0"}) == {}
    world.bram.close(everything=True)
    world.tick()

    assert not news(world.eva)
    gone = world.eva.reads()[-1].sees
    assert "ingetrokken" in gone
    assert LEARNED not in gone
    assert CUPS in world.eva.command("/leerkring vragen").form.text


def test_following_ends_by_a_press_or_after_a_year(world: World) -> None:
    world.start_circle()
    follow(world.eva, CUPS)
    follow(world.chris, CUPS)
    world.eva.click(world.eva.command("/leerkring vragen").form, "Stop met volgen")
    assert CUPS not in world.eva.form.text
    with world.db.begin() as session:
        long_ago = world.clock.now() - timedelta(days=366)
        session.execute(update(FollowedQuestion).values(created_at=long_ago))
    hold_session(world)

    share(world, LEARNED, NETWORK, "Bekers overal inleveren")

    assert not news(world.eva)
    assert not news(world.chris)
    assert CUPS not in world.chris.command("/leerkring vragen").form.text


def test_no_more_than_ten_questions_and_nothing_without_a_subject(world: World) -> None:
    world.start_circle()
    for each in "appel peer kers pruim perzik mango kiwi banaan druif meloen".split():  # noqa: SIM905  # words read better as words
        follow(world.eva, f"Hoe droog je een {each}?")
    world.eva.says(CUPS)
    last = world.eva.reads()[-1]
    before = rows(world)

    assert f"Je volgt al {MOST_FOLLOWED} vragen." in world.eva.click(last, FOLLOW).text
    said = forge_press(world, world.eva, "question.follow", "hoi")
    assert "Ik lees nog niet waar je vraag over gaat." in said
    assert rows(world) == before


def test_only_oneself_ends_what_one_follows_and_nobody_else_knows(world: World) -> None:
    world.start_circle()
    follow(world.eva, CUPS)
    with world.db.read() as session:
        followed = session.scalars(select(FollowedQuestion.id)).one()

    forge_press(world, world.bram, "question.unfollow", str(followed))

    with world.db.begin() as session:
        assert session.scalar(select(func.count(FollowedQuestion.id))) == 1
        (eva,) = privacy.people_with(session, "eva@waterschap.example")
        assert CUPS in str(privacy.export_person(session, eva, world.clock.now()))
        privacy.erase_person(session, eva, world.clock.now())
    with world.db.read() as session:
        assert session.scalar(select(func.count(FollowedQuestion.id))) == 0
