"""Pure: the kinds of message that leave through the outbox."""

from enum import StrEnum


class MessageKind(StrEnum):
    """Every message that leaves through the outbox, by what it is about."""

    WELCOME = "welcome"  # subject: circle
    INVITATION = "invitation"  # subject: meeting series
    MEETING_REMINDER = "meeting_reminder"  # subject: meeting
    MEETING_AGENDA = "meeting_agenda"  # subject: meeting; to the circle's channel
    CASE_VOTE = "case_vote"  # subject: vote; to the circle's channel
    CASE_VOTE_CLOSED = "case_vote_closed"  # subject: vote; to the circle's channel
    CASE_PICKED = "case_picked"  # subject: meeting; to the circle's channel
    PROMPT = "prompt"  # subject: meeting
    PROMPT_REMINDER = "prompt_reminder"  # subject: meeting
    REFLECTION_KEPT = "reflection_kept"  # subject: prompt
    RELEASE_REQUEST = "release_request"  # subject: insight
    RELEASE_ANSWERED = "release_answered"  # subject: insight
    LEARNING_QUESTION = "learning_question"  # subject: learning question
    QUESTION_ANSWERED = "question_answered"  # subject: learning question
    DIGEST = "digest"  # subject: digest
    DIGEST_UPDATE = "digest_update"  # subject: digest; edits a message that was sent
    SHARED_INSIGHT = "shared_insight"  # subject: insight; to a channel
    SHARED_UPDATE = "shared_update"  # subject: insight; edits a message that was sent
    TROUBLE = "trouble"  # subject: the delivery that did not arrive
