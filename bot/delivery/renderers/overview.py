"""The reports about messages that did not arrive, and about mail that waits."""

from bot.delivery.renderers.drafts import Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.slack.base.blocks import Message
from bot.slack.overview.deliveries import Trouble, trouble_message
from bot.slack.overview.mail import mail_stopped_message
from storage.base import deliveries
from storage.base.finding import find_row
from storage.models import Circle
from storage.people import people

renderers = Registry()


@renderers.to_person(MessageKind.TROUBLE)
def trouble(letter: Letter) -> Message | None:
    about = deliveries.find(*letter.about)
    if about is None or about.circle_id is None:
        return None
    circle = find_row(Circle, letter.session, about.workspace_id, about.circle_id)
    if circle is None:
        return None
    target = None
    if about.person_id is not None:
        target = people.get(letter.session, about.workspace_id, about.person_id).name
    reason = letter.delivery.details.get("reason", "")
    found = Trouble(about, target, circle.name, reason)
    return trouble_message(found, letter.texts)


@renderers.to_person(MessageKind.MAIL_STOPPED)
def mail_stopped(letter: Letter) -> Message | None:
    return mail_stopped_message(letter.delivery.details.get("reason", ""), letter.texts)
