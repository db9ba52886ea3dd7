"""What a facilitator does about a message that did not arrive."""

from bot.domain.base.kinds import MessageKind
from bot.domain.overview import deliveries
from bot.slack.base import ids
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.DELIVERY_AGAIN, send_again)
    door.action(ids.DELIVERY_ARRIVED, note_arrival)


def send_again(click: Click) -> None:
    delivery_id = click.pressed
    with click.work() as session:
        deliveries.send_again(session, click.actor, delivery_id, click.now)
    click.redraw([(MessageKind.TROUBLE, delivery_id)])


def note_arrival(click: Click) -> None:
    delivery_id = click.pressed
    with click.work() as session:
        deliveries.it_arrived(session, click.actor, delivery_id, click.now)
    click.redraw([(MessageKind.TROUBLE, delivery_id)])
