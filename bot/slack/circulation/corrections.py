"""The correction of an edition: the form to write it, and how it is shown."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.circulation.corrections import LONGEST_CORRECTION
from bot.slack.base import ids
from bot.slack.base.blocks import Json, button, cut, field, modal, remembered, say
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import several_lines
from bot.texts import Texts
from storage.models import Correctable, Digest, Special


def correction_label(edition: Correctable, zone: str, texts: Texts) -> str:
    """Like “Correctie van 12 mrt 2026”; blank for an edition that was not corrected."""
    if not edition.correction or edition.corrected_at is None:
        return ""
    return texts("digest-corrected", date=texts.local_date(edition.corrected_at, zone))


def correction_blocks(
    edition: Correctable, zone: str, texts: Texts, longest: int = LONGEST_CORRECTION
) -> list[Block]:
    label = correction_label(edition, zone, texts)
    return [say(f"{label}: {cut(edition.correction, longest)}")] if label else []


def correction_button(edition: Digest | Special, action: str, texts: Texts) -> ButtonElement:
    label = "digest-correct-again" if edition.correction else "digest-correct"
    return button(texts(label), action, edition.id)


def correction_modal(digest: Digest, texts: Texts) -> Json:
    opening = texts("digest-correction-opening", audience=digest.audience.name.lower())
    return _form(digest, ids.DIGEST_CORRECTION, opening, {"digest": digest.id}, texts)


def special_correction_modal(special: Special, texts: Texts) -> Json:
    opening = texts("special-correction-opening")
    return _form(special, ids.SPECIAL_CORRECTION, opening, {"special": special.id}, texts)


def _form(
    edition: Correctable, name: str, opening: str, about: dict[str, int], texts: Texts
) -> Json:
    return modal(
        name,
        texts("digest-correction-title"),
        [
            say(opening),
            field(
                "correction",
                texts("digest-correction-what"),
                several_lines(LONGEST_CORRECTION, edition.correction),
                hint=texts("digest-correction-hint") if edition.correction else None,
                optional=bool(edition.correction),
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
        remember=about,
    )


def read_corrected(view: Json) -> int:
    """The edition that the form is about."""
    about = remembered(view)
    return read_id(about.get("digest") or about.get("special"))


def read_correction(view: Json) -> str:
    return Answers(view).text("correction")
