"""What reaches the bot in a conversation: plain words, and conclusions from messages."""

from datetime import timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.learned.captures import LONGEST_CONCLUSION, CaptureRequest, Desk, Source
from bot.domain.learned.direct_messages import Heard
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.sheets import LONGEST_ANSWER
from bot.slack.base.notices import without_file
from bot.slack.learned.captures import (
    capture_modal,
    keep_modal,
    request_message,
    told_message,
)
from bot.slack.learned.direct_messages import (
    adopted_message,
    forgotten_message,
    heard_message,
    searched_message,
    stays_message,
    unheard_message,
)
from bot.slack.learned.sharing import SharingPreview, preview_modal
from storage.models import (
    Address,
    Capture,
    CaptureState,
    Prompt,
    Reflection,
    ReleaseLevel,
    Said,
)


def _asked(s: Samples) -> PromptSeen:
    return PromptSeen(
        circle=s.circle(),
        meeting=s.meeting() if s.long else None,
        person=s.person(),
        questions=s.questions(),
        prompt=Prompt(id=s.id()),
        given=[],
        was_reminded=False,
    )


def _source(s: Samples) -> Source:
    return Source(
        author=Address.slack("U0BRAM"),
        channel="C0KRING",
        ts="1767225600.000100",
        thread_ts="1767225600.000100" if s.long else "",
        domain="leerkring",
        is_private=False,
    )


def _desk(s: Samples, *, own: bool) -> Desk:
    return Desk(_source(s), None if own else s.person(), s.circles())


def _request(s: Samples, state: CaptureState = CaptureState.ASKED) -> CaptureRequest:
    capture = Capture(
        id=s.id(),
        conclusion=s.words(LONGEST_CONCLUSION),
        permalink=_source(s).permalink,
        state=state,
        asked_at=NOW,
        expires_at=NOW + timedelta(days=14),
    )
    return CaptureRequest(capture, s.circle(), s.person())


def _kept(s: Samples) -> Reflection:
    """A conclusion that its author made their own."""
    kept = s.reflection(wanted=ReleaseLevel.CIRCLE)
    kept.wording = s.texts("capture-heading")
    kept.permalink = _source(s).permalink
    return kept


SETTLED = (
    (CaptureState.KEPT, "bewaard als eigen woorden", "kept as own words"),
    (CaptureState.REFUSED, "liever niet", "rather not"),
    (CaptureState.EXPIRED, "te lang geleden", "too long ago"),
)


def _settled(state: CaptureState, dutch: str, english: str) -> Case:
    return Case(
        request_message,
        f"Een conclusie uit jouw bericht: {dutch}",
        f"A conclusion from your message: {english}",
        lambda s: {"request": _request(s, state)},
    )


CASES = (
    Case(
        heard_message,
        "Losse woorden: is dit een antwoord?",
        "Plain words: is this an answer?",
        lambda s: {"heard": Heard(Said(id=s.id()), _asked(s))},
    ),
    Case(
        heard_message,
        "Losse woorden: antwoorden met een nummer",
        "Plain words: numbered answers",
        lambda s: {"heard": Heard(Said(id=s.id(), text="1. Klein beginnen."), _asked(s))},
    ),
    Case(
        adopted_message,
        "De woorden staan in het concept",
        "The words are in the draft",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        stays_message,
        "Het bericht veranderde, het antwoord blijft",
        "The message changed, the answer stays",
        lambda s: {"asked": _asked(s)},
    ),
    Case(unheard_message, "Iets zonder getypte woorden", "Something without typed words"),
    Case(
        without_file,
        "Woorden met een foto erbij",
        "Words with a picture",
        lambda s: {"answer": searched_message(s.texts)},
    ),
    Case(searched_message, "Er is op gezocht", "Searched for it"),
    Case(forgotten_message, "De woorden zijn vergeten", "The words are forgotten"),
    Case(
        capture_modal,
        "Een conclusie trekken uit een bericht",
        "Writing a conclusion from a message",
        lambda s: {"desk": _desk(s, own=False)},
    ),
    Case(
        capture_modal,
        "Je eigen bericht bewaren",
        "Keeping your own message",
        lambda s: {"desk": _desk(s, own=True), "own_words": s.words(LONGEST_ANSWER)},
    ),
    Case(
        request_message,
        "Een conclusie uit jouw bericht: mag dit bewaard worden?",
        "A conclusion from your message: may I keep it?",
        lambda s: {"request": _request(s)},
    ),
    *(_settled(*each) for each in SETTLED),
    Case(
        keep_modal,
        "De conclusie tot je eigen woorden maken",
        "Making the conclusion your own words",
        lambda s: {"request": _request(s)},
    ),
    Case(
        preview_modal,
        "Zien wat de leerkring zou lezen, met waar het vandaan komt",
        "Seeing what the circle would read, and where it comes from",
        lambda s: {"look": SharingPreview(s.circle(), s.person().name, [_kept(s)])},
    ),
    Case(
        told_message,
        "Aan wie het wilde bewaren: het is bewaard",
        "To the person who suggested it: kept",
        lambda s: {"answer": "kept", "circle": s.circle()},
    ),
    Case(
        told_message,
        "Aan wie het wilde bewaren: het is er niet van gekomen",
        "To the person who suggested it: not kept",
        lambda s: {"answer": "not_kept", "circle": s.circle()},
    ),
)
