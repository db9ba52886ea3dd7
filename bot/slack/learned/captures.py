"""Keeping an insight from a message: asking its author, and what comes of that."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.learned.captures import (
    LONGEST_CONCLUSION,
    CaptureRequest,
    CaptureWords,
    Desk,
    Source,
)
from bot.domain.learned.sheets import LONGEST_ANSWER
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    addresses,
    button,
    buttons,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.fitting import fit_in_field
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, several_lines
from bot.slack.base.levels import level_choice, read_level_of
from bot.texts import Texts
from storage.models import Address, CaptureState, Circle, ReleaseLevel

GROUP_OF_FEW = "mpdm-"


def read_source(body: Json) -> Source:
    """The message on which the shortcut was used; its text stays in Slack."""
    post = body.get("message") or {}
    channel = body.get("channel") or {}
    found = str(channel.get("id") or "")
    few = str(channel.get("name") or "")
    author = str(post.get("user") or "")
    return Source(
        author=Address.slack(author) if author else None,
        channel=found,
        ts=str(post.get("ts") or ""),
        thread_ts=str(post.get("thread_ts") or ""),
        domain=str((body.get("team") or {}).get("domain") or ""),
        is_private=found.startswith("D") or few.startswith(GROUP_OF_FEW),
        is_from_bot=bool(post.get("bot_id") or post.get("subtype") == "bot_message"),
    )


def capture_modal(desk: Desk, texts: Texts, own_words: str = "") -> Json:
    """One's own message begins with its words; of someone else's nothing is copied."""
    if desk.author is None:
        return _own_modal(desk, own_words, texts)
    name = desk.author.name
    conclusion = several_lines(LONGEST_CONCLUSION)
    return modal(
        ids.CAPTURE_FORM,
        texts("capture-title"),
        [
            say(texts("capture-opening", name=name)),
            field("conclusion", texts("capture-conclusion"), conclusion),
            _circle_field(desk.circles, texts),
            fine_print(texts("capture-promise", name=name)),
        ],
        submit=texts("capture-ask"),
        close=texts("button-cancel"),
        remember=_memory(desk.source),
    )


def _own_modal(desk: Desk, words: str, texts: Texts) -> Json:
    level = desk.circles[0].default_release if desk.circles else ReleaseLevel.PRIVATE
    words, rest = fit_in_field(words, LONGEST_ANSWER, texts)
    return modal(
        ids.CAPTURE_OWN,
        texts("capture-title"),
        [
            say(texts("capture-own-opening")),
            *_words_fields(words, level, texts),
            *rest,
            _circle_field(desk.circles, texts),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember=_memory(desk.source),
    )


def _words_fields(words: str, level: ReleaseLevel, texts: Texts) -> list[Block]:
    text = several_lines(LONGEST_ANSWER, words)
    return [
        field("text", texts("capture-words"), text),
        field("level", texts("reflection-who"), level_choice(level, texts)),
    ]


def _circle_field(circles: Sequence[Circle], texts: Texts) -> Block:
    options = [option(circle.name, circle.id) for circle in circles]
    select = drop_down(options, options[0])
    return field("circle", texts("choose-circle"), select)


def _memory(source: Source) -> dict[str, str | bool]:
    author = source.author.external_id if source.author else ""
    return {**vars(source), "author": author}


def _remembered_source(view: Json) -> Source:
    memory = remembered(view)
    names = ("author", "channel", "ts", "thread_ts", "domain")
    if not all(isinstance(memory.get(name), str) for name in names):
        raise NotFound
    parts = {name: memory[name] for name in names}
    author = parts.pop("author")
    return Source(
        author=Address.slack(author) if author else None,
        **parts,
        is_private=parts["channel"].startswith("D") or bool(memory.get("is_private")),
    )


def read_capture(view: Json) -> tuple[Source, int, str]:
    """The message, the circle, and the conclusion."""
    answers = Answers(view)
    source = _remembered_source(view)
    return source, read_id(answers.choice("circle")), answers.text("conclusion")


def read_own(view: Json, texts: Texts) -> tuple[Source, int, CaptureWords]:
    answers = Answers(view)
    return _remembered_source(view), read_id(answers.choice("circle")), read_words(view, texts)


def read_words(view: Json, texts: Texts) -> CaptureWords:
    """What becomes someone's own. Raises InvalidInput for a level that does not exist."""
    answers = Answers(view)
    level = read_level_of(answers, "level")
    return CaptureWords(answers.text("text"), level, texts("capture-heading"))


def request_message(request: CaptureRequest, texts: Texts) -> Message:
    """Exactly what would be kept, to the one person who decides about it."""
    capture, name = request.capture, request.asker.name
    if capture.state is not CaptureState.ASKED:
        return message(say(texts(f"capture-{capture.state.value}")))
    expires_on = texts.date(capture.expires_at.date())
    return message(
        say(texts("capture-request", name=name, circle=request.circle.name)),
        quote(capture.conclusion),
        addresses([capture.permalink]),
        fine_print(texts("capture-request-promise", date=expires_on)),
        buttons(
            button(texts("capture-yes"), ids.CAPTURE_YES, capture.id, style="primary"),
            button(texts("capture-no"), ids.CAPTURE_NO, capture.id),
        ),
    )


def keep_modal(request: CaptureRequest, texts: Texts) -> Json:
    """The author may change the words, and chooses who may read them."""
    return modal(
        ids.CAPTURE_KEEP,
        texts("capture-title"),
        [
            say(texts("capture-keep-opening")),
            *_words_fields(request.capture.conclusion, request.circle.default_release, texts),
            fine_print(texts("capture-keep-promise")),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"capture": request.capture.id},
    )


def read_keep(view: Json) -> int:
    return read_id(remembered(view).get("capture"))


def told_message(answer: str, circle: Circle, texts: Texts) -> Message:
    """What came of it, to whoever wanted to keep it; never why, nor whether it was silence."""
    said = "capture-told-kept" if answer == "kept" else "capture-told-not"
    return message(say(texts(said, circle=circle.name)))
