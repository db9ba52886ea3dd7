"""What people bring and want to learn, and introducing them."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.questions.introductions import LONGEST_EXCHANGE, IntroductionSeen
from bot.slack.questions.introductions import (
    asker_message,
    exchange_modal,
    exchange_saved,
    follow_up_message,
    giver_message,
    gone_message,
    made_message,
)
from storage.models import Exchange, FollowUp, Introduction, IntroductionState


def _exchange(s: Samples, *, is_open: bool = True) -> Exchange:
    words = s.words(LONGEST_EXCHANGE)
    return Exchange(wants=words, brings=words, is_open=is_open, updated_at=NOW)


def _seen(
    s: Samples,
    state: IntroductionState,
    *,
    gives: bool = True,
    is_over: bool = False,
    outcome: FollowUp | None = None,
) -> IntroductionSeen:
    is_made = state is IntroductionState.MADE
    introduction = Introduction(
        id=s.id(), state=state, giver_outcome=outcome, asker_outcome=outcome
    )
    return IntroductionSeen(
        introduction,
        question(s),
        gives,
        "civil_society" if s.long else None,
        s.person() if is_made else None,
        s.words(LONGEST_EXCHANGE) if is_made and s.long else "",
        is_over,
    )


def _case(builder: object, dutch: str, english: str, **how: object) -> Case:
    state = how.pop("state", IntroductionState.MADE)
    return Case(builder, dutch, english, lambda s: {"seen": _seen(s, state, **how)})  # type: ignore[arg-type]


CASES = (
    Case(
        exchange_modal,
        "Wat je brengt en wilt leren, nog leeg",
        "What you bring and want to learn, still empty",
        lambda _: {"exchange": None},
    ),
    Case(
        exchange_modal,
        "Wat je brengt en wilt leren",
        "What you bring and want to learn",
        lambda s: {"exchange": _exchange(s)},
    ),
    Case(
        exchange_saved,
        "Bewaard, en je mag worden voorgesteld",
        "Saved, and you may be introduced",
        lambda s: {"exchange": _exchange(s)},
    ),
    Case(
        exchange_saved,
        "Bewaard, alleen voor jou",
        "Saved, for you alone",
        lambda s: {"exchange": _exchange(s, is_open=False)},
    ),
    _case(
        giver_message,
        "Mag ik je voorstellen?",
        "May I introduce you?",
        state=IntroductionState.ASKED_GIVER,
    ),
    _case(
        giver_message,
        "Mag ik je voorstellen? Ja",
        "May I introduce you? Yes",
        state=IntroductionState.ASKED_ASKER,
    ),
    _case(giver_message, "Mag ik je voorstellen? Gelukt", "May I introduce you? Done"),
    _case(
        giver_message,
        "Mag ik je voorstellen? Voorbij",
        "May I introduce you? Over",
        state=IntroductionState.ENDED,
        is_over=True,
    ),
    _case(
        asker_message,
        "Iemand met ervaring wil je spreken",
        "Somebody with experience would like to talk",
        state=IntroductionState.ASKED_ASKER,
        gives=False,
    ),
    _case(
        asker_message,
        "Iemand met ervaring wil je spreken: gelukt",
        "Somebody with experience would like to talk: done",
        gives=False,
    ),
    _case(
        asker_message,
        "Iemand met ervaring wil je spreken: voorbij",
        "Somebody with experience would like to talk: over",
        state=IntroductionState.ENDED,
        gives=False,
        is_over=True,
    ),
    _case(made_message, "Aan elkaar voorgesteld", "Introduced to each other"),
    _case(
        made_message,
        "Voorgesteld aan iemand met een gesloten account",
        "Introduced to somebody who is gone",
        state=IntroductionState.ENDED,
    ),
    Case(gone_message, "Voorgesteld, later verwijderd", "Introduced, erased later"),
    _case(follow_up_message, "Is het gelukt?", "Did it work out?"),
    *(
        _case(
            follow_up_message,
            f"Is het gelukt? {each}",
            f"Did you talk? {each}",
            outcome=each,
        )
        for each in FollowUp
    ),
)
