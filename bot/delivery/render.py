"""Which function words which kind of message."""

from bot.delivery.bundles import Renderers
from bot.delivery.renderers import (
    circle,
    circulation,
    insights,
    learned,
    overview,
    planning,
    questions,
    sessions,
)

ROOMS = (circle, circulation, insights, learned, overview, planning, questions, sessions)
RENDERERS: Renderers = {
    kind: renderer for room in ROOMS for kind, renderer in room.renderers.items()
}
