"""The form that makes a card, what becomes of it, and taking it back with a reason."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import (
    Block,
    Option,
)

from bot.domain.base.links import LONGEST_LINK, MOST_LINKS
from bot.domain.harvest.cards import MOST_SOURCES, Proposal
from bot.domain.harvest.harvest import Workbench
from bot.domain.insights.card_words import (
    LONGEST_CARD_PLACE,
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
)
from bot.domain.insights.curation import CurationStep
from bot.domain.learned.sheets import Details, details_of
from bot.domain.people.people import LAYERS
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
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.folding import fold
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import (
    drop_down,
    drop_down_of_several,
    one_line,
    radio,
    several_lines,
)
from bot.slack.circle.themes import named
from bot.slack.harvest.harvest import reach
from bot.texts import Texts
from storage.learned.reflections import Written
from storage.models import InsightState, Kind, Outcome, ReleaseLevel

LEVELS = (ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)
NETWORK = str(int(ReleaseLevel.NETWORK))
NOTHING = "none"  # the choice to name none
SHORT_NAME = 40  # characters of a name inside a line
LONGEST_QUOTE = 400  # characters of an answer above the form; a view may be 250 kB
MOST_SENTENCES = 3  # of what readers say went otherwise
FILED = ("theme", "kind", "level")  # what a card that is made again takes over
STEPS = 16  # of a card's history, in one block of two thousand characters


FOLDED = ("place", "layer", "case", "links", "theme", "kind")


def insight_modal(bench: Workbench, texts: Texts, *, whole: bool = False) -> Json:
    """The form of a card: new, a note, or one that was proposed."""
    insight = bench.insight
    is_note = insight is None or insight.state is InsightState.NOTE
    blocks = [
        fine_print(texts("insight-form-opening")),
        *([fine_print(texts("note-explained"))] if is_note else []),
        *_from_remains(bench, texts),
        *_wishes(bench, texts),
        *_source_field(bench, texts),
        *_words(bench, texts),
        *_where(bench, texts),
        *_filing(bench, texts),
    ]
    if is_note:
        value = insight.id if insight else ""
        blocks.append(buttons(button(texts("note-save"), ids.INSIGHT_NOTE, value)))
    if insight is not None:
        leave = button(texts("insight-retract"), ids.INSIGHT_OPEN_WITHDRAW, insight.id)
        blocks += [divider(), buttons(leave), *_history(bench.history, texts)]
    title = "insight-change-title" if insight else "insight-form-title"
    has_source = bool(bench.behind)
    if has_source and not whole:
        blocks[1:1] = _made_of(bench, texts)
    form = modal(
        ids.INSIGHT_FORM,
        texts(title),
        blocks,
        submit=texts("note-propose" if is_note else "button-save"),
        close=texts("button-back"),
        remember={"insight": insight.id} if insight else _remembered(bench),
    )
    folded = (*FOLDED, "sources") if has_source else FOLDED
    return form if whole else fold(form, {texts("insight-more"): folded})


def _remembered(bench: Workbench) -> Json:
    gone = bench.instead_of
    return {"answers": list(bench.chosen), **({"instead_of": gone.id} if gone else {})}


def _from_remains(bench: Workbench, texts: Texts) -> list[Block]:
    return [fine_print(texts("remains-opening"))] if bench.instead_of else []


def _wishes(bench: Workbench, texts: Texts) -> list[Block]:
    """What authors would change."""
    return [
        block
        for name, words in bench.wishes
        for block in (say(texts("wish-said", name=name)), quote(words))
    ]


def _words(bench: Workbench, texts: Texts) -> list[Block]:
    insight = bench.insight
    outcomes = {o.value: texts(f"outcome-{o.value.replace('_', '-')}") for o in Outcome}
    said = _told(bench)
    why, condition = (insight or said).why, (insight or said).condition
    told = said.outcome.value if insight is None and said.outcome else None
    title = insight.title if insight else bench.title
    return [
        _line("title", LONGEST_TITLE, title, texts),
        _area("what", LONGEST_WHAT, _prefill(bench), texts),
        _radio("outcome", outcomes, _chosen(bench, "outcome") or told, texts),
        _area("why", LONGEST_WHY, why, texts, optional=True),
        *_contradiction(bench, texts),
        _area("condition", LONGEST_CONDITION, condition, texts, optional=True),
    ]


def _contradiction(bench: Workbench, texts: Texts) -> list[Block]:
    """What went otherwise elsewhere may be a condition, in the facilitator's own words."""
    if bench.otherwise:
        said = [quote(each) for each in bench.otherwise[:MOST_SENTENCES]]
        return [fine_print(texts("condition-of-readers")), *said]
    if bench.insight is None and bench.contradicts:
        return [fine_print(texts("condition-of-answers"))]
    return []


def _where(bench: Workbench, texts: Texts) -> list[Block]:
    """Where it happened; what can tell who is never filled in by itself, only proposed."""
    insight = bench.insight
    layers = {NOTHING: texts("insight-not-named")}
    layers |= {each: texts(f"layer-{each.replace('_', '-')}") for each in LAYERS}
    hint = texts("insight-layer-hint")
    if insight is None and bench.layer:
        hint = texts("insight-layer-proposed", layer=layers[bench.layer])
    layer = (insight.layer if insight else None) or NOTHING
    place = insight.place if insight else ""
    blocks = [
        _line("place", LONGEST_CARD_PLACE, place, texts, optional=True),
        _menu("layer", layers, layer, texts, hint=hint),
    ]
    if bench.cases:
        cases = {NOTHING: texts("insight-no-case")}
        cases |= {str(case.id): case.title for case in bench.cases}
        chosen = str(insight.case_id if insight else bench.case_id)
        blocks.append(_menu("case", cases, chosen if chosen in cases else NOTHING, texts))
    links = "\n".join((insight.links or ()) if insight else _told(bench).links)
    longest = MOST_LINKS * (LONGEST_LINK + 1)
    blocks.append(_area("links", longest, links, texts, optional=True))
    return blocks


def _filing(bench: Workbench, texts: Texts) -> list[Block]:
    insight = bench.insight
    kinds = {kind.value: texts(f"kind-{kind.value}") for kind in Kind}
    if insight is None or insight.kind is not Kind.PRINCIPLE:
        del kinds[Kind.PRINCIPLE.value]  # readers make principles, by recognising them
    levels = {str(int(level)): reach(level, texts) for level in LEVELS}
    themes = {theme.key: named(theme, texts) for theme in bench.themes}
    return [
        _menu("theme", themes, _chosen(bench, "theme") or bench.circle.theme, texts),
        _menu("kind", kinds, _chosen(bench, "kind") or Kind.PRACTICE.value, texts),
        _radio("level", levels, _chosen(bench, "level") or NETWORK, texts),
        fine_print(texts("insight-level-explained")),
    ]


def _chosen(bench: Workbench, name: str) -> str | None:
    """What the card says; None for a new one, or where a note is not finished."""
    insight = bench.insight
    if insight is None and name in FILED:
        insight = bench.instead_of
    if insight is None or name in (insight.unfinished or ()):
        return None
    value = getattr(insight, name)
    return str(int(value)) if isinstance(value, ReleaseLevel) else str(value)


def _history(steps: Sequence[CurationStep], texts: Texts) -> list[Block]:
    """Who curated the card, and when; nothing of what its authors answered."""
    if not steps:
        return []
    lines = [
        f"{texts.short_date(step.at.date())}: "
        + texts(f"history-{step.done}", name=cut(step.name, SHORT_NAME))
        for step in steps
    ]
    said = [texts("history-title"), *lines]
    return [fine_print("\n".join(said[n : n + STEPS])) for n in range(0, len(said), STEPS)]


def _told(bench: Workbench) -> Details:
    """What the authors told already need not be typed again."""
    told = [details_of(each.reflection) for each in bench.behind]
    if len(told) < 2:  # noqa: PLR2004  # one author's own
        return told[0] if told else Details()
    outcomes = {each.outcome for each in told}
    return replace(
        told[0],
        outcome=outcomes.pop() if len(outcomes) == 1 else _between(outcomes),
        condition=_together([each.condition for each in told]),
    )


def _between(outcomes: Collection[Outcome | None]) -> Outcome | None:
    """Of authors who differ; None where one of them said nothing about it."""
    return None if None in outcomes else Outcome.PARTLY


def _together(conditions: Iterable[str]) -> str:
    return cut("\n".join(dict.fromkeys(filter(None, conditions))), LONGEST_CONDITION)


def _prefill(bench: Workbench) -> str:
    if bench.insight is not None:
        return bench.insight.what
    return cut(bench.behind[0].reflection.text, LONGEST_WHAT) if bench.behind else ""


def _source_field(bench: Workbench, texts: Texts) -> list[Block]:
    chosen = bench.behind
    others = [w for w in bench.shared if w.reflection.id not in bench.chosen]
    options = {w.reflection.id: _source_option(w) for w in [*chosen, *others]}
    blocks = []
    if len(chosen) < len(bench.chosen):
        blocks.append(fine_print(texts("insight-sources-hidden")))
    if options:
        select = drop_down_of_several(
            options.values(), [options[w.reflection.id] for w in chosen], most=MOST_SOURCES
        )
        blocks.append(field("sources", texts("insight-sources"), select, optional=not chosen))
    return blocks


def _made_of(bench: Workbench, texts: Texts) -> list[Block]:
    """In the place of the field, while that is folded: each answer, as its author wrote it."""
    chosen = bench.behind
    if len(chosen) == 1:
        return [labelled(texts("insight-sources"), str(_source_option(chosen[0]).text))]
    blocks: list[Block] = [strong(texts("insight-sources-count", count=len(chosen)))]
    for each in chosen:
        blocks += [
            fine_print(each.author.name),
            quote(cut(each.reflection.text, LONGEST_QUOTE)),
        ]
    if bench.left:
        blocks.append(fine_print(texts("insight-sources-left", count=bench.left)))
    return blocks


def _source_option(written: Written) -> Option:
    first = " ".join(written.reflection.text.split())
    return option(f"{cut(written.author.name, 25)}: {first}", written.reflection.id)


def _line(
    name: str, longest: int, value: str, texts: Texts, *, optional: bool = False
) -> Block:
    element = one_line(longest, value)
    return field(name, texts(f"insight-{name}"), element, optional=optional)


def _area(
    name: str, longest: int, value: str, texts: Texts, *, optional: bool = False
) -> Block:
    element = several_lines(longest, value)
    return field(name, texts(f"insight-{name}"), element, optional=optional)


def _radio(name: str, labels: dict[str, str], chosen: str | None, texts: Texts) -> Block:
    options = {value: option(label, value) for value, label in labels.items()}
    element = radio(options.values(), options[chosen] if chosen else None)
    return field(name, texts(f"insight-{name}"), element)


def _menu(
    name: str, labels: dict[str, str], chosen: str, texts: Texts, *, hint: str | None = None
) -> Block:
    options = {value: option(label, value) for value, label in labels.items()}
    element = drop_down(options.values(), options.get(chosen))
    return field(name, texts(f"insight-{name}"), element, hint=hint)


@dataclass(frozen=True)
class CardForm:
    """A card as it came in; `insight_id` is None for a new one."""

    insight_id: int | None
    card: Proposal
    source_ids: Sequence[int]


def read_insight(view: Json) -> CardForm:
    """The inverse of `insight_modal`; choices that do not exist are read as none."""
    answers = Answers(view)
    outcome = answers.choice("outcome")
    kind = answers.choice("kind")
    level = answers.choice("level")
    layer, case = (_unless_nothing(answers.choice(name)) for name in ("layer", "case"))
    return CardForm(
        insight_id=read_changed(view),
        card=Proposal(
            title=answers.text("title"),
            what=answers.text("what"),
            outcome=next((each for each in Outcome if each.value == outcome), None),
            why=answers.text("why"),
            condition=answers.text("condition"),
            theme=answers.choice("theme") or "",
            kind=next((each for each in Kind if each.value == kind), None),
            level=next((each for each in LEVELS if str(int(each)) == level), None),
            place=answers.text("place"),
            layer=layer,
            case_id=None if case is None else read_id(case),
            links=answers.text("links"),
        ),
        source_ids=[read_id(each) for each in answers.choices("sources")],
    )


def read_changed(view: Json) -> int | None:
    """The card that is changed; None for a new one."""
    insight = remembered(view).get("insight")
    return None if insight is None else read_id(insight)


def read_instead(view: Json) -> int | None:
    """The card that an author took back, of what remains of which a new one is made."""
    gone = remembered(view).get("instead_of")
    return None if gone is None else read_id(gone)


def _unless_nothing(chosen: str | None) -> str | None:
    return None if chosen == NOTHING else chosen
