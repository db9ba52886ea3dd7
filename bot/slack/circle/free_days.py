"""Days off: the list that a facilitator edits, and how a region is chosen."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.circle.free_days import Overview, PeriodForm
from bot.domain.people.school_holidays import KINDS, REGIONS, Period
from bot.errors import InvalidInput, NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    field,
    fine_print,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import box, date_input, drop_down
from bot.slack.base.paging import page_of, turners
from bot.slack.people.settings import read_region, region_choice
from bot.texts import Texts
from storage.models import Circle

NONE = "none"
YES = "yes"


def free_days_modal(found: Overview, texts: Texts, page: int = 0) -> Json:
    """The school holidays ahead, each with a way to change it."""
    groups = [[_line(period, texts)] for period in found.periods]
    shown = page_of(groups or [[say(texts("free-none"))]], page)
    known = texts("free-liberation-on" if found.liberation_day_off else "free-liberation-off")
    around = [button(texts("free-add"), ids.FREE_OPEN_PERIOD)]
    if found.led:
        around.append(button(texts("free-region"), ids.FREE_OPEN_REGION))
    around.append(button(texts("free-liberation"), ids.FREE_OPEN_LIBERATION))
    return modal(
        ids.FREE_DAYS,
        texts("free-title"),
        [
            say(texts("free-opening")),
            fine_print(known),
            buttons(*around),
            *shown.blocks,
            *turners(shown, ids.FREE_DAYS_PAGE, texts),
        ],
        close=texts("button-close"),
    )


def _line(period: Period, texts: Texts) -> Block:
    kind = texts.word(f"school-{period.kind}", period.kind)
    days = f"{texts.short_date(period.first_on)} – {texts.short_date(period.last_on)}"
    change = button(texts("free-change"), ids.FREE_OPEN_PERIOD, f"{period.region}:{period.key}")
    return say(f"{kind}, {texts(f'region-{period.region}')}\n{days}", accessory=change)


def read_period_name(value: object) -> tuple[str, str] | None:
    """Region and key in a button's value; None for a new period."""
    region, _, key = str(value or "").partition(":")
    return (region, key) if key else None


def period_modal(period: Period | None, texts: Texts) -> Json:
    """To add a period, or to change or remove one."""
    kinds = {each: option(texts(f"school-{each}"), each) for each in KINDS}
    regions = {each: option(texts(f"region-{each}"), each) for each in REGIONS}
    away = option(texts("free-remove-yes"), YES)
    blocks = [
        field(
            "kind",
            texts("free-kind"),
            drop_down(kinds.values(), kinds[period.kind if period else "other"]),
        ),
        field("first_on", texts("free-first"), date_input(period.first_on if period else None)),
        field("last_on", texts("free-last"), date_input(period.last_on if period else None)),
    ]
    if period is None:
        chooser = drop_down(regions.values())
        blocks.insert(0, field("region", texts("free-whose"), chooser))
    else:
        blocks.insert(0, fine_print(texts.word(f"region-{period.region}", period.region)))
        remove = box(away)
        blocks.append(field("remove", texts("free-remove"), remove, optional=True))
    return modal(
        ids.FREE_PERIOD,
        texts("free-period-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"name": f"{period.region}:{period.key}" if period else None},
    )


def read_period(view: Json) -> PeriodForm:
    """The inverse of `period_modal`.

    Raises:
        InvalidInput: a day or the region is missing.
    """
    answers = Answers(view)
    named = read_named(view)
    region = named[0] if named else answers.choice("region")
    if region is None:
        raise InvalidInput("region", "error-choose")
    return PeriodForm(
        region=region,
        kind=answers.choice("kind") or "",
        first_on=answers.required_date("first_on"),
        last_on=answers.required_date("last_on"),
        key=named[1] if named else None,
        remove=answers.choices("remove") == [YES],
    )


def read_named(view: Json) -> tuple[str, str] | None:
    """The period that is changed; None for a new one."""
    return read_period_name(remembered(view).get("name"))


def liberation_modal(texts: Texts, *, off: bool) -> Json:
    """Whether 5 May is a day off every year."""
    always = option(texts("free-liberation-yes"), YES)
    return modal(
        ids.FREE_LIBERATION,
        texts("free-liberation"),
        [
            say(texts("free-liberation-opening")),
            field(
                "off",
                texts("free-liberation-label"),
                box(always, ticked=off),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def read_liberation(view: Json) -> bool:
    """Whether 5 May is a day off every year."""
    return Answers(view).choices("off") == [YES]


def region_modal(circles: Sequence[Circle], texts: Texts) -> Json:
    """Whose school holidays a circle minds when it plans."""
    options = [option(circle.name, circle.id) for circle in circles]
    only = options[0] if len(options) == 1 else None
    chosen = circles[0].school_region if only else None
    return modal(
        ids.FREE_REGION,
        texts("free-region-title"),
        [
            say(texts("free-region-opening")),
            field(
                "circle",
                texts("meeting-circle"),
                drop_down(options, only),
            ),
            field("school_region", texts("settings-region"), region_choice(chosen, texts)),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def read_circle_region(view: Json) -> tuple[int, str | None]:
    """The circle, and its region.

    Raises:
        NotFound: no circle was chosen.
    """
    answers = Answers(view)
    if (chosen := answers.choice("circle")) is None:
        raise NotFound
    return read_id(chosen), read_region(answers)
