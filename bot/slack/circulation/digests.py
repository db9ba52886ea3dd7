"""How an edition is made, looked at, and read in Slack."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    Block,
    ConversationFilter,
    ConversationMultiSelectElement,
    RadioButtonsElement,
)

from bot.domain.circle.themes import Theme
from bot.domain.circulation.composing import MOST_ITEMS, kept_until
from bot.domain.circulation.digests import (
    LONGEST_INTRODUCTION,
    LONGEST_TITLE,
    DigestPlan,
)
from bot.domain.circulation.editions import Copy, Edition, Item
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.folding import fold
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import box, date_input, drop_down, one_line, radio, several_lines
from bot.slack.circle.themes import theme_choices
from bot.slack.circulation.corrections import correction_blocks
from bot.slack.circulation.feedback import not_for_me, reactions
from bot.slack.insights.insights import card_lines
from bot.slack.insights.recognition import card_blocks
from bot.texts import Texts
from storage.models import Circle, Digest, ReleaseLevel, Special, SpecialKind

AUDIENCES = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
OTHER_KINDS = {
    ids.SPECIAL_STORY: SpecialKind.STORY,
    ids.SPECIAL_EVENT: SpecialKind.EVENT,
    ids.SPECIAL_QUARTER: SpecialKind.QUARTER,
}
LINK = "link"  # anyone, but in no list on the web
MOST_REACTIONS = 5  # cards in a message with all buttons: Slack takes so much in one
AROUND = 150  # characters around a correction, which takes its room from the introduction
FOLDED = ("title", "introduction", "themes", "all_circles")


def digest_modal(  # what the form begins with, by name
    circles: Sequence[Circle],
    period: tuple[date, date],
    themes: Sequence[Theme],
    texts: Texts,
    *,
    chosen: Circle | None = None,
    before: Sequence[Digest | Special] = (),
    whole: bool = False,
) -> Json:
    """The form behind `/leerkring kennisbrief`.

    `before`: what the circle published last, if anything, and drafts that were left.
    """
    published = [each for each in before if isinstance(each, Digest) and each.published_at]
    last = published[0] if published else None
    options = [option(circle.name, circle.id) for circle in circles]
    first = chosen or circles[0]
    initial = next(o for o in options if o.value == str(first.id))
    blocks = [
        fine_print(texts("digest-form-opening")),
        *_last(last, texts),
        *(_unfinished(each, texts) for each in before if each.published_at is None),
        fine_print(texts("special-or")),
        _other_kinds(first.id, texts),
        field(
            "circle",
            texts("digest-circle"),
            drop_down(options, initial),
        ),
        field(
            "title",
            texts("digest-title"),
            one_line(
                LONGEST_TITLE, texts("digest-title-proposed", date=texts.short_date(period[1]))
            ),
        ),
        field(
            "period_from",
            texts("digest-from"),
            date_input(period[0]),
            hint=texts("digest-from-hint"),
        ),
        field(
            "period_to",
            texts("digest-to"),
            date_input(period[1]),
        ),
        field(
            "themes",
            texts("digest-themes"),
            theme_choices(themes, texts),
            hint=texts("digest-themes-hint"),
            optional=True,
        ),
        field("audience", texts("digest-audience"), _audiences(texts)),
        field(
            "all_circles",
            texts("digest-scope"),
            box(option(texts("digest-all-circles"), "all")),
            optional=True,
        ),
        field(
            "channels",
            texts("digest-channels"),
            ConversationMultiSelectElement(
                initial_conversations=(last.channels if last else None) or None,
                filter=ConversationFilter(
                    include=["public", "private"], exclude_bot_users=True
                ),
            ),
            hint=texts("digest-channels-hint"),
            optional=True,
        ),
        field(
            "introduction",
            texts("digest-introduction"),
            several_lines(LONGEST_INTRODUCTION),
            optional=True,
        ),
    ]
    form = modal(
        ids.DIGEST_NEW,
        texts("digest-form-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"proposed": period[0].isoformat()},
    )
    return form if whole else fold(form, {texts("digest-more"): FOLDED})


def _other_kinds(circle_id: int, texts: Texts) -> Block:
    offered = OTHER_KINDS.items()
    return buttons(
        *(button(texts(f"special-make-{kind}"), act, circle_id) for act, kind in offered)
    )


def _last(last: Digest | None, texts: Texts) -> list[Block]:
    """How far the one before is."""
    if last is None or last.published_at is None:
        return []
    said = texts("digest-last", date=texts.short_date(last.published_at.date()))
    how_far = button(texts("digest-how-far"), ids.DIGEST_PROGRESS, last.id)
    return [say(said, accessory=how_far)]


def _unfinished(draft: Digest | Special, texts: Texts) -> Block:
    """A draft that somebody left, with the way back to it."""
    until = texts.short_date(kept_until(draft).date())
    said = texts("digest-unfinished", title=draft.title, until=until)
    action = ids.DIGEST_RESUME if isinstance(draft, Digest) else ids.SPECIAL_RESUME
    return say(said, accessory=button(texts("digest-go-on"), action, draft.id))


def _audiences(texts: Texts) -> RadioButtonsElement:
    options = [
        option(texts(f"audience-{level.name.lower()}"), int(level)) for level in AUDIENCES
    ]
    options.append(option(texts("audience-link"), LINK))
    return radio(options, options[1])


def page_line(url: str, digest: Digest, texts: Texts) -> list[Block]:
    """Where it stands on the web; nothing for one that does not."""
    said = "digest-page" if digest.is_listed else "digest-page-link"
    return [fine_print(texts(said)), say(url)] if url else []


def audience_said(digest: Digest, texts: Texts) -> str:
    return texts(f"audience-{digest.audience.name.lower() if digest.is_listed else LINK}")


def read_digest(view: Json) -> DigestPlan:
    """The inverse of `digest_modal`."""
    answers = Answers(view)
    audience = answers.choice("audience")
    known = {str(int(level)): level for level in AUDIENCES} | {LINK: ReleaseLevel.PUBLIC}
    begins = answers.required_date("period_from")
    return DigestPlan(
        circle_id=read_id(answers.choice("circle") or ""),
        title=answers.text("title"),
        introduction=answers.text("introduction"),
        period_from=begins,
        period_to=answers.required_date("period_to"),
        themes=answers.choices("themes"),
        audience=known.get(audience or "", ReleaseLevel.PRIVATE),
        all_circles="all" in answers.choices("all_circles"),
        channels=answers.choices("channels"),
        is_listed=audience != LINK,
        as_proposed=remembered(view).get("proposed") == begins.isoformat(),
    )


def digest_message(edition: Edition, texts: Texts, *, to_subscriber: bool) -> Message:
    """An edition as it stands now, with what was withdrawn left out."""
    closing = closing_blocks(texts, to_subscriber=to_subscriber)
    corrected = len(edition.digest.correction)
    room = LONGEST_INTRODUCTION - (corrected + AROUND if corrected else 0)
    shown = [*_edition(edition, texts, MOST_REACTIONS, room), *_others(edition, texts)]
    return message(*shown, divider(), *closing)


def closing_blocks(texts: Texts, *, to_subscriber: bool) -> list[Block]:
    """Where to ask something; a subscriber is there already, and can have less, or nothing."""
    if not to_subscriber:
        return [fine_print(texts("digest-closing"))]
    less = button(texts("subscription-less"), ids.SUBSCRIPTION_OPEN)
    stop = button(texts("subscription-stop"), ids.SUBSCRIPTION_STOP)
    return [fine_print(texts("digest-closing-here")), buttons(less, stop)]


def _others(edition: Edition, texts: Texts) -> list[Block]:
    if not edition.others:
        return []
    whole = button(texts("digest-read-whole"), ids.DIGEST_READ_WHOLE, edition.digest.id)
    said = texts("digest-other-themes", count=edition.others)
    return [divider(), say(said, accessory=whole)]


def _edition(
    edition: Edition, texts: Texts, most: int, room: int = LONGEST_INTRODUCTION
) -> list[Block]:
    """With more than `most` cards, what a reader can say of each is behind *Read more*."""
    reacts = len(edition.items) <= most
    blocks = edition_head(edition, texts, room)
    for item in edition.items:
        item_shown = item_blocks(item, texts, with_buttons=True, with_reactions=reacts)
        blocks += [divider(), *item_shown]
    return blocks


def edition_head(
    edition: Edition, texts: Texts, room: int = LONGEST_INTRODUCTION
) -> list[Block]:
    """What stands above the cards; `room`: characters of the introduction."""
    digest = edition.digest
    period = texts(
        "digest-period",
        begin=texts.short_date(digest.period_from),
        end=texts.short_date(digest.period_to),
    )
    blocks: list[Block] = [
        header(digest.title),
        fine_print(f"{edition.circle.name} · {period}"),
        *correction_blocks(digest, edition.circle.time_zone, texts),
    ]
    if digest.introduction:
        blocks.append(quote(cut(digest.introduction, room)))
    return blocks


def item_blocks(
    item: Item, texts: Texts, *, with_buttons: bool = False, with_reactions: bool = False
) -> list[Block]:
    """One card as it stands in an edition."""
    if item.card is None:
        return [fine_print(texts("digest-item-withdrawn"))]
    title, what, origin = card_lines(item.card, texts)
    more = button(texts("digest-read-more"), ids.DIGEST_READ, item.id) if with_buttons else None
    if with_reactions:
        return [strong(title), quote(what), say(origin), reactions(item, texts)]
    return [strong(title), quote(what), say(origin, accessory=more)]


def edition_modal(edition: Edition, texts: Texts) -> Json:
    """An edition to read again."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-edition-title"),
        _edition(edition, texts, MOST_ITEMS),
        close=texts("button-close"),
    )


def item_modal(copy: Copy, texts: Texts) -> Json:
    """One card, whole, as it was when the digest was published."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-item-title"),
        [
            *card_blocks(copy.card, copy.standing, texts),
            *_passed(copy, texts),
        ],
        close=texts("button-close"),
    )


def _passed(copy: Copy, texts: Texts) -> list[Block]:
    if copy.standing is None:
        return []
    return [buttons(not_for_me(copy.standing.insight_id, texts, said=copy.is_passed))]
