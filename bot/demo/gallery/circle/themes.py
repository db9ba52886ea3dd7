"""The vocabulary of a workspace, and its rule for principles."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.circle.themes import START, Theme, Vocabulary
from bot.domain.insights.principles import Rule
from bot.slack.circle.themes import rule_modal, theme_modal, themes_modal


def _vocabulary(s: Samples, *, may_edit: bool) -> Vocabulary:
    retired = [s.theme(99, retired=True)]
    return Vocabulary([*s.themes(), *retired], may_edit)


CASES = (
    Case(
        themes_modal,
        "Thema’s bekijken",
        "Looking at themes",
        lambda s: {"found": _vocabulary(s, may_edit=False), "rule": Rule()},
    ),
    Case(
        themes_modal,
        "Thema’s beheren",
        "Managing themes",
        lambda s: {"found": _vocabulary(s, may_edit=True), "rule": Rule()},
    ),
    Case(theme_modal, "Nieuw thema", "New theme", lambda _: {"theme": None}),
    Case(
        theme_modal,
        "Een thema dat er altijd is",
        "A theme that is always there",
        lambda _: {"theme": Theme(*START[0])},
    ),
    Case(
        theme_modal,
        "Een eigen thema dat niet meer in gebruik is",
        "Your own theme that is no longer in use",
        lambda s: {"theme": s.theme(retired=True)},
    ),
    Case(
        rule_modal, "Regel voor handvatten", "Rule for principles", lambda _: {"rule": Rule()}
    ),
)
