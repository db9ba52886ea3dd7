"""Which function words which kind of message."""

from collections.abc import Mapping

from bot.delivery.outbox import Renderer
from bot.delivery.renderers import (
    circles,
    deliveries,
    digests,
    insights,
    intentions,
    meetings,
    questions,
    reflections,
    sessions,
)
from bot.domain.kinds import MessageKind

RENDERERS: Mapping[MessageKind, Renderer] = {
    **circles.RENDERERS,
    **digests.RENDERERS,
    **meetings.RENDERERS,
    **reflections.RENDERERS,
    **intentions.RENDERERS,
    **sessions.RENDERERS,
    **insights.RENDERERS,
    **questions.RENDERERS,
    **deliveries.RENDERERS,
}
