"""Someone's page with what they released: choosing, seeing it exactly, taking it back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.readers.pioneers import (
    LEVELS,
    LONGEST_INTRO,
    MOST_CARDS,
    Listed,
    Own,
    Page,
    ProfileDraft,
    Wish,
)
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    confirm,
    cut,
    field,
    fine_print,
    header,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down_of_several, radio, several_lines
from bot.slack.base.paging import page_of, turners
from bot.slack.insights.insights import insight_card
from bot.texts import Texts
from storage.models import ReleaseLevel


def own_modal(own: Own, texts: Texts) -> Json:
    """What `/leerkring profiel` opens: the page as it is, or what it could be."""
    if own.page is None:
        blocks = [say(texts("profile-none"))]
        if own.candidates:
            label = texts("profile-make")
            blocks.append(buttons(button(label, ids.PROFILE_OPEN_FORM, style="primary")))
        else:
            blocks.append(say(texts("profile-nothing-yet")))
    else:
        sure = confirm(
            "profile-take-back-title", "profile-take-back-confirm", "profile-take-back", texts
        )
        blocks = [
            say(texts("profile-is-shown")),
            *_address(own.page, texts),
            *_page(own.page, texts),
            buttons(
                button(texts("profile-change"), ids.PROFILE_OPEN_FORM),
                button(texts("profile-take-back"), ids.PROFILE_TAKE_BACK, confirm=sure),
            ),
        ]
    return modal(
        ids.MESSAGE_NOTICE, texts("profile-title"), blocks, close=texts("button-close")
    )


def _address(page: Page, texts: Texts) -> list[Block]:
    if page.url is None:
        return [fine_print(texts("profile-in-slack"))]
    return [fine_print(texts("profile-on-web")), say(page.url)]


def _page(page: Page, texts: Texts) -> list[Block]:
    """The page itself, as everyone sees it, and what only the owner needs to know."""
    blocks = [header(page.name)]
    if page.intro:
        blocks.append(quote(page.intro))
    for card in page.cards:
        blocks += insight_card(card, texts)
    if page.waits:
        blocks.append(fine_print(texts("profile-waits", count=page.waits)))
    return blocks


def form_modal(own: Own, texts: Texts) -> Json:
    levels = {
        each: option(texts(f"profile-level-{each.name.lower()}"), int(each)) for each in LEVELS
    }
    cards = [
        option(_title(each.card.title, each.insight.level, texts), each.insight.id)
        for each in own.candidates
    ]
    chosen = [
        choice for choice, each in zip(cards, own.candidates, strict=True) if each.is_chosen
    ]
    profile = own.profile
    level = profile.level if profile is not None else ReleaseLevel.NETWORK
    return modal(
        ids.PROFILE_FORM,
        texts("profile-title"),
        [
            say(texts("profile-opening")),
            field(
                "intro",
                texts("profile-intro"),
                several_lines(LONGEST_INTRO, profile.intro if profile is not None else ""),
                hint=texts("profile-intro-hint"),
                optional=True,
            ),
            field(
                "cards",
                texts("profile-cards"),
                drop_down_of_several(cards, chosen[:MOST_CARDS], most=MOST_CARDS),
                hint=texts("profile-cards-hint"),
            ),
            field(
                "level",
                texts("profile-level"),
                radio(levels.values(), levels[level]),
            ),
        ],
        submit=texts("profile-see-first"),
        close=texts("button-cancel"),
    )


def _title(title: str, level: ReleaseLevel, texts: Texts) -> str:
    mark = texts("profile-mark-public") if level is ReleaseLevel.PUBLIC else ""
    return f"{cut(title, 60)}{mark}"


def read_form(view: Json) -> Wish:
    answers = Answers(view)
    return Wish(
        answers.text("intro"),
        _level(answers.number("level")),
        [read_id(each) for each in answers.choices("cards")],
    )


def _level(value: object) -> ReleaseLevel:
    """Anything odd is a level that no page can have."""
    if isinstance(value, int) and value in set(ReleaseLevel):
        return ReleaseLevel(value)
    return ReleaseLevel.PRIVATE


def preview_modal(draft: ProfileDraft, texts: Texts) -> Json:
    """The exact page. Nothing is shown to anyone before this form is sent."""
    where = f"profile-preview-{draft.page.level.name.lower()}"
    memory = {
        "intro": draft.wish.intro,
        "level": int(draft.wish.level),
        "cards": list(draft.wish.insight_ids),
        "seen": draft.seen,
    }
    return modal(
        ids.PROFILE_PREVIEW,
        texts("profile-title"),
        [say(texts(where)), *_page(draft.page, texts), fine_print(texts("profile-copied"))],
        submit=texts("profile-show"),
        close=texts("button-cancel"),
        remember=memory,
    )


def read_preview(view: Json) -> tuple[Wish, str]:
    """What was seen, and its fingerprint. All of it may be forged: it is checked again."""
    memory = remembered(view)
    cards = memory.get("cards")
    wish = Wish(
        str(memory.get("intro") or ""),
        _level(memory.get("level")),
        [read_id(each) for each in cards] if isinstance(cards, list) else [],
    )
    return wish, str(memory.get("seen"))


def shown_modal(page: Page, texts: Texts) -> Json:
    return modal(
        ids.MESSAGE_NOTICE,
        texts("profile-title"),
        [say(texts("profile-shown")), *_address(page, texts)],
        close=texts("button-close"),
    )


def list_modal(listed: Sequence[Listed], texts: Texts, page: int = 0) -> Json:
    """The pages of colleagues."""
    opening = say(texts("profiles-opening" if listed else "profiles-none"))
    shown = page_of([[opening], *(_listed(each, texts) for each in listed)], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("profiles-title"),
        [*shown.blocks, *turners(shown, ids.PROFILE_PAGE, texts)],
        close=texts("button-close"),
    )


def _listed(listed: Listed, texts: Texts) -> list[Block]:
    see = buttons(button(texts("search-read"), ids.PROFILE_SEE, listed.person.id))
    words = [quote(cut(listed.intro, 150))] if listed.intro else []
    return [strong(listed.person.name), *words, see]


def page_modal(page: Page, texts: Texts) -> Json:
    """Someone's page, for a colleague."""
    blocks = [*_page(page, texts)] if page.cards or page.intro else [header(page.name)]
    return modal(
        ids.MESSAGE_NOTICE, texts("profiles-title"), blocks, close=texts("button-close")
    )
