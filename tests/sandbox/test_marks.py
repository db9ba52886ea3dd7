"""mrkdwn taken apart: every mark as a node, every word kept, nothing that is not there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.marks import marks
from bot.sandbox.render import Reader
from tests.sandbox.conftest import MORNING

READER = Reader("Europe/Amsterdam", "nl-NL", MORNING, person_name=str, channel_name=str)


def shape(parts: list[dict[str, Any]]) -> list[Any]:
    return [
        (part["t"], shape(part["c"]) if "c" in part else part["text"])
        for part in parts
        if part.get("text") != ""
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gewoon", [("text", "gewoon")]),
        ("*vet* en _schuin_", [("bold", [("text", "vet")]), ("text", " en "),
                               ("italic", [("text", "schuin")])]),
        ("*_beide_*", [("bold", [("italic", [("text", "beide")])])]),
        ("2*3*4", [("text", "2*3*4")]),
        ("a_b_c", [("text", "a_b_c")]),
        ("* los *", [("text", "* los *")]),
        ("~weg~", [("strike", [("text", "weg")])]),
        ("`a *b* &lt;`", [("code", "a *b* <")]),
        ("```\n*b*\n```", [("pre", "*b*")]),
        ("<@U1>", [("mention", "@U1")]),
        ("<!here>", [("mention", "@here")]),
        ("<https://x.example|hier>", [("link", "hier")]),
        ("&gt; een\n&gt; twee\ndrie", [("quote", [("text", "een"), ("text", "\n"),
                                                  ("text", "twee")]), ("text", "drie")]),
        ("&amp;lt;", [("text", "&lt;")]),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[Any]) -> None:
    assert shape(marks(text, READER)) == expected


def test_a_date_may_carry_a_link() -> None:
    linked, bare = (
        marks(f"<!date^{MORNING.timestamp():.0f}^om {{time}}{link}|x>", READER)[0]
        for link in ("^https://x.example", "")
    )
    assert (linked["t"], linked["url"], linked["text"]) == (
        "link",
        "https://x.example",
        "om 09:30",
    )
    assert bare == {"t": "text", "text": "om 09:30"}


def words(parts: list[dict[str, Any]]) -> str:
    return "".join(words(part["c"]) if "c" in part else part["text"] for part in parts)


@given(st.text(alphabet="ab *_~`>\n<|@!&;é", max_size=60))
def test_any_text_can_be_drawn_and_no_letter_is_lost(text: str) -> None:
    shown = words(marks(text, READER))
    if "<" not in text:  # what stands between angle brackets may be a mention or a link
        assert [c for c in shown if c in "abé"] == [c for c in text if c in "abé"]
