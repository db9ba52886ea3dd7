"""What a facilitator reads an hour before a session."""

from slack_sdk.models.blocks import Block

from bot.domain.sessions.briefs import Brief
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    button,
    buttons,
    cut,
    cut_as_sent,
    fine_print,
    header,
    message,
    quote,
    say,
)
from bot.slack.base.fitting import fitting
from bot.slack.base.paging import more
from bot.slack.base.sessions import page_button
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.planning.invitations import answer_lines, place_lines, sent_by
from bot.texts import Texts

LONGEST_CONTRIBUTION = 400  # characters; the whole is one press away
ROOM = 2200  # characters as they travel, for contributions
ROOM_FOR_CASES = 1000
ROOM_FOR_INTENTIONS = 2000


def brief_message(brief: Brief, texts: Texts) -> Message:
    """Who comes, what the absent send, cases, what people tried, what others want to know."""
    attendees = brief.attendees
    meeting = attendees.meeting
    return message(
        header(texts("brief-title", name=attendees.circle.name)),
        say(place_lines(attendees, brief.reader.time_zone, texts)),
        *answer_lines(attendees, texts),
        *_contributions(brief, texts),
        *_cases(brief, texts),
        *_intentions(brief, texts),
        *_questions(brief, texts),
        *_gaps(brief, texts),
        buttons(
            button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting.id),
            button(texts("run-open"), ids.RUN_OPEN, meeting.id),
            page_button(meeting.id, texts),
        ),
    )


def _contributions(brief: Brief, texts: Texts) -> list[Block]:
    groups = [
        [
            fine_print(sent_by(each, texts)),
            quote(cut(each.words, LONGEST_CONTRIBUTION)),
        ]
        for each in brief.attendees.contributions
    ]
    blocks, rest = fitting(groups, ROOM)
    return [*blocks, fine_print(texts("brief-more", count=rest))] if rest else blocks


def _cases(brief: Brief, texts: Texts) -> list[Block]:
    if not brief.cases:
        return []
    lines = "\n".join(f"• {case.title} – {person.name}" for case, person in brief.cases)
    return [say(f"{texts('brief-cases')}\n{cut_as_sent(lines, ROOM_FOR_CASES)}")]


def _intentions(brief: Brief, texts: Texts) -> list[Block]:
    if not brief.opening:
        return []
    return [
        say(texts("brief-intentions")),
        *shared_blocks(brief.opening, texts, ROOM_FOR_INTENTIONS),
    ]


def _questions(brief: Brief, texts: Texts) -> list[Block]:
    if not brief.questions:
        return []
    asked = [quote(cut_as_sent(each.text, LONGEST_CONTRIBUTION)) for each in brief.questions]
    see = button(texts("more-see"), ids.QUESTION_MINE)
    return [say(texts("brief-questions")), *asked, *more(brief.more_questions, see, texts)]


def _gaps(brief: Brief, texts: Texts) -> list[Block]:
    return [fine_print(texts("brief-gaps", count=brief.gaps))] if brief.gaps else []
