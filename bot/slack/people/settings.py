"""How someone says in which language, and when, they want to hear from the bot."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    StaticSelectElement,
)
from sqlalchemy import Row

from bot.domain.people.absences import Absence
from bot.domain.people.people import (
    FEWEST_PINGS,
    LAYERS,
    LONGEST_ORGANISATION,
    MOST_PINGS,
    USUAL_PINGS,
    Preferences,
)
from bot.domain.people.school_holidays import REGIONS
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import Json, field, modal, option
from bot.slack.base.folding import fold
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import box, boxes, date_input, drop_down, one_line, time_input
from bot.slack.base.notices import notice_modal
from bot.slack.people.absences import promised_blocks
from bot.texts import LANGUAGES, Texts
from storage.models import Circle, Meeting, Person

NONE = "none"
FOLDED = ("away_from", "school_region", "in_school_holidays")
PINGS = range(FEWEST_PINGS, MOST_PINGS + 1)


def settings_modal(
    person: Person, texts: Texts, absence: Absence | None = None, *, whole: bool = False
) -> Json:
    """The form behind `/leerkring instellingen`."""
    languages = {each: option(texts(f"language-{each}"), each) for each in LANGUAGES}
    layers = {each: option(texts(f"layer-{each.replace('_', '-')}"), each) for each in LAYERS}
    days = {str(n): option(texts.weekday(n), n) for n in range(1, 8)}
    blocks = [
        field(
            "language",
            texts("settings-language"),
            drop_down(languages.values(), languages[texts.language]),
        ),
        field(
            "organisation",
            texts("settings-organisation"),
            one_line(LONGEST_ORGANISATION, person.organisation),
            optional=True,
        ),
        field(
            "layer",
            texts("settings-layer"),
            drop_down(layers.values(), layers.get(person.government_layer or "")),
            optional=True,
        ),
        field(
            "working_days",
            texts("settings-working-days"),
            boxes(days.values(), [days[day] for day in person.working_days]),
            hint=texts("settings-working-days-hint"),
        ),
        field(
            "quiet_until",
            texts("settings-from"),
            time_input(person.quiet_until),
        ),
        field(
            "quiet_from",
            texts("settings-until"),
            time_input(person.quiet_from),
        ),
        *_less(person, absence, texts),
    ]
    form = modal(
        ids.SETTINGS,
        texts("settings-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )
    return form if whole else fold(form, {texts("settings-more"): FOLDED})


def _less(person: Person, absence: Absence | None, texts: Texts) -> list[Block]:
    """When someone would rather hear nothing, or less."""
    first, until = (absence.first, absence.until) if absence else (None, None)
    counts = {n: option(texts("settings-pings-count", count=n), n) for n in PINGS}
    during = option(texts("settings-in-holidays-yes"), "yes")
    return [
        field(
            "away_from",
            texts("settings-away-from"),
            date_input(first),
            hint=texts("settings-away-from-hint"),
            optional=True,
        ),
        field(
            "away_until",
            texts("settings-away"),
            date_input(until),
            hint=texts("settings-away-hint"),
            optional=True,
        ),
        field(
            "school_region",
            texts("settings-region"),
            region_choice(person.school_region, texts),
            hint=texts("settings-region-hint"),
        ),
        field(
            "in_school_holidays",
            texts("settings-in-holidays"),
            box(during, ticked=person.in_school_holidays),
            optional=True,
        ),
        field(
            "pings",
            texts("settings-pings"),
            drop_down(
                counts.values(),
                counts.get(person.pings_per_week or USUAL_PINGS, counts[USUAL_PINGS]),
            ),
            hint=texts("settings-pings-hint"),
        ),
    ]


def settings_saved(promised: Sequence[Row[Circle, Meeting]], texts: Texts) -> Json:
    """`promised`: sessions that they said to come to, and will be away from now."""
    return notice_modal(texts("settings-saved"), texts, *promised_blocks(promised, texts))


def read_settings(view: Json) -> Preferences:
    """The inverse of `settings_modal`.

    Raises:
        InvalidInput: a time is missing.
    """
    answers = Answers(view)
    quiet_until, quiet_from = answers.time("quiet_until"), answers.time("quiet_from")
    if quiet_until is None or quiet_from is None:
        missing = "quiet_until" if quiet_until is None else "quiet_from"
        raise InvalidInput(missing, "error-choose")
    return Preferences(
        language=answers.choice("language") or "nl",
        organisation=answers.text("organisation"),
        layer=answers.choice("layer"),
        working_days="".join(answers.choices("working_days")),
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        away_until=answers.date("away_until"),
        away_from=answers.date("away_from"),
        school_region=read_region(answers),
        in_school_holidays=answers.choices("in_school_holidays") == ["yes"],
        pings_per_week=answers.number("pings") or 0,
    )


def read_region(answers: Answers) -> str | None:
    chosen = answers.choice("school_region")
    return None if chosen in {None, NONE} else chosen


def region_choice(chosen: str | None, texts: Texts) -> StaticSelectElement:
    """A region of the school holidays, or none of them; read it with `read_region`."""
    options = {NONE: option(texts("region-none"), NONE)}
    options |= {each: option(texts(f"region-{each}"), each) for each in REGIONS}
    return drop_down(options.values(), options.get(chosen or NONE))
