"""What a facilitator does about a message that did not arrive."""

from bot.domain.overview import deliveries
from bot.slack.base import ids
from handlers.base.acts import does
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.DELIVERY_AGAIN, does(deliveries.send_again))
    door.action(ids.DELIVERY_ARRIVED, does(deliveries.it_arrived))
