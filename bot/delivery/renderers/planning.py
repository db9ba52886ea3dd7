"""Messages about sessions that are planned, moved or looked for, and who hosts them."""

from dataclasses import replace

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.circle import circles
from bot.domain.decisions import endings, quorum, votes
from bot.domain.decisions.votes import PollStanding
from bot.domain.learned import shared_intentions
from bot.domain.people.people import as_actor
from bot.domain.planning import hosts, invitations, notices, remarks
from bot.domain.planning.notices import Outdated
from bot.slack.base.blocks import Message
from bot.slack.decisions.endings import (
    ended_message,
    horizon_message,
    next_message,
    resumed_message,
)
from bot.slack.decisions.poll_decisions import result_message
from bot.slack.decisions.polls import cancelled_message, poll_message
from bot.slack.decisions.quorum import called_off_message, offer_message
from bot.slack.planning.changes import change_message, outdated_message
from bot.slack.planning.hosts import chosen_message, question_message
from bot.slack.planning.invitations import agenda_message, invitation_message, reminder_message
from bot.texts import texts_for
from storage.base.finding import find_row
from storage.models import STOPPED, Circle, CircleState, Meeting, MeetingState, PollState
from storage.questions import questions

renderers = Registry()


@renderers.to_person(MessageKind.MEETING_CHANGE)
def meeting_change(letter: Letter) -> Message | None:
    """None when a later change came before it left; one that was sent says so."""
    told = notices.seen_by(*letter.about, letter.reader, letter.now)
    if told is None or (not told.planned.meetings and not letter.stands):
        return None
    return change_message(told, letter.texts)


@renderers.to_person(MessageKind.INVITATION)
def invitation(letter: Letter) -> Message | None:
    planned = invitations.seen_by(*letter.about, letter.reader, letter.now)
    if planned is None or (not planned.meetings and not letter.stands):
        return None
    if not letter.stands:  # who was never told needs not know what was cancelled
        planned = replace(planned, cancelled=())
    return invitation_message(planned, letter.texts)


@renderers.to_person(MessageKind.MEETING_REMINDER)
def meeting_reminder(letter: Letter) -> Message | None:
    """None once it ended or, before it left, was answered; one that stands is edited."""
    if old := _outdated(letter):
        texts = letter.texts
        return outdated_message(old, letter.reader.time_zone, texts) if letter.stands else None
    planned = invitations.one_seen_by(*letter.about, letter.reader)
    if planned is None or planned.meetings[0].ends_at <= letter.now:
        return None
    if planned.answers and not letter.stands:
        return None
    return reminder_message(planned, letter.texts)


@renderers.to_anybody(MessageKind.MEETING_AGENDA)
def meeting_agenda(draft: Draft) -> Message | None:
    if old := _outdated(draft):
        texts = texts_for(old.circle.language)
        return outdated_message(old, old.circle.time_zone, texts) if draft.stands else None
    meeting = find_row(Meeting, *draft.about)
    if meeting is None:
        return None
    circle = find_row(Circle, draft.session, draft.workspace_id, meeting.circle_id)
    if circle is None or circle.state is not CircleState.ACTIVE:
        return None
    attendees = invitations.attendees_of(draft.session, circle, meeting)
    overview = circles.overview(draft.session, circle)
    opening = shared_intentions.opening(draft.session, meeting)
    asked = [each.text for each in questions.on_agenda(draft.session, circle.id)]
    texts = texts_for(circle.language)
    said = remarks.of(draft.session, meeting)
    return agenda_message(overview, meeting, attendees, texts, opening, asked, said)


def _outdated(draft: Draft) -> Outdated | None:
    """A session that was moved or cancelled: such a message loses its use when it begins."""
    return notices.outdated(*draft.about, draft.delivery.expires_at)


@renderers.to_person(MessageKind.POLL)
def poll(letter: Letter) -> Message | None:
    """None once there is nothing to vote on; one that stands is edited."""
    found = _found(letter)
    if found is None:
        return None
    if not letter.stands and not (found.is_voting and found.ahead):
        return None
    return poll_message(found, letter.reader, letter.texts, reminds=False)


@renderers.to_person(MessageKind.POLL_REMINDER)
def poll_reminder(letter: Letter) -> Message | None:
    """None for someone who voted between queueing and sending; one that stands is edited."""
    found = _found(letter)
    if found is None:
        return None
    if not letter.stands and not found.waits_for(letter.reader.id):
        return None
    return poll_message(found, letter.reader, letter.texts, reminds=True)


@renderers.to_person(MessageKind.POLL_RESULT)
def poll_result(letter: Letter) -> Message | None:
    found = _found(letter)
    if found is None:
        return None
    if not votes.is_led_by(letter.session, found, as_actor(letter.reader)):
        return None
    if not letter.stands and found.poll.state is not PollState.OPEN:
        return None
    return result_message(found, letter.reader, letter.texts)


@renderers.to_person(MessageKind.POLL_CANCELLED)
def poll_cancelled(letter: Letter) -> Message | None:
    found = _found(letter)
    if found is None:
        return None
    return cancelled_message(found, letter.reader, letter.texts)


def _found(letter: Letter) -> PollStanding | None:
    found = votes.seen_by(*letter.about, letter.reader, letter.now)
    return found if found and found.circle.state is CircleState.ACTIVE else None


@renderers.to_person(MessageKind.QUORUM)
def shortage(letter: Letter) -> Message | None:
    """None once enough people come, someone decided or it moved; one that stands is edited."""
    texts = letter.texts
    found = quorum.seen_by(*letter.about, letter.reader)
    if found is None or found.circle.state is not CircleState.ACTIVE:
        return None
    was_at = letter.delivery.expires_at  # an offer loses its use when the session begins
    if was_at is not None and was_at != found.meeting.starts_at:
        old = Outdated(found.circle, found.meeting, was_at)
        return outdated_message(old, letter.reader.time_zone, texts) if letter.stands else None
    waits = found.meeting.state is MeetingState.PLANNED and found.choice is None
    if not letter.stands and not (waits and found.is_short):
        return None
    return offer_message(found, letter.reader.time_zone, texts)


@renderers.to_person(MessageKind.CALLED_OFF)
def called_off(letter: Letter) -> Message | None:
    found = quorum.seen_by(*letter.about, letter.reader)
    if found is None:
        return None
    return called_off_message(found, letter.reader.time_zone, letter.texts)


@renderers.to_person(MessageKind.HOST_QUESTION)
def host_question(letter: Letter) -> Message | None:
    """None once someone hosts; one that stands is edited."""
    found = hosts.seen_by(*letter.about, letter.reader)
    if found is None or (found.host is not None and not letter.stands):
        return None
    return question_message(found, letter.reader.time_zone, letter.texts)


@renderers.to_person(MessageKind.HOST_CHOSEN)
def host_chosen(letter: Letter) -> Message | None:
    """None when another was chosen before it left."""
    found = hosts.seen_by(*letter.about, letter.reader)
    if found is None:
        return None
    is_host = found.host is not None and found.host.id == letter.reader.id
    if not is_host and not letter.stands:
        return None
    return chosen_message(found, letter.reader.time_zone, letter.texts)


@renderers.to_person(MessageKind.CIRCLE_NEXT)
def circle_next(letter: Letter) -> Message | None:
    """None once something is planned again, or the circle stopped; one that stands says so."""
    found = endings.led_by(*letter.about, letter.reader, letter.now)
    if found is None or (found.is_settled and not letter.stands):
        return None
    return next_message(found.circle, found.coming, letter.reader.time_zone, letter.texts)


@renderers.to_person(MessageKind.CIRCLE_HORIZON)
def circle_horizon(letter: Letter) -> Message | None:
    found = endings.led_by(*letter.about, letter.reader, letter.now)
    if found is None or (not found.nears_horizon and not letter.stands):
        return None
    return horizon_message(found.circle, found.harvested, letter.texts)


@renderers.to_person(MessageKind.CIRCLE_ENDED)
def circle_ended(letter: Letter) -> Message | None:
    """None once the circle goes on; one that stands says so."""
    found = circles.seen_by(*letter.about, letter.reader)
    if found is None:
        return None
    if found.circle.state in STOPPED:
        stopped = endings.told_of(letter.session, found.circle, letter.reader, letter.now)
        return ended_message(stopped, letter.reader.time_zone, letter.texts)
    return resumed_message(found.circle, letter.texts) if letter.stands else None


@renderers.to_person(MessageKind.CIRCLE_RESUMED)
def circle_resumed(letter: Letter) -> Message | None:
    found = circles.seen_by(*letter.about, letter.reader)
    if found is None or found.circle.state is not CircleState.ACTIVE:
        return None
    return resumed_message(found.circle, letter.texts)
