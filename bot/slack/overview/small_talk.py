"""What the bot says to small talk: a few lines, and the buttons that fit this person."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.overview.home import Home, Running
from bot.domain.questions.small_talk import Talk
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, button, buttons, cut, message, modal, say
from bot.slack.base.moments import when
from bot.slack.overview.home import waits_line
from bot.slack.questions.refining import Search, written
from bot.texts import Texts

MOST_SESSIONS = 2  # of which one can say here whether one comes
LONGEST_SOUGHT = 150  # characters of what was typed, in a button

OR_A_SUBJECT = {Talk.SETTINGS, Talk.CASE, Talk.TOOL}  # what was meant may be searched for


def talk_message(
    talk: Talk, state: Home, texts: Texts, said: str = "", *, names_people: bool = True
) -> Message:
    """`said`: what was typed, where it can also be searched for."""
    if not names_people:
        state = replace(
            state, running=[replace(each, facilitators=()) for each in state.running]
        )
        if talk in {Talk.JOIN, Talk.WHO} and state.running:
            return message(*_circles_only(talk, state, texts))
    return message(*_blocks(talk, state, texts, said))


def _circles_only(talk: Talk, state: Home, texts: Texts) -> list[Block]:
    """Whom to ask is one press away, in a form that does not stay."""
    waits = waits_line(state, texts)
    circles = [*_circles(state, texts), texts("talk-join-who")]
    lines = [texts(f"talk-{talk.value}"), *waits, *circles]
    aid = button(texts("home-help"), ids.HELP_OPEN)
    return [say("\n".join(lines)), buttons(*_join(state, texts), aid)]


def talk_modal(talk: Talk, state: Home, texts: Texts) -> Json:
    blocks = _blocks(talk, state, texts, "")
    return modal(ids.TALK, texts("notice-title"), blocks, close=texts("button-close"))


def _blocks(talk: Talk, state: Home, texts: Texts, said: str) -> list[Block]:
    lines = {
        Talk.STOP: _stopping,
        Talk.PRIVACY: _privacy,
        Talk.SETTINGS: _nothing_more,
        Talk.EFFORT: _effort,
        Talk.COMING: _coming,
        Talk.CASE: _case,
        Talk.TOOL: _tool,
        Talk.JOIN: _joining,
        Talk.WHO: _who_leads,
        Talk.THANKS: _nothing_more,
        Talk.BYE: _nothing_more,
    }.get(talk, _onward)(state, texts)
    if talk in OR_A_SUBJECT and _search(state, texts, said):
        lines = [*lines, texts("talk-case-search")]
    opening = say("\n".join([texts(f"talk-{talk.value}"), *lines]))
    rows = _sessions(state, texts) if talk is Talk.COMING else []
    return [opening, *rows, buttons(*_pressed(talk, state, texts, said))]


def _nothing_more(_state: Home, _texts: Texts) -> list[str]:
    """Thanks and goodbye end a talk; of settings there is no more to say."""
    return []


def _stopping(state: Home, texts: Texts) -> list[str]:
    return [
        texts("talk-stop-less"),
        *([texts("talk-stop-circle")] if state.has_circle else []),
        *([texts("talk-stop-digests")] if state.is_subscribed else []),
        texts("talk-stop-all"),
    ]


def _privacy(state: Home, texts: Texts) -> list[str]:
    asked = [] if state.actor.is_guest else ["talk-privacy-asked"]
    return [texts(said) for said in ("talk-privacy-choose", *asked, "talk-privacy-channels")]


def _effort(state: Home, texts: Texts) -> list[str]:
    own = "talk-effort-stop" if state.has_circle else _no_circle(state)
    return [texts("talk-effort-time"), texts(own)]


def _coming(state: Home, texts: Texts) -> list[str]:
    first = "talk-coming-choose" if state.answerable else "talk-coming-none"
    return [texts(first), texts("talk-coming-away")]


def _case(state: Home, texts: Texts) -> list[str]:
    return [texts("talk-case-how" if state.has_circle else _no_circle(state))]


def _no_circle(state: Home) -> str:
    return "talk-no-circle-guest" if state.actor.is_guest else "talk-no-circle"


def _tool(state: Home, texts: Texts) -> list[str]:
    own = ["talk-tool-write", "talk-tool-next"] if state.has_circle else [_no_circle(state)]
    lines = [*own, *(["talk-lead"] if state.led else [])]
    return [texts(each) for each in lines]


def _joining(state: Home, texts: Texts) -> list[str]:
    if state.has_circle:
        names = ", ".join(
            each.name for each in (*(led.circle for led in state.led), *state.joined)
        )
        onward = "talk-home" if state.actor.is_guest else "talk-join-another"
        return [texts("talk-joined", names=names), texts(onward)]
    return [*waits_line(state, texts), *running_lines(state, texts)]


def _who_leads(state: Home, texts: Texts) -> list[str]:
    return [texts("talk-who-mine")] if state.has_circle else running_lines(state, texts)


def running_lines(state: Home, texts: Texts) -> list[str]:
    """Which circles there are, and how one gets into them; a guest is told of none."""
    if state.actor.is_guest:
        return [texts(_no_circle(state))]
    if not state.running:
        return [texts("talk-join-nothing")]
    is_open = any(each.is_open for each in state.running)
    return [*_circles(state, texts), texts("home-joining-open" if is_open else "talk-join-how")]


def _circles(state: Home, texts: Texts) -> list[str]:
    rest = state.rest.get("running", 0)
    return [
        texts("talk-running", count=len(state.running)),
        *(_running(each, texts) for each in state.running),
        *([texts("talk-circles-more", count=rest)] if rest else []),
    ]


def _running(each: Running, texts: Texts) -> str:
    if not each.facilitators:
        return texts("talk-circle", name=each.name)
    names = ", ".join(each.facilitators)
    return texts("talk-circle-led", name=each.name, names=names)


def _onward(state: Home, texts: Texts) -> list[str]:
    lines = [] if state.actor.is_guest else [texts("talk-ask")]
    if state.prompts:
        return [*lines, texts("talk-open", name=state.prompts[0].circle.name)]
    if state.led:
        return [*lines, texts("talk-lead")]
    return [*lines, texts("talk-home" if state.has_circle else _no_circle(state))]


def _pressed(talk: Talk, state: Home, texts: Texts, said: str) -> Sequence[ButtonElement]:
    settings = button(texts("home-settings"), ids.SETTINGS_OPEN)
    mine = button(texts("member-open-mine"), ids.MEMBER_OPEN_MINE)
    digests = button(texts("home-subscription"), ids.SUBSCRIPTION_OPEN)
    aid = button(texts("home-help"), ids.HELP_OPEN)
    match talk:
        case Talk.STOP:
            less = [digests] if state.is_subscribed else []
            return [settings, *([mine] if state.has_circle else []), *less]
        case Talk.PRIVACY | Talk.SETTINGS | Talk.COMING:
            answers = button(texts("home-see-mine"), ids.REFLECTION_MINE)
            about = {Talk.PRIVACY: [answers], Talk.SETTINGS: [settings]}.get(talk, [])
            return [*about, *_search(state, texts, said), aid]
        case Talk.CASE | Talk.EFFORT:
            cases = button(texts("home-cases"), ids.CASE_OPEN)
            shown = mine if talk is Talk.EFFORT else cases
            first = [shown] if state.has_circle else _join(state, texts)
            return [*first, *_search(state, texts, said), aid]
        case Talk.TOOL:
            answers = button(texts("home-see-mine"), ids.REFLECTION_MINE)
            own = [answers] if state.has_circle else []
            return [*_next_step(state, texts), *own, *_search(state, texts, said), aid]
        case Talk.JOIN | Talk.WHO:
            return [*_to_join(state, mine, digests, texts), aid]
        case _:
            first = [] if talk in {Talk.THANKS, Talk.BYE} else _next_step(state, texts)
            return [*first, aid]


def _sessions(state: Home, texts: Texts) -> list[Block]:
    """The first sessions to come, each with the form for one's answer."""
    rows = []
    for each in state.answerable[:MOST_SESSIONS]:
        label = texts("rsvp-change" if each.rsvp else "talk-coming-answer")
        press = button(label, ids.MEETING_CHANGE, each.meeting.id)
        at = when(each.meeting, state.actor.time_zone, texts)
        rows.append(say(f"{each.circle.name}\n{at}", accessory=press))
    return rows


def _to_join(
    state: Home, mine: ButtonElement, digests: ButtonElement, texts: Texts
) -> list[ButtonElement]:
    if state.actor.is_guest:
        return [mine]
    others = button(texts("join-open"), ids.JOIN_OPEN)
    if state.has_circle:
        return [mine, others]
    return [others, button(texts("home-new-circle"), ids.CIRCLE_OPEN_NEW), digests]


def _next_step(state: Home, texts: Texts) -> list[ButtonElement]:
    """What this person came for, most likely."""
    pressed = []
    if state.prompts and state.prompts[0].prompt is not None:
        asked = state.prompts[0].prompt.id
        label = texts("home-answer")
        pressed.append(button(label, ids.REFLECTION_ANSWER, asked, style="primary"))
    if state.led:
        only = state.led[0].circle.id if len(state.led) == 1 else ""
        pressed.append(button(texts("manage-open"), ids.MANAGE_OPEN, only))
    return pressed or _join(state, texts)


def _join(state: Home, texts: Texts) -> list[ButtonElement]:
    if state.has_circle or state.actor.is_guest:
        return []
    return [button(texts("talk-join-open"), ids.TALK_JOIN)]


def _search(state: Home, texts: Texts, said: str) -> list[ButtonElement]:
    if state.actor.is_guest or not said:
        return []
    sought = written(Search(cut(said, LONGEST_SOUGHT)))
    return [button(texts("said-search"), ids.SEARCH_AS_TYPED, sought)]
