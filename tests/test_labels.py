"""Where a text, a page of help or the tour names a button or a heading, it is there."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.demo import gallery
from bot.manifest import manifest
from bot.slack.base.blocks import Json
from bot.texts import LANGUAGES, files_of, texts_for
from tests.test_texts import Sentences

ROOT = Path(__file__).parent.parent
HELP = [(page.parent.name, page) for page in sorted(ROOT.glob("docs/*/*.md"))]
TOUR = tomllib.loads((ROOT / "bot/demo/tour.toml").read_text())["steps"]
ITALIC = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?!\*)")
QUOTED = re.compile(r"‘([^’{]+)’(?!\w)")
NAME = r"[‘*]([^’*\n]+)[’*]"
BEFORE_HOME = re.compile(NAME + r"[^.:;|‘*]{1,30}\bHome\b")
AFTER_HOME = re.compile(r"\bHome\b[^.:;|‘*]{1,12}" + NAME)
OF_OTHERS = {"Agenda toevoegen – Abonneren via internet", "Via URL", "Agenda-abonnement"}
OF_OTHERS |= {"Add calendar – Subscribe from web", "From URL", "Calendar subscription"}


@cache
def said(language: str) -> dict[str, set[str]]:
    """Message id → all that it can say, with 3 for a name or a number."""
    return {
        entry.id.name: set(Sentences().whole(entry.value))
        for file in files_of(language)
        for entry in FluentParser().parse(file.read_text("utf-8")).body
        if isinstance(entry, ftl.Message) and entry.value is not None
    }


def labels(language: str) -> set[str]:
    shortcuts = {each["name"] for each in manifest()["features"]["shortcuts"]}
    return {text for texts in said(language).values() for text in texts} | shortcuts


@cache
def on_home(language: str) -> set[str]:
    """What can be pressed there, and the headings."""
    pieces = gallery.pieces(texts_for, languages=[language], subjects=["home"])
    return {
        text
        for piece in pieces
        if piece.kind == "home"
        for block in piece.blocks
        for text in pressed_or_read_first(block)
    }


def pressed_or_read_first(part: Json) -> Iterator[str]:
    if part.get("type") in {"button", "header"}:
        yield part["text"]["text"]
    inside = part.get("elements", []) + [part[name] for name in {"accessory"} & part.keys()]
    for inner in inside:
        yield from pressed_or_read_first(inner)


def said_of_home(text: str) -> set[str]:
    return {*BEFORE_HOME.findall(text), *AFTER_HOME.findall(text)}


@pytest.mark.parametrize(
    ("language", "page"), HELP, ids=lambda each: getattr(each, "stem", each)
)
def test_help_names_what_is_there(language: str, page: Path) -> None:
    """In italics, and italics are for nothing else."""
    text = page.read_text("utf-8")

    assert set(ITALIC.findall(text)) - labels(language) == set()
    assert said_of_home(text) - on_home(language) == set()


def test_help_is_there_in_both_languages() -> None:
    """But for what concerns Dutch officers and organisations."""
    dutch, english = (len([p for name, p in HELP if name == each]) for each in ("nl", "en"))

    assert dutch - english == len(["kiezen.md", "privacy.md"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_name_what_is_there(language: str) -> None:
    wrong = {
        (text_id, name)
        for text_id, texts in said(language).items()
        for text in texts
        for name in QUOTED.findall(text)
        if "3" not in name and name not in labels(language) | OF_OTHERS
    }

    assert wrong == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_texts_say_is_on_home_is_there(language: str) -> None:
    wrong = {
        (text_id, name)
        for text_id, texts in said(language).items()
        for text in texts
        for name in said_of_home(text) - on_home(language)
    }

    assert wrong == set()


@pytest.mark.parametrize("step", TOUR, ids=lambda step: step["act"])
def test_the_tour_names_what_is_there(step: dict[str, dict[str, str]]) -> None:
    """Its people read Dutch; in English the Dutch word stands with what it means."""
    for language in LANGUAGES:
        assert set(QUOTED.findall(step["text"][language])) <= labels("nl") | labels("en")
