"""Did you use it, and what came of it: the question, the sentence, and what a card shows."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.insights.trials import LONGEST_HAPPENED, Asked, Tried
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    fine_print,
    message,
    modal,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import several_lines
from bot.texts import Texts
from storage.models import Outcome, ReleaseLevel, TrialResult


def question_message(found: Asked, texts: Texts) -> Message:
    """Asked once; afterwards it shows what was answered, and lets them change it."""
    title = strong(found.insight.title)
    worked = found.insight.outcome is Outcome.WORKED
    if found.own is None:
        return message(
            say(texts("trial-ask" if worked else "trial-ask-other")),
            title,
            buttons(*_choices(found, texts)),
            fine_print(texts("trial-how")),
        )
    what = "before" if found.is_about_others else _word(found.own.result)
    said = say(texts(f"trial-said-{what}"))
    blocks: list[Block] = [title, said]
    pressed = _choices(found, texts)
    if found.has_tried:
        own = found.own.text
        blocks += [quote(own)] if own else []
        label = texts("trial-tell-again" if own else "trial-tell")
        pressed.insert(0, button(label, ids.TRIAL_TELL, found.insight.id))
    return message(*blocks, buttons(*pressed))


def _choices(found: Asked, texts: Texts) -> list[ButtonElement]:
    """Every answer but the one that was given."""
    given = found.own.result if found.own and not found.is_about_others else None
    return [
        button(
            texts(f"trial-{_word(each)}"),
            f"{ids.TRIAL_ANSWER}.{each.value}",
            found.insight.id,
        )
        for each in TrialResult
        if each is not given
    ]


def _word(result: TrialResult) -> str:
    return result.value.replace("_", "-")


def read_answer(action: Json) -> tuple[int, TrialResult]:
    """The card, and what came of it; the door lets no other result in."""
    said = str(action.get("action_id")).removeprefix(f"{ids.TRIAL_ANSWER}.")
    return read_id(action.get("value")), TrialResult(said)


def trial_modal(found: Asked, texts: Texts) -> Json:
    """One sentence, and who will read it: the form itself is its author's look."""
    insight, own = found.insight, found.own
    element = several_lines(LONGEST_HAPPENED, (own.text or None) if own else None)
    reach = texts(f"recognition-reach-{insight.level.name.lower()}")
    back = button(texts("recognition-take-back"), ids.TRIAL_TAKE_BACK, insight.id)
    return modal(
        ids.TRIAL_FORM,
        texts("trial-title"),
        [
            strong(insight.title),
            field("text", texts("trial-happened"), element),
            fine_print(f"{reach} {texts('recognition-few-guess')}"),
            buttons(back),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"insight": insight.id, "level": int(insight.level)},
    )


def read_trial(view: Json) -> tuple[int, str, ReleaseLevel | None]:
    """The inverse of `trial_modal`: the card, what happened, and how far the form said."""
    memory = remembered(view)
    level = next((each for each in ReleaseLevel if each == memory.get("level")), None)
    return read_id(memory.get("insight")), Answers(view).text("text"), level


def tried_line(tried: Tried, texts: Texts) -> str:
    """No number before three people tried it; nothing before anybody did."""
    if tried.may_be_shown:
        return texts(
            "trial-counted",
            people=tried.people,
            worked=tried.worked,
            did_not=tried.did_not,
        )
    return texts("trial-few") if tried.people else ""
