"""Too few people come: what a facilitator is offered, and the number itself."""

from slack_sdk.models.blocks import Block

from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.decisions.quorum import Shortage
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    confirm,
    cut,
    field,
    fine_print,
    message,
    modal,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import number_input
from bot.slack.base.moments import span
from bot.texts import Texts
from storage.models import Circle, MeetingState, QuorumWay

LONGEST_NAMES = 2000  # characters
WRONG = -1  # something that is not a number: refused by the rule, not taken for empty


def offer_message(found: Shortage, zone: str, texts: Texts) -> Message:
    """Once, to facilitators: a round without a session, another date, or go on."""
    meeting = found.meeting
    when = span(meeting.starts_at, meeting.minutes, zone, texts)
    said = texts(
        "quorum-short", count=len(found.coming), needed=found.needed, name=found.circle.name
    )
    blocks: list[Block] = [say(f"{said}\n{when}")]
    if found.coming:
        names = cut(", ".join(person.name for person in found.coming), LONGEST_NAMES)
        blocks.append(say(f"{texts('quorum-coming')}: {names}"))
    return message(*blocks, *_choices(found, texts))


def _choices(found: Shortage, texts: Texts) -> list[Block]:
    is_planned = found.meeting.state is MeetingState.PLANNED
    went_on = found.choice is not None and found.choice.way is QuorumWay.GO_ON
    if went_on and not is_planned:  # called off after all
        return [say(texts("meeting-is-cancelled"))]
    if found.choice is not None and found.chosen_by is not None:
        way = found.choice.way.value.replace("_", "-")
        by = texts("quorum-chosen-by", name=found.chosen_by.name)
        return [say(texts(f"quorum-chosen-{way}")), fine_print(by)]
    if not is_planned:
        return [say(texts("meeting-is-cancelled"))]
    if not found.is_short:
        return [say(texts("quorum-reached"))]
    sure = confirm("quorum-round-title", "quorum-round-text", "quorum-round", texts)
    meeting_id = found.meeting.id
    usual = [texts("quorum-usual")] if found.circle.quorum is None else []
    return [
        buttons(
            button(texts("quorum-round"), ids.QUORUM_ROUND, meeting_id, confirm=sure),
            button(texts("quorum-new-date"), ids.QUORUM_NEW_DATE, meeting_id),
            button(texts("quorum-go-on"), ids.QUORUM_GO_ON, meeting_id),
        ),
        fine_print(" ".join([*usual, texts("quorum-once")])),
    ]


def called_off_message(found: Shortage, zone: str, texts: Texts) -> Message:
    """To the facilitators who did not decide it themselves."""
    when = texts.moment(found.meeting.starts_at, zone)
    return message(say(texts("quorum-called-off", name=found.circle.name, when=when)))


def quorum_modal(circle: Circle, needed: int, texts: Texts) -> Json:
    """How many participants must come; left empty, about half of them."""
    number = number_input(0, MOST_MEMBERS, circle.quorum)
    return modal(
        ids.QUORUM_SET,
        texts("quorum-form-title"),
        [
            say(texts("quorum-form-opening", name=circle.name, needed=needed)),
            field(
                "quorum",
                texts("quorum-label"),
                number,
                hint=texts("quorum-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"circle": circle.id},
    )


def read_quorum(view: Json) -> tuple[int, int | None]:
    """The circle, and the number; None where the field was left empty."""
    answers = Answers(view)
    number = answers.number("quorum")
    if number is None and answers.text("quorum"):
        number = WRONG
    return read_id(remembered(view).get("circle")), number
