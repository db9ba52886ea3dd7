"""What a facilitator does with a question that was put to the circle."""

from bot.domain.questions import gaps, triage
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.forms import about_circle
from bot.slack.questions.triage import (
    agenda_modal,
    answer_modal,
    decide_modal,
    decline_modal,
    gaps_modal,
    merge_modal,
    read_decline,
    read_match,
    read_merge,
    read_question_answer,
)
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.action(ids.QUESTION_SEE, opens(triage.get_for_facilitator, decide_modal))
    door.action(ids.QUESTION_ACCEPT, accept)
    door.action(ids.QUESTION_OPEN_MERGE, open_merge)
    door.view(ids.QUESTION_MERGE, submits(read_merge, triage.merge, "question-merged"))
    door.action(ids.QUESTION_OPEN_DECLINE, opens(triage.get_for_facilitator, decline_modal))
    door.view(
        ids.QUESTION_DECLINE, submits(read_decline, triage.decline, "question-decline-sent")
    )
    door.action(ids.QUESTION_OPEN_ANSWER, open_answer)
    door.view(
        ids.QUESTION_ANSWER,
        submits(read_question_answer, triage.answer, "question-answer-sent"),
    )
    door.action(ids.QUESTION_MATCHES, send_match)
    door.subcommand(("hiaten", "gaps"), opens(gaps.look, gaps_modal))
    door.action(ids.QUESTION_GAPS, opens(gaps.look, gaps_modal))
    door.pages(ids.QUESTION_GAPS_PAGE, turns(gaps.look, gaps_modal))
    # From the circle's channel, for all who are in it.
    members = door.for_everybody
    members.action(ids.QUESTION_AGENDA, opens(triage.taken_up, agenda_modal))
    members.pages(ids.QUESTION_AGENDA_PAGE, turns(triage.taken_up, agenda_modal, about_circle))


def accept(click: Click) -> None:
    question_id = click.pressed
    with click.work() as session:
        asked = triage.accept(session, click.actor, question_id, click.now)
    click.replace(decide_modal(asked, click.texts))


def open_merge(click: Click) -> None:
    with click.reading() as session:
        asked = triage.get_for_facilitator(session, click.actor, click.pressed)
    if not asked.related:
        raise NotAllowed("question-nothing-to-merge")
    click.show(merge_modal(asked, click.texts))


def open_answer(click: Click) -> None:
    with click.reading() as session:
        asked = triage.get_for_facilitator(session, click.actor, click.pressed)
        hits = triage.possible_answers(session, click.actor, asked)
    if not hits:
        raise NotAllowed("question-no-insights")
    click.show(answer_modal(asked, hits, click.texts))


def send_match(click: Click) -> None:
    """The card that the bot proposed is the answer."""
    question_id, insight_id = read_match(click.value)
    with click.work() as session:
        triage.answer(session, click.actor, question_id, insight_id, click.now)
