"""Someone's own cases: to a next session, told to their end, and who may read them."""

from bot.domain.cases import cases, my_cases
from bot.slack.base import ids
from bot.slack.base.forms import about_case, about_circle_or_none
from bot.slack.cases.cases import case_modal
from bot.slack.cases.my_cases import (
    mine_modal,
    reach_modal,
    read_reach,
    read_take,
    read_tell,
    read_which,
    take_modal,
    tell_modal,
    which_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns
from handlers.cases.case_lists import refresh_below


def register(door: Door) -> None:
    door.action(ids.CASE_MINE, opens(my_cases.mine, mine_modal))
    door.pages(ids.CASE_MINE_PAGE, turns(my_cases.mine, mine_modal))
    door.action(ids.CASE_OPEN_BRING, open_bring)
    door.view(ids.CASE_WHICH, submit_which)
    door.action(ids.CASE_OPEN_TAKE, opens(my_cases.to_take, take_modal))
    door.view(ids.CASE_TAKE, submit_take, again(my_cases.to_take, take_modal, about_case))
    door.action(ids.CASE_TELL, opens(cases.own, tell_modal))
    door.view(ids.CASE_TELL_FORM, submit_tell, again(cases.own, tell_modal, about_case))
    door.action(ids.CASE_OPEN_REACH, opens(my_cases.one, reach_modal))
    door.view(ids.CASE_REACH, submit_reach, again(my_cases.one, reach_modal, about_case))


def open_bring(click: Click) -> None:
    """Straight to the form for a new case, for whoever has none that runs."""
    with click.reading() as session:
        choice = my_cases.to_choose(session, click.actor, click.pressed, click.now)
    if choice.running:
        click.show(which_modal(choice, click.texts))
    else:
        click.show(case_modal(click.texts, meeting_id=choice.meeting.id))


def submit_which(click: Click) -> None:
    meeting_id, case_id = read_which(click.view)
    if case_id is None:
        click.done(case_modal(click.texts, meeting_id=meeting_id))
        return
    with click.reading() as session:
        taking = my_cases.to_take(session, click.actor, case_id, click.now, meeting_id)
    [(_, circle)] = taking.tables
    click.done(take_modal(taking, click.actor.time_zone, click.texts, circle.id))


def submit_take(click: Click) -> None:
    case_id, meeting_id, asked = read_take(click.view)
    with click.work() as session:
        cases.bring_again(session, click.actor, meeting_id, case_id, click.now, asked)
    click.done()
    refresh_below(click, about_circle_or_none(click.view))


def submit_tell(click: Click) -> None:
    case_id, outcome = read_tell(click.view)
    with click.work() as session:
        cases.follow_up(session, click.actor, case_id, outcome, click.now)
    click.done()
    refresh_below(click, None)


def submit_reach(click: Click) -> None:
    case_id, level, ask_on = read_reach(click.view)
    with click.work() as session:
        my_cases.set_reach(session, click.actor, case_id, level, ask_on, click.now)
    click.done()
    refresh_below(click, None)
