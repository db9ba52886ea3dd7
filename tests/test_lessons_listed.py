"""The tests that docs/lessons.md names are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/lessons.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))
DEFECTS = {1, 2, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18}  # p2pu's, about sessions
SCENARIOS = {1, 2, 5, 6, 7, 8, 9, 10, 11, 18, 19, 20}


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_named_test_exists(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}

    assert name in there


def test_every_lesson_about_sessions_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("|") and "::" in line]
    first = [line.split("|")[1].strip() for line in rows]
    defects = {
        int(number)
        for cell in first
        if cell.startswith("p2pu")
        for number in re.findall(r"\d+", cell.split(":")[0].removeprefix("p2pu"))
    }

    assert defects == DEFECTS
    assert {int(cell) for cell in first if cell.isdigit()} == SCENARIOS
