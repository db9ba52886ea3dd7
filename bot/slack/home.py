"""Home: what is next, what is asked of me, what I shared, my circles."""

from slack_sdk.models.blocks import Block, InputBlock, PlainTextInputElement
from slack_sdk.models.blocks.basic_components import DispatchActionConfig

from bot.domain.home import Home, Led, Upcoming
from bot.slack import ids
from bot.slack.blocks import (
    Json,
    button,
    buttons,
    cut,
    divider,
    header,
    home,
    plain,
    say,
)
from bot.slack.meetings import rsvp_buttons, when
from bot.texts import Texts
from storage.models import ReleaseLevel

LONGEST_SEARCH = 300  # characters


def home_tab(state: Home, texts: Texts) -> Json:
    return home(
        [
            *_search(texts),
            *_asked(state, texts),
            *_next(state, texts),
            *_led(state, texts),
            *_mine(state, texts),
            *_cases(state, texts),
            *_read(state, texts),
            divider(),
            buttons(
                button(texts("home-settings"), ids.SETTINGS_OPEN),
                button(texts("home-new-circle"), ids.CIRCLE_OPEN_NEW),
                button(texts("home-help"), ids.HELP_OPEN),
            ),
        ]
    )


def _search(texts: Texts) -> list[Block]:
    typed = PlainTextInputElement(
        action_id=ids.HOME_SEARCH,
        placeholder=plain(texts("home-search-example")),
        max_length=LONGEST_SEARCH,
        dispatch_action_config=DispatchActionConfig(trigger_actions_on=["on_enter_pressed"]),
    )
    label = plain(texts("home-search"))
    return [InputBlock(label=label, element=typed, dispatch_action=True, optional=True)]


def _asked(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for asked in state.prompts:
        if asked.prompt is None:
            continue
        answer = button(
            texts("home-answer"), ids.REFLECTION_ANSWER, asked.prompt.id, style="primary"
        )
        blocks.append(say(texts("home-prompt", name=asked.circle.name), accessory=answer))
    for insight in state.requests:
        title = cut(insight.title, 100)
        blocks.append(say(texts("home-request", title=title)))
    for circle in state.drafts:
        start = button(texts("home-open-draft"), ids.CIRCLE_OPEN_DRAFT, circle.id)
        blocks.append(say(texts("home-draft", name=circle.name), accessory=start))
    return [header(texts("home-asked")), *blocks] if blocks else []


def _next(state: Home, texts: Texts) -> list[Block]:
    if not state.upcoming:
        return [header(texts("home-next")), say(texts("home-nothing-next"))]
    blocks: list[Block] = [header(texts("home-next"))]
    for each in state.upcoming:
        blocks += _upcoming(each, state, texts)
    return blocks


def _upcoming(each: Upcoming, state: Home, texts: Texts) -> list[Block]:
    said = "\n".join(
        [each.circle.name, when(each.meeting, state.actor.time_zone, texts), each.meeting.place]
    )
    if each.rsvp is None:
        return [say(said), rsvp_buttons(each.meeting, texts)]
    change = button(texts("rsvp-change"), ids.MEETING_CHANGE, each.meeting.id)
    return [say(said), say(texts(f"rsvp-{each.rsvp.value}-said"), accessory=change)]


def _led(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for led in state.led:
        blocks += _circle_led(led, state, texts)
    return [header(texts("home-led")), *blocks] if blocks else []


def _circle_led(led: Led, state: Home, texts: Texts) -> list[Block]:
    circle, meeting = led.circle, led.next_meeting
    coming = texts("home-no-meeting")
    if meeting is not None:
        coming = texts("home-next-meeting", when=when(meeting, state.actor.time_zone, texts))
    pressed = [
        button(texts("home-plan"), ids.MEETING_OPEN_PLAN, circle.id),
        button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle.id),
        button(texts("home-digest"), ids.DIGEST_OPEN, circle.id),
        button(texts("circle-questions"), ids.CIRCLE_OPEN_QUESTIONS, circle.id),
    ]
    if meeting is not None:
        pressed.append(button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting.id))
    blocks: list[Block] = [say(f"{circle.name}\n{coming}"), buttons(*pressed)]
    for question in led.questions:
        answer = button(texts("question-answer"), ids.QUESTION_OPEN_ANSWER, question.id)
        blocks.append(
            say(f"{texts('home-question')} {question.text}", accessory=answer),
        )
    return blocks


def _mine(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    if state.joined:
        names = "\n".join(circle.name for circle in state.joined)
        blocks += [header(texts("home-joined")), say(names)]
    if state.shared:
        counts = "\n".join(
            texts(f"home-shared-{level.name.lower()}", count=state.shared.get(level, 0))
            for level in ReleaseLevel
            if state.shared.get(level)
        )
        see = button(texts("home-see-mine"), ids.REFLECTION_MINE)
        blocks += [header(texts("home-shared")), say(counts, accessory=see)]
    return blocks


def _cases(state: Home, texts: Texts) -> list[Block]:
    if not (state.led or state.joined):
        return []
    return [buttons(button(texts("home-cases"), ids.CASE_OPEN))]


def _read(state: Home, texts: Texts) -> list[Block]:
    blocks: list[Block] = [header(texts("home-read"))]
    for digest in state.editions:
        on = texts.short_date(digest.published_at.date()) if digest.published_at else ""
        read = button(texts("home-read-digest"), ids.DIGEST_READ_WHOLE, digest.id)
        blocks.append(say(f"{digest.title}\n{on}", accessory=read))
    said = texts("home-subscribed") if state.is_subscribed else texts("home-not-subscribed")
    subscribe = button(texts("home-subscription"), ids.SUBSCRIPTION_OPEN)
    return [*blocks, say(said, accessory=subscribe)]
