"""The facilitator's harvest list, and the form that makes a card."""

from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    Option,
    StaticSelectElement,
)

from bot.domain.harvest.groups import Group
from bot.domain.harvest.harvest import Harvest
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    cut,
    divider,
    fine_print,
    header,
    menu,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import read_id
from bot.slack.base.paging import page_of, turners
from bot.slack.base.ratings import pulse_blocks, rating_blocks, word_blocks
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.harvest.groups import group_blocks
from bot.texts import Texts
from storage.models import Insight, InsightState, Meeting, ReleaseLevel

SHORT = 150  # characters of a note that has no title yet
NO_MEETING = 0  # in the menu of sessions: what was written apart from any


def harvest_modal(harvest: Harvest, texts: Texts, page: int = 0) -> Json:
    """What the circle may read, per session. Private answers leave no trace here."""
    shown = page_of(_groups(harvest, texts), page)
    blocks = [header(harvest.circle.name)]
    if harvest.meetings:
        blocks.append(_meeting_menu(harvest, texts))
    blocks.append(fine_print(texts("harvest-opening")))
    blocks += rating_blocks(harvest.rated, texts)
    blocks += pulse_blocks(harvest.rated, texts, leads=True)
    if not harvest.shared:
        blocks.append(say(texts("harvest-empty")))
    return modal(
        ids.INSIGHT_HARVEST,
        texts("harvest-title"),
        [*blocks, *shown.blocks, *turners(shown, ids.INSIGHT_HARVEST_PAGE, texts)],
        close=texts("button-close"),
        remember={
            "circle": harvest.circle.id,
            "meeting": harvest.meeting.id if harvest.meeting else None,
            "page": shown.number,
        },
    )


def _meeting_menu(harvest: Harvest, texts: Texts) -> Block:
    options = {each.id: _meeting_option(each, texts) for each in harvest.meetings}
    options[NO_MEETING] = option(texts("harvest-no-meeting"), NO_MEETING)
    current = harvest.meeting.id if harvest.meeting else NO_MEETING
    return ActionsBlock(
        elements=[
            StaticSelectElement(
                action_id=ids.INSIGHT_HARVEST_MEETING,
                **menu([*options.values()]),
                initial_option=options[current],
            )
        ]
    )


def _meeting_option(meeting: Meeting, texts: Texts) -> Option:
    return option(texts.date(meeting.local_start.date()), meeting.id)


def _groups(harvest: Harvest, texts: Texts) -> list[list[Block]]:
    groups = [_card_group(insight, harvest, texts) for insight in harvest.cards]
    if groups:
        groups[0].insert(0, fine_print(texts("harvest-cards")))
    answers = harvest.groups or [Group([each]) for each in harvest.shared]
    groups += group_blocks(answers, harvest.used, texts)
    for formed in harvest.formed:
        groups.append(shared_blocks([formed], texts))
        if formed is harvest.formed[0]:
            groups[-1][:0] = [divider(), say(texts("harvest-intentions"))]
    if words := word_blocks(harvest.rated, texts):
        groups.append([divider(), *words])
    return groups


def _card_group(insight: Insight, harvest: Harvest, texts: Texts) -> list[Block]:
    state = texts(f"harvest-{insight.state.value}")
    if insight.state is InsightState.WITHDRAWN:
        why = texts(f"withdrawn-{insight.withdrawn_reason or 'other'}")
        return [say(f"{insight.title or cut(insight.what, SHORT)}\n{state}: {why}")]
    change = button(texts("harvest-change"), ids.INSIGHT_OPEN_CHANGE, insight.id)
    title = insight.title or cut(insight.what, SHORT)
    if insight.id in harvest.refused:
        return [say(f"{title}\n{texts('harvest-refused')}", accessory=change)]
    said = f"{title}\n{state}"
    if insight.state is not InsightState.NOTE:
        said = f"{said} · {reach(insight.level, texts)}"
    return [say(said, accessory=change)]


def reach(level: ReleaseLevel, texts: Texts) -> str:
    """Who may read it, in a few words."""
    return texts(f"card-{level.name.lower()}")


@dataclass(frozen=True)
class Place:
    """Where in the harvest someone is: the circle, the session, the page."""

    circle_id: int
    meeting_id: int | None
    page: int


def read_place(view: Json) -> Place:
    """Where the list stood. Raises NotFound for ids that cannot be ours."""
    memory = remembered(view)
    meeting = memory.get("meeting")
    page = memory.get("page")
    return Place(
        read_id(memory.get("circle")),
        None if meeting is None else read_id(meeting),
        page if isinstance(page, int) else 0,
    )


def read_meeting(action: Json) -> int | None:
    """The session that was chosen in the menu."""
    chosen = action.get("selected_option")
    return read_id(chosen.get("value") if isinstance(chosen, dict) else None) or None
