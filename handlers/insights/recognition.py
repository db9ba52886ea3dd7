"""Recognising a card, contradicting it, using it; making a principle of it."""

from bot.domain.insights import card_words, principles, recognition
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.insights.recognition import (
    card_modal,
    read_pressed,
    read_recognition,
    read_sentences,
    recognition_modal,
    sentences_modal,
)
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.action(ids.RECOGNITION_CONFIRM, open_form)
    door.action(ids.RECOGNITION_DIFFER, open_form)
    door.view(ids.RECOGNITION_FORM, submit, stored)
    door.for_everybody.action(ids.RECOGNITION_TAKE_BACK, take_back)
    door.action(ids.RECOGNITION_ALL, opens(recognition.read, sentences_modal))
    door.pages(
        ids.RECOGNITION_ALL_PAGE, turns(recognition.read, sentences_modal, read_sentences)
    )
    door.action(ids.INSIGHT_USE, use)
    door.for_everybody.action(ids.INSIGHT_STOP_USING, stop_using)
    door.action(ids.PRINCIPLE_MAKE, does(principles.promote))


def open_form(click: Click) -> None:
    insight_id, stance = read_pressed(click.action)
    with click.reading() as session:
        form = recognition.form(session, click.actor, insight_id, stance)
    click.show(recognition_modal(form, click.texts))


def stored(click: Click) -> Json | None:
    insight_id, said = read_recognition(click.view)
    if said.stance is None:
        return None
    with click.reading() as session:
        form = recognition.form(session, click.actor, insight_id, said.stance)
    return recognition_modal(form, click.texts)


def submit(click: Click) -> None:
    insight_id, said = read_recognition(click.view)
    with click.work() as session:
        recognition.say(session, click.actor, insight_id, said, click.now)
        reading = recognition.read(session, click.actor, insight_id, click.now)
    click.done(click.notice("recognition-saved"))
    click.refresh_below(card_modal(reading.card, reading.standing, click.texts))


def take_back(click: Click) -> None:
    insight_id = click.pressed
    with click.work() as session:
        recognition.take_back(session, click.actor, insight_id, click.now)
        reading = recognition.read_if_there(session, click.actor, insight_id, click.now)
    click.replace(click.notice("recognition-taken-back"))
    if reading is not None:
        click.refresh_below(card_modal(reading.card, reading.standing, click.texts))


def use(click: Click) -> None:
    insight_id = click.pressed
    with click.work() as session:
        card_words.use(session, click.actor, insight_id, click.now)
        reading = recognition.read(session, click.actor, insight_id, click.now)
    click.replace_or_show(card_modal(reading.card, reading.standing, click.texts))


def stop_using(click: Click) -> None:
    insight_id = click.pressed
    with click.work() as session:
        card_words.stop_using(session, click.actor, insight_id, click.now)
        reading = recognition.read_if_there(session, click.actor, insight_id, click.now)
    if reading is None:
        click.replace_or_show(click.notice("use-stopped"))
    else:
        click.replace_or_show(card_modal(reading.card, reading.standing, click.texts))
