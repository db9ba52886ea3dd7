"""The names of themes, and the forms to change them and the rule for principles."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    Option,
    StaticMultiSelectElement,
)

from bot.domain.circle.themes import LONGEST_THEME, THEMES, Theme, Vocabulary, Wording
from bot.domain.insights.principles import MOST_ORGANISATIONS, Rule
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    divider,
    field,
    fine_print,
    header,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import drop_down, drop_down_of_several, one_line
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import ThemeGroup

PERCENTAGES = (0, 10, 20, 25, 33, 50)


def theme_name(key: str, names: tuple[str, str], texts: Texts) -> str:
    """The workspace's own name in this language, else in the other, else ours.

    `names`: Dutch and English.
    """
    dutch, english = names
    if own := (english or dutch) if texts.language == "en" else (dutch or english):
        return own
    return texts(f"theme-{key}") if texts.knows(f"theme-{key}") else key


def theme_options(themes: Sequence[Theme], texts: Texts) -> list[Option]:
    """In the order of the vocabulary."""
    return [option(named(theme, texts), theme.key) for theme in themes]


def theme_choices(
    themes: Sequence[Theme], texts: Texts, chosen: Sequence[str] = ()
) -> StaticMultiSelectElement:
    options = theme_options(themes, texts)
    initial = [each for each in options if each.value in chosen]
    return drop_down_of_several(options, initial)


def named(theme: Theme, texts: Texts) -> str:
    return theme_name(theme.key, (theme.nl, theme.en), texts)


def named_in(themes: Mapping[str, Theme] | None, key: str, texts: Texts) -> str:
    """The name of a theme by its key, among those of its workspace."""
    theme = (themes or {}).get(key)
    return named(theme, texts) if theme else theme_name(key, ("", ""), texts)


def rule_said(rule: Rule, texts: Texts) -> str:
    """The rule for principles, in words."""
    return texts(
        "principle-rule", organisations=rule.organisations, percent=rule.differing_percent
    )


def themes_modal(found: Vocabulary, rule: Rule, texts: Texts, page: int = 0) -> Json:
    """The vocabulary, by group; with buttons for whoever may edit it."""
    shown = page_of(_groups(found, texts), page)
    blocks: list[Block] = [fine_print(texts("theme-opening"))]
    if found.may_edit:
        blocks.append(buttons(button(texts("theme-add"), ids.THEME_OPEN_NEW, "new")))
    else:
        blocks.append(fine_print(texts("theme-who-edits")))
    blocks += [*shown.blocks, divider(), header(texts("principle-title"))]
    change = button(texts("theme-change"), ids.PRINCIPLE_OPEN_RULE, "rule")
    blocks.append(say(rule_said(rule, texts), accessory=change if found.may_edit else None))
    return modal(
        ids.THEMES,
        texts("theme-title"),
        [*blocks, *turners(shown, ids.THEMES_PAGE, texts)],
        close=texts("button-close"),
    )


def _groups(found: Vocabulary, texts: Texts) -> list[list[Block]]:
    groups = []
    before: str | None = None
    for theme in found.themes:
        change = button(texts("theme-change"), ids.THEME_OPEN_CHANGE, theme.key)
        said = named(theme, texts)
        group: list[Block] = [say(said, accessory=change if found.may_edit else None)]
        heading = "retired" if theme.is_retired else theme.group.value
        if heading != before:
            group.insert(0, header(texts(f"theme-group-{heading}")))
        before = heading
        groups.append(group)
    return groups


def theme_modal(theme: Theme | None, texts: Texts) -> Json:
    """The form of one theme: a new one, or one that exists."""
    groups = {
        each: option(texts(f"theme-group-{each.value}"), each.value) for each in ThemeGroup
    }
    blocks: list[Block] = [
        _name("nl", theme.nl if theme else "", texts, optional=bool(theme) and _is_ours(theme)),
        _name("en", theme.en if theme else "", texts, optional=True),
        field(
            "group",
            texts("theme-group"),
            drop_down(groups.values(), groups[theme.group if theme else ThemeGroup.INSTRUMENT]),
        ),
    ]
    if theme is not None and _is_ours(theme):
        blocks.insert(0, fine_print(texts("theme-ours", name=texts(f"theme-{theme.key}"))))
    if theme is not None:
        action = ids.THEME_BRING_BACK if theme.is_retired else ids.THEME_RETIRE
        said = texts("theme-bring-back" if theme.is_retired else "theme-retire")
        blocks += [
            fine_print(texts("theme-retire-hint")),
            buttons(button(said, action, theme.key)),
        ]
    return modal(
        ids.THEME_FORM,
        texts("theme-change-title" if theme else "theme-new-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"theme": theme.key} if theme else None,
    )


def _is_ours(theme: Theme | None) -> bool:
    return theme is not None and theme.key in THEMES


def _name(language: str, value: str, texts: Texts, *, optional: bool) -> Block:
    element = one_line(LONGEST_THEME, value)
    return field(language, texts(f"theme-name-{language}"), element, optional=optional)


def read_theme(view: Json) -> tuple[str | None, Wording]:
    """The theme's key, None for a new one; and what was filled in."""
    answers = Answers(view)
    key = remembered(view).get("theme")
    chosen = answers.choice("group")
    group = next((each for each in ThemeGroup if each.value == chosen), None)
    wording = Wording(answers.text("nl"), answers.text("en"), group)
    return str(key) if key is not None else None, wording


def rule_modal(rule: Rule, texts: Texts) -> Json:
    """The form of the rule for principles."""
    numbers = {n: option(str(n), n) for n in range(2, MOST_ORGANISATIONS + 1)}
    shares = {
        n: option(texts("principle-percent", percent=n), n)
        for n in sorted({*PERCENTAGES, rule.differing_percent})
    }
    return modal(
        ids.PRINCIPLE_RULE,
        texts("principle-rule-title"),
        [
            say(rule_said(rule, texts)),
            field(
                "organisations",
                texts("principle-organisations"),
                drop_down(numbers.values(), numbers[rule.organisations]),
            ),
            field(
                "differing",
                texts("principle-differing"),
                drop_down(shares.values(), shares[rule.differing_percent]),
            ),
            fine_print(texts("principle-rule-hint")),
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
    )


def read_rule(view: Json) -> Rule:
    answers = Answers(view)
    organisations, percent = answers.number("organisations"), answers.number("differing")
    return Rule(organisations or 0, -1 if percent is None else percent)
