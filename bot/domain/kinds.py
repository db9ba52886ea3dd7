"""Pure: the kinds of message that leave through the outbox."""

from enum import StrEnum


class MessageKind(StrEnum):
    """Every message that leaves through the outbox, by what it is about."""

    WELCOME = "welcome"  # subject: circle
    INVITATION = "invitation"  # subject: meeting series
    MEETING_REMINDER = "meeting_reminder"  # subject: meeting
    MEETING_AGENDA = "meeting_agenda"  # subject: meeting; to the circle's channel
    MEETING_CHANGE = "meeting_change"  # subject: meeting change; moved or cancelled
    MEETING_UPDATE = "meeting_update"  # subject: the delivery whose message it edits
    POLL = "poll"  # subject: poll
    POLL_REMINDER = "poll_reminder"  # subject: poll
    POLL_UPDATE = "poll_update"  # subject: poll; edits a message that was sent
    POLL_RESULT = "poll_result"  # subject: poll; to the facilitators
    POLL_CANCELLED = "poll_cancelled"  # subject: poll; to whoever had voted
    QUORUM = "quorum"  # subject: meeting; to the facilitators
    QUORUM_UPDATE = "quorum_update"  # subject: meeting; edits a message that was sent
    CALLED_OFF = "called_off"  # subject: meeting; to the other facilitators
    FACILITATOR_BRIEF = "facilitator_brief"  # subject: meeting
    MEETING_WRAP_UP = "meeting_wrap_up"  # subject: meeting; to facilitators
    MEETING_RECAP = "meeting_recap"  # subject: meeting; to the circle's channel
    WORDS_UPDATE = "words_update"  # subject: meeting; edits a message that was sent
    CASE_VOTE = "case_vote"  # subject: vote; to the circle's channel
    CASE_VOTE_CLOSED = "case_vote_closed"  # subject: vote; to the circle's channel
    CASE_PICKED = "case_picked"  # subject: meeting; to the circle's channel
    PROMPT = "prompt"  # subject: meeting
    PROMPT_REMINDER = "prompt_reminder"  # subject: meeting
    INTENTION_QUESTION = "intention_question"  # subject: intention
    REFLECTION_KEPT = "reflection_kept"  # subject: prompt
    RELEASE_REQUEST = "release_request"  # subject: insight
    RELEASE_ANSWERED = "release_answered"  # subject: insight
    INSIGHT_OFFERED = "insight_offered"  # subject: insight; to the facilitators
    INSIGHT_WITHDRAWN = "insight_withdrawn"  # subject: insight; to its authors, with the reason
    INSIGHT_REVISION = "insight_revision"  # subject: insight; an author asks for changes
    PRINCIPLE_PROPOSED = "principle_proposed"  # subject: insight; to the facilitators
    PRINCIPLE_ENDED = "principle_ended"  # subject: insight; to the facilitators
    STILL_HOLDS = "still_holds"  # subject: person; the old cards that they wrote
    LEARNING_QUESTION = "learning_question"  # subject: learning question
    QUESTION_ANSWERED = "question_answered"  # subject: learning question
    DIGEST = "digest"  # subject: digest
    DIGEST_UPDATE = "digest_update"  # subject: digest; edits a message that was sent
    SHARED_INSIGHT = "shared_insight"  # subject: insight; to a channel
    SHARED_UPDATE = "shared_update"  # subject: insight; edits a message that was sent
    TROUBLE = "trouble"  # subject: the delivery that did not arrive
