"""Forming an intention, saying how it went, and letting it go."""

from bot.domain.learned import intentions, prompts, shared_intentions
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_circle, about_meeting
from bot.slack.learned.intentions import (
    ANSWERS,
    as_answer,
    intention_modal,
    kept_modal,
    mine_modal,
    preview_modal,
    read_answer,
    read_intention,
    read_preview,
    read_result,
    read_told,
    result_modal,
    shared_modal,
)
from bot.slack.learned.sheets import answer_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns


def register(door: Door) -> None:
    door.subcommand(("voornemen", "intention"), open_latest)
    door.subcommand(("voornemens", "intentions"), opens(intentions.mine, mine_modal))
    door.action(ids.INTENTION_OPEN, opens(intentions.blank, intention_modal))
    door.view(ids.INTENTION_FORM, submit_form, stored)
    door.view(ids.INTENTION_PREVIEW, submit_preview)
    for state in ANSWERS:
        door.action(f"{ids.INTENTION_ANSWER}.{state.value}", answer)
    door.action(ids.INTENTION_OPEN_RESULT, opens(intentions.own, result_modal))
    door.view(
        ids.INTENTION_RESULT, submit_result, again(intentions.own, result_modal, read_told)
    )
    door.action(ids.INTENTION_AS_ANSWER, open_as_answer)
    door.action(ids.INTENTION_DROP, drop)
    door.action(ids.INTENTION_MINE, opens(intentions.mine, mine_modal))
    door.action(ids.INTENTION_SHARED, opens(shared_intentions.of_circle, shared_modal))
    door.pages(
        ids.INTENTION_SHARED_PAGE,
        turns(shared_intentions.of_circle, shared_modal, about_circle),
    )
    door.pages(ids.INTENTION_MINE_PAGE, turns(intentions.mine, mine_modal))


def open_latest(click: Click) -> None:
    with click.reading() as session:
        blank = intentions.latest(session, click.actor, click.now)
    if blank is None:
        raise NotFound("intention-no-meeting")
    click.show(intention_modal(blank, click.texts, click.rest))


def stored(click: Click) -> Json | None:
    meeting_id = about_meeting(click.view)
    with click.reading() as session:
        blank = intentions.blank(session, click.actor, meeting_id, click.now)
    return intention_modal(blank, click.texts) if blank.intention else None


def submit_form(click: Click) -> None:
    """Kept for its owner; what the circle may read is shown first."""
    wanted = read_intention(click.view)
    with click.work() as session:
        formed = intentions.keep(session, click.actor, wanted, click.now)
        will_ask = intentions.will_be_asked(session, formed)
        mine = intentions.mine(session, click.actor)
    if formed.waits:
        click.done(preview_modal(formed, click.texts))
    else:
        click.done(kept_modal(formed, click.texts, will_ask=will_ask))
    click.refresh_below(mine_modal(mine, click.texts))


def submit_preview(click: Click) -> None:
    """The owner saw the exact words: now the circle may read them."""
    intention_id, seen = read_preview(click.view)
    with click.work() as session:
        formed = intentions.share(session, click.actor, intention_id, seen, click.now)
        will_ask = intentions.will_be_asked(session, formed)
        mine = intentions.mine(session, click.actor)
    click.done(kept_modal(formed, click.texts, will_ask=will_ask))
    click.refresh_below(mine_modal(mine, click.texts))


def answer(click: Click) -> None:
    """One press is an answer; the form that follows asks for more."""
    intention_id, state = read_answer(click.action)
    with click.work() as session:
        formed = intentions.answer(session, click.actor, intention_id, state, click.now)
    if not formed.was_dropped:
        click.offer(result_modal(formed, click.texts))


def submit_result(click: Click) -> None:
    result = read_result(click.view)
    with click.work() as session:
        formed = intentions.tell(session, click.actor, result, click.now)
        mine = intentions.mine(session, click.actor)
    if formed.waits:
        click.done(preview_modal(formed, click.texts))
    else:
        click.done()
    click.refresh_below(mine_modal(mine, click.texts))


def open_as_answer(click: Click) -> None:
    """The questions of its session, with the result to go on from; nothing is stored yet."""
    with click.reading() as session:
        formed = intentions.own(session, click.actor, click.pressed)
        asked = prompts.to_answer(
            session, click.actor, formed.circle.id, formed.meeting.id, click.now
        )
    click.show(answer_modal(asked, click.texts, as_answer(formed.intention)))


def drop(click: Click) -> None:
    with click.work() as session:
        intentions.drop(session, click.actor, click.pressed, click.now)
        mine = intentions.mine(session, click.actor)
    click.replace(mine_modal(mine, click.texts))
