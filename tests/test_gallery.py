"""The gallery shows everything that the bot can show, and Slack would take all of it."""

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType, UnionType
from typing import Any, get_args, get_type_hints
from urllib.request import urlopen

import pytest

import bot.delivery
import bot.slack
import handlers
from bot.delivery.render import RENDERERS
from bot.demo import gallery
from bot.demo.gallery import Piece
from bot.domain.base.kinds import MessageKind, Reply
from bot.manifest import manifest
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import read_content
from bot.sandbox.page import PROTECTION
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import checked_view
from bot.slack.base import blocks, folding, ids, newer, notices
from bot.slack.base.blocks import Json, Message
from bot.slack.circulation.digests import digest_message
from bot.slack.learned.sheets import answer_modal
from bot.texts import LANGUAGES, Texts
from tests.drawn import drawn
from tests.test_texts import catalogue

# The direction of a page, and what is answered.
VARIES = r"\.(on|back)$|(?<=^away\.until)\..*|(?<=^intention\.answer)\..*"
VARIES += r"|(?<=^introduction\.outcome)\..*|(?<=^case\.library_kind)\..*"
VARIES += r"|(?<=^rating\.give)\..*"
VARIES += r"|(?<=^trial\.answer)\..*"
PARTS = {blocks.__name__, folding.__name__}  # what builders are made with
PRIMITIVES = {blocks.message, blocks.modal, blocks.home}
# A form that another builder made, with what was sent, or with why that cannot be.
FILLED_IN: set[Callable[..., Any]] = {newer.begin_with_sent, notices.refused}
NEVER_SAID = {
    # Where a field was emptied meanwhile.
    "newer-nothing",
    # In the place of a mark in what someone typed.
    *("typed-somebody", "typed-channel", "typed-group", "typed-moment"),
    # Asked of every level, but what stays private is never shown to its author as going out.
    "reflection-audience-private",
    # In calendar files, which are not Slack's.
    *("calendar-name", "calendar-planned", "calendar-open", "calendar-cancelled"),
    # On web pages, which are not Slack's either.
    *("profile-web-about", "profile-web-gone"),
    *(
        "impact-table",
        "impact-drawing",
        "impact-files",
    ),
    # Shown, but a recap takes its words from the circle's language by itself.
    *(
        "recap-draft",
        "recap-draft-with",
        "recap-draft-below",
        "recap-exercise",
        "recap-heading",
        "recap-intentions",
        "recap-case",
    ),
    "note-more",
    # A title that is stored, in the language of the circle.
    *("special-title-story", "special-title-event", "special-title-quarter"),
    # In mails, and on web pages.
    *(
        each
        for each in catalogue("nl")
        if each.startswith(("mailing-", "web-", "special-web-"))
    ),
}


class Recorder(Texts):
    """Remembers which sentences were asked for."""

    said: set[str] = set()

    def __call__(self, text_id: str, /, **params: str | int) -> str:
        self.said.add(text_id)
        return super().__call__(text_id, **params)


@cache
def pieces() -> list[Piece]:
    return list(gallery.pieces(cache(Recorder)))


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


def builders() -> set[Callable[..., Any]]:
    """The public functions of bot.slack that return a whole message, form or Home."""
    return {
        function
        for module in modules(bot.slack)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ not in PARTS
        and function not in FILLED_IN
        and not name.startswith("_")
        and _returned(function) & {Message, Json}
    }


def _returned(function: Callable[..., Any]) -> set[Any]:
    given = get_type_hints(function).get("return")
    return {given, *(get_args(given) if isinstance(given, UnionType) else ())}


def names(functions: set[Callable[..., Any]]) -> list[str]:
    return sorted(f"{f.__module__}.{getattr(f, '__name__', f)}" for f in functions)


def strings(part: Any) -> Iterator[str]:
    """What someone can see of blocks: every text, label, choice and hint."""
    if isinstance(part, list):
        for each in part:
            yield from strings(each)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        if isinstance(part.get("initial_value"), str):
            yield part["initial_value"]
        for each in part.values():
            yield from strings(each)


def seen(piece: Piece) -> str:
    made = piece.made
    return "\n".join(strings(made.blocks if isinstance(made, Message) else made))


def test_every_builder_is_shown() -> None:
    """Missing? Give it a `Case` in the module of its subject, in bot/demo/gallery."""
    shown = {piece.case.builder for piece in pieces()}

    assert names(builders() - shown) == []
    assert names(shown - builders()) == []


def worded_by(kind: MessageKind) -> list[Piece]:
    """What is shown of the builders with which a kind is worded."""
    renderer = inspect.unwrap(RENDERERS[kind])
    assert isinstance(renderer, FunctionType)
    called = {renderer.__globals__.get(name) for name in renderer.__code__.co_names}
    assert Message not in called
    return [each for each in pieces() if each.kind == "message" and each.case.builder in called]


# What a reply says is never worded again: it quotes nobody.
@pytest.mark.parametrize("kind", sorted(RENDERERS.keys() - {MessageKind.REPLY}))
def test_every_kind_is_shown_and_what_asks_can_be_answered(kind: MessageKind) -> None:
    shown = worded_by(kind)
    can_answer = {action for piece in shown for action in _ids(piece.blocks)}

    assert shown
    assert can_answer or kind.row.reply is Reply.TELLS


@pytest.mark.parametrize("package", [handlers, bot.delivery])
def test_nobody_else_makes_messages(package: ModuleType) -> None:
    """What is put together outside bot.slack could not be shown."""
    makers = [
        module.__name__
        for module in modules(package)
        if PRIMITIVES & {each for each in vars(module).values() if callable(each)}
    ]

    assert makers == []


def _ids(part: Any) -> Iterator[str]:
    """Of actions, forms and commands; without the direction of a page, or what is answered."""
    if isinstance(part, list):
        for each in part:
            yield from _ids(each)
    elif isinstance(part, dict):
        for name in {"action_id", "callback_id", "command"} & part.keys():
            yield re.sub(VARIES, "", part[name])
        for each in part.values():
            yield from _ids(each)


def test_every_action_and_form_is_shown() -> None:
    """Or stands in the manifest: the command and the shortcuts."""
    ours = {value for name, value in vars(ids).items() if name.isupper()}
    shown = [
        {"blocks": p.made.blocks} if isinstance(p.made, Message) else p.made for p in pieces()
    ]

    assert ours - {*_ids(shown), *_ids(manifest())} == set()


def test_every_sentence_is_said() -> None:
    """So that no branch of a builder, and no error, is forgotten."""
    pieces()

    assert set(catalogue("nl")) - Recorder.said == NEVER_SAID


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(manifest()) as sandbox:
        yield sandbox


def refusal(piece: Piece, sandbox: Sandbox) -> list[str]:
    """By the rules that the sandbox has for posting a message and opening a view."""
    try:
        if isinstance(piece.made, Message):
            read_content({"text": piece.made.text, "blocks": piece.made.blocks})
        else:
            checked_view(sandbox.workspace, piece.made)
    except SlackError as problem:
        return [problem.error, *problem.messages]
    return []


def test_slack_takes_all_of_it(sandbox: Sandbox) -> None:
    refused = {piece.id: why for piece in pieces() if (why := refusal(piece, sandbox))}

    assert refused == {}


@pytest.mark.parametrize("written", ["🌱", '"', "&", "<!here>", "é\n"])
def test_slack_takes_whatever_people_write(sandbox: Sandbox, written: str) -> None:
    """But for a digest of ten cards with quotes for titles: the outbox sends that plainly."""
    refused = {
        piece.case.builder: why
        for piece in gallery.pieces(
            written=written, languages=["nl"]
        )  # its sentences are longest
        if (why := refusal(piece, sandbox))
    }

    assert refused in ({}, {digest_message: ["msg_blocks_too_long"]} if written == '"' else {})


def test_both_languages_show_the_same() -> None:
    shown = {
        language: [
            (p.subject, p.case, p.length, p.kind, [block["type"] for block in p.blocks])
            for p in pieces()
            if p.language == language
        ]
        for language in LANGUAGES
    }

    assert shown["nl"] == shown["en"]
    assert len({piece.id for piece in pieces()}) == len(pieces())


def test_what_has_a_long_version_has_a_short_one() -> None:
    sizes: dict[str, dict[str, int]] = {}
    for piece in pieces():
        case = piece.id.removesuffix(f".{piece.length}")
        sizes.setdefault(case, {})[piece.length] = len(seen(piece))

    assert [case for case, size in sizes.items() if "short" not in size] == []
    assert [
        case for case, size in sizes.items() if size.get("long", size["short"]) < size["short"]
    ] == []


MOST_FIELDS = 8
FIRST_SIGHT = {"circle_modal": 5, "insight_modal": 6, "digest_modal": 5}


def fields(piece: Piece) -> int:
    return sum(block["type"] == "input" for block in piece.blocks)


def test_a_form_shows_what_is_needed() -> None:
    """The rest stands behind its button: see bot/slack/base/folding.py."""
    forms = [each for each in pieces() if each.kind == "form" and not each.case.unfolded]
    named = [each for each in forms if each.case.builder.__name__ in FIRST_SIGHT]
    asking = [each for each in forms if each.case.builder is answer_modal]

    assert {piece.id: fields(piece) for piece in forms if fields(piece) > MOST_FIELDS} == {}
    assert {each.case.builder.__name__ for each in named} == set(FIRST_SIGHT)
    for piece in named:
        assert fields(piece) == FIRST_SIGHT[piece.case.builder.__name__], piece.id
    for piece in asking:
        others = [
            block["block_id"]
            for block in piece.blocks
            if block["type"] == "input" and not block["block_id"].startswith("answer-")
        ]
        assert others == ["level"], piece.id


def test_no_loose_ends_in_what_is_seen() -> None:
    """No id of a sentence, no variable that was not filled in, nothing that Python says."""
    text_ids = {text_id for text_id in catalogue("nl") if "-" in text_id}
    loose = {piece.id: found for piece in pieces() if (found := _loose(seen(piece), text_ids))}

    assert loose == {}


def _loose(text: str, text_ids: set[str]) -> set[str]:
    odd = set(
        re.findall(r"[{}]|\bNone\b|\bnull\b|<[\w.]+ object at|MessageKind|ReleaseLevel", text)
    )
    return odd | (set(re.findall(r"[a-z]+(?:-[a-z]+)+", text)) & text_ids)


def test_the_page_names_every_subject_in_both_languages() -> None:
    words = Path("bot/sandbox/browser/texts.js").read_text(encoding="utf-8")
    named = re.findall(r"^    subject: \{(.+?)\}", words, re.MULTILINE | re.DOTALL)
    assert len(named) == len(LANGUAGES)
    for each in named:
        assert {*re.findall(r'"?([\w-]+)"?: "', each)} == {*gallery.SUBJECTS}


def test_the_page_gets_it(sandbox: Sandbox) -> None:
    sandbox.route("/ui/gallery", gallery.answer)

    with urlopen(f"{sandbox.url}/ui/gallery") as response:  # noqa: S310  # our own sandbox
        headers = response.headers
    given = drawn(sandbox.url)

    assert {name: headers[name] for name in PROTECTION} == PROTECTION
    assert [each["id"] for each in given] == [piece.id for piece in pieces()]
    assert {each["kind"] for each in given} == {"message", "form", "home"}
    for each in given:
        assert ("text" in each) == (each["kind"] == "message")
        assert ("view" in each) == (each["kind"] != "message")
        assert "private_metadata" not in each.get("view", {})
        assert each["blocks"]
