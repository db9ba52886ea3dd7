"""The vocabulary of a workspace, and its rule for principles."""

from bot.domain.circle import themes
from bot.domain.insights import principles
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.circle.themes import read_rule, read_theme, rule_modal, theme_modal, themes_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.subcommand(("themas", "thema's", "thema’s", "themes"), shows(_themes))
    door.pages(ids.THEMES_PAGE, turn_page)
    door.action(ids.THEME_OPEN_NEW, open_new)
    door.action(ids.THEME_OPEN_CHANGE, shows(_theme, str))
    door.view(ids.THEME_FORM, submit_theme, stored_theme)
    door.action(ids.THEME_RETIRE, retire)
    door.action(ids.THEME_BRING_BACK, bring_back)
    door.action(ids.PRINCIPLE_OPEN_RULE, shows(rule_form))
    door.view(ids.PRINCIPLE_RULE, submit_rule, rule_form)


def _themes(click: Click, page: int = 0) -> Json:
    with click.reading() as session:
        found = themes.look(session, click.actor)
        rule = principles.rule_of(session, click.actor.workspace_id)
    return themes_modal(found, rule, click.texts, page)


def turn_page(click: Click) -> None:
    click.replace(_themes(click, click.page))


def open_new(click: Click) -> None:
    with click.reading() as session:
        themes.check_editor(session, click.actor)
    click.show(theme_modal(None, click.texts))


def stored_theme(click: Click) -> Json | None:
    key, _ = read_theme(click.view)
    return _theme(click, key) if key is not None else None


def _theme(click: Click, key: str) -> Json:
    with click.reading() as session:
        theme = themes.find(session, click.actor, key)
    return theme_modal(theme, click.texts)


def submit_theme(click: Click) -> None:
    key, wanted = read_theme(click.view)
    with click.work() as session:
        if key is None:
            themes.add(session, click.actor, wanted, click.now)
        else:
            themes.rename(session, click.actor, key, wanted, click.now)
    click.done(click.notice("theme-saved"))
    click.refresh_below(_themes(click))


def retire(click: Click) -> None:
    with click.work() as session:
        themes.retire(session, click.actor, str(click.value), click.now)
    click.replace(click.notice("theme-saved"))
    click.refresh_below(_themes(click))


def bring_back(click: Click) -> None:
    with click.work() as session:
        themes.bring_back(session, click.actor, str(click.value), click.now)
    click.replace(click.notice("theme-saved"))
    click.refresh_below(_themes(click))


def rule_form(click: Click) -> Json:
    with click.reading() as session:
        themes.check_editor(session, click.actor)
        rule = principles.rule_of(session, click.actor.workspace_id)
    return rule_modal(rule, click.texts)


def submit_rule(click: Click) -> None:
    rule = read_rule(click.view)
    with click.work() as session:
        principles.set_rule(session, click.actor, rule, click.now)
    click.done(click.notice("theme-saved"))
    click.refresh_below(_themes(click))
