"""Every act that the audit trail records is looked for there by a story that does it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot

HERE = Path(__file__).parent


def trees(folder: Path, named: str, words: str) -> Iterator[ast.Module]:
    """Of the files with these words: to parse all of them takes seconds."""
    for path in folder.rglob(named):
        if words in (text := path.read_text("utf-8")):
            yield ast.parse(text)


def recorded() -> Iterator[str]:
    """The actions given to `audit.record`; of one that is put together, how it begins."""
    for tree in trees(Path(bot.__file__).parent, "*.py", "audit.record("):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                action = node.args[2]
                first = action.values[0] if isinstance(action, ast.JoinedStr) else action
                yield from (str(e.value) for e in [first] if isinstance(e, ast.Constant))


def looked_for() -> set[str]:
    """The constants in each assertion about what was audited."""
    return {
        str(constant.value)
        for tree in trees(HERE, "test_*.py", ".audited()")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert) and ".audited()" in ast.unparse(node.test)
        for constant in ast.walk(node.test)
        if isinstance(constant, ast.Constant)
    }


def test_every_act_that_is_recorded_is_looked_for() -> None:
    found = looked_for()
    missing = {each for each in recorded() if not any(one.startswith(each) for one in found)}

    assert missing == set()
