"""Messages about a circle: who is in it, who leads it."""

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import (
    approvals,
    circles,
    facilitators,
    fading,
    handovers,
    joining,
    members,
    themes,
)
from bot.slack.base.blocks import Message
from bot.slack.circle import approvals as approval_views
from bot.slack.circle.circles import welcome_message
from bot.slack.circle.fading import still_in_message
from bot.slack.circle.handovers import (
    answered_message,
    handover_message,
    leading_message,
    wanted_message,
)
from bot.slack.circle.joining import answered_message as join_answered_message
from bot.slack.circle.joining import asked_message, offered_message
from bot.slack.circle.members import changed_message, facilitators_message, left_message
from bot.slack.circle.settings import changed_message as circle_changed_message
from bot.texts import texts_for
from storage.base.finding import find_row
from storage.models import (
    OPEN_REQUEST,
    ApprovalState,
    Circle,
    CircleState,
    HandoverState,
    JoinState,
)

renderers = Registry()


@renderers.to_person(MessageKind.WELCOME)
def welcome(letter: Letter) -> Message | None:
    """None once the circle is no longer running, or the reader left it."""
    found = circles.seen_by(*letter.about, letter.reader)
    if found is None or found.circle.state is not CircleState.ACTIVE:
        return None
    is_later = circles.joined_later(letter.session, found.circle, letter.reader)
    return welcome_message(found, letter.texts, is_later=is_later)


@renderers.to_anybody(MessageKind.CIRCLE_CHANGED)
def circle_changed(draft: Draft) -> Message | None:
    circle = find_row(Circle, *draft.about)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    changed = draft.delivery.details.get("changed", [])
    named = themes.every(draft.session, draft.workspace_id)
    return circle_changed_message(circle, changed, named, texts_for(circle.language))


@renderers.to_person(MessageKind.LEADING)
def leading(letter: Letter) -> Message | None:
    work = facilitators.work_of(*letter.about, letter.reader, letter.now)
    return leading_message(work, letter.texts) if work else None


@renderers.to_person(MessageKind.MEMBERSHIP_CHANGED)
def membership_changed(letter: Letter) -> Message | None:
    found = members.changed_of(*letter.about, letter.reader)
    if found is None:
        return None
    circle, is_in = found
    return changed_message(circle, letter.texts, is_in=is_in)


@renderers.to_person(MessageKind.MEMBER_LEFT)
def member_left(letter: Letter) -> Message | None:
    found = members.who_left(*letter.about, letter.reader)
    if found is None:
        return None
    circle, person = found
    return left_message(person, circle, letter.texts)


@renderers.to_person(MessageKind.STILL_IN)
def still_in(letter: Letter) -> Message | None:
    """None once they acted before it left; one that stands is edited."""
    found = fading.seen_by(*letter.about, letter.reader)
    if found is None or (found.standing is not fading.Standing.ASKED and not letter.stands):
        return None
    return still_in_message(found, letter.texts)


@renderers.to_anybody(MessageKind.FACILITATORS_CHANGED)
def facilitators_changed(draft: Draft) -> Message | None:
    circle = find_row(Circle, *draft.about)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    found = circles.overview(draft.session, circle)
    return (
        facilitators_message(found, texts_for(circle.language)) if found.facilitators else None
    )


@renderers.to_person(MessageKind.FACILITATOR_GONE)
def facilitator_gone(letter: Letter) -> Message | None:
    """None when the person came back before it left."""
    found = members.who_left(*letter.about, letter.reader)
    if found is None:
        return None
    circle, person = found
    work = facilitators.work_of(
        letter.session, letter.workspace_id, circle.id, letter.reader, letter.now
    )
    return leading_message(work, letter.texts, person) if work else None


@renderers.to_person(MessageKind.FACILITATOR_WANTED)
def facilitator_wanted(letter: Letter) -> Message | None:
    """None once someone leads; one that stands is edited."""
    workspace_id, circle_id = letter.workspace_id, letter.subject_id
    found = handovers.vacancy_seen_by(letter.session, workspace_id, circle_id, letter.reader)
    if found is None or (found.facilitators and not letter.stands):
        return None
    return wanted_message(found, letter.texts)


@renderers.to_person(MessageKind.HANDOVER)
def handover(letter: Letter) -> Message | None:
    """None once it was taken back; one that stands is edited."""
    found = handovers.seen_by(*letter.about, letter.reader)
    if found is None:
        return None
    if found.handover.state is not HandoverState.ASKED and not letter.stands:
        return None
    return handover_message(found, letter.texts)


@renderers.to_person(MessageKind.HANDOVER_ANSWERED)
def handover_answered(letter: Letter) -> Message | None:
    found = handovers.seen_by(*letter.about, letter.reader)
    return answered_message(found, letter.texts) if found else None


@renderers.to_person(MessageKind.JOIN_ASKED)
def join_asked(letter: Letter) -> Message | None:
    """None once it was answered or taken back; one that stands is edited."""
    found = joining.seen_by(*letter.about, letter.reader, letter.now)
    if found is None or found.person.id == letter.reader.id:
        return None
    if found.state is not JoinState.ASKED and not letter.stands:
        return None
    return asked_message(found, letter.texts)


@renderers.to_person(MessageKind.JOIN_ANSWERED)
def join_answered(letter: Letter) -> Message | None:
    """None when it is no longer how things are."""
    found = joining.seen_by(*letter.about, letter.reader, letter.now)
    if found is None or found.person.id != letter.reader.id:
        return None
    if not letter.stands and letter.delivery.key.split(":")[-1] != found.request.state.value:
        return None
    return join_answered_message(found, letter.texts)


@renderers.to_person(MessageKind.JOIN_OFFERED)
def join_offered(letter: Letter) -> Message | None:
    """None once it was taken or let go; one that stands is edited."""
    found = joining.seen_by(*letter.about, letter.reader, letter.now)
    if found is None or found.person.id != letter.reader.id:
        return None
    if found.state not in OPEN_REQUEST and not letter.stands:
        return None
    return offered_message(found, letter.reader.time_zone, letter.texts)


@renderers.to_person(MessageKind.APPROVAL_ASKED)
def approval_asked(letter: Letter) -> Message | None:
    """None once it was answered; one that stands is edited."""
    found = approvals.seen_by(*letter.about, letter.reader)
    if found is None or not letter.reader.is_programme_manager:
        return None
    if found.approval.state is not ApprovalState.ASKED and not letter.stands:
        return None
    return approval_views.asked_message(found, letter.texts)


@renderers.to_person(MessageKind.APPROVAL_ANSWERED)
def approval_answered(letter: Letter) -> Message | None:
    """None once it was asked again, or for whoever did not ask."""
    found = approvals.seen_by(*letter.about, letter.reader)
    if found is None or found.approval.state is ApprovalState.ASKED:
        return None
    if found.approval.asked_by != letter.reader.id:
        return None
    return approval_views.answered_message(found, letter.texts)
