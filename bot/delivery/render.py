"""Which function words which kind of message."""

from bot.delivery.bundles import Renderers
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

RENDERERS: Renderers = {
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
