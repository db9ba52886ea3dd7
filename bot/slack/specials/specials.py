"""Special editions in Slack: the form, and putting one together."""

from collections.abc import Callable
from datetime import date

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.circulation.composing import ON_A_PAGE, Change
from bot.domain.specials import quarters
from bot.domain.specials.pieces import MOST, Piece
from bot.domain.specials.specials import (
    LONGEST_INTRODUCTION,
    LONGEST_TITLE,
    Choices,
    SpecialDraft,
    SpecialPlan,
)
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import box, drop_down, one_line, radio, several_lines
from bot.slack.base.paging import Page, turners
from bot.slack.specials.published_specials import head, piece_blocks, whole
from bot.texts import Texts, texts_for
from storage.models import ReleaseLevel, Special, SpecialKind

CHANGES = {
    ids.SPECIAL_UP: Change.UP,
    ids.SPECIAL_DOWN: Change.DOWN,
    ids.SPECIAL_OUT: Change.OUT,
    ids.SPECIAL_IN: Change.IN,
}
AUDIENCES = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
ALL_CIRCLES = "0"
LONGEST_REF = 32
SHORT = 300  # characters of what is not in it


def special_modal(found: Choices, texts: Texts) -> Json:
    """What the edition is about; what goes in is chosen after this.

    Its fields have names of their own: it takes the place of a form for a digest, and Slack
    keeps what was filled in by name.
    """
    kind = found.kind
    blocks = [fine_print(texts(f"special-opening-{kind}")), *_last(found.last, texts)]
    if kind is not SpecialKind.STORY and not found.has_web:
        blocks.append(say(texts("special-no-web")))
    blocks.append(_circle_field(found, texts))
    if kind is SpecialKind.QUARTER:
        offered = [
            option(_quarter(each, texts), each.isoformat())
            for each in quarters.offered(found.today)
        ]
        chosen = drop_down(offered, offered[0])
        blocks.append(field("quarter", texts("special-quarter"), chosen))
    title = one_line(LONGEST_TITLE)
    blocks += [
        field(
            "heading",
            texts("digest-title"),
            title,
            hint=texts("special-title-hint"),
            optional=True,
        ),
        field(
            "opening",
            texts(f"special-introduction-{kind}"),
            several_lines(LONGEST_INTRODUCTION),
            optional=True,
        ),
    ]
    if kind is SpecialKind.STORY:
        blocks.append(_audience_field(texts, has_web=found.has_web))
    if kind is SpecialKind.EVENT:
        every = box(option(texts("digest-all-circles"), "all"))
        blocks.append(field("every_circle", texts("digest-scope"), every, optional=True))
    return modal(
        ids.SPECIAL_NEW,
        texts(f"special-form-{kind}"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"kind": kind.value},
    )


def _last(last: Special | None, texts: Texts) -> list[Block]:
    if last is None or last.published_at is None:
        return []
    said = texts("special-last", date=texts.short_date(last.published_at.date()))
    return [say(said, accessory=button(texts("special-read"), ids.SPECIAL_READ, last.id))]


def _circle_field(found: Choices, texts: Texts) -> Block:
    options = [option(circle.name, circle.id) for circle in found.circles]
    if found.manages:
        options.append(option(texts("special-all-circles"), ALL_CIRCLES))
    wanted = str(found.chosen.id) if found.chosen else ALL_CIRCLES
    initial = next(each for each in options if each.value == wanted)
    chosen = drop_down(options, initial)
    return field("about", texts("digest-circle"), chosen)


def _audience_field(texts: Texts, *, has_web: bool) -> Block:
    levels = AUDIENCES if has_web else AUDIENCES[:-1]
    options = [option(texts(f"audience-{level.name.lower()}"), int(level)) for level in levels]
    chosen = radio(options, options[0])
    return field(
        "readers", texts("digest-audience"), chosen, hint=texts("special-audience-hint")
    )


def read_special(view: Json) -> SpecialPlan:
    """The inverse of `special_modal`."""
    answers = Answers(view)
    try:
        kind = SpecialKind(str(remembered(view).get("kind")))
    except ValueError as problem:
        raise NotFound from problem
    chosen = answers.choice("about") or ""
    audience = ReleaseLevel.PUBLIC
    if kind is SpecialKind.STORY:
        known = {str(int(level)): level for level in AUDIENCES}
        audience = known.get(answers.choice("readers") or "", ReleaseLevel.PRIVATE)
    return SpecialPlan(
        kind,
        None if chosen == ALL_CIRCLES else read_id(chosen),
        answers.text("heading"),
        answers.text("opening"),
        audience,
        all_circles="all" in answers.choices("every_circle"),
        quarter=_day(answers.choice("quarter")),
    )


def _day(chosen: str | None) -> date | None:
    try:
        return date.fromisoformat(chosen or "")
    except ValueError:
        return None


def title_for(plan: SpecialPlan) -> Callable[[str, str], str]:
    """A title for a circle of this name, in its language."""

    def titled(name: str, language: str) -> str:
        texts = texts_for(language)
        quarter = _quarter(plan.quarter, texts) if plan.quarter else ""
        return cut(texts(f"special-title-{plan.kind}", name=name, quarter=quarter), 120)

    return titled


def preview_modal(draft: SpecialDraft, texts: Texts) -> Json:
    """All that stands in it, each with its buttons; below that what does not."""
    reading, special = draft.reading, draft.reading.special
    audience = texts(f"audience-{special.audience.name.lower()}")
    blocks: list[Block] = [fine_print(texts("special-preview-opening", audience=audience))]
    if special.audience is ReleaseLevel.PUBLIC:
        blocks.append(fine_print(texts("special-is-public")))
    blocks += head(reading, texts)
    for part, pieces in reading.parts:
        blocks.append(say(texts(f"special-part-{part}")))
        for place, piece in enumerate(pieces):
            blocks += piece_blocks(piece, texts)
            blocks.append(_moves(piece, place, len(pieces), texts))
    if reading.is_empty:
        blocks.append(say(texts("special-nothing-left")))
    blocks.append(buttons(button(texts("digest-exact"), ids.SPECIAL_EXACT, special.id)))
    blocks += _others(draft, texts)
    return modal(
        ids.SPECIAL_PREVIEW,
        texts(f"special-form-{special.kind}"),
        blocks,
        submit=None if reading.is_empty else texts("digest-publish"),
        close=texts("button-cancel"),
        remember={"special": special.id, "seen": draft.seen, "page": draft.page},
    )


def _moves(piece: Piece, place: int, count: int, texts: Texts) -> Block:
    up = [button(texts("digest-up"), ids.SPECIAL_UP, piece.ref)] if place else []
    is_last = place == count - 1
    down = [] if is_last else [button(texts("digest-down"), ids.SPECIAL_DOWN, piece.ref)]
    return buttons(*up, *down, button(texts("digest-out"), ids.SPECIAL_OUT, piece.ref))


def _others(draft: SpecialDraft, texts: Texts) -> list[Block]:
    if not draft.others:
        return []
    most = MOST[draft.reading.special.kind]
    blocks: list[Block] = [
        divider(),
        say(texts("special-others", count=draft.count, most=most)),
    ]
    for piece in draft.others:
        put_in = button(texts("digest-in"), ids.SPECIAL_IN, piece.ref)
        said = f"{texts(f'special-part-{piece.part}')}\n{cut(piece.title or piece.text, SHORT)}"
        blocks.append(say(said, accessory=None if draft.is_full else put_in))
    more = draft.count > (draft.page + 1) * ON_A_PAGE
    page = Page([], draft.page, draft.page + 1 + more)
    return [*blocks, *turners(page, ids.SPECIAL_OTHERS, texts)]


def read_preview(view: Json) -> tuple[int, str]:
    """The edition, and what was shown of it."""
    memory = remembered(view)
    return read_id(memory.get("special")), str(memory.get("seen"))


def read_change(action: Json) -> tuple[Change, str]:
    """What is to be done, and with which piece."""
    return CHANGES[str(action.get("action_id"))], str(action.get("value"))[:LONGEST_REF]


def exact_modal(draft: SpecialDraft, texts: Texts) -> Json:
    """As a reader in Slack will see it."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-exact-title"),
        whole(draft.reading, texts),
        close=texts("button-back"),
    )


def _quarter(quarter: date, texts: Texts) -> str:
    return texts(
        "special-quarter-name", number=quarters.number(quarter), year=str(quarter.year)
    )
