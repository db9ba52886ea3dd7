"""Which function words which kind of message."""

from bot.delivery.bundles import Renderers
from bot.delivery.renderers.circle import circles, members
from bot.delivery.renderers.circulation import digests, reuse
from bot.delivery.renderers.insights import ageing, insights, recognition
from bot.delivery.renderers.learned import captures, intentions, reflections
from bot.delivery.renderers.overview import deliveries
from bot.delivery.renderers.planning import changes, meetings, polls, quorum
from bot.delivery.renderers.questions import introductions, questions
from bot.delivery.renderers.sessions import cases, runs, sessions

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
    **recognition.RENDERERS,
    **ageing.RENDERERS,
    **questions.RENDERERS,
    **introductions.RENDERERS,
    **reuse.RENDERERS,
    **deliveries.RENDERERS,
}
