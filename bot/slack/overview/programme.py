"""All circles at a glance, for the programme manager: how they do, and what each theme has."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.overview.programme import ByTheme, Programme, Standing
from bot.domain.questions.gaps import OFTEN
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    fine_print,
    modal,
    quote,
    say,
    strong,
)
from bot.slack.base.paging import page_of, turners
from bot.slack.circle.approvals import answers
from bot.slack.circle.themes import named
from bot.slack.decisions.endings import harvested_line
from bot.texts import Texts
from storage.models import Circle, CircleState, Person


def programme_modal(found: Programme, zone: str, texts: Texts, page: int = 0) -> Json:
    """Circles without anyone to lead them first, with what can be done about that."""
    groups = [_waiting(circle, maker, texts) for circle, maker in found.waiting]
    groups += [_circle(each, zone, texts) for each in found.circles]
    shown = page_of(groups or [[say(texts("programme-nothing"))]], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("programme-title"),
        [
            say(harvested_line(found.total, texts)),
            say(texts("approval-rule-is-on" if found.approves else "approval-rule-is-off")),
            buttons(
                button(texts("programme-by-theme"), ids.PROGRAMME_THEMES),
                button(texts("approval-rule-open"), ids.APPROVAL_OPEN_RULE),
                button(texts("special-make-quarter"), ids.SPECIAL_QUARTER, 0),
                button(texts("impact-open"), ids.IMPACT_ALL),
            ),
            *shown.blocks,
            fine_print(texts("programme-private")),
            *turners(shown, ids.PROGRAMME_PAGE, texts),
        ],
        close=texts("button-close"),
    )


def _waiting(circle: Circle, maker: Person, texts: Texts) -> list[Block]:
    return [
        strong(circle.name),
        say(texts("approval-waiting", name=maker.name)),
        quote(circle.purpose),
        buttons(*answers(circle, texts)),
    ]


def _circle(each: Standing, zone: str, texts: Texts) -> list[Block]:
    blocks: list[Block] = [
        strong(each.circle.name),
        say("\n".join(_lines(each, zone, texts))),
        fine_print(harvested_line(each.harvested, texts)),
    ]
    if each.is_vacant:
        pressed = [
            button(texts("wanted-take"), ids.VACANCY_TAKE, each.circle.id),
            button(texts("programme-ask"), ids.HANDOVER_OPEN, each.circle.id),
        ]
        if each.circle.state is CircleState.ACTIVE:
            pressed.append(button(texts("ending-open"), ids.ENDING_OPEN, each.circle.id))
        blocks.append(buttons(*pressed))
    return blocks


def _lines(each: Standing, zone: str, texts: Texts) -> list[str]:
    state = texts(f"programme-state-{each.circle.state.value}")
    lines = [texts("programme-line", state=state, people=each.people)]
    if each.leaders:
        lines.append(f"{texts('circle-led-by')}: {', '.join(each.leaders)}")
    elif each.is_vacant:
        lines.append(texts("programme-vacant"))
    if each.circle.state is CircleState.ACTIVE:
        coming = texts("home-no-meeting")
        if each.next_at is not None:
            coming = texts("home-next-meeting", when=texts.moment(each.next_at, zone))
        lines.append(coming)
        if each.circle.horizon_on is not None:
            horizon = texts.date(each.circle.horizon_on)
            lines.append(texts("programme-horizon", date=horizon))
    return lines


def themes_modal(found: Sequence[ByTheme], texts: Texts) -> Json:
    """What there is on each theme, and where people wait for an answer."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("programme-by-theme"),
        [
            say(texts("programme-themes-opening")),
            *(say(_theme(each, texts)) for each in found),
            fine_print(texts("programme-themes-private")),
        ],
        close=texts("button-close"),
    )


def _theme(each: ByTheme, texts: Texts) -> str:
    counts = texts("programme-theme", circles=each.circles, insights=each.insights)
    lines = [f"{named(each.theme, texts)}: {counts}"]
    if each.askers:
        asked = "often" if each.askers >= OFTEN else "some"
        lines.append(texts(f"programme-theme-asked-{asked}"))
    return "\n".join(lines)
