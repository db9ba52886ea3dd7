"""No call to Slack while a transaction is open: a slow Slack would hold up everyone."""

import ast
from collections.abc import Iterator
from pathlib import Path

HANDLERS = Path(__file__).parent.parent / "handlers"
OPENERS = {"work", "reading", "read", "begin"}
SILENT = {"now", "texts"}  # what a click may be asked inside a transaction


def transactions() -> Iterator[tuple[str, ast.With]]:
    for path in sorted(HANDLERS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.With) and any(opens(item) for item in node.items):
                yield f"{path.relative_to(HANDLERS)}:{node.lineno}", node


def opens(item: ast.withitem) -> bool:
    calls = [node for node in ast.walk(item.context_expr) if isinstance(node, ast.Call)]
    return any(isinstance(c.func, ast.Attribute) and c.func.attr in OPENERS for c in calls)


def speaks(call: ast.Call) -> bool:
    """A method of the click or of something it holds, or a helper that gets the click."""
    path = ast.unparse(call.func).split(".")
    if path[0] in {"click", "self"} and len(path) > 1:
        return path[1] not in SILENT
    return "client" in path or any(
        isinstance(given, ast.Name) and given.id == "click" for given in call.args
    )


def test_handlers_open_transactions() -> None:
    assert len(list(transactions())) > 40


def test_no_handler_talks_to_slack_inside_a_transaction() -> None:
    talking = [
        f"{place} {ast.unparse(node)}"
        for place, block in transactions()
        for statement in block.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and speaks(node)
    ]

    assert talking == []
