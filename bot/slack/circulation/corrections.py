"""The correction of an edition: the form to write it, and how it is shown."""

from slack_sdk.models.blocks import Block, PlainTextInputElement

from bot.domain.circulation.corrections import LONGEST_CORRECTION
from bot.slack.base import ids
from bot.slack.base.blocks import Json, cut, field, modal, remembered, say
from bot.slack.base.forms import Answers, read_id
from bot.texts import Texts
from storage.models import Circle, Digest


def correction_label(digest: Digest, circle: Circle, texts: Texts) -> str:
    """Like “Correctie van 12 mrt 2026”; blank for an edition that was not corrected."""
    if not digest.correction or digest.corrected_at is None:
        return ""
    return texts(
        "digest-corrected", date=texts.local_date(digest.corrected_at, circle.time_zone)
    )


def correction_blocks(
    digest: Digest, circle: Circle, texts: Texts, longest: int = LONGEST_CORRECTION
) -> list[Block]:
    label = correction_label(digest, circle, texts)
    return [say(f"{label}: {cut(digest.correction, longest)}")] if label else []


def correction_modal(digest: Digest, texts: Texts) -> Json:
    return modal(
        ids.DIGEST_CORRECTION,
        texts("digest-correction-title"),
        [
            say(texts("digest-correction-opening")),
            field(
                "correction",
                texts("digest-correction-what"),
                PlainTextInputElement(
                    multiline=True,
                    max_length=LONGEST_CORRECTION,
                    initial_value=digest.correction or None,
                ),
                hint=texts("digest-correction-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"digest": digest.id},
    )


def read_corrected(view: Json) -> int:
    """The edition that the form is about."""
    return read_id(remembered(view).get("digest"))


def read_correction(view: Json) -> str:
    return Answers(view).text("correction")
