"""All principles by theme."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.insights.principle_list import Principle, PrincipleList
from bot.domain.insights.principles import Rule, Tally
from bot.slack.insights.principle_list import principles_modal


def _listed(s: Samples) -> PrincipleList:
    """One theme after the other; the numbers of the last are not shown."""
    count = s.lots()
    themes = s.themes()[: s.many(20)]
    each = [Principle(s.hit(n), Tally(4 if n else 3, 3 + n, n % 2)) for n in range(count)]
    return PrincipleList(
        [(theme, found) for n, theme in enumerate(themes) if (found := each[n :: len(themes)])],
        Rule(),
    )


CASES = (
    Case(
        principles_modal,
        "Alle handvatten per thema",
        "All principles by theme",
        lambda s: {"found": _listed(s)},
    ),
    Case(
        principles_modal,
        "Nog geen handvat",
        "No principle yet",
        lambda _: {"found": PrincipleList((), Rule())},
    ),
)
