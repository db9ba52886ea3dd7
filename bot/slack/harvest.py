"""The facilitator's harvest list, and the form that makes a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
)

from bot.domain.harvest import MOST_SOURCES, Harvest, Proposal, Result, Workbench
from bot.domain.insights import LONGEST_CONDITION, LONGEST_TITLE, LONGEST_WHAT, LONGEST_WHY
from bot.domain.sheets import Details, details_of
from bot.domain.themes import THEMES
from bot.slack import ids
from bot.slack.blocks import (
    Json,
    button,
    buttons,
    confirm,
    cut,
    divider,
    field,
    fine_print,
    header,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.details import answer_blocks
from bot.slack.forms import Answers, read_id
from bot.slack.intentions import shared_blocks
from bot.slack.notices import notice_modal
from bot.slack.paging import page_of, turners
from bot.texts import Texts
from storage.models import Insight, InsightState, Kind, Meeting, Outcome, ReleaseLevel
from storage.reflections import Written

NO_MEETING = 0  # in the menu of sessions: what was written apart from any
LEVELS = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
MOST_OPTIONS = 100  # in one menu of Slack


def harvest_modal(harvest: Harvest, texts: Texts, page: int = 0) -> Json:
    """What the circle may read, per session. Private answers leave no trace here."""
    shown = page_of(_groups(harvest, texts), page)
    blocks = [header(harvest.circle.name)]
    if harvest.meetings:
        blocks.append(_meeting_menu(harvest, texts))
    blocks.append(fine_print(texts("harvest-opening")))
    if not harvest.shared:
        blocks.append(say(texts("harvest-empty")))
    return modal(
        ids.INSIGHT_HARVEST,
        texts("harvest-title"),
        [*blocks, *shown.blocks, *turners(shown, ids.INSIGHT_HARVEST_PAGE, texts)],
        close=texts("button-close"),
        remember={
            "circle": harvest.circle.id,
            "meeting": harvest.meeting.id if harvest.meeting else None,
            "page": shown.number,
        },
    )


def _meeting_menu(harvest: Harvest, texts: Texts) -> Block:
    options = {each.id: _meeting_option(each, texts) for each in harvest.meetings}
    options[NO_MEETING] = option(texts("harvest-no-meeting"), NO_MEETING)
    current = harvest.meeting.id if harvest.meeting else NO_MEETING
    return ActionsBlock(
        elements=[
            StaticSelectElement(
                action_id=ids.INSIGHT_HARVEST_MEETING,
                options=list(options.values()),
                initial_option=options[current],
            )
        ]
    )


def _meeting_option(meeting: Meeting, texts: Texts) -> Option:
    return option(texts.date(meeting.local_start.date()), meeting.id)


def _groups(harvest: Harvest, texts: Texts) -> list[list[Block]]:
    groups = [_card_group(insight, texts) for insight in harvest.cards]
    if groups:
        groups[0].insert(0, fine_print(texts("harvest-cards")))
    question = None
    for written in harvest.shared:
        group = _shared_group(written, texts)
        if written.reflection.wording != question:
            question = written.reflection.wording
            group[:0] = [divider(), say(question)]
        groups.append(group)
    for formed in harvest.formed:
        groups.append(shared_blocks([formed], texts))
        if formed is harvest.formed[0]:
            groups[-1][:0] = [divider(), say(texts("harvest-intentions"))]
    return groups


def _card_group(insight: Insight, texts: Texts) -> list[Block]:
    state = texts(f"harvest-{insight.state.value}")
    if insight.state is InsightState.WITHDRAWN:
        return [say(f"{insight.title}\n{state}")]
    change = button(texts("harvest-change"), ids.INSIGHT_OPEN_CHANGE, insight.id)
    said = f"{insight.title}\n{state} · {_reach(insight.level, texts)}"
    return [say(said, accessory=change)]


def _shared_group(written: Written, texts: Texts) -> list[Block]:
    make = button(texts("harvest-make"), ids.INSIGHT_OPEN_FORM, written.reflection.id)
    reach = _reach(written.reflection.release_level, texts)
    return [
        *answer_blocks(written.reflection, written.case, ReleaseLevel.CIRCLE, texts),
        say(f"{written.author.name} · {reach}", accessory=make),
    ]


def _reach(level: ReleaseLevel, texts: Texts) -> str:
    return texts(f"card-{level.name.lower()}")


@dataclass(frozen=True)
class Place:
    """Where in the harvest somebody is: the circle, the session, the page."""

    circle_id: int
    meeting_id: int | None
    page: int


def read_place(view: Json) -> Place:
    """Where the list stood. Raises NotFound for ids that cannot be ours."""
    memory = remembered(view)
    meeting = memory.get("meeting")
    page = memory.get("page")
    return Place(
        read_id(memory.get("circle")),
        None if meeting is None else read_id(meeting),
        page if isinstance(page, int) else 0,
    )


def read_meeting(action: Json) -> int | None:
    """The session that was chosen in the menu."""
    chosen = action.get("selected_option")
    return read_id(chosen.get("value") if isinstance(chosen, dict) else None) or None


def insight_modal(bench: Workbench, texts: Texts) -> Json:
    """The form of a card: new, or one that exists."""
    insight = bench.insight
    said = insight or _told(bench)  # what the author told already need not be typed again
    blocks = [
        fine_print(texts("insight-form-opening")),
        *_source_field(bench, texts),
        _line("title", LONGEST_TITLE, insight.title if insight else "", texts),
        _area("what", LONGEST_WHAT, _prefill(bench), texts),
        _radio(
            "outcome",
            {o.value: texts(f"outcome-{o.value.replace('_', '-')}") for o in Outcome},
            said.outcome.value if said and said.outcome else None,
            texts,
        ),
        _area("why", LONGEST_WHY, said.why if said else "", texts, optional=True),
        _area(
            "condition",
            LONGEST_CONDITION,
            said.condition if said else "",
            texts,
            optional=True,
        ),
        _menu(
            "theme",
            {theme: texts(f"theme-{theme}") for theme in THEMES},
            insight.theme if insight else bench.circle.theme,
            texts,
        ),
        _menu(
            "kind",
            {kind.value: texts(f"kind-{kind.value}") for kind in Kind},
            insight.kind.value if insight else Kind.PRACTICE.value,
            texts,
        ),
        _radio(
            "level",
            {str(int(level)): _reach(level, texts) for level in LEVELS},
            str(int(insight.level if insight else ReleaseLevel.NETWORK)),
            texts,
        ),
        fine_print(texts("insight-level-explained")),
    ]
    if insight is not None:
        blocks.append(_retract_button(insight, texts))
    return modal(
        ids.INSIGHT_FORM,
        texts("insight-change-title" if insight else "insight-form-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"insight": insight.id} if insight else None,
    )


def _told(bench: Workbench) -> Details | None:
    chosen = [w.reflection for w in bench.shared if w.reflection.id in bench.chosen]
    return details_of(chosen[0]) if chosen else None


def _prefill(bench: Workbench) -> str:
    if bench.insight is not None:
        return bench.insight.what
    texts = [w.reflection.text for w in bench.shared if w.reflection.id in bench.chosen]
    return cut(texts[0], LONGEST_WHAT) if texts else ""


def _source_field(bench: Workbench, texts: Texts) -> list[Block]:
    chosen = [w for w in bench.shared if w.reflection.id in bench.chosen]
    others = [w for w in bench.shared if w.reflection.id not in bench.chosen]
    options = {w.reflection.id: _source_option(w) for w in [*chosen, *others][:MOST_OPTIONS]}
    blocks = []
    if len(chosen) < len(bench.chosen):
        blocks.append(fine_print(texts("insight-sources-hidden")))
    if options:
        select = StaticMultiSelectElement(
            options=list(options.values()),
            initial_options=[options[w.reflection.id] for w in chosen] or None,
            max_selected_items=MOST_SOURCES,
        )
        blocks.append(field("sources", texts("insight-sources"), select, optional=not chosen))
    return blocks


def _source_option(written: Written) -> Option:
    first = " ".join(written.reflection.text.split())
    return option(f"{cut(written.author.name, 25)}: {first}", written.reflection.id)


def _line(name: str, longest: int, value: str, texts: Texts) -> Block:
    element = PlainTextInputElement(max_length=longest, initial_value=value or None)
    return field(name, texts(f"insight-{name}"), element)


def _area(
    name: str, longest: int, value: str, texts: Texts, *, optional: bool = False
) -> Block:
    element = PlainTextInputElement(
        multiline=True, max_length=longest, initial_value=value or None
    )
    return field(name, texts(f"insight-{name}"), element, optional=optional)


def _radio(name: str, labels: dict[str, str], chosen: str | None, texts: Texts) -> Block:
    options = {value: option(label, value) for value, label in labels.items()}
    element = RadioButtonsElement(
        options=list(options.values()),
        initial_option=options[chosen] if chosen else None,
    )
    return field(name, texts(f"insight-{name}"), element)


def _menu(name: str, labels: dict[str, str], chosen: str, texts: Texts) -> Block:
    options = {value: option(label, value) for value, label in labels.items()}
    element = StaticSelectElement(
        options=list(options.values()), initial_option=options.get(chosen)
    )
    return field(name, texts(f"insight-{name}"), element)


def _retract_button(insight: Insight, texts: Texts) -> Block:
    sure = confirm(
        texts("insight-retract-title"),
        texts("insight-retract-confirm"),
        texts("insight-retract"),
        texts("button-back"),
    )
    retract = button(
        texts("insight-retract"), ids.INSIGHT_RETRACT, insight.id, style="danger", confirm=sure
    )
    return buttons(retract)


@dataclass(frozen=True)
class Draft:
    """A card as it came in; `insight_id` is None for a new one."""

    insight_id: int | None
    card: Proposal
    source_ids: Sequence[int]


def read_insight(view: Json) -> Draft:
    """The inverse of `insight_modal`; choices that do not exist are read as none."""
    answers = Answers(view)
    insight = remembered(view).get("insight")
    outcome = answers.choice("outcome")
    kind = answers.choice("kind")
    level = answers.choice("level")
    return Draft(
        insight_id=None if insight is None else read_id(insight),
        card=Proposal(
            title=answers.text("title"),
            what=answers.text("what"),
            outcome=next((each for each in Outcome if each.value == outcome), None),
            why=answers.text("why"),
            condition=answers.text("condition"),
            theme=answers.choice("theme") or "",
            kind=next((each for each in Kind if each.value == kind), None),
            level=next((each for each in LEVELS if str(int(each)) == level), None),
        ),
        source_ids=[read_id(each) for each in answers.choices("sources")],
    )


def result_modal(result: Result, texts: Texts) -> Json:
    """What becomes of a card that was just made or changed."""
    if result.insight.state is InsightState.RELEASED:
        level = result.insight.level.name.lower()
        return notice_modal(texts(f"insight-released-{level}"), texts)
    return notice_modal(texts("insight-waits", count=result.asked), texts)
