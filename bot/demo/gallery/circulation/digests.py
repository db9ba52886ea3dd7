"""Making, publishing and reading digests."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circulation.composing import MOST_ITEMS, Other, Preview
from bot.domain.circulation.corrections import LONGEST_CORRECTION
from bot.domain.circulation.digests import (
    LONGEST_INTRODUCTION,
    LONGEST_TITLE,
    News,
)
from bot.domain.circulation.editions import Copy, Edition, Item
from bot.domain.circulation.feedback import ItemFeedback
from bot.domain.circulation.missed import MOST_EDITIONS, Missed
from bot.domain.circulation.proposal import LeftOut, Why
from bot.domain.circulation.review import LONGEST_REVIEW, Ask, Review
from bot.domain.circulation.sending import Progress
from bot.slack.circulation.composing import exact_modal, preview_modal, published_modal
from bot.slack.circulation.corrections import correction_modal
from bot.slack.circulation.digests import (
    digest_message,
    digest_modal,
    edition_modal,
    item_modal,
)
from bot.slack.circulation.missed import missed_message
from bot.slack.circulation.proposals import proposed_message
from bot.slack.circulation.review import (
    ask_modal,
    not_asked_message,
    review_message,
    reviewed_message,
    suggest_modal,
)
from bot.slack.circulation.sending import emptied_message, progress_modal
from storage.models import Digest, ReleaseLevel, Special

PAGE = "https://leerkring.example/editions/bW9pIHdlcms_eD"


def digest(s: Samples, n: int = 0) -> Digest:
    return Digest(
        id=s.id(n),
        title=s.line(LONGEST_TITLE, n),
        introduction=s.words(LONGEST_INTRODUCTION) if s.long else "",
        correction="",
        period_from=s.day() - timedelta(days=s.many(99)),
        period_to=s.day(),
        audience=ReleaseLevel.NETWORK,
        channels=["C0KRING"],
        language=s.texts.language,
        is_listed=s.long,
        published_at=NOW,
    )


def _left(s: Samples) -> Digest:
    draft = digest(s, 1)
    draft.published_at, draft.created_at = None, NOW
    return draft


def _left_special(s: Samples) -> Special:
    return Special(id=s.id(2), title=s.line(LONGEST_TITLE, 2), created_at=NOW)


def corrected(s: Samples) -> Digest:
    """With a correction."""
    made = digest(s)
    made.correction, made.corrected_at = s.words(LONGEST_CORRECTION), NOW
    return made


def _edition(s: Samples, *, withdrawn: bool = False) -> Edition:
    items = [
        Item(s.id(n), None if withdrawn else s.card(n), s.id(n))
        for n in range(s.many(MOST_ITEMS))
    ]
    return Edition(digest(s), s.circle(), items)


def _everybodys(s: Samples) -> Edition:
    """Also outside Slack."""
    found = _edition(s)
    found.digest.audience = ReleaseLevel.PUBLIC
    return found


def _preview(s: Samples, *, new: bool = True) -> Preview:
    """`new`: not all of it is with its readers already."""
    edition = _edition(s) if new else replace(_edition(s), items=[])
    names = s.line(LONGEST_TITLE), s.line(LONGEST_TITLE)
    whys = (*Why, *Why) if s.long and new else () if new else [Why.SENT] * 8
    others = [Other(LeftOut(s.id(n), why, NOW), names) for n, why in enumerate(whys)]
    count = s.many(999) if others else 0
    sent = len(others) // 4 if new else count
    return Preview(
        edition,
        s.many(9_999),
        s.many(99),
        s.lots(0),
        others=others,
        page=int(bool(others)),
        count=count,
        sent=sent,
        sent_at=NOW if sent else None,
    )


def _missed(s: Samples, *, withdrawn: bool = False) -> Missed:
    editions = [_edition(s, withdrawn=withdrawn) for _ in range(s.many(MOST_EDITIONS))]
    return Missed(editions, s.lots(0))


def _missed_corrected(s: Samples) -> Missed:
    found = _missed(s)
    return replace(found, editions=[replace(e, digest=corrected(s)) for e in found.editions])


def _progress(s: Samples, **changes: Any) -> Progress:
    counts = {"waiting": 3, "refused": 2, "late": 2, "dropped": 2, "later": 2}
    values: dict[str, Any] = {name: count if s.long else 0 for name, count in counts.items()}
    said = [999, 99, 3] if s.long else [0, 0, 0]
    found = [ItemFeedback(s.line(LONGEST_TITLE, n), *said) for n in range(s.many(MOST_ITEMS))]
    values |= {"is_empty": False, "feedback": found} | changes
    return Progress(digest(s), s.circle(), sent=s.many(9_999), **values)


def _stopped(s: Samples) -> Progress:
    stopped = digest(s)
    stopped.stopped_at = NOW
    return replace(_progress(s, waiting=0, dropped=1, refused=1, late=1), digest=stopped)


def _review(s: Samples, *, state: str = "") -> Review:
    preview = _preview(s)
    draft = preview.edition.digest
    draft.review = s.words(LONGEST_REVIEW) if state == "suggested" else ""
    draft.reviewed_at = NOW if state else None
    ada, bram = s.person(0), s.person(1)
    return Review(preview, ada, bram, is_published=state == "published")


def _given_review(s: Samples, state: str) -> dict[str, Any]:
    return {"review": _review(s, state=state)}


def _news(s: Samples, count: int) -> dict[str, Any]:
    return {"news": News(s.circle(), count)}


def _suggested(s: Samples) -> dict[str, Any]:
    draft = digest(s)
    draft.review = s.words(LONGEST_REVIEW) if s.long else ""
    return {"digest": draft}


CASES = (
    Case(
        digest_modal,
        "Nieuwe kennisbrief",
        "New digest",
        lambda s: {
            "circles": s.circles(),
            "period": (s.day() - timedelta(days=s.many(99)), s.day()),
            "themes": s.themes(),
            "before": [digest(s), _left(s), _left_special(s)] if s.long else [],
        },
    ),
    Case(
        digest_modal,
        "Nieuwe kennisbrief, uitgeklapt",
        "New digest, unfolded",
        lambda s: {
            "circles": s.circles(),
            "period": (s.day() - timedelta(days=s.many(99)), s.day()),
            "themes": s.themes(),
            "whole": True,
        },
        unfolded=True,
    ),
    Case(
        preview_modal,
        "Kennisbrief nakijken",
        "Checking a digest",
        lambda s: {"preview": _preview(s)},
    ),
    Case(
        preview_modal,
        "Kennisbrief nakijken zonder iets nieuws",
        "Checking a digest with nothing new",
        lambda s: {"preview": _preview(s, new=False)},
    ),
    Case(
        preview_modal,
        "Kennisbrief nakijken, alles is eruit",
        "Checking a digest with everything left out",
        lambda s: {"preview": replace(_preview(s, new=False), sent=0, sent_at=None)},
    ),
    Case(
        exact_modal,
        "Kennisbrief zoals een lezer hem ziet",
        "Digest as a reader sees it",
        lambda s: {"preview": _preview(s)},
    ),
    Case(
        published_modal,
        "De kennisbrief is verstuurd",
        "The digest was sent",
        lambda s: {"preview": replace(_preview(s), url=PAGE)},
    ),
    Case(
        digest_message,
        "Kennisbrief voor een abonnee",
        "Digest for a subscriber",
        lambda s: {"edition": _edition(s), "to_subscriber": True},
    ),
    Case(
        digest_message,
        "Kennisbrief voor een abonnee op een thema",
        "Digest for a subscriber to one theme",
        lambda s: {
            "edition": replace(_edition(s), items=_edition(s).items[:3], others=s.many(7)),
            "to_subscriber": True,
        },
    ),
    Case(
        digest_message,
        "Kennisbrief in een kanaal",
        "Digest in a channel",
        lambda s: {"edition": _edition(s), "to_subscriber": False},
    ),
    Case(
        digest_message,
        "Kennisbrief waaruit alles is ingetrokken",
        "Digest with everything withdrawn",
        lambda s: {"edition": _edition(s, withdrawn=True), "to_subscriber": True},
    ),
    Case(
        digest_message,
        "Kennisbrief met een correctie",
        "Digest with a correction",
        lambda s: {"edition": replace(_edition(s), digest=corrected(s)), "to_subscriber": True},
    ),
    Case(
        edition_modal,
        "Een kennisbrief met een correctie teruglezen",
        "Reading a digest with a correction again",
        lambda s: {"edition": replace(_edition(s), digest=corrected(s))},
    ),
    Case(
        missed_message,
        "Nieuwe kennisbrieven, met correcties",
        "New digests, with corrections",
        lambda s: {"missed": _missed_corrected(s), "to_subscriber": True},
    ),
    Case(
        correction_modal,
        "Een correctie bij een kennisbrief",
        "Correcting a digest",
        lambda s: {"digest": corrected(s) if s.long else digest(s)},
    ),
    Case(
        progress_modal,
        "Hoe ver een kennisbrief met een correctie is",
        "How far a digest with a correction is",
        lambda s: {"progress": replace(_progress(s, url=PAGE), digest=corrected(s))},
    ),
    Case(
        edition_modal,
        "Een kennisbrief teruglezen",
        "Reading a digest again",
        lambda s: {"edition": _edition(s)},
    ),
    Case(
        item_modal,
        "Een inzicht uit de kennisbrief",
        "An insight from the digest",
        lambda s: {"copy": Copy(s.card(), s.standing() if s.long else None, is_passed=s.long)},
    ),
    Case(
        missed_message,
        "Nieuwe kennisbrieven",
        "New digests",
        lambda s: {"missed": _missed(s), "to_subscriber": True},
    ),
    Case(
        missed_message,
        "Wat een kanaal miste, en wat is ingetrokken",
        "What a channel missed, and was withdrawn",
        lambda s: {"missed": _missed(s, withdrawn=True), "to_subscriber": False},
    ),
    Case(
        progress_modal,
        "Hoe ver een kennisbrief is",
        "How far a digest is",
        lambda s: {"progress": _progress(s, waiting=1, later=1, url=PAGE)},
    ),
    Case(
        progress_modal,
        "Hoe ver een gestopte kennisbrief is",
        "How far a stopped digest is",
        lambda s: {"progress": _stopped(s)},
    ),
    Case(
        progress_modal,
        "Een kennisbrief waarvan alles is ingetrokken",
        "A digest of which everything was withdrawn",
        lambda s: {"progress": _progress(s, dropped=5, is_empty=True)},
    ),
    Case(
        emptied_message,
        "Alles in een kennisbrief is ingetrokken",
        "All of a digest was withdrawn",
        lambda s: {"edition": _everybodys(s) if s.long else _edition(s)},
    ),
    Case(
        ask_modal,
        "Iemand laten meekijken",
        "Asking a colleague to check",
        lambda s: {"ask": Ask(digest(s), [s.person(n) for n in range(s.many(9))])},
    ),
    Case(suggest_modal, "Zeggen wat er anders moet", "Saying what should change", _suggested),
    *(
        Case(
            builder,
            f"{dutch}: {state or 'nog niet'}",
            f"{english}: {state or 'not yet'}",
            partial(_given_review, state=state),
        )
        for builder, dutch, english in (
            (review_message, "Gevraagd mee te kijken", "Asked to look"),
            (reviewed_message, "Wat een ander ervan vindt", "What someone thinks of it"),
        )
        for state in ("", "approved", "suggested", "published")
    ),
    Case(not_asked_message, "Niet meer nodig mee te kijken", "No need to look any more"),
    *(
        Case(proposed_message, dutch, english, partial(_news, count=count))
        for dutch, english, count in (
            ("Voorstel voor een kennisbrief", "Proposal for a digest", 3),
            ("Voorstel met één inzicht", "Proposal with one insight", 1),
            ("Voorstel dat niet meer nodig is", "Proposal that is no longer needed", 0),
        )
    ),
)
