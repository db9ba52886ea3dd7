"""Special editions: a travel story, one for an event, a quarter on one page."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circulation.composing import ON_A_PAGE
from bot.domain.circulation.corrections import LONGEST_CORRECTION
from bot.domain.insights.card_words import LONGEST_CONDITION, LONGEST_WHAT
from bot.domain.specials.pieces import MOST, Part, Piece, together
from bot.domain.specials.published_specials import Reading
from bot.domain.specials.quarters import BEFORE, SHOWN
from bot.domain.specials.specials import (
    LONGEST_INTRODUCTION,
    LONGEST_TITLE,
    Choices,
    SpecialDraft,
)
from bot.slack.circulation.corrections import special_correction_modal
from bot.slack.specials.published_specials import (
    published_modal,
    reading_modal,
    story_message,
)
from bot.slack.specials.specials import exact_modal, preview_modal, special_modal
from storage.models import (
    DigestState,
    IntentionState,
    Kind,
    Outcome,
    ReleaseLevel,
    Special,
    SpecialKind,
)

PARTS = {
    SpecialKind.STORY: (Part.QUESTIONS, Part.PRINCIPLES, Part.QUOTES, Part.INTENTIONS),
    SpecialKind.EVENT: (Part.CARDS,),
    SpecialKind.QUARTER: (Part.QUOTES,),
}
ADDRESS = f"https://leerkring.example/pages/{'x' * 16}"


def _piece(s: Samples, kind: SpecialKind, n: int) -> Piece:
    part = PARTS[kind][n % len(PARTS[kind])]
    is_card = part in (Part.PRINCIPLES, Part.CARDS)
    is_asked = part is Part.QUESTIONS
    return Piece(
        f"insight:{s.id(n)}",
        part,
        s.words(LONGEST_WHAT, n),
        "" if is_asked else s.line(LONGEST_TITLE, n),
        "" if is_asked else s.words(LONGEST_CONDITION, n),
        None if is_asked else ReleaseLevel(1 + n % 3),
        session=s.many(52, 0),
        went=s.many(99) if is_asked and n else None,
        outcome=Outcome.DID_NOT if is_card else None,
        kind=Kind.PRINCIPLE if is_card else None,
        state=list(IntentionState)[n // 4 % 4] if part is Part.INTENTIONS else None,
    )


def _special(s: Samples, kind: SpecialKind, state: DigestState) -> Special:
    return Special(
        id=s.id(),
        kind=kind,
        title=s.line(LONGEST_TITLE),
        introduction=s.words(LONGEST_INTRODUCTION) if s.long else "",
        audience=ReleaseLevel.PUBLIC if s.long else ReleaseLevel.CIRCLE,
        language=s.texts.language,
        state=state,
        published_at=NOW,
        correction=s.words(LONGEST_CORRECTION) if s.long else "",
        corrected_at=NOW if s.long else None,
    )


def _reading(s: Samples, kind: SpecialKind, *, empty: bool = False) -> Reading:
    pieces = [] if empty else [_piece(s, kind, n) for n in range(s.many(MOST[kind]))]
    counts = {f"{when}{name}": s.many(999) for name in SHOWN for when in ("", BEFORE)}
    people = {"asked": s.many(999), "invited": s.many(99), "came": s.many(99)}
    return Reading(
        _special(s, kind, DigestState.PUBLISHED),
        s.circle().name,
        together(pieces),
        {**counts, **people},
        ADDRESS if s.long else "",
        is_own=s.long,
    )


def _draft(s: Samples, kind: SpecialKind, *, empty: bool = False) -> SpecialDraft:
    others = [_piece(s, kind, n) for n in range(s.many(ON_A_PAGE, 0) + empty)]
    return SpecialDraft(_reading(s, kind, empty=empty), "0" * 16, others, 0, s.many(999))


def _choices(s: Samples, kind: SpecialKind, *, about_all: bool = False) -> Choices:
    circles = [] if about_all else s.circles()
    return Choices(
        kind,
        circles,
        circles[0] if circles else None,
        has_web=s.long or about_all,
        today=s.day(),
        last=_special(s, kind, DigestState.PUBLISHED) if s.long else None,
        manages=kind is SpecialKind.QUARTER,
    )


NAMES = {
    SpecialKind.STORY: ("Reisverhaal", "Travel story"),
    SpecialKind.EVENT: ("Presentatie", "For an event"),
    SpecialKind.QUARTER: ("Kwartaalblad", "Quarterly page"),
}

CASES = (
    *(
        Case(
            special_modal,
            f"{dutch}: waarover",
            f"{english}: about what",
            lambda s, kind=kind: {"found": _choices(s, kind)},  # type: ignore[misc]
        )
        for kind, (dutch, english) in NAMES.items()
    ),
    Case(
        special_modal,
        "Kwartaalblad: voor een programmabeheerder",
        "Quarterly page: for a programme manager",
        lambda s: {"found": _choices(s, SpecialKind.QUARTER, about_all=True)},
    ),
    *(
        Case(
            preview_modal,
            f"{dutch}: samenstellen",
            f"{english}: putting it together",
            lambda s, kind=kind: {"draft": _draft(s, kind)},  # type: ignore[misc]
        )
        for kind, (dutch, english) in NAMES.items()
    ),
    Case(
        preview_modal,
        "Reisverhaal: er staat niets in",
        "Travel story: there is nothing in it",
        lambda s: {"draft": _draft(s, SpecialKind.STORY, empty=True)},
    ),
    *(
        Case(
            reading_modal,
            f"{dutch}: lezen",
            f"{english}: reading it",
            lambda s, kind=kind: {"reading": _reading(s, kind)},  # type: ignore[misc]
        )
        for kind, (dutch, english) in NAMES.items()
    ),
    Case(
        reading_modal,
        "Presentatie: alles is ingetrokken",
        "For an event: everything was withdrawn",
        lambda s: {"reading": replace(_reading(s, SpecialKind.EVENT, empty=True), is_own=True)},
    ),
    Case(
        special_correction_modal,
        "Een correctie bij een reisverhaal",
        "Correcting a travel story",
        lambda s: {"special": _special(s, SpecialKind.STORY, DigestState.PUBLISHED)},
    ),
    Case(
        exact_modal,
        "Reisverhaal: zoals een lezer het ziet",
        "Travel story: as a reader sees it",
        lambda s: {"draft": _draft(s, SpecialKind.STORY)},
    ),
    *(
        Case(
            published_modal,
            f"{dutch}: gepubliceerd",
            f"{english}: published",
            lambda s, kind=kind: {"reading": _reading(s, kind)},  # type: ignore[misc]
        )
        for kind, (dutch, english) in NAMES.items()
    ),
    *(
        Case(
            story_message,
            f"In het kanaal: een reisverhaal ({state})",
            f"In the channel: a travel story ({state})",
            lambda s, state=state: {  # type: ignore[misc]
                "special": _special(s, SpecialKind.STORY, state),
                "circle_name": s.circle().name,
            },
        )
        for state in (DigestState.PUBLISHED, DigestState.WITHDRAWN)
    ),
)
