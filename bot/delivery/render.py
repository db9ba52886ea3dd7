"""Which function words which kind of message."""

from collections.abc import Mapping

from bot.delivery.outbox import Renderer
from bot.delivery.renderers import (
    ageing,
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
    recognition,
    reflections,
    sessions,
)
from bot.domain.kinds import MessageKind

RENDERERS: Mapping[MessageKind, Renderer] = {
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
    **recognition.RENDERERS,
    **ageing.RENDERERS,
    **questions.RENDERERS,
    **deliveries.RENDERERS,
}
