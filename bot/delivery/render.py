"""Which function words which kind of message."""

from bot.delivery.bundles import Renderers
from bot.delivery.renderers import (
    cases,
    changes,
    circles,
    deliveries,
    digests,
    insights,
    intentions,
    meetings,
    polls,
    questions,
    quorum,
    reflections,
    sessions,
)

RENDERERS: Renderers = {
    **circles.RENDERERS,
    **digests.RENDERERS,
    **meetings.RENDERERS,
    **changes.RENDERERS,
    **polls.RENDERERS,
    **quorum.RENDERERS,
    **cases.RENDERERS,
    **reflections.RENDERERS,
    **intentions.RENDERERS,
    **sessions.RENDERERS,
    **insights.RENDERERS,
    **questions.RENDERERS,
    **deliveries.RENDERERS,
}
