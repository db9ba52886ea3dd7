"""No call to Slack while a transaction is open: a slow Slack would hold up everyone."""

import ast
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

HANDLERS = Path(__file__).parent.parent / "handlers"
WRITERS = {"work", "begin"}
OPENERS = {"reading", "read", *WRITERS}
SEARCHES = {"questions.ask", "questions.choices", "search.ask", "search.choices"}
# What a click may be asked inside a transaction.
SILENT = {"now", "texts", "check_unchanged", "completed"}


Helpers = Mapping[str, ast.FunctionDef]  # the functions of a module, by name


def transactions() -> Iterator[tuple[str, ast.With, Helpers]]:
    for path in sorted(HANDLERS.rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        helpers = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef)}
        for node in ast.walk(module):
            if isinstance(node, ast.With) and any(opens(item) for item in node.items):
                yield f"{path.relative_to(HANDLERS)}:{node.lineno}", node, helpers


def opens(item: ast.withitem, openers: Container[str] = OPENERS) -> bool:
    calls = [node for node in ast.walk(item.context_expr) if isinstance(node, ast.Call)]
    return any(isinstance(c.func, ast.Attribute) and c.func.attr in openers for c in calls)


def speaks(call: ast.Call, helpers: Helpers) -> bool:
    """A method of the click or of something it holds, or a helper that does so with it."""
    path = ast.unparse(call.func).split(".")
    if path[0] in {"click", "self"} and len(path) > 1:
        return path[1] not in SILENT
    if "client" in path:
        return True
    if not any(isinstance(given, ast.Name) and given.id == "click" for given in call.args):
        return False
    helper = helpers.get(path[0])
    return helper is None or any(speaks(each, helpers) for each in calls_in(helper))


def calls_in(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def test_handlers_open_transactions() -> None:
    assert len(list(transactions())) > 40


def test_no_handler_talks_to_slack_inside_a_transaction() -> None:
    talking = [
        f"{place} {ast.unparse(node)}"
        for place, block, helpers in transactions()
        for statement in block.body
        for node in calls_in(statement)
        if speaks(node, helpers)
    ]

    assert talking == []


def test_no_handler_searches_while_it_writes() -> None:
    """It would keep all others from writing, for as long as it takes."""
    searching = [
        f"{place} {ast.unparse(node)}"
        for place, block, _ in transactions()
        if any(opens(item, WRITERS) for item in block.items)
        for node in calls_in(block)
        if ast.unparse(node.func) in SEARCHES
    ]

    assert searching == []
