"""How saying that one is there, and correcting who was, look in Slack."""

from bot.domain.sessions.attendance import Present
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    field,
    fine_print,
    modal,
    option,
)
from bot.slack.base.forms import Answers, about_meeting, read_id
from bot.slack.base.inputs import drop_down_of_several
from bot.slack.learned.reflections import about
from bot.texts import Texts


def present_modal(present: Present, texts: Texts) -> Json:
    """Everyone in the circle; chosen is who was there, as far as anyone said."""
    options = [option(person.name, person.id) for person in present.members]
    chosen = [each for each in options if int(each.value or 0) in present.present]
    select = drop_down_of_several(options, chosen)
    said = "present-said" if present.is_said else "present-unsaid"
    return modal(
        ids.MEETING_PRESENT,
        texts("present-title"),
        [
            fine_print(
                texts("present-about", about=about(present.circle, present.meeting, texts))
            ),
            field("present", texts("present-label"), select, hint=texts(said), optional=True),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"meeting": present.meeting.id},
    )


def read_present(view: Json) -> tuple[int, set[int]]:
    """The session, and who was there."""
    chosen = {read_id(each) for each in Answers(view).choices("present")}
    return about_meeting(view), chosen
