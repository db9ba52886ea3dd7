"""Which function words which kind of message."""

from datetime import datetime
from functools import wraps

from sqlalchemy.orm import Session

from bot.delivery.bundles import Renderer, Renderers
from bot.delivery.renderers import (
    circle,
    circulation,
    insights,
    learned,
    overview,
    planning,
    questions,
    sessions,
    specials,
)
from bot.slack.base.blocks import Message
from bot.slack.people.languages import offering
from bot.texts import texts_for
from storage.base import deliveries
from storage.models import Delivery, Person

ROOMS = (
    circle,
    circulation,
    insights,
    learned,
    overview,
    planning,
    questions,
    sessions,
    specials,
)


def _is_to_be_offered(session: Session, delivery: Delivery, reader: Person) -> bool:
    heard_of_it = reader.chose_language or reader.was_offered_language
    return not heard_of_it and deliveries.is_first(session, delivery)


def _offering(renderer: Renderer) -> Renderer:
    """The first message to someone who was put in a circle offers the other language."""

    @wraps(renderer)
    def render(
        session: Session, delivery: Delivery, reader: Person | None, now: datetime
    ) -> Message | None:
        said = renderer(session, delivery, reader, now)
        if said is None or reader is None or not _is_to_be_offered(session, delivery, reader):
            return said
        return offering(said, texts_for(reader.language))

    return render


RENDERERS: Renderers = {
    kind: _offering(renderer) for room in ROOMS for kind, renderer in room.renderers.items()
}
