"""How asking, answering and sharing look in Slack."""

from slack_sdk.models.blocks import Block

from bot.domain.learned.prompts import PromptSeen
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    button,
    buttons,
    cut,
    fine_print,
    header,
    message,
    quote,
    say,
)
from bot.slack.base.fitting import SHORT
from bot.slack.base.levels import audience
from bot.slack.learned.ratings import ask_blocks
from bot.texts import Texts
from storage.models import (
    Circle,
    Meeting,
    MeetingState,
    PromptState,
)


def about(circle: Circle, meeting: Meeting | None, texts: Texts) -> str:
    """Like “de bijeenkomst van ‘Circulair inkopen’ op maandag 2 maart 2026”."""
    if meeting is None:
        return texts("reflection-about-circle", circle=circle.name)
    day = texts.date(meeting.local_start.date())
    if _is_round(meeting):
        return texts("reflection-about-round", circle=circle.name, date=day)
    return texts("reflection-about", circle=circle.name, date=day)


def heading(circle: Circle, meeting: Meeting | None, texts: Texts) -> str:
    return texts("reflection-heading", about=about(circle, meeting, texts))


def prompt_message(asked: PromptSeen, texts: Texts) -> Message:
    """The one private request after a session, or in its stead."""
    return message(
        header(texts("prompt-title" if _looks_back(asked) else "prompt-title-away")),
        say(_prompt_opening(asked, texts)),
        _question_list(asked),
        fine_print(texts("prompt-promise")),
        _open_buttons(asked, texts, later=not asked.was_reminded),
        *_intention(asked, texts),
        *ask_blocks(asked, texts),
    )


def _looks_back(asked: PromptSeen) -> bool:
    """Not whoever sent something in, nor where the questions take the place of a session."""
    return not (asked.was_away or _is_round(asked.meeting))


def _is_round(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.state is MeetingState.ROUND


def _prompt_opening(asked: PromptSeen, texts: Texts) -> str:
    if asked.meeting is None or not _is_round(asked.meeting):
        opening = "prompt-opening-away" if asked.was_away else "prompt-opening"
        return texts(opening, about=about(asked.circle, asked.meeting, texts))
    when = texts.moment(asked.meeting.starts_at, asked.person.time_zone)
    return texts("prompt-round", circle=asked.circle.name, when=when)


def reminder_message(asked: PromptSeen, texts: Texts) -> Message:
    """The one reminder; who says "later" now would never hear of it again."""
    return message(
        say(texts("prompt-reminder", about=about(asked.circle, asked.meeting, texts))),
        _question_list(asked),
        fine_print(texts("prompt-reminder-promise")),
        _open_buttons(asked, texts, later=False),
        *_intention(asked, texts, invites=False),
    )


def _question_list(asked: PromptSeen) -> Block:
    return say("\n".join(f"{n}. {q.text}" for n, q in enumerate(asked.questions, start=1)))


def _open_buttons(asked: PromptSeen, texts: Texts, *, later: bool = True) -> Block:
    prompt_id = asked.prompt.id if asked.prompt else 0
    offered = [
        button(texts("prompt-answer"), ids.REFLECTION_ANSWER, prompt_id, style="primary")
    ]
    if later:
        offered.append(button(texts("prompt-later"), ids.REFLECTION_LATER, prompt_id))
    return buttons(*offered, button(texts("prompt-skip"), ids.REFLECTION_SKIP, prompt_id))


def standing_message(asked: PromptSeen, texts: Texts) -> Message:
    """What became of a request: the message that takes its place, and the receipt."""
    said = about(asked.circle, asked.meeting, texts)
    if asked.given:
        return message(
            say(
                texts(
                    "reflection-kept",
                    about=said,
                    given=len(asked.given),
                    asked=asked.asked_count,
                )
            ),
            say(_levels(asked, texts)),
            fine_print(
                texts("reflection-not-shared-yet", count=len(asked.unshared))
                if asked.unshared
                else texts("reflection-all-settled")
            ),
            _kept_buttons(asked, texts),
            *_intention(asked, texts),
            *ask_blocks(asked, texts),
        )
    prompt_id = asked.prompt.id if asked.prompt else 0
    if asked.prompt is not None and asked.prompt.state is PromptState.SKIPPED:
        again = button(texts("prompt-answer-anyway"), ids.REFLECTION_ANSWER, prompt_id)
        rated = ask_blocks(asked, texts)
        return message(say(texts("prompt-skipped", about=said)), buttons(again), *rated)
    if _is_untouched(asked):
        return prompt_message(asked, texts)
    return message(
        say(_when_again(asked, said, texts)),
        _open_buttons(asked, texts, later=False),
        *_intention(asked, texts, invites=False),
        *ask_blocks(asked, texts),
    )


def _is_untouched(asked: PromptSeen) -> bool:
    """Nothing was decided about it, and its reminder is still to come."""
    prompt = asked.prompt
    if prompt is None or prompt.state is not PromptState.OPEN:
        return False
    return prompt.later_at is None and not asked.was_reminded


def _intention(asked: PromptSeen, texts: Texts, *, invites: bool = True) -> list[Block]:
    """The check-out, in the same message: one intention, or the way to form one.

    Without `invites` only the button: whoever said "later" is asked nothing more.
    """
    if asked.meeting is None:
        return []
    pressed = button(texts("intention-form"), ids.INTENTION_OPEN, asked.meeting.id)
    if asked.intention is None:
        asks = [say(texts("intention-invite"))] if invites else []
        return [*asks, buttons(pressed)]
    state = texts(f"intention-state-{asked.intention.state.value}")
    standing = [
        fine_print(texts("intention-standing", state=state)),
        quote(asked.intention.text),
    ]
    if asked.intention.wanted_level > asked.intention.level:
        standing.append(fine_print(texts("intention-not-shared-yet")))
    return [*standing, buttons(pressed)]


def _when_again(asked: PromptSeen, said: str, texts: Texts) -> str:
    at = asked.prompt.later_at if asked.prompt else None
    if at is None or asked.was_reminded:
        return texts("prompt-stays-open", about=said)
    return texts(
        "prompt-postponed", about=said, moment=texts.moment(at, asked.person.time_zone)
    )


def _levels(asked: PromptSeen, texts: Texts) -> str:
    """One line per answer: the question, and who may read the answer now."""
    return "\n".join(
        f"• {cut(each.wording, SHORT)} – {audience(each.release_level, texts)}"
        for each in asked.given
    )


def _kept_buttons(asked: PromptSeen, texts: Texts) -> Block:
    prompt_id = asked.prompt.id if asked.prompt else 0
    offered = []
    if asked.unshared:
        offered.append(
            button(
                texts("reflection-see-and-share"),
                ids.REFLECTION_SEE,
                prompt_id,
                style="primary",
            )
        )
    offered.append(button(texts("reflection-change"), ids.REFLECTION_ANSWER, prompt_id))
    offered.append(button(texts("reflection-mine"), ids.REFLECTION_MINE))
    return buttons(*offered)
