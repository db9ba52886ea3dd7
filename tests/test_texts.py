"""Both languages say the same things, and the code asks for nothing else."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.slack.base.moments import duration
from bot.texts import LANGUAGES, files_of, texts_for

ROOT = Path(__file__).parent.parent
MEAN_SENTENCE, LONGEST_SENTENCE, MOST_PASSIVE = 12, 20, 0.1
ENDS = (".", "?", "!", ":")
HELPS = re.compile(r"\b(word|wordt|worden|werd|werden|is|zijn|was|waren)\b")
PARTICIPLE = re.compile(r"\b(\w*ge\w{3,}(d|t|en)|(be|ver|her|ont)\w{2,}(d|t))\b")
DONE = (  # irregular participles
    r"begun|bought|brought|broken|built|caught|chosen|cut|done|drawn|driven|forgotten|found|given"
    r"|got|heard|held|hidden|hurt|kept|known|laid|led|left(?= out)|lent|let|lost|made|meant|met"
    r"|overtaken|paid|put|read|rewritten|run|said|seen|sent|set|shown|shut|sold|spent|split"
    r"|spoken|taken|taught|thought|thrown|told|understood|undone|withdrawn|worn|written"
)
ADJECTIVES = r"hundred|interested|involved|need|red|speed|tired"
BETWEEN = (
    r"not|no longer|at once|already|also|always|never|ever|just|now|still|then|first|only|soon"
    r"|usually|all|both|too|\w+ly|I|you|he|she|it|we|they|this|that|these|those"
    r"|everybody|everyone|anybody|anyone|nobody|somebody"
)
BE_DONE = re.compile(
    rf"\b(am|is|are|was|were|be|been|being|(is|are|was|were)n’t) (({BETWEEN}) ){{0,3}}"
    rf"(?!({ADJECTIVES})\b)(\w+ed|{DONE})\b",
    re.IGNORECASE,
)
RAISES = {"InvalidInput": 1, "NotFound": 0, "NotAllowed": 0, "AlreadyDone": 0, "UserError": 0}
IDS_AT = {  # which arguments name a text
    **dict.fromkeys(("texts", "t", "notice"), (0,)),
    "does": (1,),
    "submits": (2,),
    "confirm": (0, 1, 2),
    **{name: (position,) for name, position in RAISES.items()},
}
NO_VARIABLES = {"field", "no"}


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def catalogue(language: str) -> dict[str, set[str]]:
    """Message id → the variables that it uses."""
    found: dict[str, set[str]] = {}
    for file in files_of(language):
        resource = FluentParser().parse(file.read_text("utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, ftl.Junk), f"{language}/{file.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands in {language} twice"
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call in our code, with where it stands."""
    found: list[tuple[str, ast.Call]] = []
    for package in ("bot", "handlers"):
        for path in (ROOT / package).rglob("*.py"):
            if "sandbox" in path.parts:
                continue
            found += [
                (f"{path.relative_to(ROOT)}:{node.lineno}", node)
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Call)
            ]
    return found


def asked() -> Iterator[tuple[str, ast.expr, set[str] | None]]:
    """Where, the id, and the variables handed over (None when they are not literal)."""
    for place, call in calls():
        name = (
            call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        )
        keywords = {k.arg for k in call.keywords if k.arg and k.arg not in NO_VARIABLES}
        literal = not any(k.arg is None for k in call.keywords)
        for position in IDS_AT.get(name, ()):
            for text_id in call.args[position : position + 1]:
                yield place, text_id, keywords if literal else None


def literals(expression: ast.expr) -> Iterator[str]:
    """The ids that an expression can be, when it is a text or a choice between texts."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from literals(expression.body)
        yield from literals(expression.orelse)


def in_templates() -> set[str]:
    """The ids that web pages and mails ask for."""
    folders = (ROOT / "bot/web/templates", ROOT / "bot/delivery/mail/templates")
    return {
        found
        for folder in folders
        for page in folder.iterdir()
        for found in re.findall(r't\("([a-z-]+)"', page.read_text("utf-8"))
    }


def test_the_web_pages_ask_for_texts_that_exist() -> None:
    assert in_templates() - catalogue("nl").keys() == set()


def test_both_languages_have_the_same_texts() -> None:
    dutch, english = catalogue("nl"), catalogue("en")

    assert dutch.keys() ^ english.keys() == set()
    assert {key for key in dutch if dutch[key] != english[key]} == set()


def test_the_code_asks_for_texts_that_exist_with_their_variables() -> None:
    wrong = [
        (place, text_id)
        for place, expression, variables in asked()
        for text_id in literals(expression)
        if text_id not in catalogue("nl")
        or (variables is not None and variables != catalogue("nl")[text_id])
    ]

    assert wrong == []


def test_every_text_is_used() -> None:
    """By its id anywhere in the code, or by the beginning of an f-string."""
    exact: set[str] = set()
    beginnings: set[str] = set()
    for package in ("bot", "handlers"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    exact.add(node.value)
                if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    beginnings.add(str(node.values[0].value))
    exact |= in_templates()
    families = tuple(each for each in beginnings if each.count("-") and each.endswith("-"))

    unused = {
        text_id
        for text_id in catalogue("nl")
        if text_id not in exact and not text_id.startswith(families)
    }

    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_text_or_variable_is_an_error(language: str) -> None:
    with pytest.raises(LookupError):
        texts_for(language)("no-such-text")
    with pytest.raises(LookupError):
        texts_for(language)("error-too-long")


@pytest.mark.parametrize(
    ("language", "text_id", "count", "words"),
    [
        ("nl", "circle-preview-welcome", 1, "één persoon"),
        ("nl", "circle-preview-welcome", 3, "3 mensen"),
        ("en", "circle-preview-welcome", 1, "one person"),
        ("nl", "welcome-questions", 1, "Met deze vraag kijken"),
        ("nl", "welcome-questions", 3, "Met deze vragen kijken"),
        ("nl", "agenda-questions", 1, "Onze hoofdvraag:"),
    ],
)
def test_plurals_follow_the_language(
    language: str, text_id: str, count: int, words: str
) -> None:
    assert words in texts_for(language)(text_id, count=count)


@pytest.mark.parametrize(
    ("language", "minutes", "words"),
    [
        ("nl", 1, "1 minuut"),
        ("nl", 61, "1 uur en 1 minuut"),
        ("nl", 90, "1 uur en 30 minuten"),
        ("en", 1, "1 minute"),
        ("en", 61, "1 hour and 1 minute"),
        ("en", 121, "2 hours and 1 minute"),
    ],
)
def test_one_minute_is_one(language: str, minutes: int, words: str) -> None:
    assert duration(minutes, texts_for(language)) == words


class Sentences:
    """A message as a reader gets it: each choice of its variants, in sentences."""

    END = re.compile(r"(?<=[.?!:])\s+")

    def of(self, pattern: ftl.Pattern) -> set[str]:
        return {each for said in self.whole(pattern) for each in self.END.split(said.strip())}

    def whole(self, pattern: ftl.Pattern) -> list[str]:
        said = [""]
        for element in pattern.elements:
            said = [begun + more for begun in said for more in self._parts(element)]
        return said

    def _parts(self, element: ftl.TextElement | ftl.Placeable) -> list[str]:
        if isinstance(element, ftl.TextElement):
            return [element.value]
        if isinstance(element.expression, ftl.SelectExpression):
            variants = element.expression.variants
            return [said for variant in variants for said in self.whole(variant.value)]
        return ["3"]  # a name or a number


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Message id and sentence, for whatever reads as one."""
    for file in files_of(language):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ftl.Message) and entry.value is not None:
                yield from ((entry.id.name, said) for said in Sentences().of(entry.value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    """Plain Dutch at B1, and English alike: twelve words on average, never over twenty."""
    said = [(name, each, len(each.split())) for name, each in sentences(language)]

    assert {name: each for name, each, words in said if words > LONGEST_SENTENCE} == {}
    assert mean(words for _, each, words in said if each.endswith(ENDS)) <= MEAN_SENTENCE


def is_passive(language: str, sentence: str) -> bool:
    """A form of worden or zijn with a participle, of be with one: who does it is left out.

    States count as well (“is closed”, “is gesloten”): nobody can tell those apart by form.
    """
    if language == "nl":
        return bool(HELPS.search(sentence) and PARTICIPLE.search(sentence))
    return BE_DONE.search(sentence) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_sentences_are_passive(language: str) -> None:
    said = [each for _, each in sentences(language) if each.endswith(ENDS)]

    assert sum(is_passive(language, each) for each in said) / len(said) <= MOST_PASSIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing has been sent yet.",
        "Everybody is being told now.",
        "The facilitator is then asked.",
        "Was that not written down?",
        "It can no longer be found.",
        "‘3’ is paused.",
        "Those are left out.",
    ],
)
def test_these_sentences_are_passive(sentence: str) -> None:
    assert is_passive("en", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody has sent anything yet.",
        "You are coming, and you have changed nothing.",
        "Who is involved?",
        "This is what you wanted to try.",
        "There is nothing left to do.",
        "3 minutes are left.",
        "Somebody who is not here sent this.",
        "It is ready, and it is the need of the day.",
    ],
)
def test_these_sentences_are_not(sentence: str) -> None:
    assert not is_passive("en", sentence)
