"""What the documentation says exists, and what exists is in the documentation."""

import argparse
import re
from pathlib import Path

import pytest

import handlers
from bot.__main__ import _parser, function
from bot.settings import Settings
from bot.texts import files_of

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
HELP = sorted(ROOT.glob("docs/*/*.md"))
OPERATIONS = (ROOT / "docs/operations.md").read_text()


def commands() -> dict[str, argparse.ArgumentParser]:
    [choices] = [
        action.choices
        for action in _parser()._actions  # noqa: SLF001  # argparse has no other way
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    ]
    return dict(choices)


def slash_words() -> set[str]:
    return handlers.register().words - {""}


def headings(page: Path) -> set[str]:
    """As GitHub makes anchors of them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text()):
        name, _, anchor = link.partition("#")
        leads_to = page.parent / name if name else page
        if not link.startswith("https://") and (
            not leads_to.exists() or (anchor and anchor not in headings(leads_to))
        ):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_of_help_is_in_the_contents(language: str) -> None:
    contents = (ROOT / "docs" / language / "README.md").read_text()
    pages = {page.name for page in HELP if page.parent.name == language}

    assert {name for name in pages if f"({name})" not in contents} == {"README.md"}


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in OPERATIONS


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_read(name: str) -> None:
    code = "".join(path.read_text() for path in ROOT.glob("bot/**/*.py"))

    assert re.search(rf"\bsettings\.{name}\b", code)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_explained(command: str) -> None:
    assert re.search(rf"`{command}[ `]", OPERATIONS)


@pytest.mark.parametrize(("name", "parser"), commands().items(), ids=commands())
def test_every_command_has_its_function(name: str, parser: argparse.ArgumentParser) -> None:
    assert callable(function(parser.get_default("module"), name))


def test_the_guides_name_commands_that_exist() -> None:
    known = slash_words()

    for guide in [*HELP, ROOT / "README.md"]:
        assert set(re.findall(r"`/leerkring (\w+)", guide.read_text())) <= known, guide.name


@pytest.mark.parametrize(("language", "page"), [("nl", "woorden.md"), ("en", "words.md")])
def test_the_list_of_commands_has_all_that_the_bot_names(language: str, page: str) -> None:
    listed = re.findall(r"`/leerkring (\w+)", (ROOT / "docs" / language / page).read_text())
    named = set(
        re.findall(r"/leerkring (\w+)", "".join(f.read_text() for f in files_of(language)))
    )

    assert named & slash_words() <= set(listed)


def test_make_targets_in_the_documentation_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    for page in PAGES:
        assert set(re.findall(r"`make (\w+)", page.read_text())) <= targets, page.name
