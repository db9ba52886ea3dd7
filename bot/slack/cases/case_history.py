"""What happened to a case, session by session, and what came of it."""

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.cases.case_board import Past
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    divider,
    fine_print,
    modal,
    quote,
    say,
)
from bot.slack.base.case_words import case_blocks, told_blocks
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.slack.base.shared_intentions import shared_blocks
from bot.texts import Texts
from storage.models import BroughtCase, Circle, Meeting


def history_modal(past: Past, zone: str, texts: Texts, page: int = 0) -> Json:
    """What happened to a case, session by session, the latest first."""
    groups = [
        group
        for each in reversed(past.sessions)
        for group in [_session(*each, past, zone, texts), *_learned(each[1], past, texts)]
    ]
    groups = groups or [[say(texts("case-no-history"))]]
    tried = [shared_blocks([each], texts) for each in reversed(past.intentions)]
    if tried:
        tried[0][:0] = [divider(), say(texts("case-intentions"))]
    shown = page_of([*groups, *tried], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("case-history-title"),
        [
            *case_blocks(past.case, texts),
            *told_blocks(past.case, texts),
            *shown.blocks,
            *turners(shown, ids.CASE_HISTORY_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"case": past.case.id},
    )


def _session(
    row: BroughtCase, meeting: Meeting, circle: Circle, past: Past, zone: str, texts: Texts
) -> list[Block]:
    is_last = row is past.sessions[-1][0]
    happened = _happened(row, texts, told=is_last and past.case.told_at is not None)
    moment = f"{circle.name} · {when(meeting, zone, texts)}"
    blocks = [divider(), say(f"{moment}\n{happened}")]
    if row.asked and row.asked != past.case.asked_of_others:
        blocks += [fine_print(texts("case-asked-then")), quote(row.asked)]
    return blocks


def _learned(meeting: Meeting, past: Past, texts: Texts) -> list[list[Block]]:
    """What people wrote about the case after this session."""
    groups = [
        [fine_print(each.author.name), quote(each.reflection.text)]
        for each in past.answers
        if each.reflection.meeting_id == meeting.id
    ]
    if groups:
        groups[0].insert(0, say(texts("case-learned")))
    return groups


def _happened(row: BroughtCase, texts: Texts, *, told: bool) -> str:
    steps = ["brought"]
    steps += ["chosen"] if row.chosen_at else []
    steps += ["discussed"] if row.discussed_at else []
    steps += ["followed-up"] if told else []
    return " → ".join(texts(f"case-is-{step}") for step in steps)
