"""Deciding who may read what someone wrote: the look at the words, the list, the levels."""

from bot.domain.learned import prompts, sharing
from bot.domain.learned.sharing import Levels
from bot.slack.base import ids
from bot.slack.base.paging import page_shown
from bot.slack.learned.sharing import (
    SharingPreview,
    cards_modal,
    level_modal,
    mine_modal,
    preview_modal,
    read_first,
    read_level,
    read_preview,
    read_reflection,
    read_session,
    session_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns


def register(door: Door) -> None:
    door.action(ids.REFLECTION_SEE, open_preview)
    door.view(ids.REFLECTION_PREVIEW, submit_preview)
    door.action(ids.REFLECTION_MINE, opens(sharing.mine, mine_modal))
    door.pages(ids.REFLECTION_MINE_PAGE, turns(sharing.mine, mine_modal))
    door.action(ids.REFLECTION_OPEN_LEVEL, open_level)
    door.action(ids.REFLECTION_CARDS, opens(sharing.my_reflection, cards_modal))
    door.pages(
        ids.REFLECTION_CARDS_PAGE, turns(sharing.my_reflection, cards_modal, read_reflection)
    )
    door.view(
        ids.REFLECTION_LEVEL,
        submit_level,
        again(sharing.my_reflection, level_modal, read_reflection),
    )
    door.action(ids.REFLECTION_OPEN_SESSION, open_session)
    door.view(
        ids.REFLECTION_SESSION, submit_session, again(sharing.beside, session_modal, read_first)
    )


def open_preview(click: Click) -> None:
    with click.reading() as session:
        asked = prompts.asked(session, click.actor, click.pressed, click.now)
    if asked.unshared:
        look = SharingPreview(
            asked.circle, click.actor.name, asked.unshared, asked.cases, asked.crowd
        )
        click.show(preview_modal(look, click.texts))
    else:
        click.show(click.notice("reflection-nothing-to-share"))


def submit_preview(click: Click) -> None:
    """The author saw the exact words and who will read them: now they are shared."""
    seen = read_preview(click.view)
    with click.work() as session:
        sharing.share(session, click.actor, seen, click.now)
        mine = sharing.mine(session, click.actor) if click.below else None
    click.done()
    if mine:
        click.refresh_below(mine_modal(mine, click.texts, page_shown(click.view)))


def open_level(click: Click) -> None:
    with click.reading() as session:
        mine = sharing.my_reflection(session, click.actor, click.pressed)
    click.show(level_modal(mine, click.texts, page_shown(click.view)))


def submit_level(click: Click) -> None:
    """Lower works at once; higher first shows the exact words."""
    reflection_id, level = read_level(click.view)
    _change_levels(click, {reflection_id: level})


def open_session(click: Click) -> None:
    with click.reading() as session:
        mine = sharing.of_session(session, click.actor, click.pressed)
    click.show(session_modal(mine, click.texts, page_shown(click.view)))


def submit_session(click: Click) -> None:
    """All answers about one session in one go."""
    _change_levels(click, read_session(click.view))


def _change_levels(click: Click, wanted: Levels) -> None:
    page = page_shown(click.view)
    with click.work() as session:
        changed = sharing.set_levels(session, click.actor, wanted, click.now)
        mine = sharing.mine(session, click.actor)
    if changed.waiting:
        look = SharingPreview(
            changed.circle, click.actor.name, changed.waiting, changed.cases, changed.crowd
        )
        click.done(preview_modal(look, click.texts, page))
    else:
        click.done()
    click.refresh_below(mine_modal(mine, click.texts, page))
