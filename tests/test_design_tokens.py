"""Design tokens of an operator: plain values, or nothing of the file is used."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.design_tokens import TOKENS, read, stylesheet

LINK = "--utrecht-link-color"


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "tokens"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f".den-haag-theme {{ {LINK}: #154273; --utrecht-nonsense: url(x); }}", "#154273"),
        (
            f"/* {LINK}: red; */ :root{{ --a: var( --b ); --b: #154273; {LINK}: var(--a) }}",
            "#154273",
        ),
        (
            '{"utrecht": {"link": {"color": {"$value": "rgb(21, 66, 115)"}}}}',
            "rgb(21, 66, 115)",
        ),
        (
            (
                '{"utrecht": {"link": {"color": {"value": "{a.b}"}}},'
                ' "a": {"b": {"value": "navy"}}}'
            ),
            "navy",
        ),
        (f'{{"{LINK}": "#154273"}}', "#154273"),
    ],
)
def test_the_tokens_that_we_use_are_read_from_either_kind_of_file(
    tmp_path: Path, text: str, found: str
) -> None:
    assert read(written(tmp_path, text)) == {LINK: found}


@pytest.mark.parametrize(
    "value",
    [
        "url(https://elders.example/x)",
        "red; } body { display: none",
        "#154273 !important",
        "expression(alert(1))",
        "var(--nowhere)",
        r"\72 ed",
        "red/**/",
        "'</style><script>'",
        "image-set('x' 1x)",
        "env(x)",
        "1px\n}",
        "#12345",
        "calc(1px)",
    ],
)
def test_what_is_no_plain_value_is_refused_by_its_name(tmp_path: Path, value: str) -> None:

    path = written(tmp_path, json.dumps({LINK: value}))
    with pytest.raises(ValueError, match=LINK):
        read(path)


@given(st.dictionaries(st.sampled_from(sorted(TOKENS)), st.text(max_size=40), min_size=1))
def test_nothing_escapes_into_the_stylesheet(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, str]
) -> None:

    path = written(tmp_path_factory.mktemp("t"), json.dumps(said))
    try:
        found = read(path)
    except ValueError:
        return
    sheet = stylesheet(found)
    assert sheet.count("{") == sheet.count("}") == 1
    assert not re.search(r"[\\@<>!]|/\*|url", sheet)
    assert all(
        re.fullmatch(r"  [\w-]+: [^;{}\r\n]+;|:root \{|\}", each) for each in sheet.splitlines()
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "has none of the tokens"),
        ("{", "not JSON"),
        ("body { color: red }", "has none of the tokens"),
        (f":root {{ {LINK}: #eeeeee; }}", "contrast"),
        (
            (
                ":root { --utrecht-button-primary-action-background-color: #ffffff;"
                "--utrecht-button-primary-action-color: #eee; }"
            ),
            "contrast",
        ),
    ],
)
def test_a_file_that_is_of_no_use_says_why(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read(written(tmp_path, text))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read: No such file"):
        read(str(tmp_path / "nowhere"))
