"""Sentences on their own: what was done, and why something was not."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import LONGEST_PERSON, Samples
from bot.domain.questions.synonyms import LONGEST_WORDS
from bot.slack.base.notices import notice_message, notice_modal

DONE = """
    capture-asked-said capture-kept-private circle-questions-saved circle-settings-saved
    digest-asked digest-correction-gone digest-correction-kept digest-suggested draft-forgotten
    draft-kept draft-nothing ending-resumed
    join-asked-said join-taken-said join-withdrawn-said
    handover-sent handover-sent-outside handover-withdrawn-said insight-retracted
    change-cancel-alone change-move-alone
    language-changed-form member-changed member-hosts-no-said member-hosts-yes-said
    member-left-said
    not-for-me-back note-offer-done note-saved profile-taken-back question-answer-sent
    question-decline-sent
    question-merged recognition-saved recognition-taken-back
    rsvp-yes-sent-in-said
    release-withdrawn-said special-taken-back synonyms-saved theme-saved
    trial-saved trial-taken-back use-stopped
""".split()  # noqa: SIM905  # words read better as words
# To a command, or in a channel.
ANSWERED = "follow-said language-changed search-empty search-shared".split()  # noqa: SIM905
REFUSED = """
    approval-answered approval-asked-already handover-answered handover-unknown-person
    age-no-facilitator capture-before capture-bot capture-gone capture-not-together
    capture-outside
    capture-private capture-settled circle-already-started circle-not-running
    digest-already-published digest-changed-since digest-nothing-new
    digest-no-reviewer digest-too-many
    digest-no-circle ending-runs-already ending-stopped-already
    error-already-done error-facilitator-only
    error-no-database error-not-found error-slack-silent error-stored error-stored-too-late
    error-stored-unexpected error-too-late error-unexpected error-unreachable
    follow-too-many gaps-not-yours guest-not-for-you handover-circle-closed
    join-asked-already join-asked-recently join-asker-gone join-closed join-in-already
    join-is-declined join-is-joined join-is-lapsed join-is-offered join-is-over
    join-is-waiting join-is-withdrawn join-not-running
    harvest-no-circle host-is-known introduction-made-said introduction-over manage-nothing
    meeting-has-begun meeting-is-cancelled meeting-no-circle member-hand-over-first
    note-no-longer note-offered-before principle-already principle-no-longer
    profile-changed-since proposal-changed pulse-answered-before special-already-published
    special-changed-since special-gone special-nothing-left special-too-many
    rating-closed rating-given-before
    rating-word-before
    question-already-answered question-no-circles question-no-insights
    question-nothing-to-merge quorum-moved recognition-own reflection-already-answered
    reflection-changed-since reflection-no-circle reflection-nothing-to-share
    release-already-given release-answered release-card-changed release-card-withdrawn
    release-turned-choose remains-none said-no-room
    said-settled said-too-long search-bot-not-in-channel search-share-closed
    search-shared-before still-in-left synonyms-not-yours theme-not-allowed theme-stays
    syllabus-changed syllabus-last-session syllabus-too-many wanted-is-filled
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = """
    agreements-too-long agreements-too-many
    circle-bot circle-bot-not-in-channel circle-deactivated circle-guest-leads
    circle-name-taken circle-no-participants circle-no-questions circle-too-many
    circle-too-many-questions
    circle-unknown-person details-bad-link details-too-many-links details-without-answer
    digest-bot-not-in-channel digest-empty
    digest-own-channel-only subscription-bot-not-in-channel
    subscription-channel-taken subscription-not-your-channel subscription-pause-long
    subscription-pause-past ending-session-goes-on
    digest-period-backwards error-choose error-empty error-past-date error-too-long
    join-most-wrong
    exchange-brings-nothing handover-leads-already handover-waits insight-no-principle
    insight-source-gone
    insight-too-many-sources meeting-circle-not-started meeting-count-and-until
    meeting-all-left-out
    meeting-count-wrong meeting-no-end meeting-past meeting-repeat-missing meeting-too-far
    meeting-too-many meeting-until-before-first member-last-facilitator
    member-nothing-changes profile-not-all-public profile-too-many question-circle-gone
    question-declined-before question-no-subject question-too-many question-too-short
    special-no-web special-nothing-public
    recognition-why-missing refine-empty reflection-empty
    syllabus-too-long settings-no-hours settings-no-working-day synonyms-changed
    synonyms-long-line synonyms-no-word synonyms-one-word theme-taken theme-too-many
""".split()  # noqa: SIM905  # words read better as words


def _said(s: Samples, text_id: str) -> str:
    scope = "circle" if s.long else "all"
    names = {"name": s.line(LONGEST_PERSON), "reference": "0a1b2c3d", "scope": scope}
    numbers = {"most": s.many(99), "longest": s.many(3000), "count": s.many(99), "fewest": 2}
    return s.texts(text_id, **names, **numbers, word=s.line(LONGEST_WORDS))


def form_saying(text_id: str, dutch: str, english: str) -> Case:
    return Case(
        notice_modal,
        f"{dutch}: {text_id}",
        f"{english}: {text_id}",
        lambda s: {"sentence": _said(s, text_id)},
    )


def message_saying(text_id: str, dutch: str, english: str) -> Case:
    return Case(
        notice_message,
        f"{dutch}: {text_id}",
        f"{english}: {text_id}",
        lambda s: {"sentence": _said(s, text_id)},
    )


CASES = (
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Antwoord", "Answer") for each in ANSWERED),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
)
