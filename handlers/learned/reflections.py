"""Answering the guiding questions."""

from bot.domain.circle import circles
from bot.domain.circle.circles import Circles
from bot.domain.learned import prompts, reflections
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.newer import as_begun, has_seen
from bot.slack.learned.sharing import SharingPreview, preview_modal
from bot.slack.learned.sheets import (
    LEVELS,
    answer_modal,
    is_blank,
    read_answers,
    read_level,
    read_sheet,
    read_shown,
    read_subject,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.which_circle import WhichCircle


def register(door: Door) -> None:
    which = WhichCircle(ids.REFLECTION_CHOOSE, asking, latest)
    door.subcommand(("reflectie", "reflect"), which.open)
    door.shortcut(ids.REFLECTION_SHORTCUT, which.open)
    door.view(ids.REFLECTION_CHOOSE, which.choose)
    door.view(ids.REFLECTION_FORM, submit_answers)
    door.folded(ids.REFLECTION_FORM, whole)
    door.action(ids.REFLECTION_FOLLOW_UP, ask_on)
    door.action(ids.REFLECTION_KEEP_DRAFT, leave_for_later)
    door.action(ids.REFLECTION_FORGET_DRAFT, forget_draft)
    door.closed(ids.REFLECTION_FORM, keep_closed)


def asking(click: Click) -> Circles:
    """Only the circle that asks something, if there is one; else all, that one first.

    Words after the command are the beginning of an answer, and can be about any circle.
    """
    with click.reading() as session:
        mine = circles.active_of(session, click.actor)
        if not mine:
            raise NotFound("reflection-no-circle")
        waiting = {each.circle.id for each in prompts.waiting(session, click.actor, click.now)}
    asked = [each for each in mine if each.id in waiting]
    if len(asked) == 1 and not click.rest:
        return asked
    return sorted(mine, key=lambda each: each not in asked[:1])


def latest(click: Click, circle_id: int, words: str) -> Json:
    with click.reading() as session:
        asked = prompts.latest(session, click.actor, circle_id, click.now)
    return answer_modal(asked, click.texts, words)


def submit_answers(click: Click) -> None:
    """Keep the words, then show what of them others would see."""
    subject = read_subject(click.view)
    with click.work() as session:
        before = prompts.to_write(session, click.actor, *subject, click.now)
        form = _unchanged(click, before)
        with click.completed(lambda: form) as sent:
            answers = read_answers(sent.form)
            asked = reflections.keep(session, click.actor, before, answers, click.now)
    if asked.unshared:
        look = SharingPreview(
            asked.circle, click.actor.name, asked.unshared, asked.cases, asked.crowd
        )
        click.done(preview_modal(look, click.texts))
    else:
        click.done()


def _unchanged(click: Click, asked: prompts.PromptSeen) -> Json:
    """The whole form as it is stored. Raises Newer, which shows no more than was unfolded."""
    form = _whole(click, asked)
    click.check_unchanged(form, lambda: _as_stored(click, asked))
    return form


def _as_stored(click: Click, asked: prompts.PromptSeen) -> Json:
    """The form as it would open now, with what was sent in or left elsewhere meanwhile."""
    shown = read_shown(click.view)
    return answer_modal(asked, click.texts, resumed=False, shown=shown)


def whole(click: Click) -> Json:
    with click.reading() as session:
        asked = prompts.to_answer(session, click.actor, *read_subject(click.view), click.now)
    return _whole(click, asked)


def _whole(click: Click, asked: prompts.PromptSeen) -> Json:
    """With every field; a level per question where that is asked for, or was before."""
    shown = read_shown(click.view)
    if str(click.value).startswith("level-"):
        shown.add(LEVELS)
    return answer_modal(
        asked,
        click.texts,
        resumed=False,
        shown=shown,
        whole=True,
        level=read_level(click.view),
    )


def ask_on(click: Click) -> None:
    """Did it work? Ask on below that question, with all that was typed still there."""
    asked = _keep_draft(click)
    click.replace(_as_stored(click, asked), unless_changed=True)


def leave_for_later(click: Click) -> None:
    asked = _keep_draft(click)
    click.replace(click.notice("draft-kept" if asked.draft else "draft-nothing"))


def keep_closed(click: Click) -> None:
    """A form that was closed without sending it in, as far as Slack says what stood there.

    Nobody can be asked any more: words that came from elsewhere meanwhile stay, above these.
    """
    if not is_blank(click.view):
        _keep_draft(click, closed=True)


def _keep_draft(click: Click, *, closed: bool = False) -> prompts.PromptSeen:
    def seen(question_id: int, stored: str) -> bool:
        return has_seen(click.view, f"answer-{question_id}", stored)

    subject = read_subject(click.view)
    with click.work() as session:
        found = prompts.to_answer(session, click.actor, *subject, click.now)
        form = _whole(click, found) if closed else _unchanged(click, found)
        with click.completed(lambda: form) as sent:
            sheet, began = read_sheet(sent.form), read_sheet(as_begun(sent.form))
        return reflections.keep_draft(
            session, click.actor, found, sheet, click.now, began, seen=seen
        )


def forget_draft(click: Click) -> None:
    """A form in place of this one would keep what was typed: Slack remembers its fields."""
    circle_id, meeting_id = read_subject(click.view)
    with click.work() as session:
        reflections.forget_draft(session, click.actor, circle_id, meeting_id, click.now)
    click.replace(click.notice("draft-forgotten"))
