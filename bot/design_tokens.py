"""The operator's own look: design tokens by the names of NL Design System.

A token file is CSS (or JSON) as those communities publish them. Of it we take the tokens that
our pages use, each checked to be one colour, one length, one number or names of fonts, and
write a stylesheet of our own: nothing else in the file reaches a page.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LARGEST = 1_000_000  # bytes of a file
MOST_LINKS = 5  # tokens that refer to another, one after another

_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    r"|(?:rgb|hsl)a?\([\d.]{1,8}(?:deg|%)?(?:(?:\s{0,2},\s{0,2}|\s{1,2}|\s?/\s?)[\d.]{1,8}%?){2,3}\)"
    r"|[a-z]{3,22}",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\d{1,4}(?:\.\d{1,5})?(?:px|rem|em|%)|0")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,5})?")
_FONT = re.compile(
    r"(?:[a-z][a-z0-9 -]{0,40}|\"[a-z0-9 -]{1,40}\"|'[a-z0-9 -]{1,40}')"
    r"(?:\s?,\s?(?:[a-z][a-z0-9 -]{0,40}|\"[a-z0-9 -]{1,40}\"|'[a-z0-9 -]{1,40}')){0,8}",
    re.IGNORECASE,
)
# What our pages use, with what it is without a file. The dark scheme is in `site.css`.
TOKENS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "--utrecht-document-color": (_COLOUR, "#1c2321"),
    "--utrecht-document-background-color": (_COLOUR, "#fbfaf6"),
    "--utrecht-document-font-family": (_FONT, "system-ui, sans-serif"),
    "--utrecht-document-font-size": (_LENGTH, "1.0625rem"),
    "--utrecht-document-line-height": (_NUMBER, "1.6"),
    "--utrecht-heading-color": (_COLOUR, ""),
    "--utrecht-heading-font-family": (_FONT, ""),
    "--utrecht-paragraph-small-color": (_COLOUR, "#4f5b57"),
    "--utrecht-separator-color": (_COLOUR, "#c9cfcb"),
    "--utrecht-link-color": (_COLOUR, "#0b5d4a"),
    "--utrecht-link-hover-color": (_COLOUR, ""),
    "--utrecht-focus-outline-color": (_COLOUR, ""),
    "--utrecht-button-primary-action-background-color": (_COLOUR, ""),
    "--utrecht-button-primary-action-color": (_COLOUR, ""),
    "--utrecht-form-control-border-color": (_COLOUR, ""),
}
# Where a light and a dark part meet text, so that a reader can tell them apart.
_PAIRS = (
    ("--utrecht-document-color", "--utrecht-document-background-color"),
    ("--utrecht-paragraph-small-color", "--utrecht-document-background-color"),
    ("--utrecht-link-color", "--utrecht-document-background-color"),
    (
        "--utrecht-button-primary-action-color",
        "--utrecht-button-primary-action-background-color",
    ),
)
LEAST_CONTRAST = 4.5  # WCAG 1.4.3


def read(path: str) -> dict[str, str]:
    """The tokens of a file that our pages use.

    Raises:
        ValueError: it cannot be read, or a token of it is no plain value; names the token.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    if len(data) > LARGEST:
        raise ValueError("must be a file of design tokens, of less than 1 MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("must be a text file in UTF-8") from None
    every = _of_json(text) if text.lstrip().startswith("{") else _of_css(text)
    found = {name: _followed(every, every[name]) for name in TOKENS if name in every}
    if not found:
        raise ValueError(
            "has none of the tokens that the pages use, such as " + next(iter(TOKENS))
        )
    for name, value in found.items():
        if not TOKENS[name][0].fullmatch(value):
            raise ValueError(f"{name} must be one plain value, without anything around it")
    if faint := next(_faint(found), None):
        raise ValueError(f"{' on '.join(faint)} must have a contrast of at least 4.5")
    return found


def _of_css(text: str) -> dict[str, str]:
    bare = re.sub(r"/\*.*?(?:\*/|\Z)", "", text, flags=re.DOTALL)
    return {
        name.lower(): value.strip()
        for name, value in re.findall(r"(--[\w-]{1,120})\s*:([^;{}]{0,300})[;}]", bare)
    }


def _of_json(text: str) -> dict[str, str]:
    """Nested, each value under `value` or `$value`; or flat."""
    try:
        return dict(_flat(json.loads(text), "-"))
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("is not JSON that can be read") from None


def _flat(said: Any, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(said, dict):
        yield name.lower(), str(said).strip()
        return
    for key in ("$value", "value"):
        if key in said and not isinstance(said[key], dict):
            yield name.lower(), str(said[key]).strip()
            return
    for key, value in said.items():
        yield from _flat(value, key if str(key).startswith("--") else f"{name}-{key}")


def _followed(every: Mapping[str, str], value: str) -> str:
    """What it is in the end, where it refers to other tokens of the file."""
    for _ in range(MOST_LINKS):
        css = re.fullmatch(r"var\(\s*(--[\w-]+)\s*\)", value)
        dotted = re.fullmatch(r"\{([\w.-]+)\}", value)
        if css:
            value = every.get(css[1].lower(), "")
        elif dotted:
            value = every.get(
                "--" + dotted[1].removesuffix(".value").replace(".", "-").lower(), ""
            )
    return value


def stylesheet(found: Mapping[str, str]) -> str:
    """All that differs from ours; in light and dark alike, for it is one look."""
    every = {name: value for name, (_, value) in TOKENS.items() if value} | dict(found)
    lines = "".join(f"  {name}: {value};\n" for name, value in every.items())
    return f":root {{\n  color-scheme: light;\n{lines}}}\n"


def _faint(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs that are hard to read; of colours in hexadecimal, which most are."""
    every = {name: value for name, (_, value) in TOKENS.items() if value} | dict(found)
    every.setdefault(_PAIRS[3][1], every["--utrecht-link-color"])
    every.setdefault(_PAIRS[3][0], every["--utrecht-document-background-color"])
    for text, ground in _PAIRS:
        pair = _light(every[text]), _light(every[ground])
        if None not in pair and _contrast(*pair) < LEAST_CONTRAST:  # type: ignore[arg-type]
            yield text, ground


def _light(colour: str) -> float | None:
    """Relative luminance; None for what is not written in hexadecimal."""
    digits = colour.removeprefix("#")
    if digits == colour or len(digits) not in {3, 6}:
        return None
    if len(digits) == 3:  # noqa: PLR2004  # one for each part
        digits = "".join(each * 2 for each in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
