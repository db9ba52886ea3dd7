"""Home: what is asked of me, what comes, what I wrote; and the list of all the rest."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, InputBlock, PlainTextInputElement
from slack_sdk.models.blocks.basic_components import DispatchActionConfig

from bot.domain.overview.home import Home, Led, Running, Upcoming
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
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
from bot.slack.base.paging import more
from bot.slack.learned.intentions import status
from bot.slack.overview.lists import about_session, all_asked, count_asked, editions
from bot.slack.overview.manage import find_date
from bot.slack.people.absences import away_line, end_button
from bot.slack.people.languages import language_offer
from bot.slack.planning.invitations import rsvp_buttons
from bot.texts import Texts
from storage.models import ReleaseLevel

LONGEST_SEARCH = 300  # characters
MOST_BUTTONS = 9  # on anybody's Home
MOST_SHORTCUTS = 4  # of one circle that I facilitate
ASKED_SHOWN = 2  # of more, one and the way to all of them


def home_tab(state: Home, texts: Texts) -> Json:
    """What is asked, what comes, what I wrote, and the search; the rest is behind one button.

    A guest sees nothing of what is for all readers.
    """
    is_guest = state.actor.is_guest
    first = [
        *([language_offer(texts)] if state.is_first else []),
        *([] if state.has_circle else _about(state, texts)),
        *([] if is_guest else _search(texts)),
        *_away(state, texts),
        *_asked(state, texts),
        *(_next(state, texts) if state.has_circle else []),
        *([buttons(_programme(texts))] if state.is_manager and not state.has_circle else []),
    ]
    last = [divider(), buttons(button(texts("home-all"), ids.HOME_ALL_OPEN))]
    room = MOST_BUTTONS - count_buttons(first) - count_buttons(last)
    if not state.has_circle:
        mine = [*_mine(state, texts, room - 1), *_questions(state, texts)]
        room -= count_buttons(mine)
        return home([*first, *mine, *_reading(state, texts, room), *last])
    mine = _mine(state, texts, room - bool(state.led))
    led = _led(state, texts, room - count_buttons(mine))
    return home([*first, *led, *mine, *last])


def _programme(texts: Texts) -> ButtonElement:
    return button(texts("programme-open"), ids.PROGRAMME_OPEN)


def count_buttons(blocks: Sequence[Block]) -> int:
    """A field to type in is none."""
    drawn = [block.to_dict() for block in blocks]
    accessories = [each["accessory"] for each in drawn if each.get("accessory")]
    rows = [each["elements"] for each in drawn if each["type"] == "actions"]
    return len(accessories) + sum(map(len, rows))


def _about(state: Home, texts: Texts) -> list[Block]:
    """For somebody who is in no circle: what this is, which circles there are, how to join."""
    if state.actor.is_guest:
        return []
    names = ", ".join(_named(each, texts) for each in state.running)
    if rest := state.rest.get("running"):
        names = f"{names}. {texts('talk-circles-more', count=rest)}"
    lines = [
        texts("talk-about"),
        texts("home-about-reading"),
        texts("home-running", names=names, count=len(state.running))
        if names
        else texts("talk-join-nothing"),
        *([texts(_joining(state))] if names else []),
        *waits_line(state, texts),
    ]
    see = button(texts("join-open"), ids.JOIN_OPEN)
    is_open = any(each.is_open for each in state.running)
    said = say("\n".join(lines), accessory=see if is_open else None)
    return [header(texts("home-about")), said]


def waits_line(state: Home, texts: Texts) -> list[str]:
    """What became of asking to join: nothing yet."""
    names = ", ".join(f"‘{name}’" for name in state.asking)
    return [texts("home-waits", names=names)] if names else []


def _joining(state: Home) -> str:
    is_open = any(each.is_open for each in state.running)
    return "home-joining-open" if is_open else "home-joining"


def _named(each: Running, texts: Texts) -> str:
    if not each.facilitators:
        return f"‘{each.name}’"
    said = "home-running-open" if each.is_open else "home-running-led"
    return texts(said, name=each.name, names=", ".join(each.facilitators))


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
    if state.away is None:
        return []
    back = end_button(state.away, texts)
    return [say(away_line(state.away, texts), accessory=back)]


def _asked(state: Home, texts: Texts) -> list[Block]:
    groups = all_asked(state, texts)
    count = count_asked(state)
    if not count:
        return []
    shown = groups[: ASKED_SHOWN if count <= ASKED_SHOWN else 1]
    see = button(texts("more-see"), ids.HOME_MORE, "asked")
    blocks = [block for group in shown for block in group]
    return [header(texts("home-asked")), *blocks, *more(count - len(shown), see, texts)]


def _next(state: Home, texts: Texts) -> list[Block]:
    """Buttons stand with one session: the first that I did not answer, if any."""
    coming = state.upcoming
    if not coming:
        lines = [texts("home-nothing-next")]
        if state.joined:  # the others stand below, with what they need
            names = ", ".join(circle.name for circle in state.joined)
            rest = state.rest.get("joined")
            more_of = f" {texts('talk-circles-more', count=rest)}" if rest else ""
            lines.insert(0, texts("home-in", names=f"{names}.{more_of}"))
        return [header(texts("home-next")), say("\n".join(lines))]
    ahead = state.answerable
    pressed = next((each for each in ahead if each.rsvp is None), next(iter(ahead), None))
    blocks: list[Block] = []
    for each in coming:
        blocks += _brief(each, state, texts, can_answer=each is pressed)
    others = len(coming) - 1 + state.rest.get("upcoming", 0)
    if others:
        see = button(texts("home-see-sessions"), ids.HOME_MORE, "upcoming")
        rest = state.rest.get("upcoming")
        said = [fine_print(texts("more-count", count=rest))] if rest else []
        blocks += [*said, buttons(see)]
    return [header(texts("home-next")), *blocks]


def _brief(each: Upcoming, state: Home, texts: Texts, *, can_answer: bool) -> list[Block]:
    said = about_session(each, state, texts)
    if not each.may_answer:
        return [say(said)]
    if each.rsvp is None:
        return [say(said), *([rsvp_buttons(each.meeting, texts)] if can_answer else [])]
    said = f"{said}\n{texts(f'rsvp-{each.rsvp.value}-said')}"
    change = button(texts("rsvp-change"), ids.MEETING_CHANGE, each.meeting.id)
    return [say(said, accessory=change if can_answer else None)]


def _led(state: Home, texts: Texts, room: int) -> list[Block]:
    """As many shortcuts as there is room for; *Manage* has everything."""
    if not state.led:
        return []
    rest = state.rest.get("led", 0)
    each_has = min(MOST_SHORTCUTS, (room - bool(rest)) // len(state.led))
    blocks: list[Block] = [header(texts("home-led"))]
    for led in state.led:
        blocks += _circle_led(led, state, texts, each_has)
    if not each_has:
        return [*blocks, buttons(button(texts("manage-open"), ids.MANAGE_OPEN))]
    if each_has < MOST_SHORTCUTS:
        blocks.append(fine_print(texts("home-led-rest")))
    return [*blocks, *more(rest, button(texts("more-see"), ids.MANAGE_OPEN), texts)]


def _circle_led(led: Led, state: Home, texts: Texts, count: int) -> list[Block]:
    circle, meeting = led.circle, led.next_meeting
    coming = texts("home-no-meeting")
    if meeting is not None:
        coming = texts("home-next-meeting", when=when(meeting, state.actor.time_zone, texts))
    said = say(f"{circle.name}\n{coming}")
    return [said, buttons(*_shortcuts(led, texts, count))] if count else [said]


def _shortcuts(led: Led, texts: Texts, count: int) -> list[ButtonElement]:
    """With room for few: what the next session asks for, and *Manage*, which has all."""
    circle, meeting = led.circle, led.next_meeting
    first = button(texts("home-plan"), ids.MEETING_OPEN_PLAN, circle.id)
    if led.poll_id is not None:  # it waits for a decision
        first = find_date(led, texts)
    elif meeting is not None:
        first = button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting.id)
    others = [
        button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle.id),
        button(texts("home-digest"), ids.DIGEST_OPEN, circle.id),
        button(texts("manage-open"), ids.MANAGE_OPEN, circle.id),
    ]
    return [first, *others[1 - count :]] if count > 1 else others[-1:]


def _mine(state: Home, texts: Texts, room: int) -> list[Block]:
    """What I wrote; the button only where there is room, as it also stands behind the last."""
    blocks: list[Block] = []
    if state.shared:
        counts = "\n".join(
            texts(f"home-shared-{level.name.lower()}", count=state.shared.get(level, 0))
            for level in ReleaseLevel
            if state.shared.get(level)
        )
        see = button(texts("home-see-mine"), ids.REFLECTION_MINE) if room > 0 else None
        blocks += [header(texts("home-shared")), say(counts, accessory=see)]
        room -= 1
    return [*blocks, *_intentions(state, texts, has_room=room > 0)]


def _intentions(state: Home, texts: Texts, *, has_room: bool = True) -> list[Block]:
    blocks: list[Block] = []
    for each in state.intentions:
        blocks += [
            quote(each.intention.text),
            fine_print(f"{each.circle.name} · {status(each, texts)}"),
        ]
    if not blocks:
        return []
    if rest := state.rest.get("intentions"):
        blocks.append(fine_print(texts("more-count", count=rest)))
    see = button(texts("home-see-intentions"), ids.INTENTION_MINE)
    return [header(texts("home-intentions")), *blocks, *([buttons(see)] if has_room else [])]


def _questions(state: Home, texts: Texts) -> list[Block]:
    asked = state.asked
    if not asked.waiting and not asked.answered:
        return []
    said = texts("home-my-questions", waiting=asked.waiting, answered=asked.answered)
    see = button(texts("question-mine-open"), ids.QUESTION_MINE)
    return [say(said, accessory=see)]


def _reading(state: Home, texts: Texts, room: int) -> list[Block]:
    """The last digests, as many as there is room for, and the choice of what one gets."""
    if state.actor.is_guest or room <= 0:
        return []
    count = len(state.editions) + state.rest.get("editions", 0)
    shown = count if count < room else max(0, room - 2)  # beside the choice and *Show all*
    groups = editions(state, texts)[:shown]
    blocks = [header(texts("home-read")), *(block for group in groups for block in group)]
    see = button(texts("more-see"), ids.HOME_MORE, "editions")
    blocks += more(count - len(groups), see, texts) if room > 1 else []
    said = texts("home-subscribed") if state.is_subscribed else texts("home-not-subscribed")
    subscribe = button(texts("home-subscription"), ids.SUBSCRIPTION_OPEN)
    return [*blocks, say(said, accessory=subscribe)]


def all_modal(state: Home, texts: Texts) -> Json:
    """The rest: everything that a person can do, apart from what they do most.

    What is chosen here takes the place of this list. A new entry goes here, not on Home.
    """
    is_guest = state.actor.is_guest
    circles = _my_circles(state, texts)
    archive = button(texts("ending-archive-title"), ids.ENDING_ARCHIVE)
    mine = [
        button(texts("home-see-mine"), ids.REFLECTION_MINE),
        button(texts("home-see-intentions"), ids.INTENTION_MINE),
        *([archive] if state.has_stopped else []),
        *([_programme(texts)] if state.is_manager else []),
        *([] if is_guest else [button(texts("question-mine-open"), ids.QUESTION_MINE)]),
    ]
    about_me = [
        button(texts("home-settings"), ids.SETTINGS_OPEN),
        *([] if is_guest else _for_readers(texts)),
        button(texts("home-help"), ids.HELP_OPEN),
    ]
    blocks = [
        *circles,
        header(texts("home-shared-all")),
        *([] if is_guest else _questions_line(state, texts)),
        buttons(*mine),
        *_reading(state, texts, MOST_BUTTONS),
        header(texts("home-about-me")),
        buttons(*about_me),
    ]
    return modal(ids.HOME_ALL, texts("home-all-title"), blocks, close=texts("button-close"))


def _for_readers(texts: Texts) -> list[ButtonElement]:
    return [
        button(texts("principle-list-open"), ids.PRINCIPLE_LIST),
        button(texts("exchange-title"), ids.EXCHANGE_OPEN),
        button(texts("profile-title"), ids.PROFILE_MINE),
        button(texts("join-open"), ids.JOIN_OPEN),
        button(texts("home-new-circle"), ids.CIRCLE_OPEN_NEW),
    ]


def _questions_line(state: Home, texts: Texts) -> list[Block]:
    asked = state.asked
    if not asked.waiting and not asked.answered:
        return []
    said = texts("home-my-questions", waiting=asked.waiting, answered=asked.answered)
    return [fine_print(said)]


def _my_circles(state: Home, texts: Texts) -> list[Block]:
    if not state.has_circle:
        return []
    names = "\n".join(circle.name for circle in state.joined)
    if rest := state.rest.get("joined"):
        names = f"{names}\n{texts('more-count', count=rest)}"
    pressed = [
        button(texts("home-cases"), ids.CASE_OPEN),
        button(texts("member-open-mine"), ids.MEMBER_OPEN_MINE),
        *([button(texts("home-calendar"), ids.CALENDAR)] if state.web else []),
        button(texts("session-list-open"), ids.SESSION_LIST),
    ]
    if state.upcoming:
        see = button(texts("home-see-sessions"), ids.HOME_MORE, "upcoming")
        pressed.insert(0, see)
    said = [say(names)] if names else []
    return [header(texts("home-joined")), *said, buttons(*pressed)]
