"""Long lists: as much per page of a form as Slack takes, and the way to what is left out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block, ButtonElement

from bot.slack.base.blocks import Json, button, buttons, remembered, say
from bot.texts import Texts

PAGE_BLOCKS = 60  # of the 100 that a view may have; the rest is for what stands around it
PAGE_BYTES = 150_000  # of 250 kB, as it travels


@dataclass(frozen=True)
class Page:
    """`number` counts from 0; `count` goes no further than the next one."""

    blocks: Sequence[Block]
    number: int
    count: int


def page_of(groups: Sequence[Sequence[Block]], number: int) -> Page:
    """One page of groups of blocks that stay together; a page that is not there is the last."""
    pages = _packed(groups, number + 2)  # whether there is a next one is all that is asked
    number = max(0, min(number, len(pages) - 1))
    return Page(pages[number], number, len(pages))


def _packed(groups: Sequence[Sequence[Block]], most: int) -> list[list[Block]]:
    """At most so many pages."""
    pages: list[list[Block]] = [[]]
    room = PAGE_BYTES
    for group in groups:
        size = len(json.dumps([block.to_dict() for block in group]))
        if pages[-1] and (len(pages[-1]) + len(group) > PAGE_BLOCKS or size > room):
            if len(pages) == most:
                break
            pages.append([])
            room = PAGE_BYTES
        pages[-1].extend(group)
        room -= size
    return pages


def turners(page: Page, action_id: str, texts: Texts) -> list[Block]:
    """Buttons to the pages around this one; their value is the page's number."""
    around = []
    if page.number > 0:
        around.append(button(texts("page-previous"), f"{action_id}.back", page.number - 1))
    if page.number + 1 < page.count:
        around.append(button(texts("page-next"), f"{action_id}.on", page.number + 1))
    return [buttons(*around)] if around else []


def more(count: int, see: ButtonElement, texts: Texts) -> list[Block]:
    """Says how many are left out, with the button to all of them; nothing when none is."""
    return [say(texts("more-count", count=count), accessory=see)] if count else []


def read_page(action: Json) -> int:
    """The page that a button leads to; anything odd leads to the first."""
    value = str(action.get("value"))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0  # noqa: PLR2004  # nobody has ten thousand pages


def page_shown(view: Json) -> int:
    """Where a list stands, as its form remembers it."""
    page = remembered(view).get("page")
    return page if isinstance(page, int) else 0
