"""Messages before, during and after a session.

Those about cases name none: others may read along in the channel. A warning about an end that
has moved, or a phase that was left, is not sent.
"""

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.agenda.sessions.timebox import end_of
from bot.domain.base.kinds import MessageKind
from bot.domain.cases import case_votes, my_cases
from bot.domain.sessions import briefs, recaps, runs
from bot.domain.sessions.runs import RunShown
from bot.slack.base.blocks import Message
from bot.slack.cases.case_votes import chosen_message, closed_message, vote_message
from bot.slack.cases.my_cases import answered_message, question_message
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import recap_message, wrap_up_message
from bot.slack.sessions.runs import (
    done_message,
    over_message,
    phase_message,
    run_message,
    soon_message,
    stopped_message,
)
from bot.texts import texts_for
from storage.base.finding import find_row
from storage.cases import cases as rows
from storage.models import (
    CaseVote,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    RecapState,
    RunState,
)

renderers = Registry()


@renderers.to_anybody(MessageKind.CASE_VOTE)
def case_vote(draft: Draft) -> Message | None:
    """None once it is closed."""
    opened = find_row(CaseVote, *draft.about)
    if opened is None or not case_votes.is_open(opened, draft.now):
        return None
    circle = _circle(draft, opened.meeting_id)
    return vote_message(opened, texts_for(circle.language)) if circle else None


@renderers.to_anybody(MessageKind.CASE_VOTE_CLOSED)
def case_vote_closed(draft: Draft) -> Message | None:
    opened = find_row(CaseVote, *draft.about)
    circle = _circle(draft, opened.meeting_id) if opened else None
    if opened is None or circle is None:
        return None
    found = case_votes.outcome(
        draft.session, opened, rows.brought_to(draft.session, opened.meeting_id)
    )
    return closed_message(found, circle, texts_for(circle.language))


@renderers.to_anybody(MessageKind.CASE_PICKED)
def case_picked(draft: Draft) -> Message | None:
    circle = _circle(draft, draft.subject_id)
    if circle is None or not any(
        row.chosen_at for row, _, _ in rows.brought_to(draft.session, draft.subject_id)
    ):
        return None
    return chosen_message(circle, texts_for(circle.language))


def _circle(draft: Draft, meeting_id: int) -> Circle | None:
    """The running circle of a session that goes on; None: nobody needs the message."""
    meeting = find_row(Meeting, draft.session, draft.workspace_id, meeting_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    circle = find_row(Circle, draft.session, draft.workspace_id, meeting.circle_id)
    return circle if circle and circle.state is CircleState.ACTIVE else None


@renderers.to_person(MessageKind.CASE_QUESTION)
def case_question(letter: Letter) -> Message | None:
    """None for whoever told it, or left, before it was sent; one that stands is edited."""
    asked = my_cases.question_for(*letter.about, letter.reader)
    if asked is None or not (asked.is_open or letter.stands):
        return None
    if asked.case.told_at is None:
        return question_message(asked.case, letter.texts)
    return answered_message(asked.case, letter.texts)


@renderers.to_anybody(MessageKind.RUN)
def run(draft: Draft) -> Message | None:
    """What was called off before it was said is not said; what stands there says so."""
    shown = runs.seen(*draft.about)
    if shown is None:
        return None
    texts = texts_for(shown.circle.language)
    if draft.delivery.id != shown.run.message_id:  # a session that moved can have begun twice
        return stopped_message(shown, texts)
    if not draft.stands and not shown.is_live and shown.run.state is not RunState.FINISHED:
        return None
    return run_message(shown, texts)


@renderers.to_anybody(MessageKind.RUN_PHASE)
def run_phase(draft: Draft) -> Message | None:
    """None when the session went on before it left."""
    found = runs.seen_phase(*draft.about)
    if found is None:
        return None
    shown, begun = found
    if not draft.stands and not (shown.is_live and shown.run.position == begun.position):
        return None
    return phase_message(shown, begun, texts_for(shown.circle.language))


@renderers.to_anybody(MessageKind.RUN_SOON)
def run_soon(draft: Draft) -> Message | None:
    shown = _at_its_end(draft)
    return soon_message(shown, texts_for(shown.circle.language)) if shown else None


@renderers.to_anybody(MessageKind.RUN_OVER)
def run_over(draft: Draft) -> Message | None:
    shown = _at_its_end(draft)
    return over_message(shown, texts_for(shown.circle.language)) if shown else None


def _at_its_end(draft: Draft) -> RunShown | None:
    found = runs.seen_phase(*draft.about)
    if found is None:
        return None
    shown, begun = found
    end = end_of(
        MessageKind(draft.delivery.kind), draft.delivery.due_at, draft.delivery.expires_at
    )
    in_phase = shown.is_live and shown.run.position == begun.position
    return shown if in_phase and shown.run.ends_at == end else None


@renderers.to_anybody(MessageKind.RUN_DONE)
def run_done(draft: Draft) -> Message | None:
    shown = runs.seen(*draft.about)
    if shown is None or shown.run.state is not RunState.FINISHED:
        return None
    return done_message(shown, texts_for(shown.circle.language))


@renderers.to_person(MessageKind.FACILITATOR_BRIEF)
def facilitator_brief(letter: Letter) -> Message | None:
    found = briefs.seen_by(*letter.about, letter.reader)
    return brief_message(found, letter.texts) if found else None


@renderers.to_person(MessageKind.MEETING_WRAP_UP)
def meeting_wrap_up(letter: Letter) -> Message | None:
    found = recaps.wrap_up_for(*letter.about, letter.reader)
    return wrap_up_message(found, letter.texts) if found else None


@renderers.to_anybody(MessageKind.MEETING_RECAP)
def meeting_recap(draft: Draft) -> Message | None:
    """As far as people share their words at this moment."""
    found = recaps.sent_in(*draft.about)
    if found is None or found.recap is None or found.recap.state is not RecapState.SENT:
        return None
    return recap_message(found)
