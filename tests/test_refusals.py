"""Every sentence that refuses something is met by a test outside the gallery.

A test meets it by quoting it, in either language, so far that it can be no other refusal;
or by naming its id. Numbers and words in quotation marks stand for what is filled in.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot import errors
from bot.texts import LANGUAGES, files_of
from tests.test_texts import RAISES, calls, literals

SAYS = RAISES | {"check_count": 3}  # where the id stands among what these are given
GAP = "\0"  # what is filled in
TECHNICIAN = "technisch beheerder"
SHORTEST = 8  # characters; less is quoted by chance


@cache
def raised() -> set[str]:
    """The ids of all refusals in the code, also those that begin like an f-string."""
    found: set[str] = set()
    for _, call in calls():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        position = SAYS.get(name)
        if position is not None and len(call.args) > position:
            said = call.args[position]
            found |= set(literals(said)) | set(_family(said))
    return found | _bare()


def _family(said: ast.expr) -> Iterator[str]:
    """What an f-string can be: all that begins like it and is not asked for by itself."""
    if isinstance(said, ast.JoinedStr) and isinstance(said.values[0], ast.Constant):
        beginning = str(said.values[0].value)
        yield from (
            each for each in sentences() if each.startswith(beginning) and each not in _alone()
        )


@cache
def _alone() -> set[str]:
    """The ids that a call names in full."""
    return {each for _, call in calls() for arg in call.args for each in literals(arg)}


def _bare() -> set[str]:
    """`raise NotFound` says what its class says."""
    root = Path(errors.__file__).parent.parent
    return {
        getattr(errors, node.exc.id).text_id
        for package in ("bot", "handlers")
        for path in (root / package).rglob("*.py")
        if re.search(r"raise \w+$", text := path.read_text("utf-8"), re.MULTILINE)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Name)
        and node.exc.id in RAISES
    }


@cache
def sentences() -> dict[str, set[str]]:
    """Id → what it says, in each language."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for file in files_of(language):
            for entry in FluentParser().parse(file.read_text("utf-8")).body:
                if isinstance(entry, ftl.Message) and entry.value is not None:
                    found[entry.id.name].add(_said(entry.value))
    return found


def _said(pattern: ftl.Pattern) -> str:
    return _plain("".join(map(_part, pattern.elements)))


def _part(element: ftl.TextElement | ftl.Placeable) -> str:
    """As a message without a contact has it: the one term is always the same words."""
    if isinstance(element, ftl.TextElement):
        return element.value
    return TECHNICIAN if isinstance(element.expression, ftl.TermReference) else GAP


def _plain(text: str) -> str:
    text = re.sub(r"‘[^’]*’", f"‘{GAP}’", " ".join(text.split()))
    return re.sub(r"\d+([.,]\d+)*", GAP, text)


def _is_whole(quote: str, sentence: str) -> bool:
    """Whether it is the sentence, with whatever is filled in."""
    first, *rest = sentence.split(GAP)
    if not rest or not quote.startswith(first):
        return quote == sentence
    return re.fullmatch("[^.,:?!]+".join(map(re.escape, [first, *rest])), quote) is not None


def quoted() -> set[str]:
    """What tests look for; not what must be absent."""
    found: set[str] = set()
    for path in Path(__file__).parent.rglob("*.py"):
        if "gallery" in path.name or path == Path(__file__):
            continue
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        absent = {
            id(part)
            for node in nodes
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.NotIn)
            for part in ast.walk(node.left)
        }
        found |= {
            node.value
            for node in nodes
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in absent
        }
    return found


def met(ids: set[str], words: set[str]) -> set[str]:
    """Those of these ids that one of these quotes can only mean."""
    asked: dict[str, set[str]] = defaultdict(set)  # by sentence: several may say the same
    for text_id in ids:
        for line in sentences()[text_id]:
            asked[line].add(text_id)
    found = ids & words
    for quote in {_plain(each) for each in words if len(each) >= SHORTEST}:
        whole = [line for line in asked if _is_whole(quote, line)]
        fitting = whole or [line for line in asked if quote in line]
        if len(fitting) == 1:
            found |= asked[fitting[0]]
    return found


def test_every_refusal_is_met() -> None:
    assert sorted(raised() - met(raised(), quoted())) == []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Je eerste stem telt.", {"case-voted"}),
        ("Je hoeft niets te doen.", set()),  # as several say
        ("Dat zijn te veel mensen voor één kring. Kies er hooguit 25.", {"circle-too-many"}),
        ("Chris Bakker begeleidt deze kring al. Je hoeft niets te doen.", {"wanted-is-filled"}),
        ("case-voted", {"case-voted"}),
    ],
)
def test_a_quote_is_told_apart(quote: str, told: set[str]) -> None:
    assert met(raised(), {quote}) == told


def test_refusals_are_found() -> None:
    """So that the test above looks at something."""
    assert {"case-voted", "handover-is-accepted", "error-not-found"} <= raised()
    assert len(raised()) > 150  # there are about two hundred
