"""How joining, leaving and leading together look in Slack."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import Block, UserMultiSelectElement

from bot.domain.circle.circles import Overview
from bot.domain.circle.members import MembersForm, MembershipChange, MembershipStep, MyCircle
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    Message,
    button,
    buttons,
    confirm,
    divider,
    field,
    fine_print,
    message,
    modal,
    remembered,
    say,
    strong,
)
from bot.slack.base.fitting import names
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import Address, Circle, Person, Role, Surface

LONGEST_SLACK_ID = 32
MOST_SHOWN = 100  # people; more than a circle holds


def members_modal(circle: Overview, texts: Texts) -> Json:
    """Who leads and who takes part, to change; see `read_members`."""
    leaders = _in_slack(person.address for person in circle.facilitators)
    others = _in_slack(person.address for person in circle.participants)
    return modal(
        ids.MEMBER_FORM,
        texts("member-title"),
        [
            say(texts("member-opening", name=circle.circle.name)),
            field(
                "facilitators",
                texts("member-facilitators"),
                UserMultiSelectElement(initial_users=leaders or None),
                hint=texts("member-facilitators-hint"),
            ),
            field(
                "participants",
                texts("circle-participants"),
                UserMultiSelectElement(initial_users=others or None),
                hint=texts("member-participants-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"circle": circle.circle.id, "led": leaders, "part": others},
    )


def _in_slack(addresses: Iterable[Address]) -> list[str]:
    """Slack's menu only knows its own people; others stay in the circle as they are."""
    return [each.external_id for each in addresses if each.surface is Surface.SLACK]


def read_members(view: Json) -> MembersForm:
    """The inverse of `members_modal`."""
    answers = Answers(view)
    return _wanted(view, answers.choices("facilitators"), answers.choices("participants"))


def _wanted(
    view: Json, facilitators: Sequence[str], participants: Sequence[str]
) -> MembersForm:
    memory = remembered(view)
    shown = dict.fromkeys(_addresses(_ids(memory.get("part"))), Role.PARTICIPANT)
    shown |= dict.fromkeys(_addresses(_ids(memory.get("led"))), Role.FACILITATOR)
    return MembersForm(
        read_id(memory.get("circle")),
        shown,
        _addresses(facilitators),
        _addresses(participants),
    )


def _addresses(slack_ids: Sequence[str]) -> list[Address]:
    return [Address.slack(each) for each in slack_ids]


def _ids(value: object) -> list[str]:
    """Slack ids from a form's memory, which anyone can forge."""
    if not isinstance(value, list):
        return []
    return [
        each
        for each in value[:MOST_SHOWN]
        if isinstance(each, str) and len(each) <= LONGEST_SLACK_ID
    ]


def preview_modal(change: MembershipChange, wanted: MembersForm, texts: Texts) -> Json:
    """What changes for whom, before anyone hears of it; see `read_preview`."""
    blocks: list[Block] = [say(texts("member-preview-opening", name=change.circle.name))]
    blocks += [say(_step(step, texts)) for step in change.steps]
    if any(step.after is None for step in change.steps):
        blocks.append(fine_print(texts("member-words-stay")))
    shown = wanted.shown
    return modal(
        ids.MEMBER_PREVIEW,
        texts("member-preview-title"),
        blocks,
        submit=texts("member-change"),
        close=texts("button-back"),
        remember={
            "circle": wanted.circle_id,
            "led": _in_slack(each for each, role in shown.items() if role is Role.FACILITATOR),
            "part": _in_slack(each for each, role in shown.items() if role is Role.PARTICIPANT),
            "lead": _in_slack(wanted.facilitators),
            "take": _in_slack(wanted.participants),
        },
    )


def _step(step: MembershipStep, texts: Texts) -> str:
    if step.after is None:
        return texts("member-leaves", name=step.name)
    way = "joins" if step.before is None else "becomes"
    return texts(f"member-{way}-{step.after.value}", name=step.name)


def read_preview(view: Json) -> MembersForm:
    """What was shown in the form, and what was chosen there."""
    memory = remembered(view)
    return _wanted(view, _ids(memory.get("lead")), _ids(memory.get("take")))


def mine_modal(circles: Sequence[MyCircle], texts: Texts, page: int = 0) -> Json:
    """The circles that someone is in, with what they decide for themselves."""
    shown = page_of([_mine(each, texts) for each in circles], page)
    return modal(
        ids.MEMBER_MINE,
        texts("member-mine-title"),
        [
            *(shown.blocks[1:] or [say(texts("member-none"))]),
            *turners(shown, ids.MEMBER_MINE_PAGE, texts),
        ],
        close=texts("button-close"),
    )


def _mine(each: MyCircle, texts: Texts) -> list[Block]:
    leaders = names(each.facilitators, LONGEST_SECTION - 100, texts)
    return [
        divider(),
        strong(each.circle.name),
        say(f"{texts('circle-led-by')}: {leaders or '–'}"),
        *_choices(each, texts),
    ]


def _choices(each: MyCircle, texts: Texts) -> list[Block]:
    pressed = []
    if each.circle.rotates_host and each.membership.role is Role.PARTICIPANT:
        turn = "no" if each.membership.hosts else "yes"
        value = f"{each.circle.id}-{turn}"
        pressed.append(button(texts(f"member-hosts-{turn}"), ids.MEMBER_HOSTS, value))
    if each.leads_alone:
        pressed.append(button(texts("handover-open"), ids.HANDOVER_OPEN, each.circle.id))
        return [fine_print(texts("member-leads-alone")), buttons(*pressed)]
    sure = confirm(
        "member-leave-title", "member-leave-sure", "member-leave", texts, no="button-cancel"
    )
    pressed.append(
        button(texts("member-leave"), ids.MEMBER_LEAVE, each.circle.id, confirm=sure)
    )
    return [buttons(*pressed)]


def read_hosts(value: object) -> tuple[int, bool]:
    """The circle, and whether someone takes a turn at hosting."""
    circle_id, _, said = str(value).partition("-")
    return read_id(circle_id), said == "yes"


def left_message(person: Person, circle: Circle, texts: Texts) -> Message:
    """To facilitators: someone stopped by their own choice."""
    return message(say(texts("member-left", name=person.name, circle=circle.name)))


def changed_message(circle: Circle, texts: Texts, *, is_in: bool) -> Message:
    """To the person who does not lead any more, or does not take part any more."""
    if is_in:
        return message(say(texts("member-steps-back", name=circle.name)))
    return message(
        say(texts("member-removed", name=circle.name)), fine_print(texts("member-words-yours"))
    )


def facilitators_message(circle: Overview, texts: Texts) -> Message:
    """In the circle's channel: who leads from now on."""
    names = ", ".join(person.name for person in circle.facilitators)
    return message(say(texts("facilitators-changed", name=circle.circle.name, names=names)))
