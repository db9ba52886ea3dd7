"""Answering every date of a series in one form."""

from bot.domain.planning import answering
from bot.slack.base import ids
from bot.slack.base.forms import about_meeting
from bot.slack.planning.answering import answers_modal, read_answers
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.MEETING_ANSWER_ALL, opens(answering.to_answer, answers_modal))
    stored = again(answering.to_answer, answers_modal, about_meeting)
    door.view(ids.MEETING_ANSWERS, submit, stored)


def submit(click: Click) -> None:
    chosen, others = read_answers(click.view)
    with click.work() as session:
        count = answering.answer_all(
            session, click.actor, about_meeting(click.view), chosen, click.now, others=others
        )
    click.done(click.notice("answer-all-done", yes=count))
