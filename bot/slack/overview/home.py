"""Home: what is next, what is asked of me, what I shared, my circles."""

from collections.abc import Callable, Mapping, Sequence

from slack_sdk.models.blocks import Block, ButtonElement, InputBlock, PlainTextInputElement
from slack_sdk.models.blocks.basic_components import DispatchActionConfig

from bot.domain.overview.home import Home, Led, Upcoming
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    cut,
    divider,
    fine_print,
    header,
    home,
    modal,
    plain,
    quote,
    say,
)
from bot.slack.base.moments import when
from bot.slack.base.paging import more, page_of, turners
from bot.slack.learned.intentions import status
from bot.slack.overview.manage import find_date
from bot.slack.people.languages import language_offer
from bot.slack.planning.hosts import take_button
from bot.slack.planning.invitations import host_line, rsvp_buttons, to_calendar
from bot.texts import Texts
from storage.models import ReleaseLevel, Rsvp

LONGEST_SEARCH = 300  # characters
ASKED = ("prompts", "polls", "requests", "vacant", "drafts")
Groups = Sequence[Sequence[Block]]


def home_tab(state: Home, texts: Texts) -> Json:
    """A guest sees nothing of what is for all readers."""
    is_guest = state.actor.is_guest
    return home(
        [
            *([language_offer(texts)] if state.is_first else []),
            *([] if is_guest else _search(texts)),
            *_away(state, texts),
            *_asked(state, texts),
            *_next(state, texts),
            *_intentions(state, texts),
            *_led(state, texts),
            *_mine(state, texts),
            *_questions(state, texts),
            *_cases(state, texts),
            *([] if is_guest else _read(state, texts)),
            divider(),
            buttons(
                button(texts("home-settings"), ids.SETTINGS_OPEN),
                *([] if is_guest else _for_readers(texts)),
                *([button(texts("home-calendar"), ids.CALENDAR)] if state.web else []),
                button(texts("home-help"), ids.HELP_OPEN),
            ),
        ]
    )


def _for_readers(texts: Texts) -> list[ButtonElement]:
    return [
        button(texts("home-new-circle"), ids.CIRCLE_OPEN_NEW),
        button(texts("exchange-title"), ids.EXCHANGE_OPEN),
        button(texts("profile-title"), ids.PROFILE_MINE),
    ]


def _search(texts: Texts) -> list[Block]:
    typed = PlainTextInputElement(
        action_id=ids.HOME_SEARCH,
        placeholder=plain(texts("home-search-example")),
        max_length=LONGEST_SEARCH,
        dispatch_action_config=DispatchActionConfig(trigger_actions_on=["on_enter_pressed"]),
    )
    label = plain(texts("home-search"))
    return [InputBlock(label=label, element=typed, dispatch_action=True, optional=True)]


def _away(state: Home, texts: Texts) -> list[Block]:
    if state.away_until is None:
        return []
    back = button(texts("away-end"), ids.AWAY_END)
    return [say(texts("away-until", day=texts.date(state.away_until)), accessory=back)]


def _asked(state: Home, texts: Texts) -> list[Block]:
    blocks = [block for name in ASKED for block in _first(name, state, texts)]
    return [header(texts("home-asked")), *blocks] if blocks else []


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


def _sessions(state: Home, texts: Texts) -> Groups:
    return [_upcoming(each, state, texts) for each in state.upcoming]


def _next(state: Home, texts: Texts) -> list[Block]:
    blocks = _first("upcoming", state, texts) or [say(texts("home-nothing-next"))]
    return [header(texts("home-next")), *blocks]


def _upcoming(each: Upcoming, state: Home, texts: Texts) -> list[Block]:
    said = "\n".join(
        [each.circle.name, when(each.meeting, state.actor.time_zone, texts), each.meeting.place]
    )
    if each.circle.rotates_host:
        said = f"{said}\n{host_line(each.host, texts)}"
    link = to_calendar(each.meeting, state.web, texts)
    hosted = each.host is not None or not each.circle.rotates_host
    more = [] if hosted else [take_button(each.meeting, texts)]
    if each.rsvp is None:
        return [say(said), rsvp_buttons(each.meeting, texts, *link, *more)]
    change = button(texts("rsvp-change"), ids.MEETING_CHANGE, each.meeting.id)
    file = link[0] if link and each.rsvp is Rsvp.YES else None
    answer = texts(f"rsvp-{each.rsvp.value}-said")
    answered = [say(said, accessory=file), say(answer, accessory=change)]
    return [*answered, buttons(*more)] if more and each.rsvp is Rsvp.YES else answered


def _intentions(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for each in state.intentions:
        blocks += [
            quote(each.intention.text),
            fine_print(f"{each.circle.name} · {status(each.intention, texts)}"),
        ]
    see = button(texts("home-see-intentions"), ids.INTENTION_MINE)
    onward = more(state.rest.get("intentions", 0), see, texts) or [buttons(see)]
    return [header(texts("home-intentions")), *blocks, *onward] if blocks else []


def _led(state: Home, texts: Texts) -> list[Block]:
    blocks = _first("led", state, texts)
    return [header(texts("home-led")), *blocks] if blocks else []


def _circles_led(state: Home, texts: Texts) -> Groups:
    return [_circle_led(led, state, texts) for led in state.led]


def _circle_led(led: Led, state: Home, texts: Texts) -> list[Block]:
    circle, meeting = led.circle, led.next_meeting
    coming = texts("home-no-meeting")
    if meeting is not None:
        coming = texts("home-next-meeting", when=when(meeting, state.actor.time_zone, texts))
    first = button(texts("home-plan"), ids.MEETING_OPEN_PLAN, circle.id)
    if meeting is not None:
        first = button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting.id)
    pressed = [
        first,
        button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle.id),
        button(texts("home-digest"), ids.DIGEST_OPEN, circle.id),
        # A poll waits for a decision. All else has its place in bot/slack/overview/manage.py.
        *([find_date(led, texts)] if led.poll_id is not None else []),
        button(texts("manage-open"), ids.MANAGE_OPEN, circle.id),
    ]
    blocks: list[Block] = [say(f"{circle.name}\n{coming}"), buttons(*pressed)]
    for question in led.questions:
        answer = button(texts("question-answer"), ids.QUESTION_OPEN_ANSWER, question.id)
        blocks.append(
            say(f"{texts('home-question')} {question.text}", accessory=answer),
        )
    every = button(texts("more-see"), ids.QUESTION_MINE)
    return [*blocks, *more(led.more_questions, every, texts)]


def _mine(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    if state.joined:
        names = "\n".join(circle.name for circle in state.joined)
        if rest := state.rest.get("joined"):
            names = f"{names}\n{texts('more-count', count=rest)}"
        mine = button(texts("member-open-mine"), ids.MEMBER_OPEN_MINE)
        blocks += [header(texts("home-joined")), say(names, accessory=mine)]
    if state.shared:
        counts = "\n".join(
            texts(f"home-shared-{level.name.lower()}", count=state.shared.get(level, 0))
            for level in ReleaseLevel
            if state.shared.get(level)
        )
        see = button(texts("home-see-mine"), ids.REFLECTION_MINE)
        blocks += [header(texts("home-shared")), say(counts, accessory=see)]
    return blocks


def _questions(state: Home, texts: Texts) -> list[Block]:
    asked = state.asked
    if not asked.waiting and not asked.answered:
        return []
    said = texts("home-my-questions", waiting=asked.waiting, answered=asked.answered)
    see = button(texts("question-mine-open"), ids.QUESTION_MINE)
    return [say(said, accessory=see)]


def _cases(state: Home, texts: Texts) -> list[Block]:
    if not (state.led or state.joined):
        return []
    return [buttons(button(texts("home-cases"), ids.CASE_OPEN))]


def _read(state: Home, texts: Texts) -> list[Block]:
    blocks = [header(texts("home-read")), *_first("editions", state, texts)]
    said = texts("home-subscribed") if state.is_subscribed else texts("home-not-subscribed")
    subscribe = button(texts("home-subscription"), ids.SUBSCRIPTION_OPEN)
    return [*blocks, say(said, accessory=subscribe)]


def _editions(state: Home, texts: Texts) -> Groups:
    groups = []
    for digest in state.editions:
        on = texts.short_date(digest.published_at.date()) if digest.published_at else ""
        read = button(texts("home-read-digest"), ids.DIGEST_READ_WHOLE, digest.id)
        groups.append([say(f"{digest.title}\n{on}", accessory=read)])
    return groups


# The lists of which Home shows the first few, by the name of their field in `Home`.
LISTS: Mapping[str, Callable[[Home, Texts], Groups]] = {
    "prompts": _prompts,
    "polls": _polls,
    "requests": _requests,
    "vacant": _vacant,
    "drafts": _drafts,
    "upcoming": _sessions,
    "led": _circles_led,
    "editions": _editions,
}


def _first(name: str, state: Home, texts: Texts) -> list[Block]:
    """What Home shows of a list, and the way to the rest."""
    blocks = [block for group in LISTS[name](state, texts) for block in group]
    see = button(texts("more-see"), ids.HOME_MORE, name)
    return [*blocks, *more(state.rest.get(name, 0), see, texts)]


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
