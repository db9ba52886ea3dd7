"""How it looks that a new circle waits for a programme manager."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.domain.circle.approvals import LONGEST_REASON, ApprovalSeen
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
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import radio, several_lines
from bot.slack.circle.themes import named_in
from bot.texts import Texts
from storage.models import ApprovalState, Circle


def asked_message(seen: ApprovalSeen, texts: Texts) -> Message:
    """To a programme manager: may this circle start? Or what was answered."""
    circle = seen.circle.circle
    count = len(seen.circle.participants) + len(seen.circle.facilitators)
    theme = named_in(seen.circle.themes, circle.theme, texts)
    blocks: list[Block] = [
        say(texts("approval-asked", name=seen.maker.name, circle=circle.name)),
        quote(circle.purpose),
        say(texts("circle-fact-theme", theme=theme)),
        say(texts("approval-people", count=count)),
    ]
    if seen.approval.state is not ApprovalState.ASKED:
        return message(*blocks, *_outcome(seen, texts))
    return message(
        *blocks,
        fine_print(texts("approval-nobody-knows")),
        buttons(*answers(circle, texts)),
    )


def answers(circle: Circle, texts: Texts) -> Sequence[ButtonElement]:
    return (
        button(texts("approval-yes"), ids.APPROVAL_YES, circle.id, style="primary"),
        button(texts("approval-no"), ids.APPROVAL_OPEN_NO, circle.id),
    )


def _outcome(seen: ApprovalSeen, texts: Texts) -> list[Block]:
    row = seen.approval
    if seen.answered_by is None:
        return [say(texts("approval-let-go"))]
    said = "approval-is-approved" if row.state is ApprovalState.APPROVED else "approval-is-no"
    blocks: list[Block] = [say(texts(said, name=seen.answered_by.name))]
    return [*blocks, quote(row.reason)] if row.reason else blocks


def answered_message(seen: ApprovalSeen, texts: Texts) -> Message:
    """To who made the circle: it started; or why it did not, and what they can do."""
    circle, by = seen.circle.circle, seen.answered_by
    name = by.name if by is not None else "–"
    if seen.approval.state is ApprovalState.APPROVED:
        plan = button(texts("circle-plan-first"), ids.MEETING_OPEN_PLAN, circle.id)
        return message(
            say(texts("approval-approved", name=name, circle=circle.name)), buttons(plan)
        )
    return message(
        say(texts("approval-refused", name=name, circle=circle.name)),
        quote(seen.approval.reason),
        say(texts("approval-refused-next")),
        buttons(
            button(texts("circle-settings-open"), ids.CIRCLE_OPEN_SETTINGS, circle.id),
            button(texts("approval-look-again"), ids.CIRCLE_OPEN_DRAFT, circle.id),
        ),
    )


def waits_modal(circle: Circle, texts: Texts) -> Json:
    """To who asked: what happens now."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("approval-waits-title"),
        [say(texts("approval-waits", name=circle.name))],
        close=texts("button-close"),
    )


def no_modal(seen: ApprovalSeen, texts: Texts) -> Json:
    """Why not; see `read_no`."""
    circle = seen.circle.circle
    reason = several_lines(LONGEST_REASON)
    return modal(
        ids.APPROVAL_NO,
        texts("approval-no"),
        [
            strong(circle.name),
            say(texts("approval-no-opening", name=seen.maker.name)),
            field(
                "reason", texts("approval-reason"), reason, hint=texts("approval-reason-hint")
            ),
        ],
        submit=texts("approval-send"),
        close=texts("button-cancel"),
        remember={"circle": circle.id},
    )


def read_no(view: Json) -> tuple[int, str]:
    """The circle, and why it does not start."""
    return read_id(remembered(view).get("circle")), Answers(view).text("reason")


def rule_modal(needed: bool, texts: Texts) -> Json:  # noqa: FBT001  # what was read
    """Whether new circles wait for a programme manager."""
    options = [
        option(texts("approval-rule-no"), "no"),
        option(texts("approval-rule-yes"), "yes"),
    ]
    chosen = radio(options, options[needed])
    return modal(
        ids.APPROVAL_RULE,
        texts("approval-rule-title"),
        [field("needed", texts("approval-rule"), chosen, hint=texts("approval-rule-hint"))],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def read_rule(view: Json) -> bool:
    return Answers(view).choice("needed") == "yes"
