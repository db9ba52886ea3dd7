"""Which tests run: on PostgreSQL too where that can matter, everywhere, or the short loop.

The fixture `database` gives a test to both engines, and plain `pytest` runs all of it.
`make test` runs `--twin=some`: on PostgreSQL whatever stands in a folder of `ALWAYS` or is
marked `both`, and the first story of each file. `--twin=rest` runs what that left out, and
nothing else. Together they notice when the part left out has a statement of its own: its story
is to be marked then. `--quick` is for the loop while working: SQLite, no processes and no
browser, and the first story of each file. docs/decisions.md has the reasons.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal, cast

import pytest
from sqlalchemy import Connection, Engine, event

Share = Literal["all", "some", "rest", "quick"]

POSTGRESQL = "postgres_database"
BOTH, SLOW = "both", "slow"
ALWAYS = ("tests/storage/", "tests/search/", "tests/delivery/", "tests/domain/", "tests/web/")
STORIES = "tests/flows/"
LONG = ("tests/browser/", "tests/test_running.py", "tests/test_gallery.py", "tests/delivery/")
UNIT = ("tests/domain/", "tests/slack/", "tests/search/", "tests/sandbox/", "tests/test_texts")
KEPT = "twin/statements"  # in pytest's cache: what `--twin=some` sent to PostgreSQL
VALUE = re.compile(r"%\(\w+\)s(::[\w ]+(\(\d+\))?(\[\])?)?")
VALUES = re.compile(r"\((\?|\d+)(, (\?|\d+))*\)")
ROWS = re.compile(r"(\(\?\), )+\(\?\)")


class Twin:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._share = cast("Share", config.getoption("twin"))
        if config.getoption("quick"):
            self._share = "quick"
        self._left_out = 0
        self._running = ""
        self._sent: dict[str, str] = {}  # a statement, and which test sent it first
        if self._share in {"some", "rest"}:
            event.listen(Engine, "before_cursor_execute", self._hear)

    @pytest.hookimpl(tryfirst=True)  # before -k and -m, so that these choose from the same
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = set(share(items, self._share))
        self._left_out = len(items) - len(chosen)
        self._config.hook.pytest_deselected(items=[i for i in items if i not in chosen])
        # The longest first, so that no process is left alone with them.
        items[:] = sorted(
            (item for item in items if item in chosen),
            key=lambda item: not _takes_long(item),
        )

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._running = nodeid

    def _hear(self, connection: Connection, _cursor: object, statement: str, *_: Any) -> None:
        if connection.dialect.name == "postgresql":
            self._sent.setdefault(shape(statement), self._running)

    def pytest_sessionfinish(self) -> None:
        """A process of many hands over what it knows."""
        if (told := getattr(self._config, "workeroutput", None)) is not None:
            told["twin"] = (self._left_out, self._sent)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self._left_out, sent = getattr(node, "workeroutput", {}).get("twin", (0, {}))
        self._sent = sent | self._sent

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        cache = getattr(self._config, "cache", None)
        if self._left_out:
            terminalreporter.write_line(f"{self._left_out} left out by --twin or --quick")
        if cache is None or self._config.getoption("collectonly"):
            return
        if self._share == "some":
            cache.set(KEPT, list(self._sent))
        elif self._share == "rest" and (kept := set(cache.get(KEPT, ()))):
            new = {of for sent, of in self._sent.items() if sent not in kept}
            for test in sorted(new):
                terminalreporter.write_line(f"mark it `both`, it asks what nobody asks: {test}")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("leerkring")
    group.addoption(
        "--twin",
        choices=("all", "some", "rest"),
        default="all",
        help="which tests run on PostgreSQL too; `rest`: only what `some` leaves out",
    )
    group.addoption("--quick", action="store_true", help="unit tests and a story per subject")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{BOTH}: `make test` runs it on PostgreSQL too")
    config.addinivalue_line("markers", f"{SLOW}: five seconds or more; not for --quick")
    config.pluginmanager.register(Twin(config))


def share(items: list[pytest.Item], wanted: Share) -> Iterator[pytest.Item]:
    """The part of all tests that is asked for, in their order."""
    firsts = _firsts(items)
    for item in items:
        if not _on_postgresql(item):
            part: set[Share] = {"all", "some"}
            if (item.nodeid.startswith(UNIT) or item in firsts) and not _takes_long(item):
                part.add("quick")
        elif (
            item.nodeid.startswith(ALWAYS) or item in firsts or item.get_closest_marker("both")
        ):
            part = {"all", "some"}
        else:
            part = {"all", "rest"}
        if wanted in part:
            yield item


def _firsts(items: list[pytest.Item]) -> set[pytest.Item]:
    """The first story of each file, on each engine."""
    found: dict[tuple[str, bool], pytest.Item] = {}
    for item in items:
        if item.nodeid.startswith(STORIES):
            found.setdefault((item.nodeid.partition("::")[0], _on_postgresql(item)), item)
    return set(found.values())


def _takes_long(item: pytest.Item) -> bool:
    return item.nodeid.startswith(LONG) or item.get_closest_marker(SLOW) is not None


def _on_postgresql(item: pytest.Item) -> bool:
    spec = getattr(item, "callspec", None)
    return spec is not None and POSTGRESQL in spec.params.values()


def shape(statement: str) -> str:
    """The same for any number of values."""
    return ROWS.sub("(?)", VALUES.sub("(?)", VALUE.sub("?", statement)))
