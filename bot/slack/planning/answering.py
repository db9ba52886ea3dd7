"""The form with every date of a series that has no answer yet."""

from bot.domain.planning.answering import Unanswered
from bot.slack.base import ids
from bot.slack.base.blocks import Json, field, modal, option, say
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import boxes, drop_down_of_several, radio
from bot.slack.base.moments import when
from bot.texts import Texts

MOST_BOXES = 10  # of Slack; a longer list is one to choose from
LATER, NO = "open", "no"


def answers_modal(found: Unanswered, zone: str, texts: Texts) -> Json:
    """On which dates somebody comes, and what the others mean; see `read_answers`."""
    dates = [option(when(each, zone, texts), each.id) for each in found.meetings]
    some = len(dates) > MOST_BOXES
    others = [option(texts(f"answer-all-{each}"), each) for each in (LATER, NO)]
    return modal(
        ids.MEETING_ANSWERS,
        texts("answer-all-title"),
        [
            say(texts("answer-all-opening", name=found.circle.name)),
            field(
                "dates",
                texts("answer-all-dates"),
                drop_down_of_several(dates) if some else boxes(dates),
                optional=True,
            ),
            field(
                "others",
                texts("answer-all-others"),
                radio(others, others[0]),
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"meeting": found.meeting_id},
    )


def read_answers(view: Json) -> tuple[set[int], bool]:
    """The sessions to which somebody comes, and whether they stay away from the others."""
    answers = Answers(view)
    chosen = {read_id(each) for each in answers.choices("dates")}
    return chosen, answers.choice("others") == NO
