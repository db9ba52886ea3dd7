"""Starting a circle."""

from bot.demo.gallery.case import Case
from bot.slack.circle.circles import (
    circle_modal,
    preview_modal,
    questions_modal,
    started_modal,
    welcome_message,
)

CASES = (
    Case(
        circle_modal,
        "Nieuwe leerkring",
        "New circle",
        lambda s: {"themes": s.themes(), "channel": "C0KRING" if s.long else None},
    ),
    Case(
        circle_modal,
        "Nieuwe leerkring, uitgeklapt",
        "New circle, unfolded",
        lambda s: {"themes": s.themes(), "channel": None, "whole": True},
        unfolded=True,
    ),
    Case(
        preview_modal,
        "Leerkring nakijken voor de start",
        "Looking a circle over before it starts",
        lambda s: {"circle": s.overview()},
    ),
    Case(
        started_modal,
        "De leerkring is gestart",
        "The circle has started",
        lambda s: {"circle": s.circle()},
    ),
    Case(
        questions_modal,
        "Hoofdvragen wijzigen",
        "Changing the guiding questions",
        lambda s: {"circle": s.overview()},
    ),
    Case(
        welcome_message,
        "Welkom in de leerkring",
        "Welcome to the circle",
        lambda s: {"circle": s.overview()},
    ),
)
