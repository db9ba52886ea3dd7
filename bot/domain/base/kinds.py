"""Pure: the kinds of message that leave through the outbox."""

from enum import StrEnum


class MessageKind(StrEnum):
    """Every message that leaves through the outbox, by what it is about."""

    WELCOME = "welcome"  # subject: circle
    LEADING = "leading"  # subject: circle; to who became facilitator
    MEMBERSHIP_CHANGED = "membership_changed"  # subject: circle; removed, or leads no more
    MEMBER_LEFT = "member_left"  # subject: membership; to facilitators
    FACILITATORS_CHANGED = "facilitators_changed"  # subject: circle; to its channel
    FACILITATOR_GONE = "facilitator_gone"  # subject: membership; to who leads on
    FACILITATOR_WANTED = "facilitator_wanted"  # subject: circle; one after the other
    HANDOVER = "handover"  # subject: handover; to who is asked to lead
    HANDOVER_ANSWERED = "handover_answered"  # subject: handover; to who asked
    HOST_QUESTION = "host_question"  # subject: meeting
    HOST_CHOSEN = "host_chosen"  # subject: meeting; by a facilitator
    INVITATION = "invitation"  # subject: meeting series
    MEETING_REMINDER = "meeting_reminder"  # subject: meeting
    MEETING_AGENDA = "meeting_agenda"  # subject: meeting; to the circle's channel
    MEETING_CHANGE = "meeting_change"  # subject: meeting change; moved or cancelled
    POLL = "poll"  # subject: poll
    POLL_REMINDER = "poll_reminder"  # subject: poll
    POLL_RESULT = "poll_result"  # subject: poll; to the facilitators
    POLL_CANCELLED = "poll_cancelled"  # subject: poll; to whoever had voted
    QUORUM = "quorum"  # subject: meeting; to the facilitators
    CALLED_OFF = "called_off"  # subject: meeting; to the other facilitators
    FACILITATOR_BRIEF = "facilitator_brief"  # subject: meeting
    MEETING_WRAP_UP = "meeting_wrap_up"  # subject: meeting; to facilitators
    MEETING_RECAP = "meeting_recap"  # subject: meeting; to the circle's channel
    CASE_VOTE = "case_vote"  # subject: vote; to the circle's channel
    CASE_VOTE_CLOSED = "case_vote_closed"  # subject: vote; to the circle's channel
    CASE_PICKED = "case_picked"  # subject: meeting; to the circle's channel
    RUN = "run"  # subject: meeting; to the circle's channel, and what follows in its thread
    RUN_PHASE = "run_phase"  # subject: phase of a run; in the thread
    RUN_SOON = "run_soon"  # the same
    RUN_OVER = "run_over"  # the same
    RUN_DONE = "run_done"  # subject: meeting; in the thread
    PROMPT = "prompt"  # subject: meeting
    PROMPT_REMINDER = "prompt_reminder"  # subject: meeting
    INTENTION_QUESTION = "intention_question"  # subject: intention
    REFLECTION_KEPT = "reflection_kept"  # subject: prompt
    CAPTURE_REQUEST = "capture_request"  # subject: capture; to who wrote the message
    CAPTURE_ANSWERED = "capture_answered"  # subject: capture; to who wanted to keep it
    RELEASE_REQUEST = "release_request"  # subject: insight
    RELEASE_ANSWERED = "release_answered"  # subject: insight
    INSIGHT_OFFERED = "insight_offered"  # subject: insight; to the facilitators
    INSIGHT_WITHDRAWN = "insight_withdrawn"  # subject: insight; to its authors, with the reason
    INSIGHT_REVISION = "insight_revision"  # subject: insight; an author asks for changes
    PRINCIPLE_PROPOSED = "principle_proposed"  # subject: insight; to the facilitators
    PRINCIPLE_ENDED = "principle_ended"  # subject: insight; to the facilitators
    STILL_HOLDS = "still_holds"  # subject: person; the old cards that they wrote
    LEARNING_QUESTION = "learning_question"  # subject: learning question
    QUESTION_NEWS = "question_news"  # subject: learning question; what a facilitator decided
    QUESTION_MATCH = "question_match"  # subject: insight that may answer one; to facilitators
    QUESTION_ANSWERED = "question_answered"  # subject: learning question
    INTRODUCTION_QUESTION = "introduction_question"  # subject: learning question; to a giver
    INTRODUCTION_OFFER = "introduction_offer"  # subject: introduction; to the asker
    INTRODUCTION = "introduction"  # subject: introduction; to both
    INTRODUCTION_FOLLOW_UP = "introduction_follow_up"  # subject: introduction; to both
    REUSE_CHOICE = "reuse_choice"  # subject: the person
    REUSE_NEWS = "reuse_news"  # subject: the person; what others used last month
    DIGEST = "digest"  # subject: digest
    SHARED_INSIGHT = "shared_insight"  # subject: insight; to a channel
    TOGETHER = "together"  # subject: person; other messages to them, as one
    TROUBLE = "trouble"  # subject: the delivery that did not arrive
