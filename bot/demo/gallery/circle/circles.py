"""Starting a circle, and changing it."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.circle.approvals import Draft
from bot.domain.circle.settings import CircleSettings
from bot.slack.circle.circles import (
    circle_modal,
    preview_modal,
    questions_modal,
    started_modal,
    welcome_message,
)
from bot.slack.circle.settings import changed_message, settings_modal
from bot.texts import texts_for
from storage.models import Circle, GuidingQuestion


def _on_the_web(samples: Samples) -> Circle:
    circle = samples.circle()
    circle.is_open = circle.is_public = True
    return circle


def _without_horizon(samples: Samples) -> Circle:
    circle = samples.circle()
    circle.horizon_on = None
    circle.agreements = []
    return circle


def _ours() -> list[GuidingQuestion]:
    said = (texts_for(each)("circle-question-1") for each in ("nl", "en"))
    return [GuidingQuestion(text=each) for each in said]


CASES = (
    Case(
        settings_modal,
        "De leerkring aanpassen",
        "Changing a circle",
        lambda s: {"found": CircleSettings(s.circle(), s.themes())},
    ),
    Case(
        settings_modal,
        "Een leerkring aanpassen die op de webpagina staat",
        "Changing a circle that is on the web page",
        lambda s: {"found": CircleSettings(_on_the_web(s), s.themes())},
    ),
    Case(
        changed_message,
        "De leerkring is aangepast, in het kanaal",
        "The circle was changed, in its channel",
        lambda s: {
            "circle": s.circle(),
            "changed": [
                "name",
                "purpose",
                "theme",
                "channel",
                "language",
                "horizon_on",
                "agreements",
            ],
            "themes": {each.key: each for each in s.themes()},
        },
    ),
    Case(
        changed_message,
        "De leerkring heeft geen einddatum en afspraken meer, in het kanaal",
        "The circle has no end date and agreements any more, in its channel",
        lambda s: {
            "circle": _without_horizon(s),
            "changed": ["horizon_on", "agreements"],
            "themes": {},
        },
    ),
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
        "Checking a circle before it starts",
        lambda s: {"found": Draft(s.overview())},
    ),
    Case(
        preview_modal,
        "Leerkring nakijken, met onze hoofdvragen",
        "Checking a circle with our guiding questions",
        lambda s: {"found": Draft(replace(s.overview(), questions=_ours()))},
    ),
    Case(
        preview_modal,
        "Het kanaal is ook van een andere kring",
        "The channel is another circle's too",
        lambda s: {"found": Draft(s.overview(), beside=[s.line(80)])},
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
