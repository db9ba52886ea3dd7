"""How invitations, reminders and who comes look in Slack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.domain.circle.circles import Overview
from bot.domain.planning.invitations import (
    ASKED_AT_ONCE,
    LONGEST_CONTRIBUTION,
    Attendees,
    Planned,
    SentIn,
)
from bot.domain.questions.questions import MOST_ON_AGENDA
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.fitting import fitting, names
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import radio, several_lines
from bot.slack.base.moments import when
from bot.slack.base.paging import more, page_of, turners
from bot.slack.base.sessions import page_button
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.planning.remarks import remark_blocks
from bot.texts import Texts
from storage.learned.intentions import Formed
from storage.models import Meeting, Person, Rsvp

FEWEST_TOGETHER = 2
CONTRIBUTION_WAYS = ("told", "shared")  # by the facilitator; in the thread, with the name
LISTED_AT_ONCE = 26
SHORT_TOPIC = 40  # characters, in a list of dates
LONGEST_NAMES = 2000  # characters as they travel
LONGEST_MOMENT = 11  # digits of a moment in seconds
ROOM_FOR_QUESTIONS = 2500  # characters as they travel


def invitation_message(planned: Planned, texts: Texts) -> Message:
    """All sessions of a series; the first few with buttons, until they are answered."""
    blocks: list[Block] = [header(texts("invitation-title", name=planned.circle.name))]
    if planned.meetings:
        blocks.append(say(texts("invitation-opening", count=len(planned.meetings))))
        blocks += remark_blocks(planned.remarks)
    if planned.sent_in:
        blocks.append(say(texts("invitation-sent-in")))
    blocks += asked_each(planned, texts)
    if planned.cancelled:
        lines = [when(each, planned.reader.time_zone, texts) for each in planned.cancelled]
        blocks += [divider(), *listed([texts("invitation-cancelled"), *lines], texts)]
    return message(*blocks)


def asked_each(planned: Planned, texts: Texts) -> list[Block]:
    """The first few sessions with buttons, the others as a list."""
    blocks = _yes_to_all(planned, texts)
    for meeting in planned.meetings[:ASKED_AT_ONCE]:
        blocks += [divider(), *asked(meeting, planned, texts)]
    if rest := planned.meetings[ASKED_AT_ONCE:LISTED_AT_ONCE]:
        lines = [_with_answer(meeting, planned, texts) for meeting in rest]
        blocks += [divider(), say("\n".join(lines)), *_answer_rest(rest, planned, texts)]
    return [*blocks, *_all_sessions(planned.meetings[LISTED_AT_ONCE:], texts)]


def _with_answer(meeting: Meeting, planned: Planned, texts: Texts) -> str:
    line = _in_short(meeting, planned.reader.time_zone, texts)
    given = planned.answers.get(meeting.id)
    return f"{line}: {texts(f'rsvp-{given.value}-short')}" if given else line


def _answer_rest(rest: Sequence[Meeting], planned: Planned, texts: Texts) -> list[Block]:
    """The form with every date that has no answer, while there is one."""
    if all(meeting.id in planned.answers for meeting in rest):
        return []
    every = button(texts("answer-all"), ids.MEETING_ANSWER_ALL, rest[0].id)
    return [buttons(every), fine_print(texts("invitation-rest"))]


def _yes_to_all(planned: Planned, texts: Texts) -> list[Block]:
    """One answer for the sessions that have buttons, while more than one has no answer."""
    asked = planned.meetings[:ASKED_AT_ONCE]
    is_open = [each for each in asked if planned.answers.get(each.id) is None]
    if len(is_open) < FEWEST_TOGETHER:
        return []
    value = " ".join(asked_value(each) for each in is_open)
    which = "these" if planned.meetings[ASKED_AT_ONCE:] else "all"
    label = texts(f"rsvp-yes-to-{which}", count=len(is_open))
    return [buttons(button(label, ids.MEETING_YES_TO_ALL, value, style="primary"))]


def listed(lines: Sequence[str], texts: Texts) -> list[Block]:
    """Sessions in a line each; Home has all that are ahead."""
    first = lines[:LISTED_AT_ONCE]
    return [
        *([say("\n".join(first))] if first else []),
        *_all_sessions(lines[LISTED_AT_ONCE:], texts),
    ]


def _all_sessions(rest: Sequence[object], texts: Texts) -> list[Block]:
    return more(len(rest), button(texts("more-see"), ids.HOME_MORE, "upcoming"), texts)


def reminder_message(planned: Planned, texts: Texts) -> Message:
    """For one session; once it is answered, nothing is said of asking any more."""
    [meeting] = planned.meetings
    once = texts(f"meeting-reminder-{'first' if planned.is_first_ask else 'last'}")
    return message(
        say(texts("meeting-reminder", name=planned.circle.name)),
        *asked(meeting, planned, texts),
        *remark_blocks(planned.remarks),
        *([] if meeting.id in planned.answers else [fine_print(once)]),
    )


def asked(meeting: Meeting, planned: Planned, texts: Texts) -> list[Block]:
    """A session with its three buttons, or with what the reader answered."""
    zone = planned.reader.time_zone
    said = "\n".join([when(meeting, zone, texts), meeting.place, *about_lines(meeting, texts)])
    if host := planned.hosts.get(meeting.id):
        said = f"{said}\n{host_line(host, texts)}"
    given = planned.answers.get(meeting.id)
    link = to_calendar(meeting, planned.web, texts)
    if given is None:
        moved = _moved(meeting, zone, texts)
        return [say(f"{said}{moved}"), rsvp_buttons(meeting, texts, *link)]
    again = button(texts("rsvp-change"), ids.MEETING_CHANGE, meeting.id)
    file = link[0] if link and given is Rsvp.YES else None
    answer = texts(f"rsvp-{given.value}-said")
    return [say(said, accessory=file), say(answer, accessory=again)]


def _in_short(meeting: Meeting, zone: str, texts: Texts) -> str:
    said = when(meeting, zone, texts)
    return f"{said} – {cut(meeting.topic, SHORT_TOPIC)}" if meeting.topic else said


def about_lines(meeting: Meeting, texts: Texts) -> list[str]:
    """What a session of a learning path is about, and what to prepare."""
    return [
        *([texts("meeting-topic", words=meeting.topic)] if meeting.topic else []),
        *(
            [texts("meeting-preparation", words=meeting.preparation)]
            if meeting.preparation
            else []
        ),
    ]


def host_line(host: Person | None, texts: Texts) -> str:
    """In a circle that hosts in turn."""
    return texts("host-is", name=host.name) if host else texts("host-nobody")


def to_calendar(
    meeting: Meeting, web: str | None, texts: Texts, *, out: bool = False
) -> list[ButtonElement]:
    """A link to the session's calendar file, where there are pages to link to."""
    if web is None:
        return []
    label = texts("calendar-take-out") if out else texts("calendar-add")
    url = f"{web}/calendar/session/{meeting.calendar_token}.ics"
    return [button(label, ids.CALENDAR_ADD, url=url)]


def _moved(meeting: Meeting, zone: str, texts: Texts) -> str:
    """Why someone who answered is asked again."""
    if meeting.moved_from is None:
        return ""
    return "\n" + texts("meeting-moved-from", when=texts.moment(meeting.moved_from, zone))


@dataclass(frozen=True)
class RsvpAbout:
    """What a button asked about: a session at one moment; None in a button without one."""

    meeting_id: int
    about: datetime | None = None


def asked_value(meeting: Meeting) -> str:
    """For a button: an answer to the old moment must not count for a new one."""
    return f"{meeting.id}@{int(meeting.starts_at.timestamp())}"


def read_asked(value: object) -> RsvpAbout:
    """The inverse of `asked_value`; raises NotFound for anything else than it or an id."""
    meeting_id, _, moment = str(value).partition("@")
    seconds = read_id(moment, LONGEST_MOMENT) if moment else None
    about = None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return RsvpAbout(read_id(meeting_id), about)


def read_all_asked(value: object) -> list[RsvpAbout]:
    """Like `read_asked`, of a button that asked about several."""
    first, *others = str(value).split()[:ASKED_AT_ONCE] or [""]
    return [read_asked(each) for each in (first, *others)]


def rsvp_buttons(meeting: Meeting, texts: Texts, *more: ButtonElement) -> Block:
    value = asked_value(meeting)
    return buttons(
        button(texts("rsvp-yes"), ids.MEETING_YES, value, style="primary"),
        button(texts("rsvp-no"), ids.MEETING_NO, value),
        button(texts("rsvp-contributes"), ids.MEETING_CONTRIBUTES, value),
        *more,
    )


def rsvp_modal(meeting: Meeting, zone: str, texts: Texts) -> Json:
    """The same three buttons, for someone who changes their mind."""
    return modal(
        ids.MEETING_CHANGE,
        texts("rsvp-change-title"),
        [
            say(f"{when(meeting, zone, texts)}\n{meeting.place}{_moved(meeting, zone, texts)}"),
            rsvp_buttons(meeting, texts),
        ],
        close=texts("button-close"),
    )


def contribution_modal(
    asked_about: str | int, words: str, texts: Texts, *, shared: bool = False
) -> Json:
    """`asked_about`: the value of the button that opened it; `shared`: chosen before."""
    ways = [option(texts(f"contribution-{each}"), each) for each in CONTRIBUTION_WAYS]
    return modal(
        ids.MEETING_CONTRIBUTION,
        texts("contribution-title"),
        [
            say(texts("contribution-opening")),
            field(
                "contribution",
                texts("contribution-label"),
                several_lines(LONGEST_CONTRIBUTION, words),
            ),
            field(
                "way",
                texts("contribution-way"),
                radio(ways, ways[int(shared)]),
                hint=texts("contribution-way-hint"),
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"meeting": asked_about},
    )


def read_contribution(view: Json) -> tuple[RsvpAbout, str, bool]:
    """The session, what someone sends in, and whether it may stand in the channel."""
    answers = Answers(view)
    shared = answers.choice("way") == CONTRIBUTION_WAYS[1]
    return read_asked(read_button(view)), answers.text("contribution"), shared


def read_button(view: Json) -> str:
    """The value of the button that opened the form."""
    return str(remembered(view).get("meeting"))


def agenda_message(
    circle: Overview,
    meeting: Meeting,
    attendees: Attendees,
    texts: Texts,
    opening: Sequence[Formed] = (),
    asked: Sequence[str] = (),
    remarks: Sequence[str] = (),
) -> Message:
    """On the day, in the circle's channel: no names of people who are not there.

    `opening`: the intentions that the circle may read, to begin with. `asked`: what others
    want to know and the circle took up, without their names. `remarks`: written along with it.
    """
    coming = len(attendees.by_answer.get(Rsvp.YES, []))
    questions = "\n".join(f"{n}. {q.text}" for n, q in enumerate(circle.questions, start=1))
    blocks = [
        header(texts("agenda-title", name=circle.circle.name)),
        say(place_lines(attendees, meeting.time_zone, texts)),
        *([say("\n".join(about))] if (about := about_lines(meeting, texts)) else []),
        *remark_blocks(remarks),
        say(texts("agenda-coming", count=coming)),
        say(f"{texts('agenda-questions', count=len(circle.questions))}\n{questions}"),
    ]
    if sent_in := len(attendees.by_answer.get(Rsvp.CONTRIBUTES, [])):
        blocks.append(fine_print(texts("agenda-contributions", count=sent_in)))
    if opening:
        blocks += [say(texts("agenda-intentions")), *shared_blocks(opening, texts)]
    if asked:
        first = [[quote(each)] for each in asked[:MOST_ON_AGENDA]]
        fit, rest = fitting(first, ROOM_FOR_QUESTIONS)
        see = button(texts("more-see"), ids.QUESTION_AGENDA, circle.circle.id)
        rest += len(asked[MOST_ON_AGENDA:])
        blocks += [say(texts("agenda-asked")), *fit, *more(rest, see, texts)]
    return message(*blocks, _on_the_day(meeting, texts))


def place_lines(attendees: Attendees, zone: str, texts: Texts) -> str:
    """When and where; and who hosts, where people take turns."""
    meeting = attendees.meeting
    lines = [when(meeting, zone, texts), meeting.place]
    if attendees.circle.rotates_host:
        lines.append(host_line(attendees.host, texts))
    return "\n".join(lines)


def attendees_modal(attendees: Attendees, texts: Texts, page: int = 0) -> Json:
    """Who comes and what was sent in, for facilitators alone."""
    shown = page_of(_sent_in(attendees, texts), page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("attendees-title"),
        [
            say(place_lines(attendees, attendees.meeting.time_zone, texts)),
            *answer_lines(attendees, texts),
            *shown.blocks,
            *turners(shown, ids.MEETING_ATTENDEES_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"meeting": attendees.meeting.id},
    )


def answer_lines(attendees: Attendees, texts: Texts) -> list[Block]:
    """One line for each answer, with the names."""
    return [
        say(f"{_answer(rsvp, texts)}: {names_of(people, texts)}")
        for rsvp, people in _in_order(attendees)
    ]


def _sent_in(attendees: Attendees, texts: Texts) -> list[list[Block]]:
    return [
        [fine_print(sent_by(each, texts)), quote(each.words)]
        for each in attendees.contributions
    ]


def sent_by(sent: SentIn, texts: Texts) -> str:
    """From whom, and whether the channel may read it."""
    way = CONTRIBUTION_WAYS[int(sent.shared)]
    return texts("attendees-contribution", name=sent.person.name, way=way)


def _in_order(attendees: Attendees) -> Iterable[tuple[Rsvp | None, Sequence[Person]]]:
    for rsvp in (Rsvp.YES, Rsvp.CONTRIBUTES, Rsvp.NO, None):
        if people := attendees.by_answer.get(rsvp):
            yield rsvp, people


def _answer(rsvp: Rsvp | None, texts: Texts) -> str:
    return texts(f"attendees-{rsvp.value}") if rsvp else texts("attendees-open")


def names_of(people: Sequence[Person], texts: Texts) -> str:
    return names(people, LONGEST_NAMES, texts)


def _on_the_day(meeting: Meeting, texts: Texts) -> Block:
    here = button(texts("check-in"), ids.MEETING_CHECK_IN, meeting.id)
    return buttons(here, page_button(meeting.id, texts))
