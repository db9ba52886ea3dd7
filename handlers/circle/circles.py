"""Starting a circle: the form, the preview, the start."""

from collections.abc import Sequence

from bot.domain.circle import approvals, circles, themes
from bot.domain.circle.themes import Theme
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_circle, draft_memory, read_draft, read_id
from bot.slack.circle.approvals import waits_modal
from bot.slack.circle.circles import (
    circle_modal,
    preview_modal,
    questions_modal,
    read_circle,
    read_questions,
    started_modal,
)
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, shows
from handlers.base.guests import check_may_begin
from handlers.base.show import as_sent


def register(door: Door) -> None:
    beginning = door.checking(check_may_begin)
    beginning.subcommand(("nieuw", "new"), open_new)
    beginning.action(ids.CIRCLE_OPEN_NEW, open_new)
    door.view(ids.CIRCLE_NEW, submit_new, whole=whole)
    door.action(ids.CIRCLE_OPEN_DRAFT, opens(approvals.draft, preview_modal))
    door.view(ids.CIRCLE_PREVIEW, submit_start)
    door.action(ids.CIRCLE_OPEN_QUESTIONS, shows(_questions, read_id))
    door.view(
        ids.CIRCLE_QUESTIONS,
        submits(read_questions, circles.revise_questions, "circle-questions-saved"),
        stored_questions,
    )


def open_new(click: Click) -> None:
    in_channel = click.channel if click.channel.startswith(("C", "G")) else None
    click.show(circle_modal(_themes(click), click.texts, channel=in_channel))


def whole(click: Click) -> Json:
    return circle_modal(_themes(click), click.texts, channel=None, whole=True)


def _themes(click: Click) -> Sequence[Theme]:
    with click.reading() as session:
        return themes.current(session, click.actor.workspace_id)


def submit_new(click: Click) -> None:
    """Keep the draft and show it; Slack is asked about people and channel beforehand."""
    plan = read_circle(click.form)
    circles.check(plan, click.now)
    chosen = dict.fromkeys((*plan.participants, *plan.facilitators))  # in this order, once each
    profiles = click.directory.profiles(chosen)
    circles.check_people(plan, profiles)
    if not click.directory.may_post_in(plan.basics.channel):
        raise InvalidInput("channel", "circle-bot-not-in-channel")
    with click.work() as session:
        circle = circles.draft(
            session, click.actor, plan, profiles, click.now, read_draft(click.view)
        )
        found = approvals.draft_of(session, click.actor, circle)
    form = as_sent(click.view) | {"private_metadata": draft_memory(click.view, circle.id)}
    click.review(preview_modal(found, click.texts), form)


def submit_start(click: Click) -> None:
    with click.work() as session:
        found = approvals.start(session, click.actor, about_circle(click.view), click.now)
    shown = waits_modal if found.waits else started_modal
    click.done(shown(found.circle.circle, click.texts))


def stored_questions(click: Click) -> Json:
    return _questions(click, read_questions(click.view)[0])


def _questions(click: Click, circle_id: int) -> Json:
    with click.reading() as session:
        circle = circles.get_for_facilitator(session, click.actor, circle_id)
        overview = circles.overview(session, circle)
    return questions_modal(overview, click.texts)
