"""The harvest of a session, and making cards of it."""

from functools import partial

from bot.domain.circle.circles import Circles
from bot.domain.harvest import drafts, harvest
from bot.domain.harvest.drafts import NoteSeen
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import Answers
from bot.slack.harvest.cards import (
    CardForm,
    insight_modal,
    read_changed,
    read_insight,
    read_instead,
)
from bot.slack.harvest.drafts import proposal_modal, read_proposal, result_modal
from bot.slack.harvest.groups import read_answers
from bot.slack.harvest.harvest import harvest_modal, read_meeting, read_place
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens
from handlers.base.which_circle import WhichCircle


def register(door: Door) -> None:
    which = WhichCircle(ids.INSIGHT_CHOOSE, to_look_at, latest)
    door.subcommand(("oogst", "harvest"), which.open)
    door.view(ids.INSIGHT_CHOOSE, which.choose)
    door.action(ids.INSIGHT_OPEN_HARVEST, opens(harvest.look_at_latest, harvest_modal))
    door.action(ids.INSIGHT_HARVEST_MEETING, choose_meeting)
    door.pages(ids.INSIGHT_HARVEST_PAGE, turn_page)
    door.action(ids.INSIGHT_OPEN_FORM, opens(harvest.workbench, insight_modal))
    door.action(ids.INSIGHT_OPEN_GROUP_FORM, opens(harvest.workbench_of_group, insight_modal))
    door.action(ids.INSIGHT_OPEN_NEXT, open_next)
    door.action(ids.INSIGHT_OPEN_REMAINS, opens(harvest.workbench_of_remains, insight_modal))
    door.action(ids.INSIGHT_OPEN_CHANGE, opens(harvest.reopen, insight_modal))
    door.view(ids.INSIGHT_FORM, submit_insight, stored, whole=whole)
    door.view(ids.INSIGHT_PREVIEW, submit_proposal)


def to_look_at(click: Click) -> Circles:
    with click.reading() as session:
        return harvest.circles_to_look_at(session, click.actor, click.now)


def latest(click: Click, circle_id: int, _words: str) -> Json:
    with click.reading() as session:
        found = harvest.look_at_latest(session, click.actor, circle_id, click.now)
    return harvest_modal(found, click.texts)


def choose_meeting(click: Click) -> None:
    circle_id = read_place(click.view).circle_id
    with click.reading() as session:
        found = harvest.look(
            session, click.actor, circle_id, read_meeting(click.action), click.now
        )
    click.replace(harvest_modal(found, click.texts))


def turn_page(click: Click) -> None:
    place = read_place(click.view)
    with click.reading() as session:
        found = harvest.look(session, click.actor, place.circle_id, place.meeting_id, click.now)
    click.replace(harvest_modal(found, click.texts, click.page))


def open_next(click: Click) -> None:
    """In the place of what became of the card before: Slack stacks three at most."""
    with click.reading() as session:
        bench = harvest.workbench_of_group(session, click.actor, click.pressed)
    click.replace(insight_modal(bench, click.texts))


def whole(click: Click) -> Json:
    """The form with every field, as it would open now."""
    insight_id = read_changed(click.view)
    with click.reading() as session:
        if insight_id is None:
            bench = harvest.workbench_of(
                session, click.actor, read_answers(click.view), read_instead(click.view)
            )
        else:
            bench = harvest.reopen(session, click.actor, insight_id)
    return insight_modal(bench, click.texts, whole=True)


stored = again(harvest.reopen, partial(insight_modal, whole=True), read_changed)


def read_card(click: Click) -> CardForm:
    """What was filled in; sources that stand folded in the form are those that are left.

    Raises InvalidInput when one of them was taken back meanwhile: its words may be in the form.
    """
    draft = read_insight(click.form)
    is_folded = "sources" not in Answers(click.view)
    if is_folded and set(read_answers(click.view)) - set(draft.source_ids):
        raise InvalidInput("sources", "insight-source-gone")
    return draft


def submit_insight(click: Click) -> None:
    """A new card is kept as a note, and shown as readers will see it before anybody is told."""
    draft = read_card(click)
    with click.work() as session:
        made = drafts.prepare(
            session, click.actor, draft.insight_id, draft.card, draft.source_ids, click.now
        )
        if isinstance(made, NoteSeen):
            answer = proposal_modal(made, click.texts)
            below = insight_modal(
                harvest.reopen(session, click.actor, made.insight.id), click.texts
            )
        else:
            found = harvest.look_around(session, click.actor, made.insight, click.now)
            answer = result_modal(made, click.texts, found.following(made.insight))
            below = harvest_modal(found, click.texts)
    if isinstance(made, NoteSeen):
        click.review(answer, below)  # from now on the form is about the note
    else:
        click.done(answer)
        click.refresh_below(below)


def submit_proposal(click: Click) -> None:
    insight_id, seen = read_proposal(click.view)
    with click.work() as session:
        result = drafts.propose(session, click.actor, insight_id, click.now, seen)
        found = harvest.look_around(session, click.actor, result.insight, click.now)
    click.done(result_modal(result, click.texts, found.following(result.insight)))
    click.refresh_below(harvest_modal(found, click.texts))
