"""How who does what, and rather not doing it, look in Slack."""

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.sessions.duties import MyDuties
from bot.domain.sessions.preparation import RunSheet
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    field,
    fine_print,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import boxes, drop_down
from bot.texts import Texts
from storage.models import Duty

NOBODY = "0"


def duties_modal(sheet: RunSheet, texts: Texts) -> Json:
    """For the facilitator: a person for each duty, or nobody."""
    return modal(
        ids.DUTY_FORM,
        texts("duty-title"),
        [
            fine_print(texts("duty-opening")),
            *(_choice(duty, sheet, texts) for duty in Duty),
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"meeting": sheet.meeting.id},
    )


def _choice(duty: Duty, sheet: RunSheet, texts: Texts) -> Block:
    options = {NOBODY: option(texts("duty-not-needed"), NOBODY)}
    options |= {str(each.id): option(each.name, each.id) for each in sheet.members}
    person = sheet.duties.get(duty)
    chosen = options.get(str(person.id) if person else NOBODY, options[NOBODY])
    select = drop_down(options.values(), chosen)
    return field(f"duty-{duty.value}", texts(f"duty-{duty.value}"), select)


def read_duties(view: Json) -> tuple[int, dict[Duty, int | None]]:
    """The session, and who does what. Raises InvalidInput for a field that is empty."""
    answers = Answers(view)
    found: dict[Duty, int | None] = {}
    for duty in Duty:
        chosen = answers.choice(f"duty-{duty.value}")
        if chosen is None:
            raise InvalidInput(f"duty-{duty.value}", "error-choose")
        found[duty] = None if chosen == NOBODY else read_id(chosen)
    return read_id(remembered(view).get("meeting")), found


def mine_modal(mine: MyDuties, texts: Texts) -> Json:
    """What I do this time, with a way out; and what I rather never do."""
    options = [option(texts(f"duty-{duty.value}"), duty.value) for duty in Duty]
    chosen = [each for each in options if each.value in {duty.value for duty in mine.never}]
    never = boxes(options, chosen)
    return modal(
        ids.DUTY_NEVER,
        texts("duty-mine-title"),
        [
            *_my_duties(mine, texts),
            field(
                "never",
                texts("duty-never"),
                never,
                hint=texts("duty-never-hint"),
                optional=True,
            ),
            *([_to_divide(mine, texts)] if mine.leads else []),
        ],
        submit=texts("button-save"),
        close=texts("button-close"),
        remember={"meeting": mine.meeting.id},
    )


def _to_divide(mine: MyDuties, texts: Texts) -> Block:
    return buttons(button(texts("duty-divide"), ids.DUTY_OPEN, mine.meeting.id))


def _what_it_is(duty: Duty, texts: Texts) -> str:
    """Its name, and what somebody with it does."""
    name = texts(f"duty-{duty.value}")
    return "\n".join([texts("duty-yours", duty=name), texts(f"duty-does-{duty.value}")])


def _my_duties(mine: MyDuties, texts: Texts) -> list[Block]:
    if not mine.duties:
        return [say(texts("duty-none"))]
    return [
        say(
            _what_it_is(duty, texts),
            accessory=button(
                texts("duty-aside"), ids.DUTY_ASIDE, f"{mine.meeting.id}@{duty.value}"
            ),
        )
        for duty in mine.duties
    ]


def read_aside(value: object) -> tuple[int, Duty]:
    """The session and the duty of a pressed button. Raises InvalidInput for another word."""
    meeting_id, _, said = str(value).partition("@")
    return read_id(meeting_id), _duty(said)


def read_never(view: Json) -> tuple[int, list[Duty]]:
    """The session, and what someone rather never does."""
    chosen = Answers(view).choices("never")
    return read_id(remembered(view).get("meeting")), [_duty(each) for each in chosen]


def _duty(said: str) -> Duty:
    try:
        return Duty(said)
    except ValueError as problem:
        raise InvalidInput("never", "error-choose") from problem
