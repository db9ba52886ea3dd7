"""The lists of which Home shows the first few, each to its end."""

from collections.abc import Callable, Mapping, Sequence

from slack_sdk.models.blocks import Block

from bot.domain.overview.home import Home, Upcoming
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json, button, buttons, cut, modal, say
from bot.slack.base.moments import when
from bot.slack.base.paging import more, page_of, turners
from bot.slack.base.sessions import page_button
from bot.slack.planning.hosts import take_button
from bot.slack.planning.invitations import about_lines, host_line, rsvp_buttons, to_calendar
from bot.texts import Texts
from storage.models import Rsvp

ASKED = ("prompts", "polls", "requests", "vacant", "drafts", "wanting", "questions")
Groups = Sequence[Sequence[Block]]


def count_asked(state: Home) -> int:
    """How much there is, also what is left out here."""
    lists = (state.prompts, state.polls, state.requests, state.vacant, state.drafts)
    waiting = sum(
        len(led.questions) + led.more_questions + bool(led.wanting) for led in state.led
    )
    return sum(map(len, lists)) + waiting + sum(state.rest.get(name, 0) for name in ASKED)


def all_asked(state: Home, texts: Texts) -> list[Sequence[Block]]:
    return [group for name in ASKED for group in LISTS[name](state, texts)]


def _prompts(state: Home, texts: Texts) -> Groups:
    return [
        [
            say(
                texts("home-prompt", name=asked.circle.name),
                accessory=button(
                    texts("home-answer"),
                    ids.REFLECTION_ANSWER,
                    asked.prompt.id,
                    style="primary",
                ),
            )
        ]
        for asked in state.prompts
    ]


def _polls(state: Home, texts: Texts) -> Groups:
    return [
        [
            say(
                texts("home-poll", name=found.circle.name),
                accessory=button(texts("poll-open-vote"), ids.POLL_OPEN_VOTE, found.poll.id),
            )
        ]
        for found in state.polls
    ]


def _requests(state: Home, texts: Texts) -> Groups:
    return [
        [say(texts("home-request", title=cut(insight.title, 100)))]
        for insight in state.requests
    ]


def _vacant(state: Home, texts: Texts) -> Groups:
    return [
        [
            say(
                texts("wanted-nobody", name=circle.name),
                accessory=button(texts("wanted-take"), ids.VACANCY_TAKE, circle.id),
            )
        ]
        for circle in state.vacant
    ]


def _drafts(state: Home, texts: Texts) -> Groups:
    return [
        [
            say(
                texts("home-draft", name=circle.name),
                accessory=button(texts("home-open-draft"), ids.CIRCLE_OPEN_DRAFT, circle.id),
            )
        ]
        for circle in state.drafts
    ]


def _wanting(state: Home, texts: Texts) -> Groups:
    """In one line for each circle: the form behind it has them all."""
    return [
        [
            say(
                texts("home-wanting", count=led.wanting, name=led.circle.name),
                accessory=button(
                    texts("join-requests-open"), ids.JOIN_OPEN_REQUESTS, led.circle.id
                ),
            )
        ]
        for led in state.led
        if led.wanting
    ]


def _led_questions(state: Home, texts: Texts) -> Groups:
    groups: list[list[Block]] = []
    for led in state.led:
        for question in led.questions:
            see = button(texts("question-see"), ids.QUESTION_SEE, question.id)
            asked = f"{texts('home-question')} {question.text}"
            groups.append([say(asked, accessory=see)])
        every = button(texts("more-see"), ids.QUESTION_MINE)
        if rest := more(led.more_questions, every, texts):
            groups.append(rest)
    return groups


def _sessions(state: Home, texts: Texts) -> Groups:
    return [_upcoming(each, state, texts) for each in state.upcoming]


def about_session(each: Upcoming, state: Home, texts: Texts) -> str:
    lines = [
        each.circle.name,
        when(each.meeting, state.actor.time_zone, texts),
        each.meeting.place,
        *about_lines(each.meeting, texts),
    ]
    if each.circle.rotates_host:
        lines.append(host_line(each.host, texts))
    return "\n".join(lines)


def _upcoming(each: Upcoming, state: Home, texts: Texts) -> list[Block]:
    """Everything that can be done about it."""
    said = about_session(each, state, texts)
    link = to_calendar(each.meeting, state.web, texts)
    hosted = each.host is not None or not each.circle.rotates_host
    take = [] if hosted else [take_button(each.meeting, texts)]
    page = page_button(each.meeting.id, texts)
    if not each.may_answer:
        return [say(said), buttons(page)]
    if each.rsvp is None:
        return [say(said), rsvp_buttons(each.meeting, texts, *link, *take, page)]
    change = button(texts("rsvp-change"), ids.MEETING_CHANGE, each.meeting.id)
    file = link[0] if link and each.rsvp is Rsvp.YES else None
    answer = texts(f"rsvp-{each.rsvp.value}-said")
    hosts = take if each.rsvp is Rsvp.YES else []
    return [
        say(said, accessory=file),
        say(answer, accessory=change),
        buttons(*hosts, page),
    ]


def editions(state: Home, texts: Texts) -> Groups:
    groups = []
    for digest in state.editions:
        on = texts.short_date(digest.published_at.date()) if digest.published_at else ""
        read = button(texts("home-read-digest"), ids.DIGEST_READ_WHOLE, digest.id)
        groups.append([say(f"{digest.title}\n{on}", accessory=read)])
    return groups


# By the name of what Home shows the first of.
LISTS: Mapping[str, Callable[[Home, Texts], Groups]] = {
    "prompts": _prompts,
    "polls": _polls,
    "requests": _requests,
    "vacant": _vacant,
    "drafts": _drafts,
    "wanting": _wanting,
    "questions": _led_questions,
    "asked": all_asked,
    "upcoming": _sessions,
    "editions": editions,
}


def list_modal(state: Home, texts: Texts, page: int = 0, *, name: str) -> Json:
    """One list of Home to its end; `state` has the whole of it."""
    shown = page_of(LISTS[name](state, texts) or [[say(texts("home-nothing-left"))]], page)
    return modal(
        ids.HOME_LIST,
        texts("home-list-title"),
        [*shown.blocks, *turners(shown, ids.HOME_LIST_PAGE, texts)],
        close=texts("button-close"),
        remember={"list": name},
    )


def read_list(name: object) -> str:
    """Which list of Home; raises NotFound for anything else."""
    if name not in LISTS:
        raise NotFound
    return str(name)
