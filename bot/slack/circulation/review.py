"""Somebody else looks at a draft edition: asked, shown, answered."""

from slack_sdk.models.blocks import Block

from bot.domain.circulation.review import LONGEST_REVIEW, Ask, Review
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, several_lines
from bot.slack.circulation.digests import edition_head, item_blocks
from bot.texts import Texts
from storage.models import Digest


def ask_modal(ask: Ask, texts: Texts) -> Json:
    """Whom to ask."""
    options = [option(each.name, each.id) for each in ask.reviewers]
    return modal(
        ids.DIGEST_ASK,
        texts("digest-ask-title"),
        [
            say(texts("digest-ask-opening")),
            field("reviewer", texts("digest-ask-whom"), drop_down(options)),
        ],
        submit=texts("digest-ask"),
        close=texts("button-back"),
        remember={"digest": ask.digest.id},
    )


def read_ask(view: Json) -> tuple[int, int]:
    """The edition, and the person; 0 when nobody was chosen."""
    return read_id(remembered(view).get("digest")), Answers(view).number("reviewer") or 0


def review_message(review: Review, texts: Texts) -> Message:
    """For whoever was asked: the draft as it is now, and two ways to answer."""
    edition = review.preview.edition
    said = texts("digest-review", name=review.maker.name, circle=edition.circle.name)
    blocks: list[Block] = [say(said)]
    if review.is_published:
        return message(*blocks, fine_print(texts("digest-review-published")))
    blocks.append(fine_print(texts("digest-review-draft")))
    blocks += edition_head(edition, texts)
    for item in edition.items:
        blocks += item_blocks(item, texts)
    if review.is_approved:
        blocks.append(fine_print(texts("digest-review-approved-by-you")))
    elif edition.digest.review:
        blocks.append(fine_print(texts("digest-review-suggested-by-you")))
    digest_id = edition.digest.id
    suggest = button(texts("digest-suggest"), ids.DIGEST_SUGGEST, digest_id)
    approve = button(texts("digest-approve"), ids.DIGEST_APPROVE, digest_id, style="primary")
    pressed = [suggest] if review.is_approved else [approve, suggest]
    return message(*blocks, buttons(*pressed))


def not_asked_message(texts: Texts) -> Message:
    """Somebody else looks, or nobody."""
    return message(say(texts("digest-review-over")))


def suggest_modal(digest: Digest, texts: Texts) -> Json:
    return modal(
        ids.DIGEST_SUGGESTION,
        texts("digest-suggest-title"),
        [
            field(
                "review",
                texts("digest-suggest-what"),
                several_lines(LONGEST_REVIEW, digest.review),
            )
        ],
        submit=texts("digest-suggest-send"),
        close=texts("button-cancel"),
        remember={"digest": digest.id},
    )


def read_suggested(view: Json) -> int:
    """The edition that the form is about."""
    return read_id(remembered(view).get("digest"))


def read_suggestion(view: Json) -> str:
    return Answers(view).text("review")


def reviewed_message(review: Review, texts: Texts) -> Message:
    """For its maker: what the other one found."""
    digest, name = review.preview.edition.digest, review.reviewer.name
    if review.is_published:
        return message(say(texts("digest-review-published")))
    blocks = standing(review, texts)
    resume = button(texts("digest-resume"), ids.DIGEST_RESUME, digest.id)
    return message(*(blocks or [say(texts("digest-review-waits", name=name))]), buttons(resume))


def standing(review: Review, texts: Texts) -> list[Block]:
    """What they found of the draft as it is now; nothing while they have not said."""
    digest, name = review.preview.edition.digest, review.reviewer.name
    if review.is_approved:
        return [say(texts("digest-review-approved", name=name))]
    if digest.review:
        return [say(texts("digest-review-suggests", name=name)), quote(digest.review)]
    return []
