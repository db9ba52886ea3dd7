"""What the documentation says exists, and what exists is in the documentation."""

import argparse
import re
from pathlib import Path

import pytest

import handlers
from bot.__main__ import _parser, function
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
    broken = [
        link
        for link in links
        if not link.startswith("https://") and not (page.parent / link).exists()
    ]

    assert broken == []


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

    for guide in ("docs/gebruik.md", "docs/guide.md", "README.md"):
        named = set(re.findall(r"`/leerkring (\w+)", (ROOT / guide).read_text()))
        assert named
        assert named <= known, guide


def test_make_targets_in_the_documentation_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    for page in PAGES:
        assert set(re.findall(r"`make (\w+)", page.read_text())) <= targets, page.name
