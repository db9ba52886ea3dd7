"""Which function words which kind of message."""

from collections.abc import Mapping

from bot.delivery.outbox import Renderer
from bot.delivery.renderers import (
    captures,
    cases,
    changes,
    circles,
    deliveries,
    digests,
    insights,
    intentions,
    introductions,
    meetings,
    members,
    polls,
    questions,
    quorum,
    reflections,
    reuse,
    runs,
    sessions,
)
from bot.domain.kinds import MessageKind

RENDERERS: Mapping[MessageKind, Renderer] = {
    **circles.RENDERERS,
    **members.RENDERERS,
    **digests.RENDERERS,
    **meetings.RENDERERS,
    **changes.RENDERERS,
    **polls.RENDERERS,
    **quorum.RENDERERS,
    **cases.RENDERERS,
    **captures.RENDERERS,
    **reflections.RENDERERS,
    **intentions.RENDERERS,
    **runs.RENDERERS,
    **sessions.RENDERERS,
    **insights.RENDERERS,
    **questions.RENDERERS,
    **introductions.RENDERERS,
    **reuse.RENDERERS,
    **deliveries.RENDERERS,
}
