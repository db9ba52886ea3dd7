"""Which function words which kind of message."""

from datetime import datetime
from functools import wraps

from sqlalchemy.orm import Session

from bot.delivery.bundles import Renderer, Renderers
from bot.delivery.renderers.circle import circles, members
from bot.delivery.renderers.circulation import digests, reuse
from bot.delivery.renderers.insights import ageing, insights, recognition
from bot.delivery.renderers.learned import captures, intentions, reflections
from bot.delivery.renderers.overview import deliveries as trouble
from bot.delivery.renderers.planning import changes, meetings, polls, quorum
from bot.delivery.renderers.questions import introductions, questions
from bot.delivery.renderers.sessions import cases, runs, sessions
from bot.slack.base.blocks import Message
from bot.slack.people.languages import offering
from bot.texts import texts_for
from storage.base import deliveries
from storage.models import Delivery, Person


def _is_to_be_offered(session: Session, delivery: Delivery, reader: Person) -> bool:
    heard_of_it = reader.chose_language or reader.was_offered_language
    return not heard_of_it and deliveries.is_first(session, delivery)


def _offering(renderer: Renderer) -> Renderer:
    """The first message to somebody who was put in a circle offers the other language."""

    @wraps(renderer)
    def render(
        session: Session, delivery: Delivery, reader: Person | None, now: datetime
    ) -> Message | None:
        said = renderer(session, delivery, reader, now)
        if said is None or reader is None or not _is_to_be_offered(session, delivery, reader):
            return said
        return offering(said, texts_for(reader.language))

    return render


_WORDED: Renderers = {
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
    **trouble.RENDERERS,
}

RENDERERS: Renderers = {kind: _offering(renderer) for kind, renderer in _WORDED.items()}
