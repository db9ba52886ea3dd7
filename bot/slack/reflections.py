"""How asking, answering and sharing look in Slack."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, PlainTextInputElement, StaticSelectElement

from bot.domain.reflections import (
    LONGEST_ANSWER,
    Answer,
    Asked,
    Mine,
    Seen,
    Submission,
    fingerprint,
)
from bot.errors import InvalidInput
from bot.slack import ids
from bot.slack.blocks import (
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
from bot.slack.forms import Answers, read_id
from bot.slack.insights import withdraw_button
from bot.slack.paging import page_of, turners
from bot.texts import Texts
from storage.models import (
    Circle,
    GuidingQuestion,
    Insight,
    Meeting,
    MeetingState,
    PromptState,
    Reflection,
    ReleaseLevel,
)
from storage.reflections import Written

SHORT = 120  # characters of a question or a title inside a line


def about(circle: Circle, meeting: Meeting | None, texts: Texts) -> str:
    """Like “de bijeenkomst van ‘Circulair inkopen’ op maandag 2 maart 2026”."""
    if meeting is None:
        return texts("reflection-about-circle", circle=circle.name)
    day = texts.date(meeting.local_start.date())
    if meeting.state is MeetingState.ROUND:
        return texts("reflection-about-round", circle=circle.name, date=day)
    return texts("reflection-about", circle=circle.name, date=day)


def _heading(circle: Circle, meeting: Meeting | None, texts: Texts) -> str:
    return texts("reflection-heading", about=about(circle, meeting, texts))


def level_label(level: ReleaseLevel, texts: Texts) -> str:
    return texts(f"release-{level.name.lower()}")


def choose_circle_modal(view_id: str, circles: Sequence[Circle], texts: Texts) -> Json:
    """For someone in several circles: which one is this about?"""
    options = [option(circle.name, circle.id) for circle in circles[:100]]
    select = StaticSelectElement(options=options, initial_option=options[0])
    return modal(
        view_id,
        texts("choose-circle-title"),
        [field("circle", texts("choose-circle"), select)],
        submit=texts("button-next"),
        close=texts("button-cancel"),
    )


def read_circle_choice(view: Json) -> int:
    return read_id(Answers(view).choice("circle"))


def answer_modal(asked: Asked, texts: Texts, beginning: str = "") -> Json:
    """The guiding questions of today, each with who may read the answer.

    `beginning` stands in the first one that has no answer yet, to go on from.
    """
    given = {reflection.question_id: reflection for reflection in asked.given}
    first = next((q.id for q in asked.questions if q.id not in given), None)
    blocks = [
        say(_heading(asked.circle, asked.meeting, texts)),
        fine_print(texts("reflection-form-opening")),
    ]
    for question in asked.questions:
        said = given.get(question.id)
        words = said.text if said else beginning * (question.id == first)
        blocks += _question_fields(question, said, words, asked, texts)
    return modal(
        ids.REFLECTION_FORM,
        texts("reflection-form-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={
            "circle": asked.circle.id,
            "meeting": asked.meeting.id if asked.meeting else None,
            "questions": [question.id for question in asked.questions],
        },
    )


def _question_fields(
    question: GuidingQuestion, given: Reflection | None, words: str, asked: Asked, texts: Texts
) -> list[Block]:
    level = given.wanted_level if given else asked.circle.default_release
    return [
        field(
            f"answer-{question.id}",
            question.text,
            PlainTextInputElement(
                multiline=True,
                max_length=LONGEST_ANSWER,
                initial_value=words or None,
            ),
            optional=True,
        ),
        field(f"level-{question.id}", texts("reflection-who"), _level_choice(level, texts)),
    ]


def _level_choice(chosen: ReleaseLevel, texts: Texts) -> StaticSelectElement:
    options = {level: option(level_label(level, texts), int(level)) for level in ReleaseLevel}
    return StaticSelectElement(options=list(options.values()), initial_option=options[chosen])


def read_answer(view: Json) -> Submission:
    """The inverse of `answer_modal`.

    Raises:
        InvalidInput: a level that is none of the four.
        NotFound: ids that cannot be ours.
    """
    answers = Answers(view)
    memory = remembered(view)
    meeting = memory.get("meeting")
    questions = memory.get("questions")
    question_ids = [read_id(each) for each in questions] if isinstance(questions, list) else []
    return Submission(
        circle_id=read_id(memory.get("circle")),
        meeting_id=None if meeting is None else read_id(meeting),
        answers=[
            Answer(each, answers.text(f"answer-{each}"), _read_level(answers, f"level-{each}"))
            for each in question_ids
        ],
    )


def _read_level(answers: Answers, block_id: str) -> ReleaseLevel:
    try:
        return ReleaseLevel(int(answers.choice(block_id) or ""))
    except ValueError as problem:
        raise InvalidInput(block_id, "error-choose") from problem


def preview_modal(
    circle: Circle,
    author_name: str,
    reflections: Sequence[Reflection],
    texts: Texts,
    page: int = 0,
) -> Json:
    """The exact words that others would see, and who those others are."""
    blocks = [say(texts("reflection-preview-opening"))]
    for reflection in reflections:
        blocks += [
            divider(),
            say(reflection.wording),
            fine_print(_audience(reflection.wanted_level, circle, texts)),
            say(_signature(reflection.wanted_level, circle, author_name, texts)),
            quote(reflection.text),
        ]
    blocks += [divider(), fine_print(texts("reflection-preview-closing"))]
    return modal(
        ids.REFLECTION_PREVIEW,
        texts("reflection-preview-title"),
        blocks,
        submit=texts("reflection-share"),
        close=texts("reflection-not-yet"),
        remember={
            "seen": [[r.id, int(r.wanted_level), fingerprint(r.text)] for r in reflections],
            "page": page,
        },
    )


def _audience(level: ReleaseLevel, circle: Circle, texts: Texts) -> str:
    return texts(f"reflection-audience-{level.name.lower()}", circle=circle.name)


def _signature(level: ReleaseLevel, circle: Circle, author_name: str, texts: Texts) -> str:
    if level <= ReleaseLevel.CIRCLE:
        return author_name
    return texts("reflection-nameless", circle=circle.name)


def read_preview(view: Json) -> list[Seen]:
    """What its author looked at; a look that makes no sense shares nothing."""
    seen = remembered(view).get("seen")
    looks = seen if isinstance(seen, list) else []
    return [
        Seen(read_id(look[0]), ReleaseLevel(look[1]), str(look[2]))
        for look in looks
        if isinstance(look, list) and len(look) == 3 and look[1] in {1, 2, 3}  # noqa: PLR2004  # id, level, fingerprint
    ]


def prompt_message(asked: Asked, texts: Texts) -> Message:
    """The one private request after a session, or in its stead."""
    return message(
        header(texts("prompt-title")),
        say(_prompt_opening(asked, texts)),
        _question_list(asked),
        fine_print(texts("prompt-promise")),
        _open_buttons(asked, texts),
        *_intention(asked, texts),
    )


def _prompt_opening(asked: Asked, texts: Texts) -> str:
    if asked.meeting is None or asked.meeting.state is not MeetingState.ROUND:
        return texts("prompt-opening", about=about(asked.circle, asked.meeting, texts))
    when = texts.moment(asked.meeting.starts_at, asked.person.time_zone)
    return texts("prompt-round", circle=asked.circle.name, when=when)


def reminder_message(asked: Asked, texts: Texts) -> Message:
    """The one reminder."""
    return message(
        say(texts("prompt-reminder", about=about(asked.circle, asked.meeting, texts))),
        _question_list(asked),
        fine_print(texts("prompt-reminder-promise")),
        _open_buttons(asked, texts),
        *_intention(asked, texts),
    )


def _question_list(asked: Asked) -> Block:
    return say("\n".join(f"{n}. {q.text}" for n, q in enumerate(asked.questions, start=1)))


def _open_buttons(asked: Asked, texts: Texts, *, later: bool = True) -> Block:
    prompt_id = asked.prompt.id if asked.prompt else 0
    offered = [
        button(texts("prompt-answer"), ids.REFLECTION_ANSWER, prompt_id, style="primary")
    ]
    if later:
        offered.append(button(texts("prompt-later"), ids.REFLECTION_LATER, prompt_id))
    return buttons(*offered, button(texts("prompt-skip"), ids.REFLECTION_SKIP, prompt_id))


def standing_message(asked: Asked, texts: Texts) -> Message:
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
        )
    prompt_id = asked.prompt.id if asked.prompt else 0
    if asked.prompt is not None and asked.prompt.state is PromptState.SKIPPED:
        again = button(texts("prompt-answer-anyway"), ids.REFLECTION_ANSWER, prompt_id)
        return message(say(texts("prompt-skipped", about=said)), buttons(again))
    return message(
        say(_when_again(asked, said, texts)),
        _open_buttons(asked, texts, later=False),
        *_intention(asked, texts),
    )


def _intention(asked: Asked, texts: Texts) -> list[Block]:
    """The check-out, in the same message: one intention, or the way to form one."""
    if asked.meeting is None:
        return []
    pressed = button(texts("intention-form"), ids.INTENTION_OPEN, asked.meeting.id)
    if asked.intention is None:
        return [say(texts("intention-invite")), buttons(pressed)]
    state = texts(f"intention-state-{asked.intention.state.value}")
    standing = [
        fine_print(texts("intention-standing", state=state)),
        quote(asked.intention.text),
    ]
    if asked.intention.wanted_level > asked.intention.level:
        standing.append(fine_print(texts("intention-not-shared-yet")))
    return [*standing, buttons(pressed)]


def _when_again(asked: Asked, said: str, texts: Texts) -> str:
    at = asked.prompt.later_at if asked.prompt else None
    if at is None or asked.was_reminded:
        return texts("prompt-stays-open", about=said)
    return texts(
        "prompt-postponed", about=said, moment=texts.moment(at, asked.person.time_zone)
    )


def _levels(asked: Asked, texts: Texts) -> str:
    """One line per answer: the question, and who may read the answer now."""
    return "\n".join(
        f"• {cut(each.wording, SHORT)} – {level_label(each.release_level, texts)}"
        for each in asked.given
    )


def _kept_buttons(asked: Asked, texts: Texts) -> Block:
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


def mine_modal(mine: Mine, texts: Texts, page: int = 0) -> Json:
    """Everything somebody wrote: who may read it, and what was made of it."""
    groups = [_mine_group(each, mine, texts) for each in mine.written]
    shown = page_of(groups, page)
    blocks = [fine_print(texts("mine-opening" if groups else "mine-empty")), *shown.blocks]
    return modal(
        ids.REFLECTION_MINE,
        texts("mine-title"),
        [*blocks, *turners(shown, ids.REFLECTION_MINE_PAGE, texts)],
        close=texts("button-close"),
        remember={"page": shown.number},
    )


def _mine_group(each: Written, mine: Mine, texts: Texts) -> list[Block]:
    reflection = each.reflection
    change = button(texts("mine-change-level"), ids.REFLECTION_OPEN_LEVEL, reflection.id)
    return [
        divider(),
        fine_print(_heading(each.circle, each.meeting, texts)),
        say(reflection.wording, accessory=change),
        quote(reflection.text),
        fine_print(_status(reflection, mine.used_in.get(reflection.id, ()), texts)),
        *_offer(reflection, mine, texts),
    ]


def _offer(reflection: Reflection, mine: Mine, texts: Texts) -> list[Block]:
    """What the circle may read, and no card was made of yet, its author can put forward."""
    if reflection.release_level < ReleaseLevel.CIRCLE or mine.used_in.get(reflection.id):
        return []
    return [buttons(button(texts("note-offer"), ids.INSIGHT_OFFER, reflection.id))]


def _status(reflection: Reflection, used_in: Sequence[Insight], texts: Texts) -> str:
    lines = [texts("mine-level", level=level_label(reflection.release_level, texts))]
    if reflection.wanted_level > reflection.release_level:
        wanted = level_label(reflection.wanted_level, texts)
        lines.append(texts("mine-wanted", level=wanted))
    if used_in:
        titles = ", ".join(f"‘{cut(insight.title, SHORT)}’" for insight in used_in[:5])
        lines.append(f"{texts('mine-used-in')} {titles}")
    return "\n".join(lines)


def level_modal(mine: Mine, texts: Texts, page: int = 0) -> Json:
    """Who may read one answer, and which cards were made of it."""
    [written] = mine.written
    reflection = written.reflection
    cards = mine.used_in.get(reflection.id, ())
    blocks = [
        fine_print(_heading(written.circle, written.meeting, texts)),
        say(reflection.wording),
        quote(reflection.text),
        field("level", texts("reflection-who"), _level_choice(reflection.wanted_level, texts)),
        fine_print(texts("mine-level-explained")),
    ]
    for insight in cards[:10]:
        withdraw = withdraw_button(insight.id, texts)
        blocks.append(say(f"{texts('mine-used-in')} ‘{insight.title}’", accessory=withdraw))
    return modal(
        ids.REFLECTION_LEVEL,
        texts("mine-level-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"reflection": reflection.id, "page": page},
    )


def read_level(view: Json) -> tuple[int, ReleaseLevel]:
    """The reflection, and the level that its author wants."""
    return read_id(remembered(view).get("reflection")), _read_level(Answers(view), "level")


def read_mine_page(view: Json) -> int:
    """Where the list stood from which a form was opened."""
    page = remembered(view).get("page")
    return page if isinstance(page, int) else 0
