"""Telling a facilitator that a message did not arrive."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.base.kinds import MessageKind
from bot.slack.overview.deliveries import Trouble, trouble_message
from bot.slack.overview.mail import CAUSES, mail_stopped_message
from storage.models import Delivery, DeliveryState


def _trouble(
    s: Samples,
    state: DeliveryState,
    kind: MessageKind = MessageKind.INVITATION,
    reason: str = "user_not_found",
    *,
    in_channel: bool = False,
) -> Trouble:
    delivery = Delivery(id=s.id(), kind=kind, state=state)
    target = None if in_channel else s.person().name
    return Trouble(delivery, target, s.circle().name, reason)


def _of_kind(kind: MessageKind) -> Case:
    """Each kind of message has a name of its own in the report."""
    return Case(
        trouble_message,
        f"Niet aangekomen: {kind}",
        f"Did not arrive: {kind}",
        lambda s: {"trouble": _trouble(s, DeliveryState.DEAD, kind)},
    )


def _mail(reason: str) -> Case:
    """What can stand in the way of all mail."""
    return Case(
        mail_stopped_message,
        f"De mail wacht: {reason}",
        f"Mail is waiting: {reason}",
        lambda _: {"reason": reason},
    )


CASES = (
    *(_mail(reason) for reason in (*CAUSES, "5.7.515")),
    *(_of_kind(kind) for kind in MessageKind),
    Case(
        trouble_message,
        "Niet aangekomen in het kanaal",
        "Did not arrive in the channel",
        lambda s: {
            "trouble": _trouble(s, DeliveryState.DEAD, reason="not_in_channel", in_channel=True)
        },
    ),
    Case(
        trouble_message,
        "Misschien niet aangekomen",
        "Perhaps did not arrive",
        lambda s: {"trouble": _trouble(s, DeliveryState.UNSURE, reason="timeout")},
    ),
    Case(
        trouble_message,
        "Nog eens gestuurd",
        "Sent once more",
        lambda s: {"trouble": _trouble(s, DeliveryState.PENDING)},
    ),
    Case(
        trouble_message,
        "Toch aangekomen",
        "Arrived after all",
        lambda s: {"trouble": _trouble(s, DeliveryState.SENT)},
    ),
)
