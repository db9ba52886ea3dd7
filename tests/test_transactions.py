"""No call to Slack while a transaction is open: a slow Slack would hold up everybody."""

import ast
from collections.abc import Iterator
from pathlib import Path

HANDLERS = Path(__file__).parent.parent / "handlers"
OPENERS = {"work", "read", "begin"}
CALLERS = {"client", "respond", "directory"}  # what talks to Slack
SPEAKERS = {"show", "settle", "redraw", "publish", "tell", "refresh_below", "ack", "respond"}


def transactions() -> Iterator[tuple[str, ast.With]]:
    for path in sorted(HANDLERS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.With) and any(opens(item) for item in node.items):
                yield f"{path.name}:{node.lineno}", node


def opens(item: ast.withitem) -> bool:
    call = item.context_expr
    if not isinstance(call, ast.Call):
        return False
    name = (
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    )
    return name in OPENERS


def speaks(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute):
        return isinstance(call.func.value, ast.Name) and call.func.value.id in CALLERS
    return isinstance(call.func, ast.Name) and call.func.id in SPEAKERS


def test_handlers_open_transactions() -> None:
    assert len(list(transactions())) > 40


def test_no_handler_talks_to_slack_inside_a_transaction() -> None:
    talking = [
        place
        for place, block in transactions()
        for statement in block.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and speaks(node)
    ]

    assert talking == []
