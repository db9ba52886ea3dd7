"""What a circle or a programme brought about."""

from datetime import timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.overview.impact import FIGURES, Figure, Group, Impact
from bot.slack.overview.impact import csv_modal, impact_modal

WEB = "https://leerkring.example"


def _impact(s: Samples, *, of_circle: bool = True, shared: bool = False) -> Impact:
    """What is about too few is not said: here two of three numbers."""
    names = [name for every in FIGURES.values() for name in every]
    groups = [
        Group(
            value,
            [
                Figure(name, None if names.index(name) % 3 else s.many(9_999, 1))
                for name in every
            ],
        )
        for value, every in FIGURES.items()
    ]
    return Impact(
        groups,
        s.circle() if of_circle else None,
        s.many(99),
        40 if s.long else None,
        s.day() + timedelta(days=90) if s.long else None,
        WEB if s.long or shared else None,
        "x" * 43 if shared else None,
    )


CASES = (
    Case(
        impact_modal,
        "Opbrengst van een kring",
        "Results of a circle",
        lambda s: {"found": _impact(s)},
    ),
    Case(
        impact_modal,
        "Opbrengst van alle kringen, met een pagina",
        "Results of all circles, with a page",
        lambda s: {"found": _impact(s, of_circle=False, shared=True)},
    ),
    Case(
        csv_modal,
        "Opbrengst voor een spreadsheet",
        "Results for a spreadsheet",
        lambda s: {"found": _impact(s)},
    ),
)
