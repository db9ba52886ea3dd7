"""Seeing what others would see before sharing it, and what someone wrote, with its use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block

from bot.domain.base.anonymity import CROWD, can_be_guessed
from bot.domain.learned.sharing import MOST_AT_ONCE, MyTexts, Seen, Usage, fingerprint
from bot.domain.learned.sheets import details_of
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks, contact_warning
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    modal,
    remembered,
    say,
)
from bot.slack.base.details import answer_blocks
from bot.slack.base.fitting import SHORT
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.levels import audience, level_choice, read_level_of, who_reads
from bot.slack.base.paging import more, page_of, turners
from bot.slack.insights.insights import withdraw_button
from bot.slack.learned.reflections import heading
from bot.texts import Texts
from storage.learned.reflections import Written
from storage.models import Case, Circle, Insight, Reflection, ReleaseLevel

TITLES = 5  # of cards and digests, in a line
MOST_CARDS = 10  # in the form of one answer


@dataclass(frozen=True)
class SharingPreview:
    """What someone is about to share, and with whom: all that the preview needs."""

    circle: Circle
    author_name: str
    reflections: Sequence[Reflection]
    cases: Sequence[Case] = ()
    crowd: int = CROWD


def preview_modal(look: SharingPreview, texts: Texts, page: int = 0) -> Json:
    """The exact words that others would see, and who those others are."""
    was_read = any(each.release_level > ReleaseLevel.PRIVATE for each in look.reflections)
    opening, closing = "reflection-preview-opening", "reflection-preview-closing"
    if was_read:  # by the circle, say, and now by more people
        opening, closing = "reflection-preview-opening-more", "reflection-preview-closing-more"
    blocks = [say(texts(opening))]
    cases = {case.id: case for case in look.cases}
    for reflection in look.reflections:
        level = reflection.wanted_level
        case = cases.get(reflection.case_id or 0)
        blocks += [
            divider(),
            say(reflection.wording),
            fine_print(_audience(look, level, texts)),
            say(look.author_name),
            *answer_blocks(reflection, case, level, texts),
        ]
    blocks += [
        divider(),
        *contact_warning(_words(look.reflections), texts),
        *agreement_blocks(look.circle, texts),
        fine_print(texts(closing)),
    ]
    return modal(
        ids.REFLECTION_PREVIEW,
        texts("reflection-preview-title"),
        blocks,
        submit=texts("reflection-share"),
        close=texts("reflection-not-yet"),
        remember={
            "seen": [[r.id, int(r.wanted_level), fingerprint(r)] for r in look.reflections],
            "page": page,
        },
    )


def _words(reflections: Sequence[Reflection]) -> Iterator[str]:
    for each in reflections:
        said = details_of(each)
        yield from (each.text, said.why, said.condition)


def _audience(look: SharingPreview, level: ReleaseLevel, texts: Texts) -> str:
    """In a small circle a text without a name has one all the same: say so first."""
    said = texts(f"reflection-audience-{level.name.lower()}", circle=look.circle.name)
    if not can_be_guessed(level, look.crowd):
        return said
    return f"{said}\n{texts('reflection-small-circle', count=look.crowd)}"


def read_preview(view: Json) -> list[Seen]:
    """What its author looked at; a look that makes no sense shares nothing."""
    seen = remembered(view).get("seen")
    looks = seen if isinstance(seen, list) else []
    return [
        Seen(read_id(look[0]), ReleaseLevel(look[1]), str(look[2]))
        for look in looks
        if isinstance(look, list) and len(look) == 3 and look[1] in {1, 2, 3}  # noqa: PLR2004  # id, level, fingerprint
    ]


def mine_modal(mine: MyTexts, texts: Texts, page: int = 0) -> Json:
    """Everything someone wrote: who may read it, and what was made of it."""
    groups = _groups(mine, texts)
    shown = page_of(groups, page)
    blocks = [fine_print(texts("mine-opening" if groups else "mine-empty")), *shown.blocks]
    return modal(
        ids.REFLECTION_MINE,
        texts("mine-title"),
        [
            *blocks,
            *turners(shown, ids.REFLECTION_MINE_PAGE, texts),
            buttons(button(texts("my-cases"), ids.CASE_MINE)),
        ],
        close=texts("button-close"),
        remember={"page": shown.number},
    )


def _groups(mine: MyTexts, texts: Texts) -> list[list[Block]]:
    """By session, in the order of answering; the newest session first."""
    together: dict[int, list[Written]] = {}
    for each in mine.written:
        together.setdefault(each.reflection.prompt_id or -each.reflection.id, []).append(each)
    return [
        _mine_group(each, mine, texts, _heading(each, answers if n == 0 else (), texts))
        for answers in together.values()
        for n, each in enumerate(sorted(answers, key=lambda each: each.reflection.id))
    ]


def _heading(each: Written, answers: Sequence[Written], texts: Texts) -> Block:
    """`answers`: about the same session; several of them can be changed at once."""
    said = heading(each.circle, each.meeting, texts)
    if not 1 < len(answers) <= MOST_AT_ONCE:
        return fine_print(said)
    label, prompt_id = texts("mine-whole-session"), each.reflection.prompt_id
    return say(said, accessory=button(label, ids.REFLECTION_OPEN_SESSION, prompt_id))


def _mine_group(each: Written, mine: MyTexts, texts: Texts, about: Block) -> list[Block]:
    reflection = each.reflection
    change = button(texts("mine-change-level"), ids.REFLECTION_OPEN_LEVEL, reflection.id)
    return [
        divider(),
        about,
        say(reflection.wording, accessory=change),
        *answer_blocks(reflection, each.case, ReleaseLevel.PRIVATE, texts),
        fine_print(_status(reflection, mine, texts)),
        *_to_do(reflection, mine, texts),
    ]


def _to_do(reflection: Reflection, mine: MyTexts, texts: Texts) -> list[Block]:
    """What the circle may read, and no card was made of yet, its author can put forward."""
    pressed = []
    if reflection.prompt_id is not None:
        edit = texts("reflection-change")
        pressed.append(button(edit, ids.REFLECTION_ANSWER, reflection.prompt_id))
    if reflection.release_level >= ReleaseLevel.CIRCLE and not mine.used_in.get(reflection.id):
        pressed.append(button(texts("note-offer"), ids.INSIGHT_OFFER, reflection.id))
    return [buttons(*pressed)] if pressed else []


def _status(reflection: Reflection, mine: MyTexts, texts: Texts) -> str:
    used_in = mine.used_in.get(reflection.id, ())
    lines = [who_reads(reflection.release_level, texts)]
    if reflection.wanted_level > reflection.release_level:
        wanted = audience(reflection.wanted_level, texts)
        lines.append(texts("mine-wanted", level=wanted))
    if used_in:
        titles = _titles([insight.title for insight in used_in])
        lines.append(f"{texts('mine-used-in')} {titles}")
    lines += _usage_lines(mine.usage.get(reflection.id, Usage()), texts)
    return "\n".join(lines)


def _titles(titles: Sequence[str]) -> str:
    """The first few, and how many more."""
    said = ", ".join(f"‘{cut(title, SHORT)}’" for title in titles[:TITLES])
    rest = len(titles[TITLES:])
    return f"{said} +{rest}" if rest else said


def _usage_lines(usage: Usage, texts: Texts) -> list[str]:
    """In which digests, in how many channels, and in the recap."""
    lines = []
    if usage.editions:
        said = texts("mine-in-digests", count=len(usage.editions))
        lines.append(f"{said} {_titles(usage.editions)}")
    if usage.channels:
        lines.append(texts("mine-in-channels", count=usage.channels))
    if usage.in_recap:
        lines.append(texts("mine-in-recap"))
    return lines


def level_modal(mine: MyTexts, texts: Texts, page: int = 0) -> Json:
    """Who may read one answer, and which cards were made of it."""
    [written] = mine.written
    reflection = written.reflection
    cards = mine.used_in.get(reflection.id, ())
    blocks = [
        fine_print(heading(written.circle, written.meeting, texts)),
        say(reflection.wording),
        *answer_blocks(reflection, written.case, ReleaseLevel.PRIVATE, texts),
        fine_print(_status(reflection, mine, texts)),
        field("level", texts("reflection-who"), level_choice(reflection.wanted_level, texts)),
        fine_print(texts("mine-level-explained")),
    ]
    for insight in cards[:MOST_CARDS]:
        blocks += _made_of_it(insight, texts)
    see = button(texts("more-see"), ids.REFLECTION_CARDS, reflection.id)
    blocks += more(len(cards[MOST_CARDS:]), see, texts)
    return modal(
        ids.REFLECTION_LEVEL,
        texts("mine-level-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"reflection": reflection.id, "page": page},
    )


def _made_of_it(insight: Insight, texts: Texts) -> list[Block]:
    withdraw = withdraw_button(insight, texts)
    return [say(f"{texts('mine-used-in')} ‘{insight.title}’", accessory=withdraw)]


def cards_modal(mine: MyTexts, texts: Texts, page: int = 0) -> Json:
    """All cards that were made of one answer."""
    [written] = mine.written
    cards = mine.used_in.get(written.reflection.id, ())
    nothing = [[say(texts("home-nothing-left"))]]
    shown = page_of([_made_of_it(each, texts) for each in cards] or nothing, page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("mine-title"),
        [
            say(written.reflection.wording),
            *shown.blocks,
            *turners(shown, ids.REFLECTION_CARDS_PAGE, texts),
        ],
        close=texts("button-back"),
        remember={"reflection": written.reflection.id},
    )


def read_level(view: Json) -> tuple[int, ReleaseLevel]:
    """The reflection, and the level that its author wants."""
    return read_reflection(view), read_level_of(Answers(view), "level")


def read_reflection(view: Json) -> int:
    return read_id(remembered(view).get("reflection"))


def session_modal(mine: MyTexts, texts: Texts, page: int = 0) -> Json:
    """All that someone wrote about one session, whole, each with who may read it."""
    first = mine.written[0]
    blocks = [
        say(heading(first.circle, first.meeting, texts)),
        fine_print(texts("mine-level-explained")),
    ]
    for each in mine.written:
        reflection = each.reflection
        blocks += [
            divider(),
            say(reflection.wording),
            *answer_blocks(reflection, each.case, ReleaseLevel.PRIVATE, texts),
            fine_print(_status(reflection, mine, texts)),
            field(
                f"level-{reflection.id}",
                texts("reflection-who"),
                level_choice(reflection.wanted_level, texts),
            ),
        ]
    return modal(
        ids.REFLECTION_SESSION,
        texts("mine-level-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={
            "reflections": [each.reflection.id for each in mine.written],
            "page": page,
        },
    )


def read_session(view: Json) -> dict[int, ReleaseLevel]:
    """What their author wants for each answer."""
    answers = Answers(view)
    found = remembered(view).get("reflections")
    reflection_ids = [read_id(each) for each in found] if isinstance(found, list) else []
    return {each: read_level_of(answers, f"level-{each}") for each in reflection_ids}


def read_first(view: Json) -> int | None:
    """One of the answers of a session."""
    return next(iter(read_session(view)), None)
