"""Which function words which kind of message."""

from collections.abc import Mapping

from bot.delivery.outbox import Renderer
from bot.delivery.renderers import (
    cases,
    circles,
    deliveries,
    digests,
    insights,
    meetings,
    questions,
    reflections,
)
from bot.domain.kinds import MessageKind

RENDERERS: Mapping[MessageKind, Renderer] = {
    **circles.RENDERERS,
    **digests.RENDERERS,
    **meetings.RENDERERS,
    **cases.RENDERERS,
    **reflections.RENDERERS,
    **insights.RENDERERS,
    **questions.RENDERERS,
    **deliveries.RENDERERS,
}
