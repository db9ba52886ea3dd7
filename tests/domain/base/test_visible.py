"""What has no width is not text, by whole classes of Unicode."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.limits import check_required
from bot.domain.base.visible import one_line, shows, tidy
from bot.errors import InvalidInput

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]
WIDTHLESS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Mc", "Me")
# Default_Ignorable_Code_Point of DerivedCoreProperties.txt (Unicode 16), whatever their class.
IGNORABLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
    *((0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
JOINED = (
    "👩🏽\u200d🌾",  # farmer
    "❤\ufe0f",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
    "می\u200cخواهم",
    "श्री\u200dराम",
    "ko\u00adper\u200bcirkel",
    "é",
    "e\u0301",
)


def test_whole_classes_show_nothing() -> None:
    shown = {each for each in EVERY if unicodedata.category(each) in WIDTHLESS and shows(each)}

    assert shown == set()


def test_what_unicode_ignores_shows_nothing() -> None:
    codes = [code for first, last in IGNORABLE for code in range(first, last + 1)]

    assert [hex(code) for code in codes if shows(chr(code))] == []


def test_letters_figures_and_pictures_show() -> None:
    hidden = {
        hex(ord(each))
        for each in EVERY
        if unicodedata.category(each)[0] in "LNPS" and not shows(each)
    }

    assert hidden == {
        *("0x115f", "0x1160", "0x3164", "0xffa0", "0x2800", "0xfffc", "0x1d159"),
        *({"0x13441", "0x13442"} & hidden),  # newer than some Pythons
    }


@pytest.mark.parametrize(
    "text",
    ["", " \n", "\u200b", "\u3164 \u3164", "\u2800\u2800", "\u0301", "\ufe0f\u200d", "\u202e"],
)
def test_a_field_that_shows_nothing_is_empty(text: str) -> None:
    assert tidy(text) == ""
    with pytest.raises(InvalidInput, match="error-empty"):
        check_required("name", text, 10)


@pytest.mark.parametrize("text", JOINED)
def test_what_joins_survives(text: str) -> None:
    assert tidy(f" {text}\n") == text
    assert one_line(f"{text}\r\n{text}") == f"{text} {text}"


@given(st.text())
def test_nothing_that_is_kept_turns_the_text_around_it(text: str) -> None:
    for kept in (tidy(text), one_line(text)):
        bidi = {unicodedata.bidirectional(each) for each in kept}
        assert not bidi & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert one_line(one_line(text)) == one_line(text)
