"""Handlers that only show what was read: one line to register."""

import inspect
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Concatenate, TypeVar

from bot.domain.base.actor import Actor
from bot.slack.base.blocks import Json
from handlers.base.click import Click
from handlers.base.door import Handler, Stored

T = TypeVar("T")
Read = Callable[Concatenate[Any, Actor, ...], T]  # a session comes first
Getter = Callable[[Click], Any]
Build = Callable[Concatenate[T, ...], Json]

# What a builder may ask for, by the name of its parameter.
FOR_A_FORM: dict[str, Getter] = {
    "texts": attrgetter("texts"),
    "zone": attrgetter("actor.time_zone"),
    "reader_id": attrgetter("actor.id"),
}
FOR_A_PAGE: dict[str, Getter] = {**FOR_A_FORM, "page": attrgetter("page")}


def opens(read: Read[T], build: Build[T], *, stores: bool = False) -> Handler:
    """A handler that opens a form with what was read; `stores`: reading it may write.

    `read` takes a session and the actor, and where it has parameters for them `now` and the
    row's id in the pressed button. `build` takes what was read, and what FOR_A_FORM names.
    """
    wanted, shown = _required(read, 2), _given(build, FOR_A_FORM)

    def open_it(click: Click) -> None:
        asked = [click.now if name == "now" else click.pressed for name in wanted]
        with click.work() if stores else click.reading() as session:
            found = read(session, click.actor, *asked)
        click.show(build(found, **{name: get(click) for name, get in shown.items()}))

    return open_it


def shows(
    form: Callable[Concatenate[Click, ...], Json], about: Callable[[Any], Any] | None = None
) -> Handler:
    """A handler that opens what `form` makes; `about` reads what it is about in the button."""

    def show(click: Click) -> None:
        click.show(form(click, about(click.value)) if about else form(click))

    return show


def turns(
    read: Read[T], build: Build[T], about: Callable[[Json], int] | None = None
) -> Handler:
    """Like `opens`, for another page; `about` reads the row's id in the form that is open."""
    wanted, shown = _required(read, 2), _given(build, FOR_A_PAGE)

    def turn_page(click: Click) -> None:
        row_id = about(click.view) if about else None
        asked = [click.now if name == "now" else row_id for name in wanted]
        with click.reading() as session:
            found = read(session, click.actor, *asked)
        click.replace(build(found, **{name: get(click) for name, get in shown.items()}))

    return turn_page


def again(
    read: Read[T], build: Build[T], about: Callable[[Json], int | None] | None = None
) -> Stored:
    """For `Door.view`: the form as it would open now, of the row that `about` reads in it.

    None, so that nothing is compared, for a form about nothing that is stored.
    """
    wanted, shown = _required(read, 2), _given(build, FOR_A_FORM)

    def open_again(click: Click) -> Json | None:
        row_id = about(click.view) if about else None
        if about and row_id is None:
            return None
        asked = [click.now if name == "now" else row_id for name in wanted]
        with click.reading() as session:
            found = read(session, click.actor, *asked)
        return build(found, **{name: get(click) for name, get in shown.items()})

    return open_again


def _given(build: Callable[..., Any], getters: Mapping[str, Getter]) -> dict[str, Getter]:
    """Refuses a builder that needs something else, before anyone presses."""
    if unknown := set(_required(build, 1)) - set(getters):
        msg = f"{build.__module__}.{build.__qualname__} asks for {sorted(unknown)}"
        raise TypeError(msg)
    names = inspect.signature(build).parameters
    return {name: get for name, get in getters.items() if name in names}


def _required(function: Callable[..., Any], known: int) -> list[str]:
    """The parameters after the first ones that have no default."""
    parameters = list(inspect.signature(function).parameters.values())[known:]
    return [each.name for each in parameters if each.default is each.empty]
