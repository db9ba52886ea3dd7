"""Acts as a table holds them: who does what, all that it leaves, and who may not.

Each act is done twice, and tried by everybody else. What stands here is all that changes.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

from bot.domain.base.actor import Actor
from bot.errors import UserError
from tests.domain.effects import effects
from tests.domain.refused import refusal
from tests.domain.world import NOW, World

EVERYBODY = ("ada", "bram", "chris", "dora", "mia")
STRANGERS = dict.fromkeys(("dora", "mia"), "error-not-found")
LEADS = dict.fromkeys(("bram", "chris"), "error-facilitator-only") | STRANGERS
OWN = dict.fromkeys(EVERYBODY, "error-not-found")  # nobody else knows that it exists


@dataclass(frozen=True)
class Act:
    """`again`: what a second time leaves, or why it is refused; `barred`: who may not.

    `first`: what has to be so before. `tells`: it gives something back, each time, to be shown.
    """

    name: str
    who: str
    do: Callable[[World, Actor], object]
    left: Collection[str]
    again: Collection[str] | str = ()
    barred: Mapping[str, object] = field(default_factory=dict)
    first: Callable[[World], object] = lambda _: None
    tells: bool = True


def check(w: World, act: Act) -> None:
    act.first(w)
    for name in EVERYBODY:
        if name != act.who:
            point = w.session.begin_nested()
            assert refusal(partial(act.do, w, w.who(name))) == act.barred.get(name), name
            point.rollback()
            w.session.expire_all()
    with effects(w.session, NOW) as left:
        found = act.do(w, w.who(act.who))
    assert left == set(act.left)
    assert (found is not None) is act.tells
    assert _again(w, act) == (act.again if isinstance(act.again, str) else set(act.again))


def _again(w: World, act: Act) -> set[str] | str:
    try:
        with effects(w.session, NOW) as left:
            found = act.do(w, w.who(act.who))
        assert (found is not None) is act.tells
    except UserError as problem:
        return problem.text_id
    return left
