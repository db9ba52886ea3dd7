"""Making cards of what people wrote, and keeping to what their authors agreed to."""

from dataclasses import dataclass
from datetime import date

from storage.models import Insight, Kind, Outcome

LONGEST_TITLE = 120  # characters; fits Slack's header
LONGEST_WHAT = 1500  # characters; with the rest, a card stays under one section of 3000
LONGEST_WHY = 600
LONGEST_CONDITION = 600


@dataclass(frozen=True)
class Card:
    """An insight as its readers see it: without anybody's name, at every level."""

    title: str
    what: str
    outcome: Outcome
    why: str
    condition: str
    theme: str  # a key of bot.domain.themes
    kind: Kind
    circle_name: str
    happened_on: date


def as_card(insight: Insight, circle_name: str) -> Card:
    return Card(
        insight.title,
        insight.what,
        insight.outcome,
        insight.why,
        insight.condition,
        insight.theme,
        insight.kind,
        circle_name,
        insight.happened_on,
    )
