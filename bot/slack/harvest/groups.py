"""Answers to one question in groups: in the harvest list, and the form that arranges them."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    Option,
    StaticMultiSelectElement,
)

from bot.domain.harvest.groups import LONGEST_GROUP_NAME, Arranging, Group, Wish
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    labelled,
    modal,
    option,
    remembered,
    say,
    strong,
)
from bot.slack.base.details import answer_blocks
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, drop_down_of_several, one_line
from bot.texts import Texts
from storage.learned.reflections import Written
from storage.models import Insight, InsightState, ReleaseLevel

SHORT_TITLE = 120  # characters of a card's title inside a line
SHORT_NAME = 25  # of an author, in a menu
FOUND_BY = 50  # answers by which a form finds its group again: any one that is left will do
NO_GROUP = "none"

Used = Mapping[int, Sequence[Insight]]


def group_blocks(groups: Sequence[Group], used: Used, texts: Texts) -> list[list[Block]]:
    """Question by question; what may stand on different pages apart."""
    parts: list[list[Block]] = []
    question = None
    for n, group in enumerate(groups):
        first = len(parts)
        parts += _parts(group, used, texts)
        if group.question != question:
            question = group.question
            more = any(each.question == question for each in groups[n + 1 : n + 2])
            join = button(texts("group-make"), ids.GROUP_OPEN_NEW, group.id) if more else None
            parts[first][:0] = [divider(), say(question, accessory=join)]
        elif not groups[n - 1].is_alone:
            parts[first].insert(0, divider())
    return parts


def _parts(group: Group, used: Used, texts: Texts) -> list[list[Block]]:
    answers = [_answer(each, used, texts) for each in group.answers]
    if not group.is_alone:
        answers[0][:0] = _heading(group, used, texts)
    return answers


def _heading(group: Group, used: Used, texts: Texts) -> list[Block]:
    is_used = any(each in used for each in group.ids)
    make = button(
        texts("group-one-more" if is_used else "group-one"),
        ids.INSIGHT_OPEN_GROUP_FORM,
        group.id,
        style=None if is_used else "primary",
    )
    change = button(texts("group-change"), ids.GROUP_OPEN, group.id)
    count = texts("group-count", count=len(group.answers))
    return [strong(group_name(group, texts)), fine_print(count), buttons(make, change)]


def group_name(group: Group, texts: Texts) -> str:
    """As a facilitator named it; else the words that its answers share."""
    if group.name:
        return group.name
    if group.is_alone:
        return _short(group.answers[0])
    said = ", ".join(group.words)
    return said[:1].upper() + said[1:] or texts("group-unnamed")


def _answer(written: Written, used: Used, texts: Texts) -> list[Block]:
    cards = used.get(written.reflection.id, ())
    label = texts("harvest-make-more" if cards else "harvest-make")
    make = button(label, ids.INSIGHT_OPEN_FORM, written.reflection.id)
    who = texts(f"harvest-shared-{written.reflection.release_level.name.lower()}")
    return [
        *answer_blocks(written.reflection, written.case, ReleaseLevel.CIRCLE, texts),
        say(f"{written.author.name} · {who}", accessory=make),
        *([fine_print(_became(cards[0], texts))] if cards else []),
    ]


def _became(card: Insight, texts: Texts) -> str:
    """That a card was made of an answer."""
    title = cut(card.title or card.what, SHORT_TITLE)
    is_note = card.state is InsightState.NOTE
    return texts("harvest-noted" if is_note else "harvest-used", title=title)


def group_modal(there: Arranging, texts: Texts) -> Json:
    """Its name, its answers, and another group to add; without a group, a new one."""
    group = there.group
    name = one_line(LONGEST_GROUP_NAME, group.name if group else "")
    blocks = [
        labelled(texts("group-question"), there.answers[0].reflection.wording),
        fine_print(texts("group-opening")),
        field("name", texts("group-name"), name, optional=True, hint=_called(group, texts)),
        field("answers", texts("group-answers"), _members(there)),
    ]
    others = [each for each in there.others if not each.is_alone]
    if others:
        blocks.append(_merging(others, texts))
    return modal(
        ids.GROUP_FORM,
        texts("group-title" if group else "group-new-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={
            "group": bool(group),
            "answers": (group.ids if group else [there.others[0].id])[:FOUND_BY],
        },
    )


def _called(group: Group | None, texts: Texts) -> str | None:
    if group is None or not group.words:
        return None
    return texts("group-called", name=", ".join(group.words))


def _members(there: Arranging) -> StaticMultiSelectElement:
    options = {each.reflection.id: _option(each) for each in there.answers}
    chosen = [options[each] for each in there.group.ids] if there.group else []
    return drop_down_of_several(options.values(), chosen)


def _merging(others: Sequence[Group], texts: Texts) -> Block:
    options = [option(texts("group-merge-none"), NO_GROUP)]
    options += [option(group_name(each, texts), each.id) for each in others]
    element = drop_down(options, options[0])
    return field("merge", texts("group-merge"), element)


def _option(written: Written) -> Option:
    return option(_short(written), written.reflection.id)


def _short(written: Written) -> str:
    first = " ".join(written.reflection.text.split())
    return f"{cut(written.author.name, SHORT_NAME)}: {first}"


def read_answers(view: Json) -> list[int]:
    """The answers by which a form finds its group, or its sources, again."""
    memory = remembered(view)
    found = memory.get("answers")
    return [read_id(each) for each in found] if isinstance(found, list) else []


def is_of_group(view: Json) -> bool:
    """Whether the form changes a group, rather than makes one."""
    return remembered(view).get("group") is True


def read_wish(view: Json) -> Wish:
    """The inverse of `group_modal`."""
    answers = Answers(view)
    merged = answers.choice("merge")
    return Wish(
        answers.text("name"),
        [read_id(each) for each in answers.choices("answers")],
        None if merged in {None, NO_GROUP} else read_id(merged),
    )
