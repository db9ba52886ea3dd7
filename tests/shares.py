"""Which tests run: those that somebody waits for, the rest, or the short loop.

The fixture `database` gives a test to both engines, and plain `pytest` runs all of it.
`most` is what `make test` runs: on SQLite everything that does not take long, and on PostgreSQL
what stands in a folder of `ALWAYS` or is marked `both`. `rest` is what that leaves out, and
nothing else: what takes long, and the other stories on PostgreSQL. `quick` is for the loop
while working: unit tests and the first story of each file, on SQLite. docs/decisions.md has the
reasons.
"""

from collections.abc import Iterator
from typing import Any, Literal, cast

import pytest

Share = Literal["all", "most", "rest", "quick"]

POSTGRESQL = "postgres_database"
BOTH, SLOW = "both", "slow"
ALWAYS = ("tests/storage/", "tests/search/", "tests/delivery/", "tests/domain/", "tests/web/")
STORIES = "tests/flows/"
# They start browsers or other processes, live months, or sweep through all that is ever shown.
LONG = (
    "tests/browser/",
    "tests/demo/",
    "tests/delivery/test_kills.py",
    "tests/test_command_line.py",
    "tests/test_gallery.py",
    "tests/test_long_lists.py",
    "tests/test_running.py",
    "tests/test_slips.py",
)
UNIT = ("tests/domain/", "tests/slack/", "tests/search/", "tests/sandbox/", "tests/test_texts")


class Shares:
    def __init__(self, config: pytest.Config) -> None:
        self._wanted = cast("Share", config.getoption("share"))
        self._left_out = 0

    @pytest.hookimpl(tryfirst=True)  # before -k and -m, so that these choose from the same
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        chosen = set(share(items, self._wanted))
        self._left_out = len(items) - len(chosen)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        # The longest first, so that no process is left alone with them.
        items[:] = sorted(
            (item for item in items if item in chosen),
            key=lambda item: not takes_long(item),
        )

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A process of many hands over what it knows."""
        if (told := getattr(session.config, "workeroutput", None)) is not None:
            told["left_out"] = self._left_out

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self._left_out = getattr(node, "workeroutput", {}).get("left_out", 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._left_out:
            terminalreporter.write_line(f"{self._left_out} left out by --share={self._wanted}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("leerkring").addoption(
        "--share",
        choices=("all", "most", "rest", "quick"),
        default="all",
        help="most: what `make test` runs; rest: what that leaves out; quick: while you work",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{BOTH}: `make test` runs it on PostgreSQL too")
    config.addinivalue_line("markers", f"{SLOW}: five seconds or more; not for `make test`")
    config.pluginmanager.register(Shares(config))


def share(items: list[pytest.Item], wanted: Share) -> Iterator[pytest.Item]:
    """The part of all tests that is asked for, in their order."""
    firsts = _firsts(items)
    for item in items:
        parts = {"all", "rest" if _can_wait(item) else "most"}
        is_short = item.nodeid.startswith(UNIT) or item in firsts
        if is_short and not takes_long(item) and not _on_postgresql(item):
            parts.add("quick")
        if wanted in parts:
            yield item


def _can_wait(item: pytest.Item) -> bool:
    if takes_long(item):
        return True
    is_kept = item.nodeid.startswith(ALWAYS) or item.get_closest_marker(BOTH) is not None
    return _on_postgresql(item) and not is_kept


def _firsts(items: list[pytest.Item]) -> set[pytest.Item]:
    """The first story of each file."""
    found: dict[str, pytest.Item] = {}
    for item in items:
        if item.nodeid.startswith(STORIES) and not _on_postgresql(item):
            found.setdefault(item.nodeid.partition("::")[0], item)
    return set(found.values())


def takes_long(item: pytest.Item) -> bool:
    return item.nodeid.startswith(LONG) or item.get_closest_marker(SLOW) is not None


def _on_postgresql(item: pytest.Item) -> bool:
    spec = getattr(item, "callspec", None)
    return spec is not None and POSTGRESQL in spec.params.values()
