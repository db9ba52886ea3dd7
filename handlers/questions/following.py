"""Hearing once that there is something new about a question."""

from bot.domain.questions import following, triage
from bot.slack.base import ids
from bot.slack.questions.learning_questions import mine_modal
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.QUESTION_FOLLOW, follow)
    door.for_everybody.action(ids.QUESTION_UNFOLLOW, stop)


def follow(click: Click) -> None:
    with click.work() as session:
        following.follow(session, click.actor, str(click.value or ""), click.now)
    click.offer(click.notice("follow-said"))


def stop(click: Click) -> None:
    with click.work() as session:
        following.stop(session, click.actor, click.pressed)
        board = triage.board(session, click.actor, click.now)
    click.replace(mine_modal(board, click.texts))
