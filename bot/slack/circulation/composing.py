"""A draft edition: put together by buttons, looked at exactly, published."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.circulation.composing import MOST_ITEMS, ON_A_PAGE, Change, Other, Preview
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    divider,
    fine_print,
    modal,
    remembered,
    say,
)
from bot.slack.base.forms import read_id
from bot.slack.base.paging import Page, turners
from bot.slack.circulation.digests import audience_said, edition_head, item_blocks, page_line
from bot.texts import Texts

CHANGES = {
    ids.DIGEST_UP: Change.UP,
    ids.DIGEST_DOWN: Change.DOWN,
    ids.DIGEST_OUT: Change.OUT,
    ids.DIGEST_IN: Change.IN,
}


def preview_modal(preview: Preview, texts: Texts) -> Json:
    """The edition as its readers will see it, and who they are; each card can be moved."""
    edition = preview.edition
    readers = texts(
        "digest-preview-readers", readers=preview.readers, channels=preview.channels
    )
    blocks = [say(readers), _for_whom(preview, texts), *_later(preview, texts)]
    if edition.items:
        blocks += [
            fine_print(texts("digest-preview-opening")),
            divider(),
            *_composed(preview, texts),
            divider(),
            buttons(
                button(texts("digest-exact"), ids.DIGEST_EXACT, edition.digest.id),
                button(texts("digest-ask"), ids.DIGEST_OPEN_ASK, edition.digest.id),
            ),
        ]
    blocks += [*_empty(preview, texts), *_others(preview, texts)]
    shown = [item.id for item in edition.items]
    return modal(
        ids.DIGEST_PREVIEW,
        texts("digest-preview-title"),
        blocks,
        submit=texts("digest-publish") if edition.items else None,
        close=texts("button-cancel"),
        remember={"digest": edition.digest.id, "shown": shown, "page": preview.page},
    )


def _for_whom(preview: Preview, texts: Texts) -> Block:
    audience = audience_said(preview.edition.digest, texts)
    return fine_print(texts("digest-exact-for", audience=audience))


def _composed(preview: Preview, texts: Texts) -> list[Block]:
    items = preview.edition.items
    blocks = edition_head(preview.edition, texts)
    for place, item in enumerate(items):
        up = [button(texts("digest-up"), ids.DIGEST_UP, item.id)] if place else []
        is_last = place == len(items) - 1
        down = [] if is_last else [button(texts("digest-down"), ids.DIGEST_DOWN, item.id)]
        out = button(texts("digest-out"), ids.DIGEST_OUT, item.id)
        blocks += [divider(), *item_blocks(item, texts), buttons(*up, *down, out)]
    return blocks


def _empty(preview: Preview, texts: Texts) -> list[Block]:
    """Why there is nothing in it: these readers have all of it, or it was left out."""
    if preview.edition.items:
        return []
    if preview.sent_at is None or preview.sent < preview.count:
        return [say(texts("digest-nothing-left"))]
    at = texts.moment(preview.sent_at, preview.edition.circle.time_zone)
    return [say(texts("digest-nothing-but-sent", count=preview.sent, moment=at))]


def _others(preview: Preview, texts: Texts) -> list[Block]:
    """What is not in it, and why; a page at a time."""
    if not preview.others:
        return []
    blocks: list[Block] = [divider()]
    if preview.edition.items:
        blocks.append(say(texts("digest-others", count=preview.count, most=MOST_ITEMS)))
    blocks += [_other(each, preview, texts) for each in preview.others]
    more = preview.count > (preview.page + 1) * ON_A_PAGE
    page = Page([], preview.page, preview.page + 1 + more)
    return [*blocks, *turners(page, ids.DIGEST_OTHERS, texts)]


def _other(other: Other, preview: Preview, texts: Texts) -> Block:
    title, circle = other.names
    at, zone = other.left.sent_at, preview.edition.circle.time_zone
    day = texts.local_date(at, zone) if at else ""
    why = texts(f"digest-why-{other.left.why}", day=day)
    put_in = button(texts("digest-in"), ids.DIGEST_IN, other.left.id)
    said = f"{title}\n{circle} · {why}"
    return say(said, accessory=None if preview.is_full else put_in)


def _later(preview: Preview, texts: Texts) -> list[Block]:
    return [fine_print(texts("digest-later", count=preview.later))] if preview.later else []


def read_preview(view: Json) -> tuple[int, list[int]]:
    """The edition, and the insights that were shown in it, in order."""
    memory = remembered(view)
    shown = memory.get("shown")
    seen = [read_id(value) for value in shown] if isinstance(shown, list) else []
    return read_id(memory.get("digest")), seen


def read_change(action: Json) -> tuple[Change, int]:
    """What is to be done, and with which insight."""
    return CHANGES[str(action.get("action_id"))], read_id(action.get("value"))


def exact_modal(preview: Preview, texts: Texts) -> Json:
    """The edition exactly as it will stand in a channel and with a reader."""
    blocks: Sequence[Block] = edition_head(preview.edition, texts)
    for item in preview.edition.items:
        blocks = [*blocks, divider(), *item_blocks(item, texts)]
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-exact-title"),
        [
            _for_whom(preview, texts),
            *blocks,
            divider(),
            fine_print(texts("digest-closing")),
            fine_print(texts("digest-exact-buttons")),
        ],
        close=texts("button-back"),
    )


def published_modal(preview: Preview, texts: Texts) -> Json:
    """After publishing: who gets it."""
    digest = preview.edition.digest
    said = texts(
        "digest-published",
        count=len(preview.edition.items),
        readers=preview.readers,
        channels=preview.channels,
    )
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-published-title"),
        [
            say(said),
            *_later(preview, texts),
            *page_line(preview.url, digest, texts),
            fine_print(texts("digest-published-frozen", audience=digest.audience.name.lower())),
            buttons(button(texts("digest-how-far"), ids.DIGEST_REFRESH, digest.id)),
        ],
        close=texts("button-close"),
    )
