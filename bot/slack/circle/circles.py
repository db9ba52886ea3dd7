"""How starting a circle looks in Slack."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    RadioButtonsElement,
    StaticSelectElement,
    UserMultiSelectElement,
)

from bot.domain.base.visible import tidy
from bot.domain.circle.approvals import Draft
from bot.domain.circle.circles import (
    LONGEST_NAME,
    LONGEST_PURPOSE,
    MOST_QUESTIONS,
    Basics,
    CirclePlan,
    Overview,
)
from bot.domain.circle.themes import Theme
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    Message,
    button,
    buttons,
    channel_named,
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
from bot.slack.base.fitting import names
from bot.slack.base.folding import fold
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import (
    channel_input,
    date_input,
    drop_down,
    one_line,
    radio,
    several_lines,
)
from bot.slack.circle.joining import open_choice, read_open
from bot.slack.circle.themes import named_in, theme_options
from bot.texts import Texts
from storage.models import Address, Circle, ReleaseLevel

MOST_BESIDE = 3  # circles in the same channel, by name
DEFAULT_QUESTIONS = 3  # the programme's own, in our words: circle-question-1 …


FOLDED = (
    "facilitators",
    "questions",
    "default_release",
    "language",
    "horizon_on",
    "is_open",
)


def circle_modal(
    themes: Sequence[Theme], texts: Texts, *, channel: str | None, whole: bool = False
) -> Json:
    """The form behind `/leerkring nieuw`; `channel` is where it was typed."""
    questions = _suggested(texts)
    blocks = [
        fine_print(texts("circle-form-opening")),
        field("name", texts("circle-name"), one_line(LONGEST_NAME)),
        field(
            "theme",
            texts("circle-theme"),
            drop_down(theme_options(themes, texts)),
            hint=texts("circle-theme-hint"),
        ),
        field(
            "purpose",
            texts("circle-purpose"),
            several_lines(LONGEST_PURPOSE),
            hint=texts("circle-purpose-hint"),
        ),
        field(
            "channel",
            texts("circle-channel"),
            channel_input(channel),
            hint=texts("circle-channel-hint"),
        ),
        field("participants", texts("circle-participants"), UserMultiSelectElement()),
        field(
            "facilitators",
            texts("circle-facilitators"),
            UserMultiSelectElement(),
            optional=True,
        ),
        field(
            "questions",
            texts("circle-questions"),
            several_lines(2000, "\n".join(questions)),
            hint=texts("circle-questions-hint", most=MOST_QUESTIONS),
        ),
        field(
            "default_release",
            texts("circle-default-release"),
            _release_choice(texts),
            hint=texts("circle-default-release-hint"),
        ),
        field("language", texts("circle-language"), _language_choice(texts)),
        field(
            "horizon_on",
            texts("circle-horizon"),
            date_input(),
            hint=texts("circle-horizon-hint"),
            optional=True,
        ),
        field(
            "is_open",
            texts("circle-open"),
            open_choice(texts),
            hint=texts("circle-open-hint"),
        ),
    ]
    form = modal(
        ids.CIRCLE_NEW,
        texts("circle-form-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
    )
    return form if whole else fold(form, {texts("circle-more"): FOLDED})


def _release_choice(texts: Texts) -> RadioButtonsElement:
    options = [
        option(texts("circle-release-circle"), ReleaseLevel.CIRCLE),
        option(texts("circle-release-private"), ReleaseLevel.PRIVATE),
    ]
    return radio(options, options[0])


def _language_choice(texts: Texts) -> StaticSelectElement:
    options = {
        language: option(texts(f"language-{language}"), language) for language in ("nl", "en")
    }
    return drop_down(options.values(), options[texts.language])


def read_circle(view: Json) -> CirclePlan:
    """The inverse of `circle_modal`; one guiding question per line."""
    answers = Answers(view)
    release = answers.choice("default_release")
    return CirclePlan(
        basics=read_basics(answers),
        participants=[Address.slack(each) for each in answers.choices("participants")],
        facilitators=[Address.slack(each) for each in answers.choices("facilitators")],
        questions=_lines(answers.text("questions")),
        language=read_language(answers),
        default_release=ReleaseLevel.PRIVATE if release == "0" else ReleaseLevel.CIRCLE,
        horizon_on=answers.date("horizon_on"),
        is_open=read_open(answers),
    )


def read_basics(answers: Answers) -> Basics:
    return Basics(
        name=answers.text("name"),
        theme=answers.choice("theme") or "",
        purpose=answers.text("purpose"),
        channel=answers.choice("channel") or "",
    )


def read_language(answers: Answers) -> str:
    return "en" if answers.choice("language") == "en" else "nl"


def _suggested(texts: Texts) -> list[str]:
    return [texts(f"circle-question-{n}") for n in range(1, DEFAULT_QUESTIONS + 1)]


def _lines(text: str) -> list[str]:
    return [said for line in text.splitlines() if (said := tidy(line))]


def questions_modal(circle: Overview, texts: Texts) -> Json:
    """Changing the guiding questions of a circle that runs."""
    current = "\n".join(question.text for question in circle.questions)
    return modal(
        ids.CIRCLE_QUESTIONS,
        texts("circle-questions"),
        [
            say(texts("circle-questions-opening", name=circle.circle.name)),
            field(
                "questions",
                texts("circle-questions"),
                several_lines(2000, current),
                hint=texts("circle-questions-hint", most=MOST_QUESTIONS),
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"circle": circle.circle.id},
    )


def read_questions(view: Json) -> tuple[int, list[str]]:
    """The circle, and its questions from now on."""
    return read_id(remembered(view).get("circle")), _lines(Answers(view).text("questions"))


def preview_modal(found: Draft, texts: Texts) -> Json:
    """What was written down and what everyone will get, before anyone gets it."""
    circle = found.circle
    blocks = [
        say(texts("approval-waits-now" if found.waits else "circle-preview-opening")),
        *_approval(found, texts),
        header(circle.circle.name),
        *_facts(circle, texts),
        *(
            [say(texts("circle-channel-shared", names=_quoted(found.beside)))]
            if found.beside
            else []
        ),
        divider(),
        fine_print(texts("circle-preview-welcome", count=len(circle.participants))),
        divider(),
        *_welcome(circle, texts),
        fine_print(texts("welcome-next")),
        divider(),
        *([] if found.waits else [fine_print(texts("circle-preview-kept"))]),
    ]
    return modal(
        ids.CIRCLE_PREVIEW,
        texts("circle-preview-title"),
        blocks,
        submit=_submit(found, texts),
        close=texts("button-close" if found.waits else "circle-keep-draft"),
        remember={"circle": circle.circle.id},
    )


def _approval(found: Draft, texts: Texts) -> list[Block]:
    if not found.is_needed or found.waits:
        return []
    if found.refused is None:
        return [say(texts("approval-needed"))]
    return [
        say(texts("approval-was-refused")),
        quote(found.refused),
        say(texts("approval-again")),
        buttons(
            button(
                texts("circle-settings-open"), ids.CIRCLE_OPEN_SETTINGS, found.circle.circle.id
            )
        ),
    ]


def _quoted(circles: Sequence[str]) -> str:
    return ", ".join(f"‘{each}’" for each in circles[:MOST_BESIDE])


def _submit(found: Draft, texts: Texts) -> str | None:
    if found.waits:
        return None
    return texts("approval-ask" if found.is_needed else "circle-start")


def _facts(circle: Overview, texts: Texts) -> Sequence[Block]:
    nobody = texts("circle-nobody-yet")
    others = names(circle.participants, LONGEST_SECTION - 100, texts) or nobody
    leaders = names(circle.facilitators, LONGEST_SECTION - 100, texts)
    questions = "\n".join(f"{n}. {q.text}" for n, q in enumerate(circle.questions, start=1))
    suggested = _suggested(texts)
    ours = any(each.text in suggested for each in circle.questions)
    release = circle.circle.default_release.name.lower()
    return [
        quote(circle.circle.purpose),
        say(
            texts(
                "circle-fact-theme", theme=named_in(circle.themes, circle.circle.theme, texts)
            )
        ),
        channel_named(texts("circle-channel"), circle.circle.channel),
        say(f"{texts('circle-participants')}: {others}"),
        say(f"{texts('circle-led-by')}: {leaders}"),
        say(f"{texts('circle-questions')}:\n{questions}"),
        *([fine_print(texts("circle-questions-ours"))] if ours else []),
        fine_print(texts(f"circle-fact-release-{release}")),
    ]


def started_modal(circle: Circle, texts: Texts) -> Json:
    """After the start: what happens now, and the next step."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("circle-started-title"),
        [
            say(texts("circle-started", name=circle.name)),
            buttons(
                button(
                    texts("circle-plan-first"),
                    ids.MEETING_OPEN_PLAN,
                    circle.id,
                    style="primary",
                ),
                button(texts("home-find-date"), ids.POLL_OPEN_NEW, circle.id),
            ),
        ],
        close=texts("button-close"),
    )


def welcome_message(circle: Overview, texts: Texts, *, is_later: bool = False) -> Message:
    """The one welcome: what the bot will and will not do with someone's words.

    `is_later`: the reader joins a circle that is on its way.
    """
    if not is_later:
        return message(*_welcome(circle, texts), fine_print(texts("welcome-next")))
    read = button(texts("newcomer-open"), ids.NEWCOMER_OPEN, circle.circle.id)
    return message(*_welcome(circle, texts), say(texts("newcomer-offer")), buttons(read))


def _welcome(circle: Overview, texts: Texts) -> list[Block]:
    leaders = ", ".join(person.name for person in circle.facilitators)
    questions = "\n".join(f"{n}. {q.text}" for n, q in enumerate(circle.questions, start=1))
    return [
        header(texts("welcome-title", name=circle.circle.name)),
        say(texts("welcome-opening", facilitators=leaders)),
        quote(circle.circle.purpose),
        say(f"{texts('welcome-questions', count=len(circle.questions))}\n{questions}"),
        *agreement_blocks(circle.circle, texts),
        channel_named(texts("welcome-channel"), circle.circle.channel),
        say(texts("welcome-will")),
        say(texts("welcome-will-not")),
    ]
