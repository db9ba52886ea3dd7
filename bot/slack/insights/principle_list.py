"""How the principles look together: by theme, the most recognised first."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.insights.principle_list import Principle, PrincipleList
from bot.slack.base import ids
from bot.slack.base.blocks import Json, button, divider, fine_print, header, modal, say
from bot.slack.base.paging import page_of, turners
from bot.slack.circle.themes import named, rule_said
from bot.slack.insights.recognition import counted
from bot.texts import Texts


def principles_modal(found: PrincipleList, texts: Texts, page: int = 0) -> Json:
    """Each with the way to the whole insight, and what others say of it."""
    groups: list[Sequence[Block]] = []
    for theme, principles in found.themes:
        first, *others = [_principle(each, texts) for each in principles]
        groups += [[divider(), header(named(theme, texts)), *first], *others]
    opening = "principle-list-opening" if groups else "principle-list-empty"
    shown = page_of(groups, page)
    return modal(
        ids.PRINCIPLE_LIST,
        texts("principle-list-title"),
        [
            say(texts(opening)),
            fine_print(rule_said(found.rule, texts)),
            *shown.blocks,
            *turners(shown, ids.PRINCIPLE_LIST_PAGE, texts),
        ],
        close=texts("button-close"),
    )


def _principle(each: Principle, texts: Texts) -> list[Block]:
    read = button(texts("search-read"), ids.SEARCH_READ, each.hit.insight_id)
    said = fine_print(counted(each.tally, texts))
    return [say(each.hit.title, accessory=read), said]
