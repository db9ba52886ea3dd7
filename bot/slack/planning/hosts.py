"""How hosting in turn looks: being asked, and a facilitator who decides."""

from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.domain.planning.hosts import Hosting
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
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, radio
from bot.slack.base.moments import when
from bot.slack.base.notices import notice_modal
from bot.texts import Texts
from storage.models import Circle, Meeting, Person

NOBODY = 0


def take_button(meeting: Meeting, texts: Texts) -> ButtonElement:
    return button(texts("host-take"), ids.HOST_TAKE, meeting.id)


def question_message(hosting: Hosting, zone: str, texts: Texts) -> Message:
    """Once, in private: is it your turn? Or what became of it."""
    meeting, reader = hosting.meeting, hosting.reader
    about = f"{when(meeting, zone, texts)}\n{meeting.place}"
    opening = say(f"{texts('host-question', name=hosting.circle.name)}\n{about}")
    if hosting.host is not None and reader is not None and hosting.host.id == reader.id:
        hosts = say(texts("host-you"))
        return message(opening, hosts, buttons(_decline(meeting, texts)))
    if hosting.host is not None:
        return message(opening, say(texts("host-other", name=hosting.host.name)))
    if reader is not None and reader.id not in {each.id for each in hosting.turn}:
        thanks = say(texts("host-not-you"))
        return message(opening, thanks, buttons(take_button(meeting, texts)))
    return message(
        opening,
        say(texts("host-what-it-is")),
        buttons(
            button(texts("host-take"), ids.HOST_TAKE, meeting.id, style="primary"),
            _decline(meeting, texts),
        ),
        fine_print(texts("host-once")),
    )


def _decline(meeting: Meeting, texts: Texts) -> ButtonElement:
    return button(texts("host-decline"), ids.HOST_DECLINE, meeting.id)


def chosen_message(hosting: Hosting, zone: str, texts: Texts) -> Message:
    """To the person who was chosen by a facilitator, or agreed with them."""
    meeting = hosting.meeting
    said = say(texts("host-chosen", name=hosting.circle.name, when=when(meeting, zone, texts)))
    if hosting.host is None:
        return message(said, say(texts("host-not-you")), buttons(take_button(meeting, texts)))
    if hosting.reader is None or hosting.host.id != hosting.reader.id:
        return message(said, say(texts("host-other", name=hosting.host.name)))
    return message(said, say(texts("host-what-it-is")), buttons(_decline(meeting, texts)))


@dataclass(frozen=True)
class Chosen:
    """The form as it was sent in. `meeting_id` is None when no session lies ahead."""

    circle_id: int
    rotates: bool
    meeting_id: int | None
    person_id: int | None


def host_modal(
    circle: Circle, hosting: Hosting | None, people: list[Person], texts: Texts
) -> Json:
    """Whether sessions are hosted in turn, and by whom the next one; see `read_host`."""
    ways = [option(texts(f"host-rotates-{way}"), way) for way in ("yes", "no")]
    blocks: list[Block] = [
        say(texts("host-form-opening", name=circle.name)),
        field(
            "rotates",
            texts("host-rotates"),
            radio(ways, ways[0 if circle.rotates_host else 1]),
        ),
    ]
    if hosting is not None and circle.rotates_host:
        blocks += _next_host(hosting, people, texts)
    meeting = hosting.meeting.id if hosting is not None and circle.rotates_host else None
    return modal(
        ids.HOST_FORM,
        texts("host-form-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"circle": circle.id, "meeting": meeting},
    )


def _next_host(hosting: Hosting, people: list[Person], texts: Texts) -> list[Block]:
    nobody = option(texts("host-choose-nobody"), NOBODY)
    options = [nobody, *(option(person.name, person.id) for person in people)]
    chosen = hosting.host.id if hosting.host else NOBODY
    initial = next((each for each in options if each.value == str(chosen)), nobody)
    turn = hosting.turn[0].name if hosting.turn else "–"
    label = texts("host-next", when=texts.date(hosting.meeting.local_start.date()))
    select = drop_down(options, initial)
    return [field("host", label, select, hint=texts("host-turn", name=turn))]


def read_host(view: Json) -> Chosen:
    """The inverse of `host_modal`."""
    answers, memory = Answers(view), remembered(view)
    person_id = read_id(answers.choice("host") or NOBODY)
    meeting = memory.get("meeting")
    return Chosen(
        read_id(memory.get("circle")),
        answers.choice("rotates") == "yes",
        read_id(meeting) if meeting is not None else None,
        person_id or None,
    )


def set_modal(hosting: Hosting | None, texts: Texts) -> Json:
    """What was stored, and what happens next."""
    if hosting is None:
        return notice_modal(texts("host-set"), texts)
    day = texts.date(hosting.meeting.local_start.date())
    if hosting.host is None:
        return notice_modal(texts("host-set-nobody", when=day), texts)
    return notice_modal(texts("host-set-next", when=day, name=hosting.host.name), texts)
