"""Correcting a circle that runs: the form, and what its channel hears of it."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    StaticSelectElement,
)

from bot.domain.circle.circles import LONGEST_NAME, LONGEST_PURPOSE
from bot.domain.circle.settings import (
    LONGEST_AGREEMENT,
    MOST_AGREEMENTS,
    CircleEdit,
    CircleSettings,
    as_agreements,
)
from bot.domain.circle.terms import Opening, opening_of
from bot.domain.circle.themes import Theme
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks
from bot.slack.base.blocks import (
    Json,
    Message,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    say,
    strong,
)
from bot.slack.base.forms import Answers, about_circle
from bot.slack.base.inputs import channel_input, date_input, drop_down, one_line, several_lines
from bot.slack.circle.circles import read_basics, read_language
from bot.slack.circle.themes import named_in, theme_options
from bot.texts import LANGUAGES, Texts
from storage.models import Circle, Proposes


def settings_modal(found: CircleSettings, texts: Texts) -> Json:
    """The form behind "Pas de kring aan", filled in as it is."""
    circle = found.circle
    choices = theme_options(found.themes, texts)
    current = next((each for each in choices if each.value == circle.theme), None)
    languages = {each: option(texts(f"language-{each}"), each) for each in LANGUAGES}
    blocks = [
        field(
            "name",
            texts("circle-name"),
            one_line(LONGEST_NAME, circle.name),
        ),
        field(
            "purpose",
            texts("circle-purpose"),
            several_lines(LONGEST_PURPOSE, circle.purpose),
        ),
        field(
            "theme",
            texts("circle-theme"),
            drop_down(choices, current),
        ),
        field(
            "channel",
            texts("circle-channel"),
            channel_input(circle.channel),
            hint=texts("circle-channel-hint"),
        ),
        field(
            "language",
            texts("circle-language"),
            drop_down(languages.values(), languages.get(circle.language)),
        ),
        field(
            "horizon_on",
            texts("circle-horizon"),
            date_input(circle.horizon_on),
            hint=texts("circle-horizon-hint"),
            optional=True,
        ),
        field("proposes", texts("circle-proposes"), _proposes(circle, texts)),
        _agreements(circle, texts),
        fine_print(texts("circle-settings-told")),
    ]
    if opening_of(circle) is Opening.ON_THE_WEB:
        blocks.append(fine_print(texts("circle-settings-web")))
    return modal(
        ids.CIRCLE_SETTINGS,
        texts("circle-settings-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"circle": circle.id},
    )


def _agreements(circle: Circle, texts: Texts) -> Block:
    return field(
        "agreements",
        texts("agreements-field"),
        several_lines(
            MOST_AGREEMENTS * (LONGEST_AGREEMENT + 1), "\n".join(circle.agreements or ())
        ),
        hint=texts("agreements-hint"),
        optional=True,
    )


def _proposes(circle: Circle, texts: Texts) -> StaticSelectElement:
    options = {
        each: option(texts(f"circle-proposes-{each.replace('_', '-')}"), each)
        for each in Proposes
    }
    return drop_down(options.values(), options[circle.proposes or Proposes.NEVER])


def read_settings(view: Json) -> CircleEdit:
    answers = Answers(view)
    known = {each.value: each for each in Proposes}
    return CircleEdit(
        circle_id=about_circle(view),
        basics=read_basics(answers),
        language=read_language(answers),
        horizon_on=answers.date("horizon_on"),
        proposes=known.get(answers.choice("proposes") or "", Proposes.NEVER),
        agreements=as_agreements(answers.text("agreements")),
    )


def changed_message(
    circle: Circle, changed: Sequence[str], themes: Mapping[str, Theme], texts: Texts
) -> Message:
    """For the channel: what is different now, as it is now."""
    blocks: list[Block] = [strong(circle.name), say(texts("circle-changed"))]
    if "name" in changed:
        blocks.append(say(texts("circle-changed-name", name=circle.name)))
    if "purpose" in changed:
        blocks += [say(texts("circle-changed-purpose")), quote(circle.purpose)]
    if "theme" in changed:
        theme = named_in(themes, circle.theme, texts)
        blocks.append(say(texts("circle-fact-theme", theme=theme)))
    if "channel" in changed:
        blocks.append(say(texts("circle-changed-channel")))
    if "language" in changed:
        blocks.append(say(texts("circle-changed-language")))
    if "horizon_on" in changed:
        blocks.append(say(_horizon(circle, texts)))
    if "agreements" in changed:
        none = [say(texts("agreements-none"))]
        blocks += agreement_blocks(circle, texts, "agreements-changed") or none
    return message(*blocks)


def _horizon(circle: Circle, texts: Texts) -> str:
    if circle.horizon_on is None:
        return texts("circle-changed-no-horizon")
    return texts("circle-changed-horizon", date=texts.date(circle.horizon_on))
