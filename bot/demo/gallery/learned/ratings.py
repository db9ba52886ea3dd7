"""Asking whether a session was worth the time, and what came of it."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.learned.reflections import asked_of
from bot.demo.gallery.samples import Samples
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.ratings import LONGEST_WORD
from bot.slack.learned.ratings import pulse_modal, word_modal
from bot.slack.learned.reflections import prompt_message, standing_message
from storage.learned.ratings import EARLIER, Rated
from storage.models import PromptState, Rater, ReleaseLevel


def rated(s: Samples) -> Rated:
    words = [s.line(LONGEST_WORD)] * s.many(9, 0)
    before = [4.2, 3.8, 4.0, 3.6] * s.many(1, 0)
    return Rated(4.25, [3.8] * s.many(EARLIER, 0), words, [4.5, 3.9, 4.1, 2.8], before)


def _rated_by(
    s: Samples, *, has_said: bool, pulse: bool = False, answered: bool = False
) -> PromptSeen:
    given = s.reflection(released=ReleaseLevel.CIRCLE)
    rater = Rater(id=s.id(), has_said=has_said, has_answered=answered)
    asked = asked_of(s, given, state=PromptState.ANSWERED, may_rate=True, rater=rater)
    if asked.meeting is not None:
        asked.meeting.asks_pulse = pulse
    return asked


CASES = (
    Case(
        prompt_message,
        "De vraag na een bijeenkomst, en of die de tijd waard was",
        "The question after a session, and whether it was worth the time",
        lambda s: {"asked": asked_of(s, may_rate=True)},
    ),
    Case(
        standing_message,
        "Bewaard, en de bijeenkomst was de tijd waard",
        "Saved, and the session was worth the time",
        lambda s: {"asked": _rated_by(s, has_said=False)},
    ),
    Case(
        standing_message,
        "Bewaard, met een paar woorden over de bijeenkomst",
        "Saved, with a word about the session",
        lambda s: {"asked": _rated_by(s, has_said=True)},
    ),
    Case(
        word_modal,
        "Een paar woorden over de bijeenkomst",
        "A few words about the session",
        lambda s: {"asked": _rated_by(s, has_said=False)},
    ),
    Case(
        standing_message,
        "Bewaard, met de vraag hoe het in de kring gaat",
        "Saved, with the question how the circle is doing",
        lambda s: {"asked": _rated_by(s, has_said=False, pulse=True)},
    ),
    Case(
        standing_message,
        "Bewaard, en verteld hoe het in de kring gaat",
        "Saved, and said how the circle is doing",
        lambda s: {"asked": _rated_by(s, has_said=True, pulse=True, answered=True)},
    ),
    Case(
        pulse_modal,
        "Hoe gaat het in de kring?",
        "How is the circle doing?",
        lambda s: {"asked": _rated_by(s, has_said=False, pulse=True)},
    ),
)
