"""Cases of others: about a question, and by what stood in the way."""

from bot.domain.questions import found_cases
from bot.domain.questions.found_cases import OBSTACLES
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.questions.found_cases import (
    EVERY,
    found_modal,
    library_modal,
    read_found,
    read_obstacle,
)
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.CASE_FOUND, open_found)
    door.pages(ids.CASE_FOUND_PAGE, turn_found)
    door.action(ids.CASE_LIBRARY, open_library)
    for kind in (EVERY, *OBSTACLES):
        door.action(f"{ids.CASE_LIBRARY_KIND}.{kind}", choose_kind)
    door.pages(ids.CASE_LIBRARY_PAGE, turn_library)


def open_found(click: Click) -> None:
    click.show(_found(click, str(click.value or "")))


def turn_found(click: Click) -> None:
    click.replace(_found(click, read_found(click.view), click.page))


def _found(click: Click, question: str, page: int = 0) -> Json:
    with click.reading() as session:
        found = found_cases.about(session, click.actor, question)
    return found_modal(found, click.texts, page)


def open_library(click: Click) -> None:
    click.show(_library(click, EVERY))


def choose_kind(click: Click) -> None:
    click.replace(_library(click, str(click.value or EVERY)))


def turn_library(click: Click) -> None:
    click.replace(_library(click, read_obstacle(click.view), click.page))


def _library(click: Click, obstacle: str, page: int = 0) -> Json:
    with click.reading() as session:
        library = found_cases.library(session, click.actor, obstacle)
    return library_modal(library, click.texts, page)
